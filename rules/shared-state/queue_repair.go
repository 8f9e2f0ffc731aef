package shared

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// queueWork makes a queue of a list or deque that threads take their work from: `while jobs:` with a pop first in its body.
// It refuses where the container is used in any other way than to add to it.
func queueWork(p *rule.Pass, place program.Place) []rule.Repair {
	q := &queued{p: p, d: rewrite.New(p), seen: map[program.Site]bool{}}
	uses := p.PlaceUses(place)
	for _, u := range uses {
		if u.To.Stmt != facts.None && u.Func.Stmt(u.To.Stmt).Kind == facts.While && !q.loop(u) {
			return nil
		}
	}
	for _, u := range uses {
		if !q.seen[u.Func.Site(u.Expr)] && !q.put(u) && !q.make(u) {
			return nil
		}
	}
	if q.class == "" || q.made != 1 {
		return nil
	}
	return q.d.Repair(rule.Text{
		EN: "Take the work from a queue.%[1]s (a thread that finds it empty ends, even if more is added later)",
		FR: "Prendre le travail dans une queue.%[1]s (un thread qui la trouve vide s'arrête, même si l'on y ajoute plus tard)",
	}.With(q.class))
}

// queued is the repair in the making.
type queued struct {
	p *rule.Pass
	d *rewrite.Draft
	// seen are the uses that a loop accounts for.
	seen map[program.Site]bool
	// class is the queue that gives the elements in the order in which they are taken.
	class string
	made  int
}

// loop has a `while jobs:` take the elements from the queue until it is empty.
func (q *queued) loop(u program.PlaceUse) bool {
	f, s := u.Func, u.Func.Stmt(u.To.Stmt)
	body := f.Items(s.Body)
	if s.E != u.Expr || s.Else.Len() > 0 || len(body) == 0 || !rewrite.OwnLines(f, body[0]) {
		return false
	}
	first := f.Stmt(body[0])
	if first.Kind != facts.Assign || first.Targets.Len() != 1 || f.Expr(first.E).Kind != facts.Call {
		return false
	}
	call := f.Expr(first.E)
	callee := f.Expr(call.A)
	class := takenBy(f, call, callee)
	if class == "" || q.class != "" && q.class != class || f.Text(callee.A) != f.Text(u.Expr) {
		return false
	}
	q.class = class
	q.seen[f.Site(u.Expr)], q.seen[f.Site(callee.A)] = true, true
	q.d.Replace(f.Site(s.E), "True")
	at := f.StmtSite(body[0])
	line := rewrite.LineStart(at.Unit, at.Start)
	indent, step := rewrite.Indent(at.Unit, line), rewrite.Step(at.Unit.Module)
	newline := rewrite.Newline(at.Unit.Module)
	q.d.Insert(at.Unit, at.Start, "try:"+newline+indent+step)
	taken := f.Site(first.E)
	taken.Start = int(f.Expr(callee.A).End)
	q.d.Replace(taken, ".get_nowait()")
	q.d.Behind(f, body[0], "except "+q.d.Name(f.Unit, "queue", "Empty")+":", step+"break")
	return true
}

// takenBy is the class of queue that gives what the call takes: the last element, or the first.
func takenBy(f *program.Func, call, callee *facts.Expr) string {
	args := f.Items(call.List)
	switch {
	case callee.Kind != facts.Attr:
	case callee.Name == "pop" && len(args) == 0:
		return "LifoQueue"
	case callee.Name == "popleft" && len(args) == 0, callee.Name == "pop" && len(args) == 1 && f.Text(args[0]) == "0":
		return "Queue"
	}
	return ""
}

// put adds an element to the queue.
func (q *queued) put(u program.PlaceUse) bool {
	if u.To.Fate != program.Chained || u.To.Method != "append" || u.To.Stmt == facts.None || u.Func.Stmt(u.To.Stmt).Kind != facts.ExprStmt {
		return false
	}
	name := u.Func.Site(u.Func.Expr(u.To.Call).A)
	name.Start = int(u.Func.Expr(u.Expr).End)
	q.d.Replace(name, ".put")
	return true
}

// make makes the queue where the container is made, and fills it with what the container held at first.
func (q *queued) make(u program.PlaceUse) bool {
	if u.To.Stmt == facts.None || q.class == "" {
		return false
	}
	f, s := u.Func, u.Func.Stmt(u.To.Stmt)
	if s.Kind != facts.Assign || s.Targets.Len() != 1 || f.Items(s.Targets)[0] != u.Expr || !slices.Contains(f.Items(f.IR.Body), u.To.Stmt) {
		return false
	}
	q.made++
	value := f.Site(s.E)
	content := contentOf(q.p, f, s.E)
	if content == nil {
		return false
	}
	q.d.Replace(value, q.d.Name(f.Unit, "queue", q.class)+"()")
	if held := rewrite.Source(*content); held != "" {
		if !f.TopLevel() && f.Unit.HasLocal("item") || f.Unit.Module.Binds("item") {
			return false
		}
		q.d.Behind(f, u.To.Stmt, "for item in "+held+":", rewrite.Step(f.Unit.Module)+f.Text(u.Expr)+".put(item)")
	}
	return true
}

// contentOf is what a new list or deque holds, an empty place for nothing; nil for what is neither.
func contentOf(p *rule.Pass, f *program.Func, id facts.ID) *program.Site {
	e, at := f.Expr(id), f.Site(id)
	nothing := &program.Site{Unit: at.Unit, Span: text.Span{Start: at.Start, End: at.Start}}
	switch e.Kind {
	case facts.ListOf:
		if e.List.Len() == 0 {
			return nothing
		}
		return &at
	case facts.Comp:
		if e.Op == facts.OfList {
			return &at
		}
	case facts.Call:
		name := p.Eval(f, e.A).Name
		if name != "builtins.list" && name != "collections.deque" {
			return nil
		}
		switch args := f.Items(e.List); len(args) {
		case 0:
			return nothing
		case 1:
			if k := f.Expr(args[0]).Kind; k != facts.Keyword && k != facts.Star && k != facts.DoubleStar {
				given := f.Site(args[0])
				return &given
			}
		}
	}
	return nil
}
