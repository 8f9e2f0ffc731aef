package shared

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// checkAgain repeats the test under the lock, where the action holds it already and all that changes the place does.
func checkAgain(p *rule.Pass, s *program.Shared, a *program.Shares) []rule.Repair {
	test, with := lockedBehind(a)
	if with == facts.None || a.Held == nil || a.Held.Unknown || a.Held.Shared || !alwaysHeld(s, a.Held.Place) {
		return nil
	}
	f := a.Func
	condition, check := f.Site(f.Stmt(test).E), p.Accesses(f)[a.Check].Span
	text := rewrite.Source(condition)
	if !within(check, condition.Span) {
		return nil
	}
	if strings.ContainsAny(text, "(\r\n#") || strings.Contains(text, ":=") || strings.Contains(text, "await ") {
		return nil
	}
	body := f.Items(f.Stmt(with).Body)
	d := rewrite.New(p)
	d.Nest(f, body[0], body[len(body)-1], "if "+text+":")
	return d.Safe(rule.Text{EN: "Check again under the lock", FR: "Vérifier une seconde fois sous le verrou"})
}

// lockedBehind is the if with the check of an access, and the with statement that is all of its body and has the access.
func lockedBehind(a *program.Shares) (test, with facts.ID) {
	if a.Check < 0 || a.Stmt == facts.None {
		return facts.None, facts.None
	}
	way := a.Func.Around(a.Stmt)
	for i := 0; i+1 < len(way); i++ {
		s, inner := a.Func.Stmt(way[i]), a.Func.Stmt(way[i+1])
		alone := s.Kind == facts.If && s.Body.Len() == 1 && s.Else.Len() == 0 && a.Func.Items(s.Body)[0] == way[i+1]
		if alone && inner.Kind == facts.With && !inner.Async && inner.Targets.Len() == 1 && i+3 == len(way) {
			return way[i], way[i+1]
		}
	}
	return facts.None, facts.None
}

// alwaysHeld reports whether all that changes the place holds the lock.
func alwaysHeld(s *program.Shared, lock program.Place) bool {
	return !slices.ContainsFunc(s.Accesses, func(a program.Shares) bool { return changes(&a) && !slices.Contains(a.Locks, lock) })
}
