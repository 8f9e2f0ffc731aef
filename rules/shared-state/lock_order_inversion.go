package shared

import (
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// lockOrder speaks of two locks that are each taken under the other. It would rather miss an inversion that goes through
// a call of unknown target than accuse locks of two instances of one class.
var lockOrder = rule.Rule{
	ID:         "lock-order-inversion",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Over:       rule.Programs,
	Title: rule.Text{
		EN: "Two locks taken in opposite orders",
		FR: "Deux verrous pris dans des ordres opposés",
	},
	Message: rule.Text{
		EN: "%[1]s is taken here while %[2]s is held, and elsewhere the other way round: two threads can wait for each other for good",
		FR: "%[1]s est pris ici pendant que %[2]s est tenu, et ailleurs dans l'ordre inverse : deux threads peuvent s'attendre pour toujours",
	},
	Check:  checkOrder,
	Repair: repairOrder,
}

func checkOrder(p *rule.Pass) {
	for _, pair := range p.LockInversions() {
		there, back := pair[0], pair[1]
		steps := append(nesting(there), nesting(back)...)
		p.Report(rule.Finding{Confidence: rule.Likely, At: there.Site(), Evidence: steps}, there.Acquire.Text, there.Held.Text)
	}
	for _, n := range p.LockPairs() {
		p.Report(rule.Finding{Severity: rule.Hint, Confidence: rule.Possible, At: n.Site(), Message: pairOrder.With(n.Held.Text, n.Acquire.Text),
			Evidence: []rule.Step{taken(n.Func, n.Held)}})
	}
}

// pairOrder is about the locks of two objects, which may be those of a parent and its child.
var pairOrder = rule.Text{
	EN: "%[1]s is taken before %[2]s: another thread that calls this with the two objects swapped takes them the other way round",
	FR: "%[1]s est pris avant %[2]s : un autre thread qui appelle ceci avec les deux objets échangés les prend dans l'ordre inverse",
}

// nesting shows where the outer lock is taken, and the calls down to the inner one.
func nesting(n program.Nesting) []rule.Step {
	steps := []rule.Step{taken(n.Func, n.Held)}
	for _, h := range n.Hops {
		steps = append(steps, rule.Step{At: h.Func.CallSite(h.Call), Note: rule.Text{EN: "%[1]s is called with it", FR: "%[1]s est appelé avec lui"}.With(h.To.Name)})
	}
	return append(steps, taken(n.In, n.Acquire.Held))
}
