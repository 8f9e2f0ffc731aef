package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
)

// mostCallables is how many functions an expression may stand for before nothing is said of it.
const mostCallables = 8

// callables collects the functions of the project that an expression may stand for: all of them, or it fails.
type callables struct {
	p     *Program
	found []*Func
	depth int
}

// callablesOf are all functions of the project that the expression may stand for, when it chooses among several: by a
// condition, from an attribute or variable that is given several, out of a list or dict that is written out and never
// changed. None when one of them is not known.
func (p *Program) callablesOf(f *Func, id facts.ID) []*Func {
	c := &callables{p: p}
	if !c.add(f, id) || len(c.found) > mostCallables {
		return nil
	}
	return c.found
}

// add collects what the expression may stand for; it reports whether that is all known.
func (c *callables) add(f *Func, id facts.ID) bool {
	if id == facts.None || c.depth > aliasDepth {
		return false
	}
	c.depth++
	defer func() { c.depth-- }()
	e := f.Expr(id)
	switch v := c.p.eval(f, id); v.Kind {
	case FunctionValue:
		return c.keep(v.Func)
	case BoundMethod:
		return c.keep(c.p.dispatch(v, v.Func)...)
	case None:
		return true
	case Unknown:
	default:
		return false
	}
	switch e.Kind {
	case facts.IfExp:
		return c.add(f, e.B) && c.add(f, e.C)
	case facts.Or:
		return c.add(f, e.A) && c.add(f, e.B)
	case facts.Subscript:
		return c.elements(f, e.A)
	case facts.Call:
		return c.got(f, e)
	case facts.Name, facts.Attr:
		return c.bound(f, e)
	}
	return false
}

func (c *callables) keep(funcs ...*Func) bool {
	for _, f := range funcs {
		if !slices.Contains(c.found, f) {
			c.found = append(c.found, f)
		}
	}
	return len(funcs) > 0
}

// got collects the elements that get() of a dict gives, and its default.
func (c *callables) got(f *Func, call *facts.Expr) bool {
	callee, args := f.Expr(call.A), f.Items(call.List)
	if callee.Kind != facts.Attr || callee.Name != "get" || len(args) == 0 || len(args) > 2 {
		return false
	}
	return c.elements(f, callee.A) && (len(args) == 1 || c.add(f, args[1]))
}

// bound collects what the bindings of a name or attribute give it.
func (c *callables) bound(f *Func, e *facts.Expr) bool {
	binds, known := c.p.bindingsOf(f, e)
	for _, b := range binds {
		switch {
		case !rebinds(b.Bind):
		case b.Bind.Kind == facts.BindFunction || b.Bind.Kind == facts.BindImport:
			if v := c.p.valueOf(b.Func, b.Bind); v.Kind != FunctionValue || !c.keep(v.Func) {
				return false
			}
		case b.Bind.Kind == facts.BindValue && b.Bind.Index < 0:
			if !c.add(b.Func, b.Bind.Value) {
				return false
			}
		case b.Bind.Kind == facts.BindIterate && b.Bind.Index < 0:
			if !c.elements(b.Func, b.Bind.Value) {
				return false
			}
		default:
			return false
		}
	}
	return known && len(binds) > 0
}

// elements collects the elements of a list or dict that is written out where it is made, and only read afterwards.
func (c *callables) elements(f *Func, id facts.ID) bool {
	if c.depth > aliasDepth {
		return false
	}
	c.depth++
	defer func() { c.depth-- }()
	e := f.Expr(id)
	step := 1
	switch e.Kind {
	case facts.DictOf:
		step = 2
	case facts.ListOf, facts.Tuple, facts.SetOf:
	case facts.Bin:
		return e.Op == facts.Mul && c.elements(f, e.A) || e.Op == facts.Add && c.elements(f, e.A) && c.elements(f, e.B)
	case facts.Call:
		if callee := f.Expr(e.A); callee.Kind == facts.Attr && callee.Name == "values" && e.List.Len() == 0 {
			return c.elements(f, callee.A)
		}
		return false
	case facts.Name, facts.Attr:
		binds, known := c.p.bindingsOf(f, e)
		if !known || len(binds) != 1 || binds[0].Bind.Kind != facts.BindValue || binds[0].Bind.Index >= 0 {
			return false
		}
		made := binds[0].Func.Expr(binds[0].Bind.Value)
		return made.Kind != facts.Name && made.Kind != facts.Attr && made.Kind != facts.Call && c.p.onlyRead(f, e) &&
			c.elements(binds[0].Func, binds[0].Bind.Value)
	default:
		return false
	}
	items := f.Items(e.List)
	for i := step - 1; i < len(items); i += step {
		if step == 2 && items[i-1] == facts.None || len(c.found) > mostCallables || !c.add(f, items[i]) {
			return false
		}
	}
	return len(items) > 0
}

