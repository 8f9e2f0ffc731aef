package blocking

import (
	"slices"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// syncLock would rather miss a lock of an unknown type than take an asyncio.Lock for one of threads; an acquire that may
// have failed counts for nothing.
var syncLock = rule.Rule{
	ID:         "sync-lock-across-await",
	Family:     rule.Blocking,
	Chapter:    rule.Asyncio,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Thread lock held across an await",
		FR: "Verrou de threads tenu pendant un await",
	},
	Message: rule.Text{
		EN: "%[1]s is held across an await: the next task that wants it stops the event loop for good",
		FR: "%[1]s est tenu pendant un await : la prochaine tâche qui le veut arrête la boucle d'événements pour toujours",
	},
	Check:  checkSyncLock,
	Repair: repairSyncLock,
}

// reentered is the message for a lock that belongs to the thread: all tasks of a loop run in one.
var reentered = rule.Text{
	EN: "%[1]s is held across an await: it belongs to the thread, so the other tasks of the event loop enter it all the same",
	FR: "%[1]s est tenu pendant un await : il appartient au thread, donc les autres tâches de la boucle y entrent quand même",
}

func checkSyncLock(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !f.Enclosing().Async() {
			continue
		}
		link := p.Link(f)
		for i := range link.Acquires {
			a := &link.Acquires[i]
			if pause := awaitUnder(f, link, a); pause != nil {
				reportHeld(p, f, a, pause)
			}
		}
	}
}

// awaitUnder is the first await while a lock that stops the loop is held; nil for other locks.
func awaitUnder(f *program.Func, link *program.Link, a *program.Acquire) *program.Pause {
	if a.Waits || a.World != knowledge.ThreadWorld && a.World != knowledge.ProcessWorld || mayFail(f, a) {
		return nil
	}
	return pauseUnder(link, a)
}

// heldAcrossAwait reports whether the call takes a lock that is then held across an await.
func heldAcrossAwait(p *rule.Pass, f *program.Func, c *program.Call) bool {
	if c.Kind != program.Plain || c.Known.Waits != knowledge.Lock {
		return false
	}
	link := p.Link(f)
	return slices.ContainsFunc(link.Acquires, func(a program.Acquire) bool {
		return !a.With && a.Expr == c.Expr && awaitUnder(f, link, &a) != nil
	})
}

// mayFail reports whether the lock is taken by an acquire with arguments: one that gives up stops nothing.
func mayFail(f *program.Func, a *program.Acquire) bool {
	return !a.With && f.Expr(a.Expr).List.Len() > 0
}

// pauseUnder is the first await while the lock is held.
func pauseUnder(link *program.Link, a *program.Acquire) *program.Pause {
	for i := range link.Pauses {
		for h := link.Pauses[i].Held; h != nil; h = h.Before {
			if h.Span == a.Span && h.Text == a.Text {
				return &link.Pauses[i]
			}
		}
	}
	return nil
}

func reportHeld(p *rule.Pass, f *program.Func, a *program.Acquire, pause *program.Pause) {
	note := rule.Text{EN: "the coroutine gives way here with the lock held", FR: "la coroutine cède ici la main avec le verrou"}
	found := rule.Finding{Confidence: rule.Certain, At: program.Site{Unit: f.Unit, Span: a.Span},
		Evidence: []rule.Step{{At: f.Site(pause.Expr), Note: note}}}
	if !a.With {
		found.Confidence = rule.Likely
	}
	if a.Kind == knowledge.Reentrant {
		found.Message = reentered.With(a.Text)
	}
	p.Report(found, a.Text)
}
