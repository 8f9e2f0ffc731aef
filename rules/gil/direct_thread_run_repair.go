package gil

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairRun calls start() where the same function joins the thread further down. Elsewhere it also adds the join, or calls
// the target itself, which is what run() does.
func repairRun(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := rewrite.CallAt(p, at.At)
	if c == nil || f.Expr(c.Expr).List.Len() > 0 {
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
	if c.Loops == 0 && joinedAfter(p, f, c) {
		d := rewrite.New(p)
		d.Replace(name, "start")
		return d.Safe(rule.Text{EN: "Call start() instead of run()", FR: "Appeler start() au lieu de run()"})
	}
	return append(startAndJoin(p, f, c, name), callTarget(p, f, c)...)
}

// startAndJoin starts the thread and waits for it at the end of the block.
func startAndJoin(p *rule.Pass, f *program.Func, c *program.Call, run program.Site) []rule.Repair {
	list, at := rewrite.Siblings(f, c.Stmt)
	object := f.Expr(c.Object)
	if at < 0 || f.Async() || !rewrite.OwnLines(f, c.Stmt) || leavesAfter(f, list[at+1:]) || runAgain(p, f, c) || mixes(p, f) {
		return nil
	}
	d := rewrite.New(p)
	thread := f.Text(c.Object)
	switch {
	case object.Kind == facts.Name && object.Var >= 0:
	case object.Kind == facts.Call && !strings.ContainsAny(thread, "\r\n"):
		kind := "thread"
		if strings.HasPrefix(p.Eval(f, object.A).Name, "multiprocessing.") {
			kind = "process"
		}
		thread = d.NewName(f.Unit, kind)
		d.Replace(f.StmtSite(c.Stmt), thread+" = "+f.Text(c.Object))
		d.Behind(f, c.Stmt, thread+".start()")
	default:
		return nil
	}
	if object.Kind == facts.Name {
		d.Replace(run, "start")
	}
	d.Behind(f, list[len(list)-1], thread+".join()")
	return d.Repair(rule.Text{
		EN: "Start it, and wait for it at the end (it then runs beside the code in between)",
		FR: "Le démarrer et l'attendre à la fin (il s'exécute alors à côté du code qui suit)",
	})
}

// mixes reports whether the function makes both threads and processes: a process is best not forked among threads.
func mixes(p *rule.Pass, f *program.Func) bool {
	return len(p.Handles(f, knowledge.ThreadHandle)) > 0 && len(p.Handles(f, knowledge.ProcessHandle)) > 0
}

// leavesAfter reports whether one of the statements leaves the function or a loop around them.
func leavesAfter(f *program.Func, list []facts.ID) bool {
	leaves := func(s *facts.Stmt) bool {
		return slices.Contains([]facts.StmtKind{facts.Return, facts.Raise, facts.Break, facts.Continue}, s.Kind)
	}
	found := false
	for _, id := range list {
		s := f.Stmt(id)
		found = found || leaves(s)
		for _, l := range []facts.List{s.Body, s.Handlers, s.Else, s.Final} {
			f.Within(l, func(inner *facts.Stmt) { found = found || leaves(inner) })
		}
	}
	return found
}

// runAgain reports whether the thread is started or run elsewhere in the function, or in a loop that did not make it.
func runAgain(p *rule.Pass, f *program.Func, c *program.Call) bool {
	if f.Expr(c.Object).Kind != facts.Name {
		return false
	}
	if c.Loops > 0 {
		return true
	}
	return slices.ContainsFunc(p.Link(f).Calls, func(o program.Call) bool {
		if o.Kind != program.Plain || o.Object == facts.None || f.Text(o.Object) != f.Text(c.Object) || o.Span == c.Span {
			return false
		}
		return slices.Contains([]string{"run", "start"}, f.Expr(f.Expr(o.Expr).A).Name)
	})
}

// callTarget calls the function that the thread was to run, where that is made on the spot with nothing to pass.
func callTarget(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	made := f.Expr(c.Object)
	if made.Kind != facts.Call || made.List.Len() != 1 {
		return nil
	}
	target := f.Expr(f.Items(made.List)[0])
	callee := p.Eval(f, made.A).Name
	if target.Kind != facts.Keyword || target.Name != "target" || callee != "threading.Thread" && callee != "multiprocessing.Process" {
		return nil
	}
	if k := f.Expr(target.A).Kind; k != facts.Name && k != facts.Attr {
		return nil
	}
	d := rewrite.New(p)
	d.Replace(f.Site(c.Expr), f.Text(target.A)+"()")
	return d.Safe(rule.Text{EN: "Call %[1]s() itself, as run() does", FR: "Appeler %[1]s() directement, comme le fait run()"}.With(f.Text(target.A)))
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