// bindingsOf are all bindings of a name, or of an attribute of self, with the functions in which they stand.
func (p *Program) bindingsOf(f *Func, e *facts.Expr) ([]AttrBinding, bool) {
	var all []AttrBinding
	if e.Kind == facts.Attr {
		receiver := p.eval(f, e.A)
		if receiver.Kind != Instance || p.mro(receiver.Class).open {
			return nil, false
		}
		all = slices.Clone(p.AttrSites(receiver.Class, e.Name))
		for _, c := range p.mro(receiver.Class).classes {
			all = append(all, sites(p.memberBindings(c, e.Name))...)
		}
		return all, true
	}
	if e.Var == facts.Free {
		return sites(p.names(f.Unit.Module, e.Name)), true
	}
	if e.Var < 0 {
		return nil, false
	}
	v := &f.Unit.Facts.Vars[e.Var]
	for i := range v.Binds {
		all = append(all, AttrBinding{f.Unit.Funcs[v.Binds[i].Func], &v.Binds[i]})
	}
	return all, true
}

func sites(binds bindings) []AttrBinding {
	all := make([]AttrBinding, 0, len(binds))
	for _, b := range binds {
		all = append(all, AttrBinding{b.Unit.Funcs[b.Bind.Func], b.Bind})
	}
	return all
}

// onlyRead reports whether the container that a name or attribute means is nowhere changed or given away: in the
// function of a variable, in the module of a global or class.
func (p *Program) onlyRead(f *Func, e *facts.Expr) bool {
	if e.Kind == facts.Name && e.Var >= 0 {
		return readsOnly(f.Unit.Facts, e)
	}
	m := f.Unit.Module
	if e.Kind == facts.Attr {
		m = p.OwnerOf(p.eval(f, e.A).Class, e.Name).Unit.Module
	}
	for _, u := range p.Mentions(m, e.Name) {
		if u.stub || !readsOnly(u.Facts, e) {
			return false
		}
	}
	return true
}

// readers are the methods that leave a container as it is and give nothing through which it could be changed.
var readers = []string{"get", "values", "items", "keys"}

// readsOnly reports whether each use of the name in the unit reads an element, asks or goes through what it means.
func readsOnly(u *facts.Unit, like *facts.Expr) bool {
	uses, reads := 0, 0
	same := func(id facts.ID) bool {
		if id == facts.None {
			return false
		}
		e := u.Expr(id)
		return e.Kind == like.Kind && e.Name == like.Name && (e.Kind == facts.Attr || min(e.Var, 0) == min(like.Var, 0) && (e.Var < 0 || e.Var == like.Var))
	}
	for i := range u.Exprs {
		e := &u.Exprs[i]
		switch {
		case same(facts.ID(i)):
			uses++
			continue
		case e.Kind == facts.Subscript, e.Kind == facts.Attr && slices.Contains(readers, e.Name):
			reads += count(same(e.A))
		case e.Kind == facts.Compare:
			reads += count(same(e.A)) + count(same(e.B))
		}
	}
	for i := range u.Stmts {
		s := &u.Stmts[i]
		if s.Kind == facts.For {
			reads += count(same(s.E))
		}
		for _, t := range u.Items(s.Targets) {
			if changes(u, t, same) {
				return false
			}
			reads += count(s.Kind == facts.Assign && same(t) || s.Kind == facts.AnnAssign && same(t))
		}
	}
	return uses == reads
}

// changes reports whether a target is an element of the container.
func changes(u *facts.Unit, target facts.ID, same func(facts.ID) bool) bool {
	e := u.Expr(target)
	switch e.Kind {
	case facts.Subscript:
		return same(e.A)
	case facts.Tuple, facts.ListOf:
		return slices.ContainsFunc(u.Items(e.List), func(t facts.ID) bool { return changes(u, t, same) })
	}
	return false
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
