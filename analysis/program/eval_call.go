package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// called is the value of a call.
func (p *Program) called(f *Func, e *facts.Expr) Value {
	callee := p.eval(f, e.A)
	args := f.Items(e.List)
	switch callee.Kind {
	case External:
		if v, ok := p.builtinCall(f, callee.Name, args); ok {
			return v
		}
		if fn := p.Table.Function(callee.Name); fn != nil {
			return detailed(f, p.returnOf(fn, callee, &given{f, args}), args)
		}
		if p.Table.Class(callee.Name) != nil {
			return detailed(f, instanceOf(callee.Name), args)
		}
		return unknown
	case ExternalMethod:
		if v, ok := p.elementCall(f, callee, args); ok {
			return v
		}
		if fn := p.Table.Function(callee.Name); fn != nil {
			return detailed(f, p.returnOf(fn, callee.elemValue(), &given{f, args}), args)
		}
		return unknown
	}
	return p.result(callee)
}

// detailed notes the one string literal that an outside object is made with.
func detailed(f *Func, v Value, args []facts.ID) Value {
	if v.Kind == ExternalInstance && len(args) == 1 {
		if a := f.Expr(args[0]); a.Kind == facts.Const && a.Op == facts.Str {
			v.Detail = a.Name
		}
	}
	return v
}

func (p *Program) firstArgument(f *Func, args []facts.ID) Value {
	if len(args) == 0 {
		return unknown
	}
	return p.eval(f, args[0])
}

// result is what calling a value of the project gives.
func (p *Program) result(callee Value) Value {
	switch callee.Kind {
	case Nothing:
		return callee
	case FunctionValue, BoundMethod:
		switch s := p.Shape(callee.Func); {
		case s.ContextManager:
			return Value{Kind: GeneratorValue, Func: callee.Func}
		case s.Generator:
			return Value{Kind: GeneratorValue, Func: callee.Func}
		case s.Async:
			return Value{Kind: CoroutineValue, Func: callee.Func}
		}
		return p.Returns(callee.Func)
	case ClassValue:
		return Value{Kind: Instance, Class: callee.Class, Exact: true}
	case Instance:
		if call := p.attrOf(callee, "__call__"); call.Kind == BoundMethod {
			return p.result(call)
		}
	case ExternalInstance:
		if fn := p.Table.Method(callee.Name, "__call__"); fn != nil {
			return p.returnOf(fn, callee.elemValue(), nil)
		}
	case PartialValue:
		return p.result(callee.elemValue())
	case ExternalMethod, External:
		if fn := p.Table.Function(callee.Name); fn != nil {
			return p.returnOf(fn, callee.elemValue(), nil)
		}
	}
	return unknown
}

// given are the arguments of a call.
type given struct {
	f    *Func
	args []facts.ID
}

// returnOf is the value that an outside function gives; of an awaitable, something whose element is what awaiting gives.
func (p *Program) returnOf(fn *knowledge.Function, receiver Value, call *given) Value {
	v := unknown
	switch fn.Returns {
	case "":
	case "first argument":
		if call != nil {
			v = p.firstArgument(call.f, call.args)
		}
	default:
		v = p.typed(fn.Returns, receiver, func() Value { return p.ranResult(fn, call) })
	}
	if fn.Awaitable {
		return p.container("awaitable", v)
	}
	return v
}

// ranResult is what the callable that an outside function runs gives.
func (p *Program) ranResult(fn *knowledge.Function, call *given) Value {
	if call == nil || len(fn.Runs) == 0 {
		return unknown
	}
	callable := argument(call.f, call.args, fn.Runs[0].Callable)
	if callable == facts.None {
		return unknown
	}
	v := p.eval(call.f, callable)
	if v.Kind == CoroutineValue {
		return p.Returns(v.Func)
	}
	return p.result(v)
}

// typed reads a type of the tables: "socket.socket", "list[str]", "self", "T" (the element of the receiver), "call" (what
// ran gives).
func (p *Program) typed(t string, receiver Value, ran func() Value) Value {
	switch t {
	case "T":
		return orUnknown(receiver.elemValue())
	case "self":
		return receiver
	case "call":
		if ran == nil {
			return unknown
		}
		return orUnknown(ran())
	}
	outer, args := knowledge.SplitType(t)
	if len(args) == 0 {
		return instanceOf(qualifiedBuiltin(outer))
	}
	return p.container(qualifiedBuiltin(outer), p.typed(args[len(args)-1], receiver, ran))
}

func orUnknown(v Value) Value {
	if v.Kind == Nothing {
		return unknown
	}
	return v
}

// builtins that tables name without their module.
var builtinNames = []string{"str", "bytes", "int", "float", "bool", "list", "dict", "set", "tuple", "frozenset", "object", "bytearray"}

func qualifiedBuiltin(name string) string {
	if slices.Contains(builtinNames, name) {
		return "builtins." + name
	}
	return name
}
