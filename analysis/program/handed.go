package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// A parameter without annotation means something where threads are started with the function: there the code writes what it hands
// over. This is looked for in the module of the function alone, among the texts that name it, never in the graph, which is made of
// the links that rest on it.

// handedOver is the answer to askHanded: what all that is handed to the parameter agrees on. Place is where it lies, when that is one
// place.
type handedOver struct {
	value Value
	place Place
	// split says that not all hand over what lies in one place.
	split bool
}

var unclear = handedOver{value: unknown, split: true}

// handed is what is known of a parameter by what its function is started with: an object of one class of the project, or nothing.
func (p *Program) handed(f *Func, param int) handedOver {
	if !mayBeHanded(f, param) || !p.isStarted(f) {
		return unclear
	}
	return p.memo.ask(question{askHanded, f, f.IR.Params[param].Name}).(handedOver)
}

// mayBeHanded reports whether the parameter is a plain one, without default, of a function of a module or of the
// __init__ of a class there.
func mayBeHanded(f *Func, param int) bool {
	given := &f.IR.Params[param]
	if given.Default != facts.None || given.Kind > facts.PositionalOnly {
		return false
	}
	if f.IR.Kind != facts.Function || f.Parent == nil || f.Parent.IR.Kind != facts.TopLevel || len(f.IR.Decorators) > 0 {
		return false
	}
	return f.Class == nil || f.IR.Name == "__init__" && f.Unit.Owner != nil
}

// isContainer reports whether the value is a plain container, such as a list.
func (p *Program) isContainer(v Value) bool {
	return v.Kind == ExternalInstance && p.containerOf(v.Name) != nil
}

// handedContainer is where the container lies that the parameter is handed, when that is one place.
func (p *Program) handedContainer(f *Func, param string) Place {
	i := f.paramIndex(0, param)
	if i < 0 || f.gone {
		return Place{}
	}
	p.readBody(f)
	if given := p.handed(f, i); !given.split && p.isContainer(given.value) {
		return given.place
	}
	return Place{}
}

// isStarted reports whether the module starts threads with the function by its name, or the class of the __init__ is one of threads.
func (p *Program) isStarted(f *Func) bool {
	if f.Class != nil {
		return slices.ContainsFunc(p.mro(f.Class).externals, func(base string) bool { return p.IsA(base, "threading.Thread") })
	}
	m, name := f.Unit.Module, f.IR.Name
	return p.memo.read(question{askStarted, m, name}, func() any {
		if m.started == nil {
			m.started = map[string]bool{}
		}
		m.started[name] = true
		return m.starts(name)
	}).(bool)
}

func (m *Module) starts(name string) bool {
	return slices.ContainsFunc(m.Units, func(u *Unit) bool { return slices.Contains(u.startedNames(), name) })
}

// handedTo collects what is handed to a parameter.
type handedTo struct {
	p     *Program
	f     *Func
	param int
	// name is that of the function, or of the class that is made; bound is how many parameters its calls do not give.
	name  string
	bound int
	found handedOver
}

func (p *Program) handedOverTo(f *Func, param string) handedOver {
	p.readBody(f)
	i := f.paramIndex(0, param)
	if i < 0 {
		return unclear
	}
	h := &handedTo{p: p, f: f, param: i, name: f.IR.Name}
	if f.Class != nil {
		h.name, h.bound = f.Class.IR.Name, 1
	}
	if len(p.names(f.Unit.Module, h.name)) != 1 {
		return unclear
	}
	for _, u := range p.Mentions(f.Unit.Module, h.name) {
		if u.stub || !h.inUnit(u) {
			return unclear
		}
	}
	if k := h.found.value.Kind; k != Instance && k != Nothing && !p.isContainer(h.found.value) {
		return unclear
	}
	h.found.value.Exact = false // others than those of the module may hand over an object of a subclass
	return h.found
}

// inUnit collects what the unit hands over; it reports whether it names the function in no other way than to call or start it.
func (h *handedTo) inUnit(u *Unit) bool {
	named, understood := 0, 0
	u.eachExpr(func(f *Func, id facts.ID) {
		switch e := f.Expr(id); {
		case h.names(e):
			named++
		case e.Kind == facts.Call && (h.call(f, e) || h.start(f, e)):
			understood++
		}
	})
	return named == understood
}

// eachExpr calls do with each expression of the unit, and the function in which it stands.
func (u *Unit) eachExpr(do func(*Func, facts.ID)) {
	for _, f := range u.Funcs {
		walkStmts(u.Facts, f.IR.Body, func(s *facts.Stmt) {
			f.StmtExprs(s, func(id facts.ID) { do(f, id) })
		})
	}
}

func (h *handedTo) names(e *facts.Expr) bool { return namesGlobal(e, h.name) }

// namesGlobal reports whether the expression is a name that is no local variable.
func namesGlobal(e *facts.Expr, name string) bool {
	return e.Kind == facts.Name && e.Var < 0 && e.Name == name
}

// call notes what a call of the function hands over, when the expression is one.
func (h *handedTo) call(f *Func, e *facts.Expr) bool {
	if !h.names(f.Expr(e.A)) {
		return false
	}
	h.give(f, argument(f, f.Items(e.List), knowledge.Parameter{Name: h.f.IR.Params[h.param].Name, Position: h.param - h.bound}))
	return true
}

// start notes what a start of the function hands over, when the expression is one.
func (h *handedTo) start(f *Func, e *facts.Expr) bool {
	args := f.Items(e.List)
	if h.bound > 0 || !slices.ContainsFunc(args, func(id facts.ID) bool { return h.isCallable(f, id) }) {
		return false
	}
	callee := h.p.eval(f, e.A)
	known := h.p.Table.Function(callee.Name)
	if callee.Kind != External && callee.Kind != ExternalMethod || known == nil || len(known.Runs) != 1 {
		return false
	}
	run := &known.Runs[0]
	if callable := argument(f, args, run.Callable); callable == facts.None || !h.names(f.Expr(callable)) {
		return false
	}
	h.give(f, passedAt(f, run, args, h.param))
	return true
}

func (h *handedTo) isCallable(f *Func, id facts.ID) bool {
	e := f.Expr(id)
	return h.names(e) || e.Kind == facts.Keyword && h.names(f.Expr(e.A))
}

// passedAt is the argument that a start passes at a position; None where that is not written.
func passedAt(f *Func, run *knowledge.Run, args []facts.ID, position int) facts.ID {
	if run.Passing != knowledge.ArgsTuple && run.Passing != knowledge.RestArguments {
		return facts.None
	}
	given := passed(f, run, args)
	if position >= len(given) || slices.ContainsFunc(given[:position+1], func(id facts.ID) bool { return f.Expr(id).Kind == facts.Star }) {
		return facts.None
	}
	return given[position]
}

// give joins one more expression to what is handed over.
func (h *handedTo) give(f *Func, id facts.ID) {
	if id == facts.None {
		h.found = unclear
		return
	}
	first := h.found == handedOver{}
	h.found.value = h.p.join(h.found.value, h.p.eval(f, id))
	place := h.p.PlaceOf(f, id)
	h.found.split = h.found.split || place.Kind != GlobalPlace && place.Kind != LocalPlace || place.Elements || !first && place != h.found.place
	h.found.place = place
}
