package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// starts notes the callables that a call outside the project runs, now or in a context of their own.
func (w *walker) starts(index int, c Call, v Value, args []facts.ID) {
	if c.Known != nil && c.Kind == Plain && v.Kind != ClassValue {
		for i := range c.Known.Runs {
			w.run(index, c, &c.Known.Runs[i], args)
		}
	}
	if v.Kind == ClassValue {
		w.entries(index, c, v.Class)
		if c.Known == nil {
			w.inherited(index, c, v.Class, args)
		}
	}
}

// entries are the methods of a class that a base outside the project calls: Thread.run.
func (w *walker) entries(index int, c Call, class *Class) {
	for _, base := range w.p.mro(class).externals {
		w.p.eachEntry(base, func(name string, run knowledge.Run) {
			found, _ := w.p.find(class, name)
			if found.Kind != FunctionValue {
				return
			}
			w.link.Starts = append(w.link.Starts, Start{Call: index, Expr: c.Expr, Span: w.spanOf(c.Expr), Run: w.p.kept(run), Name: base,
				Callable: facts.None, Value: Value{Kind: BoundMethod, Func: found.Func, Class: class},
				Targets: []*Func{found.Func}, Loops: w.loops, Main: w.main, Stmt: w.stmt})
		})
	}
}

// inherited: a class without an __init__ of its own is made as its base outside the project is.
func (w *walker) inherited(index int, c Call, class *Class, args []facts.ID) {
	if len(c.Targets) > 0 {
		return
	}
	for _, base := range w.p.mro(class).externals {
		if known := w.p.Table.Function(base); known != nil {
			c.Name = base
			for i := range known.Runs {
				w.run(index, c, &known.Runs[i], args)
			}
		}
	}
}

// eachEntry calls do with the methods that the outside class and its bases call on subclasses.
func (p *Program) eachEntry(class string, do func(name string, run knowledge.Run)) {
	c := p.Table.Class(class)
	if c == nil {
		return
	}
	names := make([]string, 0, len(c.Entries))
	for name := range c.Entries {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		do(name, c.Entries[name])
	}
	for _, b := range c.Bases {
		p.eachEntry(b, do)
	}
}

// run notes the callables that a call runs.
func (w *walker) run(index int, c Call, run *knowledge.Run, args []facts.ID) {
	run = w.onThreads(c, w.by(run, args))
	if run.Variadic {
		for _, a := range positional(w.f, args, run.Callable.Position) {
			w.runs(index, c, run, a, args)
		}
		return
	}
	callable := argument(w.f, args, run.Callable)
	if callable == facts.None {
		return
	}
	if run.Iterable {
		w.runsEach(index, c, run, callable, args)
		return
	}
	w.runs(index, c, run, callable, args)
}

// runsEach notes the callables in an iterable, where it is written out; of another, its elements.
func (w *walker) runsEach(index int, c Call, run *knowledge.Run, iterable facts.ID, args []facts.ID) {
	e := w.f.Expr(iterable)
	if e.Kind == facts.ListOf || e.Kind == facts.Tuple || e.Kind == facts.SetOf {
		for _, a := range w.f.Items(e.List) {
			w.runs(index, c, run, a, args)
		}
		return
	}
	v := w.p.iterated(w.p.eval(w.f, iterable))
	w.started(index, c, run, iterable, v, args)
}

func (w *walker) runs(index int, c Call, run *knowledge.Run, callable facts.ID, args []facts.ID) {
	if e := w.f.Expr(callable); e.Kind == facts.Star {
		w.runsEach(index, c, run, e.A, args)
		return
	}
	w.started(index, c, run, callable, w.p.eval(w.f, callable), args)
}

func (w *walker) started(index int, c Call, run *knowledge.Run, callable facts.ID, v Value, args []facts.ID) {
	if v.Kind == ClassValue {
		w.entries(index, c, v.Class) // a class that is handed over as a factory: who calls it makes instances
	}
	targets := w.targetsOf(callable, v)
	if v.Kind == Unknown && !run.Iterable {
		targets = w.p.callablesOf(w.f, callable)
	}
	if run.Here {
		w.callback(c, targets)
		return
	}
	w.link.Starts = append(w.link.Starts, Start{Call: index, Expr: c.Expr, Span: w.spanOf(c.Expr), Run: run, Name: c.Name,
		Callable: callable, Value: v, Targets: targets, Args: passed(w.f, run, args), Loops: w.loops, Main: w.main, Stmt: w.stmt})
}

// by is the run with context and pickling of the executor that is given, when one is.
func (w *walker) by(run *knowledge.Run, args []facts.ID) *knowledge.Run {
	if run.By == nil {
		return run
	}
	executor := argument(w.f, args, *run.By)
	if executor == facts.None || w.f.Expr(executor).Op == facts.NoneLit {
		return run
	}
	own := *run
	own.By, own.Context, own.Pickled = nil, knowledge.NoContext, ""
	if v := w.p.eval(w.f, executor); v.Kind == ExternalInstance {
		if submit := w.p.Table.Method(v.Name, "submit"); submit != nil && len(submit.Runs) > 0 {
			own.Context, own.Pickled = submit.Runs[0].Context, submit.Runs[0].Pickled
		}
	}
	return w.p.kept(own)
}

// kept is the one pointer that stands for a run, so that links compare.
func (p *Program) kept(run knowledge.Run) *knowledge.Run {
	if k, ok := p.runs[run]; ok {
		return k
	}
	k := &run
	p.runs[run] = k
	return k
}

