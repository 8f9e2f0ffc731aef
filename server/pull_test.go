package server

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestPull(t *testing.T) {
	c := begin(t, clientKind{capabilities: pulls})
	c.open("untitled:a", sleeper)
	kind, id, found := c.pull("untitled:a", "")
	if kind != "full" || lines(found) != "3:4-3:17 blocking-call-in-async" {
		t.Errorf("%s %s", kind, lines(found))
	}
	if kind, again, _ := c.pull("untitled:a", id); kind != "unchanged" || again != id {
		t.Errorf("nothing changed, but %s", kind)
	}
	c.edit("untitled:a", 2, replace(4, 0, 4, 0, "x = 1\n"))
	if kind, _, _ := c.pull("untitled:a", id); kind != "unchanged" {
		t.Errorf("an edit that changes no finding: %s", kind)
	}
	c.edit("untitled:a", 3, replace(0, 0, 0, 0, "\n"))
	if kind, _, found := c.pull("untitled:a", id); kind != "full" || lines(found) != "4:4-4:17 blocking-call-in-async" {
		t.Errorf("%s %s", kind, lines(found))
	}
	if all := c.pushed("untitled:a"); len(all) > 0 {
		t.Errorf("what is pulled was pushed: %v", all)
	}
}

// TestPullOfAnOldVersion: an answer is for the version that was there when the request came, or none.
func TestPullOfAnOldVersion(t *testing.T) {
	c := begin(t, clientKind{capabilities: pulls})
	c.open("untitled:a", sleeper)
	var ids []int
	for version := 2; version < 60; version++ {
		c.edit("untitled:a", version, replace(0, 0, 0, 0, "\n"))
		ids = append(ids, c.request("textDocument/diagnostic", obj{"textDocument": obj{"uri": "untitled:a"}}))
	}
	for i, id := range ids {
		m := c.reply(id)
		if m.Error != nil {
			if m.Error.Code != -32802 || !strings.Contains(string(m.Error.Data), `"retriggerRequest":true`) {
				t.Errorf("%+v", m.Error)
			}
			continue
		}
		var r struct{ Items []finding }
		if err := json.Unmarshal(m.Result, &r); err != nil {
			t.Fatal(err)
		}
		if len(r.Items) != 1 || r.Items[0].Range.Start.Line != 4+i {
			t.Errorf("pull %d: %s", i, lines(r.Items))
		}
	}
	if m := c.reply(ids[len(ids)-1]); m.Error != nil {
		t.Errorf("the last pull: %+v", m.Error)
	}
}

// project2 is two modules, of which one blocks through the other.
var project2 = map[string]string{
	"pyproject.toml": "[tool.parahint]\n",
	"a.py":           "import b\n\nasync def f():\n    b.helper()\n",
	"b.py":           "import time\n\ndef helper():\n    time.sleep(1)\n",
	"c.py":           sleeper,
}

// reported waits until a held request has told of a file, and gives the last that it told.
func (c *client) reported(token, uri, want string) {
	c.t.Helper()
	c.await(want+" in a report on "+uri, func(m *message) bool {
		if m.Method != "$/progress" || !strings.Contains(string(m.Params), `"token":"`+token+`"`) {
			return false
		}
		var p struct {
			Value struct {
				Items []struct {
					URI   string
					Items []finding
				}
			}
		}
		if err := json.Unmarshal(m.Params, &p); err != nil {
			c.t.Error(err)
		}
		for _, i := range p.Value.Items {
			if i.URI == uri && lines(i.Items) == want {
				return true
			}
		}
		return false
	})
}

func TestWorkspacePull(t *testing.T) {
	root := tree(t, project2)
	c := begin(t, clientKind{capabilities: pulls, root: root})
	id := c.request("workspace/diagnostic", obj{"previousResultIds": []obj{}, "partialResultToken": "ws"})
	c.reported("ws", in(root, "c.py"), "3:4-3:17 blocking-call-in-async")
	c.reported("ws", in(root, "a.py"), "3:4-3:14 transitive-blocking-in-async")
	c.open(in(root, "b.py"), project2["b.py"])
	c.edit(in(root, "b.py"), 2, replace(3, 4, 3, 17, "pass"))
	c.reported("ws", in(root, "a.py"), "")
	c.notify("$/cancelRequest", obj{"id": id})
	if m := c.reply(id); m.Error == nil || m.Error.Code != -32800 {
		t.Errorf("cancelled: %s %+v", m.Result, m.Error)
	}
}

func TestWorkspacePullWithoutPartialResults(t *testing.T) {
	root := tree(t, project2)
	c := begin(t, clientKind{capabilities: pulls, root: root})
	m := c.call("workspace/diagnostic", obj{"previousResultIds": []obj{}})
	var r struct {
		Items []struct{ URI, ResultID string }
	}
	if err := json.Unmarshal(m.Result, &r); err != nil || len(r.Items) != 2 {
		t.Fatalf("%s %v", m.Result, err)
	}
	previous := []obj{}
	for _, i := range r.Items {
		previous = append(previous, obj{"uri": i.URI, "value": i.ResultID})
	}
	held := c.request("workspace/diagnostic", obj{"previousResultIds": previous})
	c.call("shutdown", nil)
	if m := c.reply(held); string(m.Result) != `{"items":[]}` {
		t.Errorf("held request at the end: %s", m.Result)
	}
}

// TestRefresh: the findings of an open document change by an edit of another one.
func TestRefresh(t *testing.T) {
	root := tree(t, project2)
	c := begin(t, clientKind{capabilities: pulls, root: root})
	a, b := in(root, "a.py"), in(root, "b.py")
	c.open(a, project2["a.py"])
	c.open(b, project2["b.py"])
	c.request("workspace/diagnostic", obj{"previousResultIds": []obj{}, "partialResultToken": "ws"})
	c.reported("ws", in(root, "c.py"), "3:4-3:17 blocking-call-in-async")
	if _, _, found := c.pull(a, ""); len(found) != 1 {
		t.Errorf("findings %s", lines(found))
	}
	c.edit(b, 2, replace(3, 4, 3, 17, "pass"))
	c.await("a refresh", func(m *message) bool { return m.Method == "workspace/diagnostic/refresh" })
	if _, _, found := c.pull(a, ""); len(found) != 0 {
		t.Errorf("findings %s", lines(found))
	}
}

func TestPullOfAClosedFile(t *testing.T) {
	root := tree(t, project2)
	c := begin(t, clientKind{capabilities: pulls, root: root})
	c.request("workspace/diagnostic", obj{"previousResultIds": []obj{}, "partialResultToken": "ws"})
	c.reported("ws", in(root, "c.py"), "3:4-3:17 blocking-call-in-async")
	if _, _, found := c.pull(in(root, "c.py"), ""); len(found) != 1 {
		t.Errorf("findings %s", lines(found))
	}
	if _, _, found := c.pull("git:/c.py", ""); len(found) != 0 {
		t.Errorf("findings %s", lines(found))
	}
}
