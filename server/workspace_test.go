package server

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// pushedLast waits until the last publication of a file is what is wanted.
func (c *client) pushedLast(uri, want string) {
	c.t.Helper()
	c.await(want+" pushed of "+uri, func(*message) bool {
		all := c.pushed(uri)
		return len(all) > 0 && lines(all[len(all)-1].Diagnostics) == want
	})
}

const (
	cSleeps = "3:4-3:17 blocking-call-in-async"
	aCalls  = "3:4-3:14 transitive-blocking-in-async"
)

// TestClosedFilesArePushed tries a folder that joins the session of the open documents, and one that gets a session of its own.
func TestClosedFilesArePushed(t *testing.T) {
	large := maps.Clone(project2)
	large["d.py"] = strings.Repeat("number = 1\n", fewBytes/len("number = 1\n")+1)
	for name, files := range map[string]map[string]string{"small": project2, "large": large} {
		t.Run(name, func(t *testing.T) { closedFilesArePushed(t, files) })
	}
}

func closedFilesArePushed(t *testing.T, files map[string]string) {
	root := tree(t, files)
	c := begin(t, clientKind{capabilities: pushes, root: root})
	c.pushedLast(in(root, "c.py"), cSleeps)
	c.pushedLast(in(root, "a.py"), aCalls)
	a := c.pushed(in(root, "a.py"))[0]
	if a.Version != nil {
		t.Errorf("a closed file has version %d", *a.Version)
	}
	related := a.Diagnostics[0].RelatedInformation
	if len(related) == 0 || related[len(related)-1].Location.URI != in(root, "b.py") {
		t.Errorf("related %+v", related)
	}
	c.open(in(root, "b.py"), project2["b.py"])
	c.pushedAt(in(root, "b.py"), 1)
	c.edit(in(root, "b.py"), 2, replace(3, 4, 3, 17, "pass"))
	c.pushedLast(in(root, "a.py"), "")
	// Closing without saving brings the file on disk back.
	c.close(in(root, "b.py"))
	c.pushedLast(in(root, "a.py"), aCalls)
	if n := len(c.pushed(in(root, "c.py"))); n != 1 {
		t.Errorf("the same findings were sent %d times", n)
	}
}

// TestPulledThenPushed: a client that pulls documents, but not the workspace, gets closed files pushed.
func TestPulledThenPushed(t *testing.T) {
	root := tree(t, project2)
	c := begin(t, clientKind{capabilities: pulls, root: root})
	c.pushedLast(in(root, "c.py"), cSleeps)
	c.request("workspace/diagnostic", obj{"previousResultIds": []obj{}, "partialResultToken": "ws"})
	c.reported("ws", in(root, "c.py"), cSleeps)
	c.pushedLast(in(root, "c.py"), "")
}

func TestWatchedFiles(t *testing.T) {
	watches := with(pushes, "workspace", obj{"didChangeWatchedFiles": obj{"dynamicRegistration": true}})
	tests := []struct {
		name string
		do   func(t *testing.T, root string) (file string, kind int)
		want map[string]string
	}{
		{"changed", func(t *testing.T, root string) (string, int) {
			write(t, filepath.Join(root, "c.py"), "\n"+sleeper)
			return "c.py", 2
		}, map[string]string{"c.py": "4:4-4:17 blocking-call-in-async"}},
		{"created", func(t *testing.T, root string) (string, int) {
			write(t, filepath.Join(root, "d.py"), sleeper)
			return "d.py", 1
		}, map[string]string{"d.py": cSleeps}},
		{"deleted", func(t *testing.T, root string) (string, int) {
			os.Remove(filepath.Join(root, "c.py"))
			return "c.py", 3
		}, map[string]string{"c.py": ""}},
		{"renamed", func(t *testing.T, root string) (string, int) {
			os.Rename(filepath.Join(root, "c.py"), filepath.Join(root, "d.py"))
			return "d.py", 1
		}, map[string]string{"c.py": "", "d.py": cSleeps}},
		{"ignored from now on", func(t *testing.T, root string) (string, int) {
			write(t, filepath.Join(root, ".gitignore"), "c.py\n")
			return ".gitignore", 1
		}, map[string]string{"c.py": ""}},
		{"settings", func(t *testing.T, root string) (string, int) {
			write(t, filepath.Join(root, "pyproject.toml"), "[tool.parahint]\nignore = [\"blocking-call-in-async\"]\n")
			return "pyproject.toml", 2
		}, map[string]string{"c.py": "", "a.py": aCalls}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := tree(t, project2)
			c := begin(t, clientKind{capabilities: watches, root: root})
			c.await("a registration", func(m *message) bool {
				return m.Method == "client/registerCapability" && strings.Contains(string(m.Params), "workspace/didChangeWatchedFiles")
			})
			c.pushedLast(in(root, "c.py"), cSleeps)
			file, kind := test.do(t, root)
			c.notify("workspace/didChangeWatchedFiles", obj{"changes": []obj{{"uri": in(root, file), "type": kind}}})
			for _, name := range slices.Sorted(maps.Keys(test.want)) {
				c.pushedLast(in(root, name), test.want[name])
			}
		})
	}
}

// TestSaveLooksAgain is for clients that do not watch files.
func TestSaveLooksAgain(t *testing.T) {
	root := tree(t, project2)
	c := begin(t, clientKind{capabilities: pushes, root: root})
	c.open(in(root, "b.py"), project2["b.py"])
	c.pushedLast(in(root, "c.py"), cSleeps)
	write(t, filepath.Join(root, "c.py"), "\n"+sleeper)
	c.notify("textDocument/didSave", obj{"textDocument": obj{"uri": in(root, "b.py")}})
	c.pushedLast(in(root, "c.py"), "4:4-4:17 blocking-call-in-async")
}

