package gil

import (
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// gilBoundThreads leaves a single thread alone, which may keep a window alive, and work that waits or that releases the
// GIL, even if only in part.
var gilBoundThreads = rule.Rule{
	ID:         "gil-bound-threads",
	Family:     rule.GIL,
	Chapter:    rule.Threading,
	Severity:   rule.Warning,
	Concern:    rule.Performance,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Threads that compute in turn",
		FR: "Threads qui calculent à tour de rôle",
	},
	Message: rule.Text{
		EN: "%[1]s only computes, and the GIL lets one thread compute at a time: several threads take as long as one",
		FR: "%[1]s ne fait que calculer, et le GIL ne laisse calculer qu'un thread à la fois : plusieurs threads mettent autant de temps qu'un seul",
	},
	Check:  checkThreads,
	Repair: repairThreads,
}

func checkThreads(p *rule.Pass) {
	if p.Target.FreeThreaded {
		return
	}
	for _, f := range p.Funcs() {
		link := p.Link(f)
		type found struct {
			s *program.Start
			w program.Work
		}
		var all []found
		many := false
		for i := range link.Starts {
			s := &link.Starts[i]
			if s.Name != "threading.Thread" {
				continue
			}
			if w, ok := heavy(p, f, s); ok {
				all = append(all, found{s, w})
				many = many || repeated(f, s)
			}
		}
		if len(all) < 2 && !many {
			continue
		}
		for _, a := range all {
			severity, confidence := graded(a.w)
			p.Report(rule.Finding{Severity: severity, Confidence: confidence, At: at(f, a.s), Evidence: proof(a.w)},
				a.s.Targets[0].Name+"()")
		}
	}
}
