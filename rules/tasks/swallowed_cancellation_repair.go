package tasks

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

var (
	raiseAgain = rule.Text{EN: "Raise the cancellation again", FR: "Relever l'annulation"}
	leaveOut   = rule.Text{
		EN: "Raise the cancellation again (what follows then no longer runs)",
		FR: "Relever l'annulation (la suite ne s'exécute alors plus)",
	}
	letPass = rule.Text{
		EN: "Let the cancellation pass (what follows then no longer runs)",
		FR: "Laisser passer l'annulation (la suite ne s'exécute alors plus)",
	}
)

// repairSwallowed raises the cancellation again at the end of the except clause, after what the clause does; or takes it out
// of what suppress() swallows.
func repairSwallowed(p *rule.Pass, at *rule.Finding) []rule.Repair {
	if f, handler := handlerAt(at.At); f != nil {
		return append(raiseInHandler(p, f, handler), exceptionOnly(p, f, handler)...)
	}
	return unsuppress(p, at.At)
}

// handlerAt is the except clause whose type, or whose first word where it has none, stands at a place.
func handlerAt(at program.Site) (*program.Func, facts.ID) {
	for _, f := range at.Unit.Funcs {
		found := facts.None
		f.EachStmt(func(id facts.ID, s *facts.Stmt) {
			if s.Kind != facts.Handler || s.Op == facts.Mul {
				return
			}
			if s.E != facts.None && f.Site(s.E) == at || s.E == facts.None && int(s.Start) == at.Start {
				found = id
			}
		})
		if found != facts.None {
			return f, found
		}
	}
	return nil, facts.None
}

func raiseInHandler(p *rule.Pass, f *program.Func, handler facts.ID) []rule.Repair {
	s := f.Stmt(handler)
	body := f.Items(s.Body)
	last := body[len(body)-1]
	d := rewrite.New(p)
	if s.E != facts.None && isCancellation(p, f, s.E) && !catchesEverything(p, f, s.E) {
		raiseAtEnd(d, f, last)
		if inLoopBody(f, handler) {
			return d.Safe(raiseAgain)
		}
		return d.Repair(leaveOut) // who names it may mean what follows
	}
	cancelled := cancelledName(d, p, f, s.E)
	name := caughtName(d, f, s)
	if name == "" || d.Refused() {
		return nil
	}
	lines := []string{"if isinstance(" + name + ", " + cancelled + "):", rewrite.Step(f.Unit.Module) + "raise"}
	switch k := f.Stmt(last).Kind; {
	case k == facts.Pass && len(body) == 1:
		at := f.StmtSite(last)
		if !rewrite.OwnLines(f, last) {
			return nil
		}
		d.Replace(at, strings.Join(lines, rewrite.Newline(f.Unit.Module)+rewrite.Indent(f.Unit, at.Start)))
	case k == facts.Return || k == facts.Continue || k == facts.Break:
		d.Before(f, last, lines...)
		if k == facts.Return && !isPlain(f, f.Stmt(last).E) {
			return d.Repair(rule.Text{
				EN: "Raise the cancellation again (what the return statement does is then left out)",
				FR: "Relever l'annulation (ce que fait l'instruction return n'a alors plus lieu)",
			})
		}
	default:
		d.Behind(f, last, lines...)
	}
	return d.Safe(raiseAgain)
}

// inLoopBody reports whether the statement stands in a loop, which the cancellation does not end.
func inLoopBody(f *program.Func, stmt facts.ID) bool {
	return slices.ContainsFunc(f.Around(stmt), func(id facts.ID) bool {
		k := f.Stmt(id).Kind
		return k == facts.While || k == facts.For
	})
}

// raiseAtEnd raises what was caught after, or in place of, the last statement of the clause.
func raiseAtEnd(d *rewrite.Draft, f *program.Func, last facts.ID) {
	switch f.Stmt(last).Kind {
	case facts.Pass, facts.Continue:
		d.Replace(f.StmtSite(last), "raise")
	case facts.Return, facts.Break:
		d.Refuse()
	default:
		if f.Stmt(last).Kind == facts.ExprStmt && f.Expr(f.Stmt(last).E).Op == facts.Ellipsis {
			d.Replace(f.StmtSite(last), "raise")
			return
		}
		d.Behind(f, last, "raise")
	}
}

// cancelledName is how the clause, or else the unit, writes the exception of the library; it refuses where that is not known
// to be asyncio's.
func cancelledName(d *rewrite.Draft, p *rule.Pass, f *program.Func, of facts.ID) string {
	if of != facts.None && f.Expr(of).Kind == facts.Tuple {
		for _, item := range f.Items(f.Expr(of).List) {
			if isCancellation(p, f, item) && !catchesEverything(p, f, item) {
				return f.Text(item)
			}
		}
	}
	if rewrite.Library(p, f.Unit) != "asyncio" {
		d.Refuse()
		return ""
	}
	return d.Name(f.Unit, "asyncio", "CancelledError")
}

// caughtName is the name of the exception in the clause, which gets one where it has none; "" where it may be another.
func caughtName(d *rewrite.Draft, f *program.Func, s *facts.Stmt) string {
	if targets := f.Items(s.Targets); len(targets) > 0 {
		e := f.Expr(targets[0])
		again := e.Var < 0 || slices.ContainsFunc(f.Unit.Facts.Vars[e.Var].Binds, func(b facts.Bind) bool {
			return b.Kind != facts.BindCaught && b.Start >= s.Start && b.End <= s.End
		})
		if again {
			return ""
		}
		return e.Name
	}
	name := d.NewName(f.Unit, "error")
	if s.E == facts.None {
		d.Insert(f.Unit, int(s.Start)+len("except"), " BaseException as "+name)
		return name
	}
	end := int(f.Expr(s.E).End)
	colon := strings.TrimLeft(string(f.Unit.Syntax.Text[end:]), " \t")
	if !strings.HasPrefix(colon, ":") {
		return "" // parentheses or a comment between
	}
	d.Insert(f.Unit, end, " as "+name)
	return name
}

// isPlain reports whether working out the expression does nothing else.
func isPlain(f *program.Func, id facts.ID) bool {
	if id == facts.None {
		return true
	}
	k := f.Expr(id).Kind
	return k == facts.Const || k == facts.Name
}

// unsuppress takes the cancellation out of several exceptions that suppress() is given.
func unsuppress(p *rule.Pass, at program.Site) []rule.Repair {
	for _, f := range at.Unit.Funcs {
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			if c.Kind != program.Plain || c.Name != "contextlib.suppress" {
				continue
			}
			args := f.Items(f.Expr(c.Expr).List)
			n := slices.IndexFunc(args, func(id facts.ID) bool { return f.Site(id) == at })
			if n < 0 || len(args) < 2 || !isCancellation(p, f, args[n]) || catchesEverything(p, f, args[n]) {
				continue
			}
			gone := at
			if n > 0 {
				gone.Start = int(f.Expr(args[n-1]).End)
			} else {
				gone.End = int(f.Expr(args[1]).Start)
			}
			if strings.ContainsAny(rewrite.Source(gone), "#()") {
				return nil
			}
			d := rewrite.New(p)
			d.Delete(gone)
			return d.Repair(letPass)
		}
	}
	return nil
}
