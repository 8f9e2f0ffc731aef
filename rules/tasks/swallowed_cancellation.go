package tasks

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// swallowedCancellation keeps silent where the coroutine has cancelled something itself, since what it catches may be that,
// where the exception is handed on in any way, and where a handler that names CancelledError is followed by no other await.
var swallowedCancellation = rule.Rule{
	ID:         "swallowed-cancellation",
	Family:     rule.Tasks,
	Chapter:    rule.Exceptions,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Cancellation that is swallowed",
		FR: "Annulation avalée",
	},
	Message: rule.Text{
		EN: "%[1]s catches the cancellation of the task and does not raise it again: the task goes on as if nothing had been asked",
		FR: "%[1]s intercepte l'annulation de la tâche sans la relever : la tâche continue comme si rien n'avait été demandé",
	},
	Check:  checkSwallowed,
	Repair: repairSwallowed,
}

// Other messages: where the coroutine ends there, and for a jump out of finally.
var (
	endsQuietly = rule.Text{
		EN: "%[1]s catches the cancellation of the task and does not raise it again: who awaits this coroutine goes on as if it had finished",
		FR: "%[1]s intercepte l'annulation de la tâche sans la relever : qui attend cette coroutine continue comme si elle avait abouti",
	}
	leavesFinally = rule.Text{
		EN: "%[1]s in finally throws away the exception under way, the cancellation of the task too",
		FR: "%[1]s dans finally jette l'exception en cours, y compris l'annulation de la tâche",
	}
)

func checkSwallowed(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !f.Async() || cancels(f) || awaitsDeferred(p, f) {
			continue
		}
		f.EachStmt(func(id facts.ID, s *facts.Stmt) {
			switch s.Kind {
			case facts.Try:
				checkTry(p, f, id, s)
			case facts.With:
				checkSuppress(p, f, id, s)
			}
		})
	}
}

// cancels reports whether the function itself cancels something, or asks how often it was cancelled.
func cancels(f *program.Func) bool {
	found := false
	f.Exprs(func(id facts.ID) {
		if e := f.Expr(id); e.Kind == facts.Attr && (e.Name == "cancel" || e.Name == "uncancel" || e.Name == "cancelling" || e.Name == "cancelled") {
			found = true
		}
	})
	return found
}

func checkTry(p *rule.Pass, f *program.Func, id facts.ID, s *facts.Stmt) {
	if first := firstAwait(f, s.Body); first != facts.None && !awaitsHandle(f, s.Body) && !isShielded(f, id) && !failsNext(f, id) {
		for _, h := range f.Items(s.Handlers) {
			handler := f.Stmt(h)
			if !catchesCancellation(p, f, handler.E) {
				continue
			}
			if swallows(f, handler) {
				reportSwallowed(p, f, id, h, first)
			}
			break
		}
	}
	if firstAwait(f, s.Body) != facts.None && !catchesAll(p, f, s) {
		if jump := jumpOut(f, s.Final); jump != facts.None {
			word := jumps[f.Stmt(jump).Kind]
			p.Report(rule.Finding{Confidence: rule.Likely, At: f.StmtSite(jump), Message: leavesFinally.With(word)})
		}
	}
}

func reportSwallowed(p *rule.Pass, f *program.Func, try, handler, await facts.ID) {
	h := f.Stmt(handler)
	what := "except"
	at := f.StmtSite(handler)
	at.End = at.Start + len(what)
	if h.E != facts.None {
		what += " " + f.Text(h.E)
		at = f.Site(h.E)
	}
	note := rule.Text{EN: "the cancellation arrives here", FR: "l'annulation arrive ici"}
	found := rule.Finding{Confidence: rule.Likely, At: at, Evidence: []rule.Step{{At: f.Site(await), Note: note}}}
	deliberate := h.E != facts.None && !catchesEverything(p, f, h.E)
	if goesOn(f, try, lastKind(f, h.Body)) {
		if deliberate && (mayLeave(f, h.Body) || isEndOfLoop(f, try) || endsAfterwards(p, f, try, h.Body)) {
			return
		}
	} else {
		if deliberate {
			return
		}
		found.Severity, found.Message = rule.Hint, endsQuietly.With(what)
	}
	p.Report(found, what)
}

// endsAfterwards reports whether the coroutine, once cancelled, does what belongs to its end and no more.
func endsAfterwards(p *rule.Pass, f *program.Func, try facts.ID, handler facts.List) bool {
	return waitsForCancellation(p, f, try) || leavesByFlag(f, try, handler) || answers(f, try, handler)
}

// checkSuppress looks at `with contextlib.suppress(CancelledError)`.
func checkSuppress(p *rule.Pass, f *program.Func, id facts.ID, s *facts.Stmt) {
	first := firstAwait(f, s.Body)
	if s.Async || first == facts.None || awaitsHandle(f, s.Body) || !goesOn(f, id, lastKind(f, s.Body)) || failsNext(f, id) || isShielded(f, id) {
		return
	}
	for _, item := range f.Items(s.Targets) {
		call := f.Expr(f.Expr(item).A)
		if call.Kind != facts.Call || p.Eval(f, call.A).Name != "contextlib.suppress" {
			continue
		}
		for _, arg := range f.Items(call.List) {
			if isCancellation(p, f, arg) {
				note := rule.Text{EN: "the cancellation arrives here", FR: "l'annulation arrive ici"}
				p.Report(rule.Finding{Confidence: rule.Likely, At: f.Site(arg), Evidence: []rule.Step{{At: f.Site(first), Note: note}}},
					"suppress("+f.Text(arg)+")")
			}
		}
	}
}

// cancellations are the exceptions that a cancellation raises, and the one above them all.
var cancellations = map[string]bool{"asyncio.CancelledError": true, "trio.Cancelled": true, "builtins.BaseException": true}

func isCancellation(p *rule.Pass, f *program.Func, id facts.ID) bool {
	v := p.Eval(f, id)
	return v.Kind == program.External && cancellations[v.Name]
}

// catchesCancellation reports whether an except clause of the type takes a cancellation; one without a type does.
func catchesCancellation(p *rule.Pass, f *program.Func, of facts.ID) bool {
	if of == facts.None {
		return true
	}
	if e := f.Expr(of); e.Kind == facts.Tuple {
		for _, item := range f.Items(e.List) {
			if isCancellation(p, f, item) {
				return true
			}
		}
		return false
	}
	return isCancellation(p, f, of)
}

// catchesEverything reports whether the type of an except clause is BaseException, or has it: who names CancelledError at
// the end of a coroutine means what it does.
func catchesEverything(p *rule.Pass, f *program.Func, of facts.ID) bool {
	found := false
	f.Walk(of, func(id facts.ID) { found = found || p.Eval(f, id).Name == "builtins.BaseException" })
	return found
}

func catchesAll(p *rule.Pass, f *program.Func, try *facts.Stmt) bool {
	for _, h := range f.Items(try.Handlers) {
		if catchesCancellation(p, f, f.Stmt(h).E) {
			return true
		}
	}
	return false
}
