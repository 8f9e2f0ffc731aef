package program

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// The ways in which a value is taken along to another process or interpreter, as Run.Pickled names them.
const (
	ByPickle      = "pickle"
	ByCloudPickle = "cloudpickle"
	ByInterpreter = "interpreter"
	// AtStart is pickle while a process is started, when the start method pickles at all.
	AtStart = "start"
)

// Stuck is the first part of a value that cannot be taken along.
type Stuck struct {
	// Path leads from the value to the part: ".callback", "[0]".
	Path string
	// Shape is one of the shapes of the tables, or "" for an instance of the outside class Class.
	Shape, Class string
	// At is where the part is made.
	At Site
	// Func is the function of the project that it is, Owner the class of the instance whose attribute it is.
	Func  *Func
	Owner *Class
	// Starting says that it may be taken along while a process starts: multiprocessing.Lock.
	Starting bool
}

// The shapes of values for which the tables have no word.
const (
	GeneratorShape = "generator"
	CoroutineShape = "coroutine"
	ModuleShape    = "module"
)

// Stuck is the first part of the expression's value that cannot be taken along in the way; nil where all of it can or
// where that is not known. Of each, the elements of the value travel, not the value itself.
func (p *Program) Stuck(f *Func, id facts.ID, way string, each bool) *Stuck {
	x := &crossing{p: p, way: way, seen: map[*Class]bool{}}
	if each {
		return x.elements(f, id)
	}
	return x.expr(f, id, "", 0)
}

// StuckSelf is the first attribute of an instance of the class that cannot be taken along when the instance starts a
// process of its own.
func (p *Program) StuckSelf(c *Class) *Stuck {
	x := &crossing{p: p, way: AtStart, seen: map[*Class]bool{}}
	return x.attributes(c, nil, "")
}

// crossing follows a value down to its parts.
type crossing struct {
	p    *Program
	way  string
	seen map[*Class]bool
}

// deepestPart is how many names and containers are looked through.
const deepestPart = 6

func (x *crossing) expr(f *Func, id facts.ID, path string, depth int) *Stuck {
	if id == facts.None || depth > deepestPart {
		return nil
	}
	e := f.Expr(id)
	switch e.Kind {
	case facts.Keyword:
		return x.expr(f, e.A, path, depth)
	case facts.Star, facts.DoubleStar:
		return nil
	case facts.Tuple, facts.ListOf, facts.SetOf:
		return x.items(f, f.Items(e.List), path, depth)
	case facts.DictOf:
		return x.pairs(f, f.Items(e.List), path, depth)
	case facts.Comp:
		return x.comprehension(f, id, e, path, depth)
	case facts.Name:
		if scope, value := f.onlyValue(e); value != facts.None {
			if s := x.expr(scope, value, path, depth+1); s != nil || x.making(scope, value) != nil {
				return s
			}
		}
	case facts.Attr:
		if x.bound(f, id) {
			if s := x.expr(f, e.A, path, depth+1); s != nil {
				return s
			}
		}
	case facts.Call:
		if made := x.making(f, id); made != nil {
			return x.object(x.p.eval(f, id), made, f.Site(id), path)
		}
		if s := x.call(f, e, path, depth); s != nil {
			return s
		}
	}
	return x.value(x.p.eval(f, id), f.Site(id), path)
}

// onlyValue is the expression that a local variable is given, when it is given only one.
func (f *Func) onlyValue(e *facts.Expr) (*Func, facts.ID) {
	if e.Var < 0 {
		return nil, facts.None
	}
	scope, value := f, facts.None
	for _, b := range f.Unit.Facts.Vars[e.Var].Binds {
		switch {
		case b.Kind == facts.BindElement:
		case b.Kind != facts.BindValue || b.Index >= 0 || value != facts.None:
			return nil, facts.None
		default:
			scope, value = f.Unit.Funcs[b.Func], b.Value
		}
	}
	return scope, value
}

func (x *crossing) items(f *Func, items []facts.ID, path string, depth int) *Stuck {
	for i, item := range items {
		if s := x.expr(f, item, path+"["+strconv.Itoa(i)+"]", depth+1); s != nil {
			return s
		}
	}
	return nil
}

