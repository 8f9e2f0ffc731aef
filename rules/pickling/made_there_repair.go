package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// madeThere moves the making of the arguments to the worker: a function at module level makes them there and calls the one
// that was handed over. What the making reads has to travel, or to be the same wherever the module is imported.
func madeThere(p *rule.Pass, c crossing) []rule.Repair {
	v := c.s.Value
	if v.Kind != program.FunctionValue || v.Func.Parent == nil || !v.Func.Parent.TopLevel() || v.Func.Class != nil || c.f.TopLevel() || c.f.IR.Kind == facts.Comprehension {
		return nil
	}
	if _, hidden := p.MainOnly(v); hidden || !isGlobal(p, c.f, c.s.Callable) {
		return nil
	}
	args, ok := c.written()
	if !ok {
		return nil
	}
	m := &making{p: p, c: c, d: rewrite.New(p)}
	texts := m.arguments(args)
	if m.d.Refused() {
		return nil
	}
	u := c.f.Unit
	callee := c.f.Text(c.s.Callable)
	name := m.d.NewName(u, "run_"+strings.TrimLeft(callee[strings.LastIndexByte(callee, '.')+1:], "_"))
	m.d.AboveUnit(u, "def "+name+"("+strings.Join(m.given, ", ")+"):", rewrite.Step(u.Module)+"return "+callee+"("+strings.Join(texts, ", ")+")")
	m.call(name)
	return m.d.Repair(rule.Text{
		EN: "Make it in the worker, in %[1]s() (each call makes its own)",
		FR: "Le créer dans le worker, dans %[1]s() (chaque appel crée le sien)",
	}.With(name))
}

// written are the arguments of the callable as the call writes them; false where they come in another way.
func (c crossing) written() ([]facts.ID, bool) {
	items := c.f.Items(c.f.Expr(c.s.Expr).List)
	switch c.s.Run.Passing {
	case knowledge.RestArguments:
		at := slices.Index(items, c.s.Callable)
		return items[at+1:], at >= 0
	case knowledge.ArgsTuple:
		packed := c.f.Argument(c.s.Expr, c.s.Run.Args)
		if packed == facts.None || c.f.Argument(c.s.Expr, c.s.Run.Kwargs) != facts.None || c.f.Expr(packed).Kind != facts.Tuple && c.f.Expr(packed).Kind != facts.ListOf {
			return nil, false
		}
		return c.f.Items(c.f.Expr(packed).List), true
	}
	return nil, false
}

// isGlobal reports whether the expression names, from a global on, what a module that is imported again has too.
func isGlobal(p *rule.Pass, f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	for e.Kind == facts.Attr {
		e = f.Expr(e.A)
	}
	return e.Kind == facts.Name && e.Var == facts.Free && imported(p, f, e.Name)
}

// imported reports whether the global is what the module's own code makes it, outside of the main guard, or a builtin.
func imported(p *rule.Pass, f *program.Func, name string) bool {
	return !slices.ContainsFunc(p.GlobalSites(f.Unit.Module, name), func(site program.GlobalSite) bool {
		return !site.Func.TopLevel() || p.UnderMain(site.Func, site.Bind)
	})
}

// making is the function in the making, with the names that it is given.
type making struct {
	p     *rule.Pass
	c     crossing
	d     *rewrite.Draft
	given []string
}

// arguments are the texts of the arguments there. A local name that was only made to be handed over is made there as well.
func (m *making) arguments(args []facts.ID) []string {
	var texts []string
	f := m.c.f
	for _, id := range args {
		prefix, value := "", id
		if e := f.Expr(id); e.Kind == facts.Keyword {
			prefix, value = e.Name+"=", e.A
		}
		if made, stmt := m.onlyHandedOver(value); made != facts.None {
			m.d.Remove(f, stmt)
			value = made
		}
		m.reads(value)
		texts = append(texts, prefix+f.Text(value))
	}
	if strings.ContainsAny(strings.Join(texts, ""), "\r\n#") {
		m.d.Refuse()
	}
	return texts
}

