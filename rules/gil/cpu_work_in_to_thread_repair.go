package gil

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

const processPool = "concurrent.futures.ProcessPoolExecutor"

// repairToThread hands the computation to a pool of processes of the module, which is made where there is none.
func repairToThread(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, s := rewrite.StartAt(p, at.At)
	if f == nil || s.Call < 0 || s.Callable == facts.None || !f.Enclosing().Async() || !fitsProcess(p, f, s, program.ByPickle) {
		return nil
	}
	d := rewrite.New(p)
	call := f.Expr(s.Expr)
	if !findable(p, d, f, s, true, program.ByPickle) || slices.ContainsFunc(f.Items(call.List), func(a facts.ID) bool {
		return f.Expr(a).Kind == facts.Keyword || f.Expr(a).Kind == facts.DoubleStar
	}) {
		return nil
	}
	first := f.Site(f.Items(call.List)[0])
	if s.Name == "asyncio.to_thread" {
		d.Replace(f.Site(call.A), d.Name(f.Unit, "asyncio", "get_running_loop")+"().run_in_executor")
		d.Insert(f.Unit, first.Start, processesOf(p, d, f.Unit)+", ")
	} else {
		d.Replace(first, processesOf(p, d, f.Unit))
	}
	guardLoop(p, d, f.Unit.Module)
	return d.Repair(rule.Text{
		EN: "Compute it in a process of a pool (what goes in and comes out is copied, and the module is imported again)",
		FR: "Faire ce calcul dans un processus d'un pool (ce qui entre et sort est copié, et le module est importé à nouveau)",
	})
}

// processesOf is the name of a pool of processes of the unit's module: one that there is, else a new one.
func processesOf(p *rule.Pass, d *rewrite.Draft, u *program.Unit) string {
	const name = "processes"
	if v := p.Global(u.Module, name); v.Kind == program.ExternalInstance && v.Name == processPool && !u.HasLocal(name) {
		return name
	}
	fresh := d.NewName(u, name)
	d.BehindImports(u.Module, fresh+" = "+d.Name(u, "concurrent.futures", "ProcessPoolExecutor")+"()")
	return fresh
}

// guardLoop puts the main guard before what runs a loop while the module is imported: a new process imports it again.
func guardLoop(p *rule.Pass, d *rewrite.Draft, m *program.Module) {
	for _, u := range m.Units {
		if u.Syntax.IsDef || u.Syntax.IsClass || u.Owner != nil {
			continue
		}
		calls := p.Link(u.Funcs[0]).Calls
		if slices.ContainsFunc(calls, func(c program.Call) bool {
			return c.Kind == program.Plain && !c.Main && c.Known != nil && c.Known.Waits == knowledge.EventLoop
		}) {
			d.Guard(d.Guardable(u))
			return
		}
	}
}
