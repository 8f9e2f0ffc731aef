package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// leastHanded is the least of what the calls of a function of the module give to its parameter, where the module only calls it:
// read is what one argument amounts to. A call that leaves the parameter out gives its default.
func (s *workScan) leastHanded(e *facts.Expr, read func(*workScan, facts.ID) (float64, bool)) (least float64, ok bool) {
	f := s.f.Unit.Funcs[s.f.Unit.Facts.Vars[e.Var].Func]
	i := f.paramIndex(0, e.Name)
	if !s.asks || i < 0 || f.Class != nil || f.Parent == nil || f.Parent.IR.Kind != facts.TopLevel || len(f.IR.Decorators) > 0 {
		return 0, false
	}
	calls, only := s.p.callsOfName(f)
	if !only {
		return 0, false
	}
	param := &f.IR.Params[i]
	for k, c := range calls {
		items := c.Func.Items(c.Func.Expr(c.expr).List)
		if slices.ContainsFunc(items, func(id facts.ID) bool {
			return c.Func.Expr(id).Kind >= facts.Star && c.Func.Expr(id).Kind <= facts.DoubleStar
		}) {
			return 0, false
		}
		in, given := &workScan{p: s.p, f: c.Func}, argument(c.Func, items, knowledge.Parameter{Name: param.Name, Position: i})
		if given == facts.None {
			in, given = &workScan{p: s.p, f: f}, param.Default
		}
		if given == facts.None {
			return 0, false
		}
		n, known := read(in, given)
		if !known {
			return 0, false
		}
		if k == 0 || n < least {
			least = n
		}
	}
	return least, len(calls) > 0
}

// isCalledOften reports whether the module calls the function of its own in a loop, or at several places.
func (p *Program) isCalledOften(f *Func) bool {
	if f.Class != nil {
		return false
	}
	calls, _ := p.callsOfName(f)
	return len(calls) > 1 || slices.ContainsFunc(calls, func(c namedCall) bool { return c.inLoop(c.expr) })
}

// inLoop reports whether the expression stands in the body of a loop of the function, or in a comprehension.
func (f *Func) inLoop(id facts.ID) bool {
	found := f.IR.Kind == facts.Comprehension
	e := f.Expr(id)
	f.eachStmt(func(_ facts.ID, s *facts.Stmt) {
		found = found || (s.Kind == facts.For || s.Kind == facts.While) && s.Start <= e.Start && e.End <= s.End && s.E != id
	})
	return found
}

// namedCall is a call with the function that it stands in.
type namedCall struct {
	*Func
	expr facts.ID
}

// callsOfName are the calls of a function of a module in that module, by its name; only says that nothing else is done with the name
// there.
func (p *Program) callsOfName(f *Func) (calls []namedCall, only bool) {
	named := 0
	for _, u := range p.Mentions(f.Unit.Module, f.IR.Name) {
		if u.stub {
			return nil, false
		}
		u.eachExpr(func(g *Func, id facts.ID) {
			switch e := g.Expr(id); {
			case namesGlobal(e, f.IR.Name):
				named++
			case e.Kind == facts.Call && namesGlobal(g.Expr(e.A), f.IR.Name):
				calls = append(calls, namedCall{g, id})
			}
		})
	}
	return calls, named == len(calls)
}
