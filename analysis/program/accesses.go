package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/text"
)

// AccessKind is how a place is used.
type AccessKind uint8

// The ways to use a place.
const (
	Read AccessKind = iota
	// Write gives the place another value.
	Write
	// Update gives it a value made from the old one: n += 1, d[k] = d.get(k) + 1.
	Update
	// Mutate changes the container at the place: append, pop, d[k] = v, del d[k].
	Mutate
	// Iterated reads a container element by element.
	Iterated
)

// Access is one use of a place.
type Access struct {
	Place Place
	Kind  AccessKind
	Func  *Func
	Expr  facts.ID
	Stmt  facts.ID
	Span  text.Span
	Held  *Held
	// Turn is how many awaits come before it in the function.
	Turn int
	// Check is the index of the access, in a test around this write, of the same place; -1 when there is none.
	Check int
	// Calls says that the new value is made by a call.
	Calls bool
	// Method is the method that mutates: "append".
	Method string
	Loops  int
	// Receiver is how the code names the object whose attribute it is: "self".
	Receiver string
}

// accesses is the answer to askAccesses.
type accesses struct{ list []Access }

func (a *accesses) same(other any) bool { return a == other.(*accesses) }

// Accesses are the uses of places that others may reach, in the order of the function's text.
func (p *Program) Accesses(f *Func) []Access {
	return p.memo.ask(question{askAccesses, f, ""}).(*accesses).list
}

func (p *Program) accessesOf(f *Func) any {
	p.needBody(f)
	w := &walker{p: p, f: f, link: &Link{}, access: &accessWalk{}, stmt: facts.None, held: p.heldByWrappers(f)}
	w.block(f.IR.Body)
	return &accesses{w.access.list}
}

// accessWalk is what the walker keeps while it notes accesses.
type accessWalk struct {
	list []Access
	turn int
	// tested are the accesses of the latest condition.
	tested [2]int
}

// check is a condition and what follows when it holds.
type check struct{ from, to, body int }

func (w *walker) condition(id facts.ID) {
	if w.access == nil {
		w.expr(id)
		w.tested(id)
		return
	}
	from := len(w.access.list)
	w.expr(id)
	w.access.tested = [2]int{from, len(w.access.list)}
}

func (w *walker) beginCheck() check {
	if w.access == nil {
		return check{}
	}
	return check{w.access.tested[0], w.access.tested[1], len(w.access.list)}
}

// endCheck ties the writes of the body to the tests of the same place.
func (w *walker) endCheck(c check) {
	if w.access == nil {
		return
	}
	list := w.access.list
	for i := c.body; i < len(list); i++ {
		if list[i].Kind == Read || list[i].Check >= 0 {
			continue
		}
		for t := c.from; t < c.to; t++ {
			if list[t].Place.Container() == list[i].Place.Container() {
				list[i].Check = t
				break
			}
		}
	}
}

func (w *walker) paused() {
	if w.access != nil {
		w.access.turn++
	}
}

// note adds an access of the place that the expression names, when others may reach it.
func (w *walker) note(id facts.ID, kind AccessKind) *Access {
	if w.access == nil {
		return nil
	}
	place := w.p.PlaceOf(w.f, id)
	if w.f.Expr(id).Kind == facts.Name && kind != Read && kind != Iterated && kind != Mutate {
		// What a name that stood for another place is bound to now does not lie at that place.
		place = w.p.ownPlace(w.f, id)
	}
	if place.Kind == NoPlace || place.Kind == LocalPlace && !w.shared(place) {
		return nil
	}
	e := w.f.Expr(id)
	w.access.list = append(w.access.list, Access{Place: place, Kind: kind, Func: w.f, Expr: id, Stmt: w.stmt, Held: w.held,
		Span: text.Span{Start: int(e.Start), End: int(e.End)}, Turn: w.access.turn, Check: -1, Loops: w.loops, Receiver: w.receiver(id)})
	return &w.access.list[len(w.access.list)-1]
}

func (w *walker) receiver(id facts.ID) string {
	if object := w.f.receiverOf(id); object != facts.None {
		return w.f.Text(object)
	}
	return ""
}

// shared reports whether an inner function uses the local variable too, or the function has it handed over.
func (w *walker) shared(place Place) bool {
	if !w.f.inside(place.Func) {
		return true
	}
	vars := w.f.Unit.Facts.Vars
	return slices.ContainsFunc(vars, func(v facts.Var) bool {
		return v.Captured && v.Name == place.Name && w.f.Unit.Funcs[v.Func] == place.Func
	})
}

func (w *walker) read(id facts.ID) { w.note(id, Read) }

// store walks a target and notes the write.
func (w *walker) store(id facts.ID) {
	if id == facts.None {
		return
	}
	e := w.f.Expr(id)
	switch e.Kind {
	case facts.Name:
		w.note(id, Write)
	case facts.Attr:
		w.expr(e.A)
		w.note(id, Write)
	case facts.Subscript:
		w.within(e)
		w.special(id, e.A, "__setitem__")
		w.note(id, Mutate)
	case facts.Star:
		w.store(e.A)
	default:
		for _, item := range w.f.Items(e.List) {
			w.store(item)
		}
	}
}

// within walks what a subscript target evaluates, without taking the container for read.
func (w *walker) within(e *facts.Expr) {
	if k := w.f.Expr(e.A); k.Kind == facts.Attr {
		w.expr(k.A)
	} else if k.Kind != facts.Name {
		w.expr(e.A)
	}
	for _, item := range w.f.Items(e.List) {
		w.expr(item)
	}
}

