package program

import (
	"maps"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
)

// mro is a class's linearised bases.
type mro struct {
	// classes begin with the class itself; externals are the bases outside the project, by name.
	classes   []*Class
	externals []string
	// open says that a base is unknown: what is not found may be there.
	open bool
}

func (m *mro) same(other any) bool {
	o, ok := other.(*mro)
	return ok && m.open == o.open && slices.Equal(m.classes, o.classes) && slices.Equal(m.externals, o.externals)
}

func (p *Program) mro(c *Class) *mro { return p.memo.ask(question{askMRO, c, ""}).(*mro) }

// linearise puts a class before its bases, and a base that several share behind all of them.
func (p *Program) linearise(c *Class) any {
	p.memo.read(question{askHeader, c, ""}, func() any { return c.Unit })
	m := &mro{classes: []*Class{c}}
	scope := c.Unit.Funcs[c.IR.Parent]
	for _, b := range c.IR.Bases {
		if k := scope.Expr(b).Kind; k == facts.Keyword || k == facts.Star || k == facts.DoubleStar {
			continue
		}
		base := p.eval(scope, b)
		if base.Kind == External && scope.Expr(b).Kind == facts.Subscript && isGeneric(base.Name) {
			continue
		}
		switch base.Kind {
		case ClassValue:
			m.inherit(p.mro(base.Class))
		case External:
			m.inherit(&mro{externals: []string{base.Name}, open: p.Table.Class(base.Name) == nil && base.Name != "builtins.object"})
		default:
			m.open = true
		}
	}
	return m
}

func isGeneric(name string) bool { return name == "typing.Generic" || name == "typing.Protocol" }

func (m *mro) inherit(base *mro) {
	for _, c := range base.classes {
		m.classes = slices.DeleteFunc(m.classes, func(k *Class) bool { return k == c && k != m.classes[0] })
		if c != m.classes[0] {
			m.classes = append(m.classes, c)
		}
	}
	for _, e := range base.externals {
		if !slices.Contains(m.externals, e) {
			m.externals = append(m.externals, e)
		}
	}
	m.open = m.open || base.open
}

func (p *Program) memberBindings(c *Class, name string) bindings {
	return p.memo.read(question{askMembers, c, name}, func() any { return bindings(slices.Clone(c.names[name])) }).(bindings)
}

func (p *Program) attrBindings(c *Class, name string) attrBindings {
	p.wantMembers(c, name)
	return p.parsedBindings(c, name)
}

// parsedBindings are those of an attribute in the methods that are parsed.
func (p *Program) parsedBindings(c *Class, name string) attrBindings {
	return p.memo.read(question{askAttrs, c, name}, func() any { return attrBindings(slices.Clone(c.attrs[name])) }).(attrBindings)
}

// Member is the value of a name in the class's own body; Nothing when the body does not bind it.
func (p *Program) Member(c *Class, name string) Value {
	if len(p.memberBindings(c, name)) == 0 {
		return Value{}
	}
	return p.memo.ask(question{askMember, c, name}).(Value)
}

func (p *Program) member(c *Class, name string) Value {
	return p.bound(withoutAccessors(p.memberBindings(c, name)))
}

// withoutAccessors leaves out the setters, deleters and overloads of a name, which stand for the first function.
func withoutAccessors(binds bindings) bindings {
	if len(binds) < 2 {
		return binds
	}
	return slices.DeleteFunc(slices.Clone(binds), func(b Binding) bool {
		if b.Bind.Kind != facts.BindFunction {
			return false
		}
		if b.Unit.stub {
			return slices.ContainsFunc(b.Unit.Syntax.Decorated, func(d string) bool { return strings.HasSuffix(d, ".setter") })
		}
		f := b.Unit.Funcs[b.Bind.Index]
		for _, d := range f.IR.Decorators {
			switch f.Expr(d).Name {
			case "setter", "deleter", "overload":
				return true
			}
		}
		return false
	})
}

// find is the value of a name looked up through the bases of a class, with the class that has it.
func (p *Program) find(c *Class, name string) (Value, *Class) {
	return p.findIn(p.mro(c).classes, name)
}

