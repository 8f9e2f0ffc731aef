package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// Shape is what callers need to know of a function without looking into its body.
type Shape struct {
	Async, Generator, Property, ContextManager, Static, ClassMethod bool
	// Remembers says that it keeps what it returned and does not run again for the same arguments.
	Remembers bool
}

// Shape is the shape of the function.
func (p *Program) Shape(f *Func) Shape {
	return p.memo.ask(question{askShape, f, ""}).(Shape)
}

func (p *Program) readBody(f *Func) {
	p.memo.read(question{askBody, f, ""}, func() any { return f.Unit })
}

// needBody is readBody for a question that the name alone does not answer: a def that was not parsed yet will be.
func (p *Program) needBody(f *Func) {
	p.readBody(f)
	p.want(f.Unit)
}

// shaping are the decorators that change what a name means without hiding the function.
var shaping = map[string]func(*Shape){
	"builtins.property":                       func(s *Shape) { s.Property = true },
	"functools.cached_property":               func(s *Shape) { s.Property, s.Remembers = true, true },
	"functools.cache":                         func(s *Shape) { s.Remembers = true },
	"functools.lru_cache":                     func(s *Shape) { s.Remembers = true },
	"abc.abstractproperty":                    func(s *Shape) { s.Property = true },
	"django.utils.functional.cached_property": func(s *Shape) { s.Property, s.Remembers = true, true },
	"contextlib.contextmanager":               func(s *Shape) { s.ContextManager = true },
	"contextlib.asynccontextmanager":          func(s *Shape) { s.ContextManager = true },
	"typing.override":                         func(*Shape) {},
	"typing_extensions.override":              func(*Shape) {},
}

func (p *Program) shapeOf(f *Func) Shape {
	if s, ok := p.stubShape(f); ok && f.IsFunction() {
		p.readBody(f)
		return s
	}
	p.needBody(f)
	s := Shape{Async: f.Async(), Generator: f.IR.Generator, Static: f.static(), ClassMethod: f.classMethod()}
	for _, d := range f.IR.Decorators {
		if e := f.Parent.Expr(d); e.Kind == facts.Call {
			d = e.A
		}
		v := p.eval(f.Parent, d)
		if v.Kind != External {
			continue
		}
		if shape, ok := shaping[v.Name]; ok {
			shape(&s)
		} else if c := p.Table.Class(v.Name); c != nil && p.IsA(v.Name, "builtins.property") {
			s.Property = true
		}
	}
	return s
}

// Returns is the value that a call of the function gives in the end: what it returns, what awaiting it gives, what a
// generator yields.
func (p *Program) Returns(f *Func) Value {
	return p.memo.ask(question{askReturns, f, ""}).(Value)
}

func (p *Program) returned(f *Func) Value {
	p.needBody(f)
	if f.IR.Returns != facts.None {
		if v := p.declaredReturn(f); v.Known() {
			return v
		}
	}
	v := Value{}
	found := false
	add := func(id facts.ID) {
		found = true
		if id == facts.None {
			v = p.join(v, Value{Kind: None})
		} else if v.Kind != Unknown {
			v = p.join(v, p.eval(f, id))
		}
	}
	walkStmts(f.Unit.Facts, f.IR.Body, func(s *facts.Stmt) {
		if s.Kind == facts.Return && !f.IR.Generator {
			add(s.E)
		}
		if f.IR.Generator && s.Kind == facts.ExprStmt && f.Expr(s.E).Kind == facts.Yield {
			add(f.Expr(s.E).A)
		}
	})
	if !found {
		if f.IR.Generator {
			return unknown
		}
		return Value{Kind: None}
	}
	return v
}

