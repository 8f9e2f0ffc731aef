package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/parahint/parahint/rules/rule"
)

// githubCommands are the severities as commands of a GitHub workflow.
var githubCommands = [...]string{rule.Off: "notice", rule.Hint: "notice", rule.Warning: "warning", rule.Error: "error"}

// GitHub writes findings as commands of a workflow, which shows them beside the lines that a pull request changes. The
// evidence follows the message, a line a step.
func GitHub(to io.Writer, r *Report) error {
	w := bufio.NewWriter(to)
	for i := range r.Findings {
		f := &r.Findings[i]
		message := f.Message.In(r.Language)
		for _, step := range f.Evidence {
			message += "\n" + step.location() + ": " + step.Message.In(r.Language)
		}
		fmt.Fprintf(w, "::%s file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,title=%s::%s\n", githubCommands[f.Severity],
			property(f.Path), f.Line, f.Column, f.EndLine, f.EndColumn, property("parahint "+f.Rule.ID), data(message))
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing workflow commands: %w", err)
	}
	return nil
}

// data and property escape as the runner of the workflow expects it.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(s))
}
