package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// JoblibTask is the call that wraps a task of joblib.
const JoblibTask = "joblib.delayed"

// onThreads is the run of joblib's delayed(f) in threads, where the Parallel that the tasks are given to asks for them.
func (w *walker) onThreads(c Call, run *knowledge.Run) *knowledge.Run {
	if c.Name != JoblibTask || w.f.IR.Kind != facts.Comprehension || !w.p.parallelThreads(w.f) {
		return run
	}
	own := *run
	own.Context, own.Pickled = knowledge.ThreadContext, ""
	return w.p.kept(own)
}

// parallelThreads reports whether the comprehension is the argument of Parallel(n_jobs=…, backend="threading").
func (p *Program) parallelThreads(comprehension *Func) bool {
	f := comprehension.Parent
	u := f.Unit.Facts
	for i := range u.Exprs {
		e := &u.Exprs[i]
		if e.Kind != facts.Call || !slices.ContainsFunc(u.Items(e.List), func(a facts.ID) bool {
			return u.Expr(a).Kind == facts.Comp && f.Unit.Funcs[u.Expr(a).Func] == comprehension
		}) {
			continue
		}
		maker := f.Maker(e.A)
		if v := p.eval(f, e.A); v.Kind != ExternalInstance || v.Name != "joblib.Parallel" || f.Expr(maker).Kind != facts.Call {
			return false
		}
		if n, ok := f.Number(argument(f, f.Items(f.Expr(maker).List), knowledge.Parameter{Name: "n_jobs"})); ok && n == 1 {
			return false
		}
		return f.literal(maker, "backend", 1) == "threading" || f.literal(maker, "prefer", -1) == "threads"
	}
	return false
}

// literal is the string that a call is given for the parameter; "" for anything else.
func (f *Func) literal(call facts.ID, name string, position int) string {
	a := argument(f, f.Items(f.Expr(call).List), knowledge.Parameter{Position: position, Name: name})
	if a == facts.None || f.Expr(a).Op != facts.Str {
		return ""
	}
	return f.Expr(a).Name
}
