package program

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/text"
)

// lockOf is what is known of a value as a lock: a class of the tables, of the value or of a base outside the project.
func (p *Program) lockOf(v Value) *knowledge.Class {
	names := []string{v.Name}
	switch v.Kind {
	case Instance:
		names = p.mro(v.Class).externals
	case ExternalInstance:
	default:
		return nil
	}
	for _, name := range names {
		if c := p.lockClass(name); c != nil {
			return c
		}
	}
	return nil
}

func (p *Program) lockClass(name string) *knowledge.Class {
	c := p.Table.Class(name)
	if c == nil {
		return nil
	}
	if c.Lock != knowledge.NotLock {
		return c
	}
	for _, b := range c.Bases {
		if found := p.lockClass(b); found != nil {
			return found
		}
	}
	return nil
}

// excludes reports whether holding the lock keeps others out.
func excludes(kind knowledge.LockKind) bool {
	return kind == knowledge.Mutex || kind == knowledge.Reentrant || kind == knowledge.Condition
}

// LockPlace is the place of a lock: of a condition that is made with a lock, that lock's.
func (p *Program) LockPlace(f *Func, id facts.ID) Place {
	place := p.PlaceOf(f, id)
	if place.Kind != AttrPlace {
		return place
	}
	for _, b := range p.attrBindings(place.Class, place.Name) {
		if b.Bind.Kind != facts.BindValue || b.Bind.Value == facts.None {
			continue
		}
		made := b.Func.Expr(b.Bind.Value)
		if made.Kind == facts.Call && made.List.Len() == 1 && p.eval(b.Func, made.A).Name == "threading.Condition" {
			if inner := p.PlaceOf(b.Func, b.Func.Items(made.List)[0]); inner.Kind == AttrPlace {
				return inner
			}
		}
	}
	return place
}

func (w *walker) lock(id facts.ID, class *knowledge.Class, at facts.ID, waits bool) *Held {
	e := w.f.Expr(at)
	return &Held{Before: w.held, Place: w.p.LockPlace(w.f, id), Kind: class.Lock, World: class.World, Text: w.f.Text(id),
		Span: text.Span{Start: int(e.Start), End: int(e.End)}, Waits: waits, Shared: !excludes(class.Lock)}
}

func (w *walker) acquire(h *Held, with bool, expr facts.ID) {
	if w.access == nil {
		w.link.Acquires = append(w.link.Acquires, Acquire{h, with, w.stmt, expr, w.loops})
	}
	if h.Place.Kind == NoPlace {
		h.Unknown = true
	}
	w.held = h
}

func (w *walker) holdUnknown(id facts.ID) {
	e := w.f.Expr(id)
	w.held = &Held{Before: w.held, Unknown: true, Text: w.f.Text(id), Span: text.Span{Start: int(e.Start), End: int(e.End)}}
}

// locking follows acquire, release and enter_context.
func (w *walker) locking(id facts.ID, v Value, object facts.ID, args []facts.ID, awaited bool) {
	if v.Kind != ExternalMethod || object == facts.None {
		return
	}
	switch name := method(v.Name); {
	case name == "enter_context" || name == "enter_async_context":
		if len(args) == 1 {
			w.enterValue(args[0], name == "enter_async_context", id)
			w.leaveLater(args[0], name == "enter_async_context", id)
		}
	case name == "acquire":
		if class := w.p.lockOf(v.elemValue()); class != nil {
			w.acquired(id, class, object, args, awaited)
		}
	case name == "release":
		if class := w.p.lockOf(v.elemValue()); class != nil {
			w.released(object)
		}
	}
}

// acquired holds the lock after a call of acquire; whether one that may fail succeeded is known only where it is tested.
func (w *walker) acquired(id facts.ID, class *knowledge.Class, object facts.ID, args []facts.ID, awaited bool) {
	h := w.lock(object, class, id, awaited)
	w.acquire(h, false, id)
	if len(args) > 0 && w.stmt != facts.None {
		if k := w.f.Stmt(w.stmt).Kind; k != facts.If && k != facts.While && k != facts.Assert {
			h.Unknown = true
		}
	}
}

