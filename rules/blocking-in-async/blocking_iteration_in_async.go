package blocking

import (
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// blockingIteration speaks for all loops of coroutines, whatever gives the elements: blocking-call-in-async and
// transitive-blocking-in-async leave them to it. A container that is not known to wait is none of its business.
var blockingIteration = rule.Rule{
	ID:         "blocking-iteration-in-async",
	Family:     rule.Blocking,
	Chapter:    rule.Asyncio,
	Severity:   rule.Warning,
	Concern:    rule.Performance,
	Confidence: rule.Possible,
	Title: rule.Text{
		EN: "Loop in a coroutine that waits for each element",
		FR: "Boucle d'une coroutine qui attend chaque élément",
	},
	Message: rule.Text{
		EN: "each turn of this loop %[1]s and stops the event loop meanwhile: no other task runs",
		FR: "chaque tour de cette boucle %[1]s et arrête la boucle d'événements pendant ce temps : aucune autre tâche n'avance",
	},
	Check:  checkBlockingIteration,
	Repair: repairIteration,
}

func checkBlockingIteration(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !f.Enclosing().Async() {
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

func reportIteration(p *rule.Pass, f *program.Func, c *program.Call) {
	if tier := p.Tier(f, c); tier != knowledge.NonBlocking {
		p.Report(rule.Finding{Severity: severity(tier, c), Confidence: rule.Certain, At: f.CallSite(c)}, doing(c))
		return
	}
	if found, ok := chainOf(p, c); ok {
		p.Report(rule.Finding{Severity: severity(found.tier, found.last.Call), Confidence: found.confidence(p), At: f.CallSite(c),
			Evidence: callSteps(p, found.hops)}, doing(found.last.Call))
	}
}
