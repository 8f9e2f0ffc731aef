package server

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
)

type hoverAnswer struct {
	Contents struct{ Kind, Value string }
	Range    struct{ Start, End struct{ Line, Character int } }
}

func (c *client) hoverAt(uri string, line, column int) *hoverAnswer {
	c.t.Helper()
	m := c.call("textDocument/hover", obj{"textDocument": obj{"uri": uri}, "position": obj{"line": line, "character": column}})
	if m.Error != nil {
		c.t.Fatalf("hover: %+v", m.Error)
	}
	var h *hoverAnswer
	if err := json.Unmarshal(m.Result, &h); err != nil {
		c.t.Fatal(err)
	}
	return h
}

func TestHover(t *testing.T) {
	c := begin(t, clientKind{capabilities: pushes})
	c.open("untitled:a", "import time\n\nasync def f():\n    \"𝄞\"; time.sleep(1)\n\n\n# parahint: ignore[no-such, blocking-call-in-async]\n# blocking-call-in-async\n")
	const page = "# Blocking call in a coroutine"
	h := c.hoverAt("untitled:a", 3, 12)
	if h == nil || !strings.Contains(h.Contents.Value, page) || !strings.HasPrefix(h.Contents.Value, "**time.sleep()") {
		t.Errorf("on a finding: %+v", h)
	} else if h.Range.Start.Character != 10 || h.Contents.Kind != "markdown" {
		t.Errorf("on a finding: %+v %s", h.Range, h.Contents.Kind)
	}
	if h := c.hoverAt("untitled:a", 6, 35); h == nil || !strings.HasPrefix(h.Contents.Value, "##"+page) || h.Range.Start.Character != 28 {
		t.Errorf("on a comment: %+v", h)
	}
	for _, at := range [][2]int{{0, 0}, {6, 22}, {7, 8}, {90, 0}} {
		if h := c.hoverAt("untitled:a", at[0], at[1]); h != nil {
			t.Errorf("at %v: %+v", at, h)
		}
	}
	root := tree(t, map[string]string{"pyproject.toml": ""})
	c.notify("textDocument/didOpen", obj{"textDocument": obj{"uri": in(root, "pyproject.toml"), "languageId": "toml", "version": 1,
		"text": "[tool.parahint]\nignore = [\"blocking-call-in-async\"]\n"}})
	if h := c.hoverAt(in(root, "pyproject.toml"), 1, 15); h == nil || !strings.HasPrefix(h.Contents.Value, "##"+page) {
		t.Errorf("in settings: %+v", h)
	}
}

type actionAnswer struct {
	Title, Kind string
	Edit        struct {
		Changes map[string][]struct {
			Range   json.RawMessage
			NewText string
		}
	}
	Command struct {
		Command   string
		Arguments []string
	}
}

func (c *client) actionsAt(uri string, line, column int, context obj) []actionAnswer {
	c.t.Helper()
	m := c.call("textDocument/codeAction", obj{"textDocument": obj{"uri": uri}, "range": span(line, column, line, column), "context": context})
	var all []actionAnswer
	if err := json.Unmarshal(m.Result, &all); err != nil {
		c.t.Fatalf("%s %+v", m.Result, m.Error)
	}
	return all
}

func TestCodeActions(t *testing.T) {
	c := begin(t, clientKind{capabilities: pushes, locale: "fr"})
	c.open("untitled:a", sleeper)
	all := c.actionsAt("untitled:a", 3, 8, obj{"diagnostics": []obj{}})
	if len(all) < 3 {
		t.Fatalf("%+v", all)
	}
	all = all[len(all)-3:] // what mends comes before
	var titles []string
	for _, a := range all {
		titles = append(titles, a.Title)
	}
	want := "Ignorer blocking-call-in-async ici, Ignorer blocking-call-in-async dans ce fichier, Expliquer blocking-call-in-async"
	if got := strings.Join(titles, ", "); got != want {
		t.Fatalf("%s", got)
	}
	if e := all[0].Edit.Changes["untitled:a"]; len(e) != 1 || e[0].NewText != "  # parahint: ignore[blocking-call-in-async]" {
		t.Errorf("edit %+v", e)
	}
	if all := c.actionsAt("untitled:a", 0, 0, obj{"diagnostics": []obj{}}); len(all) != 0 {
		t.Errorf("where nothing is: %+v", all)
	}
	if all := c.actionsAt("untitled:a", 3, 8, obj{"diagnostics": []obj{}, "only": []string{"source"}}); len(all) != 0 {
		t.Errorf("of another kind: %+v", all)
	}
	m := c.call("workspace/executeCommand", obj{"command": all[2].Command.Command, "arguments": all[2].Command.Arguments})
	var page string
	if err := json.Unmarshal(m.Result, &page); err != nil || !strings.HasPrefix(page, "# Appel bloquant") {
		t.Errorf("page %q %v", page, err)
	}
}

