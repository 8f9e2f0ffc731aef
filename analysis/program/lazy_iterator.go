package program

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
)

// A generator expression runs where somebody goes through it, and so does what map() and filter() call: in the function that makes
// it only where it is seen to go through it there.

// lazyCalls are the builtins that run what they are given while somebody goes through what they return.
var lazyCalls = map[string]bool{"builtins.map": true, "builtins.filter": true}

// passingOn are the builtins that give the elements of an iterable on, one by one, when they are asked for them.
var passingOn = map[string]bool{
	"builtins.map": true, "builtins.filter": true, "builtins.zip": true, "builtins.enumerate": true, "builtins.iter": true, "tqdm.tqdm": true,
}

// collectors are, beside the consumers, the functions that go through what they are given before they return.
var collectors = map[string]bool{
	"builtins.any": true, "builtins.all": true, "builtins.dict": true, "builtins.next": true, "builtins.bytes": true,
	"builtins.bytearray": true, "collections.deque": true, "collections.Counter": true, "collections.OrderedDict": true,
	"functools.reduce": true, "math.fsum": true, "math.prod": true, "builtins.dict.fromkeys": true,
}

// collecting are the methods of builtin objects that do.
var collecting = map[string]bool{
	"join": true, "extend": true, "update": true, "union": true, "intersection": true, "difference": true, "difference_update": true,
	"intersection_update": true, "symmetric_difference": true, "symmetric_difference_update": true, "writelines": true,
}

// InCoroutine reports whether the code of the function runs as part of a coroutine: its own, or that of a comprehension in it, but
// not that of a generator expression which the coroutine only makes.
func (p *Program) InCoroutine(f *Func) bool {
	for ; f.IR.Kind == facts.Comprehension; f = f.Parent {
		calls := p.Link(f.Parent).Calls
		for i := range calls {
			if c := &calls[i]; c.Kind == Nested && c.Targets[0] == f && c.Later {
				return false
			}
		}
	}
	return f.Enclosing().Async()
}

// goesThrough reports whether the function itself goes through the iterator that an expression of the statement makes.
func (p *Program) goesThrough(f *Func, stmt, id facts.ID) bool {
	t := &through{p: p}
	return t.follows(f, stmt, id)
}

// through follows an iterator to who goes through it.
type through struct {
	p     *Program
	depth int
}

func (t *through) follows(f *Func, stmt, id facts.ID) bool {
	if stmt == facts.None || t.depth > 2*aliasDepth {
		return false
	}
	t.depth++
	defer func() { t.depth-- }()
	above := f.Above(stmt, id)
	if len(above) == 0 {
		return t.byStatement(f, f.Stmt(stmt), id)
	}
	switch e := f.Expr(above[0]); e.Kind {
	case facts.Star, facts.YieldFrom:
		return true
	case facts.Comp:
		return e.Op != facts.OfGenerator || t.follows(f, stmt, above[0])
	case facts.Compare:
		return e.B == id && (e.Op == facts.In || e.Op == facts.NotIn)
	case facts.IfExp, facts.And, facts.Or:
		return t.follows(f, stmt, above[0])
	case facts.Walrus:
		return t.named(f, e.A) || t.follows(f, stmt, above[0])
	case facts.Keyword:
		return len(above) > 1 && t.given(f, stmt, above[1], above[0])
	case facts.Call:
		return t.given(f, stmt, above[0], id)
	}
	return false
}

// byStatement reports whether a statement goes through the iterator that it evaluates, or gives it to a name that is gone through.
func (t *through) byStatement(f *Func, s *facts.Stmt, id facts.ID) bool {
	switch s.Kind {
	case facts.For:
		return s.E == id && !s.Async
	case facts.AugAssign:
		return true
	case facts.Assign, facts.AnnAssign:
		return slices.ContainsFunc(f.Items(s.Targets), func(target facts.ID) bool {
			k := f.Expr(target).Kind
			return k == facts.Tuple || k == facts.ListOf || t.named(f, target)
		})
	}
	return false
}

// named reports whether the function goes through what the local variable means.
func (t *through) named(f *Func, target facts.ID) bool {
	e := f.Expr(target)
	return e.Kind == facts.Name && t.variable(f, e.Var)
}

// variable reports whether the function, or a comprehension in it, goes through what the variable means.
func (t *through) variable(f *Func, variable int32) bool {
	return slices.ContainsFunc(f.Reads(variable), func(read facts.ID) bool {
		for _, in := range f.Unit.Funcs {
			if in != f && (in.IR.Kind != facts.Comprehension || in.Parent != f) {
				continue
			}
			if way := in.StatementOf(read); len(way) > 0 && t.follows(in, way[len(way)-1], read) {
				return true
			}
		}
		return false
	})
}

// given reports whether the call goes through the argument before it returns, or what it returns is gone through.
func (t *through) given(f *Func, stmt, call, arg facts.ID) bool {
	e := f.Expr(call)
	position := slices.Index(f.Items(e.List), arg)
	callee := t.p.eval(f, e.A)
	switch callee.Kind {
	case External:
		if passingOn[callee.Name] || strings.HasPrefix(callee.Name, "itertools.") {
			return t.follows(f, stmt, call)
		}
		return position >= 0 && (consumers[callee.Name] || collectors[callee.Name])
	case ExternalMethod:
		builtin := strings.HasPrefix(callee.Name, "builtins.") || strings.HasPrefix(callee.Name, "io.")
		return position >= 0 && builtin && collecting[method(callee.Name)]
	case FunctionValue, BoundMethod, ClassValue:
		return position >= 0 && t.byProject(f, stmt, call, callee, position, f.Expr(arg))
	}
	return false
}

// byProject is given for a function of the project.
func (t *through) byProject(f *Func, stmt, call facts.ID, callee Value, position int, arg *facts.Expr) bool {
	entry, offset := t.p.entryOf(callee)
	if entry == nil {
		return false
	}
	t.p.needBody(entry)
	if entry.IR.Generator && !t.follows(f, stmt, call) {
		return false
	}
	name := ""
	if arg.Kind == facts.Keyword {
		name = arg.Name
	}
	i := entry.paramIndex(position+offset, name)
	return i >= 0 && t.variable(entry, entry.IR.Params[i].Var)
}
