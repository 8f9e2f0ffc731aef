package shutdown

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// listOf is the place of the local list that what lies in a local variable is put into, when it goes nowhere else: its zero when
// there is no such list.
func listOf(p *rule.Pass, place program.Place) program.Place {
	list := program.Place{}
	if place.Kind != program.LocalPlace || place.Elements {
		return list
	}
	for _, u := range p.PlaceUses(place) {
		switch u.To.Fate {
		case program.Chained, program.Lost:
			if u.To.Fate == program.Lost && !isBound(u) && !isAsked(u) {
				return program.Place{}
			}
		case program.Stored:
			to := u.To.Place
			if to.Kind != program.LocalPlace || !to.Elements || list.Kind != program.NoPlace && list != to {
				return program.Place{}
			}
			list = to
		default:
			return program.Place{}
		}
	}
	return list
}

// isAsked reports whether the use asks for an attribute, or sets one.
func isAsked(u program.PlaceUse) bool {
	above := u.Func.Above(u.To.Stmt, u.Expr)
	return len(above) > 0 && u.Func.Expr(above[0]).Name != "" && u.Func.Expr(above[0]).A == u.Expr
}

// takers are the methods of containers that give an element.
var takers = []string{"pop", "popleft", "popitem", "get", "setdefault", "copy"}

// takenOut reports whether something else than a loop takes elements out of the list: by a method or by index.
func takenOut(p *rule.Pass, list program.Place) bool {
	return slices.ContainsFunc(p.PlaceUses(list), func(u program.PlaceUse) bool {
		switch u.To.Fate {
		case program.Chained:
			return u.Func.Expr(u.Expr).Name == list.Name && slices.Contains(takers, u.To.Method)
		case program.Operand:
			above := u.Func.Above(u.To.Stmt, u.Expr)
			return len(above) > 0 && u.Func.Expr(above[0]).Kind == facts.Subscript &&
				!slices.Contains(u.Func.Items(u.Func.Stmt(u.To.Stmt).Targets), above[0])
		}
		return false
	})
}

// viaList is the handle as an element of the list that it is put into; without such a list, the handle itself.
func viaList(p *rule.Pass, h *program.Handle) *program.Handle {
	if h.To.Fate != program.Stored {
		return h
	}
	list := listOf(p, h.To.Place)
	if list.Kind == program.NoPlace {
		return h
	}
	listed := *h
	listed.To.Place, listed.To.Target = list, -1
	return &listed
}
