package program

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/text"
)

// walker goes through a function in the order in which it runs and notes what it does.
type walker struct {
	p    *Program
	f    *Func
	link *Link
	// access, when it is set, takes what is read and written; see accesses.go.
	access *accessWalk
	held   *Held
	loops  int
	caught int
	main   bool
	stmt   facts.ID
}

// block walks the statements and reports whether the end is never reached.
func (w *walker) block(list facts.List) (ends bool) {
	for _, id := range w.f.Items(list) {
		if w.statement(id) {
			return true
		}
	}
	return false
}

func (w *walker) statement(id facts.ID) (ends bool) {
	outer := w.stmt
	w.stmt = id
	defer func() { w.stmt = outer }()
	s := w.f.Stmt(id)
	switch s.Kind {
	case facts.If:
		return w.ifStatement(s)
	case facts.While:
		return w.whileLoop(s)
	case facts.For:
		w.forLoop(s)
	case facts.With:
		return w.with(s)
	case facts.Try:
		return w.try(s)
	case facts.Match:
		return w.match(s)
	case facts.Return, facts.Raise:
		w.exprs(s)
		return true
	case facts.Break, facts.Continue:
		return true
	case facts.Def:
		w.exprs(s)
		w.decorations(w.f.Unit.Facts.Funcs[s.Index].Decorators)
	case facts.ClassDef:
		w.exprs(s)
		w.nested(w.f.Unit.Funcs[w.f.Unit.Facts.Classes[s.Index].Func], s.Start, s.End, false)
	case facts.Element:
		w.expr(s.E)
		w.expr(s.T)
	case facts.Assign, facts.AnnAssign:
		w.expr(s.E)
		w.targets(s)
	case facts.AugAssign:
		w.expr(s.E)
		w.augmented(s)
	case facts.Del:
		w.deleted(s)
	default:
		w.exprs(s)
	}
	return false
}

func (w *walker) exprs(s *facts.Stmt) {
	ownExprs(w.f.Unit.Facts, s, w.expr)
}

func (w *walker) ifStatement(s *facts.Stmt) bool {
	before := w.held
	w.condition(s.E)
	truth := w.p.truth(w.f, s.E)
	then, otherwise := w.held, before
	if w.f.Expr(s.E).Kind == facts.Not {
		then, otherwise = before, w.held
	}
	main := w.main
	check := w.beginCheck()
	w.held = then
	ends := true
	if truth != never {
		w.main = main || w.f.isMain(s.E)
		ends = w.block(s.Body)
		w.main = main
	}
	w.endCheck(check)
	after := w.held
	w.held = otherwise
	elseEnds := truth == always
	if truth != always {
		elseEnds = w.block(s.Else)
	}
	w.merge(after, ends)
	if elseEnds {
		w.held = after
	}
	return ends && elseEnds
}

// merge joins the locks held here with those of another way, unless that way ends.
func (w *walker) merge(other *Held, ends bool) {
	if !ends {
		w.held = both(w.held, other)
	}
}

// isMain recognises `__name__ == "__main__"`.
func (f *Func) isMain(test facts.ID) bool {
	e := f.Expr(test)
	if e.Kind != facts.Compare || e.Op != facts.Equal {
		return false
	}
	a, b := f.Expr(e.A), f.Expr(e.B)
	return a.Name == "__name__" && b.Name == "__main__" || b.Name == "__name__" && a.Name == "__main__"
}

func (w *walker) whileLoop(s *facts.Stmt) bool {
	w.loops++
	w.condition(s.E)
	before := w.held
	check := w.beginCheck()
	truth := w.p.truth(w.f, s.E)
	if truth != never {
		w.block(s.Body)
	}
	w.endCheck(check)
	w.loops--
	w.held = both(w.held, before)
	if truth == always && !w.breaks(s.Body) {
		return true
	}
	w.block(s.Else)
	return false
}

