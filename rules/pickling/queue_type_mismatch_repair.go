package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairUnshared makes the queue or the lock with the class of multiprocessing that does the same, where all that is done
// with it can be done with that one too.
func repairUnshared(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, made, place := unsharedAt(p, at.At)
	if made == nil || f.Unit.Module != at.At.Unit.Module {
		return nil
	}
	methods := twinMethods[made.Name]
	twin := copied(&program.Stuck{Class: made.Name})
	handed := f.Site(made.Expr) == at.At // nothing else has it
	if methods == nil || place.Kind == program.NoPlace && !handed || f.Expr(made.Expr).List.Len() > 0 && twin != "Queue" && !strings.HasSuffix(twin, "Semaphore") {
		return nil
	}
	for _, u := range usesOf(p, place) {
		if u.To.Fate != program.Chained {
			continue
		}
		if counts := u.To.Method == "join" || u.To.Method == "task_done"; counts && twin == "Queue" {
			twin = "JoinableQueue"
		} else if !counts && !slices.Contains(methods, u.To.Method) {
			return nil
		}
	}
	d := rewrite.New(p)
	d.Replace(f.Site(f.Expr(made.Expr).A), d.Name(f.Unit, "multiprocessing", twin))
	return d.Repair(rule.Text{
		EN: "Make it with multiprocessing.%[1]s (it is slower, and what goes through it is pickled)",
		FR: "Le créer avec multiprocessing.%[1]s (plus lent, et ce qui y passe est sérialisé)",
	}.With(twin))
}

func usesOf(p *rule.Pass, place program.Place) []program.PlaceUse {
	if place.Kind == program.NoPlace {
		return nil
	}
	return p.PlaceUses(place)
}

// twinMethods are the methods that both classes have.
var twinMethods = map[string][]string{
	"queue.Queue":         {"put", "get", "put_nowait", "get_nowait", "empty", "full", "qsize"},
	"queue.SimpleQueue":   {"put", "get", "empty"},
	"threading.Lock":      {"acquire", "release"},
	"threading.RLock":     {"acquire", "release"},
	"threading.Event":     {"set", "is_set", "clear", "wait"},
	"threading.Condition": {"acquire", "release", "wait", "wait_for", "notify", "notify_all"},
	"threading.Semaphore": {"acquire", "release"},
	"threading.Barrier":   {},
}

// unsharedAt is the call that makes what the finding at a place is about, and where that lies. The process must be forked in
// the default way, so that what is made belongs to it.
func unsharedAt(p *rule.Pass, at program.Site) (by *program.Func, made *program.Call, place program.Place) {
	if f, c := rewrite.CallAt(p, at); c != nil && c.Object != facts.None && otherSide[c.Name] != nil {
		for _, s := range p.Link(f.Enclosing()).Starts {
			if s.Name == "multiprocessing.Process" && s.Call >= 0 && p.StartMethodOf(f.Enclosing(), &p.Link(f.Enclosing()).Calls[s.Call]).Copies() {
				by, made = p.MadeBy(f, c.Object)
				return by, made, p.PlaceOf(f, c.Object)
			}
		}
		return nil, nil, place
	}
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Starts {
			s := &link.Starts[i]
			if s.Call < 0 || s.Name != "multiprocessing.Process" || s.Callable == facts.None {
				continue
			}
			for _, a := range (crossing{f: f, s: s, call: &link.Calls[s.Call], forked: true}).arguments() {
				if f.Site(a.expr) == at {
					by, made = p.MadeBy(f, a.expr)
					return by, made, p.PlaceOf(f, a.expr)
				}
			}
		}
	}
	return nil, nil, place
}
