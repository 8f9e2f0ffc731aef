package shared

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// unreleasedAcquire looks at functions that take a lock and let it go themselves, and at locks that nothing lets go. It
// would rather miss a lock that one function takes and another one releases, which may be meant, than accuse a guard
// object or a signal.
var unreleasedAcquire = rule.Rule{
	ID:         "acquire-without-finally",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Lock kept when something goes wrong",
		FR: "Verrou gardé quand quelque chose échoue",
	},
	Message: rule.Text{
		EN: "%[1]s stays locked when %[2]s before release()",
		FR: "%[1]s reste verrouillé si %[2]s avant release()",
	},
	Check:  checkUnreleased,
	Repair: repairAcquire,
}

func checkUnreleased(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Acquires {
			if a := &link.Acquires[i]; isPlainAcquire(f, a) && !isSignal(f, link, a) {
				checkAcquire(p, f, link, a)
			}
		}
	}
}

// isPlainAcquire reports whether a statement of its own takes a lock that excludes others; a semaphore may be a signal.
func isPlainAcquire(f *program.Func, a *program.Acquire) bool {
	if a.With || a.Shared || a.Stmt == facts.None || f.Expr(a.Expr).Kind != facts.Call {
		return false
	}
	s := f.Stmt(a.Stmt)
	if s.Kind != facts.ExprStmt || s.E != a.Expr && (f.Expr(s.E).Kind != facts.Await || f.Expr(s.E).A != a.Expr) {
		return false
	}
	return f.Expr(f.Expr(a.Expr).A).Name == "acquire"
}

// isSignal reports whether the lock serves as a signal: it is a variable that inner functions have too, or the function
// takes it several times.
func isSignal(f *program.Func, link *program.Link, a *program.Acquire) bool {
	times := 0
	for i := range link.Acquires {
		if link.Acquires[i].Place == a.Place {
			times++
		}
	}
	if times > 1 || a.Place.Kind != program.LocalPlace {
		return times > 1
	}
	e := f.Expr(f.Expr(f.Expr(a.Expr).A).A)
	return e.Kind == facts.Name && e.Var >= 0 && a.Place.Func == f && f.Unit.Facts.Vars[e.Var].Captured
}

func checkAcquire(p *rule.Pass, f *program.Func, link *program.Link, a *program.Acquire) {
	first := firstRelease(f, link, a)
	if isProtected(f, link, a) {
		return
	}
	if first == nil {
		checkNeverReleased(p, f, a)
		return
	}
	from, to := a.Span.End, first.Span.Start
	if s := returnBetween(f, from, to); s != facts.None {
		note := rule.Text{EN: "this leaves the function with the lock", FR: "on quitte ici la fonction avec le verrou"}
		p.Report(rule.Finding{Confidence: rule.Likely, At: f.Site(a.Expr), Evidence: []rule.Step{{At: f.StmtSite(s), Note: note}, released(f, first)}},
			a.Text, rule.Text{EN: "the function returns", FR: "la fonction se termine"})
		return
	}
	if c := raising(p, f, link, from, to); c != nil {
		note := rule.Text{EN: "this may raise while the lock is held", FR: "ceci peut lever une exception pendant que le verrou est tenu"}
		name := p.CallName(f, c)
		p.Report(rule.Finding{Confidence: rule.Likely, At: f.Site(a.Expr), Evidence: []rule.Step{{At: f.CallSite(c), Note: note}, released(f, first)}},
			a.Text, rule.Text{EN: "%[1]s raises", FR: "%[1]s lève une exception"}.With(name))
	}
}

func released(f *program.Func, c *program.Call) rule.Step {
	return rule.Step{At: f.CallSite(c), Note: rule.Text{EN: "only this lets it go", FR: "seul ceci le libère"}}
}

