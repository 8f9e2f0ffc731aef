package program

import "github.com/parahint/parahint/analysis/facts"

// operator notes the calls of special methods that an expression makes without naming them: x[k], k in x, x == y, not x.
func (w *walker) operator(id facts.ID, e *facts.Expr) {
	switch e.Kind {
	case facts.Subscript:
		w.special(id, e.A, "__getitem__")
	case facts.Not, facts.And, facts.Or, facts.IfExp:
		w.tested(e.A)
	case facts.Compare:
		switch e.Op {
		case facts.In, facts.NotIn:
			w.special(id, e.B, "__contains__")
		case facts.Equal:
			w.special(id, e.A, "__eq__")
		case facts.NotEqual:
			w.special(id, e.A, "__ne__", "__eq__")
		}
	}
}

// tested notes the call that asks whether a value is true.
func (w *walker) tested(id facts.ID) { w.special(id, id, "__bool__", "__len__") }

// asked are the special methods that builtins call, the first that there is.
var asked = map[string][]string{
	"builtins.len": {"__len__"}, "builtins.bool": {"__bool__", "__len__"}, "builtins.iter": {"__iter__"}, "builtins.next": {"__next__"},
}

// special notes the call of the first of the methods that the object's class has. Only objects with a name are asked for: what
// others are is seldom known, and costs most to find out.
func (w *walker) special(at, object facts.ID, methods ...string) {
	if w.access != nil || object == facts.None {
		return
	}
	if k := w.f.Expr(object).Kind; k != facts.Name && k != facts.Attr {
		return
	}
	v := w.p.eval(w.f, object)
	if v.Kind != Instance {
		return
	}
	for _, method := range methods {
		if found, _ := w.p.find(v.Class, method); found.Kind == FunctionValue {
			w.add(Call{Kind: Operator, Expr: at, Object: object, Targets: w.p.dispatch(v, found.Func), Receiver: v})
			return
		}
	}
}
