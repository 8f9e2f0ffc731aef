package program

import (
	"github.com/parahint/parahint/analysis/facts"
)

// turns is how often something runs.
type turns struct {
	// least is the product of the turns of the loops around it of which these are known; exact says that all are.
	least float64
	exact bool
}

// once is how often the body of a function runs at each call.
var once = turns{1, true}

// times is how often the body of a loop runs that runs so often itself.
func (t turns) times(trips float64, known bool) turns {
	if !known {
		return turns{t.least, false}
	}
	return turns{t.least * trips, t.exact}
}

// known is how often at least, 0 where nothing is known.
func (t turns) known() float64 {
	if !t.exact && t.least <= 1 {
		return 0
	}
	return t.least
}

// Trips is how often a loop over a range or a literal runs; false where that is not known.
func (p *Program) Trips(f *Func, loop facts.ID) (float64, bool) {
	s := f.Stmt(loop)
	if s.Kind != facts.For {
		return 0, false
	}
	return (&workScan{p: p, f: f}).trips(s)
}

// trips is how often a loop over range(n), or over a literal, runs.
func (s *workScan) trips(st *facts.Stmt) (float64, bool) {
	if st.Kind == facts.While {
		return s.countdown(st)
	}
	e := s.f.Expr(st.E)
	switch e.Kind {
	case facts.Tuple, facts.ListOf, facts.SetOf, facts.DictOf:
		return float64(e.List.Len()), true
	case facts.Call:
		if s.p.eval(s.f, e.A).Name != "builtins.range" {
			return 0, false
		}
		return s.steps(s.f.Items(e.List))
	}
	return 0, false
}

// steps is how many numbers a range with these arguments has.
func (s *workScan) steps(args []facts.ID) (float64, bool) {
	switch len(args) {
	case 1:
		return s.number(args[0])
	case 2, 3:
		from, ok := s.number(args[0])
		to, ok2 := s.number(args[1])
		step, ok3 := 1.0, true
		if len(args) == 3 {
			step, ok3 = s.number(args[2])
		}
		return (to - from) / step, ok && ok2 && ok3 && step != 0
	}
	return 0, false
}

// countdown is how often `while n > 0` runs whose body makes n one less.
func (s *workScan) countdown(st *facts.Stmt) (float64, bool) {
	condition := s.f.Expr(st.E)
	if condition.Kind != facts.Compare && condition.Kind != facts.Name {
		return 0, false
	}
	counted := st.E
	if condition.Kind == facts.Compare {
		counted = condition.A
	}
	for _, id := range s.f.Items(st.Body) {
		step := s.f.Stmt(id)
		if step.Kind != facts.AugAssign || step.Op != facts.Sub {
			continue
		}
		if by, ok := s.f.Number(step.E); ok && by > 0 && s.f.Text(s.f.Items(step.Targets)[0]) == s.f.Text(counted) {
			from, known := s.number(counted)
			return from / by, known
		}
	}
	return 0, false
}

// number is the value of arithmetic with literals, and with names that are only ever given one.
func (s *workScan) number(id facts.ID) (float64, bool) {
	if n, ok := s.f.Number(id); ok {
		return n, true
	}
	switch e := s.f.Expr(id); {
	case e.Kind == facts.Bin:
		a, ok := s.number(e.A)
		b, ok2 := s.number(e.B)
		if !ok || !ok2 {
			return 0, false
		}
		return compute(e.Op, a, b)
	case e.Kind == facts.Name && e.Var >= 0:
		return s.variable(e)
	case e.Kind == facts.Name && e.Var == facts.Free:
		binds := s.p.names(s.f.Unit.Module, e.Name)
		if len(binds) == 1 && binds[0].Bind.Kind == facts.BindValue {
			return binds[0].Unit.Funcs[0].Number(binds[0].Bind.Value)
		}
	}
	return 0, false
}

// compute is the result of an operator.
func compute(op facts.Op, a, b float64) (float64, bool) {
	const highest = 64
	switch op {
	case facts.Add:
		return a + b, true
	case facts.Sub:
		return a - b, true
	case facts.Mul:
		return a * b, true
	case facts.Div, facts.FloorDiv:
		return a / b, b != 0
	case facts.Pow:
		result := 1.0
		for range int(min(b, highest)) {
			result *= a
		}
		return result, b >= 0
	}
	return 0, false
}

// variable is the number that a local name means: a parameter that nothing else is assigned to, or a variable with one value.
func (s *workScan) variable(e *facts.Expr) (float64, bool) {
	v := &s.f.Unit.Facts.Vars[e.Var]
	if v.Param {
		for i := range v.Binds {
			if k := v.Binds[i].Kind; k != facts.BindParam && k != facts.BindAugmented {
				return 0, false
			}
		}
		if n, ok := s.given[e.Name]; ok {
			return n, true
		}
		return s.leastHanded(e, (*workScan).number)
	}
	if scope, value := s.f.onlyValue(e); value != facts.None && scope == s.f && !seenName(s.f, value) {
		return s.number(value)
	}
	return 0, false
}

// seenName reports whether the expression is made of names, which may lead back to it.
func seenName(f *Func, id facts.ID) (found bool) {
	f.Walk(id, func(id facts.ID) { found = found || f.Expr(id).Kind == facts.Name })
	return found
}
