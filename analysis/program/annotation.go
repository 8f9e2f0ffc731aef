package program

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
)

// annotated is an instance of what an annotation says; unknown where it says nothing certain.
func (p *Program) annotated(f *Func, id facts.ID) Value {
	e := f.Expr(id)
	switch e.Kind {
	case facts.Name, facts.Attr:
		if v := p.aliased(f, e); v.Kind != Nothing {
			return v
		}
		return p.instanceFor(p.eval(f, id))
	case facts.Const:
		if e.Op == facts.Str {
			return p.written(f, e.Name)
		}
		return instanceOf(literals[e.Op])
	case facts.Bin:
		if e.Op == facts.BitOr {
			return p.either(p.annotated(f, e.A), p.annotated(f, e.B))
		}
	case facts.Subscript:
		return p.parameterised(f, e)
	case facts.Opaque:
		if e.List.Len() == 2 { // the grammar's union type
			items := f.Items(e.List)
			return p.either(p.annotated(f, items[0]), p.annotated(f, items[1]))
		}
	}
	return unknown
}

// either is an optional value, or unknown when two classes are meant.
func (p *Program) either(a, b Value) Value {
	if a.Kind == None {
		return b
	}
	if b.Kind == None {
		return a
	}
	return p.join(a, b)
}

// abstract are the annotations that say only what can be done with a value, or with its name: a subclass may block or not.
var abstract = map[string]bool{
	"typing.Any": true, "builtins.object": true, "typing.Callable": true, "collections.abc.Callable": true,
	"typing.Iterator": true, "typing.Generator": true, "typing.Hashable": true, "typing.Protocol": true,
	"typing.Final": true, "typing.ClassVar": true,
}

// instanceFor is an instance of a class that an annotation names.
func (p *Program) instanceFor(v Value) Value {
	switch v.Kind {
	case ClassValue:
		return Value{Kind: Instance, Class: v.Class}
	case External:
		if abstract[v.Name] {
			return unknown
		}
		if c, ok := aliases[v.Name]; ok {
			return instanceOf(c)
		}
		return instanceOf(v.Name)
	case None:
		return v
	}
	return unknown
}

// aliases are the names of typing that stand for a container.
var aliases = map[string]string{
	"typing.List": "builtins.list", "typing.Dict": "builtins.dict", "typing.Set": "builtins.set", "typing.Tuple": "builtins.tuple",
	"typing.FrozenSet": "builtins.frozenset", "typing.Deque": "collections.deque", "typing.DefaultDict": "collections.defaultdict",
	"typing.Sequence": "builtins.list", "collections.abc.Sequence": "builtins.list", "typing.Mapping": "builtins.dict",
	"collections.abc.Mapping": "builtins.dict", "typing.MutableMapping": "builtins.dict", "typing.MutableSequence": "builtins.list",
	"collections.abc.MutableMapping": "builtins.dict", "typing.Text": "builtins.str", "typing.OrderedDict": "collections.OrderedDict",
	"collections.abc.MutableSequence": "builtins.list", "collections.abc.MutableSet": "builtins.set",
}

// parameterised is the value of Optional[X], Annotated[X, …], list[X], dict[K, V] and of other generic classes.
func (p *Program) parameterised(f *Func, e *facts.Expr) Value {
	outer := p.eval(f, e.A)
	args := f.Items(e.List)
	if len(args) == 1 && f.Expr(args[0]).Kind == facts.Tuple {
		args = f.Items(f.Expr(args[0]).List)
	}
	if len(args) == 0 {
		return p.instanceFor(outer)
	}
	if outer.Kind != External {
		return p.instanceFor(outer)
	}
	arg := func(i int) Value { return p.annotated(f, args[i]) }
	switch typingName(outer.Name) {
	case "typing.Optional", "typing.Annotated", "typing.ClassVar", "typing.Final", "typing.Required", "typing.NotRequired":
		return arg(0)
	case "typing.Union":
		v := arg(0)
		for i := range args[1:] {
			v = p.either(v, arg(i+1))
		}
		return v
	case "typing.Type", "builtins.type":
		if v := arg(0); v.Kind == Instance {
			return Value{Kind: ClassValue, Class: v.Class}
		}
		return unknown
	case "typing.Awaitable", "typing.Coroutine", "collections.abc.Awaitable", "collections.abc.Coroutine":
		return p.container("awaitable", arg(len(args)-1))
	case "typing.Literal":
		return unknown
	}
	v := p.instanceFor(outer)
	if v.Kind != ExternalInstance || strings.HasPrefix(typingName(v.Name), "typing.") {
		return unknown
	}
	return p.container(v.Name, orUnknown(arg(len(args)-1)))
}

// written reads an annotation in a string: dotted names, Optional[…], X | None, and generic classes.
func (p *Program) written(f *Func, s string) Value {
	s = strings.TrimSpace(s)
	if i := topLevel(s, '|'); i >= 0 {
		return p.either(p.written(f, s[:i]), p.written(f, s[i+1:]))
	}
	if s == "None" {
		return Value{Kind: None}
	}
	if len(p.names(f.Unit.Module, s)) > 0 {
		if v := p.meant(f.Unit.Module, s); v.Kind != Nothing {
			return v
		}
	}
	outer, args, generic := strings.Cut(s, "[")
	v := p.dotted(f, strings.TrimSpace(outer))
	if !generic {
		return p.instanceFor(v)
	}
	if v.Kind == External && v.Name == "typing.Optional" {
		return p.written(f, strings.TrimSuffix(args, "]"))
	}
	v = p.instanceFor(v)
	if v.Kind != ExternalInstance || strings.HasPrefix(v.Name, "typing.") {
		return v
	}
	args = strings.TrimSuffix(args, "]")
	for i := topLevel(args, ','); i >= 0; i = topLevel(args, ',') {
		args = args[i+1:]
	}
	return p.container(v.Name, orUnknown(p.written(f, args)))
}

// topLevel is the index of the first such character outside brackets, or -1.
func topLevel(s string, c byte) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '[', '(':
			depth++
		case ']', ')':
			depth--
		case c:
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}

// dotted is the value of a dotted name in the scope of the module around the function.
func (p *Program) dotted(f *Func, name string) Value {
	first, rest, more := strings.Cut(name, ".")
	if first == "" || strings.ContainsAny(name, " \"'()") {
		return unknown
	}
	v := p.Global(f.Unit.Module, first)
	for more {
		var attr string
		attr, rest, more = strings.Cut(rest, ".")
		v = p.attrOf(v, attr)
	}
	return v
}
