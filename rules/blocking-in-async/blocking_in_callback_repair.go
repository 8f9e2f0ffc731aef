package blocking

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairCallback hands the call to a thread that nothing waits for, where the callback ends with it and drops its result.
func repairCallback(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := onlyCallAt(p, at.At, func(f *program.Func, c *program.Call) bool {
		if c.Kind == program.Nested || runsLoop(c) {
			return false
		}
		_, down := chainOf(p, c)
		return down || p.Tier(f, c) != knowledge.NonBlocking
	})
	if c == nil || c.Stmt == facts.None || !movable(p, f, c) || !endsWith(f, c) || rewrite.Library(p, f.Unit) != "asyncio" {
		return nil
	}
	callee := f.Expr(f.Expr(c.Expr).A)
	text := f.Unit.Syntax.Text
	open, args := int(callee.End), f.Items(f.Expr(c.Expr).List)
	if text[open] != '(' || callee.Start != f.Expr(c.Expr).Start || bareGenerator(f, args, open) || len(args) > 0 && ownLine(text, open, int(f.Expr(args[0]).Start)) {
		return nil
	}
	d := rewrite.New(p)
	before, behind := d.Name(f.Unit, "asyncio", "get_running_loop")+"().run_in_executor(None, ", ""
	if hasKeywords(f, c.Expr) {
		before, behind = before+d.Name(f.Unit, "functools", "partial")+"(", ")"
	}
	d.Insert(f.Unit, c.Span.Start, before)
	paren := f.Site(c.Expr)
	paren.Start, paren.End = open, open+1
	if len(args) > 0 {
		d.Replace(paren, ", ")
	} else {
		d.Delete(paren)
	}
	if behind != "" {
		d.Insert(f.Unit, c.Span.End, behind)
	}
	return d.Repair(rule.Text{
		EN: "Run it in a thread (nothing waits for its end, and it must be safe to run there)",
		FR: "Exécuter l'appel dans un thread (rien n'attend sa fin, et il doit pouvoir s'y exécuter sans risque)",
	})
}

// endsWith reports whether the call is the last thing that the callback does, and its result is dropped.
func endsWith(f *program.Func, c *program.Call) bool {
	if f.IR.Kind == facts.LambdaFunction {
		return f.Stmt(c.Stmt).E == c.Expr
	}
	if s := f.Stmt(c.Stmt); s.Kind != facts.ExprStmt || s.E != c.Expr || strings.ContainsAny(f.Text(s.E), "\r\n") {
		return false
	}
	way := f.Around(c.Stmt)
	for i, id := range way {
		list, at := rewrite.Siblings(f, id)
		if at != len(list)-1 || i < len(way)-1 && f.Stmt(id).Kind != facts.If {
			return false
		}
	}
	return true
}
