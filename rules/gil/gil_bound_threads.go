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
		all, many := heavyThreads(p, f)
		if len(all) == 0 || len(all) < 2 && !many && !inScript(p, f) {
			continue
		}
		for _, a := range all {
			severity, confidence := graded(a.w)
			p.Report(rule.Finding{Severity: severity, Confidence: confidence, At: at(f, a.s), Evidence: proof(a.w)},
				a.s.Targets[0].Name+"()")
		}
	}
}

// heavyThread is a start of a thread that computes.
type heavyThread struct {
	s *program.Start
	w program.Work
}

// heavyThreads are those that the function starts; many says that it starts one several times.
func heavyThreads(p *rule.Pass, f *program.Func) (all []heavyThread, many bool) {
	link := p.Link(f)
	for i := range link.Starts {
		s := &link.Starts[i]
		if s.Name != "threading.Thread" {
			continue
		}
		if w, ok := heavy(p, f, s); ok {
			all = append(all, heavyThread{s, w})
			many = many || repeated(f, s)
		}
	}
	return all, many
}

// inScript reports whether another statement of the module starts a thread that computes, too.
func inScript(p *rule.Pass, f *program.Func) bool {
	if !f.OfScript() {
		return false
	}
	for _, u := range p.Mentions(f.Unit.Module, "Thread") {
		if own := u.Funcs[0]; own != f && own.OfScript() {
			if all, _ := heavyThreads(p, own); len(all) > 0 {
				return true
			}
		}
	}
	return false
}
