package pickling

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// unpicklableCallable would rather miss a function behind an unknown decorator than accuse one that pickle finds by its
// name.
var unpicklableCallable = rule.Rule{
	ID:         "unpicklable-callable",
	Family:     rule.Pickling,
	Chapter:    rule.Multiprocessing,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Function that cannot be pickled",
		FR: "Fonction impossible à sérialiser",
	},
	Message: rule.Text{
		EN: "%[1]s takes %[2]s along, but %[3]s %[4]s%[5]s",
		FR: "%[1]s emporte %[2]s, mais %[3]s %[4]s%[5]s",
	},
	Check:  checkCallable,
	Repair: repairCallable,
}

func checkCallable(p *rule.Pass) {
	eachCrossing(p, func(c crossing) {
		if c.s.Callable == facts.None {
			return
		}
		s := p.Stuck(c.f, c.s.Callable, c.s.Run.Pickled, false)
		if s == nil {
			reportGenerator(p, c)
			reportMainOnly(p, c, c.s.Callable)
			return
		}
		if s.Starting || notShared(c, s) {
			return
		}
		what := name(c.f, c.s.Callable)
		if s.Path != "" {
			what += " → " + s.Path
		}
		p.Report(rule.Finding{Severity: c.severity(), Confidence: confidence(s), At: c.f.Site(c.s.Callable),
			Evidence: c.evidence(s), Closed: c.closed()}, c.starter(p), what, part(s), vehicles[c.s.Run.Pickled], c.limit())
	})
}

// reportGenerator reports a task that is a generator function: its result is a generator, and that cannot come back.
func reportGenerator(p *rule.Pass, c crossing) {
	v := c.s.Value
	if c.s.Run.Pickled == program.AtStart || v.Kind != program.FunctionValue && v.Kind != program.BoundMethod || c.s.Run.Callable.Name == "initializer" {
		return
	}
	if shape := p.Shape(v.Func); !shape.Generator || shape.Async || shape.ContextManager || len(p.Look(v.Func).IR.Decorators) > 0 {
		return
	}
	p.Report(rule.Finding{Confidence: rule.Likely, At: c.f.Site(c.s.Callable),
		Evidence: []rule.Step{{At: v.Func.NameSite(), Note: rule.Text{EN: "%[1]s has a yield", FR: "%[1]s contient un yield"}.With(v.Func.Name)}},
		Message: rule.Text{
			EN: "%[1]s gets nothing back from %[2]s: its result is a generator, which %[3]s",
			FR: "%[1]s n'obtient rien de %[2]s : son résultat est un générateur, qui %[3]s",
		}.With(c.starter(p), name(c.f, c.s.Callable), vehicles[c.s.Run.Pickled])})
}
