package gil

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// gilBoundThreadPool speaks only where the class of the pool is certain; an executor that comes as a parameter may have
// processes.
var gilBoundThreadPool = rule.Rule{
	ID:         "gil-bound-thread-pool",
	Family:     rule.GIL,
	Chapter:    rule.Threading,
	Severity:   rule.Warning,
	Concern:    rule.Performance,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Thread pool that computes in turn",
		FR: "Pool de threads qui calculent à tour de rôle",
	},
	Message: rule.Text{
		EN: "%[1]s only computes, and the GIL lets one thread of the pool compute at a time",
		FR: "%[1]s ne fait que calculer, et le GIL ne laisse calculer qu'un thread du pool à la fois",
	},
	Check:  checkThreadPool,
	Repair: repairPool,
}

func checkThreadPool(p *rule.Pass) {
	if p.Target.FreeThreaded {
		return
	}
	p.EachStart(func(f *program.Func, s *program.Start) {
		if !inThreadPool(p, f, s) && !inDaskThreads(p, f, s) {
			return
		}
		if w, ok := heavy(p, f, s); ok {
			severity, confidence := graded(w)
			p.Report(rule.Finding{Severity: severity, Confidence: confidence, At: at(f, s), Evidence: proof(w)},
				s.Targets[0].Name+"()")
		}
	})
}

// inThreadPool reports whether a pool of threads runs what is started, more than one at a time.
func inThreadPool(p *rule.Pass, f *program.Func, s *program.Start) bool {
	call := callOf(p, f, s)
	return call != nil && (ofThreads(call.Receiver) || s.Name == program.JoblibTask) && s.Run.Context == knowledge.ThreadContext && !onlyOne(f, s, call)
}

func ofThreads(pool program.Value) bool {
	return pool.Kind == program.ExternalInstance &&
		(pool.Name == "concurrent.futures.ThreadPoolExecutor" || pool.Name == "multiprocessing.pool.ThreadPool")
}

// onlyOne reports whether the pool has one worker, or is given one task here.
func onlyOne(f *program.Func, s *program.Start, call *program.Call) bool {
	if s.Run.Passing == knowledge.RestArguments && !repeated(f, s) {
		return true
	}
	if call.Object == facts.None {
		return false
	}
	maker := f.Maker(call.Object)
	for _, name := range []string{"max_workers", "processes"} {
		if n, ok := f.Number(f.Argument(maker, knowledge.Parameter{Position: 0, Name: name})); ok && n == 1 {
			return true
		}
	}
	return false
}