// onlyHandedOver is what a local name is made of, and the statement, where nothing but this argument reads it and it cannot
// travel.
func (m *making) onlyHandedOver(id facts.ID) (facts.ID, facts.ID) {
	f := m.c.f
	e := f.Expr(id)
	if e.Kind != facts.Name || e.Var < 0 || m.p.Stuck(f, id, m.c.s.Run.Pickled, false) == nil {
		return facts.None, facts.None
	}
	v := &f.Unit.Facts.Vars[e.Var]
	if v.Param || v.Captured || len(v.Binds) != 1 || v.Binds[0].Kind != facts.BindValue || len(f.Reads(e.Var)) != 1 || m.c.call.Loops > 0 {
		return facts.None, facts.None
	}
	way := f.StatementOf(v.Binds[0].Value)
	if len(way) == 0 {
		return facts.None, facts.None
	}
	stmt := way[len(way)-1]
	if s := f.Stmt(stmt); s.Kind != facts.Assign || s.Targets.Len() != 1 || s.E != v.Binds[0].Value {
		return facts.None, facts.None
	}
	return v.Binds[0].Value, stmt
}

// reads takes the local names that the expression reads as parameters, and refuses those that cannot travel.
func (m *making) reads(id facts.ID) {
	f := m.c.f
	from, to := f.Expr(id).Start, f.Expr(id).End
	for i := range f.Unit.Facts.Exprs {
		e := &f.Unit.Facts.Exprs[i]
		if e.Start < from || e.End > to {
			continue
		}
		switch {
		case slices.Contains([]facts.ExprKind{facts.Await, facts.Yield, facts.YieldFrom, facts.Walrus, facts.Star, facts.DoubleStar}, e.Kind):
			m.d.Refuse()
		case e.Kind != facts.Name:
		case e.Var == facts.Free:
			if !imported(m.p, f, e.Name) {
				m.d.Refuse()
			}
		case e.Var < 0 || e.Name == "self" || e.Name == "cls":
			m.d.Refuse()
		case m.inside(f.Unit.Facts.Vars[e.Var].Func, from, to) || slices.Contains(m.given, e.Name):
		case m.p.Stuck(f, facts.ID(i), m.c.s.Run.Pickled, false) != nil:
			m.d.Refuse()
		default:
			m.given = append(m.given, e.Name)
		}
	}
}

// inside reports whether the function lies in the text: a lambda's or a comprehension's own names are not given to it.
func (m *making) inside(id facts.ID, from, to uint32) bool {
	by := m.c.f.Unit.Funcs[id]
	return id != 0 && by.IR.Start >= from && by.IR.End <= to
}

// call has the call hand over the function instead, with the names that it is given.
func (m *making) call(name string) {
	f, items := m.c.f, m.c.f.Items(m.c.f.Expr(m.c.s.Expr).List)
	at := f.Site(m.c.s.Callable)
	if m.c.s.Run.Passing == knowledge.RestArguments {
		at.End = int(f.Expr(items[len(items)-1]).End)
		m.d.Replace(at, strings.Join(append([]string{name}, m.given...), ", "))
		return
	}
	m.d.Replace(at, name)
	packed := f.Argument(m.c.s.Expr, m.c.s.Run.Args)
	if len(m.given) > 0 {
		given := strings.Join(m.given, ", ")
		if len(m.given) == 1 {
			given += ","
		}
		m.d.Replace(f.Site(packed), "("+given+")")
		return
	}
	i := slices.IndexFunc(items, func(id facts.ID) bool {
		return id == packed || f.Expr(id).Kind == facts.Keyword && f.Expr(id).A == packed
	})
	if i < 1 {
		m.d.Refuse()
		return
	}
	gone := f.Site(items[i])
	gone.Start = int(f.Expr(items[i-1]).End)
	m.d.Delete(gone)
}
