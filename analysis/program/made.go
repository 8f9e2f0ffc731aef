package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
)

// Made is an expression whose value a place is given, in its function.
type Made struct {
	Func *Func
	Expr facts.ID
}

// Made are the expressions that a global, an attribute or a local variable is given as its whole value; nil when one of
// its bindings is something else, so that what lies there may come from elsewhere.
func (p *Program) Made(place Place) []Made {
	var all []Made
	add := func(f *Func, b *facts.Bind) bool {
		if b.Kind == facts.BindElement || b.Kind == facts.BindAnnotation || b.Kind == facts.BindDelete {
			return true
		}
		if b.Kind != facts.BindValue || b.Index >= 0 || b.Value == facts.None {
			return false
		}
		p.readBody(f)
		if e := f.Expr(b.Value); e.Kind != facts.Const || e.Op != facts.NoneLit {
			all = append(all, Made{f, b.Value})
		}
		return true
	}
	switch place.Kind {
	case GlobalPlace:
		for _, b := range p.names(place.Module, place.Name) {
			if !add(b.Unit.Funcs[b.Bind.Func], b.Bind) {
				return nil
			}
		}
	case AttrPlace:
		for _, b := range p.memberBindings(place.Class, place.Name) {
			if !add(b.Unit.Funcs[b.Bind.Func], b.Bind) {
				return nil
			}
		}
		for _, b := range p.AttrSites(place.Class, place.Name) {
			if !add(b.Func, b.Bind) {
				return nil
			}
		}
	case LocalPlace:
		vars := place.Func.Unit.Facts.Vars
		i := slices.IndexFunc(vars, func(v facts.Var) bool { return v.Name == place.Name && place.Func.Unit.Funcs[v.Func] == place.Func })
		if i < 0 {
			return nil
		}
		for j := range vars[i].Binds {
			if b := &vars[i].Binds[j]; !add(place.Func.Unit.Funcs[b.Func], b) {
				return nil
			}
		}
	}
	return all
}

// FullyCalled reports whether the function is known to run, and all that runs it is known: calls of the project or
// starts, with no other use of its name.
func (p *Program) FullyCalled(f *Func) bool {
	return p.memo.read(question{askCalled, f, ""}, func() any { return f.called }).(bool)
}

func (p *Program) noteCalled(among []*Func) {
	for _, f := range among {
		called := f.escapes == 0 && (f.started > 0 || len(f.callers) > 0)
		if called != f.called && f.inGraph() {
			f.called = called
			p.memo.touch(question{askCalled, f, ""}, called)
		}
	}
}

// Inside reports whether the function lies within the other one, or is it.
func (f *Func) Inside(outer *Func) bool { return f.inside(outer) }
