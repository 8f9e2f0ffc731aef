package shared

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// staleCheck speaks of code that several threads run at once and that asks a queue or the file system first. It would
// rather miss a race on a path that is each thread's own than accuse code that one thread runs, holds a lock or catches
// the error.
var staleCheck = rule.Rule{
	ID:         "stale-check",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Possible,
	Title: rule.Text{
		EN: "Answer that is out of date when it is used",
		FR: "Réponse périmée au moment où l'on s'en sert",
	},
	Message: rule.Text{
		EN: "another thread can take the last element of %[1]s after this check, and then %[2]s",
		FR: "un autre thread peut prendre le dernier élément de %[1]s après cette vérification, et alors %[2]s",
	},
	Check:  checkStale,
	Repair: repairStale,
}

func checkStale(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		f.EachStmt(func(id facts.ID, s *facts.Stmt) {
			if s.Kind != facts.If && s.Kind != facts.While {
				return
			}
			if !checkBody(p, f, link, s.E, true, f.Items(s.Body)) && leaves(f, s) {
				list, at := rewrite.Siblings(f, id)
				checkBody(p, f, link, s.E, false, list[at+1:])
			}
		})
	}
}

// leaves reports whether what follows the if runs only when its condition does not hold.
func leaves(f *program.Func, s *facts.Stmt) bool {
	body := f.Items(s.Body)
	if s.Kind != facts.If || s.Else.Len() > 0 || len(body) == 0 {
		return false
	}
	last := f.Stmt(body[len(body)-1]).Kind
	return last == facts.Return || last == facts.Raise || last == facts.Continue
}

// checkBody reports the first call of the statements that relies on an answer which the condition was given.
func checkBody(p *rule.Pass, f *program.Func, link *program.Link, condition facts.ID, yes bool, body []facts.ID) bool {
	for _, a := range questionsIn(p, f, condition, yes) {
		if c := answer(p, f, link, body, a); c != nil {
			reportStale(p, f, a, c)
			return true
		}
	}
	return false
}

// asked is one question of a condition: whether there is something in the queue or at the path.
type asked struct {
	at facts.ID
	// of is the queue or path that is asked about; there says that the condition holds when there is something.
	of    facts.ID
	there bool
	queue bool
}

// questionsIn are the questions that must be answered so that the condition is as it says (yes).
func questionsIn(p *rule.Pass, f *program.Func, id facts.ID, yes bool) []asked {
	e := f.Expr(id)
	switch e.Kind {
	case facts.Not:
		return questionsIn(p, f, e.A, !yes)
	case facts.And, facts.Or:
		if yes == (e.Kind == facts.And) {
			return append(questionsIn(p, f, e.A, yes), questionsIn(p, f, e.B, yes)...)
		}
	case facts.Compare:
		if e.Op == facts.Greater && f.Text(e.B) == "0" {
			return questionsIn(p, f, e.A, yes)
		}
	case facts.Call:
		if a, ok := question(p, f, id, e); ok {
			a.there = a.there == yes
			return []asked{a}
		}
	}
	return nil
}

var existence = []string{"os.path.exists", "os.path.lexists", "os.path.isfile", "os.path.isdir"}

// question reads a call of exists(), empty() or the like.
func question(p *rule.Pass, f *program.Func, id facts.ID, e *facts.Expr) (asked, bool) {
	callee := p.Eval(f, e.A)
	args := f.Items(e.List)
	switch name := p.Table.Canonical(callee.Name); {
	case callee.Kind == program.External && slices.ContainsFunc(existence, func(n string) bool { return p.Table.Canonical(n) == name }) && len(args) == 1:
		return asked{at: id, of: args[0], there: true}, true
	case callee.Kind != program.ExternalMethod || f.Expr(e.A).Kind != facts.Attr || len(args) > 0:
		return asked{}, false
	case slices.Contains([]string{"pathlib.Path.exists", "pathlib.Path.is_file", "pathlib.Path.is_dir"}, callee.Name):
		return asked{at: id, of: f.Expr(e.A).A, there: true}, true
	case methodOf(callee.Name) == "empty" && isQueue(p, callee):
		return asked{at: id, of: f.Expr(e.A).A, queue: true}, true
	case methodOf(callee.Name) == "qsize" && isQueue(p, callee):
		return asked{at: id, of: f.Expr(e.A).A, queue: true, there: true}, true
	}
	return asked{}, false
}

// isQueue: the method is one of a queue of threads.
func isQueue(p *rule.Pass, method program.Value) bool {
	return slices.ContainsFunc([]string{"queue.Queue.", "queue.SimpleQueue."}, func(q string) bool {
		return method.Name == q+methodOf(method.Name)
	})
}

