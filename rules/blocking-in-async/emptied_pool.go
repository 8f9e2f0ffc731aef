package blocking

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// leavesEmptied reports whether the call leaves a with statement that makes an executor, and nothing in the block is known to
// leave work behind: what it runs is awaited, so that leaving waits for nothing.
func leavesEmptied(p *rule.Pass, f *program.Func, c *program.Call) bool {
	if c.Kind != program.Leave || c.Stmt == facts.None || !p.IsA(c.Receiver.Name, "concurrent.futures.Executor") {
		return false
	}
	w := &poolBlock{p: p, f: f, with: f.Stmt(c.Stmt)}
	for _, item := range f.Items(w.with.Targets) {
		e := f.Expr(item)
		if e.Kind != facts.WithItem || e.A != c.Expr || f.Expr(e.A).Kind != facts.Call {
			continue
		}
		name := facts.Free
		if e.B != facts.None && f.Expr(e.B).Kind == facts.Name {
			name = f.Expr(e.B).Var
		}
		return name >= 0 && w.awaitsAll(name)
	}
	return false
}

// poolBlock is a with statement of a function that makes an executor.
type poolBlock struct {
	p    *rule.Pass
	f    *program.Func
	with *facts.Stmt
}

// awaitsAll reports whether no use of the executor in the block is known to begin work that the block does not await. What
// another function does with it is not followed.
func (w *poolBlock) awaitsAll(executor int32) bool {
	for _, read := range w.f.Reads(executor) {
		if e := w.f.Expr(read); e.Start < w.with.Start || e.End > w.with.End {
			continue
		}
		in, stmt := w.place(read)
		if in == nil {
			return false
		}
		switch d := w.p.Destination(in, stmt, read); d.Fate {
		case program.Chained:
			if d.Method != "submit" || !w.awaited(in, stmt, d.Call, deepest) {
				return false
			}
		case program.Passed:
			if w.runs(in, d.Call) && !w.awaited(in, stmt, d.Call, deepest) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// runs reports whether the call is run_in_executor of a loop.
func (w *poolBlock) runs(f *program.Func, call facts.ID) bool {
	return strings.HasSuffix(w.p.Eval(f, f.Expr(call).A).Name, ".run_in_executor")
}

// place is the function, f or a comprehension in it, and the statement that evaluate the expression; nil for other functions.
func (w *poolBlock) place(id facts.ID) (*program.Func, facts.ID) {
	for _, g := range w.f.Unit.Funcs {
		if g.Enclosing() != w.f {
			continue
		}
		if way := g.StatementOf(id); len(way) > 0 {
			return g, way[len(way)-1]
		}
	}
	return nil, facts.None
}

// deepest is through how many names and calls a future is followed to its await.
const deepest = 4

// joiners are the calls that are done when all that they are given are.
var joiners = map[string]bool{"asyncio.gather": true, "asyncio.wait": true, "asyncio.wrap_future": true, "asyncio.as_completed": true}

// awaited reports whether the future that the expression gives, or those in it, are surely awaited in the block.
func (w *poolBlock) awaited(f *program.Func, stmt, id facts.ID, depth int) bool {
	if depth == 0 {
		return false
	}
	d := w.p.Destination(f, stmt, id)
	switch d.Fate {
	case program.AwaitedFate:
		return true
	case program.Passed:
		call := d.In.Expr(d.Call)
		name := w.p.Eval(d.In, call.A).Name
		if !joiners[name] || name == "asyncio.wait" && call.List.Len() > 1 {
			return false
		}
		return w.awaited(d.In, d.Stmt, d.Call, depth-1)
	case program.Stored:
		return d.Target >= 0 && w.readAwaited(d.Target, depth-1)
	}
	if s := f.Stmt(stmt); s.Kind == facts.For && s.E == id {
		return w.elementsAwaited(f, s, depth-1)
	}
	return false
}

// readAwaited reports whether a name in the block is read to await what it holds.
func (w *poolBlock) readAwaited(name int32, depth int) bool {
	for _, read := range w.f.Reads(name) {
		if w.f.Expr(read).End > w.with.End {
			continue
		}
		if in, stmt := w.place(read); in != nil && w.awaited(in, stmt, read, depth) {
			return true
		}
	}
	return false
}

// elementsAwaited reports whether the loop awaits what it goes through.
func (w *poolBlock) elementsAwaited(f *program.Func, loop *facts.Stmt, depth int) bool {
	targets := f.Items(loop.Targets)
	if len(targets) != 1 {
		return false
	}
	t := f.Expr(targets[0])
	return t.Kind == facts.Name && t.Var >= 0 && w.readAwaited(t.Var, depth)
}
