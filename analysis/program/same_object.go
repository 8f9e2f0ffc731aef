package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// sameThing reports whether two accesses are of the object of one variable, as far as the shortest ways to them show: the first in a
// thread, the second in one or in the main thread. A local variable is one of the function that starts the threads, around it, or
// what it hands over.
func (p *Program) sameThing(a, b *Shares, by *Func, start *Start) bool {
	if a.Place.Kind != AttrPlace {
		return false
	}
	place := p.objectAt(a, knowledge.ThreadContext)
	if place.Kind == LocalPlace || a.Receiver != "self" || b.Receiver != "self" {
		if !startedByHand(start) || p.isReworked(a.Place.Class) {
			return false
		}
	}
	switch place.Kind {
	case GlobalPlace:
	case LocalPlace:
		if place.Elements || !by.inside(place.Func) || slices.Contains(start.Targets, place.Func) {
			return false
		}
	default:
		return false
	}
	for _, k := range []knowledge.Context{knowledge.ThreadContext, knowledge.Main, knowledge.Loop, knowledge.Import} {
		if p.Context(b.Func.Enclosing(), k).In && p.objectAt(b, k) == place {
			return true
		}
	}
	return false
}

// isReworked reports whether the module gives the class itself to a function where it is loaded, which may put locks around its
// methods.
func (p *Program) isReworked(c *Class) bool {
	return p.memo.ask(question{askReworked, c, ""}).(bool)
}

func (p *Program) reworked(c *Class) bool {
	given := func(f *Func, s *facts.Stmt) bool {
		if s.Kind != facts.ExprStmt || f.Expr(s.E).Kind != facts.Call {
			return false
		}
		return slices.ContainsFunc(f.Items(f.Expr(s.E).List), func(id facts.ID) bool {
			e := f.Expr(id)
			return e.Kind == facts.Name && e.Var < 0 && e.Name == c.IR.Name
		})
	}
	for _, u := range p.Mentions(c.Unit.Module, c.IR.Name) {
		f := u.Funcs[0]
		if slices.ContainsFunc(f.Items(f.IR.Body), func(id facts.ID) bool { return given(f, f.Stmt(id)) }) {
			return true
		}
	}
	return false
}

// objectAt is the place of the object whose attribute is accessed, when the function comes to run in the context in the shortest way;
// none where that is not known.
func (p *Program) objectAt(a *Shares, k knowledge.Context) Place {
	if a.Place.Kind != AttrPlace {
		return Place{}
	}
	if a.Receiver == "self" {
		return p.objectOf(a.Func, k)
	}
	if receiver := a.Func.receiverOf(a.Expr); receiver != facts.None {
		return p.lies(a.Func, receiver)
	}
	return Place{}
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
			return p.lies(h.Func, h.Call.Object)
		}
	}
	if w.Start == nil || w.Start.Callable == facts.None {
		return Place{}
	}
	if e := w.By.Expr(w.Start.Callable); e.Kind == facts.Attr && w.By.Text(e.A) != "self" {
		return p.lies(w.By, e.A)
	}
	return Place{}
}

// lies is the place where the object that the expression names lies: of a parameter, and of an attribute that only keeps one, the
// place from which it was handed over.
func (p *Program) lies(f *Func, id facts.ID) Place {
	place := p.PlaceOf(f, id)
	of, param := place.Func, place.Name
	if place.Kind == AttrPlace {
		of, param = p.keptParameter(place)
	}
	if of == nil || place.Elements {
		return place
	}
	p.readBody(of)
	if i := of.paramIndex(0, param); i >= 0 {
		if given := p.handed(of, i); !given.split && given.value.Kind == Instance {
			return given.place
		}
	}
	return place
}

// keptParameter is the __init__ and its parameter that an attribute only keeps; nil when it is given anything else.
func (p *Program) keptParameter(place Place) (of *Func, param string) {
	made := p.Made(place)
	if len(made) != 1 {
		return nil, ""
	}
	f, e := made[0].Func, made[0].Func.Expr(made[0].Expr)
	if f.IR.Name != "__init__" || e.Kind != facts.Name || e.Var < 0 || !f.Unit.Facts.Vars[e.Var].Param {
		return nil, ""
	}
	return f, e.Name
}
