package pickling

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// primitiveThroughPool leaves alone what travels while a process starts: Process(args=…) and initargs may carry a lock.
var primitiveThroughPool = rule.Rule{
	ID:         "mp-primitive-through-pool",
	Family:     rule.Pickling,
	Chapter:    rule.Multiprocessing,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Lock or queue of multiprocessing given to a pool's task",
		FR: "Verrou ou file de multiprocessing confié à la tâche d'un pool",
	},
	Message: rule.Text{
		EN: "%[1]s takes %[2]s along, but processes can share %[3]s only by inheritance, when they start",
		FR: "%[1]s emporte %[2]s, mais les processus ne peuvent partager %[3]s que par héritage, à leur démarrage",
	},
	Check:  checkPrimitive,
	Repair: repairPrimitive,
}

func checkPrimitive(p *rule.Pass) {
	eachCrossing(p, func(c crossing) {
		if c.s.Callable == facts.None || c.s.Run.Pickled == program.AtStart {
			return
		}
		a, s := c.stuck(p)
		if s == nil {
			a = carried{expr: c.s.Callable}
			s = p.Stuck(c.f, c.s.Callable, c.s.Run.Pickled, false)
		}
		if s == nil || !s.Starting {
			return
		}
		p.Report(rule.Finding{Confidence: confidence(s), At: c.f.Site(a.expr), Evidence: c.evidence(s)},
			c.starter(p), name(c.f, a.expr)+s.Path, part(s))
	})
}
