package shared

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairIgnoredAcquire raises where the lock was not given: what follows must not run without it.
func repairIgnoredAcquire(p *rule.Pass, found *rule.Finding) []rule.Repair {
	f, a := acquireAt(p, found.At)
	if f == nil || a.Stmt == facts.None || strings.ContainsAny(f.Text(a.Expr), "\r\n") {
		return nil
	}
	for _, id := range f.Around(a.Stmt) {
		if f.Stmt(id).Kind == facts.Try && f.Stmt(id).Final.Len() > 0 {
			return nil // which lets the lock go, had or not
		}
	}
	d, u := rewrite.New(p), f.Unit
	s := f.Stmt(a.Stmt)
	raise := rewrite.Step(u.Module) + `raise TimeoutError("` + strings.ReplaceAll(a.Text, `"`, `'`) + ` was not given")`
	switch to := p.Destination(f, a.Stmt, a.Expr); {
	case !rewrite.OwnLines(f, a.Stmt) || u.HasLocal("TimeoutError") || u.Module.Binds("TimeoutError"):
		return nil
	case s.Kind == facts.ExprStmt && s.E == a.Expr:
		d.Replace(f.StmtSite(a.Stmt), "if not "+f.Text(a.Expr)+":")
		d.Behind(f, a.Stmt, raise)
	case s.Kind == facts.Assign && s.E == a.Expr && to.Fate == program.Stored:
		d.Behind(f, a.Stmt, "if not "+to.Place.Name+":", raise)
	}
	return d.Repair(rule.Text{
		EN: "Raise TimeoutError when %[1]s is not given (the callers must expect it)",
		FR: "Lever TimeoutError quand on n'obtient pas %[1]s (les appelants doivent s'y attendre)",
	}.With(a.Text))
}
