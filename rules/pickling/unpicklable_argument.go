package pickling

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// unpicklableArgument would rather miss an attribute that only some method sets than accuse an object that is still whole
// when it travels: an attribute counts when __init__ surely sets it and nothing else gives it another value.
var unpicklableArgument = rule.Rule{
	ID:         "unpicklable-argument",
	Family:     rule.Pickling,
	Chapter:    rule.Multiprocessing,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Argument that cannot be pickled",
		FR: "Argument impossible à sérialiser",
	},
	Message: rule.Text{
		EN: "%[1]s takes %[2]s along, but %[3]s %[4]s%[5]s",
		FR: "%[1]s emporte %[2]s, mais %[3]s %[4]s%[5]s",
	},
	Check:  checkArgument,
	Repair: repairArgument,
}

func checkArgument(p *rule.Pass) {
	eachCrossing(p, func(c crossing) {
		if c.s.Callable == facts.None {
			reportSelf(p, c)
			return
		}
		a, s := c.stuck(p)
		if s == nil {
			for _, a := range c.arguments() {
				reportMainOnly(p, c, a.expr)
			}
			return
		}
		if s.Starting || notShared(c, s) {
			return
		}
		p.Report(rule.Finding{Severity: c.severity(), Confidence: confidence(s), At: c.f.Site(a.expr), Evidence: c.evidence(s),
			Closed: c.closed()}, c.starter(p), name(c.f, a.expr)+s.Path, part(s), vehicles[c.s.Run.Pickled], c.limit())
	})
}

// reportSelf: a process of one's own class takes its own attributes along when it starts.
func reportSelf(p *rule.Pass, c crossing) {
	if c.s.Run.Pickled != program.AtStart || c.s.Value.Class == nil {
		return
	}
	s := p.StuckSelf(c.s.Value.Class)
	if s == nil || notShared(c, s) {
		return
	}
	p.Report(rule.Finding{Severity: c.severity(), Confidence: rule.Likely, At: program.Site{Unit: c.f.Unit, Span: c.s.Span},
		Evidence: c.evidence(s), Closed: true},
		c.starter(p), "self"+s.Path, part(s), vehicles[c.s.Run.Pickled], c.limit())
}

// notShared: the forked child's own copy of a queue or a lock is worse than a start that fails elsewhere; rule
// queue-type-mismatch speaks of it.
func notShared(c crossing, s *program.Stuck) bool { return c.forked && copied(s) != "" }
