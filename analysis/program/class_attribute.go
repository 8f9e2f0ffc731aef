package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
)

// ofInstance reports whether the access may be of an attribute that each object has for itself. An attribute of the class
// itself is one for all: that of a class by its name, and that of cls where no subclass can stand for it; so is a container
// that only the class's body makes, by whatever name its elements are changed.
func (p *Program) ofInstance(a *Shares) bool {
	if a.Place.Kind != AttrPlace {
		return false
	}
	receiver := a.Func.receiverOf(a.Expr)
	if receiver == facts.None {
		return true
	}
	v := p.eval(a.Func, receiver)
	if v.Kind == ClassValue {
		return len(p.subclasses(v.Class)) > 0 && !a.Func.isNameOf(receiver, v.Class)
	}
	return !a.changesElement() || !p.inBodyOnly(a.Place)
}

// changesElement reports whether the access changes what lies in the place, and leaves the place what it is.
func (a *Shares) changesElement() bool { return a.Kind == Mutate || a.Place.Elements }

// inBodyOnly reports whether the body of the class makes the container at the place, and no method gives an object another
// one. Bases outside the project may copy what the body makes, as those of models do.
func (p *Program) inBodyOnly(place Place) bool {
	lineage := p.mro(place.Class)
	plain := func(base string) bool { return base == "builtins.object" || p.IsA(base, "threading.Thread") }
	if lineage.open || slices.ContainsFunc(lineage.externals, func(b string) bool { return !plain(b) }) {
		return false
	}
	binds := p.memberBindings(place.Class, place.Name)
	if len(binds) != 1 || !makesContainer(binds[0]) {
		return false
	}
	return !slices.ContainsFunc(append(p.subclasses(place.Class), lineage.classes...), func(c *Class) bool {
		sets := slices.ContainsFunc(p.attrBindings(c, place.Name), func(b AttrBinding) bool { return b.Bind.Kind != facts.BindElement })
		return sets || c != place.Class && len(p.memberBindings(c, place.Name)) > 0
	})
}

// makesContainer reports whether the binding gives its name a container that is written out, or made by a call of dict, list,
// set or defaultdict.
func makesContainer(b Binding) bool {
	if b.Bind.Kind != facts.BindValue || b.Bind.Index >= 0 {
		return false
	}
	f := b.Unit.Funcs[b.Bind.Func]
	switch e := f.Expr(b.Bind.Value); e.Kind {
	case facts.DictOf, facts.ListOf, facts.SetOf:
		return true
	case facts.Call:
		callee := f.Expr(e.A).Name
		return callee == "dict" || callee == "list" || callee == "set" || callee == "defaultdict" || callee == "Counter"
	}
	return false
}

// isNameOf reports whether the expression is the class's own name, and so no subclass.
func (f *Func) isNameOf(id facts.ID, c *Class) bool {
	e := f.Expr(id)
	return e.Name == c.Name && (e.Kind == facts.Name || e.Kind == facts.Attr)
}

// receiverOf is the object whose attribute, or whose attribute's element, the expression is.
func (f *Func) receiverOf(id facts.ID) facts.ID {
	e := f.Expr(id)
	for e.Kind == facts.Subscript {
		e = f.Expr(e.A)
	}
	if e.Kind != facts.Attr {
		return facts.None
	}
	return e.A
}
