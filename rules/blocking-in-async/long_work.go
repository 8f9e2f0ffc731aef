package blocking

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// longComprehension is a comprehension of the function that is known to be long, with its loop; nil when there is none.
func longComprehension(p *rule.Pass, f *program.Func) (*program.Func, facts.ID) {
	p.Rests(f.NameSite())
	p.Link(f)
	for _, g := range f.Unit.Funcs {
		if g.IR.Kind != facts.Comprehension || g.Enclosing() != f || g.IR.Awaits {
			continue
		}
		long := facts.None
		g.EachStmt(func(id facts.ID, s *facts.Stmt) {
			if trips, known := p.Trips(g, id); s.Kind == facts.For && known && trips >= manyTrips {
				long = id
			}
		})
		if long != facts.None && !isLazy(p, g) {
			return g, long
		}
	}
	return nil, facts.None
}

// consumers are the builtins that go through all of a generator.
var consumers = map[string]bool{"builtins.sum": true, "builtins.list": true, "builtins.tuple": true, "builtins.set": true, "builtins.max": true,
	"builtins.min": true, "builtins.sorted": true, "builtins.dict": true}

// isLazy reports whether the comprehension is a generator that is not gone through at once.
func isLazy(p *rule.Pass, g *program.Func) bool {
	f := g.Parent
	for i := range f.Unit.Facts.Exprs {
		e := &f.Unit.Facts.Exprs[i]
		if e.Kind != facts.Call {
			continue
		}
		for _, arg := range f.Items(e.List) {
			if a := f.Expr(arg); a.Kind == facts.Comp && f.Unit.Funcs[a.Func] == g && consumers[p.Eval(f, e.A).Name] {
				return false
			}
		}
	}
	for i := range f.Unit.Facts.Exprs {
		if e := &f.Unit.Facts.Exprs[i]; e.Kind == facts.Comp && f.Unit.Funcs[e.Func] == g {
			return e.Op == facts.OfGenerator
		}
	}
	return true
}

// deep is the argument from which on a function that calls itself twice for each number below takes a second or so.
const deep = 27

// isDeep reports whether the call begins a recursion that doubles with each number: fib(35).
func isDeep(p *rule.Pass, f *program.Func, c *program.Call) bool {
	args := f.Items(f.Expr(c.Expr).List)
	if len(args) != 1 || len(c.Targets) != 1 || c.Targets[0].Class != nil {
		return false
	}
	n, known := f.Number(args[0])
	return known && n >= deep && doubles(p, c.Targets[0])
}

// doubles reports whether the function adds up, in one expression, two calls of itself with its only parameter less 1 and
// less 2, and keeps no results.
func doubles(p *rule.Pass, f *program.Func) bool {
	p.Rests(f.NameSite())
	p.Link(f)
	if len(f.IR.Params) != 1 || len(f.IR.Decorators) > 0 {
		return false
	}
	found := false
	f.Stmts(func(s *facts.Stmt) {
		if s.Kind != facts.Return || s.E == facts.None {
			return
		}
		f.Walk(s.E, func(id facts.ID) {
			e := f.Expr(id)
			found = found || e.Kind == facts.Bin && callsLess(p, f, e.A) && callsLess(p, f, e.B)
		})
	})
	return found && f.IR.Body.Len() <= 3
}

// callsLess reports whether the expression is a call of the function itself, with less.
func callsLess(p *rule.Pass, f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	return e.Kind == facts.Call && p.Eval(f, e.A).Func == f && lessens(f, e)
}

// lessens reports whether the call is given the parameter less 1 or 2.
func lessens(f *program.Func, call *facts.Expr) bool {
	args := f.Items(call.List)
	if len(args) != 1 {
		return false
	}
	e := f.Expr(args[0])
	if e.Kind != facts.Bin || e.Op != facts.Sub || f.Expr(e.A).Kind != facts.Name || f.Expr(e.A).Var != f.IR.Params[0].Var {
		return false
	}
	n, known := f.Number(e.B)
	return known && n >= 1 && n <= 2
}