// targetsOf are the functions that a callable value runs.
func (w *walker) targetsOf(id facts.ID, v Value) []*Func {
	switch v.Kind {
	case FunctionValue, CoroutineValue:
		return []*Func{v.Func}
	case BoundMethod:
		if id != facts.None {
			if e := w.f.Expr(id); e.Kind == facts.Attr && w.p.eval(w.f, e.A).Kind == SuperValue {
				return []*Func{v.Func}
			}
		}
		return w.p.dispatch(v, v.Func)
	case PartialValue:
		return w.targetsOf(facts.None, v.elemValue())
	case Instance:
		if call := w.p.attrOf(v, "__call__"); call.Kind == BoundMethod {
			return w.p.overrides(v.Class, call.Func)
		}
	case ClassValue:
		if f, _ := w.p.entryOf(v); f != nil {
			return []*Func{f}
		}
	}
	return nil
}

// argument is the expression given to the parameter; None when it is not given, or hidden behind a star.
func argument(f *Func, args []facts.ID, param knowledge.Parameter) facts.ID {
	position := 0
	for _, a := range args {
		e := f.Expr(a)
		switch e.Kind {
		case facts.Keyword:
			if param.Name != "" && e.Name == param.Name {
				return e.A
			}
		case facts.Star:
			position = 1 << 20
		case facts.DoubleStar:
		default:
			if position == param.Position && param.Position >= 0 {
				return a
			}
			position++
		}
	}
	return facts.None
}

// Argument is the expression that a call gives to the parameter; None when it is not given, or hidden behind a star.
func (f *Func) Argument(call facts.ID, param knowledge.Parameter) facts.ID {
	e := f.Expr(call)
	if e.Kind != facts.Call {
		return facts.None
	}
	return argument(f, f.Items(e.List), param)
}

// passed are the expressions that reach the callable as arguments, by position.
func passed(f *Func, run *knowledge.Run, args []facts.ID) []facts.ID {
	switch run.Passing {
	case knowledge.ArgsTuple:
		given := argument(f, args, run.Args)
		if given == facts.None {
			return nil
		}
		if e := f.Expr(given); e.Kind == facts.Tuple || e.Kind == facts.ListOf {
			return f.Items(e.List)
		}
		return nil
	case knowledge.RestArguments:
		return rest(f, args, run.Callable.Position+1)
	case knowledge.ElementWise, knowledge.ElementTuples:
		return rest(f, args, run.Callable.Position+1)
	}
	return nil
}

// rest are the positional arguments from a position on.
func rest(f *Func, args []facts.ID, from int) []facts.ID {
	var ids []facts.ID
	for i, a := range args {
		switch f.Expr(a).Kind {
		case facts.Keyword, facts.DoubleStar:
			continue
		case facts.Star:
			return ids
		}
		if i >= from {
			ids = append(ids, a)
		}
	}
	return ids
}

// positional are the arguments by position from one on, a starred one among them.
func positional(f *Func, args []facts.ID, from int) []facts.ID {
	var ids []facts.ID
	for i, a := range args {
		switch f.Expr(a).Kind {
		case facts.Keyword, facts.DoubleStar:
			continue
		}
		if i >= from {
			ids = append(ids, a)
		}
	}
	return ids
}

// callback notes that a call runs functions that it was given, before it returns or while what it returns is gone through.
func (w *walker) callback(c Call, targets []*Func) {
	later := len(targets) > 0 && lazyCalls[c.Name] && !w.p.goesThrough(w.f, w.stmt, c.Expr)
	for _, t := range targets {
		w.add(Call{Kind: Callback, Expr: c.Expr, Object: facts.None, Targets: []*Func{t}, Later: later})
	}
}

// callbacks follows callables that are given to functions of the project, through their signatures.
func (w *walker) callbacks(c Call, v Value, args []facts.ID) {
	entry, offset := w.p.entryOf(v)
	if entry == nil {
		return
	}
	position := 0
	for _, a := range args {
		e := w.f.Expr(a)
		given, name := a, ""
		switch e.Kind {
		case facts.Keyword:
			given, name = e.A, e.Name
		case facts.Star, facts.DoubleStar:
			return
		}
		value := w.p.eval(w.f, given)
		if isCallable(value) {
			w.p.needBody(entry)
			if i := entry.paramIndex(position+offset, name); i >= 0 {
				w.use(c, given, value, entry, i, map[handed]bool{})
			}
		}
		if name == "" {
			position++
		}
	}
}

func isCallable(v Value) bool {
	switch v.Kind {
	case FunctionValue, BoundMethod, PartialValue:
		return true
	}
	return false
}

func (w *walker) use(c Call, given facts.ID, v Value, f *Func, param int, seen map[handed]bool) {
	if seen[handed{f, param}] {
		return
	}
	seen[handed{f, param}] = true
	all := w.p.Uses(f)
	if param >= len(all.params) {
		return
	}
	u := &all.params[param]
	targets := w.targetsOf(given, v)
	if u.Called && !w.p.Shape(f).Async {
		w.callback(c, targets)
	}
	for _, run := range u.runs {
		if run.Here {
			w.callback(c, targets)
			continue
		}
		loops := w.loops
		if run.later && c.Kind == Decoration && w.p.isCalledOften(v.Func) {
			loops++
		}
		w.link.Starts = append(w.link.Starts, Start{Call: len(w.link.Calls) - 1, Expr: c.Expr, Span: w.spanOf(c.Expr), Run: run.Run,
			Callable: given, Value: v, Targets: targets, Loops: loops, Main: w.main, Stmt: w.stmt, Through: f})
	}
	for _, h := range u.handed {
		w.use(c, given, v, h.to, h.param, seen)
	}
}
