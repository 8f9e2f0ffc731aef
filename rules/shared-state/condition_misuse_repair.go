package shared

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairCondition looks again after the wait, or takes the condition that is not held. For a timeout that nobody looks at
// it knows nothing.
func repairCondition(p *rule.Pass, found *rule.Finding) []rule.Repair {
	f, c := rewrite.CallAt(p, found.At)
	if f == nil || c.Object == facts.None || !isCondition(p, c) || c.Stmt == facts.None {
		return nil
	}
	if c.Held == nil {
		return holdCondition(p, f, c)
	}
	return waitAgain(p, f, c)
}

// waitAgain makes a loop of an if that does nothing but wait.
func waitAgain(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	way := f.Around(c.Stmt)
	if methodOf(c.Name) != "wait" || len(way) < 2 || f.Expr(c.Expr).List.Len() > 0 {
		return nil
	}
	test := f.Stmt(way[len(way)-2])
	u := f.Unit
	plain := test.Kind == facts.If && test.Body.Len() == 1 && test.Else.Len() == 0
	if !plain || !strings.HasPrefix(string(u.Syntax.Text[test.Start:]), "if") || !lookOnly(p, f, test) {
		return nil
	}
	d := rewrite.New(p)
	at := f.StmtSite(way[len(way)-2])
	at.End = at.Start + len("if")
	d.Replace(at, "while")
	return d.Safe(rule.Text{EN: "Look again after the wait: while instead of if", FR: "Revérifier après l'attente : while au lieu de if"})
}

// lookOnly reports whether the test of the if only looks, so that it can be made again.
func lookOnly(p *rule.Pass, f *program.Func, test *facts.Stmt) bool {
	only := true
	f.Walk(test.E, func(id facts.ID) {
		switch e := f.Expr(id); e.Kind {
		case facts.Walrus, facts.Await, facts.Yield, facts.YieldFrom, facts.Comp:
			only = false
		case facts.Call:
			callee := p.Eval(f, e.A)
			asks := callee.Kind == program.ExternalMethod && strings.HasSuffix(callee.Name, ".is_set")
			only = only && (asks || callee.Kind == program.External && slices.Contains(looks, callee.Name))
		}
	})
	return only
}

var looks = []string{"builtins.len", "builtins.any", "builtins.all", "builtins.bool", "builtins.isinstance"}

// holdCondition takes the condition around the statement, where it waits for nothing else.
func holdCondition(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	name := f.Text(c.Object)
	if strings.ContainsAny(name, "(\r\n") || f.Stmt(c.Stmt).Kind != facts.ExprStmt {
		return nil
	}
	d := rewrite.New(p)
	header := "with " + name + ":"
	if c.Awaited || strings.HasPrefix(c.Name, "asyncio.") {
		header = "async " + header
		if !f.Async() {
			return nil
		}
	}
	d.Nest(f, c.Stmt, c.Stmt, header)
	return d.Repair(rule.Text{
		EN: "Hold %[1]s here (what it speaks of must be looked at and changed under it, too)",
		FR: "Tenir %[1]s ici (ce dont elle parle doit aussi être lu et modifié sous elle)",
	}.With(name))
}