// answer is the call in the statements that relies on what was asked; nil when there is none.
func answer(p *rule.Pass, f *program.Func, link *program.Link, body []facts.ID, a asked) *program.Call {
	if len(body) == 0 {
		return nil
	}
	from, to := int(f.Stmt(body[0]).Start), int(f.Stmt(body[len(body)-1]).End)
	for i := range link.Calls {
		c := &link.Calls[i]
		if c.Span.Start < from || c.Span.End > to || c.Kind != program.Plain || c.Caught || c.Held != nil {
			continue
		}
		if (a.queue && a.there && takes(p, f, a, c)) || (!a.queue && acts(p, f, a, c)) {
			return c
		}
	}
	return nil
}

// takes reports whether the call takes an element out of the queue that was asked, without an end to the wait.
func takes(p *rule.Pass, f *program.Func, a asked, c *program.Call) bool {
	if c.Object == facts.None || f.Text(c.Object) != f.Text(a.of) || !ofAll(p, f, a.of) {
		return false
	}
	return methodOf(c.Name) == "get_nowait" || methodOf(c.Name) == "get" && f.Expr(c.Expr).List.Len() == 0
}

// ofAll reports whether other calls of the function mean the same object.
func ofAll(p *rule.Pass, f *program.Func, id facts.ID) bool {
	place := p.PlaceOf(f, id)
	return place.Kind == program.GlobalPlace || place.Kind == program.AttrPlace ||
		place.Kind == program.LocalPlace && place.Func != f.Enclosing() || isParameter(f, id)
}

func isParameter(f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	return e.Kind == facts.Name && e.Var >= 0 && f.Unit.Facts.Vars[e.Var].Param
}

// reportStale reports the call when several threads, or for a path several processes, run it at once and nothing is
// known to keep them apart.
func reportStale(p *rule.Pass, f *program.Func, a asked, c *program.Call) {
	outer := f.Enclosing()
	if places, unsure := p.EntryLocks(outer); unsure || len(places) > 0 {
		return
	}
	for _, in := range []knowledge.Context{knowledge.ThreadContext, knowledge.ProcessContext} {
		way := p.WayTo(outer, in)
		if !p.Context(outer, in).Many || way.Start == nil || !way.Sure() || !atOnce(p, way) {
			continue
		}
		found := rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Closed: true, Evidence: wayFrom(f, a, way, in)}
		switch {
		case !a.queue:
			reportFile(p, f, a, c, way, in, found)
		case in == knowledge.ThreadContext:
			p.Report(found, f.Text(a.of), late(c))
		}
		return
	}
}

// late says what becomes of a call that finds the queue empty.
func late(c *program.Call) rule.Text {
	if methodOf(c.Name) == "get_nowait" {
		return rule.Text{EN: "this raises queue.Empty", FR: "cette ligne lève queue.Empty"}
	}
	return rule.Text{EN: "this waits for good", FR: "cette ligne attend pour toujours"}
}

// wayFrom shows the check, the start and the calls from there.
func wayFrom(f *program.Func, a asked, way program.Way, in knowledge.Context) []rule.Step {
	start := started(way.By, way.Start)
	if in == knowledge.ProcessContext {
		start = startedProcess(way.By, way.Start)
	}
	steps := []rule.Step{{At: f.Site(a.at), Note: rule.Text{EN: "the check", FR: "la vérification"}}, start}
	for _, h := range way.Hops {
		steps = append(steps, rule.Step{At: h.Func.CallSite(h.Call), Note: rule.Text{EN: "%[1]s is called", FR: "%[1]s est appelé"}.With(h.To.Name)})
	}
	return steps
}

// atOnce reports whether what a start begins runs several times at once: it is started in a loop, for each element, by
// a framework for each request, or by a function that runs several times itself.
func atOnce(p *rule.Pass, way program.Way) bool {
	s := way.Start
	if s.Loops > 0 || s.Run.Passing == knowledge.ElementWise || s.Run.Passing == knowledge.ElementTuples {
		return true
	}
	p.Rests(program.Site{Unit: way.By.Unit, Span: s.Span})
	decorates := func(t *program.Func) bool {
		return t.Unit == way.By.Unit && slices.ContainsFunc(t.IR.Decorators, func(d facts.ID) bool {
			e := t.Expr(d)
			return int(e.Start) <= s.Span.Start && s.Span.End <= int(e.End)
		})
	}
	if slices.ContainsFunc(s.Targets, decorates) {
		return true
	}
	contexts := p.Contexts(way.By)
	return slices.ContainsFunc(contexts[:], func(c program.Context) bool { return c.Many })
}
