// Package report writes findings in the formats of the command line.
package report

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/parahint/parahint/rules/rule"
)

// Place is a place as it is shown: lines and columns from 1, columns in characters, the end exclusive.
type Place struct {
	// Path is relative to the working directory, with slashes.
	Path                             string
	Line, Column, EndLine, EndColumn int
	// Source is the first line of the place, without its ending.
	Source []byte
}

// Step is one step of the evidence.
type Step struct {
	Place
	Message rule.Text
}

// Finding is a finding as it is shown.
type Finding struct {
	Place
	Rule       *rule.Rule
	Severity   rule.Severity
	Confidence rule.Confidence
	Message    rule.Text
	Evidence   []Step
	Fixes      []Fix
}

// Fix is a way to mend a finding, as it is shown.
type Fix struct {
	Title rule.Text
	Safe  bool
	Edits []Edit
}

// Edit replaces a place by a text.
type Edit struct {
	Place
	New string
}

// Report is all that is shown of one run.
type Report struct {
	Language rule.Language
	Findings []Finding
	// Files is the number of files that were checked.
	Files int
}

// Format writes a report.
type Format func(w io.Writer, r *Report) error

// Sort orders findings by path, line, column and rule.
func Sort(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			strings.Compare(a.Rule.ID, b.Rule.ID))
	})
}
