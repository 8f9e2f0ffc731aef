package tasks

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

var (
	gathered = rule.Text{
		EN: "Await them together with asyncio.gather (the first error is raised, the others go on)",
		FR: "Les attendre ensemble avec asyncio.gather (la première erreur est levée, les autres continuent)",
	}
	gatheredTurns = rule.Text{
		EN: "Await all turns together with asyncio.gather (all begin at once, and the first error is raised)",
		FR: "Attendre tous les tours ensemble avec asyncio.gather (tous commencent à la fois, et la première erreur est levée)",
	}
	limitedTurns = rule.Text{
		EN: "Await the turns together, ten at once, with a Semaphore (the first error is raised, the others go on)",
		FR: "Attendre les tours ensemble, dix à la fois, avec un Semaphore (la première erreur est levée, les autres continuent)",
	}
	grouped = rule.Text{
		EN: "Await them in a TaskGroup (an error cancels the others and comes in an ExceptionGroup)",
		FR: "Les attendre dans un TaskGroup (une erreur annule les autres et arrive dans un ExceptionGroup)",
	}
)

// repairSequence waits for all at the same time, in projects of asyncio.
func repairSequence(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, s := sequenceAt(p, at.At)
	if f == nil || rewrite.Library(p, f.Unit) != "asyncio" {
		return nil
	}
	if s.loop != facts.None {
		return gatherTurns(p, f, s)
	}
	return append(gatherRow(p, f, s), groupRow(p, f, s)...)
}

// sequenceAt is the sequence that is found at a place.
func sequenceAt(p *rule.Pass, at program.Site) (*program.Func, sequence) {
	for _, f := range at.Unit.Funcs {
		if !f.Enclosing().Async() {
			continue
		}
		for _, s := range sequences(p.Program, f) {
			marked := s.awaits[len(s.awaits)-1]
			if s.loop != facts.None {
				marked = s.awaits[0]
			}
			if f.Site(marked.expr) == at {
				return f, s
			}
		}
	}
	return nil, sequence{}
}

// part is one statement of a row: what it gives names to, and the text of the call that it awaits.
type part struct {
	target facts.ID
	call   string
}

// rowParts are the parts of a row of plain assignments on lines of their own; nil where a comment or more stands between.
func rowParts(f *program.Func, s sequence) []part {
	var parts []part
	for i, a := range s.awaits {
		stmt := f.Stmt(a.stmt)
		if stmt.Kind != facts.Assign || stmt.Targets.Len() != 1 || !rewrite.OwnLines(f, a.stmt) {
			return nil
		}
		whole := rewrite.Source(f.StmtSite(a.stmt))
		if i > 0 {
			between := string(f.Unit.Syntax.Text[f.Stmt(s.awaits[i-1].stmt).End:stmt.Start])
			if strings.TrimSpace(between) != "" {
				return nil
			}
		}
		call := f.Text(f.Expr(a.expr).A)
		if strings.Contains(whole, "#") || strings.ContainsAny(call, "\r\n") || f.Expr(a.expr).End != stmt.End {
			return nil
		}
		parts = append(parts, part{f.Items(stmt.Targets)[0], call})
	}
	return parts
}

// widest is how long a line of a row becomes before it is broken.
const widest = 88

func gatherRow(p *rule.Pass, f *program.Func, s sequence) []rule.Repair {
	parts := rowParts(f, s)
	if parts == nil {
		return nil
	}
	d := rewrite.New(p)
	var targets, calls []string
	for _, part := range parts {
		target := f.Text(part.target)
		if k := f.Expr(part.target).Kind; k == facts.Tuple && !strings.HasPrefix(target, "(") {
			target = "(" + target + ")"
		}
		targets, calls = append(targets, target), append(calls, part.call)
	}
	at := rowSite(f, s)
	indent, newline := rewrite.Indent(f.Unit, at.Start), rewrite.Newline(f.Unit.Module)
	head := strings.Join(targets, ", ") + " = await " + d.Name(f.Unit, "asyncio", "gather") + "("
	row := head + strings.Join(calls, ", ") + ")"
	if len(indent)+len(row) > widest {
		inner := newline + indent + rewrite.Step(f.Unit.Module)
		row = head + inner + strings.Join(calls, ","+inner) + "," + newline + indent + ")"
	}
	d.Replace(at, row)
	return d.Repair(gathered)
}

func rowSite(f *program.Func, s sequence) program.Site {
	at := f.StmtSite(s.awaits[0].stmt)
	at.End = int(f.Stmt(s.awaits[len(s.awaits)-1].stmt).End)
	return at
}

