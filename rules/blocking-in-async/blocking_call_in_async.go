package blocking

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// blockingCall would rather miss a call on an unknown object than accuse a dict.get: it speaks only of calls whose name
// is certain.
var blockingCall = rule.Rule{
	ID:         "blocking-call-in-async",
	Family:     rule.Blocking,
	Chapter:    rule.Asyncio,
	Severity:   rule.Warning,
	Concern:    rule.Performance,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Blocking call in a coroutine",
		FR: "Appel bloquant dans une coroutine",
	},
	Message: rule.Text{
		EN: "%[1]s %[2]s and stops the event loop meanwhile: no other task runs",
		FR: "%[1]s %[2]s et arrête la boucle d'événements pendant ce temps : aucune autre tâche n'avance",
	},
	Check:  checkBlockingCall,
	Repair: repairBlockingCall,
}

func checkBlockingCall(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !p.InCoroutine(f) {
			continue
		}
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			if tier := p.Tier(f, c); tier != knowledge.NonBlocking && !leftToOthers(p, f, c) {
				p.Report(rule.Finding{Severity: severity(tier), Confidence: rule.Certain, At: f.CallSite(c)},
					p.CallName(f, c), doing(c))
			}
		}
	}
}

// leftToOthers: another rule of the family says more of the call, or it does not block after all.
func leftToOthers(p *rule.Pass, f *program.Func, c *program.Call) bool {
	return runsLoop(c) || c.Kind == program.Iterate || closesFile(c) || waitsForItself(p, f, c) || wouldRaise(f, c.Stmt) ||
		leavesEmptied(p, f, c) || heldAcrossAwait(p, f, c) || waitsAtEnd(p, f, c)
}

// waitsAtEnd reports whether the call stands in a with statement whose end takes longer than the call: that is said in its place.
func waitsAtEnd(p *rule.Pass, f *program.Func, c *program.Call) bool {
	if c.Kind != program.Plain || p.Tier(f, c) == knowledge.Unbounded {
		return false
	}
	link := p.Link(f)
	return slices.ContainsFunc(link.Calls, func(end program.Call) bool {
		return end.Kind == program.Leave && end.Span == c.Span && p.Tier(f, &end) == knowledge.Unbounded && !leavesEmptied(p, f, &end)
	})
}

// closesFile: who opens and reads a file off the loop has done what matters.
func closesFile(c *program.Call) bool {
	return c.Kind == program.Leave && strings.HasPrefix(c.Name, "io.")
}

// wouldRaise reports whether the statement stands in a try that catches BlockingIOError: its socket does not block.
func wouldRaise(f *program.Func, stmt facts.ID) bool {
	for _, id := range f.Around(stmt) {
		s := f.Stmt(id)
		if s.Kind != facts.Try {
			continue
		}
		for _, h := range f.Items(s.Handlers) {
			if of := f.Stmt(h).E; of != facts.None && strings.Contains(f.Text(of), "BlockingIOError") {
				return true
			}
		}
	}
	return false
}

// isConstruction: the call makes an instance of a class of the project; it is left to blocking-constructor-in-async.
func isConstruction(c *program.Call) bool {
	return c.Kind == program.Plain && c.Receiver.Kind == program.ClassValue
}

// severity of a call by how long it may take: what a local file costs, or the start of a process, is little, and often right.
func severity(tier knowledge.Tier) rule.Severity {
	if tier == knowledge.Unbounded {
		return rule.Warning
	}
	return rule.Hint
}
