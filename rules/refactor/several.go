package refactor

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// several is a for statement each turn of which appends to several lists: one loop for each of them, of the same items.
type several []*loop

// severalOf takes a loop apart whose body only appends, each time to another local list.
func severalOf(p *rule.Pass, l *loop) several {
	if l.comp != facts.None || l.value != facts.None {
		return nil
	}
	f, s := l.f, l.f.Stmt(l.stmt)
	body := f.Items(s.Body)
	if s.Kind != facts.For || s.Async || s.Else.Len() > 0 || len(body) < 2 || s.Targets.Len() != 1 || f.Expr(f.Items(s.Targets)[0]).Kind != facts.Name {
		return nil
	}
	var all several
	var lists []string
	for _, id := range body {
		part := *l
		if f.Stmt(id).Kind != facts.ExprStmt || !part.appends(f.Stmt(id).E) || slices.Contains(lists, part.list) || part.await != facts.None {
			return nil
		}
		part.target, part.items = f.Items(s.Targets)[0], s.E
		lists = append(lists, part.list)
		all = append(all, &part)
	}
	return all
}

// appends reports whether the expression appends the value of a call to a local list, and notes both.
func (l *loop) appends(id facts.ID) bool {
	call := l.f.Expr(id)
	if call.Kind != facts.Call || call.List.Len() != 1 {
		return false
	}
	callee := l.f.Expr(call.A)
	if callee.Kind != facts.Attr || callee.Name != "append" || l.f.Expr(callee.A).Kind != facts.Name || l.f.Expr(callee.A).Var < 0 {
		return false
	}
	if v := l.pass.Eval(l.f, callee.A); v.Kind != program.ExternalInstance || !strings.HasPrefix(v.Name, "builtins.list") {
		return false
	}
	l.list = l.f.Text(callee.A)
	l.take(l.f.Items(call.List)[0])
	return l.value != facts.None
}

// offers are the rewrites of all parts in one pool, or why there are none.
func (all several) offers() []Offer {
	refuse := func(why rule.Text, where program.Site) []Offer {
		return []Offer{{Repair: rule.Repair{Title: textParallel}, Refused: why, Where: where}}
	}
	var executor string
	var title rule.Text
	for i, l := range all {
		if why, where := l.forbidden(); why != (rule.Text{}) {
			return refuse(why, where)
		}
		own, text, why, where := l.executor()
		if why != (rule.Text{}) {
			return refuse(why, where)
		}
		if i > 0 && own != executor {
			return refuse(whyMixed, l.in.Site(l.value))
		}
		executor, title = own, text
	}
	return all.inOnePool(executor, title)
}

// inOnePool gives the pool all turns of one list after the other; the items are gone through several times.
func (all several) inOnePool(executor string, title rule.Text) []Offer {
	first := all[0]
	d, u := rewrite.New(first.pass), first.f.Unit
	name, turns := d.NewName(u, "executor"), d.NewName(u, "turns")
	indent := rewrite.Indent(u, int(first.f.Stmt(first.stmt).Start))
	var lines []string
	for _, l := range all {
		l.turns = turns
		iterables, ok := l.mapped(d)
		if !ok {
			return []Offer{{Repair: rule.Repair{Title: title}, Refused: whyShape, Where: l.in.Site(l.value)}}
		}
		lines = append(lines, l.collected(name+".map("+l.in.Text(l.in.Expr(l.value).A)+", "+iterables+")"))
	}
	newline := rewrite.Newline(u.Module) + indent
	before := turns + " = list(" + first.in.Text(first.items) + ")" + newline
	d.Replace(first.f.StmtSite(first.stmt), before+first.block(d, executor, name)+strings.Join(lines, newline+rewrite.Step(u.Module)))
	return offers(d, title)
}