// targets notes the writes of an assignment; one whose value is made from the place's old one is an update.
func (w *walker) targets(s *facts.Stmt) {
	if w.access == nil {
		for _, t := range w.f.Items(s.Targets) {
			w.store(t)
		}
		return
	}
	if s.E == facts.None {
		return
	}
	for _, t := range w.f.Items(s.Targets) {
		from := len(w.access.list)
		w.store(t)
		for i := from; i < len(w.access.list); i++ {
			a := &w.access.list[i]
			switch worked := w.workedOut(s.E); {
			case a.Kind == Read:
			case w.readIn(s, a.Place) && !w.f.readsOtherKeys(t, s.E):
				a.Kind, a.Calls = Update, w.calls(s.E)
			case worked != facts.None && w.readBefore(worked, a.Place) && !w.f.readsOtherKeys(t, worked):
				a.Kind, a.Calls = Update, true
			}
		}
	}
}

// workedOut is the arithmetic whose result a local variable keeps, when the value is such a variable; None otherwise.
func (w *walker) workedOut(value facts.ID) facts.ID {
	e := w.f.Expr(value)
	if e.Kind != facts.Name {
		return facts.None
	}
	scope, kept := w.f.onlyValue(e)
	if kept == facts.None || scope != w.f || w.f.Expr(kept).Kind != facts.Bin {
		return facts.None
	}
	return kept
}

// readBefore reports whether an expression of a statement before reads the place.
func (w *walker) readBefore(id facts.ID, place Place) bool {
	return slices.ContainsFunc(w.access.list, func(a Access) bool {
		return a.Kind == Read && a.Place.Container() == place.Container() && w.inside(id, a.Span) && !w.fallsBack(id, a.Span)
	})
}

// readIn reports whether the value of the assignment reads the place.
func (w *walker) readIn(s *facts.Stmt, place Place) bool {
	for i := len(w.access.list) - 1; i >= 0; i-- {
		a := &w.access.list[i]
		if a.Stmt != w.stmt {
			return false
		}
		if a.Kind == Read && a.Place.Container() == place.Container() && w.inside(s.E, a.Span) && !w.fallsBack(s.E, a.Span) {
			return true
		}
	}
	return false
}

// fallsBack reports whether what lies there is only what a look-up gives when it finds nothing, as in environ.get(name, old): the
// new value is not made from it.
func (w *walker) fallsBack(id facts.ID, span text.Span) (found bool) {
	w.f.Walk(id, func(id facts.ID) {
		e := w.f.Expr(id)
		if e.Kind != facts.Call || e.List.Len() < 2 {
			return
		}
		switch w.f.Expr(e.A).Name {
		case "get", "getenv", "getattr":
			args := w.f.Items(e.List)
			last := w.f.Expr(args[len(args)-1])
			found = found || int(last.Start) == span.Start && int(last.End) == span.End
		}
	})
	return found
}

func (w *walker) inside(id facts.ID, span text.Span) bool {
	e := w.f.Expr(id)
	return int(e.Start) <= span.Start && span.End <= int(e.End)
}

// calls reports whether the value contains a call.
func (w *walker) calls(id facts.ID) bool {
	found := false
	w.f.Walk(id, func(id facts.ID) { found = found || w.f.Expr(id).Kind == facts.Call })
	return found
}

func (w *walker) augmented(s *facts.Stmt) {
	t := w.f.Items(s.Targets)[0]
	e := w.f.Expr(t)
	switch e.Kind {
	case facts.Attr:
		w.expr(e.A)
	case facts.Subscript:
		w.within(e)
		w.special(t, e.A, "__getitem__")
		w.special(t, e.A, "__setitem__")
	}
	if a := w.note(t, Update); a != nil {
		a.Calls = w.calls(s.E)
	}
}

func (w *walker) deleted(s *facts.Stmt) {
	for _, t := range w.f.Items(s.Targets) {
		e := w.f.Expr(t)
		switch e.Kind {
		case facts.Attr:
			w.expr(e.A)
		case facts.Subscript:
			w.within(e)
			w.special(t, e.A, "__delitem__")
		}
		if a := w.note(t, Mutate); a != nil {
			a.Method = "del"
		}
	}
}

// mutation notes a call of a method that changes its container.
func (w *walker) mutation(v Value, object, _ facts.ID) {
	if v.Kind != ExternalMethod || object == facts.None {
		return
	}
	name := method(v.Name)
	class := w.p.containerOf(v.elemValue().Name)
	if !slices.Contains(class, name) {
		return
	}
	if a := w.note(object, Mutate); a != nil {
		a.Method = name
	}
}

// containerOf are the methods that change a container of the outside class.
func (p *Program) containerOf(name string) []string {
	c := p.Table.Class(name)
	if c == nil {
		return nil
	}
	if c.Container {
		return c.Mutators
	}
	for _, b := range c.Bases {
		if m := p.containerOf(b); m != nil {
			return m
		}
	}
	return nil
}

// iterates notes that a loop goes through a container, when it is not a copy that it goes through.
func (w *walker) iterates(s *facts.Stmt) {
	if w.access == nil {
		return
	}
	id := s.E
	if e := w.f.Expr(id); e.Kind == facts.Call && e.List.Len() == 0 {
		if callee := w.f.Expr(e.A); callee.Kind == facts.Attr && (callee.Name == "items" || callee.Name == "values" || callee.Name == "keys") {
			id = callee.A
		}
	}
	w.note(id, Iterated)
}
