package blocking

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairSyncLock makes an asyncio.Lock of a lock that only with statements of coroutines take. Up to 3.9 such a lock
// belongs to the loop that there is when it is made, so there it refuses.
func repairSyncLock(p *rule.Pass, found *rule.Finding) []rule.Repair {
	place := heldPlace(p, found.At)
	made := p.Made(place)
	if len(made) == 0 || place.Elements || p.Target.Version < py.V310 {
		return nil
	}
	d := rewrite.New(p)
	for _, m := range made {
		e := m.Func.Expr(m.Expr)
		if e.Kind != facts.Call || e.List.Len() > 0 || p.Eval(m.Func, e.A).Name != "threading.Lock" {
			return nil
		}
		d.Replace(m.Func.Site(e.A), d.Name(m.Func.Unit, "asyncio", "Lock"))
	}
	for _, u := range p.PlaceUses(place) {
		if !isMade(u, made) {
			waitFor(d, u)
		}
	}
	return d.Repair(rule.Text{
		EN: "Make %[1]s an asyncio.Lock and take it with async with (no thread may use it)",
		FR: "Faire de %[1]s un asyncio.Lock pris par async with (aucun thread ne doit s'en servir)",
	}.With(place.String()))
}

// heldPlace is the place of the lock that is taken at a place in the text.
func heldPlace(p *rule.Pass, at program.Site) program.Place {
	for _, f := range at.Unit.Funcs {
		link := p.Link(f)
		for i := range link.Acquires {
			if a := &link.Acquires[i]; a.Span == at.Span && a.With {
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
