package blocking

import (
	"github.com/parahint/parahint/rules/rule"
)

// blockingConstructor speaks of classes of the project, whose __init__ can be changed; of a class outside,
// blocking-call-in-async speaks.
var blockingConstructor = rule.Rule{
	ID:         "blocking-constructor-in-async",
	Family:     rule.Blocking,
	Chapter:    rule.Asyncio,
	Severity:   rule.Warning,
	Concern:    rule.Performance,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Constructor that blocks, called in a coroutine",
		FR: "Constructeur bloquant appelé dans une coroutine",
	},
	Message: rule.Text{
		EN: "making a %[1]s calls %[2]s, which %[3]s and stops the event loop meanwhile",
		FR: "créer un objet %[1]s appelle %[2]s, qui %[3]s et arrête la boucle d'événements pendant ce temps",
	},
	Check:  checkBlockingConstructor,
	Repair: repairThroughCall,
}

func checkBlockingConstructor(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !p.InCoroutine(f) {
			continue
		}
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			if !isConstruction(c) {
				continue
			}
			if found, ok := chainOf(p, c); ok && !inMemory(p, f, c, found.last) {
				p.Report(rule.Finding{Severity: severity(found.tier), Confidence: found.confidence(p), At: f.CallSite(c),
					Evidence: callSteps(p, found.hops)},
					c.Receiver.Class.Name, p.CallName(found.last.Func, found.last.Call), doing(found.last.Call))
			}
		}
	}
}
