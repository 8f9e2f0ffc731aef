package program

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// sameGlobal reports whether two methods run on the object of one global variable, as far as the shortest ways to them show: the
// first in a thread, the second in one or in the main thread.
func (p *Program) sameGlobal(a, b *Func) bool {
	place := p.objectOf(a, knowledge.ThreadContext)
	if place.Kind != GlobalPlace {
		return false
	}
	for _, k := range []knowledge.Context{knowledge.ThreadContext, knowledge.Main, knowledge.Loop, knowledge.Import} {
		if p.Context(b.Enclosing(), k).In && p.objectOf(b, k) == place {
			return true
		}
	}
	return false
}

// objectOf is the place of the object whose method the function is, when it comes to run in the context in the shortest way; none
// where that is not known.
func (p *Program) objectOf(f *Func, k knowledge.Context) Place {
	w := p.WayTo(f.Enclosing(), k)
	for i := len(w.Hops) - 1; i >= 0; i-- {
		h := w.Hops[i]
		if h.Call.Object == facts.None {
			return Place{}
		}
		if h.Func.Text(h.Call.Object) != "self" {
			return p.PlaceOf(h.Func, h.Call.Object)
		}
	}
	if w.Start == nil || w.Start.Callable == facts.None {
		return Place{}
	}
	if e := w.By.Expr(w.Start.Callable); e.Kind == facts.Attr {
		return p.PlaceOf(w.By, e.A)
	}
	return Place{}
}
