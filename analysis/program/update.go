package program

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/syntax"
)

// Set gives the module at the path the text of the file; read are the facts of its units where AtOnce gave them before. Its
// cost follows the units that are new.
func (p *Program) Set(path string, f *syntax.File, read Facts) {
	m, ok := p.modules[path]
	if !ok {
		m = newModule(path)
		p.modules[path] = m
		p.moduleList = moduleList{}
		p.memo.touch(question{askModule, nil, path}, m)
	}
	if read == nil && len(m.Units) == 0 {
		read = p.AtOnce(f, nil)
	}
	p.ready = read
	p.replace(m, f)
	p.ready = nil
}

// Remove takes the module at the path away.
func (p *Program) Remove(path string) {
	m, ok := p.modules[path]
	if !ok {
		return
	}
	p.replace(m, syntax.NewFile(nil))
	for _, u := range m.Units {
		p.dropUnits(m, []*Unit{u})
	}
	delete(p.modules, path)
	p.moduleList = moduleList{}
	p.memo.touch(question{askModule, nil, path}, (*Module)(nil))
}

func newModule(path string) *Module {
	m := &Module{Path: path, names: map[string][]Binding{}}
	base := strings.TrimSuffix(path, ".py")
	if rest, ok := strings.CutSuffix(base, "/__init__"); ok {
		base, m.Package = rest, true
	}
	m.Package = m.Package || base == "__init__"
	m.Name = strings.ReplaceAll(base, "/", ".")
	return m
}

// replace exchanges the units between the first and the last that differ.
func (p *Program) replace(m *Module, f *syntax.File) {
	p.memo.next()
	n := f.Len()
	from := 0
	for from < len(m.Units) && from < n && m.Units[from].Syntax == f.Unit(from) {
		from++
	}
	to, end := len(m.Units), n
	for to > from && end > from && m.Units[to-1].Syntax == f.Unit(end-1) {
		to, end = to-1, end-1
	}
	// Members after the edit may belong to another class now.
	for to < len(m.Units) && m.Units[to].Syntax.Kind == syntax.Member && p.ownerChanges(m, to, from, f, end) {
		to, end = to+1, end+1
	}
	if from == to && from == end {
		return
	}
	old := slices.Clone(m.Units[from:to])
	// What is written while the program is known is parsed at once: answers that are kept did not count on it.
	known := len(m.Units) > 0
	// Several edits at once leave units between them as they are.
	same := make(map[*syntax.Unit]*Unit, len(old))
	for _, u := range old {
		same[u.Syntax] = u
	}
	now := make([]*Unit, 0, end-from)
	for i := from; i < end; i++ {
		u := same[f.Unit(i)]
		if u == nil {
			u = &Unit{Module: m, Syntax: f.Unit(i), awake: known}
		}
		delete(same, f.Unit(i))
		now = append(now, u)
	}
	gone := slices.DeleteFunc(old, func(u *Unit) bool { return same[u.Syntax] == nil })
	before := p.ownerBefore(m, from)
	m.Units = slices.Concat(m.Units[:from], now, m.Units[to:])
	p.exchange(m, gone, m.Units[from:from+len(now)], before)
}

// ownerChanges reports whether the header of the member at the index lies in the range that is replaced.
func (p *Program) ownerChanges(m *Module, member, from int, f *syntax.File, end int) bool {
	oldHeader := member - 1
	for oldHeader >= 0 && m.Units[oldHeader].Syntax.Kind == syntax.Member {
		oldHeader--
	}
	if oldHeader < from {
		// The header stays; it must still be the last one before the member.
		for i := from; i < end; i++ {
			if f.Unit(i).Kind != syntax.Member {
				return true
			}
		}
		return false
	}
	return true
}

func (p *Program) ownerBefore(m *Module, i int) *Class {
	for i--; i >= 0; i-- {
		switch m.Units[i].Syntax.Kind {
		case syntax.Header:
			return m.Units[i].headed()
		case syntax.Statement:
			return nil
		}
	}
	return nil
}

// headed is the class that a header unit heads: the last one, since only the last can be followed by members.
func (u *Unit) headed() *Class {
	if len(u.Classes) == 0 {
		return nil
	}
	return u.Classes[len(u.Classes)-1]
}

// pool holds the functions and classes that were taken away from a module, by name, to be used again.
type pool struct {
	funcs   map[string][]*Func
	classes map[string][]*Class
	// otherKind says that a function was used again that calls run in another way, or whose effects are told otherwise.
	otherKind bool
}

