package gil

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairSubclass calls super().__init__() first. It leaves alone a class whose own __init__ takes another __init__'s part.
func repairSubclass(p *rule.Pass, at *rule.Finding) []rule.Repair {
	for _, c := range at.At.Unit.Classes {
		if c.NameSite() != at.At || len(c.IR.Bases) != 1 {
			continue
		}
		if len(at.Evidence) > 0 {
			if r := ownName(p, c, at.Evidence[0].At); r != nil {
				return r
			}
		}
		init := p.Member(c, "__init__")
		if init.Kind != program.FunctionValue || len(at.Evidence) == 0 {
			return nil
		}
		f := p.Look(init.Func)
		if at.Evidence[0].At == f.NameSite() {
			return callsSuper(p, f)
		}
		return superFirst(p, c, f)
	}
	return nil
}

// freeNames are names for what Thread keeps under others.
var freeNames = map[string]string{"_stop": "_stopping", "_started": "_has_started"}

// ownName gives the attribute, which is set at a place, a name that Thread does not use, where all that names it is known.
func ownName(p *rule.Pass, c *program.Class, set program.Site) []rule.Repair {
	p.Rests(set)
	source := rewrite.Source(set)
	name := source[strings.LastIndexByte(source, '.')+1:]
	free := freeNames[name]
	if free == "" || free == source || slices.Contains(p.AttrNames(c), free) || slices.Contains(p.MemberNames(c), free) || slices.Contains(p.MemberNames(c), name) {
		return nil
	}
	d := rewrite.New(p)
	known := map[program.Site]bool{}
	for _, u := range p.PlaceUses(program.Place{Kind: program.AttrPlace, Class: c, Name: name}) {
		at := u.Func.Site(u.Expr)
		if at.Start = at.End - len(name); rewrite.Source(at) != name {
			return nil
		}
		known[at] = true
		d.Replace(at, free)
	}
	for _, m := range p.Modules() {
		if slices.ContainsFunc(p.Mentions(m, name), func(u *program.Unit) bool { return namesOf(p, u, name, known) }) {
			return nil
		}
	}
	return d.Safe(rule.Text{EN: "Call it %[1]s, a name that Thread does not use", FR: "L'appeler %[1]s, un nom que Thread n'utilise pas"}.With(free))
}

// namesOf reports whether the unit may mean the attribute in a place that is not among the known ones: where the object is
// not known.
func namesOf(p *rule.Pass, u *program.Unit, name string, known map[program.Site]bool) bool {
	for _, f := range u.Funcs {
		found := false
		p.Look(f)
		f.Exprs(func(id facts.ID) {
			e := f.Expr(id)
			at := f.Site(id)
			at.Start = at.End - len(name)
			found = found || e.Kind == facts.Attr && e.Name == name && !known[at] && p.PlaceOf(f, id).Class == nil
		})
		if found {
			return true
		}
	}
	return strings.Contains(string(u.Syntax.Text), `"`+name) || strings.Contains(string(u.Syntax.Text), "'"+name)
}

// callsSuper puts super().__init__() before what __init__ does.
func callsSuper(p *rule.Pass, f *program.Func) []rule.Repair {
	body := f.Items(f.IR.Body)
	if len(body) == 0 || len(f.IR.Params) == 0 || len(f.IR.Decorators) > 0 {
		return nil
	}
	d := rewrite.New(p)
	first := body[0]
	if s := f.Stmt(first); s.Kind == facts.ExprStmt && f.Expr(s.E).Kind == facts.Const {
		if len(body) == 1 {
			return nil
		}
		first = body[1]
	}
	d.Before(f, first, "super().__init__()")
	return d.Safe(rule.Text{EN: "Call super().__init__() first", FR: "Appeler d'abord super().__init__()"})
}

// superFirst moves super().__init__(…) before the first statement that needs it.
func superFirst(p *rule.Pass, c *program.Class, f *program.Func) []rule.Repair {
	base := threadBase(p, c)
	early, super := facts.None, facts.None
	for _, id := range f.Items(f.IR.Body) {
		s := f.Stmt(id)
		switch {
		case initialises(p, f, s) && super == facts.None:
			super = id
		case super == facts.None && early == facts.None && tooEarly(p, f, s, base):
			early = id
		}
	}
	if early == facts.None || super == facts.None || !independent(f, super) {
		return nil
	}
	d := rewrite.New(p)
	text := rewrite.Source(f.StmtSite(super))
	d.Before(f, early, text)
	d.Remove(f, super)
	if commented(text) {
		return nil
	}
	return d.Safe(rule.Text{EN: "Call super().__init__() before", FR: "Appeler super().__init__() avant"})
}

// independent reports whether the call of super().__init__ stands on one line and uses nothing but parameters that keep
// their values: then it can come earlier.
func independent(f *program.Func, stmt facts.ID) bool {
	s := f.Stmt(stmt)
	if s.Kind != facts.ExprStmt || f.Expr(s.E).Kind != facts.Call {
		return false
	}
	free := true
	for _, a := range f.Items(f.Expr(s.E).List) {
		f.Walk(a, func(id facts.ID) {
			e := f.Expr(id)
			switch {
			case e.Kind == facts.Const || e.Kind == facts.Keyword:
			case e.Kind == facts.Name && e.Var >= 0 && f.Unit.Facts.Vars[e.Var].Param && len(f.Unit.Facts.Vars[e.Var].Binds) == 1:
			default:
				free = false
			}
		})
	}
	start, _ := f.Unit.Syntax.Line(int(s.Start))
	end, _ := f.Unit.Syntax.Line(int(s.End))
	return free && start == end
}
