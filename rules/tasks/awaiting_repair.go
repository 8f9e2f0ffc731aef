package tasks

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairUnawaited awaits the coroutine, where the code may await.
func repairUnawaited(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := rewrite.CallAt(p, at.At)
	if c == nil {
		return gatherElements(p, at.At)
	}
	if c.Kind != program.Plain || f.Expr(c.Expr).Kind != facts.Call {
		return nil
	}
	if throwsElements(p, f, c) {
		return gatherElements(p, at.At)
	}
	if !rewrite.CanAwait(f, c.Stmt, c.Expr) || holdsThreadLock(c) {
		return runAtTop(p, f, c)
	}
	d := rewrite.New(p)
	d.Await(f, c.Stmt, c.Expr, "", "")
	return d.Repair(rule.Text{
		EN: "Await the coroutine (its code, which never ran, then runs here)",
		FR: "Attendre la coroutine avec await (son code, qui ne s'exécutait jamais, s'exécute alors ici)",
	})
}

// gatherElements awaits, all at the same time, the coroutines that a statement of a coroutine makes by a comprehension or map().
func gatherElements(p *rule.Pass, at program.Site) []rule.Repair {
	f, id := statementOf(at)
	if f == nil || !givesElements(p, f, f.Expr(id)) || rewrite.Library(p, f.Unit) != "asyncio" {
		return nil
	}
	d := rewrite.New(p)
	d.Wrap(f.Site(id), "await "+d.Name(f.Unit, "asyncio", "gather")+"(*", ")")
	return d.Repair(rule.Text{
		EN: "Await them all with asyncio.gather (their code, which never ran, then runs here)",
		FR: "Les attendre toutes avec asyncio.gather (leur code, qui ne s'exécutait jamais, s'exécute alors ici)",
	})
}

// givesElements reports whether the expression is a comprehension, or what map() gives, put into a container or not.
func givesElements(p *rule.Pass, f *program.Func, e *facts.Expr) bool {
	if e.Kind != facts.Call {
		return e.Kind == facts.Comp && e.Op != facts.OfDict
	}
	name := p.Eval(f, e.A).Name
	return name == "builtins.map" || containers[name]
}

// statementOf is the coroutine with a statement that is only an expression around the place, and that expression.
func statementOf(at program.Site) (in *program.Func, whole facts.ID) {
	for _, f := range at.Unit.Funcs {
		if !f.Async() {
			continue
		}
		f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
			if s.Kind == facts.ExprStmt && int(f.Expr(s.E).Start) <= at.Start && at.End <= int(f.Expr(s.E).End) {
				in, whole = f, s.E
			}
		})
	}
	return in, whole
}

// runAtTop runs a coroutine that a statement of the module makes in vain.
func runAtTop(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	if f.IR.Kind != facts.TopLevel || f.IR.Awaits || !isStatement(f, c.Stmt, c.Expr) || rewrite.Library(p, f.Unit) != "asyncio" {
		return nil
	}
	d := rewrite.New(p)
	d.Wrap(f.Site(c.Expr), d.Name(f.Unit, "asyncio", "run")+"(", ")")
	return d.Repair(rule.Text{
		EN: "Run the coroutine with asyncio.run (its code, which never ran, then runs here)",
		FR: "Exécuter la coroutine avec asyncio.run (son code, qui ne s'exécutait jamais, s'exécute alors ici)",
	})
}

func holdsThreadLock(c *program.Call) bool {
	for h := c.Held; h != nil; h = h.Before {
		if !h.Waits {
			return true
		}
	}
	return false
}

// repairTaskAtOnce awaits the coroutine itself in place of a task for it.
func repairTaskAtOnce(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := rewrite.CallAt(p, at.At)
	if c == nil || f.Expr(c.Expr).Kind != facts.Call {
		return nil
	}
	args := f.Items(f.Expr(c.Expr).List)
	if len(args) != 1 || f.Expr(args[0]).Kind != facts.Call {
		return nil
	}
	before, behind := f.Site(c.Expr), f.Site(c.Expr)
	before.End, behind.Start = int(f.Expr(args[0]).Start), int(f.Expr(args[0]).End)
	if strings.Contains(rewrite.Source(before)+rewrite.Source(behind), "#") || !strings.HasSuffix(strings.TrimSpace(rewrite.Source(before)), "(") {
		return nil
	}
	d := rewrite.New(p)
	d.Delete(before)
	d.Delete(behind)
	return d.Repair(rule.Text{
		EN: "Await the coroutine itself (it then shares the context variables of this task)",
		FR: "Attendre la coroutine elle-même (elle partage alors les variables de contexte de cette tâche)",
	})
}
