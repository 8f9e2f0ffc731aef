package gil

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/effect"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// swap is one class instead of another, with the way in which it takes what it is given along.
type swap struct{ old, module, class, way string }

// repairPool takes processes, or interpreters, instead of the threads of a pool: where all that the pool is given computes
// from its arguments alone, and can be taken along as far as that is known.
func repairPool(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, s := rewrite.StartAt(p, at.At)
	switch {
	case f == nil:
		return nil
	case strings.HasPrefix(s.Name, "dask."):
		return repairDask(p, f.Unit.Module)
	case callOf(p, f, s) == nil:
		return nil
	case s.Name == program.JoblibTask:
		return repairJoblib(p, f)
	}
	by, made := p.MadeBy(f, callOf(p, f, s).Object)
	if made == nil || by.Unit != f.Unit || made.Awaited {
		return nil
	}
	var all []rule.Repair
	switch made.Name {
	case "concurrent.futures.ThreadPoolExecutor":
		all = poolOf(p, f, s, by, made, swap{made.Name, "concurrent.futures", "ProcessPoolExecutor", program.ByPickle})
		if p.Target.Version >= py.V314 {
			all = append(all, poolOf(p, f, s, by, made, swap{made.Name, "concurrent.futures", "InterpreterPoolExecutor", program.ByInterpreter})...)
		}
	case "multiprocessing.pool.ThreadPool":
		all = poolOf(p, f, s, by, made, swap{made.Name, "multiprocessing", "Pool", program.ByPickle})
	}
	return all
}

func poolOf(p *rule.Pass, f *program.Func, s *program.Start, by *program.Func, made *program.Call, to swap) []rule.Repair {
	d := rewrite.New(p)
	if !onlyWorkers(by, made) || !onlyTasks(p, d, f, s, to.way) {
		return nil
	}
	d.Instead(by, by.Expr(made.Expr).A, to.old, to.module, to.class)
	if to.way == program.ByPickle {
		d.GuardImport(by, made.Main)
	}
	return d.Repair(processes.With(to.class))
}

var processes = rule.Text{
	EN: "Use %[1]s (what goes in and comes out is copied, and the module is imported again)",
	FR: "Utiliser %[1]s (ce qui entre et sort est copié, et le module est importé à nouveau)",
}

// onlyWorkers reports whether the pool is made with nothing but the number of its workers.
func onlyWorkers(f *program.Func, made *program.Call) bool {
	args := f.Items(f.Expr(made.Expr).List)
	return len(args) == 0 || len(args) == 1 && (f.Expr(args[0]).Kind != facts.Keyword && f.Expr(args[0]).Kind != facts.Star ||
		f.Expr(args[0]).Name == "max_workers" || f.Expr(args[0]).Name == "processes")
}

// onlyTasks reports whether all that is done with the pool is to give it tasks that fit, and to end it. A lambda or nested
// function that the start hands over moves to module level.
func onlyTasks(p *rule.Pass, d *rewrite.Draft, f *program.Func, s *program.Start, way string) bool {
	for _, use := range p.PlaceUses(p.PlaceOf(f, callOf(p, f, s).Object)) {
		switch {
		case use.To.Fate == program.Entered || use.To.Fate == program.Lost && assigns(use):
		case use.To.Fate != program.Chained:
			return false
		case slices.Contains([]string{"shutdown", "close", "join", "terminate"}, use.To.Method):
		default:
			link := p.Link(use.Func)
			i := slices.IndexFunc(link.Starts, func(o program.Start) bool { return o.Expr == use.To.Call && o.Run.Context == knowledge.ThreadContext })
			if i < 0 || !fitsProcess(p, use.Func, &link.Starts[i], way) || !findable(p, d, use.Func, &link.Starts[i], s.Span == link.Starts[i].Span, way) {
				return false
			}
		}
	}
	return true
}

