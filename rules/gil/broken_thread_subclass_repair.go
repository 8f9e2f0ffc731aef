package gil

import (
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
