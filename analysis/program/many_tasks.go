package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// TaskUse is an access in a coroutine that several tasks run at once, with the start of those tasks.
type TaskUse struct {
	Shares
	By    *Func
	Start *Start
	// One says that all the tasks have the same object at the place.
	One bool
}

// taskFunc is a function that several tasks run; self says that they run it on the same object as the code that starts
// them.
type taskFunc struct {
	f    *Func
	self bool
}

type taskStart struct {
	by    *Func
	start *Start
}

// TaskUses are the accesses of places that the same code uses in several tasks of one loop, by function.
func (p *Program) TaskUses() [][]TaskUse {
	starts, order := p.manyTasks()
	var all [][]TaskUse
	for _, t := range order {
		if !t.f.Async() {
			continue
		}
		var list []TaskUse
		for _, a := range p.Accesses(t.f) {
			use := TaskUse{Shares: p.shares(a), By: starts[t].by, Start: starts[t].start}
			use.One = p.oneForTasks(&use, t.self)
			list = append(list, use)
		}
		if len(list) > 0 {
			all = append(all, list)
		}
	}
	return all
}

// oneForTasks reports whether all the tasks have the same object at the place: a global, or an attribute of the self that
// they are started with.
func (p *Program) oneForTasks(a *TaskUse, self bool) bool {
	switch a.Place.Kind {
	case GlobalPlace:
		return !p.isConfined(a.Place.Container())
	case AttrPlace:
		return self && a.Receiver == "self" && !p.isConfined(a.Place.Container()) && !p.constructs(a.Func.Enclosing(), 0)
	case LocalPlace:
		return a.Func != a.Place.Func && a.By.inside(a.Place.Func)
	}
	return false
}

// manyTasks are the functions that several tasks run at once, each with its start, in the order of discovery.
func (p *Program) manyTasks() (map[taskFunc]taskStart, []taskFunc) {
	starts := map[taskFunc]taskStart{}
	var queue []taskFunc
	add := func(t taskFunc, s taskStart) {
		if _, ok := starts[t]; !ok && !t.f.gone && !t.f.Unit.stub {
			starts[t] = s
			queue = append(queue, t)
		}
	}
	for _, f := range p.starters() {
		for i := range f.link.Starts {
			s := &f.link.Starts[i]
			if s.Run.Context != knowledge.Loop || !p.atOnce(f, s) {
				continue
			}
			for _, t := range s.Targets {
				add(taskFunc{t, p.onOne(f, s)}, taskStart{f, s})
			}
		}
	}
	for next := 0; next < len(queue); next++ {
		t := queue[next]
		calls := p.Link(t.f).Calls
		for i := range calls {
			c := &calls[i]
			if len(c.Targets) == 1 && c.runs(c.Targets[0]) {
				self := t.self && c.Object != facts.None && t.f.Text(c.Object) == "self"
				add(taskFunc{c.Targets[0], self}, starts[t])
			}
		}
	}
	return starts, queue
}

// atOnce reports whether the start makes several tasks that run at the same time: a loop that does not wait for each, or
// a call that runs all that it is given.
func (p *Program) atOnce(f *Func, s *Start) bool {
	if s.Run.Many && !s.Run.TakesCoroutine {
		return true
	}
	if s.Call < 0 || s.Call >= len(f.link.Calls) {
		return false
	}
	c := &f.link.Calls[s.Call]
	if c.Known != nil && c.Known.Waits == knowledge.EventLoop {
		return false
	}
	if s.Run.Variadic || s.Run.Iterable {
		return s.Loops > 0 || p.twice(f, s) || slices.ContainsFunc(coroutines(f, s.Callable), func(c made) bool { return c.loop })
	}
	return s.Loops > 0 && !c.Awaited && !p.awaitedLater(f, c)
}

// twice reports whether the same call starts the same function a second time.
func (p *Program) twice(f *Func, s *Start) bool {
	for i := range f.link.Starts {
		other := &f.link.Starts[i]
		if other != s && other.Call == s.Call && len(other.Targets) > 0 && slices.Equal(other.Targets, s.Targets) {
			return true
		}
	}
	return false
}

