package pickling

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// wrapped has the decorator of a function put functools.wraps on what it returns.
func wrapped(p *rule.Pass, f *program.Func) []rule.Repair {
	if len(p.Look(f).IR.Decorators) != 1 {
		return nil
	}
	decorator := p.Eval(f.Parent, f.IR.Decorators[0])
	if decorator.Kind != program.FunctionValue {
		return nil
	}
	by := p.Look(decorator.Func)
	inner := p.Returns(by).Func
	if inner == nil || inner.Parent != by || len(by.IR.Params) != 1 || len(inner.IR.Decorators) > 0 {
		return nil
	}
	stmt := defStmt(inner)
	if stmt == facts.None {
		return nil
	}
	d := rewrite.New(p)
	d.Before(by, stmt, "@"+d.Name(by.Unit, "functools", "wraps")+"("+by.IR.Params[0].Name+")")
	return d.Repair(rule.Text{
		EN: "Put functools.wraps on what %[1]s() returns (it then goes by the name of the function it wraps)",
		FR: "Mettre functools.wraps sur ce que rend %[1]s() (cela porte alors le nom de la fonction enveloppée)",
	}.With(by.IR.Name))
}
