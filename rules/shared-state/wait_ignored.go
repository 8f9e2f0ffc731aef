package shared

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

var waitIgnored = rule.Text{
	EN: "%[1]s.wait() gives up after its timeout and says so with False, which nothing looks at: what follows runs in both cases",
	FR: "%[1]s.wait() abandonne après son délai et le dit par False, que rien ne regarde : la suite s'exécute dans les deux cas",
}

// checkWaitIgnored reports a wait with a timeout whose result is dropped, when the function then reads what another one
// writes that wakes it. In a loop the wait is a pause, and a later look at the event or at what it stands for is as good.
func checkWaitIgnored(p *rule.Pass, f *program.Func, c *program.Call) {
	if methodOf(c.Name) != "wait" && methodOf(c.Name) != "wait_for" || c.Loops > 0 || c.Caught || c.Stmt == facts.None || f.Stmt(c.Stmt).Kind != facts.ExprStmt {
		return
	}
	if f.Stmt(c.Stmt).E != c.Expr || !timed(f, c) || decidesAfter(f, c) {
		return
	}
	place := p.PlaceOf(f, c.Object)
	if place.Kind == program.NoPlace {
		return
	}
	for _, use := range p.PlaceUses(place) {
		p.Rests(use.Func.Site(use.Expr))
		if use.Func.Enclosing() == f.Enclosing() || use.To.Fate != program.Chained || !wakes[use.To.Method] {
			continue
		}
		if read, written := passedThrough(p, f, c, use.Func); read != facts.None {
			p.Report(rule.Finding{Severity: rule.Hint, Confidence: rule.Possible, At: f.CallSite(c), Closed: true, Message: waitIgnored.With(f.Text(c.Object)),
				Evidence: []rule.Step{{At: use.Func.Site(written), Note: rule.Text{EN: "what it waits for is written here", FR: "ce qu'il attend est écrit ici"}},
					{At: f.Site(read), Note: rule.Text{EN: "and read here, come or not", FR: "et lu ici, arrivé ou non"}}}})
			return
		}
	}
}

var wakes = map[string]bool{"set": true, "notify": true, "notify_all": true, "notifyAll": true}

// passedThrough is where the function reads, after the wait, what the one that wakes it writes, and where that is written.
func passedThrough(p *rule.Pass, f *program.Func, c *program.Call, waker *program.Func) (read, written facts.ID) {
	for _, w := range p.Accesses(waker) {
		if w.Kind == program.Read || w.Kind == program.Iterated {
			continue
		}
		for _, r := range p.Accesses(f) {
			if r.Kind == program.Read && r.Span.Start > c.Span.End && r.Place.Container() == w.Place.Container() {
				return r.Expr, w.Expr
			}
		}
	}
	return facts.None, facts.None
}

// timed reports whether the wait has a timeout that is not None.
func timed(f *program.Func, c *program.Call) bool {
	position := 0
	if methodOf(c.Name) == "wait_for" {
		position = 1
	}
	timeout := f.Argument(c.Expr, knowledge.Parameter{Position: position, Name: "timeout"})
	return timeout != facts.None && !isNone(f, timeout)
}

// decidesAfter reports whether the function looks at the object again, or decides anything, after the wait.
func decidesAfter(f *program.Func, c *program.Call) bool {
	found, name := false, f.Text(c.Object)
	f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
		if int(s.Start) < c.Span.End {
			return
		}
		switch s.Kind {
		case facts.If, facts.While, facts.Assert, facts.Match, facts.Raise:
			found = true
		}
		for _, root := range []facts.ID{s.E, s.T} {
			f.Walk(root, func(id facts.ID) {
				e := f.Expr(id)
				found = found || e.Kind == facts.IfExp || (e.Kind == facts.Name || e.Kind == facts.Attr) && f.Text(id) == name
			})
		}
	})
	return found
}

// readWaits has the functions read that use the event which the call makes: a wait alone does not tell them from others.
func readWaits(p *rule.Pass, f *program.Func, c *program.Call) {
	if c.Kind != program.Plain || c.Name != "threading.Event" && c.Name != "multiprocessing.Event" {
		return
	}
	if d := p.Destination(f, c.Stmt, c.Expr); d.Fate == program.Stored {
		p.PlaceUses(d.Place)
	}
}