func (x *crossing) pairs(f *Func, items []facts.ID, path string, depth int) *Stuck {
	for i := 1; i < len(items); i += 2 {
		key := "…"
		if items[i-1] != facts.None {
			key = f.brief(items[i-1])
		}
		if s := x.expr(f, items[i], path+"["+key+"]", depth+1); s != nil {
			return s
		}
	}
	return nil
}

func (x *crossing) comprehension(f *Func, id facts.ID, e *facts.Expr, path string, depth int) *Stuck {
	if e.Op == facts.OfGenerator {
		return &Stuck{Path: path, Shape: GeneratorShape, At: f.Site(id)}
	}
	return x.produced(f, e, path, depth)
}

// produced are the elements that a comprehension makes.
func (x *crossing) produced(f *Func, e *facts.Expr, path string, depth int) (found *Stuck) {
	inner := f.Unit.Funcs[e.Func]
	inner.Stmts(func(s *facts.Stmt) {
		if s.Kind != facts.Element || found != nil {
			return
		}
		value := s.E
		if e.Op == facts.OfDict {
			value = s.T
		}
		found = x.expr(inner, value, path+"[…]", depth+1)
	})
	return found
}

// call looks at what partial and the containers keep of their arguments.
func (x *crossing) call(f *Func, e *facts.Expr, path string, depth int) *Stuck {
	args := f.Items(e.List)
	switch x.p.eval(f, e.A).Name {
	case "functools.partial":
		for _, a := range args {
			if s := x.expr(f, a, path, depth+1); s != nil {
				return s
			}
		}
	case "collections.defaultdict":
		if len(args) > 0 {
			return x.expr(f, args[0], path+".default_factory", depth+1)
		}
	}
	return nil
}

// elements are the parts of an iterable that travel one by one.
func (x *crossing) elements(f *Func, id facts.ID) *Stuck {
	e := f.Expr(id)
	if scope, value := f.onlyValue(e); e.Kind == facts.Name && value != facts.None {
		if k := scope.Expr(value).Kind; k == facts.Comp || k == facts.ListOf || k == facts.Tuple {
			return x.elements(scope, value)
		}
	}
	switch e.Kind {
	case facts.Tuple, facts.ListOf, facts.SetOf:
		return x.items(f, f.Items(e.List), "", 0)
	case facts.Comp:
		if e.Op != facts.OfDict {
			return x.produced(f, e, "", 0)
		}
		return nil
	case facts.Call:
		if x.p.eval(f, e.A).Name == "builtins.zip" || x.p.eval(f, e.A).Name == "itertools.repeat" {
			return x.zipped(f, e)
		}
	}
	return x.value(x.p.iterated(x.p.eval(f, id)), f.Site(id), "[…]")
}

// zipped are the elements of what zip pairs, and what repeat repeats.
func (x *crossing) zipped(f *Func, e *facts.Expr) *Stuck {
	args := f.Items(e.List)
	if len(args) > 0 && x.p.eval(f, e.A).Name == "itertools.repeat" {
		return x.expr(f, args[0], "[…]", 0)
	}
	for _, a := range args {
		if k := f.Expr(a).Kind; k == facts.Star || k == facts.Keyword {
			continue
		}
		if s := x.elements(f, a); s != nil {
			return s
		}
	}
	return nil
}

// value is the first part of a value that cannot be taken along.
func (x *crossing) value(v Value, at Site, path string) *Stuck {
	switch v.Kind {
	case FunctionValue:
		return x.function(v.Func, at, path)
	case BoundMethod:
		return x.method(v, at, path)
	case ClassValue:
		if local(v.Class.Unit, v.Class.IR.Parent) && !x.p.exported(v.Class.Unit, v.Class.IR.Name) {
			return x.shape(knowledge.LocalClass, at, path)
		}
	case Instance:
		return x.instance(v, at, path)
	case ExternalInstance:
		return x.outside(v, at, path)
	case CoroutineValue:
		return &Stuck{Path: path, Shape: CoroutineShape, Func: v.Func, At: at}
	case GeneratorValue:
		return &Stuck{Path: path, Shape: GeneratorShape, Func: v.Func, At: at}
	case PartialValue:
		return x.value(v.elemValue(), at, path)
	case ModuleValue:
		if x.way != ByCloudPickle {
			return &Stuck{Path: path, Shape: ModuleShape, At: at}
		}
	}
	return nil
}

