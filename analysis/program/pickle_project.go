package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// function is a function of the project: it is pickled by its name, so that it must be found under it.
func (x *crossing) function(f *Func, at Site, path string) *Stuck {
	shape := ""
	switch {
	case f.IR.Kind == facts.LambdaFunction:
		shape = knowledge.Lambda
	case local(f.Unit, f.IR.Parent) && !x.p.exported(f.Unit, f.IR.Name):
		shape = knowledge.NestedFunction
	case x.p.unwrapped(f):
		shape = knowledge.UnwrappedFunction
	case f.Async():
		shape = knowledge.CoroutineFunction
	}
	if shape == "" || x.way == ByInterpreter && x.p.closed(f) && shape != knowledge.CoroutineFunction {
		return nil
	}
	s := x.shape(shape, at, path)
	if s != nil {
		s.Func, s.At = f, f.NameSite()
	}
	return s
}

// local reports whether what is defined in the function with the index lies inside a function.
func local(u *Unit, parent facts.ID) bool {
	for parent != facts.None {
		f := u.Funcs[parent]
		if f.IsFunction() || f.IR.Kind == facts.Comprehension {
			return true
		}
		parent = f.IR.Parent
	}
	return false
}

// exported reports whether the module has the name, so that something local declared global can be found.
func (p *Program) exported(u *Unit, name string) bool {
	for _, b := range p.names(u.Module, name) {
		if b.Unit == u && (b.Bind.Kind == facts.BindFunction || b.Bind.Kind == facts.BindClass) {
			return true
		}
	}
	return false
}

// closed reports whether the function uses nothing but its own parameters and builtins: no global, closure or default.
func (p *Program) closed(f *Func) bool {
	p.needBody(f)
	for i := range f.IR.Params {
		if f.IR.Params[i].Default != facts.None {
			return false
		}
	}
	open := false
	f.Exprs(func(id facts.ID) {
		e := f.Expr(id)
		if e.Kind != facts.Name {
			return
		}
		if e.Var >= 0 {
			open = open || !within(f.Unit.Funcs[f.Unit.Facts.Vars[e.Var].Func], f)
			return
		}
		open = open || len(p.names(f.Unit.Module, e.Name)) > 0
	})
	return !open
}

func within(inner, f *Func) bool {
	for ; inner != nil; inner = inner.Parent {
		if inner == f {
			return true
		}
	}
	return false
}

// unwrapped reports whether a decorator of the project puts an inner function of its own in the function's place without
// functools.wraps, so that the name leads elsewhere.
func (p *Program) unwrapped(f *Func) bool {
	p.needBody(f)
	for _, d := range f.IR.Decorators {
		decorator := p.eval(f.Parent, d)
		if f.Parent.Expr(d).Kind == facts.Call || decorator.Kind != FunctionValue {
			continue
		}
		p.needBody(decorator.Func)
		inner := p.Returns(decorator.Func)
		if inner.Kind == FunctionValue && inner.Func.Parent == decorator.Func && len(inner.Func.IR.Decorators) == 0 &&
			inner.Func.IR.Kind != facts.LambdaFunction && !renames(decorator.Func) {
			return true
		}
	}
	return false
}

// renames reports whether a decorator calls update_wrapper or gives a function another name.
func renames(f *Func) (found bool) {
	f.Exprs(func(id facts.ID) {
		switch e := f.Expr(id); e.Name {
		case "update_wrapper", "__qualname__", "__name__", "__dict__", "wraps":
			found = true
		}
	})
	return found
}

// method is a bound method, which takes its instance along.
func (x *crossing) method(v Value, at Site, path string) *Stuck {
	if v.Func.classMethod() || v.Func.static() {
		return nil
	}
	return x.instance(Value{Kind: Instance, Class: v.Class, Exact: v.Exact}, at, path)
}

// picklers are the methods by which a class says itself how it is pickled.
var picklers = []string{"__getstate__", "__reduce__", "__reduce_ex__", "__getnewargs__", "__getnewargs_ex__"}

// stateless are bases that add nothing to what is pickled.
var stateless = []string{"builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol", "contextlib.AbstractContextManager",
	"contextlib.ContextDecorator"}

func (x *crossing) instance(v Value, at Site, path string) *Stuck { return x.object(v, nil, at, path) }

// object is an instance of a class of the project, with the call that makes it where that is known.
func (x *crossing) object(v Value, made *making, at Site, path string) *Stuck {
	c := v.Class
	if x.seen[c] || x.p.mro(c).open || x.own(c) || !v.Exact && slices.ContainsFunc(x.p.subclasses(c), x.own) {
		return nil
	}
	x.seen[c] = true
	if made.with() {
		defer delete(x.seen, c)
	}
	for _, base := range x.p.mro(c).externals {
		if slices.Contains(stateless, base) {
			continue
		}
		if s := x.outsideClass(base, at, path); s != nil {
			return s
		}
		if pickle, _ := x.p.picklable(base); pickle != knowledge.Picklable || x.p.IsA(base, "enum.Enum") {
			return nil
		}
	}
	if local(c.Unit, c.IR.Parent) && !x.p.exported(c.Unit, c.IR.Name) {
		if s := x.shape(knowledge.LocalInstance, at, path); s != nil {
			return s
		}
	}
	return x.attributes(c, made, path)
}

// own reports whether the class, or its module, says how it is pickled.
func (x *crossing) own(c *Class) bool {
	for _, method := range picklers {
		if v, _ := x.p.find(c, method); v.Kind != Nothing {
			return true
		}
	}
	for _, u := range c.Unit.Module.Units {
		if u.Funcs[0].registers(x.p) {
			return true
		}
	}
	return false
}

// registers reports whether the code of a module says how classes are pickled.
func (f *Func) registers(p *Program) bool {
	return slices.ContainsFunc(p.Link(f).Calls, func(c Call) bool {
		return c.Name == "copyreg.pickle" || c.Name == "multiprocessing.reduction.register"
	})
}
