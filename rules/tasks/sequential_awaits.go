package tasks

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// sequentialAwaits speaks only where each await is followed down to reads that are known to bear company: a request that
// only asks, a sleep, a query of a pooled client. What goes through a session, a connection, a transaction or a lock, and
// what is not known, it leaves in its order, and so it misses most.
var sequentialAwaits = rule.Rule{
	ID:         "sequential-awaits",
	Family:     rule.Tasks,
	Chapter:    rule.Asyncio,
	Severity:   rule.Hint,
	Concern:    rule.Performance,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Independent awaits one after the other",
		FR: "Attentes indépendantes l'une après l'autre",
	},
	Message: rule.Text{
		EN: "%[1]s begins only when %[2]s is done, though it needs nothing of it: both could wait at the same time",
		FR: "%[1]s ne commence qu'une fois %[2]s terminé, sans rien en utiliser : les deux pourraient attendre en même temps",
	},
	Check:  checkSequentialAwaits,
	Repair: repairSequence,
}

var sequentialTurns = rule.Text{
	EN: "each turn waits for %[1]s of the turn before, though it needs nothing of it: all could wait at the same time",
	FR: "chaque tour attend la fin de %[1]s du tour précédent, sans rien en utiliser : tous pourraient attendre en même temps",
}

func checkSequentialAwaits(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !f.Enclosing().Async() {
			continue
		}
		for _, s := range sequences(p.Program, f) {
			reportSequence(p, f, s)
		}
	}
}

func reportSequence(p *rule.Pass, f *program.Func, s sequence) {
	first, last := s.awaits[0], s.awaits[len(s.awaits)-1]
	found := rule.Finding{Confidence: rule.Likely, At: f.Site(last.expr)}
	if s.loop != facts.None {
		found.At = f.Site(first.expr)
		found.Message = sequentialTurns.With(p.CallName(f, first.call))
		found.Evidence = append(found.Evidence, rule.Step{At: header(f, s.loop),
			Note: rule.Text{EN: "the loop goes through these", FR: "la boucle parcourt ceci"}})
	} else {
		for _, a := range s.awaits[:len(s.awaits)-1] {
			note := rule.Text{EN: "%[1]s is awaited first", FR: "%[1]s est attendu d'abord"}
			found.Evidence = append(found.Evidence, rule.Step{At: f.Site(a.expr), Note: note.With(p.CallName(f, a.call))})
		}
	}
	for _, a := range s.awaits {
		found.Evidence = append(found.Evidence, whyApart(p, f, a))
	}
	p.Report(found, p.CallName(f, last.call), p.CallName(f, first.call))
}

// whyApart says why the awaited call can run beside the others.
func whyApart(p *rule.Pass, f *program.Func, a awaitedCall) rule.Step {
	if len(a.call.Targets) > 0 {
		note := rule.Text{EN: "%[1]s writes nothing that the others read or write", FR: "%[1]s n'écrit rien que les autres lisent ou écrivent"}
		return rule.Step{At: a.call.Targets[0].NameSite(), Note: note.With(a.call.Targets[0].Name)}
	}
	note := rule.Text{EN: "%[1]s only reads", FR: "%[1]s ne fait que lire"}
	return rule.Step{At: f.CallSite(a.call), Note: note.With(p.CallName(f, a.call))}
}

// header is the place of what a loop goes through.
func header(f *program.Func, loop facts.ID) program.Site { return f.Site(f.Stmt(loop).E) }
