package program

// Kind is the kind of a value.
type Kind uint8

// The kinds of values. Nothing is below all others and Unknown above; None is below all that is known, so that an
// optional value counts as the value.
const (
	Nothing Kind = iota
	None
	// ModuleValue is a module of the project.
	ModuleValue
	// External is a module, class or function outside the project, by its qualified Name.
	External
	// ExternalInstance is an instance of the class Name outside the project.
	ExternalInstance
	// FunctionValue is a function of the project; BoundMethod is one with its instance of Class.
	FunctionValue
	BoundMethod
	// ExternalMethod is the method Name ("threading.Lock.acquire") of an instance outside the project, or of the outside
	// base of an instance of Class.
	ExternalMethod
	// ClassValue is a class of the project, Instance an instance of it.
	ClassValue
	Instance
	// CoroutineValue is what calling the async def Func gives.
	CoroutineValue
	// GeneratorValue is what calling the generator Func gives.
	GeneratorValue
	// SuperValue is super() in a method of Class.
	SuperValue
	// PartialValue is functools.partial of the callable Elem.
	PartialValue
	Unknown
)

// Value is what is known of the value of an expression. Values are comparable.
type Value struct {
	Kind Kind
	// Exact says that an instance is of Class itself, not of a subclass: it was made right there.
	Exact bool
	Func  *Func
	Class *Class
	Mod   *Module
	// Elem is the value of the elements of a container, the callable of a partial, or the receiver of a method.
	Elem *Value
	Name string
	// Detail is the one string that an external instance was made with: the method of get_context("spawn").
	Detail string
}

var unknown = Value{Kind: Unknown}

// Known reports whether anything certain is known of the value.
func (v Value) Known() bool { return v.Kind != Unknown && v.Kind != Nothing }

// external is a value outside the project.
func external(name string) Value { return Value{Kind: External, Name: name} }

// instanceOf is an instance of a class outside the project; unknown for no name.
func instanceOf(name string) Value {
	if name == "" {
		return unknown
	}
	if name == "None" || name == "NoneType" {
		return Value{Kind: None}
	}
	return Value{Kind: ExternalInstance, Name: name}
}

// join is the least value above both: of an optional value and None the value, of two that differ nothing certain.
func (p *Program) join(a, b Value) Value {
	if a == b || b.Kind == Nothing {
		return a
	}
	if a.Kind == Nothing {
		return b
	}
	if a.Kind == None && b.Kind != Nothing {
		return b
	}
	if b.Kind == None {
		return a
	}
	if a.Kind != b.Kind || a.Name != b.Name || a.Func != b.Func || a.Class != b.Class || a.Mod != b.Mod {
		return unknown
	}
	joined := a
	joined.Exact = a.Exact && b.Exact
	if a.Detail != b.Detail {
		joined.Detail = ""
	}
	joined.Elem = p.elem(p.join(a.elemValue(), b.elemValue()))
	return joined
}

func (v Value) elemValue() Value {
	if v.Elem == nil {
		return Value{}
	}
	return *v.Elem
}

// elem is the one pointer that stands for the value, so that values that hold it compare. Deeper nesting than four is
// not followed.
func (p *Program) elem(v Value) *Value {
	if v.Kind == Nothing {
		return nil
	}
	depth := 0
	for e := v.Elem; e != nil; e = e.Elem {
		depth++
	}
	if depth >= 4 {
		v = unknown
	}
	if kept, ok := p.elems[v]; ok {
		return kept
	}
	kept := &v
	p.elems[v] = kept
	return kept
}

// container is an instance of an outside container with elements of one value.
func (p *Program) container(name string, elem Value) Value {
	return Value{Kind: ExternalInstance, Name: name, Elem: p.elem(elem)}
}
