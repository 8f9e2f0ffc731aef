package shutdown

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairPool closes the pool, or has its block hold what waits for its results.
func repairPool(p *rule.Pass, found *rule.Finding) []rule.Repair {
	if repairs := repairWorkers(p, found); repairs != nil || len(found.Evidence) == 0 {
		return repairs
	}
	f, given := rewrite.CallAt(p, found.Evidence[0].At)
	by, use := rewrite.StmtAt(found.At)
	if given == nil || by != f {
		return nil
	}
	with := poolBlock(p, f, given)
	list, i := rewrite.Siblings(f, with)
	last := slices.IndexFunc(list, func(id facts.ID) bool { return slices.Contains(f.Around(use), id) })
	if with == facts.None || last <= i || !rewrite.OwnLines(f, list[last]) || !rewrite.OwnLines(f, list[i+1]) {
		return nil
	}
	s, u := f.Stmt(with), f.Unit
	body := f.Items(s.Body)
	if header, _ := u.Syntax.Line(int(s.Start)); header == lineOf(u, int(f.Stmt(body[0]).Start)) {
		return nil
	}
	d := rewrite.New(p)
	d.Indent(u, rewrite.NextLine(u, int(s.End)), int(f.Stmt(list[last]).End), rewrite.Indent(u, int(s.Start)))
	return d.Repair(rule.Text{
		EN: "Wait within the with statement (the pool then ends after what stands in between)",
		FR: "Attendre dans le with (le pool ne se termine alors qu'après ce qui est entre les deux)",
	})
}

func lineOf(u *program.Unit, offset int) int {
	line, _ := u.Syntax.Line(offset)
	return line
}

// poolBlock is the with statement around a call that enters its pool.
func poolBlock(p *rule.Pass, f *program.Func, c *program.Call) facts.ID {
	for _, id := range slices.Backward(f.Around(c.Stmt)) {
		if s := f.Stmt(id); s.Kind == facts.With && !s.Async && entersPool(p, f, s) {
			return id
		}
	}
	return facts.None
}
