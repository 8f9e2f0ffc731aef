package shutdown

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairSignal writes return for an exit in the function that the thread begins with, which does the same there. Whether
// the program was to end is not known.
func repairSignal(p *rule.Pass, found *rule.Finding) []rule.Repair {
	f, c := rewrite.CallAt(p, found.At)
	if f == nil || !exits[c.Name] || c.Stmt == facts.None || f.IR.Kind != facts.Function || f.IR.Generator {
		return nil
	}
	s := f.Stmt(c.Stmt)
	if s.Kind != facts.ExprStmt || s.E != c.Expr || p.Context(f, knowledge.ThreadContext).Length != 0 || called(p, f) {
		return nil
	}
	d := rewrite.New(p)
	d.Replace(f.StmtSite(c.Stmt), "return")
	return d.Repair(rule.Text{
		EN: "Write return, which does the same here (unless the whole program was to end)",
		FR: "Écrire return, qui fait ici la même chose (sauf si tout le programme devait finir)",
	})
}

// called reports whether code of the module calls the function as well.
func called(p *rule.Pass, f *program.Func) bool {
	for _, u := range p.Mentions(f.Unit.Module, f.IR.Name) {
		for _, g := range u.Funcs {
			link := p.Link(g)
			for i := range link.Calls {
				for _, t := range link.Calls[i].Targets {
					if t == f && link.Calls[i].Kind == program.Plain {
						return true
					}
				}
			}
		}
	}
	return false
}