// declaredReturn reads the return annotation; of a generator, what it yields.
func (p *Program) declaredReturn(f *Func) Value {
	e := f.Expr(f.IR.Returns)
	if !f.IR.Generator {
		return p.annotated(f.Parent, f.IR.Returns)
	}
	if e.Kind == facts.Subscript && e.List.Len() > 0 {
		args := f.Items(e.List)
		if first := f.Expr(args[0]); first.Kind == facts.Tuple && first.List.Len() > 0 {
			args = f.Items(first.List)
		}
		return p.annotated(f.Parent, args[0])
	}
	return unknown
}

// decorated is the value of a function's name: the function while its decorators are known to call it or to leave it as
// it is, else unknown.
func (p *Program) decorated(f *Func) Value {
	p.readBody(f)
	for _, d := range f.IR.Decorators {
		if !p.transparent(f, d) {
			return unknown
		}
	}
	return Value{Kind: FunctionValue, Func: f}
}

func (p *Program) transparent(f *Func, decorator facts.ID) bool {
	e := f.Expr(decorator)
	if e.Kind == facts.Attr && (e.Name == "setter" || e.Name == "deleter" || e.Name == "getter") {
		return true
	}
	if e.Kind == facts.Name && (e.Name == "staticmethod" || e.Name == "classmethod") {
		return true
	}
	v := p.eval(f.Parent, decorator)
	if e.Kind == facts.Call {
		callee := p.eval(f.Parent, e.A)
		if callee.Kind == External || callee.Kind == ExternalMethod {
			return p.keeps(callee.Name)
		}
	}
	switch v.Kind {
	case External, ExternalMethod:
		return p.keeps(v.Name)
	case FunctionValue, BoundMethod:
		return p.wraps(v)
	}
	return false
}

func (p *Program) keeps(name string) bool {
	if _, ok := shaping[name]; ok || p.IsA(name, "builtins.property") {
		return true
	}
	fn := p.Table.Function(name)
	return fn != nil && (fn.KeepsSignature || fn.Decorates != nil && fn.Returns == "")
}

// wraps reports whether a decorator of the project gives back the function or one that calls it.
func (p *Program) wraps(v Value) bool {
	first := 0
	if v.Kind == BoundMethod {
		first = 1
	}
	u := p.Uses(v.Func)
	return first < len(u.params) && u.params[first].wrapped
}

// Use is what a function does with a callable that is given to one of its parameters.
type Use struct {
	// Called: it is called before the function returns.
	Called bool
	// Kept: it goes where the analysis does not follow.
	Kept bool
	// Runs: it is started in these contexts.
	Runs string
	runs []startedBy
	// wrapped: it, or a function that calls it, is returned.
	wrapped bool
	handed  []handed
}

// startedBy says how a parameter is started; later, that only what the function returns starts it, each time that it is called.
type startedBy struct {
	*knowledge.Run
	later bool
}

// handed says that a parameter is handed on to a parameter of another function.
type handed struct {
	to    *Func
	param int
}

type uses struct{ params []Use }

var noUses = &uses{}

func (u *uses) same(other any) bool {
	o, ok := other.(*uses)
	return ok && slices.EqualFunc(u.params, o.params, func(a, b Use) bool {
		return a.Called == b.Called && a.Kept == b.Kept && a.wrapped == b.wrapped && slices.Equal(a.runs, b.runs) &&
			slices.Equal(a.handed, b.handed)
	})
}

// Uses is what the function does with callables given to its parameters.
func (p *Program) Uses(f *Func) *uses { return p.memo.ask(question{askUses, f, ""}).(*uses) }

func (p *Program) usesOf(f *Func) any {
	p.needBody(f)
	u := &uses{params: make([]Use, len(f.IR.Params))}
	s := &useScan{p: p, f: f, uses: u}
	s.stmts(f, f.IR.Body)
	return u
}

// useScan looks through a function for what it does with its own parameters.
type useScan struct {
	p    *Program
	f    *Func
	uses *uses
	// within are the functions that the scan is inside of, below f.
	within []*Func
}

