package shared

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairIteration goes through a copy, which the other thread does not change.
func repairIteration(p *rule.Pass, found *rule.Finding) []rule.Repair {
	at, ok := iterableAt(found.At)
	if !ok || found.At.Unit.HasLocal("list") || found.At.Unit.Module.Binds("list") {
		return nil
	}
	d := rewrite.New(p)
	d.Wrap(at, "list(", ")")
	return d.Repair(rule.Text{
		EN: "Go through a copy: list(%[1]s) (it does not see what changes meanwhile)",
		FR: "Parcourir une copie : list(%[1]s) (elle ne voit pas ce qui change entre-temps)",
	}.With(rewrite.Source(at)))
}

// iterableAt is what the loop goes through, around the container at a place.
func iterableAt(at program.Site) (program.Site, bool) {
	for _, f := range at.Unit.Funcs {
		found := facts.ID(facts.None)
		f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
			if s.Kind == facts.For && !s.Async && s.E != facts.None && int(f.Expr(s.E).Start) == at.Start && within(at.Span, f.Site(s.E).Span) {
				found = s.E
			}
		})
		if found != facts.None {
			return f.Site(found), true
		}
	}
	return program.Site{}, false
}