// exchange takes units out of the module and puts in those of the range that are new. A member that stays, but behind
// another header, is made anew, in its place in the range.
func (p *Program) exchange(m *Module, old, in []*Unit, owner *Class) {
	touched := &touches{p: p}
	left := newPool()
	for _, u := range old {
		touched.unit(u)
		p.takeOut(u, left)
	}
	var fresh []*Unit
	for i, u := range in {
		if u.Facts != nil && u.Syntax.Kind == syntax.Member && u.Owner != owner {
			touched.unit(u)
			p.takeOut(u, left)
			old = append(old, u)
			u = &Unit{Module: m, Syntax: u.Syntax, awake: true}
			in[i] = u
		}
		if u.Facts == nil {
			p.read(u, owner)
			p.putIn(u, left)
			touched.unit(u)
			fresh = append(fresh, u)
		}
		switch u.Syntax.Kind {
		case syntax.Header:
			owner = u.headed()
		case syntax.Statement:
			owner = nil
		}
	}
	p.dirty = p.dirty || left.otherKind
	p.discard(left)
	touched.flush()
	m.imported, m.sought = nil, false
	p.mentioned(m, old, fresh)
	p.restarted(m, old, fresh)
	p.unitsChanged(old, fresh)
}

// read gives a unit its facts, or those of a stub, and a member its owner.
func (p *Program) read(u *Unit, owner *Class) {
	read, ok := p.ready[u.Syntax]
	u.stub = ok && read == nil && !u.awake
	switch {
	case u.stub:
		u.Facts = stub(u.Syntax)
		if names(u.Syntax.Text, p.handing) {
			p.want(u)
		}
	case read != nil:
		u.Facts = read
	default:
		u.Facts = facts.Of(u.Syntax.Kind, syntax.Parse(u.Syntax))
	}
	u.quiet = !u.stub && isQuiet(u.Facts)
	if u.Syntax.Kind == syntax.Member && u.Owner == nil {
		u.Owner = owner
	}
}

func (p *Program) dropUnits(m *Module, units []*Unit) {
	touched := &touches{p: p}
	left := newPool()
	for _, u := range units {
		touched.unit(u)
		p.takeOut(u, left)
	}
	m.Units = nil
	p.discard(left)
	touched.flush()
	p.mentioned(m, units, nil)
	p.restarted(m, units, nil)
	p.unitsChanged(units, nil)
}

// takeOut removes what the unit gave to its module and classes.
func (p *Program) takeOut(u *Unit, left *pool) {
	u.exports(func(names map[string][]Binding, _ any, v *facts.Var) {
		names[v.Name] = slices.DeleteFunc(names[v.Name], func(b Binding) bool { return b.Unit == u })
		if len(names[v.Name]) == 0 {
			delete(names, v.Name)
		}
	})
	u.selfAttrs(func(c *Class, f *Func, name string, _ *facts.Bind) {
		c.attrs[name] = slices.DeleteFunc(c.attrs[name], func(b AttrBinding) bool { return b.Func.Unit == u })
		if len(c.attrs[name]) == 0 {
			delete(c.attrs, name)
		}
	})
	if u.Owner != nil {
		u.Owner.Members = slices.DeleteFunc(u.Owner.Members, func(o *Unit) bool { return o == u })
	}
	for _, f := range u.Funcs {
		left.funcs[f.Name] = append(left.funcs[f.Name], f)
	}
	for _, c := range u.Classes {
		left.classes[c.Name] = append(left.classes[c.Name], c)
	}
}

// putIn adds the unit's functions, classes and bindings, using functions and classes of before where they are the same.
func (p *Program) putIn(u *Unit, left *pool) {
	if u.Owner != nil {
		u.Owner.Members = append(u.Owner.Members, u)
	}
	ir := u.Facts
	u.Funcs = make([]*Func, len(ir.Funcs))
	u.Classes = make([]*Class, len(ir.Classes))
	class := 0
	for i := range ir.Funcs {
		// A class comes right after the function of its body.
		u.Funcs[i] = left.takeFunc(u, facts.ID(i))
		for class < len(ir.Classes) && ir.Classes[class].Func <= facts.ID(i) {
			u.Classes[class] = left.takeClass(u, facts.ID(class))
			class++
		}
		u.Funcs[i].Class = u.classOf(&ir.Funcs[i])
	}
	u.exports(func(names map[string][]Binding, _ any, v *facts.Var) {
		for i := range v.Binds {
			names[v.Name] = append(names[v.Name], Binding{u, &v.Binds[i]})
		}
	})
	u.selfAttrs(func(c *Class, f *Func, name string, b *facts.Bind) {
		c.attrs[name] = append(c.attrs[name], AttrBinding{f, b})
	})
}

