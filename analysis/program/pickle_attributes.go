package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// making is the call that makes an instance.
type making struct {
	f    *Func
	call *facts.Expr
}

// with reports whether the instance is known to be made with arguments.
func (m *making) with() bool { return m != nil && m.call.List.Len() > 0 }

// making is the call as which the expression makes an instance of a class of the project; nil for another.
func (x *crossing) making(f *Func, id facts.ID) *making {
	if e := f.Expr(id); e.Kind == facts.Call && x.p.eval(f, e.A).Kind == ClassValue {
		return &making{f, e}
	}
	return nil
}

// bound reports whether the expression is a method bound to what stands before the dot.
func (x *crossing) bound(f *Func, id facts.ID) bool {
	v := x.p.eval(f, id)
	return v.Kind == BoundMethod && !v.Func.classMethod() && !v.Func.static()
}

// attributes looks at what __init__ gives the instance, and a dataclass's fields.
func (x *crossing) attributes(c *Class, made *making, path string) *Stuck {
	if x.own(c) {
		return nil
	}
	for _, name := range x.p.AttrNames(c) {
		if v, _ := x.p.find(c, name); v.Kind == FunctionValue {
			continue
		}
		if s := x.attribute(c, name, made, path+"."+name); s != nil {
			return s
		}
	}
	return x.fields(c, made, path)
}

// attribute counts when __init__ surely gives it a value that is stuck and nothing else gives it another.
func (x *crossing) attribute(c *Class, name string, made *making, path string) (found *Stuck) {
	sure := false
	for _, site := range x.p.AttrSites(c, name) {
		if site.Bind.Kind == facts.BindElement {
			continue
		}
		if site.Bind.Kind != facts.BindValue || site.Bind.Index >= 0 {
			return nil
		}
		s := x.given(c, site, name, made, path)
		if s == nil {
			s = x.expr(site.Func, site.Bind.Value, path, 1)
			if s != nil {
				s.At = site.Func.at(site.Bind.Start, site.Bind.End)
			}
		}
		if s == nil {
			return nil
		}
		inInit := site.Func.Name == c.Name+".__init__" || site.Func.IR.Name == "__init__" || site.Func.IR.Name == "__post_init__"
		if found == nil || inInit && !sure {
			found = s
		}
		if found.Owner == nil {
			found.Owner = c
		}
		sure = sure || inInit && !site.Bind.Conditional
	}
	if !sure {
		return nil
	}
	return found
}

// given is what an attribute gets from an argument of the call that makes the instance: self.name = parameter.
func (x *crossing) given(c *Class, site AttrBinding, name string, made *making, path string) *Stuck {
	init, _ := x.p.find(c, "__init__")
	if !made.with() || init.Kind != FunctionValue || init.Func != site.Func || made.f.changes(name) {
		return nil
	}
	e := site.Func.Expr(site.Bind.Value)
	if e.Kind != facts.Name || e.Var < 0 {
		return nil
	}
	params := site.Func.IR.Params
	at := slices.IndexFunc(params, func(param facts.Param) bool { return param.Var == e.Var })
	if at < 1 || len(site.Func.Unit.Facts.Vars[e.Var].Binds) != 1 || params[at].Kind >= facts.VarArgs {
		return nil
	}
	want := knowledge.Parameter{Position: at - 1, Name: params[at].Name}
	if params[at].Kind == facts.KeywordOnly {
		want.Position = -1
	}
	return x.expr(made.f, argument(made.f, made.f.Items(made.call.List), want), path, 1)
}

// changes reports whether the unit gives the attribute of some object another value from outside.
func (f *Func) changes(name string) bool {
	return slices.ContainsFunc(f.Unit.Facts.Attrs, func(a facts.AttrBind) bool {
		return a.Name == name && f.Expr(a.Receiver).Name != "self"
	})
}
