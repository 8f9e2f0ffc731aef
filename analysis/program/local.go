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

type localVar struct {
	unit *Unit
	v    int32
}

// local is the value of a local variable: what all its assignments agree on.
func (p *Program) local(u *Unit, v int32) Value {
	l := &p.memo.top().locals
	key := localVar{u, v}
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
	value := p.joinLocal(u, &u.Facts.Vars[v])
	delete(l.open, key)
	if l.low >= depth {
		l.known[key] = value
		l.low = math.MaxInt
	}
	l.low = min(l.low, outer)
	return value
}

func (p *Program) joinLocal(u *Unit, v *facts.Var) Value {
	value := Value{}
	elements := false
	for i := range v.Binds {
		b := &v.Binds[i]
		if b.Kind == facts.BindElement {
			elements = true
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