// assigns reports whether the use is the left side of an assignment or of `as`.
func assigns(u program.PlaceUse) bool {
	if u.To.Stmt == facts.None {
		return false
	}
	s := u.Func.Stmt(u.To.Stmt)
	return slices.ContainsFunc(u.Func.Items(s.Targets), func(t facts.ID) bool {
		return t == u.Expr || u.Func.Expr(t).Kind == facts.WithItem && u.Func.Expr(t).B == u.Expr
	})
}

// fitsProcess reports whether what is started computes from its arguments, and from globals that are as they are imported,
// alone, and whether nothing that it is given is known to stay behind.
func fitsProcess(p *rule.Pass, f *program.Func, s *program.Start, way string) bool {
	if len(s.Targets) != 1 || s.Through != nil || s.Call >= 0 && s.Value.Kind != program.FunctionValue {
		return false
	}
	t := p.Look(s.Targets[0])
	does, known := effect.Of(p.Program, t, t.IR.Start, t.IR.End)
	if !known || does.Writes != nil || does.Waits || t.Async() || t.IR.Generator {
		return false
	}
	if slices.ContainsFunc(does.Reads(), func(place program.Place) bool { return !imported(p, t, place) }) {
		return false
	}
	each := s.Run.Passing == knowledge.ElementWise || s.Run.Passing == knowledge.ElementTuples
	return !slices.ContainsFunc(s.Args, func(a facts.ID) bool { return p.Stuck(f, a, way, each) != nil })
}

// imported reports whether the place is a global that nothing but the module's own code, outside of the main guard, gives a
// value, or a variable around the function.
func imported(p *rule.Pass, t *program.Func, place program.Place) bool {
	if place.Kind == program.LocalPlace {
		return place.Func != t
	}
	if place.Kind != program.GlobalPlace {
		return false
	}
	return !slices.ContainsFunc(p.GlobalSites(place.Module, place.Name), func(site program.GlobalSite) bool {
		return !site.Func.TopLevel() || p.UnderMain(site.Func, site.Bind)
	})
}

// findable reports whether the function can be taken along, or can be moved to where it can.
func findable(p *rule.Pass, d *rewrite.Draft, f *program.Func, s *program.Start, own bool, way string) bool {
	if _, hidden := p.MainOnly(s.Value); hidden {
		return false
	}
	stuck := p.Stuck(f, s.Callable, way, false)
	if stuck == nil {
		return len(s.Targets[0].IR.Decorators) == 0
	}
	if !own || stuck.Func == nil || stuck.Func.Unit != f.Unit || stuck.Shape != knowledge.Lambda && stuck.Shape != knowledge.NestedFunction {
		return false
	}
	h := d.Hoist(stuck.Func)
	return !slices.ContainsFunc(h.Reads, func(id facts.ID) bool { return p.Stuck(f, id, way, false) != nil })
}

// repairThreads takes processes instead of the threads of the function that compute: all of them, for a process that is
// forked among threads is no better.
func repairThreads(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, s := startOf(p, func(f *program.Func, s *program.Start) bool { return f.Unit == at.At.Unit && s.Span == at.At.Span })
	if f == nil || inScript(p, f) {
		return nil // the threads of other statements would be there when a process is forked
	}
	d := rewrite.New(p)
	link := p.Link(f)
	main := s.Main
	for i := range link.Starts {
		o := &link.Starts[i]
		if o.Run.Context != knowledge.ThreadContext || o.Call < 0 {
			continue
		}
		if o.Name != "threading.Thread" || o.Callable == facts.None || !fitsProcess(p, f, o, program.AtStart) || !findable(p, d, f, o, false, program.ByPickle) {
			return nil
		}
		if _, known := heavy(p, f, o); !known {
			return nil
		}
		d.Instead(f, f.Expr(o.Expr).A, o.Name, "multiprocessing", "Process")
		main = main && o.Main
	}
	d.GuardImport(f.Enclosing(), main)
	return d.Repair(processes.With("multiprocessing.Process"))
}
