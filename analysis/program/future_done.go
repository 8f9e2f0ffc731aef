package program

import "github.com/parahint/parahint/analysis/facts"

// knownDone reports whether the call takes the result of a future that the function has asked before whether it is done or
// cancelled: then it knows what it does.
func (f *Func) knownDone(c *Call) bool {
	if c.Object == facts.None || c.Name != "concurrent.futures.Future.result" && c.Name != "concurrent.futures.Future.exception" {
		return false
	}
	future, found := f.Text(c.Object), false
	f.Exprs(func(id facts.ID) {
		e := f.Expr(id)
		if e.Kind != facts.Call || int(e.Start) >= c.Span.Start {
			return
		}
		callee := f.Expr(e.A)
		found = found || callee.Kind == facts.Attr && (callee.Name == "done" || callee.Name == "cancelled") && f.Text(callee.A) == future
	})
	return found
}
