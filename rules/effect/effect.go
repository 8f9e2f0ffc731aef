// Package effect works out what a piece of code does to what others can see, with all that it calls: whether two pieces
// can run side by side, or one of them several times at once.
package effect

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
)

// Effects is what a piece of code does beyond its own objects, with all that it calls.
type Effects struct {
	reads, writes map[program.Place]bool
	// Waits says that it waits for something that could be waited for beside others.
	Waits bool
	// Shows is a call whose order shows, such as a print; nil when there is none.
	Shows *program.Site
	// Writes is where it first changes what others can see; nil when it does not.
	Writes *program.Site
	// Unknown is the first code of which it is not known what it does; nil when all is known.
	Unknown *program.Site
}

// Apart reports whether neither writes what the other uses.
func (d *Effects) Apart(o *Effects) bool { return !d.disturbs(o) && !o.disturbs(d) }

func (d *Effects) disturbs(o *Effects) bool {
	for place := range d.writes {
		if o.reads[place] || o.writes[place] {
			return true
		}
	}
	return false
}

// Repeats reports whether it can run several times at once.
func (d *Effects) Repeats() bool { return len(d.writes) == 0 }

// Of is what the code of the function between the two offsets does; false when something in it is not known.
func Of(p *program.Program, f *program.Func, from, to uint32) (*Effects, bool) {
	x := &prover{p: p, seen: map[*program.Func]bool{f: true}, does: &Effects{reads: map[program.Place]bool{}, writes: map[program.Place]bool{}}}
	return x.does, x.code(f, from, to)
}

// prover follows code through the functions of the project, down to calls that are known.
type prover struct {
	p    *program.Program
	seen map[*program.Func]bool
	does *Effects
}

// mostFollowed is how many functions are followed for one await.
const mostFollowed = 30

func (x *prover) function(f *program.Func) bool {
	if x.seen[f] {
		return true
	}
	if len(x.seen) >= mostFollowed {
		return false
	}
	x.seen[f] = true
	x.p.Rests(f.NameSite())
	link := x.p.Link(f)
	if f.IR.Generator || link.Odd || len(link.Acquires) > 0 {
		return false
	}
	return x.code(f, f.IR.Start, f.IR.End)
}

func (x *prover) code(f *program.Func, from, to uint32) bool {
	within := func(start, end int) bool { return start >= int(from) && end <= int(to) }
	for _, a := range x.p.Accesses(f) {
		if within(a.Span.Start, a.Span.End) {
			x.access(f, a)
		}
	}
	ok := true
	f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
		if within(int(s.Start), int(s.End)) {
			if ok = ok && x.statement(f, s); !ok {
				first(&x.does.Unknown, program.Site{Unit: f.Unit, Span: text.Span{Start: int(s.Start), End: int(s.End)}})
			}
		}
	})
	link := x.p.Link(f)
	for i := range link.Calls {
		if c := &link.Calls[i]; ok && within(c.Span.Start, c.Span.End) {
			if shows(c.Name) {
				first(&x.does.Shows, f.CallSite(c))
			}
			if ok = x.call(f, c) && x.started(f, link, i); !ok {
				first(&x.does.Unknown, f.CallSite(c))
			}
		}
	}
	return ok
}

// first keeps the first place that is noted.
func first(kept **program.Site, at program.Site) {
	if *kept == nil {
		*kept = &at
	}
}

// access notes what others may use too. An object that is being made is nobody else's yet.
func (x *prover) access(f *program.Func, a program.Access) {
	if a.Place.Kind == program.LocalPlace && x.seen[a.Place.Func] {
		return
	}
	if a.Receiver == "self" && f.Class != nil && (f.IR.Name == "__init__" || f.IR.Name == "__post_init__") {
		return
	}
	if a.Kind == program.Read || a.Kind == program.Iterated {
		x.does.reads[a.Place.Container()] = true
	} else {
		x.does.writes[a.Place.Container()] = true
		first(&x.does.Writes, program.Site{Unit: f.Unit, Span: a.Span})
	}
}

// statement reports whether what the statement assigns to is known, and what it enters.
func (x *prover) statement(f *program.Func, s *facts.Stmt) bool {
	switch s.Kind {
	case facts.Handler, facts.Def, facts.ClassDef, facts.Import, facts.Case:
		return true
	case facts.With:
		for _, item := range f.Items(s.Targets) {
			if !x.own(f, f.Expr(item).A, 0) {
				return false
			}
		}
		return true
	}
	return !slices.ContainsFunc(f.Items(s.Targets), func(t facts.ID) bool { return !x.target(f, t) })
}

func (x *prover) target(f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	switch e.Kind {
	case facts.Name:
		return true
	case facts.Tuple, facts.ListOf:
		return !slices.ContainsFunc(f.Items(e.List), func(t facts.ID) bool { return !x.target(f, t) })
	case facts.Star:
		return x.target(f, e.A)
	case facts.Attr, facts.Subscript:
		return x.noted(f, id) || x.own(f, e.A, 0)
	}
	return false
}

