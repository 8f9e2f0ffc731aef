package program

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
)

// comesDone reports whether the call asks a future that a loop over as_completed gives: the loop waits, the future is done.
func (p *Program) comesDone(f *Func, c *Call) bool {
	if c.Object == facts.None || !strings.HasPrefix(c.Name, "concurrent.futures.Future.") {
		return false
	}
	future := f.Expr(c.Object)
	if future.Kind != facts.Name || future.Var < 0 {
		return false
	}
	found := false
	f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
		if s.Kind != facts.For || s.Targets.Len() != 1 || f.Expr(s.E).Kind != facts.Call {
			return
		}
		if f.IR.Kind != facts.Comprehension && (c.Span.Start < int(s.Start) || c.Span.End > int(s.End)) {
			return // another loop gives the name another future
		}
		target := f.Expr(f.Items(s.Targets)[0])
		found = found || target.Kind == facts.Name && target.Var == future.Var && p.Eval(f, f.Expr(s.E).A).Name == "concurrent.futures.as_completed"
	})
	return found
}
