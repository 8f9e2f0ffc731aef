package project

import (
	"github.com/parahint/parahint/rules/rule"
)

// Position is a place in a file: a line from 0 and a byte column in that line.
type Position struct{ Line, Column int }

// Range is a half-open range in a file.
type Range struct{ Start, End Position }

// Place is a range of a file of the project.
type Place struct {
	// Path is relative to the project's root, with slashes.
	Path string
	Range
}

// Evidence is one step of the chain that a finding rests on.
type Evidence struct {
	Place
	Message rule.Text
}

// Finding is one finding as it leaves the analysis: nothing in it refers to a program.
type Finding struct {
	Rule       *rule.Rule
	Severity   rule.Severity
	Confidence rule.Confidence
	Place
	Message  rule.Text
	Evidence []Evidence
	// Open says that no file which is not yet read could withdraw the finding.
	Open bool
	// Fixes are the ways to mend it, where they were asked for.
	Fixes []Fix
}
