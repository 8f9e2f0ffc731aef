package shared

import (
	"cmp"
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// guarding is a repair in the making that has all code which changes a place hold one lock. It refuses rather than wait,
// call the unknown or take a second lock with it.
type guarding struct {
	p     *rule.Pass
	d     *rewrite.Draft
	place program.Place
	// world says whose lock it is: of threads, or of the tasks of a loop.
	world knowledge.World
	// lock is the one that exists already; nil for a new one.
	lock    *program.Held
	regions []region
}

// region are statements that follow one another in one list and run under the lock together.
type region struct {
	f           *program.Func
	list        []facts.ID
	first, last int
	// receiver is the object whose attribute the place is, as the code writes it: "self".
	receiver string
}

func (r *region) site() program.Site {
	at := r.f.StmtSite(r.list[r.first])
	at.End = int(r.f.Stmt(r.list[r.last]).End)
	return at
}

// guardShared guards the place of a finding about threads.
func guardShared(p *rule.Pass, found *rule.Finding) []rule.Repair {
	places := p.SharedPlaces()
	for i := range places {
		for j := range places[i].Accesses {
			if at(&places[i].Accesses[j]) == found.At {
				if r := checkAgain(p, &places[i], &places[i].Accesses[j]); r != nil {
					return r
				}
				g := &guarding{p: p, d: rewrite.New(p), place: places[i].Place, world: knowledge.ThreadWorld}
				return append(g.all(g.everywhere(places[i].Accesses)), insteadOfLock(p, &places[i], &places[i].Accesses[j])...)
			}
		}
	}
	return nil
}

// insteadOfLock are the ways in which the threads need not share the place, or share something that is made for it.
func insteadOfLock(p *rule.Pass, s *program.Shared, a *program.Shares) []rule.Repair {
	if decision(p, a) != nil {
		return nil
	}
	if a.Kind == program.Update {
		return append(countNumbers(p, s.Place), returnValues(p, a)...)
	}
	return append(queueWork(p, s.Place.Container()), onePerThread(p, a)...)
}

// everywhere adds to the accesses those of methods that no thread is known to share with.
func (g *guarding) everywhere(list []program.Shares) []program.Shares {
	if g.place.Kind != program.AttrPlace {
		return list
	}
	all := slices.Clone(list)
	for _, a := range g.p.AccessesOf(g.place) {
		if !slices.ContainsFunc(list, func(b program.Shares) bool { return b.Func.Enclosing() == a.Func.Enclosing() }) {
			all = append(all, a)
		}
	}
	return all
}

// all guards all accesses that change the place, each with what it rests on.
func (g *guarding) all(list []program.Shares) []rule.Repair {
	g.lock = g.known(list)
	for i := range list {
		if a := &list[i]; changes(a) && !g.holds(a) && !g.isFirst(a) {
			g.cover(a)
		}
	}
	return g.finish()
}

// isFirst reports whether the access gives a local variable its first value: before that nobody else has it.
func (g *guarding) isFirst(a *program.Shares) bool {
	return g.place.Kind == program.LocalPlace && a.Func == g.place.Func && a.Stmt == assigns(a.Func, g.place.Name)
}

// holds reports whether the access, and the test before it, hold the lock that exists.
func (g *guarding) holds(a *program.Shares) bool {
	if g.lock == nil {
		return false
	}
	if a.Check >= 0 {
		return slices.Contains(held(a, &g.p.Accesses(a.Func)[a.Check]), g.lock.Place)
	}
	return slices.Contains(a.Locks, g.lock.Place)
}

// known is the lock that most of the accesses hold; nil when none holds any.
func (g *guarding) known(list []program.Shares) *program.Held {
	counts := map[program.Place]int{}
	var best *program.Held
	for i := range list {
		for h := list[i].Held; h != nil; h = h.Before {
			if h.Unknown || h.Shared || h.World != g.world {
				continue
			}
			if counts[h.Place]++; best == nil || counts[h.Place] > counts[best.Place] {
				best = h
			}
		}
	}
	return best
}

// cover adds the region of an access: its statement, with the test before it and the reading of the old value.
func (g *guarding) cover(a *program.Shares) {
	f := a.Func.Enclosing()
	stmt := statementAt(f, a.Span)
	if a.Check >= 0 && stmt != facts.None {
		stmt = statementAt(f, g.p.Accesses(a.Func)[a.Check].Span)
	}
	if stmt == facts.None || !f.IsFunction() || f.IR.Kind == facts.LambdaFunction || a.Unsure || expectsLock(g.p, f) {
		g.d.Refuse()
		return
	}
	list, first := wholeStatement(f, stmt)
	r := region{f: f, list: list, first: first, last: first, receiver: a.Receiver}
	if source := g.source(a); source != facts.None {
		r = g.stretch(r, source)
	} else if check := decision(g.p, a); check != nil && a.Check < 0 {
		r = g.stretch(r, check.Stmt)
	}
	if r.first < 0 {
		g.d.Refuse()
		return
	}
	g.regions = append(g.regions, r)
}

// statementAt is the innermost statement of the function around a place in its text.
func statementAt(f *program.Func, at text.Span) facts.ID {
	found := facts.ID(facts.None)
	f.EachStmt(func(id facts.ID, s *facts.Stmt) {
		if within(at, text.Span{Start: int(s.Start), End: int(s.End)}) {
			found = id
		}
	})
	return found
}

// wholeStatement is the list in which a statement stands with its index there: of an elif, that of its if. The index is
// negative for one whose header alone cannot hold a lock.
func wholeStatement(f *program.Func, stmt facts.ID) ([]facts.ID, int) {
	way := f.Around(stmt)
	for i := len(way) - 1; i >= 0; i-- {
		switch f.Stmt(way[i]).Kind {
		case facts.ExprStmt, facts.Assign, facts.AnnAssign, facts.AugAssign, facts.Del, facts.Return, facts.Raise, facts.If:
		default:
			return nil, -1
		}
		if rewrite.OwnLines(f, way[i]) {
			return rewrite.Siblings(f, way[i])
		}
		if f.Stmt(way[i]).Kind != facts.If {
			break
		}
	}
	return nil, -1
}

// source is the statement that gave the old value to the local variable which an update reads; None when it reads the
// place itself.
func (g *guarding) source(a *program.Shares) facts.ID {
	if a.Kind != program.Update {
		return facts.None
	}
	list := g.p.Accesses(a.Func)
	for i := range list {
		b := &list[i]
		e := a.Func.Expr(b.Expr)
		if b.Kind != program.Read || b.Stmt != a.Stmt || e.Kind != facts.Name || e.Var < 0 || b.Place.Container() != a.Place.Container() {
			continue
		}
		v := &a.Func.Unit.Facts.Vars[e.Var]
		if a.Place.Kind == program.LocalPlace && v.Name == a.Place.Name {
			continue
		}
		return g.given(a.Func, v)
	}
	return g.workedOut(a)
}

// given is the statement that gives the local variable its one value; the repair is refused where it may have another.
func (g *guarding) given(f *program.Func, v *facts.Var) facts.ID {
	if len(v.Binds) != 1 || v.Binds[0].Kind != facts.BindValue || v.Captured {
		g.d.Refuse()
		return facts.None
	}
	return statementAt(f.Enclosing(), f.Site(v.Binds[0].Value).Span)
}

// workedOut is the statement in which a local variable got the new value that the update stores.
func (g *guarding) workedOut(a *program.Shares) facts.ID {
	s := a.Func.Stmt(a.Stmt)
	if s.Kind != facts.Assign || s.E == facts.None {
		return facts.None
	}
	e := a.Func.Expr(s.E)
	if e.Kind != facts.Name || e.Var < 0 {
		return facts.None
	}
	return g.given(a.Func, &a.Func.Unit.Facts.Vars[e.Var])
}

// stretch has the region begin at an earlier statement.
func (g *guarding) stretch(r region, from facts.ID) region {
	list, first := rewrite.Siblings(r.f, from)
	for _, id := range r.f.Around(r.list[r.last]) {
		if k := slices.Index(list, id); k >= first && first >= 0 {
			return region{f: r.f, list: list, first: first, last: k, receiver: r.receiver}
		}
	}
	r.first = -1
	return r
}

// merge puts regions together that overlap or follow one another.
func (g *guarding) merge() {
	slices.SortStableFunc(g.regions, func(a, b region) int {
		x, y := a.site(), b.site()
		files := cmp.Compare(a.f.Unit.Module.Path, b.f.Unit.Module.Path)
		return cmp.Or(files, cmp.Compare(a.f.Name, b.f.Name), cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	var kept []region
	for _, r := range g.regions {
		if n := len(kept); n > 0 && kept[n-1].f == r.f {
			before := &kept[n-1]
			switch {
			case within(r.site().Span, before.site().Span) && r.receiver == before.receiver:
				continue
			case &before.list[0] == &r.list[0] && r.first <= before.last+1 && r.receiver == before.receiver:
				before.last = max(before.last, r.last)
				continue
			case r.site().Start < before.site().End:
				g.d.Refuse()
			}
		}
		kept = append(kept, r)
	}
	g.regions = kept
}

// finish is the repair, when all regions may hold the lock.
func (g *guarding) finish() []rule.Repair {
	if g.d.Refused() || len(g.regions) == 0 {
		return nil
	}
	g.merge()
	for i := range g.regions {
		if !g.mayHold(&g.regions[i]) {
			return nil
		}
	}
	name := g.spelled()
	if g.d.Refused() || name == "" {
		return nil
	}
	header := "with "
	if g.world == knowledge.LoopWorld {
		header = "async with "
	}
	for _, r := range g.regions {
		g.d.Nest(r.f, r.list[r.first], r.list[r.last], header+attribute(r.receiver, name)+":")
	}
	return g.d.Repair(g.title(name))
}

// attribute is how the code writes an attribute of an object, or a plain name.
func attribute(receiver, name string) string {
	if receiver == "" {
		return name
	}
	return receiver + "." + name
}

// named is how the code of the first region writes the place.
func (g *guarding) named() string {
	if g.place.Kind != program.AttrPlace || g.regions[0].receiver == "" {
		return g.place.String()
	}
	return attribute(g.regions[0].receiver, g.place.Name)
}

func (g *guarding) title(name string) rule.Text {
	full := attribute(g.regions[0].receiver, name)
	if g.lock != nil {
		return rule.Text{
			EN: "Hold %[1]s where %[2]s changes (see that nobody who calls this holds it already)",
			FR: "Tenir %[1]s là où %[2]s change (vérifiez que nul appelant ne le tient déjà)",
		}.With(full, g.named())
	}
	return rule.Text{
		EN: "Guard %[1]s with a new lock, %[2]s (see that no other place uses it without)",
		FR: "Protéger %[1]s par un nouveau verrou, %[2]s (vérifiez qu'aucun autre endroit ne s'en passe)",
	}.With(g.named(), full)
}
