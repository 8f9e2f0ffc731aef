package program

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// Numbers are the numbers that parameters of a function are known to be given, by name.
type Numbers map[string]float64

// givenTo are the numbers that the call gives to a function that it runs. The code of a comprehension has those of the function
// around it.
func (s *workScan) givenTo(t *Func, c *Call) Numbers {
	if c.Kind == Nested {
		return s.given
	}
	if c.Kind != Plain || c.Expr == facts.None || s.f.Expr(c.Expr).Kind != facts.Call {
		return nil
	}
	e := s.f.Expr(c.Expr)
	return s.fromArguments(t, s.bound(t, e), s.f.Items(e.List))
}

// bound is how many of the first parameters of the function the call does not write out.
func (s *workScan) bound(t *Func, call *facts.Expr) int {
	if t.Class == nil || t.static() || s.p.eval(s.f, call.A).Kind == FunctionValue {
		return 0
	}
	return 1
}

// fromArguments are the numbers that parameters get from these arguments, and the defaults of those that get none.
func (s *workScan) fromArguments(t *Func, bound int, args []facts.ID) Numbers {
	numbers := Numbers{}
	written := map[string]bool{}
	position := bound
	for _, a := range args {
		e := s.f.Expr(a)
		switch e.Kind {
		case facts.Star, facts.DoubleStar:
			return nil
		case facts.Keyword:
			written[e.Name] = true
			numbers.note(e.Name, s, e.A)
			continue
		}
		if position < len(t.IR.Params) && t.IR.Params[position].Kind <= facts.PositionalOnly {
			written[t.IR.Params[position].Name] = true
			numbers.note(t.IR.Params[position].Name, s, a)
		}
		position++
	}
	for i := range t.IR.Params {
		if param := &t.IR.Params[i]; !written[param.Name] && param.Default != facts.None {
			numbers.note(param.Name, &workScan{p: s.p, f: t}, param.Default)
		}
	}
	return numbers
}

func (n Numbers) note(name string, s *workScan, id facts.ID) {
	if known, ok := s.number(id); ok {
		n[name] = known
	}
}

// NumbersOf are the numbers that a start gives to the parameters of its target: of what goes through a list element by element, the
// least.
func (p *Program) NumbersOf(f *Func, s *Start, t *Func) Numbers {
	if s.Callable == facts.None || s.Through != nil || f.Expr(s.Expr).Kind != facts.Call {
		return nil
	}
	bound := 0
	switch s.Value.Kind {
	case FunctionValue:
	case BoundMethod:
		bound = 1
	default:
		return nil
	}
	in := &workScan{p: p, f: f, asks: true}
	switch s.Run.Passing {
	case knowledge.ArgsTuple:
		if f.Argument(s.Expr, s.Run.Kwargs) == facts.None {
			return in.fromArguments(t, bound, s.Args)
		}
	case knowledge.RestArguments:
		items := f.Items(f.Expr(s.Expr).List)
		return in.fromArguments(t, bound, items[min(s.Run.Callable.Position+1, len(items)):])
	case knowledge.ElementWise:
		return in.fromLists(t, bound, s.Args)
	case knowledge.NoArguments:
		if called := f.callOf(s.Expr); called != facts.None {
			return in.fromArguments(t, bound, f.Items(f.Expr(called).List))
		}
	}
	return nil
}

// callOf is the call of what the expression gives: delayed(f)(x).
func (f *Func) callOf(id facts.ID) (call facts.ID) {
	call = facts.None
	f.Exprs(func(outer facts.ID) {
		if e := f.Expr(outer); e.Kind == facts.Call && e.A == id {
			call = outer
		}
	})
	return call
}

// fromLists are the least numbers that parameters get when the function is called with the elements of these lists.
func (s *workScan) fromLists(t *Func, bound int, lists []facts.ID) Numbers {
	numbers := s.fromArguments(t, bound, nil)
	for i, list := range lists {
		if bound+i >= len(t.IR.Params) {
			return numbers
		}
		name := t.IR.Params[bound+i].Name
		delete(numbers, name)
		if n, ok := s.leastIn(list); ok {
			numbers[name] = n
		}
	}
	return numbers
}

// leastIn is a number that no element of the list is below.
func (s *workScan) leastIn(list facts.ID) (float64, bool) {
	e := s.f.Expr(list)
	switch e.Kind {
	case facts.ListOf, facts.Tuple, facts.SetOf:
		return s.leastOf(s.f.Items(e.List))
	case facts.Bin:
		if e.Op == facts.Mul {
			return s.leastIn(e.A)
		}
	case facts.Name:
		return s.leastNamed(e)
	case facts.Comp:
		inner := &workScan{p: s.p, f: s.f.Unit.Funcs[e.Func]}
		if element := inner.f.element(); element != facts.None {
			return inner.least(element)
		}
	}
	return 0, false
}

// leastNamed is a number that no element is below of the list that a name means.
func (s *workScan) leastNamed(e *facts.Expr) (float64, bool) {
	if e.Var == facts.Free {
		binds := s.p.names(s.f.Unit.Module, e.Name)
		if len(binds) != 1 || binds[0].Bind.Kind != facts.BindValue {
			return 0, false
		}
		return (&workScan{p: s.p, f: binds[0].Unit.Funcs[0]}).leastMade(binds[0].Bind.Value)
	}
	if e.Var >= 0 && s.f.Unit.Facts.Vars[e.Var].Param {
		return s.leastHanded(e, (*workScan).leastIn)
	}
	if scope, value := s.f.onlyValue(e); value != facts.None && scope == s.f {
		return s.leastMade(value)
	}
	return 0, false
}

// leastMade is leastIn for what a name is given: the list of another name may lead back to it.
func (s *workScan) leastMade(value facts.ID) (float64, bool) {
	list := value
	for list != facts.None && s.f.Expr(list).Kind == facts.Bin {
		list = s.f.Expr(list).A
	}
	if list == facts.None || s.f.Expr(list).Kind == facts.Name {
		return 0, false
	}
	return s.leastIn(value)
}

// element is what a comprehension with one loop yields; None of another function.
func (f *Func) element() facts.ID {
	loop, ok := f.only(f.Items(f.IR.Body))
	if !ok {
		return facts.None
	}
	return f.Stmt(f.Items(f.Stmt(loop).Body)[0]).E
}

func (s *workScan) leastOf(items []facts.ID) (least float64, ok bool) {
	for i, id := range items {
		n, known := s.number(id)
		if !known {
			return 0, false
		}
		if i == 0 || n < least {
			least = n
		}
	}
	return least, len(items) > 0
}

// least is a number that the expression is not below: n + k is at least n for a k out of a range.
func (s *workScan) least(id facts.ID) (float64, bool) {
	e := s.f.Expr(id)
	if e.Kind == facts.Bin && e.Op == facts.Add {
		a, ok := s.least(e.A)
		b, ok2 := s.least(e.B)
		return a + b, ok && ok2
	}
	if e.Kind == facts.Name && e.Var >= 0 && s.fromRange(e) {
		return 0, true
	}
	return s.number(id)
}

// fromRange reports whether the variable only ever goes through a range that begins at nought.
func (s *workScan) fromRange(e *facts.Expr) bool {
	binds := s.f.Unit.Facts.Vars[e.Var].Binds
	if len(binds) != 1 || binds[0].Kind != facts.BindIterate || binds[0].Value == facts.None {
		return false
	}
	in := s.f.Unit.Funcs[binds[0].Func]
	over := in.Expr(binds[0].Value)
	return over.Kind == facts.Call && over.List.Len() == 1 && s.p.eval(in, over.A).Name == "builtins.range"
}
