package refactor

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/effect"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// loop is a loop that makes one value a turn: a comprehension, or a for statement that appends or sets d[k].
type loop struct {
	pass *rule.Pass
	// f is the function that holds the loop; in, the one whose code a turn is.
	f, in *program.Func
	// stmt is the statement that is, or holds, the loop; comp, the comprehension, None of a for statement.
	stmt, comp facts.ID
	// target and items are what the loop runs over; value, what a turn makes; None where the loop is of another shape.
	target, items, value facts.ID
	// kept is what the values are kept in, and key, the key of a turn of a dict.
	kept kept
	key  facts.ID
	// list is the source of the list or the dict to which a for statement adds; turns, of what the rewritten loop goes through.
	list, turns string
	// await is the await around the value, None where the turns only call.
	await facts.ID
}

// loopAt is the innermost loop that holds the place.
func loopAt(p *rule.Pass, at program.Site) (*loop, bool) {
	var found *loop
	size := 0
	consider := func(l *loop, span text.Span) {
		if span.Start <= at.Start && at.End <= span.End && (found == nil || span.Len() < size) {
			found, size = l, span.Len()
		}
	}
	for _, f := range at.Unit.Funcs {
		if f.IR.Kind == facts.Comprehension {
			continue
		}
		f.EachStmt(func(id facts.ID, s *facts.Stmt) {
			if s.Kind == facts.For {
				// Only its head is the loop's own: in the body the cursor speaks of something else, unless that is all.
				consider(forLoop(p, f, id), text.Span{Start: int(s.Start), End: int(s.End)})
			}
			if s.Kind == facts.Assign || s.Kind == facts.Return || s.Kind == facts.ExprStmt || s.Kind == facts.AnnAssign {
				walkComps(f, s.E, func(comp facts.ID) {
					e := f.Expr(comp)
					consider(compLoop(p, f, id, comp), text.Span{Start: int(e.Start), End: int(e.End)})
				})
			}
		})
	}
	return found, found != nil
}

func walkComps(f *program.Func, id facts.ID, do func(facts.ID)) {
	f.Walk(id, func(e facts.ID) {
		if x := f.Expr(e); x.Kind == facts.Comp && x.Op != facts.OfGenerator {
			do(e)
		}
	})
}

// compLoop is a comprehension with one for and no condition.
func compLoop(p *rule.Pass, f *program.Func, stmt, comp facts.ID) *loop {
	in := f.Unit.Funcs[f.Expr(comp).Func]
	l := &loop{pass: p, f: f, in: in, stmt: stmt, comp: comp, kept: keptIn[f.Expr(comp).Op], target: facts.None, items: facts.None, value: facts.None, await: facts.None}
	body := in.Items(in.IR.Body)
	if len(body) != 1 {
		return l
	}
	s := in.Stmt(body[0])
	inner := in.Items(s.Body)
	if s.Kind != facts.For || s.Async || len(inner) != 1 || in.Stmt(inner[0]).Kind != facts.Element || s.Targets.Len() != 1 {
		return l
	}
	l.target, l.items = in.Items(s.Targets)[0], s.E
	if element := in.Stmt(inner[0]); l.kept == inDict {
		l.takeEntry(element.E, element.T)
	} else {
		l.take(element.E)
	}
	return l
}

// forLoop is a for statement whose only statement appends to a list or sets an element of a dict.
func forLoop(p *rule.Pass, f *program.Func, id facts.ID) *loop {
	l := &loop{pass: p, f: f, in: f, stmt: id, comp: facts.None, target: facts.None, items: facts.None, value: facts.None, await: facts.None}
	s := f.Stmt(id)
	body := f.Items(s.Body)
	if s.Async || s.Else.Len() > 0 || len(body) != 1 || s.Targets.Len() != 1 {
		return l
	}
	switch f.Stmt(body[0]).Kind {
	case facts.Assign:
		return l.entries(s, f.Stmt(body[0]))
	case facts.ExprStmt:
	default:
		return l
	}
	call := f.Expr(f.Stmt(body[0]).E)
	if call.Kind != facts.Call || call.List.Len() != 1 {
		return l
	}
	callee := f.Expr(call.A)
	if callee.Kind != facts.Attr || callee.Name != "append" {
		return l
	}
	if v := p.Eval(f, callee.A); v.Kind != program.ExternalInstance || !strings.HasPrefix(v.Name, "builtins.list") {
		return l
	}
	l.list, l.target, l.items = f.Text(callee.A), f.Items(s.Targets)[0], s.E
	l.take(f.Items(call.List)[0])
	return l
}

