package shared

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairAcquire makes a with statement of an acquire and the one release of the function, when both stand in one list of
// statements. Where something between them leaves the function, the lock is let go then too, which wants a look.
func repairAcquire(p *rule.Pass, found *rule.Finding) []rule.Repair {
	f, a := acquireAt(p, found.At)
	if f == nil || !isPlainAcquire(f, a) || mayFail(f, a) || strings.ContainsAny(a.Text, "\r\n") {
		return nil
	}
	list, first := rewrite.Siblings(f, a.Stmt)
	last := releaseIn(f, p.Link(f), a, list)
	if firstRelease(f, p.Link(f), a) == nil && !isProtected(f, p.Link(f), a) {
		return holdToEnd(p, f, a, list, first)
	}
	if last <= first+1 || !rewrite.OwnLines(f, a.Stmt) || !rewrite.OwnLines(f, list[last]) {
		return nil
	}
	inside := list[first+1 : last]
	leaving, ok := leavesWithin(f, inside)
	if !ok {
		return nil
	}
	d := rewrite.New(p)
	enter(d, f, a, rewrite.LineStart(f.Unit, int(f.Stmt(list[last]).Start)))
	d.Remove(f, list[last])
	if leaving {
		return d.Repair(rule.Text{
			EN: "Take %[1]s in a with statement (which lets it go when the code inside returns, too)",
			FR: "Prendre %[1]s dans un with (qui le libère aussi quand le code du bloc fait return)",
		}.With(a.Text))
	}
	return d.Safe(rule.Text{EN: "Take %[1]s in a with statement", FR: "Prendre %[1]s dans un with"}.With(a.Text))
}

// enter makes the acquire the header of a with statement, whose block goes from the next line to the offset.
func enter(d *rewrite.Draft, f *program.Func, a *program.Acquire, to int) {
	header := "with "
	if a.Waits {
		header = "async with "
	}
	at := f.Stmt(a.Stmt)
	d.Replace(f.StmtSite(a.Stmt), header+a.Text+":")
	d.Indent(f.Unit, rewrite.NextLine(f.Unit, int(at.End)), to, rewrite.Indent(f.Unit, int(at.Start)))
}

// holdToEnd makes a with statement of an acquire that nothing releases, and of what follows in its block.
func holdToEnd(p *rule.Pass, f *program.Func, a *program.Acquire, list []facts.ID, first int) []rule.Repair {
	if first < 0 || first == len(list)-1 || !rewrite.OwnLines(f, a.Stmt) || !rewrite.OwnLines(f, list[len(list)-1]) || takesAgain(p.Link(f), a) {
		return nil
	}
	if _, ok := leavesWithin(f, list[first+1:]); !ok {
		return nil
	}
	d := rewrite.New(p)
	enter(d, f, a, int(f.Stmt(list[len(list)-1]).End))
	return d.Repair(rule.Text{
		EN: "Hold %[1]s up to the end of this block, and then let it go (see that nobody needs it held for longer)",
		FR: "Tenir %[1]s jusqu'à la fin de ce bloc, puis le libérer (vérifiez que nul n'a besoin qu'il reste pris)",
	}.With(a.Text))
}

// takesAgain reports whether the function takes the lock a second time.
func takesAgain(link *program.Link, a *program.Acquire) bool {
	return slices.ContainsFunc(link.Acquires, func(b program.Acquire) bool { return b.Place == a.Place && b.Span != a.Span })
}

// acquireAt is the taking of a lock at a place.
func acquireAt(p *rule.Pass, at program.Site) (*program.Func, *program.Acquire) {
	for _, f := range at.Unit.Funcs {
		link := p.Link(f)
		for i := range link.Acquires {
			if a := &link.Acquires[i]; a.Expr != facts.None && f.Site(a.Expr) == at {
				return f, a
			}
		}
	}
	return nil, nil
}

// releaseIn is the index of the statement in the list that lets the lock go; -1 when the function does so nowhere, in
// several places, or elsewhere.
func releaseIn(f *program.Func, link *program.Link, a *program.Acquire, list []facts.ID) int {
	at := -1
	for i := range link.Calls {
		c := &link.Calls[i]
		if !releases(f, c, a.Text) {
			continue
		}
		k := slices.Index(list, c.Stmt)
		if at >= 0 || k < 0 || f.Stmt(c.Stmt).Kind != facts.ExprStmt || f.Stmt(c.Stmt).E != c.Expr {
			return -1
		}
		at = k
	}
	return at
}

// leavesWithin reports whether a return stands in the statements; ok is false where a break or continue goes to a loop
// around them, or where they give way.
func leavesWithin(f *program.Func, list []facts.ID) (leaving, ok bool) {
	ok = true
	var walk func(list []facts.ID, loops int)
	walk = func(list []facts.ID, loops int) {
		for _, id := range list {
			s := f.Stmt(id)
			switch s.Kind {
			case facts.Return:
				leaving = true
			case facts.Break, facts.Continue:
				ok = ok && loops > 0
			}
			f.StmtExprs(s, func(e facts.ID) {
				k := f.Expr(e).Kind
				ok = ok && k != facts.Yield && k != facts.YieldFrom
			})
			inner := loops
			if s.Kind == facts.For || s.Kind == facts.While {
				inner++
			}
			walk(f.Items(s.Body), inner)
			for _, l := range []facts.List{s.Handlers, s.Else, s.Final} {
				walk(f.Items(l), loops)
			}
		}
	}
	walk(list, 0)
	return leaving, ok
}
