package gil

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairRun calls start() where the same function joins the thread further down: elsewhere nothing would wait for what
// run() did at once.
func repairRun(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := rewrite.CallAt(p, at.At)
	if c == nil || c.Loops > 0 || f.Expr(c.Expr).List.Len() > 0 || !joinedAfter(p, f, c) {
		return nil
	}
	if s := f.Stmt(c.Stmt); s.Kind != facts.ExprStmt || s.E != c.Expr {
		return nil
	}
	name := f.Site(f.Expr(c.Expr).A)
	name.Start = name.End - len("run")
	if rewrite.Source(name) != "run" {
		return nil
	}
	d := rewrite.New(p)
	d.Replace(name, "start")
	return d.Safe(rule.Text{EN: "Call start() instead of run()", FR: "Appeler start() au lieu de run()"})
}

// joinedAfter reports whether the function waits for the thread, and runs it only here.
func joinedAfter(p *rule.Pass, f *program.Func, c *program.Call) bool {
	joined := false
	for _, o := range p.Link(f).Calls {
		if o.Kind != program.Plain || o.Object == facts.None || f.Text(o.Object) != f.Text(c.Object) || o.Span == c.Span {
			continue
		}
		switch f.Expr(f.Expr(o.Expr).A).Name {
		case "run":
			return false
		case "join":
			joined = joined || o.Span.Start > c.Span.End
		}
	}
	return joined
}
