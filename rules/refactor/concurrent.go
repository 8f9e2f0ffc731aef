package refactor

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rewrite"
)

// concurrent are the rewrites of a loop that awaits one turn after the other.
func (l *loop) concurrent() []Offer {
	offers := l.gather()
	if l.pass.Target.Version >= py.V311 {
		offers = slices.Insert(offers, min(1, len(offers)), l.taskGroup()...)
	}
	return offers
}

// each is the source of the turns as an expression: f(x) for x in xs.
func (l *loop) each(value string) string {
	return value + " for " + l.in.Text(l.target) + " in " + l.turns
}

// gather awaits all at once, or a few at a time.
func (l *loop) gather() []Offer {
	if l.kept != inList {
		return l.gatherInto()
	}
	t := &rewrite.Turns{F: l.f, In: l.in, Stmt: l.stmt, Comp: l.comp, Target: l.target, Items: l.items, Await: l.await, List: l.list}
	all, limited := rewrite.New(l.pass), rewrite.New(l.pass)
	all.Gather(t)
	limited.GatherLimited(t)
	return append(offers(all, textGather), offers(limited, textLimited)...)
}

// gatherInto awaits all at once and makes a set or a dict of them.
func (l *loop) gatherInto() []Offer {
	d := rewrite.New(l.pass)
	before := l.source(d)
	all := "await " + d.Name(l.f.Unit, "asyncio", "gather") + "(*[" + l.each(l.in.Text(l.value)) + "])"
	if len(before) > 0 {
		d.Before(l.f, l.stmt, before...)
	}
	if l.comp != facts.None {
		d.Replace(l.f.Site(l.comp), l.collected(all))
	} else {
		d.Replace(l.f.StmtSite(l.stmt), l.collected(all))
	}
	return offers(d, textGather)
}

// operand reports whether the comprehension is part of a larger expression.
func (l *loop) operand() bool { return l.f.Stmt(l.stmt).E != l.comp }

// taskGroup starts a task a turn in a block, which only takes coroutines.
func (l *loop) taskGroup() []Offer {
	if l.operandOfComp() || !l.makesCoroutines() {
		return nil
	}
	d := rewrite.New(l.pass)
	u, m := l.f.Unit, l.f.Unit.Module
	group, tasks := d.NewName(u, "group"), d.NewName(u, "tasks")
	indent, step := rewrite.Indent(u, int(l.f.Stmt(l.stmt).Start)), rewrite.Step(m)
	before := l.source(d)
	made := "[" + l.each(group+".create_task("+l.in.Text(l.value)+")") + "]"
	results := "[task.result() for task in " + tasks + "]"
	lines := l.above(before) + rewrite.Lines(m, "", "async with "+d.Name(u, "asyncio", "TaskGroup")+"() as "+group+":") +
		rewrite.Lines(m, indent+step, tasks+" = "+made) + indent
	if l.comp != facts.None {
		d.Replace(program.Site{Unit: u, Span: l.before()}, lines+l.lead())
		d.Replace(l.f.Site(l.comp), l.collected(results))
	} else {
		d.Replace(l.f.StmtSite(l.stmt), lines+l.collected(results))
	}
	return offers(d, textTaskGroup)
}

// makesCoroutines reports whether each turn calls an async def.
func (l *loop) makesCoroutines() bool {
	_, c := rewrite.CallAt(l.pass, l.in.Site(l.value))
	if c == nil || len(c.Targets) == 0 {
		return false
	}
	return !slices.ContainsFunc(c.Targets, func(t *program.Func) bool { return !t.Async() || t.IR.Generator })
}
