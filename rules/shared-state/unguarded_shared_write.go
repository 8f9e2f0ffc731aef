package shared

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rule"
)

// unguardedSharedWrite speaks of updates that lose one another: a value read, changed and written back in two threads
// without a common lock. It would rather miss a race than report one where something unknown may be held, or where
// nothing shows that both threads have the same object.
var unguardedSharedWrite = rule.Rule{
	ID:         "unguarded-shared-write",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Over:       rule.Programs,
	Title: rule.Text{
		EN: "Shared value updated without a lock",
		FR: "Valeur partagée modifiée sans verrou",
	},
	Message: rule.Text{
		EN: "two threads can update %[1]s at the same time, and one of the updates is lost%[2]s",
		FR: "deux threads peuvent modifier %[1]s en même temps, et l'une des modifications se perd%[2]s",
	},
	Check:  checkSharedWrites,
	Repair: guardShared,
}

func checkSharedWrites(p *rule.Pass) {
	places := p.SharedPlaces()
	for i := range places {
		reportUpdate(p, &places[i])
	}
}

// reportUpdate reports the first update of a place that another write may meet, or the other write where the update alone holds a
// lock; not one of which check-then-act or inconsistent-lock-use say more.
func reportUpdate(p *rule.Pass, s *program.Shared) {
	m := meetingUpdate(p, s, func(a *program.Shares) bool { return decision(p, a) == nil })
	if m == nil {
		return
	}
	told, other := m.a, m.b
	if len(told.Locks) > 0 && len(other.Locks) == 0 {
		if lock, ok := guardOf(s); ok && slices.Contains(told.Locks, lock) {
			return
		}
		told, other = other, told
	}
	severity, note := gravity(p, m.a)
	p.Report(rule.Finding{Severity: severity, Confidence: rule.Likely, At: at(told), Closed: true, Evidence: race(other, m.by, m.start)},
		told.Func.Text(told.Expr), note)
}

// meeting is an update and a write that may meet it, and the start that makes the two meet.
type meeting struct {
	a, b  *program.Shares
	by    *program.Func
	start *program.Start
}

// meetingUpdate is the first such update of a place that another write may meet; nil when there is none.
func meetingUpdate(p *rule.Pass, s *program.Shared, such func(*program.Shares) bool) *meeting {
	for i := range s.Accesses {
		a := &s.Accesses[i]
		if a.Kind != program.Update || !such(a) {
			continue
		}
		for j := range s.Accesses {
			b := &s.Accesses[j]
			if b.Kind != program.Update && b.Kind != program.Write || program.Excluded(a, b) {
				continue
			}
			if b.Kind == program.Update && a.Place.Elements != b.Place.Elements {
				continue // one grows the container, the other changes what lies in it
			}
			if growsList(p, a) && growsList(p, b) {
				continue // a list stays the same object: each adds what it has
			}
			if by, start, ok := p.Overlap(a, b); ok && !ownKey(p, a, b, by, start) {
				return &meeting{a, b, by, start}
			}
		}
	}
	return nil
}

// growsList reports whether the update is `x += a list`.
func growsList(p *rule.Pass, a *program.Shares) bool {
	s := a.Func.Stmt(a.Stmt)
	if a.Kind != program.Update || s.Kind != facts.AugAssign || s.Op != facts.Add {
		return false
	}
	v := p.Eval(a.Func, s.E)
	return v.Kind == program.ExternalInstance && v.Name == "builtins.list"
}

func at(a *program.Shares) program.Site { return a.Func.Site(a.Expr) }

// gravity follows the measurements of lost updates (3.8 to 3.15): a plain `n += 1` loses nothing from 3.10 on while there
// is a GIL, an update with a call does on every version.
func gravity(p *rule.Pass, a *program.Shares) (rule.Severity, rule.Text) {
	plain := !a.Calls && a.Func.Expr(a.Expr).Kind != facts.Subscript && a.Func.Stmt(a.Stmt).Kind == facts.AugAssign
	if plain && p.Target.Version >= py.V310 && !p.Target.FreeThreaded {
		return rule.Hint, rule.Text{
			EN: " (on %[1]s with the GIL this happens to work, but nothing guarantees it)",
			FR: " (en %[1]s avec le GIL cela marche par chance, mais rien ne le garantit)",
		}.With(p.Target.String())
	}
	return rule.Warning, rule.Text{}
}

// race shows the other write and the start that makes the two meet.
func race(b *program.Shares, by *program.Func, start *program.Start) []rule.Step {
	other := rule.Text{EN: "the other write, in %[1]s", FR: "l'autre écriture, dans %[1]s"}.With(b.Func.Enclosing().Name)
	return []rule.Step{{At: at(b), Note: other}, started(by, start)}
}

var startedHere = rule.Text{EN: "%[1]s runs in a thread from here", FR: "%[1]s s'exécute dans un thread à partir d'ici"}

func started(by *program.Func, s *program.Start) rule.Step {
	name := "?"
	if len(s.Targets) > 0 {
		name = s.Targets[0].Name
	}
	return rule.Step{At: program.Site{Unit: by.Unit, Span: s.Span}, Note: startedHere.With(name)}
}
