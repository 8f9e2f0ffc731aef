package rewrite

import (
	"bytes"
	"regexp"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
)

// tellsSource finds f"{name=}", which shows how the expression is written.
var tellsSource = regexp.MustCompile(`=\s*[}!:]`)

// CanAwait reports whether an await may stand in the place of an expression that a statement of the function evaluates:
// not in a generator expression, a decorator or a default value, nor where a name of others was read before.
func CanAwait(f *program.Func, stmt, id facts.ID) bool {
	return stmt != facts.None && awaits(f) && mayAwait(f, stmt, id)
}

// mayAwait is CanAwait in a function that may await.
func mayAwait(f *program.Func, stmt, id facts.ID) bool {
	s := f.Stmt(stmt)
	switch s.Kind {
	case facts.Def, facts.ClassDef, facts.Handler, facts.Case, facts.Import:
		return false
	case facts.AugAssign:
		if t := f.Expr(f.Items(s.Targets)[0]); t.Kind != facts.Name || t.Var < 0 || f.Unit.Facts.Vars[t.Var].Captured {
			return false
		}
	}
	for _, above := range f.Above(stmt, id) {
		e := f.Expr(above)
		if e.Kind == facts.FString && tellsSource.MatchString(f.Text(above)) || e.Kind == facts.Comp && e.Op == facts.OfGenerator || e.Kind == facts.Lambda {
			return false
		}
	}
	return true
}

// awaits reports whether the code of the function may await: a coroutine, or a comprehension of one that is no generator.
func awaits(f *program.Func) bool {
	if f.IR.Kind != facts.Comprehension {
		return f.Async()
	}
	id := comprehension(f)
	return f.Parent != nil && f.Parent.Async() && id != facts.None && f.Expr(id).Op != facts.OfGenerator
}

// comprehension is the expression whose code the function is; None of another function.
func comprehension(f *program.Func) facts.ID {
	for i := range f.Unit.Facts.Exprs {
		if e := &f.Unit.Facts.Exprs[i]; e.Kind == facts.Comp && f.Unit.Funcs[e.Func] == f {
			return facts.ID(i)
		}
	}
	return facts.None
}

// AsList makes a list of a generator expression of a coroutine, which may await for its elements. It is for one whose elements the
// coroutine takes itself.
func (d *Draft) AsList(f *program.Func) {
	if f.IR.Kind != facts.Comprehension || f.Parent == nil || !f.Parent.Async() || d.lists[f] {
		return
	}
	id := comprehension(f)
	if id == facts.None || f.Expr(id).Op != facts.OfGenerator {
		return
	}
	at := f.Site(id)
	if text := f.Unit.Syntax.Text[at.Start:at.End]; text[0] != '(' || text[len(text)-1] != ')' {
		return
	}
	d.lists[f] = true
	d.Insert(f.Unit, at.Start+1, "[")
	d.Insert(f.Unit, at.End-1, "]")
}

// Await puts an await, with what else goes before and behind, around an expression of a statement; in parentheses where
// something is asked of the result at once.
func (d *Draft) Await(f *program.Func, stmt, id facts.ID, before, behind string) {
	if !CanAwait(f, stmt, id) && !(d.lists[f] && stmt != facts.None && mayAwait(f, stmt, id)) {
		d.Refuse()
		return
	}
	before = "await " + before
	if asksResult(f, stmt, id) {
		before, behind = "("+before, behind+")"
	}
	at := f.Site(id)
	d.Insert(f.Unit, at.Start, before)
	if behind != "" {
		d.Insert(f.Unit, at.End, behind)
	}
}

// asksResult reports whether the expression is what an attribute, an element or a call is asked of, without parentheses.
func asksResult(f *program.Func, stmt, id facts.ID) bool {
	above := f.Above(stmt, id)
	if len(above) == 0 {
		return false
	}
	e := f.Expr(above[0])
	if k := e.Kind; k != facts.Attr && k != facts.Call && k != facts.Subscript || e.A != id {
		return false
	}
	rest := bytes.TrimLeft(f.Unit.Syntax.Text[f.Expr(id).End:], " \t\r\n\f\\")
	return len(rest) == 0 || rest[0] != ')'
}