// breaks reports whether the loop with this body can be left by break.
func (w *walker) breaks(body facts.List) bool {
	found := false
	var look func(list facts.List)
	look = func(list facts.List) {
		for _, id := range w.f.Items(list) {
			s := w.f.Stmt(id)
			switch s.Kind {
			case facts.Break:
				found = true
			case facts.For, facts.While:
				look(s.Else)
				continue
			}
			look(s.Body)
			look(s.Handlers)
			look(s.Else)
			look(s.Final)
		}
	}
	look(body)
	return found
}

func (w *walker) forLoop(s *facts.Stmt) {
	// The first iterable of a comprehension is evaluated outside of it.
	if w.f.IR.Kind != facts.Comprehension || w.loops > 0 {
		w.expr(s.E)
	}
	if s.Async {
		w.pause(s.E, false)
	}
	w.iteration(s)
	w.iterates(s)
	w.loops++
	for _, t := range w.f.Items(s.Targets) {
		w.store(t)
	}
	before := w.held
	w.block(s.Body)
	w.loops--
	w.held = both(w.held, before)
	w.block(s.Else)
}

func (w *walker) with(s *facts.Stmt) bool {
	before := w.held
	var left []facts.ID
	for _, item := range w.f.Items(s.Targets) {
		e := w.f.Expr(item)
		w.expr(e.A)
		w.enter(s, e)
		if e.B != facts.None {
			w.store(e.B)
		}
		left = append(left, e.A)
	}
	ends := w.block(s.Body)
	w.held = before
	for i := len(left) - 1; i >= 0; i-- {
		w.leave(s, left[i])
	}
	return ends && !w.suppresses(s)
}

// suppresses reports whether a context manager may swallow an exception, so that the end is reached after a raise.
func (w *walker) suppresses(s *facts.Stmt) bool {
	for _, item := range w.f.Items(s.Targets) {
		call := w.f.Expr(w.f.Expr(item).A)
		if call.Kind == facts.Call && w.f.Expr(call.A).Name == "suppress" {
			return true
		}
	}
	return false
}

func (w *walker) try(s *facts.Stmt) bool {
	before := w.held
	handled := 0
	if s.Handlers.Len() > 0 {
		handled = 1
	}
	w.caught += handled
	ends := w.block(s.Body)
	w.caught -= handled
	if !ends {
		ends = w.block(s.Else)
	}
	after := w.held
	for _, h := range w.f.Items(s.Handlers) {
		handler := w.f.Stmt(h)
		w.held = both(before, after)
		if ends {
			w.held = before
		}
		w.expr(handler.E)
		if !w.block(handler.Body) {
			if ends {
				after = w.held
			} else {
				after = both(after, w.held)
			}
			ends = false
		}
	}
	w.held = after
	if s.Final.Len() > 0 {
		ends = w.block(s.Final) || ends
	}
	return ends
}

func (w *walker) match(s *facts.Stmt) bool {
	w.expr(s.E)
	before := w.held
	after := before
	for _, c := range w.f.Items(s.Handlers) {
		k := w.f.Stmt(c)
		w.held = before
		w.expr(k.T)
		if !w.block(k.Body) {
			after = both(after, w.held)
		}
	}
	w.held = after
	return false
}

// nested walks the code of a class body or comprehension as a call of it in place, or of a generator expression that is gone through
// later.
func (w *walker) nested(inner *Func, start, end uint32, later bool) {
	if w.access != nil {
		return
	}
	w.link.Calls = append(w.link.Calls, Call{Kind: Nested, Expr: facts.None, Object: facts.None, Targets: []*Func{inner},
		Span: text.Span{Start: int(start), End: int(end)}, Held: w.held, Loops: w.loops, Stmt: w.stmt, Main: w.main,
		Awaited: true, Caught: w.caught > 0, Later: later})
}

func (w *walker) pause(id facts.ID, yield bool) {
	w.paused()
	if w.access != nil {
		return
	}
	e := w.f.Expr(id)
	w.link.Pauses = append(w.link.Pauses, Pause{text.Span{Start: int(e.Start), End: int(e.End)}, id, w.held, yield, w.stmt})
}
