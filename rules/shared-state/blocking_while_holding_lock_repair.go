package shared

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairWaiting moves the wait out of a with statement that takes the lock alone, where it is the last thing done there.
func repairWaiting(p *rule.Pass, found *rule.Finding) []rule.Repair {
	f, stmt := rewrite.StmtAt(found.At)
	if f == nil || stmt == facts.None {
		return nil
	}
	way := f.Around(stmt)
	if len(way) < 2 || way[len(way)-1] != stmt {
		return nil
	}
	with := way[len(way)-2]
	w, s := f.Stmt(with), f.Stmt(stmt)
	body := f.Items(w.Body)
	if w.Kind != facts.With || w.Targets.Len() != 1 || len(body) == 0 || body[len(body)-1] != stmt || !takesAlone(p, f, w) {
		return nil
	}
	if s.Kind != facts.ExprStmt && s.Kind != facts.Return && s.Kind != facts.Assign || !waitsOnly(p, f, s) || !onOneLine(f, stmt) || !rewrite.OwnLines(f, with) || leavesEarly(f, body[:len(body)-1]) {
		return nil
	}
	d, u := rewrite.New(p), f.Unit
	line := rewrite.LineStart(u, int(s.Start))
	inner, outer := rewrite.Indent(u, line), rewrite.Indent(u, int(w.Start))
	dedent := program.Site{Unit: u, Span: text.Span{Start: line + len(outer), End: line + len(inner)}}
	if !strings.HasPrefix(inner, outer) || line <= int(w.Start) {
		return nil
	}
	d.Delete(dedent)
	if len(body) == 1 {
		header := rewrite.LineStart(u, int(w.Start))
		end := rewrite.NextLine(u, int(f.Expr(f.Items(w.Targets)[0]).End))
		if strings.Contains(string(u.Syntax.Text[header:line]), "#") {
			return nil
		}
		d.Delete(program.Site{Unit: u, Span: text.Span{Start: header, End: end}})
		return d.Repair(rule.Text{
			EN: "Wait without the lock (see that nothing here needs it)",
			FR: "Attendre sans le verrou (vérifiez que rien ici n'en a besoin)",
		})
	}
	return d.Repair(rule.Text{
		EN: "Wait after the lock is let go (see that nothing in this line needs it)",
		FR: "Attendre une fois le verrou libéré (vérifiez que rien sur cette ligne n'en a besoin)",
	})
}

// takesAlone reports whether the with statement takes the lock of threads, and no other around it holds one.
func takesAlone(p *rule.Pass, f *program.Func, with *facts.Stmt) bool {
	link := p.Link(f)
	for i := range link.Acquires {
		a := &link.Acquires[i]
		if a.With && !a.Unknown && a.World == knowledge.ThreadWorld && int(with.Start) <= a.Span.Start && a.Span.End <= int(f.Expr(f.Items(with.Targets)[0]).End) {
			return true
		}
	}
	return false
}

// waitsOnly reports whether the statement reads nothing that others may change but the objects that it waits for: no other
// attribute or element than what is called, and changes nothing.
func waitsOnly(p *rule.Pass, f *program.Func, s *facts.Stmt) bool {
	if s.Kind == facts.Assign {
		for _, t := range f.Items(s.Targets) {
			if e := f.Expr(t); e.Kind != facts.Name || e.Var < 0 {
				return false
			}
		}
	}
	for _, a := range p.Accesses(f) {
		if a.Span.Start < int(s.Start) || a.Span.End > int(s.End) || a.Place.Kind == program.LocalPlace && a.Place.Func == f {
			continue
		}
		if a.Kind != program.Read || a.Place.Elements || !isAsked(f, a.Expr) {
			return false
		}
	}
	return true
}

// isAsked reports whether the expression is only the object of a call.
func isAsked(f *program.Func, id facts.ID) bool {
	for i := range f.Unit.Facts.Exprs {
		if e := &f.Unit.Facts.Exprs[i]; e.Kind == facts.Call && f.Expr(e.A).Kind == facts.Attr && f.Expr(e.A).A == id {
			return true
		}
	}
	return false
}

func onOneLine(f *program.Func, stmt facts.ID) bool {
	return rewrite.OwnLines(f, stmt) && !strings.ContainsAny(rewrite.Source(f.StmtSite(stmt)), "\r\n")
}

// leavesEarly reports whether one of the statements leaves the block.
func leavesEarly(f *program.Func, list []facts.ID) bool {
	leaving, ok := leavesWithin(f, list)
	return leaving || !ok
}
