package blocking

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// chainFrom is chainOf for a call of the function, with what its arguments switch off left out.
func chainFrom(p *rule.Pass, f *program.Func, c *program.Call) (chain, bool) {
	found, ok := chainOf(p, c)
	if !ok || !switchedOff(p, f, c, found.hops) {
		return found, ok
	}
	for tier := found.tier; tier <= knowledge.Disk; tier++ {
		if other, ok := anotherEnd(p, f, c, found.hops, tier); ok {
			return other, true
		}
	}
	return chain{}, false
}

// anotherEnd is the way with another end: the first call of its last function that blocks in the tier and is not switched off.
func anotherEnd(p *rule.Pass, f *program.Func, c *program.Call, hops []program.Hop, tier knowledge.Tier) (chain, bool) {
	last := hops[len(hops)-1].Func
	before := hops[: len(hops)-1 : len(hops)-1]
	calls := p.Link(last).Calls
	for i := range calls {
		way := append(before, program.Hop{Func: last, Call: &calls[i]})
		if p.Tier(last, &calls[i]) == tier && counts(p, way) && !switchedOff(p, f, c, way) {
			return chain{tier, way, way[len(way)-1]}, true
		}
	}
	return chain{}, false
}

// switchedOff reports whether the last call on the way stands under a condition on a parameter that is false by default, and
// nobody on the way gives it: `if loop: ... .result()` in a function that is called without a loop.
func switchedOff(p *rule.Pass, f *program.Func, c *program.Call, hops []program.Hop) bool {
	way := append([]program.Hop{{Func: f, Call: c, To: hops[0].Func}}, hops...)
	for _, h := range hops {
		p.Rests(h.Func.NameSite())
	}
	last := way[len(way)-1]
	for _, id := range last.Func.Around(last.Call.Stmt) {
		s := last.Func.Stmt(id)
		if s.Kind != facts.If || !inside(last.Func, s.Body, last.Call) {
			continue
		}
		if slices.ContainsFunc(conjuncts(last.Func, s.E), func(id facts.ID) bool { return givenNothing(last.Func, id, way[:len(way)-1]) }) {
			return true
		}
	}
	return false
}

// inside reports whether the call stands in one of the statements.
func inside(f *program.Func, list facts.List, c *program.Call) bool {
	return slices.ContainsFunc(f.Items(list), func(id facts.ID) bool {
		s := f.Stmt(id)
		return int(s.Start) <= c.Span.Start && c.Span.End <= int(s.End)
	})
}

// conjuncts are the conditions that must all hold.
func conjuncts(f *program.Func, id facts.ID) []facts.ID {
	if e := f.Expr(id); e.Kind == facts.And {
		return append(conjuncts(f, e.A), conjuncts(f, e.B)...)
	}
	return []facts.ID{id}
}

// givenNothing reports whether the expression is a parameter which the calls on the way down to the function leave at a default
// that is false, or give such a value.
func givenNothing(f *program.Func, id facts.ID, way []program.Hop) bool {
	if isFalse(f, id) {
		return true
	}
	param, at := parameterOf(f, id)
	if param == nil || len(way) == 0 {
		return false
	}
	above := way[len(way)-1]
	call := above.Call
	if call.Kind != program.Plain || call.Expr == facts.None || above.Func.Expr(call.Expr).Kind != facts.Call || spreads(above.Func, call) {
		return false
	}
	if call.Object != facts.None && f.Class != nil {
		at--
	}
	given := above.Func.Argument(call.Expr, knowledge.Parameter{Position: at, Name: param.Name})
	if given == facts.None {
		return param.Default != facts.None && isFalse(f, param.Default)
	}
	return givenNothing(above.Func, given, way[:len(way)-1])
}

func isFalse(f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	return e.Kind == facts.Const && (e.Op == facts.NoneLit || e.Op == facts.False)
}

// parameterOf is the parameter that the name stands for, bound nowhere else, and its position; nil for all else.
func parameterOf(f *program.Func, id facts.ID) (*facts.Param, int) {
	e := f.Expr(id)
	if e.Kind != facts.Name || e.Var < 0 || len(f.Unit.Facts.Vars[e.Var].Binds) != 1 {
		return nil, 0
	}
	for i := range f.IR.Params {
		if q := &f.IR.Params[i]; q.Var == e.Var && (q.Kind == facts.Ordinary || q.Kind == facts.KeywordOnly) {
			if q.Kind == facts.KeywordOnly {
				return q, -1
			}
			return q, i
		}
	}
	return nil, 0
}

// spreads reports whether the call gives arguments that are not written out.
func spreads(f *program.Func, c *program.Call) bool {
	return slices.ContainsFunc(f.Items(f.Expr(c.Expr).List), func(id facts.ID) bool {
		k := f.Expr(id).Kind
		return k == facts.Star || k == facts.DoubleStar
	})
}
