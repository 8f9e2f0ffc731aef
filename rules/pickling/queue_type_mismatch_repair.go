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
	f, made, place := unsharedAt(p, at)
	if made == nil {
		return nil
	}
	methods := twinMethods[made.Name]
	twin := copied(&program.Stuck{Class: made.Name})
	handed := at.At.Unit == f.Unit && at.At.Start <= made.Span.Start && made.Span.End <= at.At.End // nothing else has it
	if methods == nil || place.Kind == program.NoPlace && !handed || f.Expr(made.Expr).List.Len() > 0 && twin != "Queue" && !strings.HasSuffix(twin, "Semaphore") {
		return nil
	}
	uses, ok := usesOf(p, place)
	if !ok {
		return nil
	}
	for _, u := range uses {
		method := attributeOf(u)
		if counts := method == "join" || method == "task_done"; counts && twin == "Queue" {
			twin = "JoinableQueue"
		} else if !counts && method != "" && !slices.Contains(methods, method) {
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

// usesOf are the uses of what lies at the place, of a global those in other modules too; false where one has another name
// for it.
func usesOf(p *rule.Pass, place program.Place) ([]program.PlaceUse, bool) {
	if place.Kind == program.NoPlace {
		return nil, true
	}
	uses := p.PlaceUses(place)
	if place.Kind != program.GlobalPlace {
		return uses, true
	}
	for _, m := range p.Modules() {
		if m == place.Module {
			continue
		}
		units := p.Mentions(m, place.Name)
		if spelling := m.ImportedAs(place.Module.Name, place.Name); len(units) > 0 && spelling != place.Name && spelling != "" && !strings.Contains(spelling, ".") {
			return nil, false
		}
		for _, u := range units {
			for _, f := range u.Funcs {
				uses = append(uses, usesIn(p, f, place)...)
			}
		}
	}
	return uses, true
}

// usesIn are the uses in the function of what lies at a global.
func usesIn(p *rule.Pass, f *program.Func, place program.Place) []program.PlaceUse {
	var uses []program.PlaceUse
	for i := range f.Unit.Facts.Exprs {
		id := facts.ID(i)
		e := f.Expr(id)
		if e.Kind != facts.Name && e.Kind != facts.Attr || e.Name != place.Name {
			continue
		}
		if way := f.StatementOf(id); len(way) > 0 && p.PlaceOf(f, id) == place {
			uses = append(uses, program.PlaceUse{Func: f, Expr: id, To: p.Destination(f, way[len(way)-1], id)})
		}
	}
	return uses
}

// attributeOf is the attribute that the code takes of what it uses; "" where it takes none.
func attributeOf(u program.PlaceUse) string {
	for i := range u.Func.Unit.Facts.Exprs {
		if e := &u.Func.Unit.Facts.Exprs[i]; e.Kind == facts.Attr && e.A == u.Expr {
			return e.Name
		}
	}
	return ""
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

// unsharedAt is the call that makes what the finding is about, and where that lies. The process must be forked, so that what
// is made belongs to it.
func unsharedAt(p *rule.Pass, at *rule.Finding) (by *program.Func, made *program.Call, place program.Place) {
	if f, c := rewrite.CallAt(p, at.At); c != nil && c.Object != facts.None && otherSide[c.Name] != nil && len(at.Evidence) > 0 {
		start, s := rewrite.StartAt(p, at.Evidence[0].At)
		if s == nil || s.Call < 0 || !(crossing{f: start, s: s, call: &p.Link(start).Calls[s.Call]}).workers(p).Copies() {
			return nil, nil, place
		}
		by, made = p.MadeBy(f, c.Object)
		return by, made, p.PlaceOf(f, c.Object)
	}
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Starts {
			s := &link.Starts[i]
			if s.Call < 0 || s.Run.Pickled != program.AtStart || s.Callable == facts.None {
				continue
			}
			c := crossing{f: f, s: s, call: &link.Calls[s.Call], forked: true}
			for _, a := range c.arguments() {
				if f.Site(a.expr) == at.At && (s.Name == "multiprocessing.Process" || p.StartMethodOf(f, c.call).Copies()) {
					return c.makerOf(p, a)
				}
			}
		}
	}
	return nil, nil, place
}

// makerOf is the call that makes the argument, or the part of it that cannot be shared, and where that lies.
func (c crossing) makerOf(p *rule.Pass, a carried) (by *program.Func, made *program.Call, place program.Place) {
	s := p.Stuck(c.f, a.expr, c.s.Run.Pickled, a.each)
	if s == nil || s.Path == "" {
		by, made = p.MadeBy(c.f, a.expr)
		return by, made, p.PlaceOf(c.f, a.expr)
	}
	if s.Owner != nil {
		return ofAttribute(p, s)
	}
	p.Rests(s.At)
	if by, made = rewrite.CallAt(p, s.At); made != nil {
		place = p.Destination(by, made.Stmt, made.Expr).Place
	}
	return by, made, place
}

// ofAttribute is the one call that makes what an attribute has that cannot be taken along, and the attribute.
func ofAttribute(p *rule.Pass, s *program.Stuck) (by *program.Func, made *program.Call, place program.Place) {
	name := s.Path[strings.LastIndexByte(s.Path, '.')+1:]
	place = program.Place{Kind: program.AttrPlace, Class: s.Owner, Name: name}
	all := p.Made(place)
	if len(all) != 1 || all[0].Func.Expr(all[0].Expr).Kind != facts.Call {
		return nil, nil, place
	}
	by, made = rewrite.CallAt(p, all[0].Func.Site(all[0].Expr))
	return by, made, place
}
