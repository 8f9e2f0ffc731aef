package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// startsAgain reports whether the function starts the same once more in the same list of statements, before it waits for the first.
func (p *Program) startsAgain(by *Func, s *Start) bool {
	link := p.Link(by)
	for i := range link.Starts {
		o := &link.Starts[i]
		if o.Span != s.Span && o.Loops == 0 && slices.Equal(o.Targets, s.Targets) && by.callableText(o) == by.callableText(s) &&
			by.sideBySide(o.Stmt, s.Stmt) && !link.waitsBetween(o, s) {
			return true
		}
	}
	return false
}

// meanwhile reports whether the function that starts a thread comes to the access of the object at the place itself, in the shortest way
// to it outside of threads, after the thread has begun and before anything is waited for.
func (p *Program) meanwhile(place Place, a *Shares, by *Func, s *Start) bool {
	if place.Kind == NoPlace && slices.ContainsFunc(p.CallsTo(a.Func.Enclosing()), func(c CallAt) bool {
		return p.besideScript(by, s, c.Func, c.Call.Span.Start)
	}) {
		return true
	}
	for _, k := range []knowledge.Context{knowledge.Main, knowledge.Import} {
		beside := func(h Hop) bool {
			return h.Func == by && p.Link(by).runsBeside(s, h.Call) || p.besideScript(by, s, h.Func, h.Call.Span.Start)
		}
		if p.objectAt(a, k) == place && slices.ContainsFunc(p.WayTo(a.Func, k).Hops, beside) {
			return true
		}
	}
	return false
}

// runsBeside reports whether a call comes after a thread has been started and before one is joined.
func (l *Link) runsBeside(s *Start, call *Call) bool {
	begun := false
	for i := range l.Calls {
		c := &l.Calls[i]
		if c.Kind != Plain || c.Span.Start < s.Span.Start || c.Span.Start >= call.Span.Start {
			continue
		}
		switch method(c.Name) {
		case "start":
			begun = true
		case "join":
			return false
		}
	}
	return begun
}

func (f *Func) callableText(s *Start) string {
	if s.Callable == facts.None {
		return ""
	}
	return f.Text(s.Callable)
}

// sideBySide reports whether two statements stand in one list.
func (f *Func) sideBySide(a, b facts.ID) bool {
	both := func(list facts.List) bool {
		items := f.Items(list)
		return slices.Contains(items, a) && slices.Contains(items, b)
	}
	found := both(f.IR.Body)
	f.Stmts(func(s *facts.Stmt) {
		found = found || both(s.Body) || both(s.Handlers) || both(s.Else) || both(s.Final)
	})
	return found
}

// waitsBetween reports whether the first of two starts may have ended before the second begins: a thread is joined before another
// one is started, or a result is waited for between the two.
func (l *Link) waitsBetween(a, b *Start) bool {
	first, last := min(a.Span.Start, b.Span.Start), max(a.Span.End, b.Span.End)
	started := 0
	for i := range l.Calls {
		c := &l.Calls[i]
		if c.Kind != Plain || c.Span.Start < first {
			continue
		}
		switch method(c.Name) {
		case "start":
			started++
		case "join":
			return started < 2
		case "result":
			if c.Span.End < last {
				return true
			}
		}
	}
	return false
}