func (w *walker) released(object facts.ID) {
	rest, found := w.held.without(w.p.LockPlace(w.f, object), w.f.Text(object))
	w.held = rest
	if !found {
		w.link.Odd = true
	}
}

// enter notes what entering a context manager does, and holds it when it is a lock.
func (w *walker) enter(s *facts.Stmt, item *facts.Expr) {
	if s.Async {
		w.pause(item.A, false)
	}
	w.enterValue(item.A, s.Async, item.A)
}

func (w *walker) enterValue(id facts.ID, async bool, at facts.ID) {
	v := w.p.eval(w.f, id)
	if class := w.p.lockOf(v); class != nil && v.Kind == ExternalInstance {
		w.add(Call{Kind: Enter, Expr: at, Object: id, Name: v.Name, Known: w.p.Table.Function(v.Name), Receiver: v, Awaited: async})
		w.acquire(w.lock(id, class, at, async), true, id)
		return
	}
	switch v.Kind {
	case ExternalInstance:
		w.add(Call{Kind: Enter, Expr: at, Object: id, Name: v.Name, Known: w.p.Table.Function(v.Name), Receiver: v, Awaited: async})
	case Instance:
		w.dunder(Enter, at, v, async, entering(async)...)
		w.holdWhatEnterHolds(v, id, async)
	case GeneratorValue:
		w.add(Call{Kind: Enter, Expr: at, Object: id, Targets: []*Func{v.Func}, Awaited: async})
		w.holdWhatIsYielded(v.Func, id)
	default:
		w.holdUnknown(id)
	}
}

func entering(async bool) []string {
	if async {
		return []string{"__aenter__"}
	}
	return []string{"__enter__"}
}

// holdWhatEnterHolds: an __enter__ that takes a lock leaves it held.
func (w *walker) holdWhatEnterHolds(v Value, id facts.ID, async bool) {
	found, _ := w.p.find(v.Class, entering(async)[0])
	if found.Kind != FunctionValue {
		w.holdUnknown(id)
		return
	}
	if link := w.p.Link(found.Func); link.Odd || len(link.Acquires) > 0 {
		w.holdUnknown(id)
	}
}

// holdWhatIsYielded: inside `with` on a generator function, what it holds at its yield is held.
func (w *walker) holdWhatIsYielded(g *Func, id facts.ID) {
	link := w.p.Link(g)
	if link.Odd {
		w.holdUnknown(id)
		return
	}
	for _, pause := range link.Pauses {
		if !pause.Yield {
			continue
		}
		for h := pause.Held; h != nil; h = h.Before {
			if h.Unknown || h.Place.Kind == LocalPlace {
				w.holdUnknown(id)
				continue
			}
			kept := *h
			e := w.f.Expr(id)
			kept.Before, kept.Span = w.held, text.Span{Start: int(e.Start), End: int(e.End)}
			w.held = &kept
		}
		return
	}
}

// leaveLater notes the call that a stack of context managers makes when it is left.
func (w *walker) leaveLater(id facts.ID, async bool, at facts.ID) {
	if v := w.p.eval(w.f, id); v.Kind == Instance && w.access == nil {
		w.dunder(Leave, at, v, async, leaving(async))
	}
}

func leaving(async bool) string {
	if async {
		return "__aexit__"
	}
	return "__exit__"
}

// leave notes what leaving a context manager does.
func (w *walker) leave(s *facts.Stmt, id facts.ID) {
	if w.access != nil {
		return
	}
	v := w.p.eval(w.f, id)
	switch v.Kind {
	case ExternalInstance:
		w.add(Call{Kind: Leave, Expr: id, Object: id, Name: v.Name, Known: w.p.Table.Function(v.Name), Receiver: v, Awaited: s.Async})
	case Instance:
		w.dunder(Leave, id, v, s.Async, leaving(s.Async))
	}
}
