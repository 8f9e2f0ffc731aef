package shared

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairOrder swaps the two locks at one of the places where one statement, or two right within each other, take both.
func repairOrder(p *rule.Pass, found *rule.Finding) []rule.Repair {
	for _, pair := range p.LockInversions() {
		if pair[0].Site() != found.At {
			continue
		}
		repairs := swap(p, pair[1])
		return append(repairs, swap(p, pair[0])...)
	}
	return nil
}

func swap(p *rule.Pass, n program.Nesting) []rule.Repair {
	f := n.Func
	if len(n.Hops) > 0 || n.In != f || !together(f, n.Held.Span, n.Acquire.Span) {
		return nil
	}
	d := rewrite.New(p)
	d.Replace(program.Site{Unit: f.Unit, Span: n.Held.Span}, n.Acquire.Text)
	d.Replace(program.Site{Unit: f.Unit, Span: n.Acquire.Span}, n.Held.Text)
	return d.Repair(rule.Text{
		EN: "Take %[1]s before %[2]s in %[3]s, as elsewhere (look whether that order holds everywhere)",
		FR: "Prendre %[1]s avant %[2]s dans %[3]s, comme ailleurs (vérifiez que cet ordre vaut partout)",
	}.With(n.Acquire.Text, n.Held.Text, f.Name))
}

// together reports whether one with statement takes both locks, or one whose whole body is the with statement of the other.
func together(f *program.Func, outer, inner text.Span) bool {
	found := false
	f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
		if s.Kind != facts.With || !enters(f, s, outer) {
			return
		}
		body := f.Items(s.Body)
		found = found || enters(f, s, inner)
		if len(body) == 1 && s.Targets.Len() == 1 {
			within := f.Stmt(body[0])
			found = found || within.Kind == facts.With && within.Async == s.Async && within.Targets.Len() == 1 && enters(f, within, inner)
		}
	})
	return found
}

// enters reports whether an item of the with statement is the lock at the place, under no name.
func enters(f *program.Func, s *facts.Stmt, lock text.Span) bool {
	for _, id := range f.Items(s.Targets) {
		item := f.Expr(id)
		if item.B == facts.None && f.Site(item.A).Span == lock {
			return true
		}
	}
	return false
}
