package pickling

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// reportCoroutinesOnly reports a queue or lock of multiprocessing that one function makes and hands to nothing but
// coroutines.
func reportCoroutinesOnly(p *rule.Pass, f *program.Func) {
	link := p.Link(f)
	for i := range link.Calls {
		c := &link.Calls[i]
		class := loopTwins[c.Name]
		if c.Kind != program.Plain || class == "" || c.Expr == facts.None {
			continue
		}
		d := p.Destination(f, c.Stmt, c.Expr)
		if d.Fate != program.Stored || d.Place.Kind != program.LocalPlace || d.Place.Elements {
			continue
		}
		if given := onlyCoroutines(p, d.Place); given != nil {
			p.Report(rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Evidence: []rule.Step{{At: given.Func.Site(given.Expr),
				Note: rule.Text{EN: "a coroutine gets it here", FR: "une coroutine le reçoit ici"}}},
				Message: rule.Text{
					EN: "%[1]s() is for processes, but only coroutines use this one: whoever waits in it blocks the whole event loop; %[2]s is theirs",
					FR: "%[1]s() est fait pour des processus, mais seules des coroutines utilisent celui-ci : attendre dedans bloque toute la boucle d'événements ; %[2]s est le leur",
				}.With(c.Name, class)})
		}
	}
}

// loopTwins are the classes for coroutines that do what those of multiprocessing do for processes.
var loopTwins = twins("Queue", "Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore")

func twins(names ...string) map[string]string {
	all := map[string]string{}
	for _, n := range names {
		all["multiprocessing."+n] = "asyncio." + n
	}
	return all
}

// onlyCoroutines is the first use that gives what lies at the place to a coroutine, when it is given to nothing else.
func onlyCoroutines(p *rule.Pass, place program.Place) *program.PlaceUse {
	var given *program.PlaceUse
	for _, u := range p.PlaceUses(place) {
		switch u.To.Fate {
		case program.Chained:
			if !u.Func.Enclosing().Async() && strings.HasPrefix(u.To.Method, "get") {
				return nil
			}
		case program.Passed:
			if v := p.Eval(u.Func, u.To.Call); v.Kind != program.CoroutineValue {
				return nil
			}
			if given == nil {
				given = &u
			}
		case program.Lost:
			if !isBinding(u) {
				return nil
			}
		default:
			return nil
		}
	}
	return given
}

// isBinding reports whether the use is the left side of the assignment.
func isBinding(u program.PlaceUse) bool {
	if u.To.Stmt == facts.None {
		return false
	}
	for _, t := range u.Func.Items(u.Func.Stmt(u.To.Stmt).Targets) {
		if t == u.Expr {
			return true
		}
	}
	return false
}
