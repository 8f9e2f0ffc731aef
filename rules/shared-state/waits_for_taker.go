package shared

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

var takesToo = rule.Text{EN: "%[1]s takes it here", FR: "%[1]s le prend ici"}

// needsLock shows that what the call waits for takes the lock that is held meanwhile; nil where that is not certain.
func needsLock(p *rule.Pass, f *program.Func, c *program.Call, h *program.Held) []rule.Step {
	by, s := waitedFor(p, f, c)
	if s == nil || s.Through != nil || len(s.Targets) != 1 || s.Targets[0].Async() || !sharesLock(by, s, h) {
		return nil
	}
	search := &relockSearch{p: p, lock: h, seen: map[*program.Func]bool{}, note: takesToo}
	way := search.inside(s.Targets[0], 0)
	if way == nil {
		return nil
	}
	return append([]rule.Step{started(by, s)}, way...)
}

// sharesLock reports whether what the start begins finds the same object at the place of the lock: a global or cell, or
// an attribute of self, of which a method is started.
func sharesLock(by *program.Func, s *program.Start, h *program.Held) bool {
	switch h.Place.Kind {
	case program.GlobalPlace:
		return true
	case program.LocalPlace:
		return s.Targets[0].Inside(h.Place.Func)
	}
	return receiver(h.Text) == "self" && s.Callable != facts.None && strings.HasPrefix(by.Text(s.Callable), "self.")
}

// waitedFor is the start of the thread, or of the task of a pool, that the call waits for.
func waitedFor(p *rule.Pass, f *program.Func, c *program.Call) (*program.Func, *program.Start) {
	if c.Kind != program.Plain || c.Known.Waits != knowledge.Thread && c.Known.Waits != knowledge.Future {
		return nil, nil
	}
	by, made := p.MadeBy(f, c.Object)
	if made == nil {
		return nil, nil
	}
	starts := p.Link(by).Starts
	i := slices.IndexFunc(starts, func(s program.Start) bool {
		return s.Expr == made.Expr && s.Run.Context == knowledge.ThreadContext
	})
	if i < 0 {
		return nil, nil
	}
	return by, &starts[i]
}
