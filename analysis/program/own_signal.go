package program

import "github.com/parahint/parahint/analysis/facts"

// awaitsOwnEnd reports whether the call comes, in a block around it, after a signal that the process sends to itself: what
// it waits for then is its own end.
func (p *Program) awaitsOwnEnd(f *Func, c *Call) bool {
	return p.signalsBefore(f, f.IR.Body, c)
}

func (p *Program) signalsBefore(f *Func, list facts.List, c *Call) bool {
	for _, id := range f.Items(list) {
		s := f.Stmt(id)
		switch {
		case int(s.Start) > c.Span.Start:
			return false
		case int(s.End) <= c.Span.Start:
			if s.Kind == facts.ExprStmt && p.signalsItself(f, s.E) {
				return true
			}
		default:
			return p.signalsBefore(f, s.Body, c) || p.signalsBefore(f, s.Handlers, c) || p.signalsBefore(f, s.Else, c) || p.signalsBefore(f, s.Final, c)
		}
	}
	return false
}

// signalsItself reports whether the expression is os.kill(os.getpid(), ...).
func (p *Program) signalsItself(f *Func, id facts.ID) bool {
	e := f.Expr(id)
	if e.Kind != facts.Call || e.List.Len() == 0 || p.eval(f, e.A).Name != "os.kill" {
		return false
	}
	first := f.Expr(f.Items(e.List)[0])
	return first.Kind == facts.Call && p.eval(f, first.A).Name == "os.getpid"
}
