package tasks

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// danglingTask speaks of a task that nothing refers to once the statement, or the function, is done. It would rather miss
// a task in a local name of a function that goes on awaiting: while the frame lives, the task does.
var danglingTask = rule.Rule{
	ID:         "dangling-task",
	Family:     rule.Tasks,
	Chapter:    rule.Asyncio,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Task that nothing keeps",
		FR: "Tâche que rien ne retient",
	},
	Message: rule.Text{
		EN: "nothing keeps the task that %[1]s begins: it may vanish before it is done, and its exception is not seen",
		FR: "rien ne retient la tâche que %[1]s lance : elle peut disparaître avant d'avoir fini, et son exception n'est pas vue",
	},
	Check:  checkDanglingTask,
	Repair: repairDangling,
}

func checkDanglingTask(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			switch {
			case c.Awaited:
			case makesTask(p.Program, f, c):
				reportLost(p, f, c, nil)
			case gathersInVain(p, f, c):
				p.Report(rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Message: notAwaited.With(p.CallName(f, c))})
			case f.Enclosing().Async() || p.Context(f, knowledge.Loop).In:
				if step, ok := handsTask(p.Program, c); ok {
					reportLost(p, f, c, []rule.Step{step})
				}
			}
		}
	}
}

func reportLost(p *rule.Pass, f *program.Func, c *program.Call, evidence []rule.Step) {
	d := p.Destination(f, c.Stmt, c.Expr)
	confidence := rule.Certain
	switch d.Fate {
	case program.Dropped:
	case program.Chained:
		if !onlyListens[d.Method] || !isStatement(d.In, d.Stmt, d.Call) {
			return
		}
	case program.Stored:
		if d.Target < 0 || !forgotten(p.Program, d) {
			return
		}
		confidence = rule.Likely
	default:
		return
	}
	if len(evidence) > 0 {
		confidence = rule.Likely
	}
	p.Report(rule.Finding{Confidence: confidence, At: f.CallSite(c), Evidence: evidence}, p.CallName(f, c))
}

// onlyListens are the methods of a task that keep no reference to it.
var onlyListens = map[string]bool{"add_done_callback": true, "set_name": true}

// forgotten reports whether the local name of a task is never read but to listen to it, and nothing after the assignment
// can give the loop its turn while the function still holds the name.
func forgotten(p *program.Program, d program.Destination) bool {
	for _, read := range d.In.Reads(d.Target) {
		if !listens(d.In, read) {
			return false
		}
	}
	assigned := int(d.In.Stmt(d.Stmt).End)
	link := p.Link(d.In)
	for _, pause := range link.Pauses {
		if pause.Span.Start > assigned || pause.Yield {
			return false
		}
	}
	for i := range link.Calls {
		if c := &link.Calls[i]; c.Span.Start > assigned && mayRunLoop(c) {
			return false
		}
	}
	return d.In.IsFunction()
}

// mayRunLoop reports whether the call runs an event loop, or is not known.
func mayRunLoop(c *program.Call) bool {
	if c.Known == nil {
		return len(c.Targets) == 0 || c.Kind != program.Plain
	}
	return c.Known.Waits == knowledge.EventLoop
}

// listens reports whether the name is read only to call one of the methods that keep no reference.
func listens(f *program.Func, read facts.ID) bool {
	way := f.StatementOf(read)
	if len(way) == 0 {
		return false
	}
	s := f.Stmt(way[len(way)-1])
	if s.Kind != facts.ExprStmt {
		return false
	}
	call := f.Expr(s.E)
	if call.Kind != facts.Call {
		return false
	}
	callee := f.Expr(call.A)
	return callee.Kind == facts.Attr && callee.A == read && onlyListens[callee.Name]
}

// handsTask finds a function of the project that only hands on the task that it begins.
func handsTask(p *program.Program, c *program.Call) (rule.Step, bool) {
	if c.Kind != program.Plain || len(c.Targets) != 1 || c.Receiver.Kind == program.ClassValue {
		return rule.Step{}, false
	}
	to := c.Targets[0]
	if to.Async() || to.IR.Generator {
		return rule.Step{}, false
	}
	link := p.Link(to)
	for i := range link.Calls {
		begins := &link.Calls[i]
		if makesTask(p, to, begins) && p.Destination(to, begins.Stmt, begins.Expr).Fate == program.Returned {
			note := rule.Text{EN: "%[1]s begins the task and keeps no reference to it", FR: "%[1]s lance la tâche sans en garder de référence"}
			return rule.Step{At: to.CallSite(begins), Note: note.With(to.Name)}, true
		}
	}
	return rule.Step{}, false
}
