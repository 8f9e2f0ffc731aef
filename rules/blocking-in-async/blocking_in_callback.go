package blocking

import (
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// blockingCallback speaks of ordinary functions that are given to an event loop to call; of what coroutines call, the other
// rules of the family speak.
var blockingCallback = rule.Rule{
	ID:         "blocking-in-callback",
	Family:     rule.Blocking,
	Chapter:    rule.Asyncio,
	Severity:   rule.Warning,
	Concern:    rule.Performance,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Blocking call in a callback of the event loop",
		FR: "Appel bloquant dans une fonction de rappel de la boucle d'événements",
	},
	Message: rule.Text{
		EN: "%[1]s %[2]s in a callback and stops the event loop meanwhile: no other task runs",
		FR: "%[1]s %[2]s dans une fonction de rappel et arrête la boucle d'événements pendant ce temps : aucune autre tâche n'avance",
	},
	Check:  checkBlockingCallback,
	Repair: repairCallback,
}

func checkBlockingCallback(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if f.Async() || !f.IsFunction() {
			continue
		}
		at := p.Context(f, knowledge.Loop)
		if !at.In || at.From != nil || at.By == nil || minds(p, f) {
			continue
		}
		way := p.WayTo(f, knowledge.Loop)
		if way.Start == nil {
			continue
		}
		link := p.Link(f)
		for i := range link.Calls {
			reportCallback(p, f, &link.Calls[i], way)
		}
	}
}

func reportCallback(p *rule.Pass, f *program.Func, c *program.Call, way program.Way) {
	if c.Kind == program.Nested || runsLoop(c) {
		return
	}
	found := rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Evidence: arrival(p, way)}
	if tier := p.Tier(f, c); tier != knowledge.NonBlocking {
		found.Severity = severity(tier)
		p.Report(found, p.CallName(f, c), doing(c))
		return
	}
	if down, ok := chainFrom(p, f, c); ok {
		found.Severity, found.Confidence = severity(down.tier), down.confidence(p)
		found.Evidence = append(found.Evidence, callSteps(p, down.hops)...)
		p.Report(found, p.CallName(f, c), doing(down.last.Call))
	}
}
