package shared

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// ownKey reports whether each thread updates an element of its own: under the number that it is given by the loop that
// starts the threads, or by the range that they are mapped over.
func ownKey(p *rule.Pass, a, b *program.Shares, by *program.Func, s *program.Start) bool {
	key := keyParameter(a)
	return key != "" && key == keyParameter(b) && a.Func == b.Func && slices.Contains(s.Targets, a.Func) && eachItsOwn(p, a.Func, key, by, s)
}

// keyParameter is the parameter that is the key of an element; "" where it is something else.
func keyParameter(a *program.Shares) string {
	e := a.Func.Expr(a.Expr)
	if e.Kind != facts.Subscript || e.List.Len() != 1 {
		return ""
	}
	key := a.Func.Items(e.List)[0]
	if !isParameter(a.Func, key) || len(a.Func.Unit.Facts.Vars[a.Func.Expr(key).Var].Binds) != 1 {
		return ""
	}
	return a.Func.Expr(key).Name
}

// eachItsOwn reports whether every start gives the parameter another number.
func eachItsOwn(p *rule.Pass, f *program.Func, name string, by *program.Func, s *program.Start) bool {
	p.Rests(program.Site{Unit: by.Unit, Span: s.Span})
	at := slices.IndexFunc(f.IR.Params, func(param facts.Param) bool { return param.Name == name })
	if s.Value.Kind == program.BoundMethod {
		at--
	}
	if at < 0 || at >= len(s.Args) {
		return false
	}
	if s.Run.Passing == knowledge.ElementWise {
		return counts(p, by, s.Args[at], -1)
	}
	e := by.Expr(s.Args[at])
	if e.Kind != facts.Name || e.Var < 0 {
		return false
	}
	return slices.ContainsFunc(by.Unit.Facts.Vars[e.Var].Binds, func(b facts.Bind) bool {
		return b.Kind == facts.BindIterate && counts(p, by, b.Value, int(b.Index))
	})
}

// counts reports whether iterating gives each number once: over a range, or in the first part of enumerate.
func counts(p *rule.Pass, f *program.Func, through facts.ID, part int) bool {
	e := f.Expr(through)
	if e.Kind != facts.Call {
		return false
	}
	switch p.Eval(f, e.A).Name {
	case "builtins.range":
		return part < 0
	case "builtins.enumerate":
		return part == 0
	}
	return false
}
