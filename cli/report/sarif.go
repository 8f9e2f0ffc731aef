package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/parahint/parahint/rules/rule"
)

// sarifLevels are the severities as SARIF 2.1.0 calls them (section 3.27.10).
var sarifLevels = [...]string{rule.Off: "none", rule.Hint: "note", rule.Warning: "warning", rule.Error: "error"}

// SARIF is the format of code scanning: the evidence is a code flow, which begins at the finding. page gives the page of a
// rule.
func SARIF(version string, page func(id string, l rule.Language) string) Format {
	return func(w io.Writer, r *Report) error {
		run := sarif.NewRunWithInformationURI("parahint", "https://github.com/parahint/parahint").
			WithColumnKind("unicodeCodePoints").WithLanguage(string(r.Language))
		run.Tool.Driver.WithVersion(version).WithLanguage(string(r.Language))
		s := &sarifWriter{report: r, page: page, run: run, index: map[string]int{}, seen: map[string]int{}}
		run.Results = []*sarif.Result{}
		for i := range r.Findings {
			run.AddResult(s.result(&r.Findings[i]))
		}
		out := sarif.NewReport().AddRun(run)
		if err := out.PrettyWrite(w); err != nil {
			return fmt.Errorf("writing SARIF: %w", err)
		}
		return nil
	}
}

type sarifWriter struct {
	report *Report
	page   func(id string, l rule.Language) string
	run    *sarif.Run
	// index are the rules that are described, by name; seen counts findings that look the same.
	index, seen map[string]int
}

func (s *sarifWriter) result(f *Finding) *sarif.Result {
	out := sarif.NewRuleResult(f.Rule.ID).WithRuleIndex(s.rule(f.Rule)).WithLevel(sarifLevels[f.Severity]).
		WithMessage(sarif.NewTextMessage(f.Message.In(s.report.Language))).
		WithLocations([]*sarif.Location{location(f.Place)})
	out.PartialFingerprints = map[string]string{"parahint/v1": s.fingerprint(f)}
	if len(f.Evidence) > 0 {
		out.WithCodeFlows([]*sarif.CodeFlow{s.flow(f)})
	}
	for i := range f.Fixes {
		out.Fixes = append(out.Fixes, s.fix(&f.Fixes[i]))
	}
	return out
}

// rule describes a rule the first time, and gives its index.
func (s *sarifWriter) rule(r *rule.Rule) int {
	if i, known := s.index[r.ID]; known {
		return i
	}
	l := s.report.Language
	d := sarif.NewRule(r.ID).WithName(r.ID).WithShortDescription(text(r.Title.In(l))).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(sarifLevels[r.Severity])).
		WithHelp(text(r.Title.In(l)).WithMarkdown(s.page(r.ID, l)))
	d.Properties = sarif.NewPropertyBag()
	d.Properties.Add("tags", []string{"concurrency", string(r.Family)})
	s.run.Tool.Driver.AddRule(d)
	s.index[r.ID] = len(s.index)
	return s.index[r.ID]
}

func text(s string) *sarif.MultiformatMessageString {
	return sarif.NewMultiformatMessageString().WithText(s)
}

// fingerprint stays the same while the finding moves in its file: it is of the rule, the path and the text of the line,
// and counts the findings of which these are the same.
func (s *sarifWriter) fingerprint(f *Finding) string {
	sum := sha256.Sum256([]byte(f.Rule.ID + "\x00" + f.Path + "\x00" + strings.TrimSpace(string(f.Source))))
	print := hex.EncodeToString(sum[:16])
	s.seen[print]++
	return print + ":" + strconv.Itoa(s.seen[print])
}

// flow is the finding, and then the evidence, step by step.
func (s *sarifWriter) flow(f *Finding) *sarif.CodeFlow {
	l := s.report.Language
	var steps []*sarif.ThreadFlowLocation
	add := func(p Place, message string) {
		at := location(p).WithMessage(sarif.NewTextMessage(message))
		steps = append(steps, sarif.NewThreadFlowLocation().WithLocation(at).WithImportance("essential"))
	}
	add(f.Place, f.Message.In(l))
	for _, step := range f.Evidence {
		add(step.Place, step.Message.In(l))
	}
	return sarif.NewCodeFlow().WithThreadFlows([]*sarif.ThreadFlow{sarif.NewThreadFlow().WithLocations(steps)})
}

func (s *sarifWriter) fix(f *Fix) *sarif.Fix {
	byPath := map[string]*sarif.ArtifactChange{}
	out := sarif.NewFix().WithDescription(sarif.NewTextMessage(f.Title.In(s.report.Language)))
	for _, e := range f.Edits {
		change := byPath[e.Path]
		if change == nil {
			change = sarif.NewArtifactChange().WithArtifactLocation(artifact(e.Path))
			byPath[e.Path] = change
			out.ArtifactChanges = append(out.ArtifactChanges, change)
		}
		change.Replacements = append(change.Replacements, sarif.NewReplacement().WithDeletedRegion(region(e.Place)).
			WithInsertedContent(sarif.NewArtifactContent().WithText(e.New)))
	}
	return out
}

func location(p Place) *sarif.Location {
	return sarif.NewLocation().WithPhysicalLocation(sarif.NewPhysicalLocation().WithArtifactLocation(artifact(p.Path)).WithRegion(region(p)))
}

func artifact(path string) *sarif.ArtifactLocation {
	return sarif.NewArtifactLocation().WithURI((&url.URL{Path: path}).EscapedPath())
}

func region(p Place) *sarif.Region {
	return sarif.NewRegion().WithStartLine(p.Line).WithStartColumn(p.Column).WithEndLine(p.EndLine).WithEndColumn(p.EndColumn)
}
