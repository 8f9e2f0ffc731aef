package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// listOf makes a function at module level that gives back as a list what a generator function yields, and hands that over.
func listOf(p *rule.Pass, c crossing) []rule.Repair {
	if c.f == nil || c.s.Value.Kind != program.FunctionValue || c.f.Expr(c.s.Callable).Kind != facts.Name || !isGlobal(p, c.f, c.s.Callable) {
		return nil
	}
	t := p.Look(c.s.Value.Func)
	odd := func(param facts.Param) bool { return param.Kind >= facts.VarArgs || param.Default != facts.None }
	if !plainDef(t) || !t.IR.Generator || t.Async() || slices.ContainsFunc(t.IR.Params, odd) || !onlyPositional(c.f, c.f.Items(c.f.Expr(c.s.Expr).List)) {
		return nil
	}
	d := rewrite.New(p)
	callee := c.f.Text(c.s.Callable)
	name := d.NewName(c.f.Unit, "list_"+strings.TrimLeft(callee, "_"))
	var names []string
	for _, param := range t.IR.Params {
		names = append(names, param.Name)
	}
	given := strings.Join(names, ", ")
	d.AboveUnit(c.f.Unit, "def "+name+"("+given+"):", rewrite.Step(c.f.Unit.Module)+"return list("+callee+"("+given+"))")
	d.Replace(c.f.Site(c.s.Callable), name)
	return d.Repair(rule.Text{
		EN: "Give back a list, by %[1]s() (all of it is then in memory at once)",
		FR: "Rendre une liste, par %[1]s() (tout est alors en mémoire à la fois)",
	}.With(name))
}
