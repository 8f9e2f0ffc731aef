package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
)

// A wrapper is what a decorator of the project puts in the place of a function: an inner function that calls it. Who calls the
// function runs the code of its wrappers too, and the function runs under the locks that they hold around it. The call within the
// wrapper leads nowhere: one wrapper goes around many functions, and what calls one of them does not call the others.

// wrappers are the functions that decorators put around the function, the outermost first.
func (p *Program) wrappers(f *Func) []*Func {
	p.readBody(f)
	var all []*Func
	for _, d := range f.IR.Decorators {
		if w, _ := p.wrapper(f, d); w != nil {
			all = append(all, w)
		}
	}
	return all
}

// wrapper is the function that the decorator puts around the function, and the decorator's parameter that it calls.
func (p *Program) wrapper(f *Func, d facts.ID) (inner *Func, param int32) {
	v := p.eval(f.Parent, d)
	if v.Kind != FunctionValue && v.Kind != BoundMethod || !p.wraps(v) {
		return nil, -1
	}
	p.needBody(v.Func)
	r := p.Returns(v.Func)
	if r.Kind != FunctionValue || r.Func.Parent != v.Func || r.Func == f {
		return nil, -1
	}
	first := 0
	if v.Kind == BoundMethod {
		first = 1
	}
	return r.Func, v.Func.IR.Params[first].Var
}

// wrappersOf are the wrappers of all the functions, each once.
func (p *Program) wrappersOf(all []*Func) []*Func {
	var found []*Func
	for _, f := range all {
		for _, inner := range p.wrappers(f) {
			if !slices.Contains(found, inner) {
				found = append(found, inner)
			}
		}
	}
	return found
}

// wrapped notes that the wrappers of what is called run too.
func (w *walker) wrapped(c Call) {
	for _, inner := range w.p.wrappersOf(c.Targets) {
		w.add(Call{Kind: Wrapped, Expr: c.Expr, Object: facts.None, Targets: []*Func{inner}, Awaited: c.Awaited})
	}
}

// heldByWrappers are the locks that wrappers hold around the function, with the decorator as the place where they are taken.
func (p *Program) heldByWrappers(f *Func) *Held {
	var held *Held
	if !f.IsFunction() {
		return nil
	}
	p.readBody(f)
	for _, d := range f.IR.Decorators {
		inner, param := p.wrapper(f, d)
		if inner == nil {
			continue
		}
		e := f.Parent.Expr(d)
		for _, h := range p.holdsAround(inner, param) {
			around := *h
			around.Before, around.Span = held, f.at(e.Start, e.End).Span
			around.Unknown = h.Unknown || h.Place.Kind == LocalPlace || h.Place.Kind == NoPlace
			held = &around
		}
	}
	return held
}

// holdsAround are the locks that the wrapper holds where it calls what it wraps, those taken first before the others. Where it
// calls it in several places, what it holds at the first one but not at another is unknown.
func (p *Program) holdsAround(inner *Func, param int32) []*Held {
	var all []*Held
	for n, c := range p.callsOf(inner, param) {
		if n == 0 {
			for h := c.Held; h != nil; h = h.Before {
				all = append([]*Held{h}, all...)
			}
			continue
		}
		for j, h := range all {
			if !c.Held.Holds(h.Place) {
				unsure := *h
				unsure.Unknown = true
				all[j] = &unsure
			}
		}
	}
	return all
}

// callsOf are the calls by which the wrapper runs what the decorator was given, in the order of the text.
func (p *Program) callsOf(inner *Func, param int32) []*Call {
	var all []*Call
	calls := p.Link(inner).Calls
	for i := range calls {
		if c := &calls[i]; c.Kind == Plain && c.Expr != facts.None && inner.Expr(inner.Expr(c.Expr).A).Var == param {
			all = append(all, c)
		}
	}
	return all
}

// MayBeSkipped reports whether a decorator of the project puts code around the function that may return without calling it, as what
// remembers results does.
func (p *Program) MayBeSkipped(f *Func) bool {
	p.readBody(f)
	return slices.ContainsFunc(f.IR.Decorators, func(d facts.ID) bool {
		inner, param := p.wrapper(f, d)
		return inner != nil && p.skips(inner, param)
	})
}

// skips reports whether the wrapper calls what it wraps under a condition, or behind a return.
func (p *Program) skips(inner *Func, param int32) bool {
	calls := p.callsOf(inner, param)
	if len(calls) == 0 {
		return false
	}
	found := slices.ContainsFunc(calls, func(c *Call) bool {
		return c.Stmt != facts.None && slices.ContainsFunc(inner.Around(c.Stmt), func(id facts.ID) bool { return inner.Stmt(id).Kind == facts.If })
	})
	inner.EachStmt(func(_ facts.ID, s *facts.Stmt) {
		found = found || s.Kind == facts.Return && int(s.End) <= calls[0].Span.Start
	})
	return found
}
