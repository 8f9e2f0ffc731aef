package gil

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairArguments makes a tuple of args=(x). It is safe where the function takes one argument: then nothing else can be
// meant.
func repairArguments(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, s, args := misshapenAt(p, at.At)
	if f == nil || starred(f, f.Items(f.Expr(s.Expr).List)) || f.Argument(s.Expr, s.Run.Kwargs) != facts.None {
		return nil
	}
	d := rewrite.New(p)
	if within := inParentheses(f, s, args); within {
		d.Insert(f.Unit, at.At.End, ",")
	} else {
		d.Wrap(at.At, "(", ",)")
	}
	certain := len(s.Targets) > 0
	for _, t := range s.Targets {
		known := len(p.Look(t).IR.Decorators) == 0
		if known && !fits(t, bound(s), 1, nil) {
			return nil // one argument is not what is meant
		}
		certain = certain && known
	}
	if !certain {
		return d.Repair(rule.Text{
			EN: "Make args a tuple of one (if the function takes one argument)",
			FR: "Faire de args un tuple d'un élément (si la fonction prend un seul argument)",
		})
	}
	return d.Safe(rule.Text{EN: "Make args a tuple of one", FR: "Faire de args un tuple d'un élément"})
}

// misshapenAt is the start whose args stand at a place.
func misshapenAt(p *rule.Pass, at program.Site) (*program.Func, *program.Start, facts.ID) {
	for _, f := range at.Unit.Funcs {
		link := p.Link(f)
		for i := range link.Starts {
			s := &link.Starts[i]
			if s.Run.Passing != knowledge.ArgsTuple || s.Call < 0 {
				continue
			}
			if args := f.Argument(s.Expr, s.Run.Args); args != facts.None && f.Site(args) == at {
				return f, s, args
			}
		}
	}
	return nil, nil, facts.None
}

// inParentheses reports whether the value of args= is in parentheses of its own.
func inParentheses(f *program.Func, s *program.Start, args facts.ID) bool {
	for _, id := range f.Items(f.Expr(s.Expr).List) {
		if e := f.Expr(id); e.Kind == facts.Keyword && e.A == args {
			_, value, _ := strings.Cut(string(f.Unit.Syntax.Text[e.Start:f.Expr(args).Start]), "=")
			return strings.HasPrefix(strings.TrimSpace(value), "(")
		}
	}
	return false
}
