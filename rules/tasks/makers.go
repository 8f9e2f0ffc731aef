package tasks

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
)

// makers are the calls that begin a task of which the event loop keeps no more than a weak reference.
var makers = map[string]bool{
	"asyncio.create_task":                   true,
	"asyncio.ensure_future":                 true,
	"asyncio.AbstractEventLoop.create_task": true,
	"asyncio.Task":                          true,
	"asyncio.gather":                        true,
}

// makesTask reports whether the call begins a task. What ensure_future and gather are given may be running already, or be
// kept by someone else.
func makesTask(p *program.Program, f *program.Func, c *program.Call) bool {
	if c.Kind != program.Plain || !makers[c.Name] {
		return false
	}
	args := f.Items(f.Expr(c.Expr).List)
	switch c.Name {
	case "asyncio.ensure_future":
		return len(args) > 0 && isCoroutine(p, f, args[0])
	case "asyncio.gather":
		return slices.ContainsFunc(args, func(id facts.ID) bool { return mayBegin(p, f, id) })
	}
	return true
}

// isCoroutine reports whether the expression calls an async def, or something that is not known.
func isCoroutine(p *program.Program, f *program.Func, id facts.ID) bool {
	if f.Expr(id).Kind != facts.Call {
		return false
	}
	v := p.Eval(f, id)
	return v.Kind == program.CoroutineValue || v.Kind == program.Unknown || v.Name == "awaitable"
}

// mayBegin reports whether an argument of gather is a coroutine; outside of coroutines it has to be known for one, since
// code for both worlds calls gather with what is none.
func mayBegin(p *program.Program, f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	if e.Kind == facts.Keyword {
		return false
	}
	v := p.Eval(f, id)
	if e.Kind == facts.Star {
		v = p.Iterated(p.Eval(f, e.A))
	}
	return v.Kind == program.CoroutineValue || v.Name == "awaitable" || v.Kind == program.Unknown && f.Enclosing().Async()
}

// isStatement reports whether the statement is nothing but the expression.
func isStatement(f *program.Func, stmt, id facts.ID) bool {
	s := f.Stmt(stmt)
	return s.Kind == facts.ExprStmt && s.E == id
}