// param is the use of the parameter that the expression names; nil when it names none.
func (s *useScan) param(id facts.ID) *Use {
	if id == facts.None {
		return nil
	}
	e := s.f.Expr(id)
	if e.Kind != facts.Name || e.Var < 0 {
		return nil
	}
	for i := range s.f.IR.Params {
		if s.f.IR.Params[i].Var == e.Var {
			return &s.uses.params[i]
		}
	}
	return nil
}

func (s *useScan) stmts(in *Func, list facts.List) {
	u := in.Unit.Facts
	walkStmts(u, list, func(st *facts.Stmt) {
		if st.Kind == facts.Return && len(s.within) == 0 {
			if use := s.param(st.E); use != nil {
				use.wrapped = true
			}
		}
		if st.Kind == facts.Def {
			s.inside(in.Unit.Funcs[st.Index])
		}
		ownExprs(u, st, func(id facts.ID) { s.expr(in, id) })
	})
}

func (s *useScan) inside(inner *Func) {
	s.within = append(s.within, inner)
	s.stmts(inner, inner.IR.Body)
	s.within = s.within[:len(s.within)-1]
}

func (s *useScan) expr(in *Func, id facts.ID) {
	walkExpr(in.Unit.Facts, id, func(id facts.ID) {
		e := in.Expr(id)
		switch e.Kind {
		case facts.Lambda:
			s.inside(in.Unit.Funcs[e.Func])
		case facts.Comp:
			s.stmts(in.Unit.Funcs[e.Func], in.Unit.Funcs[e.Func].IR.Body)
		case facts.Call:
			s.call(in, e)
		}
	})
}

func (s *useScan) call(in *Func, e *facts.Expr) {
	if use := s.param(e.A); use != nil {
		if len(s.within) == 0 {
			use.Called = true
		} else if !use.wrapped {
			use.wrapped = s.wrapperCalls()
		}
	}
	for i, arg := range in.Items(e.List) {
		a := in.Expr(arg)
		name := ""
		if a.Kind == facts.Keyword {
			arg, name = a.A, a.Name
		}
		if use := s.param(arg); use != nil {
			s.argument(in, e, use, i, name)
		}
	}
}

// argument notes what a call does with a parameter that is handed to it.
func (s *useScan) argument(in *Func, call *facts.Expr, use *Use, position int, name string) {
	callee := s.p.eval(in, call.A)
	switch callee.Kind {
	case FunctionValue, BoundMethod, ClassValue:
		target, offset := s.p.entryOf(callee)
		if target == nil {
			use.Kept = true
			return
		}
		s.p.needBody(target)
		if i := target.paramIndex(position+offset, name); i >= 0 {
			use.handed = append(use.handed, handed{target, i})
		}
	case External, ExternalMethod:
		fn := s.p.Table.Function(callee.Name)
		if fn == nil {
			use.Kept = true
			return
		}
		for i := range fn.Runs {
			if r := &fn.Runs[i]; r.Callable.Position == position && name == "" || name != "" && r.Callable.Name == name {
				use.runs = append(use.runs, startedBy{r, len(s.within) > 0})
			}
		}
	default:
		use.Kept = true
	}
}

// entryOf is the function that calling a value of the project runs first, and how many of its parameters are bound.
func (p *Program) entryOf(v Value) (*Func, int) {
	switch v.Kind {
	case FunctionValue:
		return v.Func, 0
	case BoundMethod:
		return v.Func, 1
	case ClassValue:
		if init, _ := p.find(v.Class, "__init__"); init.Kind == FunctionValue {
			return init.Func, 1
		}
	}
	return nil, 0
}

// paramIndex is the parameter that an argument goes to: by position, or by name when that is not empty.
func (f *Func) paramIndex(position int, name string) int {
	for i := range f.IR.Params {
		param := &f.IR.Params[i]
		switch {
		case name != "" && param.Name == name && param.Kind != facts.PositionalOnly:
			return i
		case name == "" && i == position && param.Kind <= facts.PositionalOnly:
			return i
		}
	}
	return -1
}
