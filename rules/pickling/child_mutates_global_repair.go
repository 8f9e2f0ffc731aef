package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairLost has the function return what it put into the global, and the parent put in what map gives back. It refuses where
// the function does more with the global than that, as its last act, and where anything else names it.
func repairLost(p *rule.Pass, at *rule.Finding) []rule.Repair {
	if len(at.Evidence) < 2 {
		return nil
	}
	for _, step := range at.Evidence[:2] {
		p.Rests(step.At)
	}
	by, s := rewrite.StartAt(p, at.Evidence[0].At)
	t, act := rewrite.StmtAt(at.Evidence[1].At)
	if s == nil || t == nil || !slices.Contains(mapping, s.Name) || !slices.Contains(s.Targets, t) || !plainDef(t) || t.IR.Generator || namedTimes(p, t) != 1 {
		return nil
	}
	l := &lost{p: p, d: rewrite.New(p), by: by, s: s, t: t, read: rewrite.Source(at.At)}
	l.name = l.read[strings.LastIndexByte(l.read, '.')+1:]
	body := t.Items(t.IR.Body)
	if body[len(body)-1] != act || !rewrite.OwnLines(t, act) || l.returns() || !l.named() {
		return nil
	}
	l.collect(l.gives(act))
	return l.d.Repair(rule.Text{
		EN: "Return it, and collect what %[1]s() gives back (which is pickled)",
		FR: "Le renvoyer, et recueillir ce que rend %[1]s() (et qui est sérialisé)",
	}.With(s.Name[strings.LastIndexByte(s.Name, '.')+1:]))
}

// mapping are the calls that give back the results of all tasks, in their order.
var mapping = []string{"multiprocessing.Pool.map", "multiprocessing.Pool.starmap", "multiprocessing.Pool.imap",
	"concurrent.futures.Executor.map", "concurrent.futures.ProcessPoolExecutor.map"}

// lost is the repair of a global that workers change.
type lost struct {
	p *rule.Pass
	d *rewrite.Draft
	// t changes the global name; by starts it, and reads the global as read says.
	t, by      *program.Func
	s          *program.Start
	name, read string
}

// returns reports whether the function gives back something already.
func (l *lost) returns() bool {
	found := false
	l.t.EachStmt(func(_ facts.ID, s *facts.Stmt) { found = found || s.Kind == facts.Return })
	return found
}

// named reports whether the function names the global once, but for its declaration, and the parent reads it by a plain name.
func (l *lost) named() bool {
	times := 0
	for i := range l.t.Unit.Facts.Exprs {
		if e := &l.t.Unit.Facts.Exprs[i]; e.Kind == facts.Name && e.Name == l.name {
			times++
		}
	}
	plain := !strings.ContainsFunc(l.read, func(r rune) bool { return strings.ContainsRune("()[] \t\r\n", r) })
	return times == 1 && plain && l.t.Unit != l.by.Unit
}

// gives has the statement return what it put into the global, and gives how the parent puts that in: before and behind the
// results. Both are empty where it cannot.
func (l *lost) gives(act facts.ID) (before, behind string) {
	s := l.t.Stmt(act)
	switch {
	case s.Kind == facts.ExprStmt:
		return l.method(act, l.t.Expr(s.E))
	case s.Kind == facts.AugAssign && l.counts(s):
		l.returning(act, l.t.Text(s.E))
		l.undeclare()
		return l.read + " += sum(", ")"
	case s.Kind == facts.Assign && s.Targets.Len() == 1:
		target := l.t.Expr(l.t.Items(s.Targets)[0])
		if target.Kind == facts.Subscript && target.List.Len() == 1 && l.is(target.A) {
			l.returning(act, l.pair(l.t.Items(target.List)[0], s.E))
			return l.read + ".update(", ")"
		}
	}
	return "", ""
}

// pair is a tuple of a key and its value.
func (l *lost) pair(key, value facts.ID) string {
	for _, id := range []facts.ID{key, value} {
		if k := l.t.Expr(id).Kind; k == facts.Tuple || k == facts.Slice || k == facts.Lambda || k == facts.Walrus || k == facts.Star {
			l.d.Refuse()
		}
	}
	return l.t.Text(key) + ", " + l.t.Text(value)
}

// is reports whether the expression is the global.
func (l *lost) is(id facts.ID) bool {
	e := l.t.Expr(id)
	return e.Kind == facts.Name && e.Name == l.name
}

