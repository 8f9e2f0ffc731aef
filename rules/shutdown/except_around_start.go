package shutdown

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

var exceptInVain = rule.Text{
	EN: "what %[1]s raises in its thread does not come here: this except never sees it",
	FR: "ce que %[1]s lève dans son thread n'arrive pas ici : cet except ne le voit jamais",
}

// checkExcept finds a try that only makes, starts and joins threads, and catches what their targets raise. A try in which
// anything else may raise, and an except for what start itself raises, are left alone.
func checkExcept(p *rule.Pass, f *program.Func) {
	f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
		if s.Kind != facts.Try || s.Handlers.Len() == 0 {
			return
		}
		start := startedIn(p, f, s.Body)
		if start == nil || len(start.Targets) != 1 {
			return
		}
		target := start.Targets[0]
		for _, h := range f.Items(s.Handlers) {
			raised, ok := raisedIn(p, target, f, f.Stmt(h).E)
			if !ok {
				continue
			}
			p.Report(rule.Finding{Severity: rule.Warning, Confidence: rule.Likely, At: f.Site(f.Stmt(h).E), Message: exceptInVain.With(target.Name),
				Evidence: []rule.Step{
					{At: program.Site{Unit: f.Unit, Span: start.Span}, Note: rule.Text{EN: "the thread is made here", FR: "le thread est créé ici"}},
					{At: raised, Note: rule.Text{EN: "and raises this", FR: "et lève ceci"}},
				}})
			return
		}
	})
}

// startedIn is the thread that the statements start; nil when they start none, or call anything else.
func startedIn(p *rule.Pass, f *program.Func, body facts.List) *program.Start {
	inside := map[facts.ID]bool{}
	f.ExprsIn(body, func(id facts.ID) { inside[id] = true })
	link := p.Link(f)
	var found *program.Start
	for i := range link.Calls {
		c := &link.Calls[i]
		if c.Expr == facts.None || !inside[c.Expr] {
			continue
		}
		switch c.Name {
		case "threading.Thread", "threading.Thread.join":
		case "threading.Thread.start":
			if found != nil {
				return nil
			}
			found = madeFor(p, f, c.Object)
			if found == nil {
				return nil
			}
		default:
			return nil
		}
	}
	return found
}

// madeFor is the start of the thread that the expression is: a call of Thread, or the name that is given one.
func madeFor(p *rule.Pass, f *program.Func, object facts.ID) *program.Start {
	if object == facts.None {
		return nil
	}
	link := p.Link(f)
	for i := range link.Starts {
		s := &link.Starts[i]
		if s.Name != "threading.Thread" || s.Call < 0 || s.Call >= len(link.Calls) {
			continue
		}
		c := &link.Calls[s.Call]
		if c.Expr == object {
			return s
		}
		if e := f.Expr(object); e.Kind == facts.Name && e.Var >= 0 {
			if d := p.Destination(f, c.Stmt, c.Expr); d.Fate == program.Stored && d.Target == e.Var && !d.Place.Elements {
				return s
			}
		}
	}
	return nil
}

// raisedIn is where the function raises, outside of any try, the exception that the handler of the other function names.
func raisedIn(p *rule.Pass, target, f *program.Func, handler facts.ID) (program.Site, bool) {
	if handler == facts.None {
		return program.Site{}, false
	}
	p.Rests(target.NameSite())
	p.Link(target)
	var at program.Site
	found := false
	target.EachStmt(func(id facts.ID, s *facts.Stmt) {
		if found || s.Kind != facts.Raise || s.E == facts.None || inTry(target, id) {
			return
		}
		class := s.E
		if target.Expr(class).Kind == facts.Call {
			class = target.Expr(class).A
		}
		for _, caught := range alternatives(f, handler) {
			if sameException(p, target, class, f, caught) {
				at, found = target.StmtSite(id), true
			}
		}
	})
	return at, found
}

func inTry(f *program.Func, stmt facts.ID) bool {
	return slices.ContainsFunc(f.Around(stmt), func(id facts.ID) bool { return f.Stmt(id).Kind == facts.Try })
}

// alternatives are the exceptions that a handler names.
func alternatives(f *program.Func, handler facts.ID) []facts.ID {
	if e := f.Expr(handler); e.Kind == facts.Tuple {
		return f.Items(e.List)
	}
	return []facts.ID{handler}
}

// ofStart are the exceptions that starting or joining a thread may raise in who does so.
var ofStart = map[string]bool{"RuntimeError": true, "OSError": true, "MemoryError": true, "KeyboardInterrupt": true, "SystemExit": true,
	"BaseException": true}

// sameException reports whether both expressions name one exception, or the handler names them all.
func sameException(p *rule.Pass, f *program.Func, raised facts.ID, g *program.Func, caught facts.ID) bool {
	a, b := f.Expr(raised), g.Expr(caught)
	if ofStart[b.Name] {
		return false
	}
	if b.Kind == facts.Name && b.Var < 0 && b.Name == "Exception" {
		return true
	}
	if va, vb := p.Eval(f, raised), p.Eval(g, caught); va.Known() && vb.Known() {
		return va == vb
	}
	return a.Kind == facts.Name && b.Kind == facts.Name && a.Var < 0 && b.Var < 0 && a.Name == b.Name
}
