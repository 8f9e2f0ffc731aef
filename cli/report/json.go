package report

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/parahint/parahint/rules/rule"
)

// jsonPlace is a place in JSON.
type jsonPlace struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// jsonStep is a step of the evidence in JSON.
type jsonStep struct {
	jsonPlace
	Message string `json:"message"`
}

// jsonFinding is a finding in JSON.
type jsonFinding struct {
	Rule       string      `json:"rule"`
	Family     rule.Family `json:"family"`
	Severity   string      `json:"severity"`
	Confidence string      `json:"confidence"`
	Message    string      `json:"message"`
	jsonPlace
	EndLine   int        `json:"end_line"`
	EndColumn int        `json:"end_column"`
	Evidence  []jsonStep `json:"evidence"`
	Fixes     []jsonFix  `json:"fixes"`
}

// jsonFix is a way to mend a finding in JSON.
type jsonFix struct {
	Title string     `json:"title"`
	Safe  bool       `json:"safe"`
	Edits []jsonEdit `json:"edits"`
}

// jsonEdit replaces a place by a text.
type jsonEdit struct {
	jsonPlace
	EndLine   int    `json:"end_line"`
	EndColumn int    `json:"end_column"`
	Text      string `json:"text"`
}

// JSON writes an array of findings.
func JSON(w io.Writer, r *Report) error {
	all := make([]jsonFinding, len(r.Findings))
	for i, f := range r.Findings {
		all[i] = jsonFinding{
			Rule: f.Rule.ID, Family: f.Rule.Family, Severity: f.Severity.String(), Confidence: f.Confidence.String(),
			Message: f.Message.In(r.Language), jsonPlace: f.json(), EndLine: f.EndLine, EndColumn: f.EndColumn,
			Evidence: make([]jsonStep, len(f.Evidence)), Fixes: make([]jsonFix, len(f.Fixes)),
		}
		for k := range f.Fixes {
			all[i].Fixes[k] = f.Fixes[k].json(r.Language)
		}
		for k, step := range f.Evidence {
			all[i].Evidence[k] = jsonStep{step.json(), step.Message.In(r.Language)}
		}
	}
	return writeJSON(w, all)
}

func (f *Fix) json(l rule.Language) jsonFix {
	out := jsonFix{f.Title.In(l), f.Safe, make([]jsonEdit, len(f.Edits))}
	for i, e := range f.Edits {
		out.Edits[i] = jsonEdit{e.json(), e.EndLine, e.EndColumn, e.New}
	}
	return out
}

func (p Place) json() jsonPlace { return jsonPlace{p.Path, p.Line, p.Column} }

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	return nil
}