func (p *Program) findIn(classes []*Class, name string) (Value, *Class) {
	for _, k := range classes {
		if v := p.Member(k, name); v.Kind != Nothing {
			return v, k
		}
	}
	return Value{}, nil
}

// attr joins the values that self.name is given in the methods of the class and its bases, and what the class's body says.
func (p *Program) attr(c *Class, name string) Value {
	v := Value{}
	elements := []AttrBinding{}
	classes := p.mro(c).classes
	for _, k := range classes {
		for _, b := range p.parsedBindings(k, name) {
			if b.Bind.Kind == facts.BindElement {
				elements = append(elements, b)
				continue
			}
			v = p.join(v, p.valueOf(b.Func, b.Bind))
		}
	}
	if declared, _ := p.find(c, name); declared.Kind != Nothing {
		v = p.join(v, declared)
	}
	if v.Kind == Unknown {
		return v // whatever the methods that are not parsed assign
	}
	for _, k := range classes {
		p.wantMembers(k, name)
	}
	return p.withElements(v, func(yield func(Value)) {
		for _, b := range elements {
			yield(p.eval(b.Func, b.Bind.Value))
		}
	})
}

// Attr is the value of an attribute of an instance of the class; Nothing when no method and no body binds it.
func (p *Program) Attr(c *Class, name string) Value {
	return p.memo.ask(question{askAttr, c, name}).(Value)
}

func (c *Class) memberNames() attrNames {
	var names attrNames
	for name, binds := range c.names {
		if len(binds) > 0 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// MemberNames are the names that the class's own body binds, sorted.
func (p *Program) MemberNames(c *Class) []string {
	return p.memo.read(question{askMembers, c, allNames}, func() any { return c.memberNames() }).(attrNames)
}

// attrNames is an input: the names of the attributes that methods of a class assign.
type attrNames []string

func (a attrNames) same(other any) bool { return slices.Equal(a, other.(attrNames)) }

func (c *Class) attrNames() attrNames { return slices.Sorted(maps.Keys(c.attrs)) }

// AttrNames are the names of the attributes that the methods of the class and its bases assign, sorted.
func (p *Program) AttrNames(c *Class) []string {
	var names []string
	for _, k := range p.mro(c).classes {
		for _, u := range k.Members {
			p.want(u)
		}
		names = append(names, p.memo.read(question{askAttrs, k, allNames}, func() any { return k.attrNames() }).(attrNames)...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// AttrSites are the bindings of an attribute in the methods of the class and its bases.
func (p *Program) AttrSites(c *Class, name string) []AttrBinding {
	var all []AttrBinding
	for _, k := range p.mro(c).classes {
		all = append(all, p.attrBindings(k, name)...)
	}
	return all
}

// MemberSites are the bindings of a name in the body of the class, or of the first of its bases that binds it.
func (p *Program) MemberSites(c *Class, name string) []Binding {
	for _, k := range p.mro(c).classes {
		if all := p.memberBindings(k, name); len(all) > 0 {
			return all
		}
	}
	return nil
}

// Find is the value of a name looked up in the bodies of a class and its bases; Nothing when none has it.
func (p *Program) Find(c *Class, name string) Value {
	v, _ := p.find(c, name)
	return v
}

// OwnerOf is the class that first gives the attribute a value: the last one in the order of bases that assigns it.
func (p *Program) OwnerOf(c *Class, name string) *Class {
	owner := c
	for _, k := range p.mro(c).classes {
		if len(p.attrBindings(k, name)) > 0 || len(p.memberBindings(k, name)) > 0 {
			owner = k
		}
	}
	return owner
}

// ExternalBases are the bases of the class outside the project.
func (p *Program) ExternalBases(c *Class) []string { return p.mro(c).externals }

// IsA reports whether the class, or the class outside the project, has the outside class among its bases.
func (p *Program) IsA(name, base string) bool {
	if name == base {
		return true
	}
	c := p.Table.Class(name)
	if c == nil {
		return false
	}
	return slices.ContainsFunc(c.Bases, func(b string) bool { return p.IsA(b, base) })
}

// Open reports whether a base of the class is not known: what the class does not have may be there.
func (p *Program) Open(c *Class) bool { return p.mro(c).open }
