package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/parahint/parahint/rules/rule"
)

var sarifRule = &rule.Rule{ID: "some-rule", Family: rule.Tasks, Severity: rule.Warning, Title: rule.Text{EN: "Some rule", FR: "Une règle"}}

func at(path string, line int, source string) Place {
	return Place{Path: path, Line: line, Column: 3, EndLine: line, EndColumn: 7, Source: []byte(source)}
}

func sarifOf(t *testing.T, findings ...Finding) *sarif.Run {
	t.Helper()
	var b bytes.Buffer
	page := func(id string, _ rule.Language) string { return "# " + id }
	if err := SARIF("1.2.3", page)(&b, &Report{Language: rule.French, Findings: findings}); err != nil {
		t.Fatal(err)
	}
	r, err := sarif.FromBytes(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Validate(); err != nil {
		t.Errorf("against the schema of SARIF 2.1.0: %v\n%s", err, b.String())
	}
	return r.Runs[0]
}

func finding(line int, source string) Finding {
	message := rule.Text{EN: "goes wrong", FR: "tourne mal"}
	return Finding{Place: at("a b/é.py", line, source), Rule: sarifRule, Severity: rule.Error, Message: message,
		Evidence: []Step{{at("c.py", 9, "y"), rule.Text{EN: "here", FR: "ici"}}},
		Fixes:    []Fix{{Title: rule.Text{EN: "Mend", FR: "Réparer"}, Edits: []Edit{{at("a b/é.py", line, source), "x"}, {at("c.py", 2, ""), "z"}}}}}
}

func TestSARIF(t *testing.T) {
	run := sarifOf(t, finding(4, "  f()"), finding(8, "  g()"))
	if len(run.Tool.Driver.Rules) != 1 || *run.Tool.Driver.Version != "1.2.3" || len(run.Results) != 2 {
		t.Fatalf("%d rules, %d results", len(run.Tool.Driver.Rules), len(run.Results))
	}
	r := run.Results[0]
	if r.Level != "error" || *r.Message.Text != "tourne mal" || *r.RuleID != "some-rule" {
		t.Errorf("%s %s", r.Level, *r.Message.Text)
	}
	if uri := *r.Locations[0].PhysicalLocation.ArtifactLocation.URI; uri != "a%20b/%C3%A9.py" {
		t.Errorf("URI %s", uri)
	}
	steps := r.CodeFlows[0].ThreadFlows[0].Locations
	if len(steps) != 2 || *steps[1].Location.Message.Text != "ici" || *steps[1].Location.PhysicalLocation.Region.StartLine != 9 {
		t.Errorf("%d steps", len(steps))
	}
	if len(r.Fixes) != 1 || len(r.Fixes[0].ArtifactChanges) != 2 {
		t.Errorf("fixes %+v", r.Fixes)
	}
	if empty := sarifOf(t); len(empty.Results) != 0 {
		t.Error("results out of nothing")
	}
}

func TestSARIFFingerprints(t *testing.T) {
	print := func(run *sarif.Run, i int) string { return run.Results[i].PartialFingerprints["parahint/v1"] }
	before, moved := sarifOf(t, finding(4, "  f()")), sarifOf(t, finding(40, "\tf() "))
	if print(before, 0) != print(moved, 0) {
		t.Error("a line that moves changes the fingerprint")
	}
	twice := sarifOf(t, finding(4, "f()"), finding(5, "f()"), finding(6, "g()"))
	if print(twice, 0) == print(twice, 1) || print(twice, 0) == print(twice, 2) {
		t.Error("two findings share a fingerprint")
	}
}

func TestGitHub(t *testing.T) {
	var b strings.Builder
	if err := GitHub(&b, &Report{Findings: []Finding{finding(4, "f()")}}); err != nil {
		t.Fatal(err)
	}
	want := "::error file=a b/é.py,line=4,col=3,endLine=4,endColumn=7,title=parahint some-rule::goes wrong%0Ac.py:9:3: here\n"
	if b.String() != want {
		t.Errorf("got  %q\nwant %q", b.String(), want)
	}
	if got := property("a:b,c%\n"); got != "a%3Ab%2Cc%25%0A" {
		t.Errorf("%q", got)
	}
}
