package refactor

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// pools are the rewrites of a loop that calls: threads where the function waits, else processes.
func (l *loop) pools() []Offer {
	executor, title, why, where := l.executor()
	if why != (rule.Text{}) {
		return []Offer{{Repair: rule.Repair{Title: title}, Refused: why, Where: where}}
	}
	return l.pool(executor, title)
}

// executor is the class that runs the calls, with the title of the rewrite; or why none can.
func (l *loop) executor() (class string, title, why rule.Text, where program.Site) {
	callee := l.in.Expr(l.value).A
	v := l.pass.Eval(l.in, callee)
	switch {
	case v.Kind != program.FunctionValue || l.f.Async() || l.operandOfComp():
		return "", textProcesses, whyShape, l.f.StmtSite(l.stmt)
	case l.waits(v.Func):
		return "ThreadPoolExecutor", textThreads, rule.Text{}, program.Site{}
	case v.Func.Parent == nil || !v.Func.Parent.TopLevel() || v.Func.Class != nil:
		return "", textProcesses, whyCallable.With(l.in.Text(callee)), l.in.Site(callee)
	case l.f.TopLevel():
		return "", textProcesses, whyModule, l.f.StmtSite(l.stmt)
	}
	return "ProcessPoolExecutor", textProcesses, rule.Text{}, program.Site{}
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

// pool puts the loop into the block of an executor: with map, for processes also by chunks, and for the elements of a dict
// in the order in which they are done.
func (l *loop) pool(executor string, title rule.Text) []Offer {
	all := l.mapping(executor, "", title)
	if executor == "ProcessPoolExecutor" {
		all = append(all, l.mapping(executor, ", chunksize=16", textChunks)...)
	}
	if l.kept == inDict && l.comp == facts.None {
		all = append(all, l.asDone(executor)...)
	}
	if len(all) == 0 {
		return []Offer{{Repair: rule.Repair{Title: title}, Refused: whyShape, Where: l.f.StmtSite(l.stmt)}}
	}
	return all
}

func (l *loop) mapping(executor, more string, title rule.Text) []Offer {
	d := rewrite.New(l.pass)
	u := l.f.Unit
	name := d.NewName(u, "executor")
	before := l.source(d)
	iterables, ok := l.mapped(d)
	if !ok {
		return nil
	}
	head := l.above(before) + l.block(d, executor, name)
	all := name + ".map(" + l.in.Text(l.in.Expr(l.value).A) + ", " + iterables + more + ")"
	if l.comp != facts.None {
		if l.kept == inList {
			all = "list(" + all + ")"
		}
		d.Replace(program.Site{Unit: u, Span: l.before()}, head+l.lead())
		d.Replace(l.f.Site(l.comp), l.collected(all))
	} else {
		d.Replace(l.f.StmtSite(l.stmt), head+l.collected(all))
	}
	return offers(d, title)
}

// above are lines before the rewritten statement, and the indentation of what follows them.
func (l *loop) above(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	m := l.f.Unit.Module
	indent := rewrite.Indent(l.f.Unit, int(l.f.Stmt(l.stmt).Start))
	return strings.Join(lines, rewrite.Newline(m)+indent) + rewrite.Newline(m) + indent
}

// block opens the block of an executor.
func (l *loop) block(d *rewrite.Draft, executor, name string) string {
	u, m := l.f.Unit, l.f.Unit.Module
	indent, step := rewrite.Indent(u, int(l.f.Stmt(l.stmt).Start)), rewrite.Step(m)
	return rewrite.Lines(m, "", "with "+d.Name(u, "concurrent.futures", executor)+"() as "+name+":") + indent + step
}

// asDone submits all turns and sets each element when it is done.
func (l *loop) asDone(executor string) []Offer {
	d := rewrite.New(l.pass)
	u, m := l.f.Unit, l.f.Unit.Module
	name, futures, future := d.NewName(u, "executor"), d.NewName(u, "futures"), d.NewName(u, "future")
	value := l.in.Expr(l.value)
	behind := l.in.Text(l.value)[l.in.Expr(value.A).End-value.Start:] // the arguments, in parentheses
	given := strings.TrimSuffix(behind, ")")
	if given = strings.TrimSpace(strings.TrimPrefix(given, "(")); given != "" {
		given = ", " + given
	}
	indent := rewrite.Indent(u, int(l.f.Stmt(l.stmt).Start)) + rewrite.Step(m)
	submit := futures + " = {" + name + ".submit(" + l.in.Text(value.A) + given + "): " + l.keyText() +
		" for " + l.in.Text(l.target) + " in " + l.in.Text(l.items) + "}"
	lines := rewrite.Lines(m, "", submit) +
		rewrite.Lines(m, indent, "for "+future+" in "+d.Name(u, "concurrent.futures", "as_completed")+"("+futures+"):") +
		indent + rewrite.Step(m) + l.list + "[" + futures + "[" + future + "]] = " + future + ".result()"
	d.Replace(l.f.StmtSite(l.stmt), l.block(d, executor, name)+lines)
	return offers(d, textAsDone)
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