// counts reports whether the statement adds to a number.
func (l *lost) counts(s *facts.Stmt) bool {
	target := l.t.Items(s.Targets)
	if len(target) != 1 || !l.is(target[0]) || strings.TrimSpace(l.between(target[0], s.E)) != "+=" {
		return false
	}
	sites := l.p.GlobalSites(l.t.Unit.Module, l.name)
	return slices.ContainsFunc(sites, func(site program.GlobalSite) bool {
		if !site.Func.TopLevel() || site.Bind.Kind != facts.BindValue {
			return false
		}
		_, ok := site.Func.Number(site.Bind.Value)
		return ok
	})
}

func (l *lost) between(a, b facts.ID) string {
	at := l.t.Site(a)
	at.Start, at.End = at.End, l.t.Site(b).Start
	return rewrite.Source(at)
}

// method is gives for list.append and the like.
func (l *lost) method(act facts.ID, call *facts.Expr) (before, behind string) {
	if call.Kind != facts.Call || call.List.Len() != 1 {
		return "", ""
	}
	callee, arg := l.t.Expr(call.A), l.t.Items(call.List)[0]
	if k := l.t.Expr(arg).Kind; callee.Kind != facts.Attr || !l.is(callee.A) || k == facts.Star || k == facts.DoubleStar || k == facts.Keyword {
		return "", ""
	}
	collects := map[string]string{"append": ".extend(", "add": ".update("}[callee.Name]
	if collects == "" {
		return "", ""
	}
	l.returning(act, l.t.Text(arg))
	return l.read + collects, ")"
}

// returning makes a return of the statement.
func (l *lost) returning(act facts.ID, value string) {
	if strings.ContainsAny(value, "\r\n#") {
		l.d.Refuse()
	}
	l.d.Replace(l.t.StmtSite(act), "return "+value)
}

// undeclare takes the declaration of the global away, which must be one of it alone.
func (l *lost) undeclare() {
	for _, id := range l.t.Items(l.t.IR.Body) {
		if l.t.Stmt(id).Kind == facts.GlobalStmt && rewrite.Source(l.t.StmtSite(id)) == "global "+l.name {
			l.d.Remove(l.t, id)
			return
		}
	}
	l.d.Refuse()
}

// collect puts texts around the call of map, which must be a statement of its own, also within list(…).
func (l *lost) collect(before, behind string) {
	by := l.by
	stmt := by.Stmt(l.s.Stmt)
	if before == "" || stmt.Kind != facts.ExprStmt || stmt.E == facts.None {
		l.d.Refuse()
		return
	}
	if e := by.Expr(stmt.E); stmt.E != l.s.Expr {
		alone := e.Kind == facts.Call && e.List.Len() == 1 && by.Items(e.List)[0] == l.s.Expr
		if !alone || l.p.Eval(by, e.A).Name != "builtins.list" {
			l.d.Refuse()
			return
		}
	}
	if strings.Contains(before, "+=") && !strings.Contains(l.read, ".") && !by.TopLevel() {
		l.declare()
	}
	site := by.StmtSite(l.s.Stmt)
	head, tail := site, site
	head.End, tail.Start = by.Site(l.s.Expr).Start, by.Site(l.s.Expr).End
	l.d.Replace(head, before)
	l.d.Replace(tail, behind)
}

// declare says at the head of the parent's function that the name is the global.
func (l *lost) declare() {
	body := l.by.Items(l.by.IR.Body)
	first := 0
	if s := l.by.Stmt(body[0]); s.Kind == facts.ExprStmt && l.by.Expr(s.E).Kind == facts.Const && len(body) > 1 {
		first = 1 // behind the docstring
	}
	if l.by.IR.Kind != facts.Function {
		l.d.Refuse()
		return
	}
	l.d.Before(l.by, body[first], "global "+l.name)
}

// namedTimes is how often the project names the function of a module.
func namedTimes(p *rule.Pass, f *program.Func) int {
	named := 0
	for _, m := range p.Modules() {
		for _, u := range p.Mentions(m, f.IR.Name) {
			if m != f.Unit.Module && m.Binds(f.IR.Name) && m.ImportedAs(f.Unit.Module.Name, f.IR.Name) == "" {
				continue // a namesake
			}
			for i := range u.Facts.Exprs {
				if u.Facts.Exprs[i].Name == f.IR.Name {
					named++
				}
			}
		}
	}
	return named
}
