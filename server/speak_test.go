package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The things that clients say of documents.

func (c *client) open(uri, body string) {
	c.notify("textDocument/didOpen", obj{"textDocument": obj{"uri": uri, "languageId": "python", "version": 1, "text": body}})
}

func (c *client) close(uri string) {
	c.notify("textDocument/didClose", obj{"textDocument": obj{"uri": uri}})
}

func (c *client) edit(uri string, version int, changes ...obj) {
	c.notify("textDocument/didChange", obj{"textDocument": obj{"uri": uri, "version": version}, "contentChanges": changes})
}

func replace(l1, c1, l2, c2 int, text string) obj {
	return obj{"range": span(l1, c1, l2, c2), "text": text}
}

func span(l1, c1, l2, c2 int) obj {
	return obj{"start": obj{"line": l1, "character": c1}, "end": obj{"line": l2, "character": c2}}
}

func whole(text string) obj { return obj{"text": text} }

// finding is what the tests look at of one.
type finding struct {
	Range struct {
		Start, End struct{ Line, Character int }
	}
	Severity           int
	Code, Message      string
	Source             string
	CodeDescription    struct{ Href string }
	Data               json.RawMessage
	RelatedInformation []struct {
		Location struct{ URI string }
		Message  string
	}
}

func (f finding) String() string {
	r := f.Range
	return fmt.Sprintf("%d:%d-%d:%d %s", r.Start.Line, r.Start.Character, r.End.Line, r.End.Character, f.Code)
}

func lines(all []finding) string {
	var b []string
	for _, f := range all {
		b = append(b, f.String())
	}
	return strings.Join(b, "; ")
}

type published struct {
	URI         string
	Version     *int
	Diagnostics []finding
}

// pushed are all publications of a file so far.
func (c *client) pushed(uri string) []published {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	var all []published
	for _, m := range c.got {
		if m.Method == "textDocument/publishDiagnostics" {
			var p published
			if err := json.Unmarshal(m.Params, &p); err != nil {
				c.t.Error(err)
			}
			if p.URI == uri {
				all = append(all, p)
			}
		}
	}
	return all
}

// pushedAt waits for the findings of a version.
func (c *client) pushedAt(uri string, version int) []finding {
	c.t.Helper()
	var found published
	c.await(fmt.Sprintf("version %d of %s", version, uri), func(*message) bool {
		for _, p := range c.pushed(uri) {
			if p.Version != nil && *p.Version == version {
				found = p
				return true
			}
		}
		return false
	})
	return found.Diagnostics
}

// pull asks for the findings of a document, as often as it takes.
func (c *client) pull(uri string, previous string) (kind, id string, found []finding) {
	c.t.Helper()
	for {
		params := obj{"textDocument": obj{"uri": uri}}
		if previous != "" {
			params["previousResultId"] = previous
		}
		m := c.call("textDocument/diagnostic", params)
		if m.Error != nil && m.Error.Code == -32802 {
			continue
		}
		if m.Error != nil {
			c.t.Fatalf("pull: %+v", m.Error)
		}
		var r struct {
			Kind, ResultID string
			Items          []finding
		}
		if err := json.Unmarshal(m.Result, &r); err != nil {
			c.t.Fatal(err)
		}
		return r.Kind, r.ResultID, r.Items
	}
}

// tree writes files and gives their folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := realPath(t.TempDir())
	for name, body := range files {
		write(t, filepath.Join(root, name), body)
	}
	return root
}

func write(t *testing.T, path, body string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
}

func in(root, name string) string { return string(uriOf(filepath.Join(root, name))) }

func mustEnd(t *testing.T, c *client, want error) {
	t.Helper()
	if err := c.end(); !errors.Is(err, want) || (err == nil) != (want == nil) {
		t.Errorf("ended with %v, want %v", err, want)
	}
}