// awaitedLater reports whether the loop that starts the task also awaits it, in a variable.
func (p *Program) awaitedLater(f *Func, c *Call) bool {
	if c.Stmt == facts.None || c.Expr == facts.None {
		return true
	}
	d := p.Destination(f, c.Stmt, c.Expr)
	if d.Fate == AwaitedFate || d.Fate == Returned {
		return true
	}
	if d.Fate != Stored || d.Target < 0 || d.Place.Elements {
		return false
	}
	link := p.Link(f)
	for i := range link.Pauses {
		if e := f.Expr(link.Pauses[i].Expr); e.Kind == facts.Name && e.Var == d.Target {
			return true
		}
	}
	return false
}

// made is an expression that makes a coroutine, in its function; loop says that it is made again and again.
type made struct {
	f    *Func
	id   facts.ID
	loop bool
}

// coroutines are the expressions behind what is started: the callable itself, or those that make the elements of an
// iterable, of a comprehension or of a list in a variable.
func coroutines(f *Func, id facts.ID) []made {
	if id == facts.None {
		return nil
	}
	e := f.Expr(id)
	var all []made
	switch {
	case e.Kind == facts.Comp:
		inner := f.Unit.Funcs[e.Func]
		inner.Stmts(func(s *facts.Stmt) {
			if s.Kind == facts.Element {
				all = append(all, made{inner, s.E, true})
			}
		})
	case e.Kind == facts.Name && e.Var >= 0:
		for _, b := range f.Unit.Facts.Vars[e.Var].Binds {
			in := f.Unit.Funcs[b.Func]
			switch {
			case b.Kind == facts.BindElement && b.Value != facts.None:
				all = append(all, made{in, b.Value, b.Conditional})
			case b.Kind == facts.BindValue && b.Value != facts.None && in.Expr(b.Value).Kind == facts.Comp:
				all = append(all, coroutines(in, b.Value)...)
			}
		}
	default:
		all = append(all, made{f, id, false})
	}
	return all
}

// object is the expression of the object whose method makes the coroutine; None where there is none.
func (c made) object() facts.ID {
	e := c.f.Expr(c.id)
	if e.Kind == facts.Call {
		e = c.f.Expr(e.A)
	}
	if e.Kind != facts.Attr {
		return facts.None
	}
	return e.A
}

// onOne reports whether all that the call starts, with this start, are methods of one object: of self, or of what a variable holds
// that is given its value once, outside of what repeats.
func (p *Program) onOne(f *Func, s *Start) bool {
	name := ""
	for i := range f.link.Starts {
		other := &f.link.Starts[i]
		if other.Call != s.Call || !slices.Equal(other.Targets, s.Targets) {
			continue
		}
		for _, c := range coroutines(f, other.Callable) {
			object := c.object()
			if object == facts.None || name != "" && c.f.Text(object) != name || !p.heldOnce(f, c.f, object) {
				return false
			}
			name = c.f.Text(object)
		}
	}
	return name != ""
}

// heldOnce reports whether the expression in a function that starts tasks, or in a comprehension in it, is self, a global, or a
// variable of that function with one value.
func (p *Program) heldOnce(starter, f *Func, object facts.ID) bool {
	e := f.Expr(object)
	switch {
	case e.Kind != facts.Name:
		return false
	case e.Var < 0:
		return p.PlaceOf(f, object).Kind == GlobalPlace
	case e.Name == "self":
		return true
	}
	v := &f.Unit.Facts.Vars[e.Var]
	owner := f.Unit.Funcs[v.Func]
	if owner.IR.Kind == facts.Comprehension || !starter.inside(owner) {
		return false
	}
	return v.Param && len(v.Binds) == 0 || len(v.Binds) == 1 && !v.Binds[0].Conditional && v.Binds[0].Kind != facts.BindIterate
}
