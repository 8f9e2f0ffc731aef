package program

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
)

// afterJoin reports whether the access comes after its function has joined the thread of the start, which lies in an
// attribute of the instance of both: that thread has ended then.
func (p *Program) afterJoin(by *Func, s *Start, a *Shares) bool {
	f := a.Func
	kept := by.keptIn(s)
	if kept == "" || f.Class == nil || f.Class != by.Class {
		return false
	}
	return slices.ContainsFunc(p.Link(f).Calls, func(c Call) bool {
		return isMethod(&c, "join") && c.Known != nil && c.Object != facts.None && c.Span.End <= a.Span.Start && c.Loops == 0 &&
			f.Expr(c.Expr).List.Len() == 0 && f.Text(c.Object) == kept
	})
}

// keptIn is the attribute of self to which the statement of the start assigns the thread; empty when there is none.
func (f *Func) keptIn(s *Start) string {
	if s.Stmt == facts.None {
		return ""
	}
	stmt := f.Stmt(s.Stmt)
	if stmt.Kind != facts.Assign || stmt.E != s.Expr || stmt.Targets.Len() != 1 {
		return ""
	}
	if target := f.Text(f.Items(stmt.Targets)[0]); strings.HasPrefix(target, "self.") {
		return target
	}
	return ""
}
