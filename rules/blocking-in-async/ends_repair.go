package blocking

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// acquireInThread takes a lock of threads in a thread: any thread may let such a lock go.
func acquireInThread(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	if c.Kind != program.Plain || c.Object == facts.None || holdsLock(c) {
		return nil
	}
	return threadRepair(p, f, c, rule.Text{
		EN: "Take it in a thread (a task that is cancelled meanwhile leaves it taken)",
		FR: "Le prendre dans un thread (une tâche annulée entre-temps le laisse pris)",
	})
}

// closeInThread shuts the executor of a with statement down in a thread, in a finally clause, which is what leaving the with
// statement does in the loop's own.
func closeInThread(p *rule.Pass, at program.Site) []rule.Repair {
	f, stmt := rewrite.StmtAt(at)
	if f == nil || stmt == facts.None || !f.Async() {
		return nil
	}
	s := f.Stmt(stmt)
	if s.Kind != facts.With || s.Async || s.Targets.Len() != 1 || !rewrite.OwnLines(f, stmt) {
		return nil
	}
	item := f.Expr(f.Items(s.Targets)[0])
	if item.B == facts.None || f.Expr(item.B).Kind != facts.Name || !isExecutor(p.Eval(f, item.A)) {
		return nil
	}
	u, d := f.Unit, rewrite.New(p)
	header := f.StmtSite(stmt)
	header.End = int(f.Expr(item.B).End)
	name, indent, step := f.Text(item.B), rewrite.Indent(u, header.Start), rewrite.Step(u.Module)
	if u.Syntax.Text[header.End] != ':' || rewrite.LineStart(u, header.End) != rewrite.LineStart(u, header.Start) {
		return nil // parentheses
	}
	newline := rewrite.Newline(u.Module)
	d.Replace(header, name+" = "+f.Text(item.A)+newline+indent+"try")
	end := handOver(d, p, f)
	if d.Refused() {
		return nil
	}
	d.Behind(f, stmt, "finally:", step+"await "+end+name+".shutdown)")
	return d.Repair(rule.Text{
		EN: "Shut it down in a thread (the tasks of the loop go on meanwhile)",
		FR: "L'arrêter dans un thread (les tâches de la boucle continuent pendant ce temps)",
	})
}

func isExecutor(v program.Value) bool {
	return v.Kind == program.ExternalInstance && (v.Name == "concurrent.futures.ProcessPoolExecutor" || v.Name == "concurrent.futures.ThreadPoolExecutor")
}
