package rule

import "github.com/parahint/parahint/analysis/program"

// Edit replaces a place by a text.
type Edit struct {
	At   program.Site
	Text string
}

// Repair is one way to mend a finding.
type Repair struct {
	// Title says what it does, in the imperative, and, unless it is Safe, why it wants a look.
	Title Text
	// Safe says that the program does what it did before, but for the defect.
	Safe bool
	// Edits do not overlap; they may lie in several files.
	Edits []Edit
	// Spares are the imports that lose uses by it, and keep others.
	Spares []Spare
}

// Spare is an import that a repair leaves with fewer uses: it can go where other repairs take the rest of them.
type Spare struct {
	// Edit takes the import away.
	Edit Edit
	// Uses is how many uses the import has, and Taken how many fewer it has after the repair.
	Uses, Taken int
}

// Repairs are the ways to mend a finding of the rule, the best one first; none where the rule knows none here.
func (r *Rule) Repairs(prog *program.Program, f *Finding) []Repair {
	if r.Repair == nil {
		return nil
	}
	return r.Repair(&Pass{Program: prog, Unit: f.At.Unit, Rule: r}, f)
}
