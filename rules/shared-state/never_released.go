package shared

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

var neverReleased = rule.Text{
	EN: "%[1]s is taken here and never released: the next one that wants it waits for good",
	FR: "%[1]s est pris ici et n'est jamais libéré : le prochain qui le veut attend pour toujours",
}

// checkNeverReleased reports a lock that no code which can name it lets go. Where the lock goes elsewhere, or its class
// has bases that are not known, someone else may.
func checkNeverReleased(p *rule.Pass, f *program.Func, a *program.Acquire) {
	place := a.Place
	if place.Kind == program.NoPlace || place.Elements || a.Unknown || place.Kind == program.AttrPlace && p.Open(place.Class) || p.Made(place) == nil {
		return
	}
	for _, use := range p.PlaceUses(place) {
		p.Rests(use.Func.Site(use.Expr))
		if !leavesLocked(use) {
			return
		}
	}
	if place.Kind == program.AttrPlace && releasedUnseen(p, place) {
		return
	}
	confidence := rule.Likely
	if place.Kind != program.LocalPlace && !strings.HasPrefix(place.Name, "_") {
		confidence = rule.Possible // another module may reach it
	}
	p.Report(rule.Finding{Severity: rule.Error, Confidence: confidence, At: f.Site(a.Expr), Closed: true, Message: neverReleased.With(a.Text)})
}

// leavesLocked reports whether a use of a lock certainly does not release what another one took, and gives it to nobody.
func leavesLocked(use program.PlaceUse) bool {
	switch use.To.Fate {
	case program.Chained:
		return use.To.Method == "acquire" || use.To.Method == "locked"
	case program.Entered, program.Operand:
		return true
	case program.Lost:
		if use.To.Stmt == facts.None {
			return false
		}
		s := use.Func.Stmt(use.To.Stmt)
		for _, t := range use.Func.Items(s.Targets) {
			if t == use.Expr {
				return s.Kind == facts.Assign || s.Kind == facts.AnnAssign
			}
		}
	}
	return false
}

// releasedUnseen reports whether the module of the class lets go a lock of that name of an object that is not known.
func releasedUnseen(p *rule.Pass, place program.Place) bool {
	for _, u := range p.Mentions(place.Class.Unit.Module, place.Name) {
		for _, f := range u.Funcs {
			if slices.ContainsFunc(p.Link(f).Calls, func(c program.Call) bool { return releasesNamed(p, f, &c, place.Name) }) {
				return true
			}
		}
	}
	return false
}

// releasesNamed reports whether the call is x.name.release() of an x that is not known.
func releasesNamed(p *rule.Pass, f *program.Func, c *program.Call, name string) bool {
	if c.Kind != program.Plain || f.Expr(c.Expr).Kind != facts.Call {
		return false
	}
	callee := f.Expr(f.Expr(c.Expr).A)
	if callee.Kind != facts.Attr || callee.Name != "release" {
		return false
	}
	lock := f.Expr(callee.A)
	return lock.Kind == facts.Attr && lock.Name == name && p.PlaceOf(f, callee.A).Kind == program.NoPlace
}
