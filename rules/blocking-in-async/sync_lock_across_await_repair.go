package blocking

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairSyncLock makes an asyncio.Lock of a lock that only coroutines take and let go. Up to 3.9 such a lock
// belongs to the loop that there is when it is made, so there it refuses.
func repairSyncLock(p *rule.Pass, found *rule.Finding) []rule.Repair {
	place := heldPlace(p, found.At)
	made := p.Made(place)
	if len(made) == 0 || place.Elements || p.Target.Version < py.V310 {
		return nil
	}
	d, reentrant := rewrite.New(p), false
	for _, m := range made {
		e := m.Func.Expr(m.Expr)
		if e.Kind != facts.Call || e.List.Len() > 0 {
			return nil
		}
		switch p.Eval(m.Func, e.A).Name {
		case "threading.Lock":
		case "threading.RLock":
			reentrant = true
		default:
			return nil
		}
		d.Replace(m.Func.Site(e.A), d.Name(m.Func.Unit, "asyncio", "Lock"))
	}
	for _, u := range p.PlaceUses(place) {
		if !isMade(u, made) {
			wait(d, u)
			if reentrant && takesTwice(p, u.Func, place) {
				return nil
			}
		}
	}
	if reentrant {
		return d.Repair(rule.Text{
			EN: "Make %[1]s an asyncio.Lock that coroutines wait for (no thread may use it, and no task take it twice)",
			FR: "Faire de %[1]s un asyncio.Lock que les coroutines attendent (aucun thread ne doit s'en servir, ni aucune tâche le prendre deux fois)",
		}.With(place.String()))
	}
	return d.Repair(rule.Text{
		EN: "Make %[1]s an asyncio.Lock that coroutines wait for (no thread may use it)",
		FR: "Faire de %[1]s un asyncio.Lock que les coroutines attendent (aucun thread ne doit s'en servir)",
	}.With(place.String()))
}

// heldPlace is the place of the lock that is taken at a place in the text.
func heldPlace(p *rule.Pass, at program.Site) program.Place {
	for _, f := range at.Unit.Funcs {
		link := p.Link(f)
		for i := range link.Acquires {
			if a := &link.Acquires[i]; a.Span == at.Span {
				return a.Place
			}
		}
	}
	return program.Place{}
}

// isMade reports whether the use is only the left side of an assignment of the lock.
func isMade(u program.PlaceUse, made []program.Made) bool {
	if u.To.Stmt == facts.None {
		return false
	}
	s := u.Func.Stmt(u.To.Stmt)
	return slices.Contains(u.Func.Items(s.Targets), u.Expr) && slices.ContainsFunc(made, func(m program.Made) bool {
		return m.Func.Unit == u.Func.Unit && m.Expr == s.E
	})
}

// wait makes the use of a lock in a coroutine one of an asyncio.Lock; of another use it refuses.
func wait(d *rewrite.Draft, u program.PlaceUse) {
	if u.To.Fate != program.Chained {
		waitFor(d, u)
		return
	}
	call := u.Func.Expr(u.To.Call)
	switch {
	case u.To.Stmt == facts.None || u.To.In != u.Func || !u.Func.Async() || call.List.Len() > 0:
		d.Refuse()
	case u.To.Method == "acquire":
		d.Await(u.Func, u.To.Stmt, u.To.Call, "", "")
	case u.To.Method != "release" && u.To.Method != "locked":
		d.Refuse()
	}
}

// waitFor makes async with of a with statement of a coroutine that takes the lock alone.
func waitFor(d *rewrite.Draft, u program.PlaceUse) {
	if u.To.Fate != program.Entered || u.To.Stmt == facts.None || !u.Func.Async() {
		d.Refuse()
		return
	}
	if s := u.Func.Stmt(u.To.Stmt); s.Kind != facts.With || s.Async || s.Targets.Len() != 1 {
		d.Refuse()
		return
	}
	d.Insert(u.Func.Unit, u.Func.StmtSite(u.To.Stmt).Start, "async ")
}

// takesTwice reports whether the function takes the lock while it holds it, itself or by what it calls.
func takesTwice(p *rule.Pass, f *program.Func, place program.Place) bool {
	link := p.Link(f)
	for i := range link.Acquires {
		if a := &link.Acquires[i]; a.Place == place && holds(a.Before, place) {
			return true
		}
	}
	return slices.ContainsFunc(link.Calls, func(c program.Call) bool {
		return holds(c.Held, place) && c.Kind == program.Plain && takenBy(p, c.Targets, place, map[*program.Func]bool{})
	})
}

func holds(h *program.Held, place program.Place) bool {
	for ; h != nil; h = h.Before {
		if h.Place == place {
			return true
		}
	}
	return false
}

// takenBy reports whether one of the functions takes the lock, or calls what does.
func takenBy(p *rule.Pass, funcs []*program.Func, place program.Place, seen map[*program.Func]bool) bool {
	for _, f := range funcs {
		if seen[f] {
			continue
		}
		seen[f] = true
		link := p.Link(f)
		if slices.ContainsFunc(link.Acquires, func(a program.Acquire) bool { return a.Place == place }) {
			return true
		}
		for i := range link.Calls {
			if takenBy(p, link.Calls[i].Targets, place, seen) {
				return true
			}
		}
	}
	return false
}
