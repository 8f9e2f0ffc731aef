package tasks

import (
	"regexp"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairDangling keeps the task in a set until it is done: in the one of the class or module that is there for it, else in a
// new one of the module.
func repairDangling(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := rewrite.CallAt(p, at.At)
	switch {
	case c == nil:
		return nil
	case f.IR.Kind == facts.Comprehension:
		return keepAll(p, f, c)
	case gathersInVain(p, f, c):
		return awaitGather(p, f, c)
	}
	return append(keepTask(p, f, c), awaitGather(p, f, c)...)
}

// keepTask keeps the task that a statement of a function begins.
func keepTask(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	if !f.IsFunction() || f.IR.Kind == facts.LambdaFunction || !rewrite.OwnLines(f, c.Stmt) {
		return nil
	}
	d := rewrite.New(p)
	set, isNew := taskSet(d, f)
	name := keptName(d, p, f, c)
	if name == "" {
		return nil
	}
	keep := []string{set + ".add(" + name + ")", name + ".add_done_callback(" + set + ".discard)"}
	if s := f.Stmt(c.Stmt); s.Kind == facts.ExprStmt && s.E != c.Expr {
		listenLater(d, f, c, name, keep)
	} else {
		d.Behind(f, c.Stmt, keep...)
	}
	return keptIn(d, f, set, isNew)
}

// keptIn makes the set where it is new.
func keptIn(d *rewrite.Draft, f *program.Func, set string, isNew bool) []rule.Repair {
	if isNew {
		d.BehindImports(f.Unit.Module, set+" = set()")
	}
	return d.Safe(rule.Text{EN: "Keep the task in a set until it is done", FR: "Garder la tâche dans un ensemble jusqu'à sa fin"})
}

// keepAll keeps the tasks of a comprehension that is a statement of its own.
func keepAll(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	dest := p.Destination(f, c.Stmt, c.Expr)
	outer := f.Parent
	if dest.Fate != program.Dropped || dest.In != outer || dest.Stmt == facts.None || !outer.IsFunction() || !rewrite.OwnLines(outer, dest.Stmt) {
		return nil
	}
	s := outer.Stmt(dest.Stmt)
	if e := outer.Expr(s.E); s.Kind != facts.ExprStmt || e.Kind != facts.Comp || e.Op != facts.OfList || outer.Unit.Funcs[e.Func] != f {
		return nil
	}
	d := rewrite.New(p)
	set, isNew := taskSet(d, outer)
	tasks, task := d.NewName(f.Unit, "tasks"), d.NewName(f.Unit, "task")
	d.Insert(f.Unit, int(s.Start), tasks+" = ")
	d.Behind(outer, dest.Stmt, set+".update("+tasks+")", "for "+task+" in "+tasks+":",
		rewrite.Step(f.Unit.Module)+task+".add_done_callback("+set+".discard)")
	return keptIn(d, outer, set, isNew)
}

// keptName is the local name of the task, which a statement that only begins it is given; "" where it has none.
func keptName(d *rewrite.Draft, p *rule.Pass, f *program.Func, c *program.Call) string {
	s := f.Stmt(c.Stmt)
	switch dest := p.Destination(f, c.Stmt, c.Expr); {
	case s.Kind == facts.ExprStmt:
		name := d.NewName(f.Unit, "task")
		d.Insert(f.Unit, int(s.Start), name+" = ")
		return name
	case dest.Fate == program.Stored && dest.Target >= 0 && s.E == c.Expr && s.Targets.Len() == 1:
		return f.Unit.Facts.Vars[dest.Target].Name
	}
	return ""
}

// listenLater takes `begin(…).add_done_callback(…)` apart: the task must be kept before.
func listenLater(d *rewrite.Draft, f *program.Func, c *program.Call, name string, keep []string) {
	rest := string(f.Unit.Syntax.Text[c.Span.End:f.Stmt(c.Stmt).End])
	if int(f.Stmt(c.Stmt).Start) != c.Span.Start || !strings.HasPrefix(rest, ".") {
		d.Refuse()
		return
	}
	newline, indent := rewrite.Newline(f.Unit.Module), rewrite.Indent(f.Unit, int(f.Stmt(c.Stmt).Start))
	d.Insert(f.Unit, c.Span.End, newline+indent+strings.Join(append(keep, name), newline+indent))
}

// discards finds the set from which tasks that are done are taken.
var discards = regexp.MustCompile(`\.add_done_callback\(((?:self\.)?\w+)\.discard\)`)

// taskSet is a set for tasks: one of self or of the module that tasks are taken from already, else a new one.
func taskSet(d *rewrite.Draft, f *program.Func) (name string, isNew bool) {
	for _, u := range f.Unit.Module.Units {
		for _, m := range discards.FindAllSubmatch(u.Syntax.Text, -1) {
			name := string(m[1])
			own := strings.HasPrefix(name, "self.") && u.Owner != nil && u.Owner == f.Unit.Owner && hasSelf(f)
			if own || f.Unit.Module.Binds(name) && !f.Unit.HasLocal(name) {
				return name, false
			}
		}
	}
	return d.NewName(f.Unit, "background_tasks"), true
}

// hasSelf reports whether the function is a method with a self of its own.
func hasSelf(f *program.Func) bool {
	return f.Class != nil && len(f.IR.Params) > 0 && f.IR.Params[0].Name == "self"
}