// TestDeletedWhileOpen: the text that the editor shows counts until it is closed.
func TestDeletedWhileOpen(t *testing.T) {
	root := tree(t, project2)
	c := begin(t, clientKind{capabilities: pushes, root: root})
	c.open(in(root, "c.py"), sleeper)
	c.pushedLast(in(root, "a.py"), aCalls)
	os.Remove(filepath.Join(root, "c.py"))
	c.notify("workspace/didChangeWatchedFiles", obj{"changes": []obj{{"uri": in(root, "c.py"), "type": 3}}})
	c.edit(in(root, "c.py"), 2, replace(0, 0, 0, 0, "\n"))
	if found := c.pushedAt(in(root, "c.py"), 2); len(found) != 1 {
		t.Errorf("findings %s", lines(found))
	}
	c.close(in(root, "c.py"))
	c.pushedLast(in(root, "c.py"), "")
}

func TestRoots(t *testing.T) {
	folder := tree(t, map[string]string{
		"one/parahint.toml": "ignore = [\"blocking-call-in-async\"]\n", "one/a.py": sleeper,
		"two/pyproject.toml": "", "two/a.py": sleeper, "loose/a.py": sleeper, "loose/b.py": sleeper,
	})
	c := begin(t, clientKind{capabilities: pushes, root: filepath.Join(folder, "one")})
	c.notify("workspace/didChangeWorkspaceFolders", obj{"event": obj{
		"added": []obj{{"uri": in(folder, "two"), "name": "two"}}, "removed": []obj{}}})
	c.pushedLast(in(folder, "two/a.py"), cSleeps)
	c.open(in(folder, "one/a.py"), sleeper)
	if found := c.pushedAt(in(folder, "one/a.py"), 1); len(found) != 0 {
		t.Errorf("the root's own settings do not count: %s", lines(found))
	}
	// A file outside of all roots is checked alone.
	c.open(in(folder, "loose/a.py"), sleeper)
	c.pushedLast(in(folder, "loose/a.py"), cSleeps)
	c.close(in(folder, "loose/a.py"))
	c.pushedLast(in(folder, "loose/a.py"), "")
	c.notify("workspace/didChangeWorkspaceFolders", obj{"event": obj{
		"added": []obj{}, "removed": []obj{{"uri": in(folder, "two"), "name": "two"}}}})
	c.pushedLast(in(folder, "two/a.py"), "")
	if all := c.pushed(in(folder, "loose/b.py")); len(all) > 0 {
		t.Errorf("a file that nobody opened was checked: %v", all)
	}
}

func TestConfiguration(t *testing.T) {
	const french = "time.sleep() dort et arrête la boucle d'événements pendant ce temps : aucune autre tâche n'avance"
	said := func(c *client, version int) string {
		c.t.Helper()
		found := c.pushedAt("untitled:a", version)
		if len(found) == 0 {
			return ""
		}
		return found[0].Message
	}
	open := func(c *client) *client { c.open("untitled:a", sleeper); return c }
	t.Run("locale", func(t *testing.T) {
		if got := said(open(begin(t, clientKind{capabilities: pushes, locale: "fr-CA"})), 1); got != french {
			t.Error(got)
		}
	})
	t.Run("initializationOptions", func(t *testing.T) {
		if got := said(open(begin(t, clientKind{capabilities: pushes, options: obj{"lang": "fr"}})), 1); got != french {
			t.Error(got)
		}
	})
	t.Run("pulled", func(t *testing.T) {
		c := begin(t, clientKind{capabilities: with(pushes, "workspace", obj{"configuration": true}),
			answers: map[string]any{"workspace/configuration": []any{obj{"lang": "fr"}}}})
		if got := said(open(c), 1); got != french {
			t.Error(got)
		}
	})
	t.Run("live", func(t *testing.T) {
		c := open(begin(t, clientKind{capabilities: pushes}))
		if got := said(c, 1); strings.Contains(got, "dort") {
			t.Error(got)
		}
		c.notify("workspace/didChangeConfiguration", obj{"settings": obj{"parahint": obj{"lang": "fr"}}})
		c.await("French", func(*message) bool {
			all := c.pushed("untitled:a")
			return all[len(all)-1].Diagnostics[0].Message == french
		})
		c.notify("workspace/didChangeConfiguration", obj{"settings": obj{"parahint": obj{"ignore": []string{"all"}}}})
		c.pushedLast("untitled:a", "")
	})
	t.Run("never answered", func(t *testing.T) {
		c := begin(t, clientKind{capabilities: with(pushes, "workspace", obj{"configuration": true}),
			answers: map[string]any{"workspace/configuration": never}})
		if got := said(open(c), 1); got == "" {
			t.Error("no findings")
		}
	})
	t.Run("problems", func(t *testing.T) {
		root := tree(t, map[string]string{"parahint.toml": "# broken\nlanguage = 3\n", "a.py": sleeper})
		c := begin(t, clientKind{capabilities: pushes, root: root})
		c.await("a problem", func(m *message) bool {
			return m.Method == "window/logMessage" && strings.Contains(string(m.Params), "parahint.toml:2:1: ")
		})
		c.pushedLast(in(root, "a.py"), cSleeps)
	})
}

func TestProgress(t *testing.T) {
	root := tree(t, project2)
	c := begin(t, clientKind{capabilities: with(pushes, "window", obj{"workDoneProgress": true}), root: root})
	for _, kind := range []string{"begin", "report", "end"} {
		c.await(kind, func(m *message) bool {
			return m.Method == "$/progress" && strings.Contains(string(m.Params), `"kind":"`+kind+`"`)
		})
	}
	c.pushedLast(in(root, "c.py"), cSleeps)
}
