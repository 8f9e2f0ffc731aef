package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"github.com/parahint/parahint/rules/rule"
)

// style is the colours of the text format.
type style struct {
	bold, faint, caret func(a ...any) string
	severity           [4]func(a ...any) string
}

func newStyle(colored func(*color.Color)) style {
	paint := func(attributes ...color.Attribute) func(a ...any) string {
		c := color.New(attributes...)
		colored(c)
		return c.SprintFunc()
	}
	s := style{bold: paint(color.Bold), faint: paint(color.Faint), caret: paint(color.FgYellow, color.Bold)}
	s.severity = [4]func(a ...any) string{
		rule.Off: paint(), rule.Hint: paint(color.FgCyan, color.Bold),
		rule.Warning: paint(color.FgYellow, color.Bold), rule.Error: paint(color.FgRed, color.Bold),
	}
	return s
}

// Plain writes findings for people, without colours.
func Plain(w io.Writer, r *Report) error {
	return writeText(w, r, newStyle((*color.Color).DisableColor))
}

// Colored writes findings for people at a terminal.
func Colored(w io.Writer, r *Report) error {
	return writeText(w, r, newStyle((*color.Color).EnableColor))
}

func writeText(to io.Writer, r *Report, s style) error {
	w := bufio.NewWriter(to)
	for i := range r.Findings {
		s.finding(w, &r.Findings[i], r.Language)
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w, r.summary())
	if line := r.fixable(); line != "" {
		fmt.Fprintln(w, line)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

func (s style) finding(w io.Writer, f *Finding, l rule.Language) {
	certainty := ""
	if f.Confidence != rule.Certain {
		certainty = s.faint(" (" + confidences[f.Confidence].In(l) + ")")
	}
	fmt.Fprintf(w, "%s: %s %s%s\n", s.bold(f.location()), s.severity[f.Severity](severities[f.Severity].In(l)+"["+f.Rule.ID+"]"),
		Visible(f.Message.In(l)), certainty)
	if f.Source != nil {
		s.excerpt(w, f.Place)
	}
	for _, step := range f.Evidence {
		fmt.Fprintf(w, "  %s %s: %s\n", s.faint("→"), step.location(), Visible(step.Message.In(l)))
	}
	s.fix(w, f, l)
}

// fix names the best way to mend the finding.
func (s style) fix(w io.Writer, f *Finding, l rule.Language) {
	if len(f.Fixes) > 0 {
		fmt.Fprintf(w, "  %s %s\n", s.faint(fixWord.In(l)), Visible(f.Fixes[0].Title.In(l)))
	}
}

func (p Place) location() string {
	return Visible(p.Path) + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

// excerpt shows the line of the place and marks the place with carets.
func (s style) excerpt(w io.Writer, p Place) {
	number := strconv.Itoa(p.Line)
	gutter := strings.Repeat(" ", len(number))
	line, before, marked := cut(p)
	bar := s.faint("|")
	fmt.Fprintf(w, "  %s %s %s\n", s.faint(number), bar, line)
	fmt.Fprintf(w, "  %s %s %s%s\n", gutter, bar, strings.Repeat(" ", before), s.caret(strings.Repeat("^", marked)))
}
