package blocking

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// keeps reports whether a function on the way makes the call only for what it has not kept yet: `if self.x: return self.x`
// before it, or `if self.x is None: self.x = call()`, or sets up there what it has just made and keeps. Then it blocks once at
// most, and perhaps long before.
func keeps(p *rule.Pass, h program.Hop) bool {
	f := h.Func
	p.Rests(f.NameSite())
	found := false
	f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
		if found || s.Kind != facts.If || int(s.Start) > h.Call.Span.Start {
			return
		}
		body := f.Items(s.Body)
		if int(s.End) < h.Call.Span.Start {
			last := f.Stmt(body[len(body)-1])
			found = last.Kind == facts.Return && last.E != facts.None && asksFor(p, f, s.E, last.E)
			return
		}
		for _, id := range body {
			found = found || fills(p, f, s.E, f.Stmt(id), h.Call) || setsUp(p, f, s, f.Stmt(id), h.Call)
		}
	})
	return found
}

// fills reports whether the statement keeps what the call gives in what the condition asks for.
func fills(p *rule.Pass, f *program.Func, condition facts.ID, s *facts.Stmt, c *program.Call) bool {
	if s.Kind != facts.Assign || s.E != c.Expr || s.Targets.Len() != 1 {
		return false
	}
	return asksFor(p, f, condition, f.Items(s.Targets)[0])
}

// setsUp reports whether the if statement is about a place that has nothing yet, one of its statements fills the place, and the
// call, behind it, is one on what lies there now.
func setsUp(p *rule.Pass, f *program.Func, around, s *facts.Stmt, c *program.Call) bool {
	if s.Kind != facts.Assign || s.Targets.Len() != 1 || c.Object == facts.None || c.Span.Start < int(s.End) || c.Span.End > int(around.End) {
		return false
	}
	e := f.Expr(around.E)
	if e.Kind != facts.Not && !(e.Kind == facts.Compare && e.Op == facts.Is && isNone(f, e.B)) {
		return false
	}
	kept := p.PlaceOf(f, f.Items(s.Targets)[0])
	outlives := kept.Kind == program.GlobalPlace || kept.Kind == program.AttrPlace
	return outlives && !isNone(f, s.E) && p.PlaceOf(f, e.A) == kept && p.PlaceOf(f, c.Object) == kept
}

func isNone(f *program.Func, id facts.ID) bool {
	return id != facts.None && f.Expr(id).Kind == facts.Const && f.Expr(id).Op == facts.NoneLit
}

// asksFor reports whether the condition names the place of the expression, which must be one that outlives the call.
func asksFor(p *rule.Pass, f *program.Func, condition, of facts.ID) bool {
	kept := p.PlaceOf(f, of)
	if kept.Kind != program.GlobalPlace && kept.Kind != program.AttrPlace {
		return false
	}
	found := false
	f.Walk(condition, func(id facts.ID) {
		found = found || p.PlaceOf(f, id).Container() == kept.Container()
	})
	return found
}

// inMemory reports whether a constructor opens a parameter that is given a file in memory: then it has taken another
// branch.
func inMemory(p *rule.Pass, f *program.Func, c *program.Call, last program.Hop) bool {
	if last.Call.Name != "builtins.open" || c.Expr == facts.None || f.Expr(c.Expr).Kind != facts.Call {
		return false
	}
	path := last.Func.Argument(last.Call.Expr, knowledge.Parameter{Position: 0, Name: "file"})
	if path == facts.None || !isParameterOf(last.Func, path) {
		return false
	}
	return slices.ContainsFunc(f.Items(f.Expr(c.Expr).List), func(id facts.ID) bool {
		v := p.Eval(f, id)
		return v.Kind == program.ExternalInstance && (v.Name == "io.BytesIO" || v.Name == "io.StringIO")
	})
}

func isParameterOf(f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	return e.Kind == facts.Name && slices.ContainsFunc(f.IR.Params, func(q facts.Param) bool { return e.Var >= 0 && q.Var == e.Var })
}
