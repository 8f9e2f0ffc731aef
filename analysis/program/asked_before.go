package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
)

// askers are the methods that tell whether a call of another method of the object would wait.
var askers = map[string][]string{
	"concurrent.futures.Future.result":                      {"done", "cancelled"},
	"concurrent.futures.Future.exception":                   {"done", "cancelled"},
	"multiprocessing.connection.Connection.recv":            {"poll"},
	"multiprocessing.connection.Connection.recv_bytes":      {"poll"},
	"multiprocessing.connection.Connection.recv_bytes_into": {"poll"},
	"multiprocessing.Queue.get":                             {"empty", "qsize"},
	"multiprocessing.SimpleQueue.get":                       {"empty"},
	"queue.Queue.get":                                       {"empty", "qsize"},
	"queue.SimpleQueue.get":                                 {"empty", "qsize"},
}

// askedBefore reports whether the function has asked the object before the call, itself or by a method of its own, whether
// there is something to wait for: then it knows what it does.
func (p *Program) askedBefore(f *Func, c *Call) bool {
	by := askers[c.Name]
	if c.Object == facts.None || by == nil {
		return false
	}
	object, found := f.Text(c.Object), false
	f.Exprs(func(id facts.ID) {
		e := f.Expr(id)
		if found || e.Kind != facts.Call || int(e.Start) >= c.Span.Start {
			return
		}
		found = f.asksOf(id, object, by) || p.asksByMethod(f, e, object, by)
	})
	return found
}

// asksOf reports whether the call is of one of the methods on the object of that text.
func (f *Func) asksOf(call facts.ID, object string, by []string) bool {
	callee := f.Expr(f.Expr(call).A)
	return callee.Kind == facts.Attr && slices.Contains(by, callee.Name) && f.Text(callee.A) == object
}

// asksByMethod reports whether the call is of a method of the same instance that asks.
func (p *Program) asksByMethod(f *Func, call *facts.Expr, object string, by []string) bool {
	callee := f.Expr(call.A)
	if callee.Kind != facts.Attr || f.Expr(callee.A).Kind != facts.Name || f.Text(callee.A) != "self" {
		return false
	}
	v := p.eval(f, call.A)
	if v.Kind != BoundMethod || v.Func == nil || v.Func == f {
		return false
	}
	p.needBody(v.Func)
	found := false
	v.Func.Exprs(func(id facts.ID) {
		found = found || v.Func.Expr(id).Kind == facts.Call && v.Func.asksOf(id, object, by)
	})
	return found
}
