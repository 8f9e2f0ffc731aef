package tasks

import (
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

// makesTask reports whether the call begins a task. What ensure_future is given may be a task already, that someone else
// keeps.
func makesTask(p *program.Program, f *program.Func, c *program.Call) bool {
	if c.Kind != program.Plain || !makers[c.Name] {
		return false
	}
	if c.Name != "asyncio.ensure_future" {
		return true
	}
	args := f.Items(f.Expr(c.Expr).List)
	return len(args) > 0 && isCoroutine(p, f, args[0])
}

// isCoroutine reports whether the expression calls an async def, or something that is not known.
func isCoroutine(p *program.Program, f *program.Func, id facts.ID) bool {
	if f.Expr(id).Kind != facts.Call {
		return false
	}
	v := p.Eval(f, id)
	return v.Kind == program.CoroutineValue || v.Kind == program.Unknown || v.Name == "awaitable"
}

// isStatement reports whether the statement is nothing but the expression.
func isStatement(f *program.Func, stmt, id facts.ID) bool {
	s := f.Stmt(stmt)
	return s.Kind == facts.ExprStmt && s.E == id
}