// classOf is the class whose method the function is.
func (u *Unit) classOf(f *facts.Func) *Class {
	if f.Class != facts.None {
		return u.Classes[f.Class]
	}
	if f.Parent == 0 && u.Owner != nil && (f.Kind == facts.Function || f.Kind == facts.AsyncFunction) {
		return u.Owner
	}
	return nil
}

func newPool() *pool { return &pool{funcs: map[string][]*Func{}, classes: map[string][]*Class{}} }

func (l *pool) takeFunc(u *Unit, id facts.ID) *Func {
	ir := &u.Facts.Funcs[id]
	name := u.qualified(ir)
	var f *Func
	if free := l.funcs[name]; len(free) > 0 {
		f, l.funcs[name] = free[0], free[1:]
		// A stub has no part in the graph.
		l.otherKind = l.otherKind || !f.Unit.stub && !sameKind(f.IR, ir)
	} else {
		f = &Func{graph: graph{id: -1, contexts: noContexts, blocks: noEffects}}
	}
	f.Unit, f.ID, f.IR, f.Name = u, id, ir, name
	f.Parent = nil
	if ir.Parent != facts.None {
		f.Parent = u.Funcs[ir.Parent]
	}
	return f
}

func (l *pool) takeClass(u *Unit, id facts.ID) *Class {
	ir := &u.Facts.Classes[id]
	name := u.Funcs[ir.Func].Name
	var c *Class
	if free := l.classes[name]; len(free) > 0 {
		c, l.classes[name] = free[0], free[1:]
	} else {
		c = &Class{names: map[string][]Binding{}, attrs: map[string][]AttrBinding{}}
	}
	c.Unit, c.ID, c.IR, c.Name = u, id, ir, name
	return c
}

// qualified is the name of a function as __qualname__ gives it.
func (u *Unit) qualified(f *facts.Func) string {
	if f.Parent == facts.None {
		if u.Owner != nil {
			return u.Owner.Name
		}
		return "<module>"
	}
	parent := &u.Facts.Funcs[f.Parent]
	if parent.Kind == facts.TopLevel {
		if u.Owner != nil {
			return u.Owner.Name + "." + f.Name
		}
		return f.Name
	}
	outer := u.qualified(parent)
	if parent.Kind != facts.ClassBody {
		outer += ".<locals>"
	}
	return outer + "." + f.Name
}

// discard forgets the functions and classes that nothing took up again.
func (p *Program) discard(left *pool) {
	for _, funcs := range left.funcs {
		for _, f := range funcs {
			f.gone = true
			for _, kind := range []questionKind{askBody, askReturns, askDecorated, askShape, askUses, askLink} {
				p.memo.forget(question{kind, f, ""})
			}
			p.funcGone(f)
		}
	}
	for _, classes := range left.classes {
		for _, c := range classes {
			c.gone = true
			p.memo.forget(question{askMRO, c, ""})
			p.memo.forget(question{askHeader, c, ""})
		}
	}
}

// exports calls do with each name that the unit binds at the level of its module or class, and the bindings there.
func (u *Unit) exports(do func(names map[string][]Binding, of any, v *facts.Var)) {
	for i := range u.Facts.Vars {
		v := &u.Facts.Vars[i]
		switch f := &u.Facts.Funcs[v.Func]; {
		case v.Func == 0 && u.Owner != nil:
			do(u.Owner.names, u.Owner, v)
		case v.Func == 0 && !u.Facts.Member:
			do(u.Module.names, u.Module, v)
		case f.Kind == facts.ClassBody:
			for _, c := range u.Classes {
				if c.IR.Func == v.Func {
					do(c.names, c, v)
				}
			}
		}
	}
}

