package blocking

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// blockingIteration speaks for all loops of coroutines, whatever gives the elements: blocking-call-in-async and
// transitive-blocking-in-async leave them to it. A container that is not known to wait is none of its business, and a file is
// only possible: it is often bytes in memory, or soon read.
var blockingIteration = rule.Rule{
	ID:         "blocking-iteration-in-async",
	Family:     rule.Blocking,
	Chapter:    rule.Asyncio,
	Severity:   rule.Warning,
	Concern:    rule.Performance,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Loop in a coroutine that waits for each element",
		FR: "Boucle d'une coroutine qui attend chaque élément",
	},
	Message: eachTurn,
	Check:   checkBlockingIteration,
	Repair:  repairIteration,
}

func checkBlockingIteration(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !p.InCoroutine(f) {
			continue
		}
		link := p.Link(f)
		for i := range link.Calls {
			if c := &link.Calls[i]; c.Kind == program.Iterate && !c.Awaited {
				reportIteration(p, f, c)
			}
		}
	}
}

var eachTurn = rule.Text{
	EN: "each turn of this loop %[1]s and stops the event loop meanwhile: no other task runs",
	FR: "chaque tour de cette boucle %[1]s et arrête la boucle d'événements pendant ce temps : aucune autre tâche n'avance",
}

var goingThrough = rule.Text{
	EN: "going through these elements %[1]s and stops the event loop meanwhile: no other task runs",
	FR: "le parcours de ces éléments %[1]s et arrête la boucle d'événements pendant ce temps : aucune autre tâche n'avance",
}

func reportIteration(p *rule.Pass, f *program.Func, c *program.Call) {
	if saidOfCall(p, f, c) {
		return
	}
	found, message := rule.Finding{At: f.CallSite(c)}, eachTurn
	if consumer(p, f, c) != nil {
		message = goingThrough
	}
	if tier := p.Tier(f, c); tier != knowledge.NonBlocking {
		found.Severity, found.Confidence = severity(tier), atMost(tier, rule.Certain)
		found.Message = message.With(doing(c))
		p.Report(found)
		return
	}
	if through, ok := chainOf(p, c); ok {
		found.Severity, found.Confidence = severity(through.tier), atMost(through.tier, through.confidence(p))
		found.Evidence = callSteps(p, through.hops)
		found.Message = message.With(doing(through.last.Call))
		p.Report(found)
	}
}

// saidOfCall reports whether what gives the elements is a call that blocks by itself, of which blocking-call-in-async speaks.
func saidOfCall(p *rule.Pass, f *program.Func, iteration *program.Call) bool {
	link := p.Link(f)
	return slices.ContainsFunc(link.Calls, func(c program.Call) bool {
		return c.Kind == program.Plain && c.Expr == iteration.Expr && p.Tier(f, &c) != knowledge.NonBlocking
	})
}

// consumer is the call, such as list(…), that goes through its first argument in the iteration; nil for a loop.
func consumer(p *rule.Pass, f *program.Func, iteration *program.Call) *program.Call {
	link := p.Link(f)
	for i := range link.Calls {
		c := &link.Calls[i]
		if c.Kind != program.Plain || c.Expr == facts.None || f.Expr(c.Expr).Kind != facts.Call {
			continue
		}
		if args := f.Items(f.Expr(c.Expr).List); len(args) > 0 && args[0] == iteration.Expr {
			return c
		}
	}
	return nil
}

// atMost is the confidence in a loop that blocks in the tier, which for what does not wait without bound is no more than
// possible.
func atMost(tier knowledge.Tier, c rule.Confidence) rule.Confidence {
	if tier != knowledge.Unbounded {
		return rule.Possible
	}
	return c
}
