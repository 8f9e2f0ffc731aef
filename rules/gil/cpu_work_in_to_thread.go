package gil

import (
	"strings"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// cpuWorkInToThread speaks only of what certainly computes for long: a short task is rightly kept off the loop.
var cpuWorkInToThread = rule.Rule{
	ID:         "cpu-work-in-to-thread",
	Family:     rule.GIL,
	Chapter:    rule.Asyncio,
	Severity:   rule.Hint,
	Concern:    rule.Performance,
	Confidence: rule.Possible,
	Title: rule.Text{
		EN: "Long computation handed to a thread of the event loop",
		FR: "Long calcul confié à un thread de la boucle d'événements",
	},
	Message: rule.Text{
		EN: "%[1]s only computes: the thread keeps the loop responsive, but shares its one GIL and makes nothing faster",
		FR: "%[1]s ne fait que calculer : le thread laisse la boucle répondre, mais partage avec elle le seul GIL et n'accélère rien",
	},
	Check:  checkToThread,
	Repair: repairToThread,
}

func checkToThread(p *rule.Pass) {
	if p.Target.FreeThreaded {
		return
	}
	p.EachStart(func(f *program.Func, s *program.Start) {
		offloads := s.Name == "asyncio.to_thread" || strings.HasSuffix(s.Name, ".run_in_executor")
		if !offloads || s.Run.Context != knowledge.ThreadContext {
			return
		}
		if w, ok := heavy(p, f, s); ok && w.Score >= knowledge.CertainScore {
			p.Report(rule.Finding{Confidence: rule.Likely, At: at(f, s), Evidence: proof(w)}, s.Targets[0].Name+"()")
		}
	})
}
