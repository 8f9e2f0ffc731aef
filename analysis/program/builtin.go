package program

import "github.com/parahint/parahint/analysis/facts"

// builtinCall is the value of a call of a builtin or library function whose result follows from its arguments.
func (p *Program) builtinCall(f *Func, name string, args []facts.ID) (Value, bool) {
	first := func() Value { return p.firstArgument(f, args) }
	switch name {
	case "builtins.super":
		if c := f.Method(); c != nil {
			return Value{Kind: SuperValue, Class: c.Class}, true
		}
		return unknown, true
	case "functools.partial", "functools.partialmethod":
		return Value{Kind: PartialValue, Elem: p.elem(first())}, true
	case "builtins.type":
		if v := first(); v.Kind == Instance && len(args) == 1 {
			return Value{Kind: ClassValue, Class: v.Class}, true
		}
		return unknown, true
	case "typing.cast":
		if len(args) == 2 {
			return p.annotated(f, args[0]), true
		}
	case "builtins.list", "builtins.set", "builtins.tuple", "builtins.sorted", "builtins.frozenset", "builtins.reversed",
		"collections.deque", "builtins.iter", "builtins.filter":
		if len(args) > 0 {
			return p.container(collected(name), orUnknown(p.iterated(first()))), true
		}
	case "builtins.enumerate":
		return p.container("builtins.generator", p.pair("builtins.int", p.iterated(first()))), true
	case "builtins.zip":
		return p.zipped(f, args), true
	case "collections.defaultdict":
		if len(args) > 0 {
			return p.container(name, orUnknown(p.result(first()))), true
		}
	case "builtins.next":
		return orUnknown(p.iterated(first())), true
	case "copy.copy", "copy.deepcopy", "contextlib.closing", "contextlib.aclosing", "weakref.proxy":
		return first(), true
	case "builtins.map":
		if len(args) > 1 {
			return p.container("builtins.map", orUnknown(p.result(first()))), true
		}
	}
	return Value{}, false
}

func collected(name string) string {
	switch name {
	case "builtins.sorted":
		return "builtins.list"
	case "builtins.iter", "builtins.reversed", "builtins.filter":
		return "builtins.generator"
	}
	return name
}

// Method is the method that the function is or lies in; nil when there is none.
func (f *Func) Method() *Func {
	for ; f != nil; f = f.Parent {
		if f.Class != nil {
			return f
		}
	}
	return nil
}
