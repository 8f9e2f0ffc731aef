package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairJoin moves the joins behind what empties the queue, where the one directly follows the other and each get surely
// waits for what it gets.
func repairJoin(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, join := rewrite.CallAt(p, at.At)
	if join == nil || len(at.Evidence) == 0 || at.Evidence[0].At.Unit != f.Unit {
		return nil
	}
	list, first := sibling(f, at.At)
	_, drain := sibling(f, at.Evidence[0].At)
	if first < 0 || drain <= first || drain >= len(list) || !contains(f, list[drain], at.Evidence[0].At) {
		return nil
	}
	for _, id := range list[first:drain] {
		if !onlyJoins(p, f, id) {
			return nil
		}
	}
	last, plain := drain, true
	for last < len(list) && drains(p, f, list[last]) {
		plain = plain && onlyTakes(p, f, list[last])
		last++
	}
	if last == drain {
		return nil
	}
	d := rewrite.New(p)
	move(d, f, list[first:drain], list[last-1], keepResult(d, f, list[last-1]))
	if !plain {
		return d.Repair(rule.Text{EN: "Empty it first, then join (an exception in between skips the join)",
			FR: "Vider d'abord, puis attendre avec join() (une exception entre les deux saute le join)"})
	}
	return d.Safe(rule.Text{EN: "Empty it first, then join", FR: "Vider d'abord, puis attendre avec join()"})
}

// sibling is the outermost list of statements in which one holds the place and another one follows; and the index there.
func sibling(f *program.Func, at program.Site) ([]facts.ID, int) {
	_, stmt := rewrite.StmtAt(at)
	if stmt == facts.None {
		return nil, -1
	}
	way := f.Around(stmt)
	for i := len(way) - 1; i >= 0; i-- {
		if i == 0 || f.Stmt(way[i-1]).Kind != facts.For {
			return rewrite.Siblings(f, way[i])
		}
	}
	return nil, -1
}

func contains(f *program.Func, stmt facts.ID, at program.Site) bool {
	s := f.StmtSite(stmt)
	return s.Start <= at.Start && at.End <= s.End
}

// onlyJoins reports whether the statement does nothing but join, also in a loop.
func onlyJoins(p *rule.Pass, f *program.Func, stmt facts.ID) bool {
	s := f.Stmt(stmt)
	switch s.Kind {
	case facts.ExprStmt:
		return slices.ContainsFunc(p.Link(f).Calls, func(c program.Call) bool {
			return c.Expr == s.E && c.Name == "multiprocessing.Process.join" && f.Expr(c.Expr).List.Len() == 0
		})
	case facts.For:
		body := f.Items(s.Body)
		return s.Else.Len() == 0 && !s.Async && f.Expr(s.E).Kind == facts.Name && len(body) == 1 && onlyJoins(p, f, body[0])
	}
	return false
}

// drains reports whether the statement takes out what it waits for: with no limit of time, and not until it is empty.
func drains(p *rule.Pass, f *program.Func, stmt facts.ID) bool {
	s := f.Stmt(stmt)
	if s.Kind != facts.Assign && s.Kind != facts.ExprStmt && s.Kind != facts.For && s.Kind != facts.Return {
		return false
	}
	at := f.StmtSite(stmt)
	takes := false
	for _, by := range f.Unit.Funcs {
		for _, c := range p.Link(by).Calls {
			if c.Kind != program.Plain || c.Expr == facts.None || c.Span.Start < at.Start || c.Span.End > at.End {
				continue
			}
			if method := c.Name[strings.LastIndexByte(c.Name, '.')+1:]; slices.Contains(takers, c.Name) {
				takes = true
				if method == "get_nowait" || by.Expr(c.Expr).List.Len() > 0 {
					return false
				}
			} else if method == "empty" || method == "poll" || method == "join" {
				return false
			}
		}
	}
	return takes
}

// onlyTakes reports whether the statement calls nothing else that could fail.
func onlyTakes(p *rule.Pass, f *program.Func, stmt facts.ID) bool {
	at := f.StmtSite(stmt)
	return !slices.ContainsFunc(p.Link(f).Calls, func(c program.Call) bool {
		within := c.Kind == program.Plain && c.Expr != facts.None && c.Span.Start >= at.Start && c.Span.End <= at.End
		return within && !slices.Contains(takers, c.Name) && !slices.Contains(tame, c.Name)
	})
}

// tame are calls that do not fail of what is taken out.
var tame = []string{"builtins.print", "builtins.range", "builtins.list.append"}

// keepResult has a return statement give its value to a name, and gives the line that returns that; "" for another.
func keepResult(d *rewrite.Draft, f *program.Func, stmt facts.ID) string {
	s := f.Stmt(stmt)
	if s.Kind != facts.Return {
		return ""
	}
	name := d.NewName(f.Unit, "result")
	at := f.StmtSite(stmt)
	at.End = at.Start + len("return")
	d.Replace(at, name+" =")
	return rewrite.Lines(f.Unit.Module, rewrite.Indent(f.Unit, at.Start), "return "+name)
}

// move puts statements, and a line, behind another statement of their list.
func move(d *rewrite.Draft, f *program.Func, stmts []facts.ID, behind facts.ID, line string) {
	u := f.Unit
	first, last := stmts[0], stmts[len(stmts)-1]
	if !rewrite.OwnLines(f, first) || !rewrite.OwnLines(f, last) || !rewrite.OwnLines(f, behind) {
		d.Refuse()
		return
	}
	start, end := rewrite.LineStart(u, int(f.Stmt(first).Start)), rewrite.NextLine(u, int(f.Stmt(last).End))
	target := rewrite.NextLine(u, int(f.Stmt(behind).End))
	newline := rewrite.Newline(u.Module)
	moved := string(u.Syntax.Text[start:end]) + line
	if target == rewrite.LineEnd(u, target) && !strings.HasSuffix(string(u.Syntax.Text[:target]), newline) {
		moved = newline + strings.TrimSuffix(moved, newline)
	}
	d.Delete(program.Site{Unit: u, Span: text.Span{Start: start, End: end}})
	d.Insert(u, target, moved)
}
