package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// unset is a global that a worker process lacks and that its parent has when it starts the process: both lie in one module.
type unset struct {
	p *rule.Pass
	// f reads the global name in the worker, and may be a part of target; by starts that.
	f, target, by *program.Func
	s             *program.Start
	name          string
}

// unsetAt is what the finding is about; nil where the parent may not have set the global before it starts the process, where
// the value cannot travel, and where something else starts the function too.
func unsetAt(p *rule.Pass, at *rule.Finding, by *program.Func, s *program.Start) *unset {
	u := &unset{p: p, target: s.Targets[0], by: by, s: s}
	for _, f := range at.At.Unit.Funcs {
		for _, a := range p.Accesses(f) {
			if a.Span == at.At.Span && a.Place.Kind == program.GlobalPlace && f.Unit.Module == by.Unit.Module && a.Place.Module == by.Unit.Module {
				u.f, u.name = f, a.Place.Name
			}
		}
	}
	if u.f == nil || by.Unit.HasLocal(u.name) || !u.setBefore(u.name, int(by.Expr(s.Expr).Start)) || u.otherStarts() {
		return nil
	}
	return u
}

// setBefore reports whether the parent's function itself gives a global its value, one that can travel, further up.
func (u *unset) setBefore(name string, offset int) bool {
	way := u.s.Run.Pickled
	return slices.ContainsFunc(u.p.GlobalSites(u.by.Unit.Module, name), func(site program.GlobalSite) bool {
		b := site.Bind
		return site.Func == u.by && b.Kind == facts.BindValue && b.Index < 0 && int(b.End) < offset && (!b.Conditional || u.by.TopLevel()) &&
			u.p.Stuck(site.Func, b.Value, way, false) == nil
	})
}

// otherStarts reports whether the function that the process runs is named anywhere but where it is started by the same pool.
func (u *unset) otherStarts() bool {
	object := u.p.Link(u.by).Calls[u.s.Call].Object
	for _, m := range u.p.Modules() {
		for _, unit := range u.p.Mentions(m, u.target.IR.Name) {
			if m != u.by.Unit.Module {
				return true
			}
			for _, f := range unit.Funcs {
				for _, s := range u.p.Link(f).Starts {
					if !slices.Contains(s.Targets, u.target) || f == u.by && s.Span == u.s.Span {
						continue
					}
					if s.Call < 0 || object == facts.None || f != u.by || !sameName(f, object, u.p.Link(f).Calls[s.Call].Object) {
						return true
					}
				}
			}
		}
	}
	return false
}

func sameName(f *program.Func, a, b facts.ID) bool {
	return b != facts.None && f.Expr(a).Kind == facts.Name && f.Text(a) == f.Text(b)
}

// initialised gives the pool an initializer that sets the global, and the others that the parent's function sets.
func (u *unset) initialised() []rule.Repair {
	by, made := u.p.MadeBy(u.by, u.p.Link(u.by).Calls[u.s.Call].Object)
	if made == nil || by != u.by || !slices.Contains(pools, made.Name) || !uninitialised(by, made) || !u.setBefore(u.name, made.Span.Start) {
		return nil
	}
	d := rewrite.New(u.p)
	names := u.together(made)
	all := strings.Join(names, ", ")
	setter, step := d.NewName(by.Unit, "set_"+strings.TrimLeft(u.name, "_")), rewrite.Step(by.Unit.Module)
	if len(names) == 1 {
		value := "value"
		if u.name == value {
			value = "given"
		}
		d.AboveUnit(by.Unit, "def "+setter+"("+value+"):", step+"global "+all, step+all+" = "+value)
		all += ","
	} else {
		setter = d.NewName(by.Unit, "set_globals")
		d.AboveUnit(by.Unit, "def "+setter+"(*given):", step+"global "+all, step+all+" = given")
	}
	insertArgument(d, by, made, "initializer="+setter+", initargs=("+all+")")
	return d.Repair(rule.Text{
		EN: "Set %[1]s in each worker with an initializer (each gets a copy of the value)",
		FR: "Fixer %[1]s dans chaque processus par un initializer (chacun reçoit une copie de la valeur)",
	}.With(strings.TrimSuffix(all, ",")))
}

// together are the global, and the others that the parent's function declares and sets before it makes the pool, and that the
// workers lack as well.
func (u *unset) together(made *program.Call) []string {
	names := []string{u.name}
	u.by.EachStmt(func(id facts.ID, s *facts.Stmt) {
		declared, ok := strings.CutPrefix(rewrite.Source(u.by.StmtSite(id)), "global ")
		if s.Kind != facts.GlobalStmt || !ok {
			return
		}
		for name := range strings.SplitSeq(declared, ",") {
			name = strings.TrimSpace(name)
			place := program.Place{Kind: program.GlobalPlace, Module: u.by.Unit.Module, Name: name}
			setter, _ := onlyInParent(u.p, place)
			if setter != nil && !slices.Contains(names, name) && !u.by.Unit.HasLocal(name) && u.setBefore(name, made.Span.Start) {
				names = append(names, name)
			}
		}
	})
	return names
}

// given passes the value as the first argument of the function, whose parameter then hides the global.
func (u *unset) given() []rule.Repair {
	if !u.f.Inside(u.target) || u.s.Value.Kind != program.FunctionValue || !plainDef(u.target) || namedTimes(u.p, u.target) != 1 || u.changedInside() {
		return nil
	}
	head := string(u.target.Unit.Syntax.Text[u.target.IR.NameEnd:])
	if !strings.HasPrefix(head, "(") {
		return nil
	}
	d := rewrite.New(u.p)
	comma := ", "
	if len(u.target.IR.Params) == 0 {
		comma = ""
	}
	d.Insert(u.target.Unit, int(u.target.IR.NameEnd)+1, u.name+comma)
	switch u.s.Run.Passing {
	case knowledge.RestArguments:
		d.Insert(u.by.Unit, u.by.Site(u.s.Callable).End, ", "+u.name)
	case knowledge.ArgsTuple:
		u.packed(d)
	default:
		return nil
	}
	return d.Repair(rule.Text{
		EN: "Give %[1]s to %[2]s() as an argument (a copy of the value)",
		FR: "Donner %[1]s à %[2]s() en argument (une copie de la valeur)",
	}.With(u.name, u.target.Name))
}

// packed puts the value before the elements of args=(…).
func (u *unset) packed(d *rewrite.Draft) {
	args := u.by.Argument(u.s.Expr, u.s.Run.Args)
	if args == facts.None {
		insertArgument(d, u.by, &u.p.Link(u.by).Calls[u.s.Call], "args=("+u.name+",)")
		return
	}
	e := u.by.Expr(args)
	if e.Kind != facts.Tuple && e.Kind != facts.ListOf || e.List.Len() == 0 {
		d.Refuse()
		return
	}
	d.Insert(u.by.Unit, u.by.Site(u.by.Items(e.List)[0]).Start, u.name+", ")
}

// plainDef reports whether the function is a def at module level with nothing about it.
func plainDef(f *program.Func) bool {
	return f.IR.Kind == facts.Function && f.IR.Parent == 0 && f.Class == nil && len(f.IR.Decorators) == 0 && f.Unit.Owner == nil
}

// changedInside reports whether the function does anything but read the global.
func (u *unset) changedInside() bool {
	return slices.ContainsFunc(u.p.GlobalSites(u.by.Unit.Module, u.name), func(site program.GlobalSite) bool { return site.Func.Inside(u.target) }) ||
		strings.Contains(string(u.target.Unit.Syntax.Text), "global ")
}
