package blocking

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// selfWait speaks only where the loop that shall run the coroutine is certain to be the one that waits: a loop in an
// attribute may be that of another thread, of which blocking-call-in-async speaks.
var selfWait = rule.Rule{
	ID:         "threadsafe-future-self-wait",
	Family:     rule.Blocking,
	Chapter:    rule.Asyncio,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Event loop that waits for itself",
		FR: "Boucle d'événements qui s'attend elle-même",
	},
	Message: rule.Text{
		EN: "the event loop waits here for a coroutine that only it could run: this never ends",
		FR: "la boucle d'événements attend ici une coroutine qu'elle seule pourrait exécuter : cela ne finit jamais",
	},
	Check:  checkSelfWait,
	Repair: repairSelfWait,
}

func checkSelfWait(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !f.Async() {
			continue
		}
		link := p.Link(f)
		for i := range link.Calls {
			if c := &link.Calls[i]; waitsForItself(p, f, c) {
				p.Report(rule.Finding{Confidence: rule.Certain, At: f.CallSite(c)})
			}
		}
	}
}

// waitsForItself reports whether the call is the result() of a coroutine that was given to the running loop.
func waitsForItself(p *rule.Pass, f *program.Func, c *program.Call) bool {
	if c.Kind != program.Plain || c.Object == facts.None || c.Name != "concurrent.futures.Future.result" && c.Name != "concurrent.futures.Future.exception" {
		return false
	}
	made := origin(f, c.Object)
	if made == facts.None || f.Expr(made).Kind != facts.Call || p.Eval(f, f.Expr(made).A).Name != "asyncio.run_coroutine_threadsafe" {
		return false
	}
	args := f.Items(f.Expr(made).List)
	if len(args) < 2 {
		return false
	}
	loop := args[1]
	if e := f.Expr(loop); e.Kind == facts.Keyword {
		loop = e.A
	}
	loop = origin(f, loop)
	if loop == facts.None || f.Expr(loop).Kind != facts.Call {
		return false
	}
	name := p.Eval(f, f.Expr(loop).A).Name
	return name == "asyncio.get_running_loop" || name == "asyncio.get_event_loop"
}

// origin is the expression itself, or the one that a local name is given, once, by the function itself.
func origin(f *program.Func, id facts.ID) facts.ID {
	e := f.Expr(id)
	if e.Kind != facts.Name || e.Var < 0 {
		return id
	}
	v := &f.Unit.Facts.Vars[e.Var]
	if v.Func != f.ID || v.Param || len(v.Binds) != 1 || v.Binds[0].Kind != facts.BindValue || v.Binds[0].Index >= 0 {
		return facts.None
	}
	return v.Binds[0].Value
}
