package shutdown

import (
	"regexp"
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// comesBack reports whether what the thread runs surely ends of itself: known functions without a while loop that wait for
// nothing but time and answers.
func comesBack(p *rule.Pass, h *program.Handle) bool {
	s := startOf(p, h)
	return s != nil && alwaysEnds(p, s)
}

// startOf is the start that a thread is.
func startOf(p *rule.Pass, h *program.Handle) *program.Start {
	starts := p.Link(h.Func).Starts
	for i := range starts {
		if starts[i].Expr == h.Call.Expr {
			return &starts[i]
		}
	}
	return nil
}

func alwaysEnds(p *rule.Pass, s *program.Start) bool {
	if len(s.Targets) == 0 {
		known := p.Table.Function(s.Value.Name)
		return known != nil && known.Tier == knowledge.NonBlocking
	}
	return !slices.ContainsFunc(s.Targets, func(t *program.Func) bool { return !finishes(p, t, map[*program.Func]bool{}) })
}

// endlessNames are what functions that serve for ever are called.
var endlessNames = regexp.MustCompile(`(?i)forever|serve|listen|loop|watch|poll|mainloop|monitor|consume|^run$|^wait`)

// bounded are the waits that end without another thread or program doing anything.
var bounded = []knowledge.Wait{knowledge.Sleep, knowledge.HTTP, knowledge.File, knowledge.Database}

func finishes(p *rule.Pass, f *program.Func, seen map[*program.Func]bool) bool {
	if seen[f] {
		return true
	}
	seen[f] = true
	link := p.Link(f)
	if hasWhile(f) {
		return false
	}
	for i := range link.Calls {
		c := &link.Calls[i]
		switch {
		case len(c.Targets) > 0:
			if slices.ContainsFunc(c.Targets, func(t *program.Func) bool { return !finishes(p, t, seen) }) {
				return false
			}
		case c.Known != nil:
			if p.Tier(f, c) == knowledge.Unbounded && !slices.Contains(bounded, c.Known.Waits) {
				return false
			}
		case c.Expr != facts.None && f.Expr(c.Expr).Kind == facts.Call && endlessNames.MatchString(f.Expr(f.Expr(c.Expr).A).Name):
			return false
		}
	}
	return true
}

func hasWhile(f *program.Func) bool {
	found := false
	f.Stmts(func(s *facts.Stmt) { found = found || s.Kind == facts.While })
	return found
}

// toldToStop reports whether each loop of what the thread runs looks at an attribute that the method which closes the
// object names.
func toldToStop(p *rule.Pass, h *program.Handle) bool {
	s := startOf(p, h)
	closer := closerOf(p, h.To.Place.Class, closers)
	if s == nil || len(s.Targets) == 0 || closer == nil {
		return false
	}
	told := attributesIn(closer, facts.None)
	looks := true
	for _, t := range s.Targets {
		p.Look(t).Stmts(func(s *facts.Stmt) {
			if s.Kind == facts.While {
				looks = looks && slices.ContainsFunc(attributesIn(t, s.E), func(a string) bool { return slices.Contains(told, a) })
			}
		})
	}
	return looks
}

// attributesIn are the names of the attributes in an expression of the function; None stands for all of them.
func attributesIn(f *program.Func, in facts.ID) []string {
	var names []string
	note := func(id facts.ID) {
		if e := f.Expr(id); e.Kind == facts.Attr && f.Expr(e.A).Kind == facts.Name {
			names = append(names, e.Name)
		}
	}
	if in == facts.None {
		f.Exprs(note)
	} else {
		f.Walk(in, note)
	}
	return names
}