// selfAttrs calls do with each binding of an attribute of the first parameter of a method.
func (u *Unit) selfAttrs(do func(c *Class, f *Func, name string, b *facts.Bind)) {
	for i := range u.Facts.Attrs {
		a := &u.Facts.Attrs[i]
		if f := u.receiverOf(a.Receiver); f != nil {
			do(f.Class, u.Funcs[a.Bind.Func], a.Name, &a.Bind)
		}
	}
}

// receiverOf is the method whose first parameter the expression is; nil when it is none.
func (u *Unit) receiverOf(id facts.ID) *Func {
	e := u.Facts.Expr(id)
	if e.Kind != facts.Name || e.Var < 0 {
		return nil
	}
	v := &u.Facts.Vars[e.Var]
	f := u.Funcs[v.Func]
	if !v.Param || f.Class == nil || len(f.IR.Params) == 0 || f.IR.Params[0].Var != e.Var || f.static() {
		return nil
	}
	return f
}

// static reports whether the method is written as a static method.
func (f *Func) static() bool {
	for _, d := range f.IR.Decorators {
		if e := f.Expr(d); e.Kind == facts.Name && e.Name == "staticmethod" {
			return true
		}
	}
	return false
}

// touches collects the inputs that an exchange of units concerns and gives them their new values once, at the end.
type touches struct {
	p    *Program
	keys map[question]bool
	body []*Func
	head []*Class
	// at is where the units of the module are; made when it is needed.
	at map[*Unit]int
}

func (t *touches) unit(u *Unit) {
	if t.keys == nil {
		t.keys = map[question]bool{}
	}
	u.exports(func(_ map[string][]Binding, of any, v *facts.Var) {
		if _, ok := of.(*Module); ok {
			t.keys[question{askNames, of, v.Name}] = true
		} else {
			t.keys[question{askMembers, of, v.Name}] = true
		}
	})
	u.selfAttrs(func(c *Class, _ *Func, name string, _ *facts.Bind) { t.keys[question{askAttrs, c, name}] = true })
	t.body = append(t.body, u.Funcs...)
	t.head = append(t.head, u.Classes...)
}

func (t *touches) flush() {
	for k := range t.keys {
		t.order(k)
		if k.kind == askAttrs {
			c := k.of.(*Class)
			t.p.memo.retouch(question{askAttrs, c, allNames}, func() any { return c.attrNames() })
		}
		switch of := k.of.(type) {
		case *Module:
			t.p.memo.retouch(k, func() any { return bindings(slices.Clone(of.names[k.name])) })
		case *Class:
			if k.kind == askAttrs {
				t.p.memo.retouch(k, func() any { return attrBindings(slices.Clone(of.attrs[k.name])) })
			} else {
				t.p.memo.retouch(k, func() any { return bindings(slices.Clone(of.names[k.name])) })
				t.p.memo.retouch(question{askMembers, of, allNames}, func() any { return of.memberNames() })
			}
		}
	}
	for _, f := range t.body {
		if !f.gone {
			t.p.memo.touch(question{askBody, f, ""}, f.Unit)
		}
	}
	for _, c := range t.head {
		if !c.gone {
			t.p.memo.touch(question{askHeader, c, ""}, c.Unit)
		}
	}
}

// order puts several bindings of a name into the order of the text, whatever the order in which units came.
func (t *touches) order(k question) {
	switch of := k.of.(type) {
	case *Module:
		byUnit(t, of.names[k.name], func(b Binding) *Unit { return b.Unit })
	case *Class:
		if k.kind == askAttrs {
			byUnit(t, of.attrs[k.name], func(b AttrBinding) *Unit { return b.Func.Unit })
		} else {
			byUnit(t, of.names[k.name], func(b Binding) *Unit { return b.Unit })
		}
	}
}

func byUnit[B any](t *touches, list []B, unit func(B) *Unit) {
	if len(list) < 2 {
		return
	}
	if m := unit(list[0]).Module; t.at == nil {
		t.at = make(map[*Unit]int, len(m.Units))
		for i, u := range m.Units {
			t.at[u] = i
		}
	}
	slices.SortStableFunc(list, func(a, b B) int { return t.at[unit(a)] - t.at[unit(b)] })
}

// bindings and attrBindings are inputs that differ whenever one binding does.
type bindings []Binding

func (b bindings) same(other any) bool { return slices.Equal(b, other.(bindings)) }

type attrBindings []AttrBinding

func (b attrBindings) same(other any) bool {
	return slices.EqualFunc(b, other.(attrBindings), func(x, y AttrBinding) bool { return x == y })
}
