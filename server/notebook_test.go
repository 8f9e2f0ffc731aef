package server

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func code(uri, body string) (cell, text obj) {
	return obj{"kind": 2, "document": uri}, obj{"uri": uri, "languageId": "python", "version": 1, "text": body}
}

// notebook opens one with these Python cells, which are called by their numbers.
func (c *client) notebook(uri string, bodies ...string) {
	cells, texts := []obj{{"kind": 1, "document": uri + "#markdown"}}, []obj{{"uri": uri + "#markdown", "languageId": "markdown", "version": 1, "text": "# time.sleep(1)\n"}}
	for i, body := range bodies {
		cell, text := code(cellURI(uri, i), body)
		cells, texts = append(cells, cell), append(texts, text)
	}
	c.notify("notebookDocument/didOpen", obj{"notebookDocument": obj{"uri": uri, "notebookType": "jupyter-notebook", "version": 1, "cells": cells},
		"cellTextDocuments": texts})
}

func cellURI(uri string, i int) string { return uri + "#c" + string(rune('0'+i)) }

// marks are where findings of a cell begin, with their rules.
func marks(found []finding) []string {
	var all []string
	for _, f := range found {
		all = append(all, f.Code+":"+string(rune('0'+f.Range.Start.Line)))
	}
	slices.Sort(all)
	return all
}

const (
	helperCell = "%%time\nimport time, asyncio\n!pip install x\n\ndef slow():\n    time.sleep(1)\n"
	asyncCell  = "async def f():\n    slow()\n    time.sleep(2)"
	awaitCell  = "%matplotlib inline\nawait f()\ntime.sleep(3); await f()\n"
)

func TestNotebook(t *testing.T) {
	root := tree(t, map[string]string{"a.py": ""})
	c := begin(t, clientKind{capabilities: pulls, root: root})
	book := in(root, "book.ipynb")
	c.notebook(book, helperCell, asyncCell, awaitCell)
	for i, want := range []string{"", "blocking-call-in-async:2 transitive-blocking-in-async:1", "blocking-call-in-async:2"} {
		_, _, found := c.pull(cellURI(book, i), "")
		if got := strings.Join(marks(found), " "); got != want {
			t.Errorf("cell %d: %q, want %q", i, got, want)
		}
		for _, f := range found {
			for _, related := range f.RelatedInformation {
				if f.Code == "transitive-blocking-in-async" && related.Location.URI != cellURI(book, 0) {
					t.Errorf("evidence in %s", related.Location.URI)
				}
			}
		}
	}
	if h := c.hoverAt(cellURI(book, 1), 2, 6); h == nil || h.Range.Start.Line != 2 {
		t.Errorf("hover %+v", h)
	}
	c.notify("notebookDocument/didChange", obj{"notebookDocument": obj{"uri": book, "version": 2}, "change": obj{"cells": obj{"textContent": []obj{
		{"document": obj{"uri": cellURI(book, 0), "version": 2}, "changes": []obj{replace(4, 0, 4, 0, "# one more line\n")}},
	}}}})
	if _, _, found := c.pull(cellURI(book, 1), ""); strings.Join(marks(found), " ") != "blocking-call-in-async:2 transitive-blocking-in-async:1" {
		t.Errorf("after an edit in another cell: %v", marks(found))
	}
	// The first cell goes: slow and time are no longer known.
	c.notify("notebookDocument/didChange", obj{"notebookDocument": obj{"uri": book, "version": 3}, "change": obj{"cells": obj{"structure": obj{
		"array": obj{"start": 1, "deleteCount": 1}, "didClose": []obj{{"uri": cellURI(book, 0)}},
	}}}})
	if _, _, found := c.pull(cellURI(book, 1), ""); len(found) != 0 {
		t.Errorf("without the first cell: %v", marks(found))
	}
	c.notify("notebookDocument/didClose", obj{"notebookDocument": obj{"uri": book}, "cellTextDocuments": []obj{}})
	if _, _, found := c.pull(cellURI(book, 1), ""); len(found) != 0 {
		t.Errorf("closed: %v", marks(found))
	}
}

func TestNotebookIsPushed(t *testing.T) {
	root := tree(t, map[string]string{"a.py": ""})
	c := begin(t, clientKind{capabilities: pushes, root: root})
	book := in(root, "book.ipynb")
	c.notebook(book, helperCell, asyncCell)
	c.await("the findings of a cell", func(m *message) bool {
		return m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), "#c1") && strings.Contains(string(m.Params), "blocking-call-in-async")
	})
	c.notify("notebookDocument/didClose", obj{"notebookDocument": obj{"uri": book}, "cellTextDocuments": []obj{}})
	c.await("the findings to be taken back", func(m *message) bool {
		return m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), "#c1") && strings.Contains(string(m.Params), `"diagnostics":[]`)
	})
}

func TestNotebookFix(t *testing.T) {
	root := tree(t, map[string]string{"a.py": ""})
	c := begin(t, clientKind{capabilities: pulls, root: root})
	book := in(root, "book.ipynb")
	c.notebook(book, helperCell, asyncCell)
	actions := c.actionsAt(cellURI(book, 1), 2, 6, obj{"diagnostics": []obj{}})
	i := slices.IndexFunc(actions, func(a actionAnswer) bool { return strings.Contains(a.Title, "asyncio.sleep") })
	if i < 0 {
		t.Fatalf("actions %+v", actions)
	}
	edits := actions[i].Edit.Changes[cellURI(book, 1)]
	if len(edits) == 0 || len(actions[i].Edit.Changes) != 1 {
		t.Fatalf("edit %+v", actions[i].Edit)
	}
	var at struct{ Start struct{ Line int } }
	if err := json.Unmarshal(edits[0].Range, &at); err != nil || at.Start.Line != 2 {
		t.Errorf("edit at %s", edits[0].Range)
	}
}

func TestWithoutMagics(t *testing.T) {
	for body, want := range map[string]string{
		"%time f()\nx\n":        "         \nx\n",
		"!ls\r\ny":              "   \r\ny",
		"a?\nb":                 "  \nb",
		"files = !ls *.py\n":    "                \n",
		"t = %timeit -o f()":    "                  ",
		"x = y % 2\nz = a != b": "x = y % 2\nz = a != b",
		"f(x=1) # ok?\n":        "f(x=1) # ok?\n",
		"# what?\n":             "# what?\n",
		"%%bash\nls\nrm x\n":    "      \n  \n    \n",
		"%%timeit -n 3\nf()\n":  "             \nf()\n",
		"    %cd x\n    g()\n":  "         \n    g()\n",
		"x == !y":               "x == !y",
		"":                      "",
	} {
		if got := string(withoutMagics([]byte(body))); got != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
}
