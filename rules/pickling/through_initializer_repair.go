package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// throughInitializer gives an argument to each worker once, when it starts, instead of with each task: the parameter becomes a
// global of the worker, which the initializer of the pool sets.
func throughInitializer(p *rule.Pass, c crossing, arg facts.ID) []rule.Repair {
	t := c.s.Value.Func
	if c.s.Value.Kind != program.FunctionValue || !plainDef(t) || t.Unit.Module != c.f.Unit.Module || namedTimes(p, t) != 1 {
		return nil
	}
	args, ok := c.written()
	at := slices.Index(args, arg)
	if !ok || at < 0 || !onlyPositional(c.f, args[:at+1]) || at >= len(t.IR.Params) {
		return nil
	}
	by, made := p.MadeBy(c.f, c.call.Object)
	if made == nil || by != c.f.Enclosing() || !slices.Contains(pools, made.Name) || !uninitialised(by, made) || !c.knownAt(made, arg) ||
		p.Stuck(c.f, arg, program.AtStart, false) != nil {
		return nil
	}
	d := rewrite.New(p)
	name := t.IR.Params[at].Name
	if !onlyRead(t, at) || t.Unit.Module.Binds(name) || p.Table.Function("builtins."+name) != nil || p.Table.Class("builtins."+name) != nil {
		return nil
	}
	setter, step := d.NewName(t.Unit, "set_"+strings.TrimLeft(name, "_")), rewrite.Step(t.Unit.Module)
	d.AboveUnit(t.Unit, "def "+setter+"(value):", step+"global "+name, step+name+" = value")
	dropParameter(d, t, at)
	c.dropArgument(d, args, at)
	insertArgument(d, by, made, "initializer="+setter+", initargs=("+c.f.Text(arg)+",)")
	return d.Repair(rule.Text{
		EN: "Give it to each worker once, by an initializer (%[1]s() then reads a global)",
		FR: "Le donner une fois à chaque worker, par un initializer (%[1]s() lit alors une variable globale)",
	}.With(t.IR.Name))
}

// onlyPositional reports whether none of the arguments is given by name or by stars.
func onlyPositional(f *program.Func, args []facts.ID) bool {
	return !slices.ContainsFunc(args, func(id facts.ID) bool {
		k := f.Expr(id).Kind
		return k == facts.Keyword || k == facts.Star || k == facts.DoubleStar
	})
}

// knownAt reports whether the argument is a name that has its one value before the pool is made.
func (c crossing) knownAt(made *program.Call, arg facts.ID) bool {
	e := c.f.Expr(arg)
	if e.Kind != facts.Name || e.Var < 0 {
		return false
	}
	v := &c.f.Unit.Facts.Vars[e.Var]
	return len(v.Binds) == 1 && !v.Binds[0].Conditional && int(v.Binds[0].End) < made.Span.Start && c.f.Unit.Funcs[v.Func] == c.f.Enclosing()
}

// onlyRead reports whether the parameter is a plain one with a name of its own, which the function only reads.
func onlyRead(t *program.Func, at int) bool {
	param := t.IR.Params[at]
	if param.Kind >= facts.VarArgs || param.Default != facts.None || param.Name == "value" || len(t.Unit.Facts.Vars[param.Var].Binds) != 1 {
		return false
	}
	vars := 0
	for i := range t.Unit.Facts.Vars {
		if t.Unit.Facts.Vars[i].Name == param.Name {
			vars++
		}
	}
	return vars == 1
}

// parameter is where a parameter stands, with its annotation.
func parameter(t *program.Func, at int) text.Span {
	param := t.IR.Params[at]
	b := t.Unit.Facts.Vars[param.Var].Binds[0]
	span := text.Span{Start: int(b.Start), End: int(b.Start) + len(param.Name)}
	if param.Annot != facts.None {
		span.End = t.Site(param.Annot).End
	}
	return span
}

// dropParameter takes a parameter away, with the comma beside it.
func dropParameter(d *rewrite.Draft, t *program.Func, at int) {
	params := t.IR.Params
	gone := parameter(t, at)
	switch behind := t.Unit.Syntax.Text[gone.End]; {
	case at > 0:
		gone.Start = parameter(t, at-1).End
	case len(params) == 1 && behind == ')':
	case len(params) > 1 && params[1].Kind < facts.VarArgs && params[1].Kind == params[0].Kind:
		gone.End = parameter(t, 1).Start
	default:
		d.Refuse()
	}
	d.Delete(program.Site{Unit: t.Unit, Span: gone})
}

// dropArgument takes an argument of the callable away, with the comma beside it.
func (c crossing) dropArgument(d *rewrite.Draft, args []facts.ID, at int) {
	f := c.f
	gone := f.Site(args[at])
	if c.s.Run.Passing == knowledge.RestArguments {
		before := c.s.Callable
		if at > 0 {
			before = args[at-1]
		}
		gone.Start = f.Site(before).End
		d.Delete(gone)
		return
	}
	packed := f.Site(f.Argument(c.s.Expr, c.s.Run.Args))
	switch comma := f.Unit.Syntax.Text[gone.End] == ','; {
	case len(args) == 1:
		d.Replace(packed, "()")
	case at > 0 && (len(args) > 2 || comma):
		gone.Start = f.Site(args[at-1]).End
		d.Delete(gone)
	case at > 0:
		gone.Start = f.Site(args[at-1]).End
		d.Replace(gone, ",")
	case len(args) > 2:
		gone.End = f.Site(args[1]).Start
		d.Delete(gone)
	default:
		d.Replace(packed, "("+f.Text(args[1])+",)")
	}
}
