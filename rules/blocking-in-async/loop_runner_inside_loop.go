package blocking

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// loopRunner keeps silent where the code asks whether a loop is running, or catches what the call raises.
var loopRunner = rule.Rule{
	ID:         "loop-runner-inside-loop",
	Family:     rule.Blocking,
	Chapter:    rule.Asyncio,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Event loop started inside a running one",
		FR: "Boucle d'événements lancée dans une boucle déjà en marche",
	},
	Message: rule.Text{
		EN: "%[1]s raises RuntimeError here: an event loop is already running in this thread",
		FR: "%[1]s lève ici une RuntimeError : une boucle d'événements tourne déjà dans ce thread",
	},
	Check:  checkLoopRunner,
	Repair: repairLoopRunner,
}

// runners are the calls that raise while a loop of asyncio runs in the thread.
var runners = map[string]bool{
	"asyncio.run":        true,
	"asyncio.Runner.run": true,
	"asyncio.AbstractEventLoop.run_until_complete": true,
	"asyncio.AbstractEventLoop.run_forever":        true,
	"uvloop.run":                                   true,
	"anyio.run":                                    true,
	"aiohttp.web.run_app":                          true,
	"tornado.ioloop.IOLoop.run_sync":               true,
}

// runsLoop reports whether the call is left to loop-runner-inside-loop.
func runsLoop(c *program.Call) bool { return c.Kind == program.Plain && runners[c.Name] }

func checkLoopRunner(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			if runsLoop(c) && !c.Main && !c.Caught && p.Context(f, knowledge.Loop).In {
				reportRunner(p, f, c)
			}
		}
	}
}

func reportRunner(p *rule.Pass, f *program.Func, c *program.Call) {
	way := p.WayTo(f, knowledge.Loop)
	if !inLoopOfAsyncio(way) || asksForLoop(p, f) {
		return
	}
	for _, h := range way.Hops {
		if h.Call.Caught || asksForLoop(p, h.Func) {
			return
		}
	}
	found := rule.Finding{At: f.CallSite(c), Evidence: arrival(p, way), Confidence: rule.Certain}
	switch {
	case !way.Sure(), len(way.Hops) > 0 && underMode(f, c):
		found.Confidence = rule.Possible
	case len(way.Hops) > 0 || way.Start != nil:
		found.Confidence = rule.Likely
	}
	if patched(p, f) {
		found.Severity = rule.Hint
	}
	p.Report(found, p.CallName(f, c))
}

// underMode reports whether the call stands under a condition that is an attribute of the object: whether one of that mode comes
// here is not known.
func underMode(f *program.Func, c *program.Call) bool {
	return slices.ContainsFunc(f.Around(c.Stmt), func(id facts.ID) bool {
		s := f.Stmt(id)
		return s.Kind == facts.If && f.Expr(s.E).Kind == facts.Attr && inside(f, s.Body, c)
	})
}

// inside reports whether the call stands in one of the statements.
func inside(f *program.Func, list facts.List, c *program.Call) bool {
	return slices.ContainsFunc(f.Items(list), func(id facts.ID) bool {
		s := f.Stmt(id)
		return int(s.Start) <= c.Span.Start && c.Span.End <= int(s.End)
	})
}

// inLoopOfAsyncio: a coroutine that is run by a call of the runner itself is in the loop of that call only.
func inLoopOfAsyncio(way program.Way) bool {
	return way.Root.Async() || way.Start != nil
}

// asksForLoop reports whether the function, or one that it calls, finds out whether a loop is running.
func asksForLoop(p *rule.Pass, f *program.Func) bool {
	if f.Async() {
		return false
	}
	if p.Asks(f) {
		return true
	}
	link := p.Link(f)
	return slices.ContainsFunc(link.Calls, func(c program.Call) bool {
		return slices.ContainsFunc(c.Targets, func(t *program.Func) bool { return p.Asks(t) })
	})
}

// patched reports whether the module uses nest_asyncio, which lets loops run inside one another.
func patched(p *rule.Pass, f *program.Func) bool {
	v := p.Global(f.Unit.Module, "nest_asyncio")
	return v.Kind == program.External && v.Name == "nest_asyncio"
}

// arrival tells how the event loop comes to the function: the coroutine or callback that it runs, then call by call.
func arrival(p *rule.Pass, way program.Way) []rule.Step {
	var steps []rule.Step
	if way.Start != nil {
		note := rule.Text{EN: "%[1]s is given to the event loop here", FR: "%[1]s est confié ici à la boucle d'événements"}
		at := way.By.CallSite(&program.Call{Span: way.Start.Span})
		if way.Start.Callable != facts.None {
			at = way.By.Site(way.Start.Callable)
		}
		steps = append(steps, rule.Step{At: at, Note: note.With(way.Root.Name)})
	}
	return append(steps, callSteps(p, way.Hops)...)
}
