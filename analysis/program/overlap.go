package program

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// Overlap reports whether two accesses may happen at the same time on the same object, and the start that makes it so.
func (p *Program) Overlap(a, b *Shares) (by *Func, start *Start, ok bool) {
	for _, pair := range [][2]*Shares{{a, b}, {b, a}} {
		if by, start, ok = p.threadMeets(pair[0], pair[1]); ok {
			return by, start, true
		}
	}
	return nil, nil, false
}

// threadMeets reports whether the first access, in a thread, may meet the second.
func (p *Program) threadMeets(a, b *Shares) (*Func, *Start, bool) {
	fa, fb := a.Func.Enclosing(), b.Func.Enclosing()
	ca := p.Context(fa, knowledge.ThreadContext)
	if !ca.In {
		return nil, nil, false
	}
	by, start, ok := p.Root(fa, knowledge.ThreadContext)
	if !ok || p.isAwaited(by, start) {
		return nil, nil, false
	}
	same := p.sameThing(a, b, by, start)
	if !same && !p.sameObject(a, b, by, start) {
		return nil, nil, false
	}
	cb := p.Contexts(fb)
	if p.afterJoin(by, start, b) {
		return nil, nil, false
	}
	if cb[knowledge.ThreadContext].In {
		_, other, found := p.Root(fb, knowledge.ThreadContext)
		apart := found && other != start || (ca.Many || cb[knowledge.ThreadContext].Many) && !p.ownObject(a, by, start)
		if apart && (same || !p.ownThread(start) || !p.ofInstance(a)) {
			return by, start, true
		}
	}
	if (same || a.Place.Kind == GlobalPlace) && p.meanwhile(p.objectAt(a, knowledge.ThreadContext), b, by, start) {
		return by, start, true
	}
	if fa != fb && (cb[knowledge.Import].In && fb == by && !by.OfScript() || p.besideScript(by, start, fb, b.Span.Start)) {
		return by, start, true
	}
	if (cb[knowledge.Main].In || cb[knowledge.Loop].In || p.inOneScript(by, fb)) && fa != fb && (fb == by || !p.joinsAll(by, start) && (!p.staysBusy(by, start) || p.callsOn(by, fb, busyDepth))) {
		return by, start, true
	}
	return nil, nil, false
}

// isAwaited reports whether who starts the function waits for it in a coroutine, with nothing else to do meanwhile: then
// what it uses is handed to it.
func (p *Program) isAwaited(by *Func, s *Start) bool {
	if calls := p.Link(by).Calls; s.Call >= 0 && s.Call < len(calls) && calls[s.Call].Awaited {
		return true
	}
	known := p.Table.Function(s.Name)
	return s.Name == "asgiref.sync.sync_to_async" || known != nil && (known.Awaitable || known.Future)
}

// joinsAll reports whether the function that starts waits, further down, for what it has started: then who calls it goes
// on only when that has ended.
func (p *Program) joinsAll(by *Func, s *Start) bool {
	calls := by.link.Calls
	for i := range calls {
		if c := &calls[i]; c.Span.End > s.Span.End && c.Known != nil && (isMethod(c, "join") && c.Receiver.Kind == ExternalInstance || c.Kind == Leave && p.isExecutor(c.Receiver)) {
			return true
		}
	}
	return false
}

// busyDepth is how many calls down it is looked for what a function does while its thread runs.
const busyDepth = 4

// staysBusy reports whether the function that starts then waits in a loop of its own: who calls it gets no turn meanwhile.
func (p *Program) staysBusy(by *Func, s *Start) bool {
	calls := by.link.Calls
	for i := range calls {
		c := &calls[i]
		if c.Loops == 0 || c.Span.Start < s.Span.End || s.Loops > 0 {
			continue
		}
		if t := p.Tier(by, c); t == knowledge.Unbounded || t == knowledge.Disk || p.Blocking(c, knowledge.Unbounded) != nil {
			return true
		}
	}
	return false
}

// callsOn reports whether the function calls the other one, at most so many calls down.
func (p *Program) callsOn(f, to *Func, depth int) bool {
	calls := p.Link(f).Calls
	for i := range calls {
		for _, t := range calls[i].Targets {
			if t == to || depth > 1 && p.callsOn(t, to, depth-1) {
				return true
			}
		}
	}
	return false
}

// ownThread reports whether each start has an object of its own: the run method of a Thread.
func (p *Program) ownThread(s *Start) bool { return s.Callable == facts.None && s.Call >= 0 }

// startedByHand reports whether the project itself starts threads there. A framework that runs handlers and background jobs in
// threads may well run one at a time, by a check elsewhere.
func startedByHand(s *Start) bool {
	return slices.ContainsFunc([]string{"threading.", "_thread.", "concurrent.", "multiprocessing.", "asyncio.", "joblib."},
		func(module string) bool { return strings.HasPrefix(s.Name, module) })
}

