package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// field is a field of a dataclass: the name that its class annotates, with its default.
type field struct {
	name string
	at   Binding
}

// fields are the fields with a default of a class and its bases that dataclasses.dataclass decorates, by name, and how
// many others come before them.
func (p *Program) fields(c *Class) (all []field, required int) {
	for _, k := range p.mro(c).classes {
		if !p.isDataclass(k) {
			continue
		}
		for _, name := range p.MemberNames(k) {
			binds := p.memberBindings(k, name)
			if len(binds) != 1 {
				continue
			}
			switch b := binds[0]; {
			case b.Bind.Kind == facts.BindAnnotation:
				required++
			case b.Bind.Kind == facts.BindValue && b.Bind.Annot != facts.None:
				p.readBody(b.Unit.Funcs[0])
				all = append(all, field{name, b})
			}
		}
	}
	return all, required
}

func (p *Program) isDataclass(c *Class) bool {
	p.memo.read(question{askHeader, c, ""}, func() any { return c.Unit })
	scope := c.Unit.Funcs[c.IR.Parent]
	return slices.ContainsFunc(c.IR.Decorators, func(d facts.ID) bool {
		if e := scope.Expr(d); e.Kind == facts.Call {
			d = e.A
		}
		v := p.eval(scope, d)
		return v.Kind == External && v.Name == "dataclasses.dataclass"
	})
}

// fields looks at what the default_factory of a dataclass's field gives, unless the call that makes the instance gives
// the field a value.
func (x *crossing) fields(c *Class, made *making, path string) *Stuck {
	fields, required := x.p.fields(c)
	for _, field := range fields {
		if len(x.p.AttrSites(c, field.name)) > 0 || made.gives(field.name, required) {
			continue
		}
		f := field.at.Unit.Funcs[field.at.Bind.Func]
		factory := x.p.factory(f, f.Expr(field.at.Bind.Value))
		if factory == facts.None {
			continue
		}
		at := f.at(field.at.Bind.Start, field.at.Bind.End)
		if s := x.value(x.p.constructed(x.p.eval(f, factory)), at, path+"."+field.name); s != nil {
			if s.Owner == nil {
				s.Owner = c
			}
			return s
		}
	}
	return nil
}

// factory is the default_factory that a field is declared with.
func (p *Program) factory(f *Func, e *facts.Expr) facts.ID {
	if e.Kind != facts.Call || p.eval(f, e.A).Name != "dataclasses.field" {
		return facts.None
	}
	return argument(f, f.Items(e.List), knowledge.Parameter{Position: -1, Name: "default_factory"})
}

// constructed is what calling the value without arguments gives.
func (p *Program) constructed(callee Value) Value {
	if callee.Kind == External && p.Table.Function(callee.Name) == nil && p.Table.Class(callee.Name) != nil {
		return instanceOf(callee.Name)
	}
	return p.result(callee)
}

// gives reports whether the call may give the field a value, behind the others that need one.
func (m *making) gives(name string, required int) bool {
	if m == nil {
		return false
	}
	given := 0
	for _, a := range m.f.Items(m.call.List) {
		switch e := m.f.Expr(a); e.Kind {
		case facts.Star, facts.DoubleStar:
			return true
		case facts.Keyword:
			if e.Name == name {
				return true
			}
		default:
			given++
		}
	}
	return given > required
}
