package rewrite

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// CallAt is the call of the link of a function at a place, and the function; nil when there is none.
func CallAt(p *rule.Pass, at program.Site) (*program.Func, *program.Call) {
	for _, f := range at.Unit.Funcs {
		link := p.Link(f)
		for i := range link.Calls {
			if c := &link.Calls[i]; c.Span == at.Span && c.Expr != facts.None {
				return f, c
			}
		}
	}
	return nil, nil
}

// StartAt is the start of the link of a function at a place, and the function; nil when there is none.
func StartAt(p *rule.Pass, at program.Site) (*program.Func, *program.Start) {
	for _, f := range at.Unit.Funcs {
		link := p.Link(f)
		for i := range link.Starts {
			if s := &link.Starts[i]; s.Span == at.Span {
				return f, s
			}
		}
	}
	return nil, nil
}

// StmtAt is the innermost statement that holds a place, and the function whose code it is; None when there is none.
func StmtAt(at program.Site) (*program.Func, facts.ID) {
	var in *program.Func
	found := facts.None
	size := uint32(1<<32 - 1)
	for _, f := range at.Unit.Funcs {
		f.EachStmt(func(id facts.ID, s *facts.Stmt) {
			if int(s.Start) <= at.Start && at.End <= int(s.End) && s.End-s.Start < size && s.Kind != facts.Element {
				in, found, size = f, id, s.End-s.Start
			}
		})
	}
	return in, found
}
