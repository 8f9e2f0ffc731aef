package shutdown

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// closers are the methods in which an object ends what it has begun, the best first.
var closers = []string{"close", "shutdown", "stop", "__exit__", "terminate", "disconnect", "cleanup", "teardown"}

// finals are those after which the object is of no more use: others may be followed by a new start.
var finals = []string{"close", "shutdown", "__exit__"}

// closerOf is the method that closes the objects of the class; nil when there is none that surely comes to its end.
func closerOf(p *rule.Pass, class *program.Class, names []string) *program.Func {
	for _, name := range names {
		v := p.Member(class, name)
		if v.Kind != program.FunctionValue {
			continue
		}
		f := p.Look(v.Func)
		if f.Class != class || f.IR.Generator || selfOf(f) == "" || asksForMore(f) || doesNothing(f) || !comesToEnd(f) {
			return nil
		}
		return f
	}
	return nil
}

// doesNothing reports whether the body is no more than a docstring or pass: closing is then left to others.
func doesNothing(f *program.Func) bool {
	for _, id := range f.Items(f.IR.Body) {
		s := f.Stmt(id)
		if s.Kind != facts.Pass && (s.Kind != facts.ExprStmt || f.Expr(s.E).Kind != facts.Const) {
			return false
		}
	}
	return true
}

// asksForMore reports whether the method wants arguments: then it closes something else. __exit__ gets the error.
func asksForMore(f *program.Func) bool {
	if f.IR.Name == "__exit__" {
		return false
	}
	for _, param := range f.IR.Params[1:] {
		if param.Default == facts.None && param.Kind <= facts.KeywordOnly {
			return true
		}
	}
	return false
}

// closeWith puts lines, in which $ stands for the attribute, at the end of the method that closes the objects of the
// place's class, of these names, and gives its name: "" when there is none. Where the attribute may be None, the lines ask first.
func closeWith(p *rule.Pass, d *rewrite.Draft, place program.Place, names []string, lines ...string) string {
	f := closerOf(p, place.Class, names)
	if f == nil || slices.Contains(p.Mentions(f.Unit.Module, place.Name), f.Unit) {
		return "" // it does something with it already
	}
	body := f.Items(f.IR.Body)
	attribute := selfOf(f) + "." + place.Name
	var written []string
	for _, line := range lines {
		written = append(written, strings.ReplaceAll(line, "$", attribute))
	}
	if mayBeNone(p, place) {
		for i := range written {
			written[i] = rewrite.Step(f.Unit.Module) + written[i]
		}
		written = append([]string{"if " + attribute + " is not None:"}, written...)
	}
	d.Behind(f, body[len(body)-1], written...)
	return f.IR.Name
}

// comesToEnd reports whether no return or raise keeps the function from its last line.
func comesToEnd(f *program.Func) bool {
	to := true
	f.Stmts(func(s *facts.Stmt) {
		if s.Kind == facts.Return || s.Kind == facts.Raise {
			to = false
		}
	})
	return to
}

// mayBeNone reports whether the attribute is given None somewhere, or is given nothing in __init__.
func mayBeNone(p *rule.Pass, place program.Place) bool {
	inInit := false
	for _, b := range p.AttrSites(place.Class, place.Name) {
		if b.Bind.Kind == facts.BindValue && b.Bind.Value != facts.None {
			p.Rests(b.Func.NameSite())
			if e := b.Func.Expr(b.Bind.Value); e.Kind == facts.Const && e.Op == facts.NoneLit {
				return true
			}
			inInit = inInit || b.Func.IR.Name == "__init__" && !b.Bind.Conditional
		}
	}
	return !inInit
}
