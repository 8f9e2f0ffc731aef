package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// LockPairs are the nestings of one lock attribute of two objects that the caller names, neither of which comes first by
// any rule that shows: whoever calls with the two the other way round takes them in the other order.
func (p *Program) LockPairs() []Nesting {
	var all []Nesting
	for _, f := range p.takers() {
		if !f.IsFunction() {
			continue
		}
		link := p.Link(f)
		for i := range link.Acquires {
			a := &link.Acquires[i]
			for h := a.Before; h != nil; h = h.Before {
				if n := (Nesting{h.Place, a.Place, f, f, h, a, nil}); p.pairs(n) {
					all = append(all, n)
				}
			}
		}
	}
	return all
}

func (p *Program) pairs(n Nesting) bool {
	if n.Outer != n.Inner || n.Outer.Kind != AttrPlace || !ordered(n.Held) || !ordered(n.Acquire.Held) || n.Held.World != knowledge.ThreadWorld || n.gives() {
		return false
	}
	a, b := receiverText(n.Held.Text), receiverText(n.Acquire.Text)
	return a != b && n.Func.isParam(a) && n.Func.isParam(b) && !n.Func.ranks(a, b)
}

// isParam reports whether the name is a parameter of the function that is given no other value.
func (f *Func) isParam(name string) bool {
	return slices.ContainsFunc(f.Unit.Facts.Vars, func(v facts.Var) bool {
		return v.Param && v.Name == name && len(v.Binds) == 1 && f.Unit.Funcs[v.Func] == f
	})
}

// ranks reports whether the function compares the two objects, or something of theirs: then it may put them in an order.
func (f *Func) ranks(a, b string) bool {
	found := false
	f.Exprs(func(id facts.ID) {
		switch e := f.Expr(id); e.Kind {
		case facts.Compare:
			found = found || e.Op >= facts.Less && e.Op <= facts.GreaterEqual && f.names(id, a) && f.names(id, b)
		case facts.Call:
			found = found || slices.ContainsFunc(f.Items(e.List), func(arg facts.ID) bool { return f.names(arg, a) && f.names(arg, b) })
		}
	})
	return found
}

// names reports whether the expression names the variable.
func (f *Func) names(id facts.ID, name string) (found bool) {
	f.Walk(id, func(id facts.ID) { found = found || f.Expr(id).Kind == facts.Name && f.Expr(id).Name == name })
	return found
}
