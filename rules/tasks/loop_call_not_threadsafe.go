package tasks

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// loopCall speaks of objects of a loop that a function run by a thread has from elsewhere: what the thread makes itself,
// or a loop that it runs itself, is its own.
var loopCall = rule.Rule{
	ID:         "loop-call-not-threadsafe",
	Family:     rule.Tasks,
	Chapter:    rule.Asyncio,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Event loop touched from another thread",
		FR: "Boucle d'événements touchée depuis un autre thread",
	},
	Message: rule.Text{
		EN: "%[1]s runs in a thread here and does not wake the event loop: what waits for it may sleep on, or the loop breaks",
		FR: "%[1]s s'exécute ici dans un thread et ne réveille pas la boucle d'événements : ce qui l'attend peut dormir encore, ou la boucle se dérègle",
	},
	Check:  checkLoopCall,
	Repair: repairLoopCall,
}

// unsafeCalls are the methods of what belongs to a loop that only the loop's own thread may call.
var unsafeCalls = map[string]bool{
	"asyncio.create_task": true, "asyncio.ensure_future": true,
	"asyncio.AbstractEventLoop.call_soon": true, "asyncio.AbstractEventLoop.call_later": true, "asyncio.AbstractEventLoop.call_at": true,
	"asyncio.AbstractEventLoop.create_task": true, "asyncio.AbstractEventLoop.stop": true,
	"asyncio.Future.set_result": true, "asyncio.Future.set_exception": true, "asyncio.Future.cancel": true, "asyncio.Task.cancel": true,
	"asyncio.Queue.put_nowait": true, "asyncio.Queue.get_nowait": true, "asyncio.Event.set": true,
	"asyncio.Lock.release": true, "asyncio.Semaphore.release": true,
	"asyncio.Condition.notify": true, "asyncio.Condition.notify_all": true,
}

func checkLoopCall(p *rule.Pass) {
	for _, f := range p.Funcs() {
		reportTargets(p, f)
		if f.Async() {
			continue
		}
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			if c.Kind != program.Plain || !p.Context(f, knowledge.ThreadContext).In {
				continue
			}
			if unsafeCalls[c.Name] && fromElsewhere(p, f, c) || unsafeCalls[handedName(p, f, c)] {
				reportLoopCall(p, f, c)
			}
		}
	}
}

// fromElsewhere reports whether the object is an attribute, a global, or a variable of an outer function. Without an object
// the running loop is meant, and the call raises where there is none, which the code may expect.
func fromElsewhere(p *rule.Pass, f *program.Func, c *program.Call) bool {
	if takesRunning(c) {
		return !c.Caught
	}
	switch place := p.PlaceOf(f, c.Object); place.Kind {
	case program.AttrPlace, program.GlobalPlace:
		return true
	case program.LocalPlace:
		return place.Func != f && place.Func != nil
	}
	return false
}

// takesRunning reports whether the call is a function of a module, which takes the running loop for granted.
func takesRunning(c *program.Call) bool {
	return c.Object == facts.None || strings.Count(c.Name, ".") == 1
}

// handedName is the name of a method that is called on a parameter, by the object that the start of the thread gives it.
func handedName(p *rule.Pass, f *program.Func, c *program.Call) string {
	if c.Object == facts.None || f.Expr(c.Expr).Kind != facts.Call || f.Expr(c.Object).Kind != facts.Name {
		return ""
	}
	e := f.Expr(c.Object)
	i := slices.IndexFunc(f.IR.Params, func(q facts.Param) bool { return q.Var == e.Var })
	if i < 0 || len(f.Unit.Facts.Vars[e.Var].Binds) != 1 {
		return ""
	}
	v := handedAs(p, f, i)
	if v.Kind != program.ExternalInstance {
		return ""
	}
	if m := p.Table.Method(v.Name, f.Expr(f.Expr(c.Expr).A).Name); m != nil {
		return m.Name
	}
	return ""
}

// handedAs is what the start of the thread gives the parameter of the function that it runs.
func handedAs(p *rule.Pass, f *program.Func, parameter int) program.Value {
	way := p.WayTo(f, knowledge.ThreadContext)
	if way.Root != f || way.Start == nil || way.Start.Through != nil {
		return program.Value{}
	}
	if way.Start.Value.Kind == program.BoundMethod {
		parameter--
	}
	if parameter < 0 || parameter >= len(way.Start.Args) {
		return program.Value{}
	}
	return p.Eval(way.By, way.Start.Args[parameter])
}

// surestHops is how many calls may lie between the start of a thread and a call that takes the running loop for granted: on a
// longer way the code has mostly made sure of it.
const surestHops = 2

func reportLoopCall(p *rule.Pass, f *program.Func, c *program.Call) {
	way := p.WayTo(f, knowledge.ThreadContext)
	if way.Start == nil || way.Root.Async() || inLoop(p, f) || ownsLoop(p, f) || ownsLoop(p, way.Root) {
		return
	}
	note := rule.Text{EN: "%[1]s is given to a thread here", FR: "%[1]s est confié ici à un thread"}.With(way.Root.Name)
	evidence := []rule.Step{{At: program.Site{Unit: way.By.Unit, Span: way.Start.Span}, Note: note}}
	for _, h := range way.Hops {
		if ownsLoop(p, h.Func) {
			return
		}
		step := rule.Text{EN: "%[1]s calls %[2]s", FR: "%[1]s appelle %[2]s"}.With(h.Func.Name, p.CallName(h.Func, h.Call))
		evidence = append(evidence, rule.Step{At: h.Func.CallSite(h.Call), Note: step})
	}
	found := rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Evidence: evidence}
	if !way.Sure() || takesRunning(c) && len(way.Hops) > surestHops {
		found.Confidence = rule.Possible
	}
	p.Report(found, p.CallName(f, c))
}

// inLoop reports whether the function asks for the running loop, which it gets only in the loop's own thread.
func inLoop(p *rule.Pass, f *program.Func) bool {
	return slices.ContainsFunc(p.Link(f).Calls, func(c program.Call) bool { return c.Name == "asyncio.get_running_loop" && !c.Caught })
}

// ownsLoop reports whether the function, or one that it calls, makes or runs a loop: then what it touches is of its own
// thread.
func ownsLoop(p *rule.Pass, f *program.Func) bool {
	link := p.Link(f)
	if handlesLoop(link) {
		return true
	}
	for i := range link.Calls {
		for _, t := range link.Calls[i].Targets {
			if handlesLoop(p.Link(t)) {
				return true
			}
		}
	}
	return false
}

func handlesLoop(link *program.Link) bool {
	for i := range link.Calls {
		c := &link.Calls[i]
		if c.Known != nil && c.Known.Waits == knowledge.EventLoop || c.Name == "asyncio.new_event_loop" || c.Name == "asyncio.set_event_loop" {
			return true
		}
	}
	return false
}
