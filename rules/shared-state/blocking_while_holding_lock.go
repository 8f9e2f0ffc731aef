package shared

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rule"
)

// waitUnderLock speaks of waits that make every other thread wait along. It would rather miss a connection that its own
// lock protects, for which waiting is the lock's purpose, than accuse one.
var waitUnderLock = rule.Rule{
	ID:         "blocking-while-holding-lock",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Hint,
	Concern:    rule.Performance,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Wait with a lock held",
		FR: "Attente avec un verrou tenu",
	},
	Message: rule.Text{
		EN: "%[1]s waits while %[2]s is held: every thread that wants the lock waits too",
		FR: "%[1]s attend pendant que %[2]s est tenu : chaque thread qui veut le verrou attend aussi",
	},
	Check:  checkWaits,
	Repair: repairWaiting,
}

var deadlocks = rule.Text{
	EN: "%[1]s waits for a thread that takes %[2]s, while %[2]s is held here: neither of the two ever goes on",
	FR: "%[1]s attend un thread qui prend %[2]s, alors que %[2]s est tenu ici : aucun des deux ne continue jamais",
}

var mayDeadlock = rule.Text{
	EN: "%[1]s waits for another thread while %[2]s is held: if that one needs the lock, both wait for good",
	FR: "%[1]s attend un autre thread pendant que %[2]s est tenu : si celui-ci a besoin du verrou, les deux attendent pour toujours",
}

var yields = rule.Text{
	EN: "this yield hands over control while %[1]s is held: the lock stays taken until the caller asks for the next value, if ever",
	FR: "ce yield rend la main pendant que %[1]s est tenu : le verrou reste pris jusqu'à ce que l'appelant demande la valeur suivante, peut-être jamais",
}

func checkWaits(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		told := map[text.Span]bool{}
		for i := range link.Calls {
			c := &link.Calls[i]
			h := threadLock(c.Held)
			if h == nil || told[h.Span] || !isOwned(f, link, h) {
				continue
			}
			if p.Tier(f, c) == knowledge.Unbounded {
				told[h.Span] = reportWaiting(p, f, c, h)
			} else {
				told[h.Span] = reportHelper(p, f, c, h) || reportCallback(p, f, c, h)
			}
		}
		if f.IR.Generator && !f.Async() && len(f.IR.Decorators) == 0 {
			checkYields(p, f, link)
		}
	}
}

// checkYields reports a generator that hands over control with a lock held; a decorated one may be a context manager.
func checkYields(p *rule.Pass, f *program.Func, link *program.Link) {
	for i := range link.Pauses {
		if h := threadLock(link.Pauses[i].Held); link.Pauses[i].Yield && h != nil {
			p.Report(rule.Finding{Severity: rule.Warning, Confidence: rule.Likely, At: f.Site(link.Pauses[i].Expr), Message: yields.With(h.Text),
				Evidence: []rule.Step{taken(f, h)}})
			return
		}
	}
}

// threadLock is the innermost lock of threads that is certainly held.
func threadLock(h *program.Held) *program.Held {
	for ; h != nil; h = h.Before {
		if !h.Unknown && !h.Shared && h.World == knowledge.ThreadWorld {
			return h
		}
	}
	return nil
}

// reportWaiting reports one wait for each lock that is taken.
func reportWaiting(p *rule.Pass, f *program.Func, c *program.Call, h *program.Held) bool {
	if !mayWaitLong(p, f, c) {
		return false
	}
	found := rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Evidence: []rule.Step{taken(f, h)}}
	if forOthers(c) {
		found.Severity, found.Message = rule.Warning, mayDeadlock.With(p.CallName(f, c), h.Text)
	}
	if way := needsLock(p, f, c, h); way != nil {
		found.Severity, found.Message = rule.Error, deadlocks.With(p.CallName(f, c), h.Text)
		found.Evidence = append(found.Evidence, way...)
	}
	p.Report(found, p.CallName(f, c), h.Text)
	return true
}

// forOthers reports whether the call waits for another thread to do something.
func forOthers(c *program.Call) bool {
	w := c.Known.Waits
	return w == knowledge.Thread || w == knowledge.Future || w == knowledge.Queue
}

// mayWaitLong reports whether the call waits without an end in sight, for something that the lock is not there for.
func mayWaitLong(p *rule.Pass, f *program.Func, c *program.Call) bool {
	switch c.Known.Waits {
	case knowledge.Thread, knowledge.Future, knowledge.Queue:
		return !bounded(f, c) && !notEmpty(f, c)
	case knowledge.Sleep, knowledge.HTTP, knowledge.Process, knowledge.Console:
		return !ownResource(p, f, c)
	}
	return false
}

// bounded reports whether a timeout ends the wait.
func bounded(f *program.Func, c *program.Call) bool {
	if c.Kind != program.Plain {
		return false
	}
	given := f.Expr(c.Expr).List.Len()
	return f.Argument(c.Expr, knowledge.Parameter{Position: -1, Name: "timeout"}) != facts.None || c.Known.Waits != knowledge.Queue && given > 0 || given > 1
}

// notEmpty reports whether a test around the call asks the queue first whether there is something in it.
func notEmpty(f *program.Func, c *program.Call) bool {
	if c.Stmt == facts.None || c.Object == facts.None {
		return false
	}
	for _, id := range f.Around(c.Stmt) {
		s, asked := f.Stmt(id), false
		if s.Kind != facts.If && s.Kind != facts.While {
			continue
		}
		f.Walk(s.E, func(id facts.ID) {
			e := f.Expr(id)
			asked = asked || e.Kind == facts.Attr && (e.Name == "empty" || e.Name == "qsize") && f.Text(e.A) == f.Text(c.Object)
		})
		if asked {
			return true
		}
	}
	return false
}

// ownResource reports whether the call is on an object that is shared as the lock is: the lock is there for it.
func ownResource(p *rule.Pass, f *program.Func, c *program.Call) bool {
	if c.Object == facts.None || c.Receiver.Kind != program.ExternalInstance {
		return false
	}
	return p.PlaceOf(f, c.Object).Kind != program.NoPlace
}
