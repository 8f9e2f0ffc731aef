package rewrite

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
)

// Unguard moves a def out of the main guard, to before it. It refuses one that uses what only the guard defines, or whose
// header computes something.
func (d *Draft) Unguard(f *program.Func) {
	u := f.Unit
	stmt, _ := defOf(f)
	if stmt == facts.None || len(f.IR.Decorators) > 0 || !f.Parent.TopLevel() || u.Owner != nil || !OwnLines(f.Parent, stmt) {
		d.Refuse()
		return
	}
	for _, param := range f.IR.Params {
		if param.Default != facts.None && f.Expr(param.Default).Kind != facts.Const {
			d.Refuse()
		}
	}
	for i := range u.Facts.Exprs {
		e := &u.Facts.Exprs[i]
		inside := e.Start >= f.IR.Start && e.End <= f.IR.End && e.Kind == facts.Name
		module := e.Var < 0 || u.Facts.Vars[max(e.Var, 0)].Func == 0
		if inside && module && e.Name != f.IR.Name && d.pass.OnlyInMain(u.Module, e.Name) {
			d.Refuse()
		}
	}
	if list, _ := Siblings(f.Parent, stmt); len(list) < 2 {
		d.Refuse() // it is all that the guard has
		return
	}
	start, end := commentsAbove(u, LineStart(u, int(f.Parent.Stmt(stmt).Start))), NextLine(u, int(f.IR.End))
	d.Delete(program.Site{Unit: u, Span: text.Span{Start: start, End: blanksBehind(u, end)}})
	d.beforeUnit(u, d.dedented(f, &Hoisted{Name: f.IR.Name}, start, end)+Newline(u.Module)+Newline(u.Module))
}
