package tasks

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// neverMade is said of the coroutines of a generator expression, or of map(), that nothing goes through.
var neverMade = rule.Text{
	EN: "and not even that, as nothing goes through these elements",
	FR: "et pas même cela, car rien ne parcourt ces éléments",
}

// droppedElements is what becomes of the coroutines that a comprehension makes, which is a statement of its own.
func droppedElements(f *program.Func, d program.Destination) (rule.Text, bool) {
	s := d.In.Stmt(d.Stmt)
	if s.Kind != facts.ExprStmt || d.In.Expr(s.E).Kind != facts.Comp || d.In.Unit.Funcs[d.In.Expr(s.E).Func] != f {
		return rule.Text{}, false
	}
	if d.In.Expr(s.E).Op == facts.OfGenerator {
		return neverMade, true
	}
	return thrownAway, true
}

// throwsElements reports whether the call makes the elements of a comprehension that is a statement of its own.
func throwsElements(p *rule.Pass, f *program.Func, c *program.Call) bool {
	return f.IR.Kind == facts.Comprehension && p.Destination(f, c.Stmt, c.Expr).Fate == program.Dropped
}

// containers are the builtins that only put what map() makes into a container.
var containers = map[string]bool{"builtins.list": true, "builtins.tuple": true, "builtins.set": true, "builtins.frozenset": true}

// reportMapped reports an async def that map() calls for nothing: `list(map(job, items))` as a statement of its own.
func reportMapped(p *rule.Pass, f *program.Func, c *program.Call) {
	if c.Kind != program.Callback || c.Expr == facts.None || p.Eval(f, f.Expr(c.Expr).A).Name != "builtins.map" ||
		!isRead(p, f, c) || !makesCoroutine(p.Program, c) || expectsError(f, c.Stmt) {
		return
	}
	use := neverMade
	if !isStatement(f, c.Stmt, c.Expr) {
		above := f.Above(c.Stmt, c.Expr)
		if len(above) != 1 || f.Expr(above[0]).Kind != facts.Call || !containers[p.Eval(f, f.Expr(above[0]).A).Name] ||
			!isStatement(f, c.Stmt, above[0]) {
			return
		}
		use = thrownAway
	}
	job := f.Items(f.Expr(c.Expr).List)[0]
	p.Report(rule.Finding{Confidence: rule.Certain, At: f.Site(job), Evidence: definition(c)}, f.Text(job)+"()", use)
}