// groupRow makes tasks of a TaskGroup of coroutines, whose results go to the names behind it.
func groupRow(p *rule.Pass, f *program.Func, s sequence) []rule.Repair {
	parts := rowParts(f, s)
	if parts == nil || p.Target.Version < py.V311 {
		return nil
	}
	d := rewrite.New(p)
	group := d.NewName(f.Unit, "group")
	at := rowSite(f, s)
	indent, step := rewrite.Indent(f.Unit, at.Start), rewrite.Step(f.Unit.Module)
	lines := []string{"async with " + d.Name(f.Unit, "asyncio", "TaskGroup") + "() as " + group + ":"}
	var results []string
	for i, part := range parts {
		if f.Expr(part.target).Kind != facts.Name || !makesCoroutine(p.Program, s.awaits[i].call) {
			return nil
		}
		name := f.Text(part.target)
		task := d.NewName(f.Unit, name+"_task")
		lines = append(lines, indent+step+task+" = "+group+".create_task("+part.call+")")
		results = append(results, indent+name+" = "+task+".result()")
	}
	d.Replace(at, strings.Join(append(lines, results...), rewrite.Newline(f.Unit.Module)))
	return d.Repair(grouped)
}

// gatherTurns waits for all turns of a list comprehension, or of a loop that only appends; also for a few at a time.
func gatherTurns(p *rule.Pass, f *program.Func, s sequence) []rule.Repair {
	if len(s.awaits) != 1 {
		return nil
	}
	var t *rewrite.Turns
	if f.IR.Kind == facts.Comprehension {
		t = comprehensionTurns(f, s)
	} else {
		t = appendedTurns(f, s)
	}
	if t == nil {
		return nil
	}
	all, limited := rewrite.New(p), rewrite.New(p)
	all.Gather(t)
	limited.GatherLimited(t)
	return append(all.Repair(gatheredTurns), limited.Repair(limitedTurns)...)
}

// comprehensionTurns are those of [await call(x) for x in xs].
func comprehensionTurns(f *program.Func, s sequence) *rewrite.Turns {
	outer, comp := f.Parent, facts.None
	for i := range f.Unit.Facts.Exprs {
		if e := &f.Unit.Facts.Exprs[i]; e.Kind == facts.Comp && e.Op == facts.OfList && f.Unit.Funcs[e.Func] == f {
			comp = facts.ID(i)
		}
	}
	element := f.Stmt(s.awaits[0].stmt)
	if comp == facts.None || !outer.Async() || element.Kind != facts.Element || element.E != s.awaits[0].expr || asyncLoop(f) {
		return nil
	}
	way := outer.StatementOf(comp)
	if len(way) == 0 {
		return nil
	}
	t := &rewrite.Turns{F: outer, In: f, Stmt: way[len(way)-1], Comp: comp, Target: facts.None, Items: facts.None, Await: s.awaits[0].expr}
	if body := f.Items(f.IR.Body); len(body) == 1 && f.Stmt(body[0]).Targets.Len() == 1 {
		if inner := f.Items(f.Stmt(body[0]).Body); len(inner) == 1 && f.Stmt(inner[0]).Kind != facts.For {
			t.Target = f.Items(f.Stmt(body[0]).Targets)[0]
		}
	}
	return t
}

func asyncLoop(f *program.Func) bool {
	found := false
	f.Stmts(func(s *facts.Stmt) { found = found || s.Async })
	return found
}

// appendedTurns are those of a loop whose turns are list.append(await call(x)).
func appendedTurns(f *program.Func, s sequence) *rewrite.Turns {
	loop, a := f.Stmt(s.loop), s.awaits[0]
	stmt := f.Stmt(a.stmt)
	if loop.Body.Len() != 1 || loop.Targets.Len() != 1 || stmt.Kind != facts.ExprStmt || !rewrite.OwnLines(f, s.loop) || !rewrite.OwnLines(f, a.stmt) {
		return nil
	}
	call := f.Expr(stmt.E)
	if call.Kind != facts.Call || f.Expr(call.A).Kind != facts.Attr || f.Expr(call.A).Name != "append" {
		return nil
	}
	list, args := f.Expr(call.A).A, f.Items(call.List)
	turn := f.Items(loop.Targets)[0]
	if len(args) != 1 || args[0] != a.expr || f.Expr(list).Kind != facts.Name || f.Expr(turn).Kind != facts.Name || f.ReadOutside(turn, loop) {
		return nil
	}
	if strings.Contains(rewrite.Source(f.StmtSite(s.loop)), "#") || strings.ContainsAny(f.Text(f.Expr(a.expr).A)+f.Text(loop.E), "\r\n") {
		return nil
	}
	return &rewrite.Turns{F: f, In: f, Stmt: s.loop, Comp: facts.None, Target: turn, Items: loop.E, Await: a.expr, List: f.Text(list)}
}
