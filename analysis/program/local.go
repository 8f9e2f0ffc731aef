package program

import (
	"math"

	"github.com/parahint/parahint/analysis/facts"
)

// locals are the values of local variables, as long as one question is being answered.
type locals struct {
	known map[localVar]Value
	// open are the variables being worked out, by depth; low is the lowest that an answer leans on.
	open map[localVar]int
	low  int
}

// reset forgets all values. Large maps are not kept: to clear one takes as long as it ever was.
func (l *locals) reset() {
	const large = 64
	if len(l.known) > large {
		*l = locals{}
		return
	}
	clear(l.known)
	clear(l.open)
	l.low = math.MaxInt
}

// localVar is a variable, or what some of its bindings give it.
type localVar struct {
	unit *Unit
	v    int32
	of   ways
}

// every stands for all bindings of a variable.
const every = ^ways(0)

// local is the value of a local variable in the function: what all its assignments agree on, else what those give that
// reach the name.
func (p *Program) local(f *Func, e *facts.Expr) Value {
	value := p.localOf(f.Unit, e.Var, every)
	if value.Kind != Unknown {
		return value
	}
	if of := f.reach(&f.Unit.Facts.Vars[e.Var], e); of != 0 {
		return p.localOf(f.Unit, e.Var, of)
	}
	return value
}

// localOf is what the bindings give a local variable.
func (p *Program) localOf(u *Unit, v int32, of ways) Value {
	l := &p.memo.top().locals
	key := localVar{u, v, of}
	if known, ok := l.known[key]; ok {
		return known
	}
	if depth, ok := l.open[key]; ok {
		l.low = min(l.low, depth)
		return Value{}
	}
	if l.open == nil {
		l.open, l.known, l.low = map[localVar]int{}, map[localVar]Value{}, math.MaxInt
	}
	depth, outer := len(l.open), l.low
	l.open[key], l.low = depth, math.MaxInt
	value := p.joinLocal(u, &u.Facts.Vars[v], of)
	delete(l.open, key)
	if l.low >= depth {
		l.known[key] = value
		l.low = math.MaxInt
	}
	l.low = min(l.low, outer)
	return value
}

func (p *Program) joinLocal(u *Unit, v *facts.Var, of ways) Value {
	value := Value{}
	elements := false
	for i := range v.Binds {
		b := &v.Binds[i]
		if b.Kind == facts.BindElement {
			elements = true
			continue
		}
		if of != every && of&(1<<i) == 0 {
			continue
		}
		scope := u.Funcs[b.Func]
		if b.Kind == facts.BindParam {
			scope = u.Funcs[v.Func]
		}
		value = p.join(value, p.valueOf(scope, b))
		if value.Kind == Unknown {
			return value
		}
	}
	if !elements {
		return value
	}
	return p.withElements(value, func(yield func(Value)) {
		for i := range v.Binds {
			if b := &v.Binds[i]; b.Kind == facts.BindElement {
				yield(p.eval(u.Funcs[b.Func], b.Value))
			}
		}
	})
}

// free is the value of a name of the module: what all its bindings agree on. In the code of the module itself, a
// binding of the same unit that certainly comes before the name decides, unless a function binds the name too.
func (p *Program) free(f *Func, e *facts.Expr) Value {
	value := p.Global(f.Unit.Module, e.Name)
	if outer := f.Enclosing(); value.Kind != Unknown || outer.IR.Kind != facts.TopLevel || outer.Unit.Owner != nil {
		return value
	}
	for v := range f.Unit.Facts.Vars {
		variable := &f.Unit.Facts.Vars[v]
		if variable.Func != 0 || variable.Name != e.Name {
			continue
		}
		of := f.reach(variable, e)
		if of == 0 || of&earlier != 0 || p.boundInFunctions(f.Unit.Module, e.Name) {
			return value
		}
		return p.localOf(f.Unit, int32(v), of)
	}
	return value
}

// boundInFunctions reports whether a function binds the name of the module.
func (p *Program) boundInFunctions(m *Module, name string) bool {
	for _, b := range p.names(m, name) {
		if b.Bind.Func != 0 && rebinds(b.Bind) {
			return true
		}
	}
	return false
}
