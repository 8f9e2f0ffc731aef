package shared

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// returnValues has a task return what it adds to a shared total, and the code that maps the tasks over a pool add it up. It
// refuses where the total is used in the task in any other way, or where the task runs elsewhere too.
func returnValues(p *rule.Pass, a *program.Shares) []rule.Repair {
	f := a.Func
	body := f.Items(f.IR.Body)
	if len(body) == 0 || body[len(body)-1] != a.Stmt || a.Place.Elements || !adds(f, a) || !onlyThere(p, f, a) {
		return nil
	}
	by, start, ok := p.Root(f, knowledge.ThreadContext)
	if !ok || !slices.Contains(start.Targets, f) || namings(p, f) != 1 || !mapsOver(start) {
		return nil
	}
	d := rewrite.New(p)
	name := f.Text(a.Expr)
	if !addsUp(d, by, start, a.Place, name) {
		return nil
	}
	s := f.Stmt(a.Stmt)
	at := f.StmtSite(a.Stmt)
	at.End = int(f.Expr(s.E).Start)
	d.Replace(at, "return ")
	for _, id := range body {
		if f.Stmt(id).Kind == facts.GlobalStmt {
			d.Remove(f, id)
		}
	}
	return d.Repair(rule.Text{
		EN: "Return the value, and add the values up where the pool is (what a task raises is raised there too)",
		FR: "Renvoyer la valeur, et additionner les valeurs là où se trouve le pool (ce qu'une tâche lève y est levé aussi)",
	})
}

// adds reports whether the access is `total += value`, in a plain function that returns nothing.
func adds(f *program.Func, a *program.Shares) bool {
	s := f.Stmt(a.Stmt)
	returns := false
	f.Stmts(func(s *facts.Stmt) { returns = returns || s.Kind == facts.Return })
	return f.IR.Kind == facts.Function && !f.IR.Generator && len(f.IR.Decorators) == 0 && !returns &&
		s.Kind == facts.AugAssign && s.Op == facts.Add && f.Expr(a.Expr).Kind == facts.Name
}

// onlyThere reports whether the function uses the total nowhere else, and declares nothing else with it.
func onlyThere(p *rule.Pass, f *program.Func, a *program.Shares) bool {
	declared := 0
	for _, id := range f.Items(f.IR.Body) {
		if s := f.Stmt(id); s.Kind == facts.GlobalStmt {
			declared++
			if words := len(f.StmtSite(id).Unit.Syntax.Text[s.Start:s.End]); words > len("nonlocal ")+len(f.Text(a.Expr)) {
				return false
			}
		}
	}
	for _, u := range p.PlaceUses(a.Place) {
		if u.Func.Inside(f) && u.Expr != a.Expr {
			return false
		}
	}
	return declared == 1
}

// namings counts where the module names the function.
func namings(p *rule.Pass, f *program.Func) (n int) {
	for _, u := range p.Mentions(f.Unit.Module, f.IR.Name) {
		for i := range u.Facts.Exprs {
			if e := &u.Facts.Exprs[i]; e.Kind == facts.Name && e.Name == f.IR.Name {
				n++
			}
		}
	}
	return n
}

// mapsOver reports whether the start maps the task over a pool.
func mapsOver(s *program.Start) bool {
	return s.Run.Passing == knowledge.ElementWise && s.Through == nil && s.Call >= 0
}

// addsUp goes through the results where the pool is given its tasks, and adds them to the total.
func addsUp(d *rewrite.Draft, by *program.Func, s *program.Start, total program.Place, name string) bool {
	if s.Stmt == facts.None || !ownsTotal(d, by, total, name) {
		return false
	}
	if by.Unit.HasLocal("part") || by.Unit.Module.Binds("part") {
		return false
	}
	st, call := by.Stmt(s.Stmt), rewrite.Source(by.Site(s.Expr))
	step := rewrite.Step(by.Unit.Module)
	newline := rewrite.Newline(by.Unit.Module)
	indent := rewrite.Indent(by.Unit, int(st.Start))
	switch {
	case st.Kind == facts.For && st.E == s.Expr && st.Body.Len() == 1 && by.Stmt(by.Items(st.Body)[0]).Kind == facts.Pass && st.Else.Len() == 0:
	case st.Kind == facts.ExprStmt && (st.E == s.Expr || drained(by, st.E, s.Expr)):
	default:
		return false
	}
	if !rewrite.OwnLines(by, s.Stmt) {
		return false
	}
	d.Replace(by.StmtSite(s.Stmt), "for part in "+call+":"+newline+indent+step+name+" += part")
	return true
}

// drained reports whether the expression is list(…) of the call.
func drained(f *program.Func, id, call facts.ID) bool {
	e := f.Expr(id)
	return e.Kind == facts.Call && f.Text(e.A) == "list" && e.List.Len() == 1 && f.Items(e.List)[0] == call
}

// ownsTotal reports whether the function can add to the total: it is its own, or a global that it declares, or is made to.
func ownsTotal(d *rewrite.Draft, by *program.Func, total program.Place, name string) bool {
	switch {
	case total.Kind == program.LocalPlace:
		return total.Func == by
	case total.Kind != program.GlobalPlace || total.Module != by.Unit.Module:
		return false
	case by.TopLevel():
		return by.Unit.Owner == nil
	}
	if slices.ContainsFunc(by.Unit.Facts.Vars, func(v facts.Var) bool { return v.Name == name && v.Func != 0 }) {
		return false
	}
	body := by.Items(by.IR.Body)
	for _, id := range body {
		if by.Stmt(id).Kind == facts.GlobalStmt {
			return false
		}
	}
	first := body[0]
	if e := by.Stmt(first); e.Kind == facts.ExprStmt && by.Expr(e.E).Op == facts.Str {
		d.Behind(by, first, "global "+name)
	} else {
		d.Before(by, first, "global "+name)
	}
	return true
}
