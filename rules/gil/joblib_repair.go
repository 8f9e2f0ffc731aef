package gil

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// processesFor are the words by which joblib's Parallel takes processes instead of threads.
var processesFor = map[string]string{"threading": "loky", "threads": "processes"}

// repairJoblib has a Parallel take processes, where all tasks that the unit gives it compute from their arguments alone.
func repairJoblib(p *rule.Pass, comprehension *program.Func) []rule.Repair {
	f, maker := comprehension.Parent, facts.None
	for _, call := range callsOver(f, comprehension) {
		maker = f.Maker(f.Expr(call).A)
	}
	if maker == facts.None || f.Expr(maker).Kind != facts.Call || !onlyTasksOf(p, f, maker) {
		return nil
	}
	d := rewrite.New(p)
	for _, a := range f.Items(f.Expr(maker).List) {
		word := a
		if f.Expr(a).Kind == facts.Keyword {
			word = f.Expr(a).A
		}
		e := f.Expr(word)
		if e.Kind != facts.Const || e.Op != facts.Str || processesFor[e.Name] == "" {
			continue
		}
		at := f.Site(word)
		if rewrite.Source(at)[1:at.Len()-1] != e.Name {
			return nil
		}
		at.Start, at.End = at.Start+1, at.End-1
		d.Replace(at, processesFor[e.Name])
	}
	return d.Repair(processes.With("joblib.Parallel"))
}

// callsOver are the calls that are given the comprehension.
func callsOver(f, comprehension *program.Func) []facts.ID {
	var all []facts.ID
	for i := range f.Unit.Facts.Exprs {
		e := &f.Unit.Facts.Exprs[i]
		if e.Kind == facts.Call && slices.ContainsFunc(f.Items(e.List), func(a facts.ID) bool {
			return f.Expr(a).Kind == facts.Comp && f.Unit.Funcs[f.Expr(a).Func] == comprehension
		}) {
			all = append(all, facts.ID(i))
		}
	}
	return all
}

// onlyTasksOf reports whether every call of what the maker makes is given tasks that fit a process.
func onlyTasksOf(p *rule.Pass, f *program.Func, maker facts.ID) bool {
	for i := range f.Unit.Facts.Exprs {
		e := &f.Unit.Facts.Exprs[i]
		if e.Kind != facts.Call || f.Maker(e.A) != maker {
			continue
		}
		args := f.Items(e.List)
		if len(args) != 1 || f.Expr(args[0]).Kind != facts.Comp {
			return false
		}
		comprehension := f.Unit.Funcs[f.Expr(args[0]).Func]
		starts := p.Link(comprehension).Starts
		if len(starts) == 0 || slices.ContainsFunc(starts, func(s program.Start) bool {
			return s.Run.Context != knowledge.ThreadContext || !fitsProcess(p, comprehension, &s, program.ByCloudPickle)
		}) {
			return false
		}
	}
	return true
}