// shape is what the tables say of a kind of value.
func (x *crossing) shape(name string, at Site, path string) *Stuck {
	s := x.p.Table.Shape(name)
	if s == nil || !x.refuses(s.Pickle, s.Interpreter) {
		return nil
	}
	return &Stuck{Path: path, Shape: name, At: at}
}

func (x *crossing) refuses(pickle knowledge.Pickle, interpreter knowledge.Crossing) bool {
	if x.way == ByInterpreter && interpreter != knowledge.CrossingUnknown {
		return interpreter == knowledge.CrossingRefused || interpreter == knowledge.CrossingClosed
	}
	switch pickle {
	case knowledge.NotPicklable:
		return true
	case knowledge.CloudPickle:
		return x.way != ByCloudPickle
	case knowledge.WhileStarting:
		return x.way != AtStart
	}
	return false
}

// outside is an instance of a class outside the project, or a container of such.
func (x *crossing) outside(v Value, at Site, path string) *Stuck {
	if s := x.outsideClass(v.Name, at, path); s != nil {
		return s
	}
	if v.Elem != nil && (slices.Contains(keepers, v.Name) || strings.HasPrefix(v.Name, "collections.")) {
		return x.value(*v.Elem, at, path+"[…]")
	}
	return nil
}

// keepers are the containers that are pickled with their elements.
var keepers = []string{"builtins.list", "builtins.tuple", "builtins.dict", "builtins.set", "builtins.frozenset"}

// vague are classes that annotations use for picklable and other files alike.
var vague = []string{"io.IOBase", "io.TextIOBase", "io.BufferedIOBase", "io.RawIOBase"}

// duplicated are the classes that pickle itself refuses and multiprocessing sends by duplicating their descriptor, to a pool's
// tasks too (measured on 3.8 and 3.14).
var duplicated = []string{"socket.socket", "multiprocessing.connection.Connection"}

func (x *crossing) outsideClass(name string, at Site, path string) *Stuck {
	pickle, interpreter := x.p.picklable(name)
	if (x.way == ByPickle || x.way == AtStart) && slices.Contains(duplicated, name) {
		return nil
	}
	if slices.Contains(vague, name) || !x.refuses(pickle, interpreter) {
		return nil
	}
	return &Stuck{Path: path, Class: name, At: at, Starting: pickle == knowledge.WhileStarting}
}

// picklable is what the tables say of an outside class for the target version, from its bases where it says nothing.
func (p *Program) picklable(name string) (knowledge.Pickle, knowledge.Crossing) {
	pickle, interpreter := knowledge.PickleUnknown, knowledge.CrossingUnknown
	for _, c := range p.Table.Lineage(name) {
		if pickle == knowledge.PickleUnknown {
			pickle = c.Pickle
			if p.Target.Version < c.PickleSince {
				pickle = c.PickleBefore
			}
		}
		if interpreter == knowledge.CrossingUnknown {
			interpreter = c.Interpreter
		}
	}
	return pickle, interpreter
}

// Maker is the expression that made what the expression names: a local variable's only value or what `with` entered
// to bind it, else the expression itself.
func (f *Func) Maker(id facts.ID) facts.ID {
	e := f.Expr(id)
	if e.Kind != facts.Name || e.Var < 0 {
		return id
	}
	made := facts.None
	for _, b := range f.Unit.Facts.Vars[e.Var].Binds {
		if b.Kind == facts.BindElement {
			continue
		}
		if made != facts.None || b.Kind != facts.BindValue && b.Kind != facts.BindEnter {
			return id
		}
		made = b.Value
	}
	if made == facts.None {
		return id
	}
	return made
}