// noted reports whether the place is one of those whose accesses are known.
func (x *prover) noted(f *program.Func, id facts.ID) bool {
	k := x.p.PlaceOf(f, id).Kind
	return k == program.AttrPlace || k == program.GlobalPlace
}

// call reports whether it is known what the call does.
func (x *prover) call(f *program.Func, c *program.Call) bool {
	switch {
	case len(c.Targets) > 0:
		return !slices.ContainsFunc(c.Targets, func(t *program.Func) bool { return !x.function(t) })
	case c.Kind == program.Enter || c.Kind == program.Leave:
		enter := x.p.Table.Method(c.Name, "__aenter__")
		x.does.Waits = x.does.Waits || c.Awaited && enter != nil && enter.Suspends
		return true
	case c.Kind != program.Plain:
		return c.Object != facts.None && x.own(f, c.Object, 0)
	case isRead(f, c):
		x.does.Waits = x.does.Waits || c.Awaited && c.Known != nil && c.Known.Suspends || c.Name == "asyncio.sleep"
		return true
	case c.Receiver.Kind == program.ClassValue, c.Stmt != facts.None && f.Stmt(c.Stmt).Kind == facts.Raise:
		return true
	case harmless(c.Name) && x.p.Tier(f, c) == knowledge.NonBlocking:
		return !x.mutates(c) || x.noted(f, c.Object) || x.own(f, c.Object, 0)
	case x.p.Table.Class(c.Name) != nil && x.p.Tier(f, c) == knowledge.NonBlocking:
		return true
	}
	return c.Object != facts.None && x.own(f, c.Object, 0)
}

// started reports whether what the call starts in a thread is known; it is waited for beside others.
func (x *prover) started(f *program.Func, link *program.Link, call int) bool {
	for i := range link.Starts {
		s := &link.Starts[i]
		if s.Call != call {
			continue
		}
		if len(s.Targets) == 0 && !reading(s.Value.Name) {
			return false
		}
		if slices.ContainsFunc(s.Targets, func(t *program.Func) bool { return !x.function(t) }) {
			return false
		}
		x.does.Waits = x.does.Waits || s.Run.Context == knowledge.ThreadContext
	}
	return true
}

func (x *prover) mutates(c *program.Call) bool {
	class, method := split(c.Name)
	k := x.p.Table.Class(class)
	return k != nil && k.Container && slices.Contains(k.Mutators, method)
}

// mostSteps is how far the making of an object is followed.
const mostSteps = 12

// own reports whether the object was made by the code itself, or came to it in answer to a read: no one else has it.
func (x *prover) own(f *program.Func, id facts.ID, depth int) bool {
	if id == facts.None || depth > mostSteps {
		return false
	}
	e := f.Expr(id)
	all := func(ids ...facts.ID) bool {
		return !slices.ContainsFunc(ids, func(id facts.ID) bool { return !x.own(f, id, depth+1) })
	}
	switch e.Kind {
	case facts.Const, facts.FString, facts.ListOf, facts.DictOf, facts.SetOf, facts.Tuple, facts.Comp, facts.Compare, facts.Bin:
		return true
	case facts.Attr, facts.Subscript, facts.Await:
		return all(e.A)
	case facts.Or, facts.And:
		return all(e.A, e.B)
	case facts.IfExp:
		return all(e.B, e.C)
	case facts.Name:
		return e.Var >= 0 && x.ownName(f, e.Var, depth)
	case facts.Call:
		return x.makes(f, e, depth)
	}
	return false
}

func (x *prover) ownName(f *program.Func, v int32, depth int) bool {
	variable := &f.Unit.Facts.Vars[v]
	owner := f.Unit.Funcs[variable.Func]
	if !x.seen[owner] {
		return false
	}
	if variable.Param {
		return slices.ContainsFunc(owner.IR.Params, func(q facts.Param) bool {
			return q.Var == v && (q.Kind == facts.VarArgs || q.Kind == facts.KwArgs)
		})
	}
	for i := range variable.Binds {
		b := &variable.Binds[i]
		switch b.Kind {
		case facts.BindElement, facts.BindAugmented, facts.BindCaught, facts.BindAnnotation:
		case facts.BindValue, facts.BindIterate, facts.BindEnter:
			if !x.own(f.Unit.Funcs[b.Func], b.Value, depth+1) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// makes reports whether the call gives a new object, or one of an object that is the code's own.
func (x *prover) makes(f *program.Func, e *facts.Expr, depth int) bool {
	callee := x.p.Eval(f, e.A)
	switch callee.Kind {
	case program.ClassValue:
		return true
	case program.External, program.ExternalMethod:
		if reading(callee.Name) || harmless(callee.Name) || x.p.Table.Class(callee.Name) != nil {
			return true
		}
	}
	object := f.Expr(e.A)
	return object.Kind == facts.Attr && x.own(f, object.A, depth+1)
}
