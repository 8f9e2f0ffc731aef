package program

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/text"
)

// expr walks an expression in the order in which it is evaluated.
func (w *walker) expr(id facts.ID) {
	if id == facts.None {
		return
	}
	e := w.f.Expr(id)
	switch e.Kind {
	case facts.Const:
	case facts.Name:
		w.name(id, e)
	case facts.Attr:
		w.attribute(id, e)
	case facts.Call:
		w.call(id, e, false)
	case facts.Await:
		w.await(e)
	case facts.Yield, facts.YieldFrom:
		w.expr(e.A)
		if e.Kind == facts.YieldFrom {
			w.iterate(e.A, id, false)
		}
		w.pause(id, true)
	case facts.Comp:
		w.expr(e.A)
		inner := w.f.Unit.Funcs[e.Func]
		w.nested(inner, e.Start, e.End, e.Op == facts.OfGenerator && w.access == nil && !w.p.goesThrough(w.f, w.stmt, id))
	case facts.Lambda:
		w.escape(w.f.Unit.Funcs[e.Func])
	case facts.Walrus:
		w.expr(e.B)
		w.store(e.A)
	default:
		w.expr(e.A)
		w.expr(e.B)
		w.expr(e.C)
		for _, item := range w.f.Items(e.List) {
			w.expr(item)
		}
		w.operator(id, e)
	}
}

func (w *walker) name(id facts.ID, e *facts.Expr) {
	w.read(id)
	if w.access != nil {
		return
	}
	if v := w.p.named(w.f, e); v.Kind == FunctionValue {
		w.escape(v.Func)
	}
}

// escape notes a function that is used as a value: who calls it is not known from here.
func (w *walker) escape(f *Func) {
	if w.access == nil {
		w.link.Escapes = append(w.link.Escapes, f)
	}
}

func (w *walker) attribute(id facts.ID, e *facts.Expr) {
	w.expr(e.A)
	receiver := w.p.eval(w.f, e.A)
	if receiver.Kind == Instance {
		if w.property(id, e, receiver) {
			return
		}
	}
	w.read(id)
	if w.access != nil {
		return
	}
	if v := w.p.attrOf(receiver, e.Name); v.Kind == FunctionValue || v.Kind == BoundMethod {
		w.escape(v.Func)
	}
}

// property notes the call of a property that the attribute is.
func (w *walker) property(id facts.ID, e *facts.Expr, receiver Value) bool {
	found, _ := w.p.find(receiver.Class, e.Name)
	if found.Kind != FunctionValue || !w.p.Shape(found.Func).Property {
		return false
	}
	w.add(Call{Kind: PropertyRead, Expr: id, Object: e.A, Targets: w.p.dispatch(receiver, found.Func), Receiver: receiver})
	return true
}

// add completes a call with what is known where it stands.
func (w *walker) add(c Call) *Call {
	if w.access != nil {
		// A copy, so that only a call that nobody keeps goes to the heap by itself.
		dropped := c
		return &dropped
	}
	if c.Expr != facts.None {
		e := w.f.Expr(c.Expr)
		c.Span = text.Span{Start: int(e.Start), End: int(e.End)}
	}
	c.Held, c.Loops, c.Stmt, c.Main, c.Caught = w.held, w.loops, w.stmt, w.main, w.caught > 0
	w.link.Calls = append(w.link.Calls, c)
	return &w.link.Calls[len(w.link.Calls)-1]
}

func (w *walker) await(e *facts.Expr) {
	if e.A == facts.None {
		return
	}
	if inner := w.f.Expr(e.A); inner.Kind == facts.Call {
		w.call(e.A, inner, true)
	} else {
		w.expr(e.A)
	}
	w.pause(e.A, false)
}

// call walks a call: the receiver, the arguments, then what is called.
func (w *walker) call(id facts.ID, e *facts.Expr, awaited bool) {
	callee := w.f.Expr(e.A)
	object := facts.None
	switch callee.Kind {
	case facts.Name:
		w.read(e.A)
	case facts.Attr:
		object = callee.A
		w.expr(object)
	default:
		w.expr(e.A)
	}
	v := w.p.eval(w.f, e.A)
	args := w.f.Items(e.List)
	for _, a := range args {
		w.argument(a)
	}
	if w.access != nil {
		w.mutation(v, object, id)
		w.locking(id, v, object, args, awaited)
		return
	}
	c := Call{Kind: Plain, Expr: id, Object: object, Awaited: awaited, Receiver: v.elemValue()}
	w.resolve(&c, v, object)
	if v.Kind == Unknown {
		c.Targets = w.p.callablesOf(w.f, e.A)
	}
	index := len(w.link.Calls)
	w.add(c)
	w.wrapped(c)
	w.consumed(v, args)
	if methods := asked[v.Name]; methods != nil && v.Kind == External && len(args) == 1 {
		w.special(id, args[0], methods...)
	}
	w.starts(index, c, v, args)
	w.callbacks(c, v, args)
	w.locking(id, v, object, args, awaited)
}

// consumers are the builtins that go through all of their first argument before they return.
var consumers = map[string]bool{
	"builtins.list": true, "builtins.tuple": true, "builtins.set": true, "builtins.frozenset": true, "builtins.sorted": true,
	"builtins.sum": true, "builtins.min": true, "builtins.max": true,
}

