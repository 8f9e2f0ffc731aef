package program

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
)

// Eval is what is known of the value of an expression of the function.
func (p *Program) Eval(f *Func, id facts.ID) Value { return p.eval(f, id) }

func (p *Program) eval(f *Func, id facts.ID) Value {
	if id == facts.None {
		return unknown
	}
	e := f.Expr(id)
	switch e.Kind {
	case facts.Name:
		return p.named(f, e)
	case facts.Attr:
		return p.attrOf(p.eval(f, e.A), e.Name)
	case facts.Call:
		return p.called(f, e)
	case facts.Await:
		return p.awaited(p.eval(f, e.A))
	case facts.Const:
		return instanceOf(literals[e.Op])
	case facts.FString:
		return instanceOf("builtins.str")
	case facts.Compare, facts.Not:
		return instanceOf("builtins.bool")
	case facts.Tuple, facts.ListOf, facts.SetOf, facts.DictOf:
		return p.display(f, e)
	case facts.Comp:
		return p.comprehended(f, e)
	case facts.Lambda:
		return Value{Kind: FunctionValue, Func: f.Unit.Funcs[e.Func]}
	case facts.IfExp:
		return p.join(p.eval(f, e.B), p.eval(f, e.C))
	case facts.And, facts.Or:
		return p.join(p.eval(f, e.A), p.eval(f, e.B))
	case facts.Walrus:
		return p.eval(f, e.B)
	case facts.Subscript:
		return p.subscripted(f, e)
	case facts.Bin:
		return p.operated(f, e)
	}
	return unknown
}

var literals = map[facts.Op]string{
	facts.Str: "builtins.str", facts.Bytes: "builtins.bytes", facts.Int: "builtins.int", facts.Float: "builtins.float",
	facts.True: "builtins.bool", facts.False: "builtins.bool", facts.NoneLit: "None",
}

func (p *Program) named(f *Func, e *facts.Expr) Value {
	switch e.Var {
	case facts.Free:
		return p.free(f, e)
	case facts.FreeInClass:
		if c := f.body(); c != nil {
			if v := p.Member(c, e.Name); v.Kind != Nothing {
				return v
			}
		}
		return p.Global(f.Unit.Module, e.Name)
	}
	return p.local(f, e)
}

// body is the class whose body the function's code is; nil for other functions.
func (f *Func) body() *Class {
	if f.IR.Kind == facts.TopLevel {
		return f.Unit.Owner
	}
	for _, c := range f.Unit.Classes {
		if c.IR.Func == f.ID {
			return c
		}
	}
	return nil
}

// displays are the containers that brackets make.
var displays = map[facts.ExprKind]string{
	facts.Tuple: "builtins.tuple", facts.ListOf: "builtins.list", facts.SetOf: "builtins.set", facts.DictOf: "builtins.dict",
}

// mostElements is how many elements of a display are looked at: the type of a table is not worth more.
const mostElements = 16

func (p *Program) display(f *Func, e *facts.Expr) Value {
	items := f.Items(e.List)
	step := 1
	if e.Kind == facts.DictOf {
		step = 2
	}
	elem := Value{}
	for i := step - 1; i < len(items) && elem.Kind != Unknown; i += step {
		if i >= mostElements {
			elem = unknown
			break
		}
		elem = p.join(elem, p.eval(f, items[i]))
	}
	return p.container(displays[e.Kind], elem)
}

var comprehensions = map[facts.Op]string{
	facts.OfList: "builtins.list", facts.OfSet: "builtins.set", facts.OfDict: "builtins.dict", facts.OfGenerator: "builtins.generator",
}

func (p *Program) comprehended(f *Func, e *facts.Expr) Value {
	inner := f.Unit.Funcs[e.Func]
	elem := unknown
	walkStmts(inner.Unit.Facts, inner.IR.Body, func(s *facts.Stmt) {
		if s.Kind == facts.Element && s.T != facts.None {
			elem = p.eval(inner, s.T)
		} else if s.Kind == facts.Element {
			elem = p.eval(inner, s.E)
		}
	})
	return p.container(comprehensions[e.Op], elem)
}

// walkStmts calls do with each statement of the list and below it, not those of inner functions and classes.
func walkStmts(u *facts.Unit, list facts.List, do func(*facts.Stmt)) {
	for _, id := range u.Items(list) {
		s := u.Stmt(id)
		do(s)
		walkStmts(u, s.Body, do)
		walkStmts(u, s.Handlers, do)
		walkStmts(u, s.Else, do)
		walkStmts(u, s.Final, do)
	}
}

func (p *Program) subscripted(f *Func, e *facts.Expr) Value {
	v := p.eval(f, e.A)
	switch v.Kind {
	case External, ClassValue:
		return v // a generic class with its arguments
	case ExternalInstance:
		items := f.Items(e.List)
		if len(items) == 1 && f.Expr(items[0]).Kind == facts.Slice {
			return v
		}
		if v.Name == pairName {
			return v.partOf(literalIndex(f, items))
		}
		if v.Elem != nil {
			return *v.Elem
		}
		if m := p.Table.Method(v.Name, "__getitem__"); m != nil {
			return p.returnOf(m, v, nil)
		}
	case Instance:
		return p.result(p.attrOf(v, "__getitem__"))
	}
	return unknown
}

// operated is the value of a binary operation where the left operand decides: Path / str, list + list, str % x.
func (p *Program) operated(f *Func, e *facts.Expr) Value {
	left := p.eval(f, e.A)
	if left.Kind != ExternalInstance {
		return unknown
	}
	switch {
	case e.Op == facts.Div && strings.HasPrefix(left.Name, "pathlib."),
		e.Op == facts.Mod && left.Name == "builtins.str",
		e.Op == facts.Add && (left.Name == "builtins.str" || left.Name == "builtins.bytes"):
		return left
	case e.Op == facts.Add && left.Name == "builtins.list":
		return p.join(left, p.eval(f, e.B))
	}
	if left.Name == "builtins.int" {
		if right := p.eval(f, e.B); right.Kind == ExternalInstance && right.Name == "builtins.int" && e.Op != facts.Div {
			return left
		}
	}
	return unknown
}

// attrOf is the value of an attribute of a value.
func (p *Program) attrOf(v Value, name string) Value {
	switch v.Kind {
	case ModuleValue:
		return p.moduleAttr(v.Mod, name)
	case External:
		return p.externalAttr(v.Name, name)
	case ExternalInstance:
		return p.instanceAttr(v, v.Name, name)
	case Instance:
		found := p.projectAttr(v.Class, name)
		found.Exact = found.Exact || v.Exact && found.Kind == BoundMethod
		return found
	case ClassValue:
		return p.classAttr(v.Class, name)
	case SuperValue:
		found, _ := p.findIn(p.mro(v.Class).classes[1:], name)
		return p.bindTo(v.Class, found, name)
	case Nothing:
		return v
	}
	return unknown
}

func (p *Program) moduleAttr(m *Module, name string) Value {
	if len(p.names(m, name)) > 0 || len(p.names(m, "*")) > 0 {
		if v := p.Global(m, name); v.Kind != Unknown {
			return v
		}
	}
	return p.submodule(m, name)
}

func (p *Program) externalAttr(of, name string) Value {
	if top(of) == top(p.Package) {
		if found := p.ofRoot(of + "." + name); found != nil {
			return Value{Kind: ModuleValue, Mod: found}
		}
	}
	key := [2]string{of, name}
	v, known := p.foreign[key]
	if !known {
		v = p.tabled(of, name)
		p.foreign[key] = v
	}
	return v
}

// tabled is what the tables say of an attribute of an outside name.
func (p *Program) tabled(of, name string) Value {
	if of == "builtins.super" {
		return unknown
	}
	if t := p.Table.Variable(of + "." + name); t != "" {
		return p.typed(t, Value{}, nil)
	}
	if t := p.Table.ClassAttribute(of, name); t != "" {
		return p.typed(t, Value{}, nil)
	}
	return external(p.Table.Canonical(of + "." + name))
}

// instanceAttr is an attribute of an instance of an outside class: a typed one, or a method.
func (p *Program) instanceAttr(receiver Value, class, name string) Value {
	if t := p.Table.Attribute(class, name); t != "" {
		return p.typed(t, receiver, nil)
	}
	if m := p.Table.Method(class, name); m != nil {
		return Value{Kind: ExternalMethod, Name: m.Name, Class: receiver.Class, Elem: p.elem(receiver)}
	}
	return unknown
}

