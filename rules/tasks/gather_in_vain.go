package tasks

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// notAwaited is the message for a gather of tasks that run already.
var notAwaited = rule.Text{
	EN: "nothing awaits %[1]s: the code goes on before its tasks are done, and their exceptions are not seen",
	FR: "rien n'attend %[1]s : le code continue avant la fin des tâches, et leurs exceptions ne sont pas vues",
}

// gathersInVain reports whether the call is a statement of a coroutine that gathers tasks which nothing else asks: they lie in
// local names that are only filled before.
func gathersInVain(p *rule.Pass, f *program.Func, c *program.Call) bool {
	if c.Kind != program.Plain || c.Name != "asyncio.gather" || !f.Async() || !isStatement(f, c.Stmt, c.Expr) || inGroup(f, c.Stmt) {
		return false
	}
	gathers := false
	for _, arg := range f.Items(f.Expr(c.Expr).List) {
		e := f.Expr(arg)
		if e.Kind == facts.Keyword {
			continue
		}
		name, v := arg, p.Eval(f, arg)
		if e.Kind == facts.Star {
			name, v = e.A, p.Iterated(p.Eval(f, e.A))
		}
		if v.Kind != program.ExternalInstance || v.Name != "asyncio.Task" || !onlyFilled(p, f, name) {
			return false
		}
		gathers = true
	}
	return gathers
}

// inGroup reports whether the statement stands in an async with, which may be a group that waits for its tasks.
func inGroup(f *program.Func, stmt facts.ID) bool {
	return slices.ContainsFunc(f.Around(stmt), func(id facts.ID) bool {
		s := f.Stmt(id)
		return s.Kind == facts.With && s.Async
	})
}

// onlyFilled reports whether the expression is a local name that is read nowhere else, but to put something in.
func onlyFilled(p *rule.Pass, f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	if e.Kind != facts.Name || e.Var < 0 || f.Unit.Facts.Vars[e.Var].Param || f.Unit.Facts.Vars[e.Var].Captured {
		return false
	}
	for _, read := range f.Reads(e.Var) {
		if read == id {
			continue
		}
		way := f.StatementOf(read)
		if len(way) == 0 {
			return false
		}
		d := p.Destination(f, way[len(way)-1], read)
		if d.Fate != program.Chained || d.Method != "append" && d.Method != "add" {
			return false
		}
	}
	return true
}

// awaitGather awaits a gather that is a statement of its own; it refuses where that would still hide the exceptions.
func awaitGather(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	if c.Name != "asyncio.gather" || !isStatement(f, c.Stmt, c.Expr) || keepsExceptions(f, c) || holdsThreadLock(c) {
		return nil
	}
	d := rewrite.New(p)
	d.Await(f, c.Stmt, c.Expr, "", "")
	return d.Repair(rule.Text{
		EN: "Await gather() (the code then goes on once all are done, and sees their exceptions)",
		FR: "Attendre gather() avec await (le code continue alors une fois tout fini, et voit les exceptions)",
	})
}
