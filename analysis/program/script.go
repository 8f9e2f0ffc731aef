package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// The own code of a module is cut into units, one a statement; a script that starts a thread in one may go on beside it in the next.

// OfScript reports whether the function is the code of a statement of a module.
func (f *Func) OfScript() bool { return f.IR.Kind == facts.TopLevel && !f.Unit.Facts.Member }

// scripts are the statements of the module from the first on that starts a thread.
func (m *Module) scripts() []*Unit {
	for i, u := range m.Units {
		if f := u.Funcs[0]; f.OfScript() && f.link != nil && slices.ContainsFunc(f.link.Starts, startsThread) {
			return m.Units[i:]
		}
	}
	return nil
}

func startsThread(s Start) bool { return s.Run.Context == knowledge.ThreadContext && startedByHand(&s) }

// besideScript reports whether the code of a script at the offset comes after a thread has been started and before one is joined.
func (p *Program) besideScript(by *Func, s *Start, f *Func, offset int) bool {
	if !by.OfScript() || !f.OfScript() || by.Unit.Module != f.Unit.Module {
		return false
	}
	units := by.Unit.Module.Units
	from, to := slices.Index(units, by.Unit), slices.Index(units, f.Unit)
	begun := false
	for i := from; i <= to; i++ {
		own := units[i].Funcs[0]
		if !own.OfScript() {
			continue
		}
		for _, c := range p.threadCalls(own) {
			switch {
			case i == from && c.Span.Start < s.Span.Start:
			case i == to && c.Span.Start >= offset:
				return begun
			case method(c.Name) == "start":
				begun = true
			default:
				return false
			}
		}
	}
	return begun
}

// threadCalls are the calls of start() and join() in the function and its comprehensions.
func (p *Program) threadCalls(f *Func) []*Call {
	var found []*Call
	link := p.Link(f)
	for i := range link.Calls {
		c := &link.Calls[i]
		switch {
		case c.Kind == Plain && (method(c.Name) == "start" || method(c.Name) == "join") && c.Receiver.Kind != Unknown:
			found = append(found, c)
		case c.Kind == Nested:
			for _, t := range c.Targets {
				for _, inner := range p.threadCalls(t) {
					at := *inner
					at.Span = c.Span
					found = append(found, &at)
				}
			}
		}
	}
	return found
}

// inOneScript reports whether one call by the code of a module, main() without a guard, leads to both functions.
func (p *Program) inOneScript(f, g *Func) bool {
	if !p.Context(f, knowledge.Import).In || !p.Context(g, knowledge.Import).In {
		return false
	}
	a, b := p.WayTo(f, knowledge.Import).Hops, p.WayTo(g, knowledge.Import).Hops
	return len(a) > 0 && len(b) > 0 && a[0].Func.OfScript() && a[0].Func == b[0].Func && a[0].Call == b[0].Call
}