// entries is the loop of which each turn sets an element of a dict.
func (l *loop) entries(s, set *facts.Stmt) *loop {
	f := l.f
	if set.Targets.Len() != 1 {
		return l
	}
	element := f.Expr(f.Items(set.Targets)[0])
	if element.Kind != facts.Subscript || element.List.Len() != 1 {
		return l
	}
	v, name := l.pass.Eval(f, element.A), f.Expr(element.A)
	if v.Kind != program.ExternalInstance || !strings.HasPrefix(v.Name, "builtins.dict") || name.Kind != facts.Name {
		return l
	}
	l.list, l.target, l.items = f.Text(element.A), f.Items(s.Targets)[0], s.E
	l.takeEntry(f.Items(element.List)[0], set.E)
	return l
}

// take notes what a turn makes.
func (l *loop) take(value facts.ID) {
	if l.in.Expr(value).Kind == facts.Await {
		l.await, value = value, l.in.Expr(value).A
	}
	if l.in.Expr(value).Kind == facts.Call {
		l.value = value
	}
}

// forbidden is why the turns may not run side by side, and what forbids it; empty when nothing does.
func (l *loop) forbidden() (rule.Text, program.Site) {
	if l.value == facts.None {
		return l.misshapen()
	}
	if why, where := l.layout(); why != (rule.Text{}) {
		return why, where
	}
	return l.tied()
}

// Apart reports whether the turns of the innermost loop that holds the place can run in any order, whatever the loop could be
// rewritten to.
func Apart(p *rule.Pass, at program.Site) bool {
	l, ok := loopAt(p, at)
	if !ok || l.value == facts.None {
		return false
	}
	why, _ := l.tied()
	return why == rule.Text{}
}

// tied says what ties the turns together.
func (l *loop) tied() (rule.Text, program.Site) {
	e := l.in.Expr(l.value)
	does, known := effect.Of(l.pass.Program, l.in, e.Start, e.End)
	switch {
	case !known && does.Unknown != nil:
		return whyUnknown.With(brief(*does.Unknown)), *does.Unknown
	case !known:
		return whyUnknown.With(brief(l.in.Site(l.value))), l.in.Site(l.value)
	case !does.Repeats() && does.Writes != nil:
		return whyWrites.With(brief(*does.Writes)), *does.Writes
	case does.Shows != nil:
		return whyShows.With(brief(*does.Shows)), *does.Shows
	case l.more():
		return whyUnknown.With(brief(l.in.Site(l.value))), l.in.Site(l.value)
	}
	return rule.Text{}, program.Site{}
}

// layout is why the text of a loop of the right shape cannot be exchanged.
func (l *loop) layout() (rule.Text, program.Site) {
	at := l.f.StmtSite(l.stmt)
	if l.comp != facts.None {
		at = l.f.Site(l.comp)
	}
	source := rewrite.Source(at)
	if strings.Contains(source, "#") {
		return whyComment, at
	}
	s := l.f.Stmt(l.stmt)
	u := l.f.Unit
	line := string(u.Syntax.Text[rewrite.LineStart(u, int(s.Start)):rewrite.LineEnd(u, int(s.End))])
	rest := strings.TrimSpace(string(u.Syntax.Text[s.End:rewrite.LineEnd(u, int(s.End))]))
	if strings.TrimSpace(line[:int(s.Start)-rewrite.LineStart(u, int(s.Start))]) != "" || rest != "" && rest[0] != '#' {
		return whyShared, l.f.StmtSite(l.stmt)
	}
	if l.comp == facts.None && (l.f.TopLevel() || l.f.ReadOutside(l.target, s)) {
		return whyUsedLater.With(l.f.Text(l.target)), at
	}
	return rule.Text{}, program.Site{}
}

// more reports whether an argument awaits, yields or binds a name, so that it may not be moved.
func (l *loop) more() bool {
	found := false
	l.in.Walk(l.value, func(id facts.ID) {
		switch l.in.Expr(id).Kind {
		case facts.Await, facts.Yield, facts.YieldFrom, facts.Walrus:
			found = true
		}
	})
	return found
}

// misshapen says what in a loop of another shape ties its turns together.
func (l *loop) misshapen() (rule.Text, program.Site) {
	why, where := whyShape, l.f.StmtSite(l.stmt)
	if l.comp != facts.None {
		return why, where
	}
	l.f.Within(l.f.Stmt(l.stmt).Body, func(s *facts.Stmt) {
		at := program.Site{Unit: l.f.Unit, Span: text.Span{Start: int(s.Start), End: int(s.End)}}
		switch s.Kind {
		case facts.Break, facts.Return:
			why, where = whyLeaves.With(brief(at)), at
		case facts.AugAssign:
			why, where = whyCarries.With(brief(at)), at
		case facts.ExprStmt:
			if k := l.f.Expr(s.E).Kind; k == facts.Yield || k == facts.YieldFrom {
				why, where = whyLeaves.With(brief(at)), at
			}
		}
	})
	return why, where
}

// longest is how much of the code a reason quotes.
const longest = 50

func brief(at program.Site) string {
	line, _, more := strings.Cut(rewrite.Source(at), "\n")
	if runes := []rune(line); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	if more {
		return strings.TrimRight(line, "\r") + "…"
	}
	return line
}
