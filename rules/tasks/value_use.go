package tasks

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
)

// valueUses finds where a list of results, or one result, is put to a use that an exception does not bear.
type valueUses struct{ f *program.Func }

// ofList is such a use of the list that an expression gives, or of its elements; None with ok where the use is of no account,
// and not ok where the list goes elsewhere.
func (v valueUses) ofList(list facts.ID) (use facts.ID, ok bool) {
	if use, ok = v.ofTarget(loopOver(v.f, list)); ok {
		return use, true
	}
	above := v.above(list)
	if above == facts.None {
		return facts.None, false
	}
	e := v.f.Expr(above)
	switch {
	case e.Kind == facts.Subscript && e.A == list:
		return v.ofElement(above)
	case e.Kind != facts.Call:
		return facts.None, false
	}
	switch v.builtin(e) {
	case "len":
		return facts.None, true
	case "sum", "max", "min", "sorted":
		return list, e.List.Len() == 1
	case "zip":
		return v.ofPart(above, slices.Index(v.f.Items(e.List), list))
	case "enumerate":
		return v.ofPart(above, 1)
	}
	callee := v.f.Expr(e.A)
	joins := callee.Kind == facts.Attr && callee.Name == "join" && v.f.Expr(callee.A).Op == facts.Str
	return list, joins
}

// ofPart is the use of a part of the tuples that a loop goes through.
func (v valueUses) ofPart(iterable facts.ID, index int) (facts.ID, bool) {
	target := loopOver(v.f, iterable)
	if target == facts.None || v.f.Expr(target).Kind != facts.Tuple {
		return facts.None, false
	}
	parts := v.f.Items(v.f.Expr(target).List)
	if index >= len(parts) {
		return facts.None, false
	}
	return v.ofTarget(parts[index])
}

// ofTarget is the use of what a loop gives its target.
func (v valueUses) ofTarget(target facts.ID) (facts.ID, bool) {
	if target == facts.None || v.f.Expr(target).Kind != facts.Name {
		return facts.None, false
	}
	use := v.ofName(v.f.Expr(target).Var)
	return use, use != facts.None
}

// ofElement is the use of list[i], or of the name that it is given.
func (v valueUses) ofElement(element facts.ID) (facts.ID, bool) {
	if slices.ContainsFunc(v.f.Items(v.f.Expr(element).List), func(id facts.ID) bool { return v.f.Expr(id).Kind == facts.Slice }) {
		return facts.None, false
	}
	if v.fails(element) {
		return element, true
	}
	for i := range v.f.Unit.Facts.Stmts {
		if s := &v.f.Unit.Facts.Stmts[i]; s.Kind == facts.Assign && s.E == element && s.Targets.Len() == 1 {
			return v.ofTarget(v.f.Items(s.Targets)[0])
		}
	}
	return facts.None, false
}

// ofName is the first use of the variable that an exception does not bear, when no read of it may be a look at what it is;
// None otherwise.
func (v valueUses) ofName(name int32) facts.ID {
	if name < 0 || len(v.f.Unit.Facts.Vars[name].Binds) != 1 {
		return facts.None
	}
	use := facts.None
	for _, read := range v.f.Reads(name) {
		switch {
		case v.fails(read):
			if use == facts.None {
				use = read
			}
		case !v.comparesNone(read):
			return facts.None
		}
	}
	return use
}

// comparesNone reports whether the expression is only compared with None.
func (v valueUses) comparesNone(id facts.ID) bool {
	above := v.above(id)
	if above == facts.None {
		return false
	}
	e := v.f.Expr(above)
	return e.Kind == facts.Compare && e.A == id && (e.Op == facts.Is || e.Op == facts.IsNot) && v.f.Expr(e.B).Op == facts.NoneLit
}

// needing are the builtins that take a value of their own kinds only.
var needing = map[string]bool{"len": true, "sum": true, "int": true, "float": true, "abs": true, "round": true, "sorted": true,
	"list": true, "tuple": true, "set": true, "dict": true, "enumerate": true, "reversed": true}

// fails reports whether the code fails where the expression stands if it gives an exception.
func (v valueUses) fails(id facts.ID) bool {
	above := v.above(id)
	if above == facts.None {
		return slices.ContainsFunc(v.f.Unit.Facts.Stmts, func(s facts.Stmt) bool {
			return s.E == id && (s.Kind == facts.For && !s.Async || s.Kind == facts.AugAssign && s.Op != facts.Mod)
		})
	}
	e := v.f.Expr(above)
	switch e.Kind {
	case facts.Attr, facts.Subscript:
		return e.A == id && !ofException[e.Name]
	case facts.Bin:
		return e.A == id || e.Op != facts.Mod // "%s" % e shows it
	case facts.Unary:
		return true
	case facts.Compare:
		switch e.Op {
		case facts.Less, facts.LessEqual, facts.Greater, facts.GreaterEqual:
			return true
		case facts.In, facts.NotIn:
			return e.B == id
		}
	case facts.Call:
		callee := v.f.Expr(e.A)
		return e.A != id && (needing[v.builtin(e)] || callee.Kind == facts.Attr && callee.Name == "extend")
	}
	return false
}

// builtin is the name of the builtin that is called; "" for anything else.
func (v valueUses) builtin(call *facts.Expr) string {
	if callee := v.f.Expr(call.A); callee.Kind == facts.Name && callee.Var < 0 {
		return callee.Name
	}
	return ""
}

// above is the expression that another one stands in; None where a statement evaluates it directly.
func (v valueUses) above(id facts.ID) facts.ID {
	for i := range v.f.Unit.Facts.Exprs {
		e := &v.f.Unit.Facts.Exprs[i]
		if e.Kind == facts.Comp {
			continue // what it goes through stands in its loop
		}
		if e.A == id || e.B == id || e.C == id || slices.Contains(v.f.Items(e.List), id) {
			return facts.ID(i)
		}
	}
	return facts.None
}
