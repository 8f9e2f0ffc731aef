package facts

import (
	"slices"
	"sync"

	"github.com/parahint/parahint/analysis/syntax"
)

// Of is the facts of a unit with its tree.
func Of(kind syntax.UnitKind, tree *syntax.Tree) *Unit {
	l := lowerers.Get().(*lowerer)
	l.tree, l.unit.Member = tree, kind == syntax.Member
	l.open(Func{Kind: TopLevel, Parent: None, Class: None, Returns: None, End: uint32(len(tree.Text))})
	body := l.statements(0)
	l.unit.Funcs[0].Body = body
	l.resolve()
	l.gather()
	l.comments()
	unit := l.unit.fitted()
	l.reset()
	lowerers.Put(l)
	return unit
}

// lowerers are used again: the lists of most units grow to the same lengths.
var lowerers = sync.Pool{New: func() any { return &lowerer{unit: &Unit{}} }}

// fitted is a copy without the room that the lists grew into and did not need: facts live long.
func (u *Unit) fitted() *Unit {
	return &Unit{Member: u.Member, Exprs: fitted(u.Exprs), Stmts: fitted(u.Stmts), IDs: fitted(u.IDs), Funcs: fitted(u.Funcs),
		Classes: u.Classes, Vars: fitted(u.Vars), Attrs: fitted(u.Attrs), Comments: u.Comments}
}

func fitted[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return slices.Clone(list)
}

// reset makes the lowerer ready for another unit.
func (l *lowerer) reset() {
	u := l.unit
	*u = Unit{Exprs: emptied(u.Exprs), Stmts: emptied(u.Stmts), IDs: emptied(u.IDs), Funcs: emptied(u.Funcs), Vars: emptied(u.Vars),
		Attrs: emptied(u.Attrs)}
	for i := range l.scopes {
		l.scopes[i].forget()
	}
	*l = lowerer{unit: u, scopes: l.scopes[:0], names: emptied(l.names), binds: emptied(l.binds),
		elements: emptied(l.elements), outer: emptied(l.outer), types: emptied(l.types)}
}

// emptied is the list without its entries, which are let go.
func emptied[T any](list []T) []T {
	clear(list)
	return list[:0]
}

// lowerer turns the tree of one unit into its facts. Names are resolved when all bindings are known.
type lowerer struct {
	tree *syntax.Tree
	unit *Unit
	// fn is the function whose code is being lowered.
	fn ID
	// scopes are the names of each function.
	scopes []scope
	// names are the name expressions, with the function that each stands in.
	names []use
	// binds are the bindings of variables, by variable, until they are gathered.
	binds []varBind
	// elements are values added to a container that has a name, until that name is resolved.
	elements []elementOf
	// outer are the bindings of nonlocal names that the functions around have not bound yet.
	outer []outerBind
	// types are the type parameters of the unit, an inner one after those around it.
	types []typeParameter
	// conditions, tries, handlers and typing count what the statement lies in.
	conditions, tries, handlers, typing int
}

type scope struct {
	vars   map[string]int32
	global map[string]bool
	outer  map[string]bool
}

// forget makes the scope ready for another function. A large map is not kept: to clear it takes as long as it ever was.
func (s *scope) forget() {
	const large = 64
	vars := s.vars
	if len(vars) > large {
		vars = nil
	}
	clear(vars)
	*s = scope{vars: vars}
}

type use struct {
	expr ID
	fn   ID
}

type elementOf struct {
	container ID
	fn        ID
	bind      Bind
}

type varBind struct {
	v    int32
	bind Bind
}

type outerBind struct {
	name string
	bind Bind
}

func (l *lowerer) open(f Func) ID {
	id := ID(len(l.unit.Funcs))
	l.unit.Funcs = append(l.unit.Funcs, f)
	l.scopes = slices.Grow(l.scopes, 1)[:id+1]
	return id
}

// within lowers something as part of the function and comes back.
func (l *lowerer) within(fn ID, lower func()) {
	outer := l.fn
	conditions, tries, handlers, typing := l.conditions, l.tries, l.handlers, l.typing
	l.fn, l.conditions, l.tries, l.handlers = fn, 0, 0, 0
	lower()
	l.fn, l.conditions, l.tries, l.handlers, l.typing = outer, conditions, tries, handlers, typing
}