// projectAttr is an attribute of an instance: what methods assign, else what the class has, else what outside bases have.
func (p *Program) projectAttr(c *Class, name string) Value {
	if name == "__class__" {
		return Value{Kind: ClassValue, Class: c}
	}
	found, _ := p.find(c, name)
	if f := found.Func; f != nil && found.Kind == FunctionValue && f.Class != nil {
		return p.bindTo(c, found, name)
	}
	if v := p.Attr(c, name); v.Kind != Nothing {
		return v
	}
	return p.bindTo(c, Value{}, name)
}

// bindTo makes a method of what was found in a class: a bound one, or the value of a property.
func (p *Program) bindTo(c *Class, found Value, name string) Value {
	if found.Kind == Nothing {
		for _, base := range p.mro(c).externals {
			if v := p.instanceAttr(Value{Kind: Instance, Class: c}, base, name); v.Kind != Unknown {
				return v
			}
		}
		return unknown
	}
	if found.Kind != FunctionValue || found.Func.Class == nil {
		return found
	}
	switch shape := p.Shape(found.Func); {
	case shape.Property:
		return p.Returns(found.Func)
	case shape.Static:
		return found
	}
	return Value{Kind: BoundMethod, Func: found.Func, Class: c}
}

func (p *Program) classAttr(c *Class, name string) Value {
	found, _ := p.find(c, name)
	switch {
	case found.Kind == FunctionValue && p.Shape(found.Func).ClassMethod:
		return Value{Kind: BoundMethod, Func: found.Func, Class: c}
	case found.Kind != Nothing:
		return found
	}
	for _, base := range p.mro(c).externals {
		if t := p.Table.ClassAttribute(base, name); t != "" {
			return p.typed(t, Value{}, nil)
		}
		if m := p.Table.Method(base, name); m != nil {
			return external(m.Name)
		}
	}
	return unknown
}

// awaited is what awaiting a value gives.
func (p *Program) awaited(v Value) Value {
	switch v.Kind {
	case CoroutineValue:
		return p.Returns(v.Func)
	case ExternalInstance:
		if v.Name == "awaitable" {
			return orUnknown(v.elemValue())
		}
	case Nothing:
		return v
	}
	return unknown
}

// instantiated is the instance that a class value stands for in an except clause.
func (p *Program) instantiated(v Value) Value {
	switch v.Kind {
	case ClassValue:
		return Value{Kind: Instance, Class: v.Class}
	case External:
		return instanceOf(v.Name)
	}
	return unknown
}

// entered is what `with` binds: what __enter__ gives, the value that a context manager function yields, an outside
// object itself.
func (p *Program) entered(v Value) Value {
	switch v.Kind {
	case Instance:
		for _, method := range []string{"__enter__", "__aenter__"} {
			if m, _ := p.find(v.Class, method); m.Kind == FunctionValue {
				return p.Returns(m.Func)
			}
		}
		if len(p.mro(v.Class).externals) > 0 {
			return v
		}
	case ExternalInstance:
		for _, method := range []string{"__enter__", "__aenter__"} {
			if m := p.Table.Method(v.Name, method); m != nil && m.Returns != "" {
				return p.typed(m.Returns, v, nil)
			}
		}
		if v.Name == "awaitable" {
			return orUnknown(v.elemValue())
		}
		return v
	case GeneratorValue:
		return p.Returns(v.Func)
	case Nothing:
		return v
	}
	return unknown
}

// iterated is what iterating over a value gives.
func (p *Program) iterated(v Value) Value {
	switch v.Kind {
	case ExternalInstance:
		if v.Name == pairName || p.isMapping(v) {
			return unknown
		}
		if v.Elem != nil {
			return *v.Elem
		}
		if m := p.Table.Method(v.Name, "__iter__"); m != nil && m.Returns != "" && m.Returns != "self" {
			return p.typed(m.Returns, v, nil)
		}
	case GeneratorValue:
		return p.Returns(v.Func)
	case Nothing:
		return v
	}
	return unknown
}
