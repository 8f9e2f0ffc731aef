package blocking

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// repairCPUBound moves a call that computes for long to a thread; a loop in the coroutine itself is left to its author.
func repairCPUBound(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := onlyCallAt(p, at.At, func(_ *program.Func, c *program.Call) bool { return c.Kind == program.Plain })
	if c == nil || isHeader(f, c.Expr) || !movable(p, f, c) {
		return nil
	}
	return threadRepair(p, f, c, rule.Text{
		EN: "Run it in a thread (the loop goes on meanwhile, the computation gets no faster)",
		FR: "Exécuter l'appel dans un thread (la boucle avance pendant ce temps, le calcul n'en est pas plus rapide)",
	})
}

// isHeader reports whether a loop or comprehension goes through the expression.
func isHeader(f *program.Func, expr facts.ID) bool {
	return slices.ContainsFunc(f.Unit.Facts.Stmts, func(s facts.Stmt) bool { return (s.Kind == facts.For || s.Kind == facts.While) && s.E == expr })
}