func TestExplainOpensThePage(t *testing.T) {
	c := begin(t, clientKind{capabilities: with(pushes, "window", obj{"showDocument": obj{"support": true}}),
		answers: map[string]any{"window/showDocument": obj{"success": true}}})
	c.call("workspace/executeCommand", obj{"command": commandExplain, "arguments": []string{"blocking-call-in-async"}})
	c.await("the page", func(m *message) bool {
		return m.Method == "window/showDocument" && strings.Contains(string(m.Params), "https://example.org/en/blocking-call-in-async")
	})
	for _, arguments := range [][]any{nil, {}, {1}, {"no-such"}, {"a", "b"}} {
		if m := c.call("workspace/executeCommand", obj{"command": commandExplain, "arguments": arguments}); m.Error == nil || m.Error.Code != -32602 {
			t.Errorf("%v: %s", arguments, m.Result)
		}
	}
}

func TestSuppressLine(t *testing.T) {
	tests := []struct {
		name, before string
		line         int
		want         string
	}{
		{"end of line", "f(1)\nx\n", 0, "f(1)  # parahint: ignore[r]\nx\n"},
		{"CRLF", "f(1)\r\nx\r\n", 0, "f(1)  # parahint: ignore[r]\r\nx\r\n"},
		{"no line ending", "f(1)", 0, "f(1)  # parahint: ignore[r]"},
		{"blanks at the end", "f(1) \t\nx\n", 0, "f(1)  # parahint: ignore[r]\nx\n"},
		{"behind a comment", "f(1)  # why\n", 0, "f(1)  # why  # parahint: ignore[r]\n"},
		{"more rules", "f(1)  # parahint: ignore[a]\n", 0, "f(1)  # parahint: ignore[a, r]\n"},
		{"more rules, with a reason", "f(1)  # parahint: ignore[a] so\n", 0, "f(1)  # parahint: ignore[a, r] so\n"},
		{"empty list", "f(1)  # parahint: ignore[]\n", 0, "f(1)  # parahint: ignore[r]\n"},
		{"looks like a comment", "f('# parahint: ignore[a]')\n", 0, "f('# parahint: ignore[a]')  # parahint: ignore[r]\n"},
		{"in brackets", "f(\n    1,\n)\n", 0, "f(  # parahint: ignore[r]\n    1,\n)\n"},
		{"in a string", "def g():\n\tf(\"\"\"\n\ta\"\"\")\n", 1, "def g():\n\t# parahint: ignore[r]\n\tf(\"\"\"\n\ta\"\"\")\n"},
		{"in a string, CRLF", "f('''\r\n''')\r\n", 0, "# parahint: ignore[r]\r\nf('''\r\n''')\r\n"},
		{"end of a string", "x = '''\na'''; f(1)\n", 1, "x = '''\na'''; f(1)  # parahint: ignore[r]\n"},
		{"backslash", "class A:\n    def g(self):\n        y = 1 + \\\n            f(1)\n", 2,
			"class A:\n    def g(self):\n        # parahint: ignore[r]\n        y = 1 + \\\n            f(1)\n"},
		{"second line of a backslash", "y = 1 + \\\n    f(1) + \\\n    2\n", 1, "# parahint: ignore[r]\ny = 1 + \\\n    f(1) + \\\n    2\n"},
		{"decorated", "@d\ndef g(\\\n  a): pass\n", 1, "# parahint: ignore[r]\n@d\ndef g(\\\n  a): pass\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := suppressLine(syntax.NewFile([]byte(test.before)), test.line, "r")
			if got := string(text.Apply([]byte(test.before), e)); got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestSuppressFile(t *testing.T) {
	tests := []struct{ name, before, want string }{
		{"first line", "x = 1\n", "# parahint: ignore-file[r]\nx = 1\n"},
		{"empty", "", "# parahint: ignore-file[r]\n"},
		{"CRLF", "x = 1\r\n", "# parahint: ignore-file[r]\r\nx = 1\r\n"},
		{"shebang", "#!/usr/bin/python\nx = 1\n", "#!/usr/bin/python\n# parahint: ignore-file[r]\nx = 1\n"},
		{"shebang alone", "#!/usr/bin/python", "#!/usr/bin/python\n# parahint: ignore-file[r]"},
		{"coding", "#!/usr/bin/python\n# -*- coding: latin-1 -*-\n# (c)\n", "#!/usr/bin/python\n# -*- coding: latin-1 -*-\n# parahint: ignore-file[r]\n# (c)\n"},
		{"coding in the second line", "# (c)\n# coding: utf-8\nx\n", "# (c)\n# coding: utf-8\n# parahint: ignore-file[r]\nx\n"},
		{"more rules", "# (c)\n# parahint: ignore-file[a]\nx\n", "# (c)\n# parahint: ignore-file[a, r]\nx\n"},
		{"a later one does not count", "x\n# parahint: ignore-file[a]\n", "# parahint: ignore-file[r]\nx\n# parahint: ignore-file[a]\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := suppressFile(syntax.NewFile([]byte(test.before)), "r")
			if got := string(text.Apply([]byte(test.before), e)); got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}
