package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// SwitchedOff reports whether the last call on the way stands under a condition on a parameter that the calls before it make
// false: `if loop: ... .result()` in a function that is called without a loop.
func (p *Program) SwitchedOff(way []Hop) bool {
	last := len(way) - 1
	return p.offAt(way[last].Func, way[last].Call.Stmt, way[:last])
}

// offAt is SwitchedOff for a statement of the function that the way leads to.
func (p *Program) offAt(f *Func, stmt facts.ID, way []Hop) bool {
	p.needBody(f)
	for i := range way {
		p.needBody(way[i].Func)
	}
	around := f.Around(stmt)
	for i, id := range around[:max(len(around)-1, 0)] {
		s := f.Stmt(id)
		if s.Kind != facts.If || !slices.Contains(f.Items(s.Body), around[i+1]) {
			continue
		}
		if slices.ContainsFunc(conjuncts(f, s.E), func(id facts.ID) bool { return f.given(id, way) == never }) {
			return true
		}
	}
	return false
}

// conjuncts are the conditions that must all hold.
func conjuncts(f *Func, id facts.ID) []facts.ID {
	if e := f.Expr(id); e.Kind == facts.And {
		return append(conjuncts(f, e.A), conjuncts(f, e.B)...)
	}
	return []facts.ID{id}
}

// given is the truth of an expression with what the calls on the way down to the function give its parameters.
func (f *Func) given(id facts.ID, way []Hop) truth {
	switch e := f.Expr(id); e.Kind {
	case facts.Const:
		if e.Op == facts.True || e.Op == facts.False || e.Op == facts.NoneLit {
			return constantTruth(e)
		}
		return maybe
	case facts.Not:
		return f.given(e.A, way).not()
	}
	param, at := f.parameter(id)
	if param == nil || len(way) == 0 {
		return maybe
	}
	above := way[len(way)-1]
	call := above.Call
	if call.Kind != Plain || call.Expr == facts.None || above.Func.Expr(call.Expr).Kind != facts.Call || above.Func.spreads(call) {
		return maybe
	}
	if call.Object != facts.None && f.Class != nil && at > 0 {
		at--
	}
	given := above.Func.Argument(call.Expr, knowledge.Parameter{Position: at, Name: param.Name})
	if given != facts.None {
		return above.Func.given(given, way[:len(way)-1])
	}
	if param.Default == facts.None {
		return maybe
	}
	return f.given(param.Default, nil)
}

// parameter is the parameter that the name stands for, bound nowhere else, and its position, -1 when it has none; nil for
// all else.
func (f *Func) parameter(id facts.ID) (*facts.Param, int) {
	e := f.Expr(id)
	if e.Kind != facts.Name || e.Var < 0 || len(f.Unit.Facts.Vars[e.Var].Binds) != 1 {
		return nil, 0
	}
	for i := range f.IR.Params {
		switch q := &f.IR.Params[i]; {
		case q.Var != e.Var:
		case q.Kind == facts.KeywordOnly:
			return q, -1
		case q.Kind == facts.Ordinary:
			return q, i
		}
	}
	return nil, 0
}

// spreads reports whether the call gives arguments that are not written out.
func (f *Func) spreads(c *Call) bool {
	return slices.ContainsFunc(f.Items(f.Expr(c.Expr).List), func(id facts.ID) bool {
		k := f.Expr(id).Kind
		return k == facts.Star || k == facts.DoubleStar
	})
}
