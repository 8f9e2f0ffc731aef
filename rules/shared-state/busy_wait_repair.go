package shared

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairBusyWait makes an Event of a flag that is only set to True and False, and tested: the loop waits for it.
func repairBusyWait(p *rule.Pass, found *rule.Finding) []rule.Repair {
	place := program.Place{}
	places := p.SharedPlaces()
	for i := range places {
		for j := range places[i].Accesses {
			if a := &places[i].Accesses[j]; at(a) == found.At && a.Kind == program.Read {
				place = a.Place
			}
		}
	}
	if place.Kind != program.GlobalPlace && place.Kind != program.AttrPlace || place.Elements || place.Class != nil && p.Open(place.Class) {
		return nil
	}
	e := &eventMaking{p: p, d: rewrite.New(p), gone: map[program.Site]bool{}}
	for _, u := range p.PlaceUses(place) {
		e.use(u)
	}
	if e.made != 1 || len(e.gone) == 0 || !onlyNamedBy(p, place) {
		return nil
	}
	return e.d.Repair(rule.Text{
		EN: "Make %[1]s an Event that the loop waits for (no other code may set it to a value)",
		FR: "Faire de %[1]s un Event que la boucle attend (aucun autre code ne doit lui donner une valeur)",
	}.With(place.String()))
}

// onlyNamedBy reports whether no other module names the place.
func onlyNamedBy(p *rule.Pass, place program.Place) bool {
	own := place.Module
	if place.Class != nil {
		own = place.Class.Unit.Module
	}
	return !slices.ContainsFunc(p.Modules(), func(m *program.Module) bool { return m != own && len(p.Mentions(m, place.Name)) > 0 })
}

// eventMaking makes an event of a flag.
type eventMaking struct {
	p *rule.Pass
	d *rewrite.Draft
	// made counts the first values; gone are the loops that wait now.
	made int
	gone map[program.Site]bool
}

// use rewrites one use of the flag.
func (e *eventMaking) use(u program.PlaceUse) {
	f := u.Func
	if u.To.Stmt == facts.None {
		e.d.Refuse()
		return
	}
	s := f.Stmt(u.To.Stmt)
	switch {
	case slices.Contains(f.Items(s.Targets), u.Expr):
		e.set(u, s)
	case s.Kind == facts.While && f.Expr(s.E).Kind == facts.Not && f.Expr(s.E).A == u.Expr && e.idle(f, u.To.Stmt):
		at := f.StmtSite(u.To.Stmt)
		header, body, _ := strings.Cut(rewrite.Source(at), "\n")
		_, comment, commented := strings.Cut(strings.TrimRight(header, "\r"), "#")
		if strings.Contains(body, "#") {
			e.d.Refuse()
		}
		if commented {
			comment = "  #" + comment
		}
		e.gone[at] = true
		e.d.Replace(at, f.Text(u.Expr)+".wait()"+comment)
	default:
		e.d.Insert(f.Unit, f.Site(u.Expr).End, ".is_set()")
	}
}

// idle reports whether the loop only waits, on lines of its own.
func (e *eventMaking) idle(f *program.Func, loop facts.ID) bool {
	s := f.Stmt(loop)
	idle, _ := idles(e.p, &program.Shares{Access: program.Access{Func: f, Stmt: loop}})
	return idle && s.Else.Len() == 0 && rewrite.OwnLines(f, loop)
}

// set rewrites an assignment: the first value becomes the event.
func (e *eventMaking) set(u program.PlaceUse, s *facts.Stmt) {
	f := u.Func
	if s.Kind != facts.Assign || s.Targets.Len() != 1 || f.Expr(s.E).Kind != facts.Const {
		e.d.Refuse()
		return
	}
	first := f.TopLevel() || f.IR.Name == "__init__"
	switch value := f.Text(s.E); {
	case value == "False" && first:
		e.made++
		e.d.Replace(f.Site(s.E), e.d.Name(f.Unit, "threading", "Event")+"()")
	case value == "False":
		e.d.Replace(f.StmtSite(u.To.Stmt), f.Text(u.Expr)+".clear()")
	case value == "True" && !first:
		e.d.Replace(f.StmtSite(u.To.Stmt), f.Text(u.Expr)+".set()")
	default:
		e.d.Refuse()
	}
}