func (l *lowerer) expr(e Expr) ID {
	l.unit.Exprs = append(l.unit.Exprs, e)
	return ID(len(l.unit.Exprs) - 1)
}

func (l *lowerer) stmt(s Stmt) ID {
	l.unit.Stmts = append(l.unit.Stmts, s)
	return ID(len(l.unit.Stmts) - 1)
}

func (l *lowerer) list(ids []ID) List {
	if len(ids) == 0 {
		return List{}
	}
	from := len(l.unit.IDs)
	l.unit.IDs = append(l.unit.IDs, ids...)
	return List{int32(from), int32(len(l.unit.IDs))}
}

// variable is the variable of the name in the function, made when it is new.
func (l *lowerer) variable(fn ID, name string) int32 {
	s := &l.scopes[fn]
	if v, ok := s.vars[name]; ok {
		return v
	}
	if s.vars == nil {
		s.vars = map[string]int32{}
	}
	v := int32(len(l.unit.Vars))
	l.unit.Vars = append(l.unit.Vars, Var{Func: fn, Name: name})
	s.vars[name] = v
	return v
}

// scopeOf is the function whose scope a binding of the name in fn goes to.
func (l *lowerer) scopeOf(fn ID, name string) ID {
	s := &l.scopes[fn]
	if s.global[name] {
		return 0
	}
	if s.outer[name] {
		for f := l.unit.Funcs[fn].Parent; f > 0; f = l.unit.Funcs[f].Parent {
			if _, ok := l.scopes[f].vars[name]; ok && l.unit.Funcs[f].Kind != ClassBody {
				return f
			}
		}
	}
	return fn
}

// bind adds a binding of the name in the function being lowered.
func (l *lowerer) bind(name string, b Bind) {
	scope := l.scopeOf(l.fn, name)
	if scope == l.fn && l.scopes[scope].outer[name] {
		l.outer = append(l.outer, outerBind{name, l.placed(b)})
		return
	}
	l.bindIn(scope, name, b)
}

func (l *lowerer) bindIn(fn ID, name string, b Bind) {
	l.binds = append(l.binds, varBind{l.variable(fn, name), l.placed(b)})
}

func (l *lowerer) placed(b Bind) Bind {
	b.Func = l.fn
	b.Conditional = l.conditions+l.tries+l.handlers > 0
	b.InTry, b.InHandler, b.TypeChecking = l.tries > 0, l.handlers > 0, l.typing > 0
	return b
}

// resolve gives each name expression its variable.
func (l *lowerer) resolve() {
	for _, o := range l.outer {
		v := l.variable(l.scopeOf(o.bind.Func, o.name), o.name)
		l.binds = append(l.binds, varBind{v, o.bind})
	}
	for _, u := range l.names {
		e := &l.unit.Exprs[u.expr]
		e.Var = l.hidden(e, l.lookup(u.fn, e.Name))
	}
	for _, added := range l.elements {
		e := l.unit.Expr(added.container)
		v := e.Var
		if v < 0 {
			v = l.variable(0, e.Name)
		}
		l.binds = append(l.binds, varBind{v, added.bind})
	}
}

func (l *lowerer) lookup(fn ID, name string) int32 {
	unresolved := Free
	for f := fn; f != None; f = l.unit.Funcs[f].Parent {
		kind := l.unit.Funcs[f].Kind
		inClass := kind == ClassBody || kind == TopLevel && l.unit.Member
		if f == fn && inClass {
			unresolved = FreeInClass
		}
		if l.scopes[f].global[name] {
			return Free
		}
		if f == 0 || inClass && f != fn {
			continue
		}
		v, ok := l.scopes[f].vars[name]
		if !ok || l.scopes[f].outer[name] {
			continue
		}
		if f != fn {
			l.unit.Vars[v].Captured = true
		}
		return v
	}
	return unresolved
}

// gather puts the bindings of each variable together, in the order of the text.
func (l *lowerer) gather() {
	slices.SortStableFunc(l.binds, func(a, b varBind) int { return int(a.v) - int(b.v) })
	all := make([]Bind, len(l.binds))
	for i, b := range l.binds {
		all[i] = b.bind
	}
	for from := 0; from < len(l.binds); {
		to := from
		for to < len(l.binds) && l.binds[to].v == l.binds[from].v {
			to++
		}
		l.unit.Vars[l.binds[from].v].Binds = all[from:to:to]
		from = to
	}
}
