package server

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rule"
)

// spoil finds calls of bad() and of awful(); the first has a safe repair that imports something, the other one that is not.
var spoil = &rule.Rule{
	ID: "spoil", Family: rule.Blocking, Severity: rule.Warning, Confidence: rule.Certain,
	Title: rule.Text{EN: "Spoilt", FR: "Gâté"}, Message: rule.Text{EN: "%s spoils", FR: "%s gâte"},
	Check: func(p *rule.Pass) {
		for _, f := range p.Funcs() {
			for i := range p.Link(f).Calls {
				if c := &p.Link(f).Calls[i]; strings.HasPrefix(f.Text(c.Expr), "bad(") || strings.HasPrefix(f.Text(c.Expr), "awful(") {
					p.Report(rule.Finding{At: f.CallSite(c), Confidence: rule.Certain}, f.Text(c.Expr))
				}
			}
		}
	},
	Repair: func(_ *rule.Pass, f *rule.Finding) []rule.Repair {
		spoilt := string(f.At.Unit.Syntax.Text[f.At.Start:f.At.End])
		if strings.HasPrefix(spoilt, "awful") {
			return []rule.Repair{{Title: rule.Text{EN: "Make it nice (it may not be)", FR: "Rendre agréable (à relire)"}, Edits: []rule.Edit{{At: f.At, Text: "nice()"}}}}
		}
		top := program.Site{Unit: f.At.Unit.Module.Units[0], Span: text.Span{}}
		return []rule.Repair{{Title: rule.Text{EN: "Make it good", FR: "Rendre bon"}, Safe: true,
			Edits: []rule.Edit{{At: top, Text: "import good\n"}, {At: f.At, Text: "good.good()"}}}}
	},
}

type fixAnswer struct {
	Title, Kind string
	IsPreferred bool
	Diagnostics []json.RawMessage
	Edit        struct {
		Changes         map[string][]textEdit
		DocumentChanges []struct {
			TextDocument struct {
				URI     string
				Version *int
			}
			Edits []textEdit
		}
	}
}

type textEdit struct {
	Range   struct{ Start, End struct{ Line, Character int } }
	NewText string
}

func (c *client) fixesAt(uri string, line, column int, context obj) []fixAnswer {
	c.t.Helper()
	m := c.call("textDocument/codeAction", obj{"textDocument": obj{"uri": uri}, "range": span(line, column, line, column), "context": context})
	var all []fixAnswer
	if err := json.Unmarshal(m.Result, &all); err != nil {
		c.t.Fatalf("%s %+v", m.Result, m.Error)
	}
	return all
}

const spoilt = "x = '𝄞'; bad()\nawful()\nbad()\n"

func TestFixActions(t *testing.T) {
	c := begin(t, clientKind{capabilities: pushes, rules: []*rule.Rule{spoil}})
	c.open("untitled:a", spoilt)
	all := c.fixesAt("untitled:a", 0, 12, obj{"diagnostics": []obj{}})
	if len(all) < 2 || all[0].Title != "Make it good" || all[0].Kind != "quickfix" || !all[0].IsPreferred || len(all[0].Diagnostics) != 1 {
		t.Fatalf("%+v", all)
	}
	edits := all[0].Edit.Changes["untitled:a"]
	if len(edits) != 2 || edits[0].NewText != "import good\n" || edits[1].Range.Start.Character != 10 || edits[1].Range.End.Character != 15 {
		t.Errorf("edits %+v", edits)
	}
	if all[1].Title != "Fix all findings of spoil in this file" || len(all[1].Edit.Changes["untitled:a"]) != 4 {
		t.Errorf("of the rule: %+v", all[1])
	}
	if all := c.fixesAt("untitled:a", 1, 2, obj{"diagnostics": []obj{}}); all[0].Title != "Make it nice (it may not be)" || all[0].IsPreferred {
		t.Errorf("unsafe: %+v", all[0])
	}
}

