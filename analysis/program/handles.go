package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// Handle is an object that stands for something started: a thread, a process, a pool, an executor.
type Handle struct {
	Func *Func
	Call *Call
	// Class is what the tables say of its class, or of the outside base of its class.
	Class *knowledge.Class
	Value Value
	// To is what becomes of it.
	To Destination
}

// Handles are the objects of these kinds that the function makes.
func (p *Program) Handles(f *Func, kinds ...knowledge.HandleKind) []Handle {
	var all []Handle
	link := p.Link(f)
	for i := range link.Calls {
		c := &link.Calls[i]
		if c.Kind != Plain || c.Expr == facts.None {
			continue
		}
		if class, v := p.made(f, c); class != nil && slices.Contains(kinds, class.Handle) {
			all = append(all, Handle{f, c, class, v, p.Destination(f, c.Stmt, c.Expr)})
		}
	}
	return all
}

// made is the class of the object that a call of a class makes.
func (p *Program) made(f *Func, c *Call) (*knowledge.Class, Value) {
	switch {
	case c.Receiver.Kind == ClassValue:
		for _, base := range p.mro(c.Receiver.Class).externals {
			if class := p.handleClass(base); class != nil {
				return class, Value{Kind: Instance, Class: c.Receiver.Class}
			}
		}
	case c.Known != nil && p.mayMake(c.Known):
		if v := p.eval(f, c.Expr); v.Kind == ExternalInstance {
			if class := p.handleClass(v.Name); class != nil {
				return class, v
			}
		}
	}
	return nil, Value{}
}

// mayMake reports whether a call of the function may give an object that must be ended: what it gives is asked before the
// call is evaluated, for few do.
func (p *Program) mayMake(fn *knowledge.Function) bool {
	if fn.Future || fn.Awaitable {
		return false
	}
	switch fn.Returns {
	case "":
		return false
	case "T", "self", "call", "first argument":
		return true
	}
	return p.handleClass(fn.Returns) != nil
}

func (p *Program) handleClass(name string) *knowledge.Class {
	for _, c := range p.Table.Lineage(name) {
		if c.Handle != knowledge.NoHandle {
			return c
		}
	}
	return nil
}

// PlaceUse is one use of what lies at a place.
type PlaceUse struct {
	Func *Func
	Expr facts.ID
	To   Destination
}

// PlaceUses are the uses of what lies at the place, or among the elements there, in the code that can name it: the
// function around a local variable, the module of a global, the module of a class and its subclasses for an attribute.
func (p *Program) PlaceUses(place Place) []PlaceUse {
	var all []PlaceUse
	for _, f := range p.namers(place) {
		f.EachStmt(func(stmt facts.ID, s *facts.Stmt) {
			for _, root := range f.roots(s) {
				f.Walk(root, func(id facts.ID) {
					e := f.Expr(id)
					if e.Kind != facts.Name && e.Kind != facts.Attr {
						return
					}
					if p.PlaceOf(f, id).Container() == place.Container() || e.Kind == facts.Name && e.Var >= 0 && p.isOwn(f, e, place) {
						all = append(all, PlaceUse{f, id, p.Destination(f, stmt, id)})
					}
				})
			}
		})
	}
	return all
}

// isOwn reports whether the name is the local variable itself, whatever it is another name of.
func (p *Program) isOwn(f *Func, e *facts.Expr, place Place) bool {
	return place.Kind == LocalPlace && e.Name == place.Name && f.Unit.Funcs[f.Unit.Facts.Vars[e.Var].Func] == place.Func
}

// namers are the functions in which the place can be named.
func (p *Program) namers(place Place) []*Func {
	switch place.Kind {
	case LocalPlace:
		p.readBody(place.Func)
		var inner []*Func
		for _, f := range place.Func.Unit.Funcs {
			if f.inside(place.Func) {
				inner = append(inner, f)
			}
		}
		return inner
	case GlobalPlace:
		return p.mentioners(place.Module, place.Name)
	case AttrPlace:
		modules := []*Module{place.Class.Unit.Module}
		for _, c := range append(p.subclasses(place.Class), p.mro(place.Class).classes...) {
			if !c.gone && !slices.Contains(modules, c.Unit.Module) {
				modules = append(modules, c.Unit.Module)
			}
		}
		var all []*Func
		for _, m := range modules {
			all = append(all, p.mentioners(m, place.Name)...)
		}
		return all
	}
	return nil
}

func (p *Program) mentioners(m *Module, word string) []*Func {
	var all []*Func
	for _, u := range p.Mentions(m, word) {
		all = append(all, u.Funcs...)
	}
	return all
}

// Ending is how what lies at a place ends.
type Ending uint8

// The endings.
const (
	// NeverEnds: nothing that can name the place stops it.
	NeverEnds Ending = iota
	// Ends: one of its stopping methods is called.
	Ends
	// Leaves: it goes where the analysis does not follow.
	Leaves
)

// harmlessCalls only look at their argument.
var harmlessCalls = []string{"builtins.len", "builtins.print", "builtins.isinstance", "builtins.repr", "builtins.str", "builtins.bool",
	"builtins.id", "builtins.hasattr", "builtins.type"}

// Ending tells how the handle that lies at a place ends, with the methods that count as an end.
func (p *Program) Ending(place Place, stops []string) Ending {
	result := NeverEnds
	for _, u := range p.PlaceUses(place) {
		switch u.To.Fate {
		case Chained:
			if slices.Contains(stops, u.To.Method) || u.To.Method == "__exit__" {
				return Ends
			}
		case Entered:
			return Ends
		case Returned, AwaitedFate:
			result = Leaves
		case Passed:
			if callee := p.eval(u.Func, u.Func.Expr(u.To.Call).A); !slices.Contains(harmlessCalls, callee.Name) {
				result = Leaves
			}
		case Stored:
			if u.To.Place.Container() != place.Container() {
				result = Leaves
			}
		case Lost:
			if slices.Contains(stops, p.asked(u)) {
				return Ends // the method is handed on
			}
			if !p.isTarget(u) {
				result = Leaves
			}
		}
	}
	return result
}

// asked is the attribute that the use asks the object for; "" when it asks for none.
func (p *Program) asked(u PlaceUse) string {
	if u.To.Stmt == facts.None {
		return ""
	}
	for _, root := range u.Func.roots(u.Func.Stmt(u.To.Stmt)) {
		if path := u.Func.path(root, u.Expr); path != nil && u.Func.Expr(path[0]).Kind == facts.Attr {
			return u.Func.Expr(path[0]).Name
		}
	}
	return ""
}

// isTarget reports whether the use is the left side of an assignment, the iterable of a loop, or a look at an attribute.
func (p *Program) isTarget(u PlaceUse) bool {
	if u.To.Stmt == facts.None {
		return false
	}
	s := u.Func.Stmt(u.To.Stmt)
	if slices.Contains(u.Func.Items(s.Targets), u.Expr) {
		return true
	}
	if s.Kind == facts.For && s.E == u.Expr {
		return true
	}
	for _, root := range u.Func.roots(s) {
		if path := u.Func.path(root, u.Expr); path != nil {
			k := u.Func.Expr(path[0]).Kind
			return k == facts.Attr || k == facts.Subscript || k == facts.Comp
		}
	}
	return false
}
