package server

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rule"
)

// capable is a client that also asks for the edits of actions later.
func capable() obj {
	return with(pushes, "textDocument", obj{"codeAction": obj{"dataSupport": true, "resolveSupport": obj{"properties": []string{"edit"}},
		"codeActionLiteralSupport": obj{"codeActionKind": obj{"valueSet": []string{"quickfix"}}}}})
}

func TestFixesOfARuleAreResolvedLater(t *testing.T) {
	asked := 0
	counted := *spoil
	counted.Repair = func(p *rule.Pass, f *rule.Finding) []rule.Repair {
		asked++
		return spoil.Repair(p, f)
	}
	c := begin(t, clientKind{capabilities: capable(), rules: []*rule.Rule{&counted}})
	c.open("untitled:a", spoilt)
	m := c.call("textDocument/codeAction", obj{"textDocument": obj{"uri": "untitled:a"}, "range": span(0, 12, 0, 12), "context": obj{"diagnostics": []obj{}}})
	var all []json.RawMessage
	if err := json.Unmarshal(m.Result, &all); err != nil || len(all) < 2 {
		t.Fatalf("%s %+v", m.Result, m.Error)
	}
	if !strings.Contains(string(all[1]), "Fix all findings of spoil") || strings.Contains(string(all[1]), `"edit"`) || asked != 1 {
		t.Errorf("%s, asked for the repairs of %d findings", all[1], asked)
	}
	var resolved fixAnswer
	m = c.call("codeAction/resolve", all[1])
	if err := json.Unmarshal(m.Result, &resolved); err != nil {
		t.Fatalf("%s %+v", m.Result, m.Error)
	}
	if len(resolved.Edit.Changes["untitled:a"]) != 4 || resolved.Title != "Fix all findings of spoil in this file" {
		t.Errorf("%+v", resolved)
	}
	if m = c.call("codeAction/resolve", all[0]); !strings.Contains(string(m.Result), "Make it good") {
		t.Errorf("an action with its edit: %s %+v", m.Result, m.Error)
	}
	if m = c.call("codeAction/resolve", obj{"title": "x", "data": []int{1}}); m.Error == nil {
		t.Errorf("data of others: %s", m.Result)
	}
}

// spread finds calls of bad(); its repair edits the file and other.py.
var spread = &rule.Rule{
	ID: "spread", Family: rule.Blocking, Severity: rule.Warning, Confidence: rule.Certain,
	Title: spoil.Title, Message: spoil.Message, Check: spoil.Check,
	Repair: func(p *rule.Pass, f *rule.Finding) []rule.Repair {
		top := program.Site{Unit: p.Module("other.py").Units[0], Span: text.Span{}}
		return []rule.Repair{{Title: rule.Text{EN: "Everywhere (see both)", FR: "Partout (voir les deux)"},
			Edits: []rule.Edit{{At: f.At, Text: "good()"}, {At: top, Text: "y = 2\n"}}}}
	},
}

func TestFixOverSeveralFiles(t *testing.T) {
	files := map[string]string{"a.py": "x = 1\nbad()\n", "other.py": "x = 1\nbad()\n"}
	edits := func(capabilities obj) (root string, edit map[string]json.RawMessage) {
		root = tree(t, files)
		c := begin(t, clientKind{capabilities: capabilities, rules: []*rule.Rule{spread}, root: root})
		c.open(in(root, "a.py"), files["a.py"])
		c.pushedLast(in(root, "other.py"), "1:0-1:5 spread") // the folder is read
		c.pushedLast(in(root, "a.py"), "1:0-1:5 spread")
		m := c.call("textDocument/codeAction", obj{"textDocument": obj{"uri": in(root, "a.py")}, "range": span(1, 1, 1, 1), "context": obj{"diagnostics": []obj{}}})
		var all []struct{ Edit map[string]json.RawMessage }
		if err := json.Unmarshal(m.Result, &all); err != nil || len(all) == 0 {
			t.Fatalf("%s %+v", m.Result, m.Error)
		}
		return root, all[0].Edit
	}

	_, edit := edits(with(pushes, "workspace", obj{"workspaceEdit": obj{"documentChanges": true, "changeAnnotationSupport": obj{}}}))
	if !strings.Contains(string(edit["changeAnnotations"]), `"needsConfirmation":true`) || !strings.Contains(string(edit["changeAnnotations"]), "Everywhere (see both)") {
		t.Errorf("annotations %s", edit["changeAnnotations"])
	}
	if changes := string(edit["documentChanges"]); strings.Count(changes, `"annotationId"`) != 2 || strings.Count(changes, `"textDocument"`) != 2 || strings.Count(changes, `"version":1`) != 1 {
		t.Errorf("changes %s", changes)
	}

	_, edit = edits(with(pushes, "workspace", obj{"workspaceEdit": obj{"documentChanges": true}}))
	if edit["changeAnnotations"] != nil || strings.Contains(string(edit["documentChanges"]), "annotationId") {
		t.Errorf("without annotations: %s", edit)
	}

	root, edit := edits(pushes)
	var plain map[string][]textEdit
	if err := json.Unmarshal(edit["changes"], &plain); err != nil || edit["documentChanges"] != nil {
		t.Fatalf("%s %v", edit, err)
	}
	if len(plain[in(root, "a.py")]) != 1 || len(plain[in(root, "other.py")]) != 1 || plain[in(root, "other.py")][0].NewText != "y = 2\n" {
		t.Errorf("plain edits %+v", plain)
	}
}
