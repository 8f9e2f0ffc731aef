package rule

import (
	"github.com/parahint/parahint/analysis/program"
)

// Over is what one Check of a rule covers.
type Over uint8

const (
	// Units: one unit with the functions and classes in it.
	Units Over = iota
	// Programs: the program as a whole, for what no single unit shows (a place and all its accesses, two locks).
	Programs
	// Suppressions: the comments of a file that silence findings. Such a rule has no Check.
	Suppressions
)

// Pass is one Check of one rule. What a Check asks of Program is noted, and its findings are kept until an answer changes.
type Pass struct {
	*program.Program
	// Unit is the unit that is covered; nil for a rule over programs.
	Unit  *program.Unit
	Rule  *Rule
	found []Finding
}

// Finding is what a rule reports.
type Finding struct {
	Rule       *Rule
	Severity   Severity
	Confidence Confidence
	At         program.Site
	Message    Text
	Evidence   []Step
	// Closed says that a file not yet read could withdraw it: that nothing joins a thread, that no lock is held anywhere.
	Closed bool
}

// Step is one step of the evidence.
type Step struct {
	At   program.Site
	Note Text
}

// Funcs are the functions of the unit: its own code first, then defs, lambdas and comprehensions.
func (p *Pass) Funcs() []*program.Func { return p.Unit.Funcs }

// EachStart calls do with each start in the unit, and the function that it stands in.
func (p *Pass) EachStart(do func(f *program.Func, s *program.Start)) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Starts {
			do(f, &link.Starts[i])
		}
	}
}

// Report adds a finding: what it leaves open is taken from the rule, its message from the rule's with the arguments.
func (p *Pass) Report(f Finding, args ...any) {
	f.Rule = p.Rule
	if f.Severity == Off {
		f.Severity = p.Rule.Severity
	}
	if f.Message == (Text{}) {
		f.Message = p.Rule.Message.With(args...)
	}
	f.Confidence = min(f.Confidence, p.Rule.Confidence)
	for _, step := range f.Evidence {
		p.Rests(step.At)
	}
	p.found = append(p.found, f)
}

// Run checks what the pass covers with the rule, and gives its findings. A pass serves one rule after the other.
func (r *Rule) Run(p *Pass) []Finding {
	p.Rule, p.found = r, nil
	r.Check(p)
	return p.found
}