// releases reports whether the call lets the lock go.
func releases(f *program.Func, c *program.Call, lock string) bool {
	return c.Kind == program.Plain && c.Object != facts.None && methodOf(c.Name) == "release" && f.Text(c.Object) == lock
}

// firstRelease is the first release behind the acquire; nil when the function has none.
func firstRelease(f *program.Func, link *program.Link, a *program.Acquire) *program.Call {
	for i := range link.Calls {
		if c := &link.Calls[i]; c.Span.Start > a.Span.End && releases(f, c, a.Text) {
			return c
		}
	}
	return nil
}

// isProtected reports whether some release stands in a finally or except clause, or in a with statement of its own.
func isProtected(f *program.Func, link *program.Link, a *program.Acquire) bool {
	for i := range link.Calls {
		c := &link.Calls[i]
		if !releases(f, c, a.Text) || c.Stmt == facts.None {
			continue
		}
		way := f.Around(c.Stmt)
		for j, id := range way {
			s := f.Stmt(id)
			if s.Kind == facts.Handler {
				return true
			}
			if s.Kind == facts.Try && j+1 < len(way) && contains(f, s.Final, way[j+1]) {
				return true
			}
		}
	}
	return false
}

func contains(f *program.Func, list facts.List, id facts.ID) bool {
	for _, item := range f.Items(list) {
		if item == id {
			return true
		}
	}
	return false
}

// returnBetween is a return statement between two offsets of the text.
func returnBetween(f *program.Func, from, to int) facts.ID {
	found := facts.ID(facts.None)
	f.EachStmt(func(id facts.ID, s *facts.Stmt) {
		if found == facts.None && s.Kind == facts.Return && int(s.Start) > from && int(s.End) < to && !handsOver(f, id) {
			found = id
		}
	})
	return found
}

// handsOver reports whether another lock is let go right before the return: then this one may be the next one's.
func handsOver(f *program.Func, stmt facts.ID) bool {
	way := f.Around(stmt)
	if len(way) < 2 {
		return false
	}
	found := false
	f.ExprsIn(f.Stmt(way[len(way)-2]).Body, func(id facts.ID) {
		e := f.Expr(id)
		found = found || e.Kind == facts.Call && f.Expr(e.A).Kind == facts.Attr && f.Expr(e.A).Name == "release"
	})
	return found
}

// raising is a call between two offsets that may raise: of the project, or of something outside that waits or of which
// nothing is known.
func raising(p *rule.Pass, f *program.Func, link *program.Link, from, to int) *program.Call {
	for i := range link.Calls {
		c := &link.Calls[i]
		if c.Span.Start <= from || c.Span.End >= to || c.Kind != program.Plain || harmless[written(f, c)] && !c.Awaited || c.Caught {
			continue
		}
		if len(c.Targets) > 0 || c.Known == nil || p.Tier(f, c) != knowledge.NonBlocking || c.Awaited {
			return c
		}
	}
	return nil
}

// written is the last name of what is called, as the code has it.
func written(f *program.Func, c *program.Call) string {
	if e := f.Expr(c.Expr); e.Kind == facts.Call {
		return f.Expr(e.A).Name
	}
	return ""
}

// harmless are calls that raise only when the program is wrong elsewhere.
var harmless = map[string]bool{
	"release": true, "acquire": true, "locked": true, "notify": true, "notify_all": true, "notifyAll": true, "set": true,
	"clear": true, "is_set": true, "append": true, "add": true, "discard": true, "get": true, "items": true, "values": true,
	"keys": true, "copy": true, "len": true, "isinstance": true, "print": true, "time": true, "monotonic": true,
	"perf_counter": true, "sleep": true, "range": true, "str": true, "list": true, "dict": true, "tuple": true, "debug": true,
	"info": true, "warning": true, "error": true, "exception": true, "getattr": true, "id": true, "bool": true, "start": true,
	"wait": true, "get_ident": true, "current_thread": true, "extend": true, "setdefault": true, "repr": true, "cancel": true,
}
