package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// wrapperCalls reports whether the code that the scan is inside of runs when the wrapper does, the function below f: it is the
// wrapper's own, or that of a function within it which the wrapper runs itself. What the wrapper hands to an executor, or to somebody
// who is not known, does not run in its place.
func (s *useScan) wrapperCalls() bool {
	for i, inner := range s.within {
		if i > 0 && !s.p.runsInner(inner) {
			return false
		}
	}
	return true
}

// runsInner reports whether the code around an inner function calls it, or hands it to a function that calls it before it returns.
func (p *Program) runsInner(inner *Func) bool {
	u := inner.Unit.Facts
	names := func(id facts.ID) bool { return id != facts.None && inner.Unit.standsFor(id, inner) }
	for i := range u.Exprs {
		e := &u.Exprs[i]
		if e.Kind != facts.Call {
			continue
		}
		if names(e.A) {
			return true
		}
		for position, arg := range u.Items(e.List) {
			name := ""
			if a := u.Expr(arg); a.Kind == facts.Keyword {
				arg, name = a.A, a.Name
			}
			if names(arg) && p.callsHere(p.eval(inner, e.A), position, name) {
				return true
			}
		}
	}
	return false
}

// standsFor reports whether the expression is the inner function: a lambda itself, or a variable with its name or the lambda in it.
func (u *Unit) standsFor(id facts.ID, inner *Func) bool {
	e := u.Facts.Expr(id)
	if e.Kind == facts.Lambda {
		return u.Funcs[e.Func] == inner
	}
	return e.Kind == facts.Name && e.Var >= 0 && slices.ContainsFunc(u.Facts.Vars[e.Var].Binds, func(b facts.Bind) bool {
		switch b.Kind {
		case facts.BindFunction:
			return u.Funcs[b.Index] == inner
		case facts.BindValue:
			return b.Index < 0 && u.Facts.Expr(b.Value).Kind == facts.Lambda && u.Funcs[u.Facts.Expr(b.Value).Func] == inner
		}
		return false
	})
}

// callsHere reports whether the callee calls what is given to one of its parameters before it returns.
func (p *Program) callsHere(callee Value, position int, name string) bool {
	switch callee.Kind {
	case FunctionValue, BoundMethod, ClassValue:
		target, offset := p.entryOf(callee)
		if target == nil {
			return false
		}
		p.needBody(target)
		i := target.paramIndex(position+offset, name)
		params := p.Uses(target).params
		return i >= 0 && i < len(params) && (params[i].Called || len(params[i].handed) > 0)
	case External, ExternalMethod:
		fn := p.Table.Function(callee.Name)
		return fn != nil && slices.ContainsFunc(fn.Runs, func(r knowledge.Run) bool {
			return r.Here && (r.Callable.Position == position && name == "" || name != "" && r.Callable.Name == name)
		})
	}
	return false
}