func TestFixAllIsSafe(t *testing.T) {
	c := begin(t, clientKind{capabilities: pushes, rules: []*rule.Rule{spoil}, locale: "fr"})
	c.open("untitled:a", spoilt)
	for _, only := range []string{"source", "source.fixAll", "source.fixAll.parahint"} {
		all := c.fixesAt("untitled:a", 0, 0, obj{"diagnostics": []obj{}, "only": []string{only}})
		if len(all) != 1 || all[0].Kind != "source.fixAll.parahint" || all[0].Title != "Appliquer toutes les corrections sûres de parahint" {
			t.Fatalf("%s: %+v", only, all)
		}
		if edits := all[0].Edit.Changes["untitled:a"]; len(edits) != 3 {
			t.Errorf("edits %+v", edits)
		}
	}
	if all := c.fixesAt("untitled:a", 0, 0, obj{"diagnostics": []obj{}, "only": []string{"source.organizeImports"}}); len(all) != 0 {
		t.Errorf("of another kind: %+v", all)
	}
}

func TestFixesCarryVersions(t *testing.T) {
	c := begin(t, clientKind{capabilities: with(pushes, "workspace", obj{"workspaceEdit": obj{"documentChanges": true}}), rules: []*rule.Rule{spoil}})
	c.open("untitled:a", spoilt)
	e := c.fixesAt("untitled:a", 2, 0, obj{"diagnostics": []obj{}})[0].Edit
	if len(e.Changes) != 0 || len(e.DocumentChanges) != 1 || e.DocumentChanges[0].TextDocument.Version == nil || len(e.DocumentChanges[0].Edits) != 2 {
		t.Errorf("%+v", e)
	}
}

func TestActionsInARangeGivenBackwards(t *testing.T) {
	c := begin(t, clientKind{capabilities: pushes, rules: []*rule.Rule{spoil}})
	c.open("untitled:a", spoilt)
	m := c.call("textDocument/codeAction", obj{"textDocument": obj{"uri": "untitled:a"}, "range": span(1, 2, 0, 0), "context": obj{"diagnostics": []obj{}}})
	if !strings.Contains(string(m.Result), "Make it nice") {
		t.Errorf("%s", m.Result)
	}
}

// TestPullingNeedsRefresh: a client that cannot be told to pull again is told by push, else it would not see what the
// first scan of a folder finds.
func TestPullingNeedsRefresh(t *testing.T) {
	for refresh, want := range map[bool]bool{true: true, false: false} {
		c := start(t, clientKind{})
		m := c.call("initialize", obj{"processId": nil, "rootUri": nil, "capabilities": obj{
			"textDocument": obj{"diagnostic": obj{}}, "workspace": obj{"diagnostics": obj{"refreshSupport": refresh}}}})
		if got := strings.Contains(string(m.Result), "diagnosticProvider"); got != want {
			t.Errorf("refresh %v: pulled %v", refresh, got)
		}
	}
}

func TestLoopIsRewritten(t *testing.T) {
	c := begin(t, clientKind{capabilities: with(pushes, "textDocument", obj{"codeAction": obj{"disabledSupport": true,
		"codeActionLiteralSupport": obj{"codeActionKind": obj{"valueSet": []string{"refactor"}}}}}), rules: []*rule.Rule{spoil}})
	c.open("untitled:a", "import asyncio\n\n\nasync def f(x):\n    await asyncio.sleep(0)\n    return x\n\n\nasync def main(xs):\n    return [await f(x) for x in xs]\n\n\ndef sum_of(xs):\n    s = 0\n    for x in xs:\n        s += x\n    return s\n")
	all := c.fixesAt("untitled:a", 9, 14, obj{"diagnostics": []obj{}})
	if len(all) == 0 || all[0].Kind != "refactor.rewrite" || all[0].Edit.Changes["untitled:a"][0].NewText != "await asyncio.gather(*" {
		t.Errorf("%+v", all)
	}
	m := c.call("textDocument/codeAction", obj{"textDocument": obj{"uri": "untitled:a"}, "range": span(14, 8, 14, 8),
		"context": obj{"diagnostics": []obj{}, "only": []string{"refactor"}}})
	if !strings.Contains(string(m.Result), "line 16: s += x carries a value from one turn to the next") {
		t.Errorf("%s", m.Result)
	}
	if all := c.fixesAt("untitled:a", 14, 8, obj{"diagnostics": []obj{}}); len(all) != 0 {
		t.Errorf("refused without being asked for: %+v", all)
	}
}
