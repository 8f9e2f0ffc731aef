package shutdown

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// daemonic says whether a thread is a daemon.
type daemonic uint8

const (
	unsure daemonic = iota
	daemon
	ordinary
)

// daemonOf reads the keyword of the constructor, the attribute of the handle and, of a subclass, its constructor.
func daemonOf(p *rule.Pass, h *program.Handle) daemonic {
	given := h.Func.Argument(h.Call.Expr, knowledge.Parameter{Position: -1, Name: "daemon"})
	if given != facts.None {
		return literal(h.Func, given)
	}
	if h.Value.Kind == program.Instance {
		if set := daemonClass(p, h.Value.Class); set != ordinary {
			return set
		}
	}
	if h.To.Fate == program.Stored {
		if set := daemonSet(p, h.To.Place); set != ordinary {
			return set
		}
	}
	return ordinary
}

func literal(f *program.Func, id facts.ID) daemonic {
	switch e := f.Expr(id); {
	case e.Op == facts.True && e.Kind == facts.Const:
		return daemon
	case e.Kind == facts.Const:
		return ordinary
	}
	return unsure
}

// daemonSet looks for `handle.daemon = …` and `handle.setDaemon(…)`.
func daemonSet(p *rule.Pass, place program.Place) daemonic {
	found := ordinary
	for _, u := range p.PlaceUses(place) {
		if u.To.Fate == program.Chained && u.To.Method == "setDaemon" {
			return unsure
		}
		if u.To.Stmt == facts.None {
			continue
		}
		s := u.Func.Stmt(u.To.Stmt)
		for _, t := range u.Func.Items(s.Targets) {
			if e := u.Func.Expr(t); e.Kind == facts.Attr && e.Name == "daemon" && e.A == u.Expr && s.E != facts.None {
				found = literal(u.Func, s.E)
			}
		}
	}
	return found
}

// daemonClass reads how a subclass makes itself: self.daemon = …, or daemon= of super().__init__.
func daemonClass(p *rule.Pass, c *program.Class) daemonic {
	for _, b := range p.AttrSites(c, "daemon") {
		if b.Bind.Kind == facts.BindValue {
			return literal(b.Func, b.Bind.Value)
		}
	}
	if sites := p.MemberSites(c, "daemon"); len(sites) > 0 {
		return classAttribute(p, sites)
	}
	init := p.Find(c, "__init__")
	if init.Kind != program.FunctionValue {
		return ordinary
	}
	found := ordinary
	link := p.Link(init.Func)
	for i := range link.Calls {
		call := &link.Calls[i]
		if call.Expr == facts.None || init.Func.Expr(call.Expr).Kind != facts.Call {
			continue
		}
		if given := init.Func.Argument(call.Expr, knowledge.Parameter{Position: -1, Name: "daemon"}); given != facts.None {
			found = literal(init.Func, given)
		}
		for _, a := range init.Func.Items(init.Func.Expr(call.Expr).List) {
			if k := init.Func.Expr(a).Kind; k == facts.DoubleStar {
				return unsure
			}
		}
	}
	return found
}

// classAttribute reads `daemon = …` in the body of a subclass, which a thread goes by when it starts.
func classAttribute(p *rule.Pass, sites []program.Binding) daemonic {
	b := sites[0]
	if len(sites) > 1 || b.Bind.Kind != facts.BindValue || b.Bind.Value == facts.None || b.Bind.Index >= 0 || b.Bind.Conditional {
		return unsure
	}
	return literal(p.Look(b.Unit.Funcs[b.Bind.Func]), b.Bind.Value)
}

// startsItself reports whether the object is of a class of the project whose __init__ starts it.
func startsItself(p *rule.Pass, h *program.Handle) bool {
	if h.Value.Kind != program.Instance {
		return false
	}
	init := p.Find(h.Value.Class, "__init__")
	if init.Kind != program.FunctionValue || selfOf(init.Func) == "" {
		return false
	}
	link := p.Link(init.Func)
	return slices.ContainsFunc(link.Calls, func(c program.Call) bool {
		return c.Kind == program.Plain && strings.HasSuffix(c.Name, ".Thread.start") && c.Object != facts.None &&
			init.Func.Text(c.Object) == selfOf(init.Func)
	})
}

// begun reports whether the handle is started where it is made, or later at its place.
func begun(p *rule.Pass, h *program.Handle) bool {
	switch h.To.Fate {
	case program.Chained:
		return h.To.Method == "start"
	case program.Stored:
		for _, u := range p.PlaceUses(h.To.Place) {
			if u.To.Fate == program.Chained && u.To.Method == "start" {
				return true
			}
		}
	}
	return false
}
