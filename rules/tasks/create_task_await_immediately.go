package tasks

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// createTaskAwait keeps silent where the task is given a name, a context or an eager start, which an await has not.
var createTaskAwait = rule.Rule{
	ID:         "create-task-await-immediately",
	Family:     rule.Tasks,
	Chapter:    rule.Asyncio,
	Severity:   rule.Hint,
	Concern:    rule.Performance,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Task that is awaited at once",
		FR: "Tâche attendue aussitôt",
	},
	Message: rule.Text{
		EN: "the task is awaited as soon as it begins, so nothing runs beside it: await the coroutine itself",
		FR: "la tâche est attendue dès qu'elle commence, rien n'avance à côté d'elle : attendez la coroutine elle-même",
	},
	Check:  checkCreateTaskAwait,
	Repair: repairTaskAtOnce,
}

func checkCreateTaskAwait(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !f.Enclosing().Async() {
			continue
		}
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			if !makesTask(p.Program, f, c) || c.Name == "asyncio.gather" || f.Expr(c.Expr).List.Len() != 1 {
				continue
			}
			if c.Awaited || awaitedNext(p, f, c) {
				p.Report(rule.Finding{Confidence: rule.Certain, At: f.CallSite(c)})
			}
		}
	}
}

// awaitedNext reports whether the task goes to a name that is read once: by the first await of the next statement.
func awaitedNext(p *rule.Pass, f *program.Func, c *program.Call) bool {
	d := p.Destination(f, c.Stmt, c.Expr)
	if d.Fate != program.Stored || d.Target < 0 || d.Place.Elements || f.Stmt(c.Stmt).E != c.Expr {
		return false
	}
	reads := f.Reads(d.Target)
	next := following(f, c.Stmt)
	if len(reads) != 1 || next == facts.None {
		return false
	}
	return awaitsFirst(f, next, reads[0])
}

// awaitsFirst reports whether the statement awaits the name in any case, and before it awaits anything else.
func awaitsFirst(f *program.Func, stmt, name facts.ID) bool {
	switch f.Stmt(stmt).Kind {
	case facts.ExprStmt, facts.Assign, facts.AnnAssign, facts.AugAssign, facts.Return, facts.If, facts.For:
	default:
		return false
	}
	above := f.Above(stmt, name)
	if len(above) == 0 || f.Expr(above[0]).Kind != facts.Await {
		return false
	}
	for _, id := range above {
		switch f.Expr(id).Kind {
		case facts.And, facts.Or, facts.IfExp, facts.Comp, facts.Lambda:
			return false
		}
	}
	first := true
	f.StmtExprs(f.Stmt(stmt), func(id facts.ID) {
		e := f.Expr(id)
		first = first && (e.Kind != facts.Await && e.Kind != facts.Comp || e.Start >= f.Expr(above[0]).Start)
	})
	return first
}

// following is the statement after one of the function, in the same list; None when it is the last.
func following(f *program.Func, stmt facts.ID) facts.ID {
	around := f.Around(stmt)
	if len(around) == 0 {
		return facts.None
	}
	list := f.IR.Body
	if len(around) > 1 {
		list = holding(f, f.Stmt(around[len(around)-2]), stmt)
	}
	rest := f.Items(behind(f, list, stmt))
	if len(rest) == 0 {
		return facts.None
	}
	return rest[0]
}
