package shared

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rule"
)

var takenHere = rule.Text{EN: "%[1]s is taken here", FR: "%[1]s est pris ici"}

// taken shows where a lock is taken.
func taken(f *program.Func, h *program.Held) rule.Step {
	return rule.Step{At: program.Site{Unit: f.Unit, Span: h.Span}, Note: takenHere.With(h.Text)}
}

// receiver is how the code names the object whose attribute an expression reads: "self" of self.lock, "" of a plain name.
func receiver(name string) string {
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		return name[:i]
	}
	return ""
}

// isMutex reports whether the lock lets one at a time in, and its owner no second time.
func isMutex(h *program.Held) bool { return h.Kind == knowledge.Mutex }

// mayFail reports whether the lock is taken by an acquire with arguments, which may give up.
func mayFail(f *program.Func, a *program.Acquire) bool {
	return !a.With && f.Expr(a.Expr).Kind == facts.Call && f.Expr(a.Expr).List.Len() > 0
}

// methodOf is the last part of a qualified name.
func methodOf(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// within reports whether a span lies in another one.
func within(inner, outer text.Span) bool { return outer.Start <= inner.Start && inner.End <= outer.End }
