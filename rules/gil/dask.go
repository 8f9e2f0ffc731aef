package gil

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// inDaskThreads reports whether the start makes tasks of Dask in a module that asks for its threads, and for no other
// scheduler: several tasks, by a loop, for each element of a bag, or by a decorated function.
func inDaskThreads(p *rule.Pass, f *program.Func, s *program.Start) bool {
	if !strings.HasPrefix(s.Name, "dask.") || s.Call >= 0 && s.Name == "dask.delayed" && !repeated(f, s) {
		return false
	}
	schedulers := schedulersOf(p, f.Unit.Module)
	for _, word := range schedulers {
		if !isThreads(word.f, word.id) {
			return false
		}
	}
	return len(schedulers) > 0
}

// written is an expression in its function.
type written struct {
	f  *program.Func
	id facts.ID
}

// schedulersOf are the schedulers that the module names to Dask: compute(…, scheduler=…), dask.config.set(scheduler=…).
func schedulersOf(p *rule.Pass, m *program.Module) []written {
	var all []written
	for _, u := range p.Mentions(m, "scheduler") {
		for _, f := range u.Funcs {
			calls := p.Link(f).Calls
			for i := range calls {
				c := &calls[i]
				if c.Kind != program.Plain || !strings.HasPrefix(c.Name, "dask.") || f.Expr(c.Expr).Kind != facts.Call {
					continue
				}
				if id := f.Argument(c.Expr, knowledge.Parameter{Position: -1, Name: "scheduler"}); id != facts.None {
					all = append(all, written{f, id})
				}
			}
		}
	}
	return all
}

// isThreads reports whether the expression is Dask's word for a pool of threads.
func isThreads(f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	return e.Kind == facts.Const && e.Op == facts.Str && (e.Name == "threads" || e.Name == "threading")
}

// repairDask has Dask take processes, where all tasks that the module makes compute from their arguments alone.
func repairDask(p *rule.Pass, m *program.Module) []rule.Repair {
	for _, u := range m.Units {
		p.Need(u)
		for _, f := range u.Funcs {
			starts := p.Link(f).Starts
			for i := range starts {
				if s := &starts[i]; strings.HasPrefix(s.Name, "dask.") && !fitsProcess(p, f, s, program.ByCloudPickle) {
					return nil
				}
			}
		}
	}
	d := rewrite.New(p)
	for _, word := range schedulersOf(p, m) {
		at := word.f.Site(word.id)
		at.Start, at.End = at.Start+1, at.End-1
		if rewrite.Source(at) != word.f.Expr(word.id).Name {
			return nil
		}
		d.Replace(at, "processes")
	}
	return d.Repair(processes.With("scheduler=\"processes\""))
}
