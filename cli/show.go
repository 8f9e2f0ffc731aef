package cli

import (
	"strconv"

	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/cli/report"
	"github.com/parahint/parahint/project"
)

// finding is a finding as it is shown.
func (r *run) finding(f *project.Finding, full func(string) string, limit int) report.Finding {
	shown := report.Finding{
		Place: r.place(f.Place, full, limit), Rule: f.Rule, Severity: f.Severity, Confidence: f.Confidence,
		Message: f.Message, Evidence: make([]report.Step, len(f.Evidence)),
	}
	for i, step := range f.Evidence {
		shown.Evidence[i] = report.Step{Place: r.place(step.Place, full, limit), Message: step.Message}
	}
	for _, fix := range f.Fixes {
		out := report.Fix{Title: fix.Title, Safe: fix.Safe}
		for _, e := range fix.Edits {
			out.Edits = append(out.Edits, report.Edit{Place: r.place(e.Place, full, limit), New: e.New})
		}
		shown.Fixes = append(shown.Fixes, out)
	}
	return shown
}

// place counts lines and columns from 1, and columns in characters.
func (r *run) place(p project.Place, full func(string) string, limit int) report.Place {
	path := full(p.Path)
	lines := r.text(path, limit)
	shown := report.Place{
		Path: r.relative(r.folder, path),
		Line: p.Start.Line + 1, Column: column(lines, p.Start), EndLine: p.End.Line + 1, EndColumn: column(lines, p.End),
	}
	if lines != nil {
		shown.Source = text.TrimEnding(lines.Text(p.Start.Line))
	}
	return shown
}

// column is the column in characters; where the text is no more, that in bytes.
func column(lines *text.Lines, p project.Position) int {
	if lines == nil {
		return p.Column + 1
	}
	return text.UTF32.Column(text.TrimEnding(lines.Text(p.Line)), p.Column) + 1
}

// text is the text of a file, nil where it cannot be read any more.
func (r *run) text(path string, limit int) *text.Lines {
	lines, known := r.lines[path]
	if known {
		return lines
	}
	body, replaced := r.overlay[path]
	if !replaced {
		body, _ = project.ReadText(path, limit)
	}
	if body != nil {
		lines = text.NewLines(body)
	}
	r.lines[path] = lines
	return lines
}

// location is where a problem is.
func (r *run) location(p project.Problem) string {
	where := r.relative(r.folder, p.Path)
	if p.At == nil {
		return where
	}
	return where + ":" + strconv.Itoa(p.At.Line+1) + ":" + strconv.Itoa(p.At.Column+1)
}
