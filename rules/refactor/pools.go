package refactor

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// pools are the rewrites of a loop that calls: threads where the function waits, else processes.
func (l *loop) pools() []Offer {
	title := textProcesses
	refuse := func(why rule.Text, where program.Site) []Offer {
		return []Offer{{Repair: rule.Repair{Title: title}, Refused: why, Where: where}}
	}
	callee := l.in.Expr(l.value).A
	v := l.pass.Eval(l.in, callee)
	if v.Kind != program.FunctionValue || !l.plain() || l.f.Async() || l.operandOfComp() {
		return refuse(whyShape, l.f.StmtSite(l.stmt))
	}
	executor := "ProcessPoolExecutor"
	switch {
	case l.waits(v.Func):
		title, executor = textThreads, "ThreadPoolExecutor"
	case v.Func.Parent == nil || !v.Func.Parent.TopLevel() || v.Func.Class != nil:
		return refuse(whyCallable.With(l.in.Text(callee)), l.in.Site(callee))
	case l.f.TopLevel():
		return refuse(whyModule, l.f.StmtSite(l.stmt))
	}
	return l.pool(executor, title)
}

// plain reports whether a turn calls with the loop's variable alone, so that map can.
func (l *loop) plain() bool {
	args := l.in.Items(l.in.Expr(l.value).List)
	if len(args) != 1 {
		return false
	}
	a, t := l.in.Expr(args[0]), l.in.Expr(l.target)
	return a.Kind == facts.Name && t.Kind == facts.Name && a.Name == t.Name
}

func (l *loop) waits(f *program.Func) bool {
	for tier := knowledge.Unbounded; tier <= knowledge.Disk; tier++ {
		if l.pass.Blocks(f, tier).In {
			return true
		}
	}
	return false
}

// operandOfComp reports whether a comprehension is only a part of what its statement evaluates: a block cannot stand for it.
func (l *loop) operandOfComp() bool { return l.comp != facts.None && l.operand() }

// pool puts the loop into the block of an executor.
func (l *loop) pool(executor string, title rule.Text) []Offer {
	d := rewrite.New(l.pass)
	u, m := l.f.Unit, l.f.Unit.Module
	name := d.NewName(u, "executor")
	indent, step := rewrite.Indent(u, int(l.f.Stmt(l.stmt).Start)), rewrite.Step(m)
	head := rewrite.Lines(m, "", "with "+d.Name(u, "concurrent.futures", executor)+"() as "+name+":") + indent + step
	all := name + ".map(" + l.in.Text(l.in.Expr(l.value).A) + ", " + l.in.Text(l.items) + ")"
	if l.comp != facts.None {
		d.Replace(program.Site{Unit: u, Span: l.before()}, head+l.lead())
		d.Replace(l.f.Site(l.comp), "list("+all+")")
	} else {
		d.Replace(l.f.StmtSite(l.stmt), head+l.list+".extend("+all+")")
	}
	return offers(d, title)
}

// before is the source of the statement up to its comprehension, and lead that text.
func (l *loop) before() text.Span {
	return text.Span{Start: int(l.f.Stmt(l.stmt).Start), End: int(l.f.Expr(l.comp).Start)}
}

func (l *loop) lead() string {
	return rewrite.Source(program.Site{Unit: l.f.Unit, Span: l.before()})
}

func offers(d *rewrite.Draft, title rule.Text) []Offer {
	var all []Offer
	for _, r := range d.Repair(title) {
		all = append(all, Offer{Repair: r})
	}
	return all
}
