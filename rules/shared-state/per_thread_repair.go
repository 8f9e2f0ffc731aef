package shared

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// onePerThread has each thread make what one function makes at its first call and keeps in a global: `if client is None`. It
// refuses where anything else of the module uses the global.
func onePerThread(p *rule.Pass, a *program.Shares) []rule.Repair {
	f, place := a.Func, a.Place
	if place.Kind != program.GlobalPlace || place.Elements || a.Kind != program.Write || a.Check < 0 || f.IR.Kind != facts.Function {
		return nil
	}
	check := &p.Accesses(f)[a.Check]
	test := f.Stmt(check.Stmt)
	if test.Kind != facts.If || !asksIfMade(f, test.E, check.Expr) {
		return nil
	}
	d := rewrite.New(p)
	declared := false
	for _, u := range p.PlaceUses(place) {
		switch at := u.Func.Site(u.Expr); {
		case u.Func == f && u.Expr == check.Expr:
			d.Replace(f.Site(test.E), "not hasattr("+place.Name+`, "value")`)
		case u.Func == f && at.Start > f.Site(test.E).End:
			d.Insert(at.Unit, at.End, ".value")
		case !u.Func.TopLevel() || declared || !noneAtFirst(d, u):
			return nil
		default:
			declared = true
		}
	}
	for _, id := range f.Items(f.IR.Body) {
		if s := f.Stmt(id); s.Kind == facts.GlobalStmt {
			if string(f.Unit.Syntax.Text[s.Start:s.End]) != "global "+place.Name {
				return nil
			}
			d.Remove(f, id)
		}
	}
	if !declared {
		return nil
	}
	return d.Repair(rule.Text{
		EN: "Keep one for each thread in threading.local (each thread then makes its own)",
		FR: "En garder un par thread dans threading.local (chaque thread crée alors le sien)",
	})
}

// asksIfMade reports whether the condition is `x is None` or `not x`.
func asksIfMade(f *program.Func, condition, x facts.ID) bool {
	e := f.Expr(condition)
	return e.A == x && (e.Kind == facts.Not || e.Kind == facts.Compare && e.Op == facts.Is && isNone(f, e.B))
}

// noneAtFirst makes the thread-local object where the module sets the global to None.
func noneAtFirst(d *rewrite.Draft, u program.PlaceUse) bool {
	if u.To.Stmt == facts.None {
		return false
	}
	f, s := u.Func, u.Func.Stmt(u.To.Stmt)
	if s.Kind != facts.Assign || s.Targets.Len() != 1 || f.Items(s.Targets)[0] != u.Expr || !isNone(f, s.E) || !slices.Contains(f.Items(f.IR.Body), u.To.Stmt) {
		return false
	}
	d.Replace(f.Site(s.E), d.Name(f.Unit, "threading", "local")+"()")
	return true
}
