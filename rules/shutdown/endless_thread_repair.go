package shutdown

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// stopName is the attribute for the event: threading.Thread has _stop and _stopped of its own.
const stopName = "_stopping"

// repairEndless gives the object of a method that loops for ever an event: the loop looks at it, waits for it in the place
// of time.sleep, and the method that closes the object sets it; where there is none, close is added.
func repairEndless(p *rule.Pass, found *rule.Finding) []rule.Repair {
	h := handleAt(p, found.At, knowledge.ThreadHandle)
	if h == nil || h.Call.Stmt == facts.None {
		return nil
	}
	if h.Func.Method() != h.Func {
		return stopAtEnd(p, h)
	}
	target := methodRun(p, h)
	if target == nil || selfOf(h.Func) == "" || selfOf(target) == "" || taken(p, h.Func.Class, stopName) {
		return nil
	}
	d := rewrite.New(p)
	inInit := makeEvent(p, d, h)
	looksAt(p, d, target, selfOf(target)+"."+stopName)
	method := setInClose(p, d, h.Func, inInit)
	if method == "" {
		return nil
	}
	return d.Repair(rule.Text{
		EN: "Stop the loop by an Event that %[1]s() sets (it must be called, and no turn of the loop may take long)",
		FR: "Arrêter la boucle par un Event que %[1]s() active (il faut l'appeler, et aucun tour de boucle ne doit durer)",
	}.With(method))
}

// makeEvent makes the event in __init__, else where the thread is made; it reports whether it did the first. A thread that
// another method makes may be made again: the event is cleared for it.
func makeEvent(p *rule.Pass, d *rewrite.Draft, h *program.Handle) bool {
	line := func(f *program.Func) string {
		return selfOf(f) + "." + stopName + " = " + d.Name(f.Unit, "threading", "Event") + "()"
	}
	init := p.Member(h.Func.Class, "__init__")
	if init.Kind != program.FunctionValue || init.Func == h.Func || selfOf(init.Func) == "" {
		d.Before(h.Func, h.Call.Stmt, line(h.Func))
		return init.Func == h.Func
	}
	f := p.Look(init.Func)
	for _, id := range f.Items(f.IR.Body) {
		s := f.Stmt(id)
		if s.Kind == facts.Assign || s.Kind == facts.AnnAssign {
			d.Behind(f, id, line(f))
			d.Before(h.Func, h.Call.Stmt, selfOf(h.Func)+"."+stopName+".clear()")
			return true
		}
	}
	d.Refuse()
	return false
}

// methodRun is the method of the same object that the thread runs; nil when it is another function.
func methodRun(p *rule.Pass, h *program.Handle) *program.Func {
	for _, s := range p.Link(h.Func).Starts {
		if s.Expr == h.Call.Expr && len(s.Targets) == 1 && s.Callable != facts.None && s.Value.Kind == program.BoundMethod {
			callable := h.Func.Expr(s.Callable)
			if callable.Kind == facts.Attr && h.Func.Text(callable.A) == selfOf(h.Func) && s.Targets[0].Class == h.Func.Class {
				return p.Look(s.Targets[0])
			}
		}
	}
	return nil
}

// selfOf is the name of the object in a method without decorators; empty for other functions.
func selfOf(f *program.Func) string {
	if f.Class == nil || f.Async() || len(f.IR.Params) == 0 || len(f.IR.Decorators) > 0 {
		return ""
	}
	return f.IR.Params[0].Name
}

func taken(p *rule.Pass, c *program.Class, name string) bool {
	return slices.Contains(p.AttrNames(c), name) || slices.Contains(p.MemberNames(c), name) || slices.Contains(p.MemberNames(c), "__slots__")
}

// looksAt has the loop of the function look at the event, and wait for it where it sleeps.
func looksAt(p *rule.Pass, d *rewrite.Draft, f *program.Func, event string) {
	for _, id := range f.Items(f.IR.Body) {
		s := f.Stmt(id)
		if s.Kind != facts.While || f.Expr(s.E).Kind != facts.Const {
			continue
		}
		d.Replace(f.Site(s.E), "not "+event+".is_set()")
		link := p.Link(f)
		sleeps := false
		for i := range link.Calls {
			c := &link.Calls[i]
			if c.Name != "time.sleep" || c.Span.Start < int(s.Start) || c.Span.End > int(s.End) {
				continue
			}
			if args := f.Items(f.Expr(c.Expr).List); len(args) == 1 && f.Stmt(c.Stmt).Kind == facts.ExprStmt && f.Expr(args[0]).Kind != facts.Keyword {
				d.Replace(f.Site(f.Expr(c.Expr).A), event+".wait")
				sleeps = true
			}
		}
		if !sleeps {
			d.Refuse() // what it waits for would not see the event
		}
		return
	}
	d.Refuse()
}

// setInClose sets the event at the beginning of the method that closes the object, and gives that method's name.
func setInClose(p *rule.Pass, d *rewrite.Draft, starter *program.Func, inInit bool) string {
	class := starter.Class
	for _, name := range closers {
		v := p.Member(class, name)
		if v.Kind != program.FunctionValue {
			continue
		}
		f := p.Look(v.Func)
		body := f.Items(f.IR.Body)
		if selfOf(f) == "" || f.Class != class || len(body) == 0 || asksForMore(f) || !inInit {
			return ""
		}
		line := selfOf(f) + "." + stopName + ".set()"
		if first := f.Stmt(body[0]); first.Kind == facts.ExprStmt && f.Expr(first.E).Kind == facts.Const {
			d.Behind(f, body[0], line)
		} else {
			d.Before(f, body[0], line)
		}
		return name
	}
	if p.Open(class) || len(p.ExternalBases(class)) > 0 || slices.Contains(p.MemberNames(class), "close") || starter.Parent.IR.Kind != facts.TopLevel {
		return ""
	}
	outer := starter.Parent
	for _, id := range outer.Items(outer.IR.Body) {
		if s := outer.Stmt(id); s.Kind == facts.Def && outer.Unit.Funcs[s.Index] == starter {
			d.Behind(outer, id, "", "def close(self):", rewrite.Step(outer.Unit.Module)+"self."+stopName+".set()")
			return "close"
		}
	}
	return ""
}
