package pickling

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// unsharedQueue speaks of what is given to a forked process; where processes do not fork, the start itself fails, and
// rule unpicklable-argument says so.
var unsharedQueue = rule.Rule{
	ID:         "queue-type-mismatch",
	Family:     rule.Pickling,
	Chapter:    rule.Multiprocessing,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Queue or lock of threads given to a process",
		FR: "File ou verrou de threads confié à un processus",
	},
	Message: rule.Text{
		EN: "the process gets its own copy of %[1]s: what one side does to a %[2]s, the other never sees; multiprocessing.%[3]s is shared",
		FR: "le processus reçoit sa propre copie de %[1]s : ce qu'un côté fait d'un %[2]s, l'autre ne le voit jamais ; multiprocessing.%[3]s est partagé",
	},
	Check: checkUnshared,
}

func checkUnshared(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Starts {
			s := &link.Starts[i]
			if s.Run.Pickled != program.AtStart || s.Call < 0 || s.Callable == facts.None {
				continue
			}
			c := crossing{f: f, s: s, call: &link.Calls[s.Call], forked: true}
			if !p.StartMethodOf(f, c.call).Copies() {
				continue
			}
			a, part := c.stuck(p)
			if part == nil || copied(part) == "" {
				continue
			}
			p.Report(rule.Finding{Confidence: confidence(part), At: f.Site(a.expr), Evidence: c.evidence(part), Closed: true},
				name(f, a.expr)+part.Path, part.Class, copied(part))
		}
	}
}