// sameObject reports whether there is evidence that both accesses are of one object: a global or a cell is one; an
// attribute is when a method bound to self is started in the class, or each thread is its own object.
func (p *Program) sameObject(a, b *Shares, by *Func, start *Start) bool {
	switch a.Place.Kind {
	case LocalPlace:
		// A cell is one for each call of its function: the started function must be one that lies within.
		if a.Func.Enclosing() == a.Place.Func && b.Func.Enclosing() == a.Place.Func {
			return false
		}
		if isHanded(a, by) {
			return true
		}
		return len(start.Targets) > 0 && start.Targets[0] != a.Place.Func && start.Targets[0].inside(a.Place.Func)
	case GlobalPlace:
		return true
	}
	if !p.ofInstance(a) && !p.ofInstance(b) {
		return startedByHand(start)
	}
	if a.Receiver != "self" || b.Receiver != "self" {
		return false
	}
	v := start.Value
	if v.Kind != BoundMethod || v.Class == nil || v.Class != a.Place.Class && ofAnother(by, start) {
		return false // an object of a subclass may have its thread, and another one of the base class meet none
	}
	classes := p.mro(v.Class).classes
	return slices.Contains(classes, a.Place.Class) || slices.Contains(p.mro(a.Place.Class).classes, v.Class)
}

// isHanded reports whether the access is to a container in a local variable of the function that starts the thread and hands it over.
func isHanded(a *Shares, by *Func) bool {
	return a.Place.Kind == LocalPlace && by.inside(a.Place.Func) && !a.Func.inside(a.Place.Func)
}

// ownObject reports whether the attribute is one of an object that each start has for itself: a local variable of the
// function that starts its method or hands it over, set anew where a loop starts it again.
func (p *Program) ownObject(a *Shares, by *Func, s *Start) bool {
	if a.Place.Kind != AttrPlace && !isHanded(a, by) {
		return false
	}
	v := p.startedVariable(a, by, s)
	if v == nil {
		return false
	}
	if s.Loops == 0 {
		return by.Unit.Funcs[v.Func] == by && !p.startsAgain(by, s)
	}
	loop := by.innermostLoop(s.Stmt)
	return loop != nil && !slices.ContainsFunc(v.Binds, func(b facts.Bind) bool { return b.Start < loop.Start || b.Start >= loop.End })
}

// startedVariable is the local variable of the function that starts the thread, or around it, in which the object lies; nil when
// it lies elsewhere.
func (p *Program) startedVariable(a *Shares, by *Func, s *Start) *facts.Var {
	vars := by.Unit.Facts.Vars
	place := a.Place
	if place.Kind == LocalPlace {
		return variableAt(by, place)
	}
	if ofAnother(by, s) {
		if e := by.Expr(by.Expr(s.Callable).A); e.Kind == facts.Name && e.Var >= 0 {
			return &vars[e.Var]
		}
		return nil
	}
	if place = p.objectAt(a, knowledge.ThreadContext); place.Kind != LocalPlace {
		return nil
	}
	return variableAt(by, place)
}

// variableAt is the variable of the function, or around it, that is the place; nil for one of another unit.
func variableAt(by *Func, place Place) *facts.Var {
	if place.Func.Unit != by.Unit {
		return nil
	}
	vars := by.Unit.Facts.Vars
	i := slices.IndexFunc(vars, func(v facts.Var) bool { return v.Name == place.Name && by.Unit.Funcs[v.Func] == place.Func })
	if i < 0 {
		return nil
	}
	return &vars[i]
}

// innermostLoop is the loop right around the statement; nil when there is none.
func (f *Func) innermostLoop(stmt facts.ID) (loop *facts.Stmt) {
	if stmt == facts.None {
		return nil
	}
	for _, id := range f.Around(stmt) {
		if s := f.Stmt(id); s.Kind == facts.For || s.Kind == facts.While {
			loop = s
		}
	}
	return loop
}

// ofAnother reports whether the method that is started is one of another object than self.
func ofAnother(by *Func, s *Start) bool {
	if s.Callable == facts.None {
		return false
	}
	e := by.Expr(s.Callable)
	return e.Kind == facts.Attr && by.Text(e.A) != "self"
}

// Excluded reports whether a lock that both hold keeps the accesses apart, or may.
func Excluded(a, b *Shares) bool {
	if a.Unsure || b.Unsure {
		return true
	}
	return slices.ContainsFunc(a.Locks, func(l Place) bool { return slices.Contains(b.Locks, l) })
}
