package shared

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// conditionMisuse speaks of a wait or notify where the condition is certainly not held, of a wait behind an if which no
// loop repeats, and of one that gives up unnoticed. It would rather miss a method whose callers are not known than ask a caller to take the lock twice.
var conditionMisuse = rule.Rule{
	ID:         "condition-misuse",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Condition used against its rules",
		FR: "Condition employée contre ses règles",
	},
	Message: rule.Text{
		EN: "%[1]s is called without holding %[2]s and raises RuntimeError",
		FR: "%[1]s est appelé sans tenir %[2]s et lève RuntimeError",
	},
	Check:  checkConditions,
	Repair: repairCondition,
}

var waitsOnce = rule.Text{
	EN: "%[1]s.wait() may return although nothing has changed yet, and this if does not look again: use while, or wait_for()",
	FR: "%[1]s.wait() peut revenir sans que rien n'ait changé, et ce if ne revérifie pas : employez while, ou wait_for()",
}

func checkConditions(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			readWaits(p, f, c)
			if c.Kind != program.Plain || c.Object == facts.None {
				continue
			}
			if isEvent(c) {
				checkWaitIgnored(p, f, c)
			}
			if !isCondition(p, c) {
				continue
			}
			switch methodOf(c.Name) {
			case "wait", "wait_for", "notify", "notify_all", "notifyAll":
				checkNotHeld(p, f, link, c)
				checkWaitOnce(p, f, c)
				checkWaitIgnored(p, f, c)
			}
		}
	}
}

// isEvent: the receiver is an event of threads or processes, whose wait takes a timeout.
func isEvent(c *program.Call) bool {
	return c.Receiver.Kind == program.ExternalInstance && (c.Name == "threading.Event.wait" || c.Name == "multiprocessing.Event.wait")
}

// isCondition: the receiver is a condition of threads, tasks or processes.
func isCondition(p *rule.Pass, c *program.Call) bool {
	class := p.Table.Class(c.Receiver.Name)
	return c.Receiver.Kind == program.ExternalInstance && class != nil && class.Lock == knowledge.Condition
}

// checkNotHeld reports a call in a function that takes no lock by then and whose callers, all known, do not either.
func checkNotHeld(p *rule.Pass, f *program.Func, link *program.Link, c *program.Call) {
	if c.Held != nil || link.Odd || f != f.Enclosing() || !knowsLock(p, f, c.Object) {
		return
	}
	if places, unsure := p.EntryLocks(f); unsure || len(places) > 0 || !p.FullyCalled(f) {
		return
	}
	p.Report(rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Closed: true}, f.Text(c.Object)+"."+methodOf(c.Name)+"()", f.Text(c.Object))
}

// knowsLock reports whether the condition is made where its lock is known: one of its own, or one that the project makes for it
// and for others that wait on it.
func knowsLock(p *rule.Pass, f *program.Func, id facts.ID) bool {
	return onlyCalls(p, f, id, func(m program.Made, call *facts.Expr) bool {
		args := m.Func.Items(call.List)
		return len(args) == 0 || len(args) == 1 && makesLock(p, m.Func, args[0])
	})
}

// makesLock reports whether what is named is a lock that the project makes there.
func makesLock(p *rule.Pass, f *program.Func, id facts.ID) bool {
	if k := f.Expr(id).Kind; k != facts.Name && k != facts.Attr {
		return false
	}
	return onlyCalls(p, f, id, func(m program.Made, _ *facts.Expr) bool { return isNewLock(p, m.Func, m.Expr) })
}

// onlyCalls reports whether what is named is only ever made by calls of which all hold.
func onlyCalls(p *rule.Pass, f *program.Func, id facts.ID, holds func(m program.Made, call *facts.Expr) bool) bool {
	made := p.Made(p.PlaceOf(f, id))
	return len(made) > 0 && !slices.ContainsFunc(made, func(m program.Made) bool {
		e := m.Func.Expr(m.Expr)
		return e.Kind != facts.Call || !holds(m, e)
	})
}

// asksAgain reports whether a later condition of the function looks at what the test looked at.
func asksAgain(f *program.Func, test *facts.Stmt) bool {
	asked := map[string]bool{}
	f.Walk(test.E, func(id facts.ID) {
		if k := f.Expr(id).Kind; k == facts.Attr || k == facts.Name {
			asked[f.Text(id)] = true
		}
	})
	delete(asked, "self")
	found := false
	f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
		if s.Kind != facts.If && s.Kind != facts.While || s.Start <= test.End {
			return
		}
		f.Walk(s.E, func(id facts.ID) { found = found || asked[f.Text(id)] })
	})
	return found
}

// checkWaitOnce reports a wait without end that an if guards and no loop repeats.
func checkWaitOnce(p *rule.Pass, f *program.Func, c *program.Call) {
	if methodOf(c.Name) != "wait" || c.Loops > 0 || c.Stmt == facts.None || f.Stmt(c.Stmt).Kind != facts.ExprStmt || f.Expr(c.Expr).List.Len() > 0 {
		return
	}
	way := f.Around(c.Stmt)
	if len(way) < 2 || f.Stmt(way[len(way)-2]).Kind != facts.If {
		return
	}
	test := f.Stmt(way[len(way)-2])
	if asksAgain(f, test) {
		return
	}
	note := rule.Text{EN: "looked at once", FR: "vérifié une seule fois"}
	p.Report(rule.Finding{Severity: rule.Warning, Confidence: rule.Likely, At: f.CallSite(c), Message: waitsOnce.With(f.Text(c.Object)),
		Evidence: []rule.Step{{At: f.Site(test.E), Note: note}}})
}