// consumed notes the iteration of what a builtin goes through; a comprehension notes its own.
func (w *walker) consumed(v Value, args []facts.ID) {
	if v.Kind != External || !consumers[v.Name] || len(args) == 0 {
		return
	}
	switch w.f.Expr(args[0]).Kind {
	case facts.Comp, facts.Star, facts.Keyword, facts.DoubleStar:
		return
	}
	w.iterate(args[0], args[0], false)
}

// argument walks an argument. A function given as an argument escapes only when nothing is known of what becomes of it;
// starts and callbacks see to the others.
func (w *walker) argument(id facts.ID) {
	e := w.f.Expr(id)
	if e.Kind == facts.Keyword || e.Kind == facts.Star || e.Kind == facts.DoubleStar {
		w.argument(e.A)
		return
	}
	w.expr(id)
}

// resolve gives the call its targets or its name.
func (w *walker) resolve(c *Call, v Value, object facts.ID) {
	switch v.Kind {
	case FunctionValue:
		c.Targets = []*Func{v.Func}
	case BoundMethod:
		c.Receiver = Value{Kind: Instance, Class: v.Class}
		c.Targets = []*Func{v.Func}
		if !v.Exact && object != facts.None && w.p.eval(w.f, object).Kind != SuperValue {
			c.Targets = w.p.overrides(v.Class, v.Func)
		}
	case ClassValue:
		w.construct(c, v.Class)
	case External, ExternalMethod:
		c.Name, c.Known = v.Name, w.p.Table.Function(v.Name)
	case Instance:
		if call := w.p.attrOf(v, "__call__"); call.Kind == BoundMethod {
			c.Targets = w.p.overrides(v.Class, call.Func)
		}
	case ExternalInstance:
		if known := w.p.Table.Method(v.Name, "__call__"); known != nil {
			c.Name, c.Known = known.Name, known
		}
	case PartialValue:
		w.resolve(c, v.elemValue(), facts.None)
	}
}

// construct gives a call of a class the methods that make an instance.
func (w *walker) construct(c *Call, class *Class) {
	for _, method := range []string{"__new__", "__init__", "__post_init__"} {
		if found, _ := w.p.find(class, method); found.Kind == FunctionValue {
			c.Targets = append(c.Targets, found.Func)
		}
	}
	c.Receiver = Value{Kind: ClassValue, Class: class}
	if bases := w.p.mro(class).externals; len(bases) > 0 && len(c.Targets) == 0 {
		c.Name, c.Known = bases[0], w.p.Table.Function(bases[0])
	}
}

// iteration notes what a loop does to get its elements.
func (w *walker) iteration(s *facts.Stmt) { w.iterate(s.E, s.E, s.Async) }

func (w *walker) iterate(iterable, at facts.ID, async bool) {
	if w.access != nil {
		return
	}
	v := w.p.eval(w.f, iterable)
	switch v.Kind {
	case GeneratorValue:
		w.add(Call{Kind: Iterate, Expr: at, Object: iterable, Targets: []*Func{v.Func}, Awaited: async})
		return
	case Instance:
		w.dunder(Iterate, at, v, async, "__iter__", "__next__", "__aiter__", "__anext__")
		return
	case ExternalInstance:
		if m := w.p.Table.Method(v.Name, "__iter__"); m != nil && !async {
			w.add(Call{Kind: Iterate, Expr: at, Object: iterable, Name: m.Name, Known: m, Receiver: v})
			return
		}
	}
	if e := w.f.Expr(iterable); e.Kind == facts.Call && !async {
		callee := w.p.eval(w.f, e.A)
		if known := w.p.Table.Function(callee.Name); known != nil && known.Iterates {
			w.add(Call{Kind: Iterate, Expr: at, Object: iterable, Name: known.Name, Known: known, Receiver: callee.elemValue()})
		}
	}
}

// dunder notes the calls of the special methods that the class of an instance has.
func (w *walker) dunder(kind CallKind, at facts.ID, v Value, awaited bool, methods ...string) {
	for _, method := range methods {
		if found, _ := w.p.find(v.Class, method); found.Kind == FunctionValue {
			w.add(Call{Kind: kind, Expr: at, Object: at, Targets: w.p.dispatch(v, found.Func), Receiver: v, Awaited: awaited})
		}
	}
}

// dispatch are the functions that a method of the instance may be.
func (p *Program) dispatch(v Value, f *Func) []*Func {
	if v.Exact {
		return []*Func{f}
	}
	return p.overrides(v.Class, f)
}

// overrides are the functions that a method call on an instance of the class may run: the method found, and those of
// subclasses, up to a limit above which nothing is known.
func (p *Program) overrides(c *Class, f *Func) []*Func {
	const most = 8
	targets := []*Func{f}
	for _, sub := range p.subclasses(c) {
		if sub.gone {
			continue
		}
		v := p.Member(sub, f.IR.Name)
		if v.Kind == FunctionValue && v.Func != f {
			targets = append(targets, v.Func)
		}
		if len(targets) > most {
			return nil
		}
	}
	return targets
}

// method is the last component of a qualified name.
func method(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }
