package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// proxied are the classes of threads for which a manager has one that travels with every task.
var proxied = []string{"threading.Lock", "threading.RLock", "threading.Semaphore", "threading.BoundedSemaphore", "threading.Condition",
	"threading.Event", "threading.Barrier", "queue.Queue"}

// sharedInstead makes what threads share, and nothing but the call has, with a class of multiprocessing: for a process that
// starts, else by a manager.
func sharedInstead(p *rule.Pass, c crossing, s *program.Stuck) []rule.Repair {
	f, made := rewrite.CallAt(p, s.At)
	inside := s.At.Unit == c.f.Unit && c.s.Span.Start <= s.At.Start && s.At.End <= c.s.Span.End
	if made == nil || made.Name != s.Class || !inside || !slices.Contains(proxied, s.Class) || f.TopLevel() && !made.Main {
		return nil
	}
	d := rewrite.New(p)
	at := f.Site(f.Expr(made.Expr).A)
	class := s.Class[strings.LastIndexByte(s.Class, '.')+1:]
	switch c.s.Run.Pickled {
	case program.AtStart:
		d.Replace(at, d.Name(f.Unit, "multiprocessing", class))
		return d.Repair(rule.Text{
			EN: "Make it with multiprocessing.%[1]s (it is slower, and what goes through it is pickled)",
			FR: "Le créer avec multiprocessing.%[1]s (plus lent, et ce qui y passe est sérialisé)",
		}.With(class))
	case program.ByPickle:
		if f.IR.Kind == facts.Comprehension {
			return nil // a server for each
		}
		d.Replace(at, d.Name(f.Unit, "multiprocessing", "Manager")+"()."+class)
		return d.Repair(byManager)
	}
	return nil
}
