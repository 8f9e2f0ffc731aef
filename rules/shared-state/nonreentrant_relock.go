package shared

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// nonreentrantRelock speaks only of one and the same lock: of a global, or of an attribute of self in methods that call
// each other through self. It would rather miss a lock taken under a condition of the caller than accuse a lock of
// another instance.
var nonreentrantRelock = rule.Rule{
	ID:         "nonreentrant-relock",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Lock taken again by its holder",
		FR: "Verrou repris par celui qui le tient",
	},
	Message: rule.Text{
		EN: "%[1]s is already held here, and it cannot be taken twice: the code waits for itself for good",
		FR: "%[1]s est déjà tenu ici, et il ne se prend pas deux fois : le code s'attend lui-même pour toujours",
	},
	Check:  checkRelock,
	Repair: repairRelock,
}

func checkRelock(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Acquires {
			a := &link.Acquires[i]
			if h := heldAlready(link, a); h != nil && !mayFail(f, a) && isOwned(f, link, h) && (a.Waits || a.World != knowledge.LoopWorld) {
				p.Report(rule.Finding{Confidence: rule.Certain, At: program.Site{Unit: f.Unit, Span: a.Span},
					Evidence: []rule.Step{taken(f, h)}}, a.Text)
			}
		}
		for i := range link.Calls {
			checkCallUnderLock(p, f, &link.Calls[i])
		}
	}
}

// heldAlready is the earlier taking of the lock that is taken again; nil when there is none.
func heldAlready(link *program.Link, a *program.Acquire) *program.Held {
	for h := a.Before; h != nil; h = h.Before {
		if !a.With && !entered(link, h) {
			continue // taken twice by hand: a signal that another thread gives by releasing it
		}
		if !h.Unknown && h.Place == a.Place && !h.Place.Elements && sameOwner(h.Text, a.Text) && (isMutex(h) || isMutex(a.Held)) && h.Waits == a.Waits {
			return h
		}
	}
	return nil
}

// sameOwner reports whether two spellings of one place mean one object.
func sameOwner(a, b string) bool { return a == b || receiver(a) == "self" && receiver(b) == "self" }

// isOwned reports whether the function that takes the lock lets it go itself. A lock has no owner: one that is taken and
// left may be a signal which another thread gives by releasing it.
func isOwned(f *program.Func, link *program.Link, h *program.Held) bool {
	if entered(link, h) {
		return true
	}
	for i := range link.Calls {
		if c := &link.Calls[i]; c.Span.Start > h.Span.End && releases(f, c, h.Text) {
			return h.Place.Kind != program.LocalPlace
		}
	}
	return false
}

// entered reports whether a with statement of the function takes the lock.
func entered(link *program.Link, h *program.Held) bool {
	for i := range link.Acquires {
		if a := &link.Acquires[i]; a.With && a.Span == h.Span {
			return true
		}
	}
	return false
}

func checkCallUnderLock(p *rule.Pass, f *program.Func, c *program.Call) {
	if c.Kind == program.Enter || c.Kind == program.Leave || len(c.Targets) == 0 || c.Receiver.Kind == program.ClassValue {
		return
	}
	for h := c.Held; h != nil; h = h.Before {
		if h.Unknown || h.Place.Elements || !isMutex(h) || !isOwned(f, p.Link(f), h) {
			continue
		}
		if way := relocks(p, f, c, h); way != nil {
			p.Report(rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Evidence: append([]rule.Step{taken(f, h)}, way...)}, h.Text)
			return
		}
	}
}

// relockDepth bounds the calls that are followed from a region that holds a lock.
const relockDepth = 5

// relocks is the way down to where the call takes the lock again, through all functions that it may run; nil when one of
// them does not.
func relocks(p *rule.Pass, f *program.Func, c *program.Call, h *program.Held) []rule.Step {
	s := &relockSearch{p: p, lock: h, seen: map[*program.Func]bool{f.Enclosing(): true}, note: takesItAgain}
	return s.call(f, c, 0)
}

type relockSearch struct {
	p    *rule.Pass
	lock *program.Held
	seen map[*program.Func]bool
	// note says, with its name, what the function does that takes the lock.
	note rule.Text
}

var takesItAgain = rule.Text{EN: "%[1]s takes it again here", FR: "%[1]s le reprend ici"}

func (s *relockSearch) call(f *program.Func, c *program.Call, depth int) []rule.Step {
	if depth > relockDepth || !s.sameObject(f, c) || c.Kind != program.Plain && c.Kind != program.PropertyRead {
		return nil
	}
	var way []rule.Step
	for _, t := range c.Targets {
		if shape := s.p.Shape(t); shape.Async != c.Awaited || shape.Generator {
			return nil
		}
		found := s.inside(t, depth)
		if found == nil {
			return nil
		}
		way = found
	}
	if way != nil && depth > 0 {
		note := rule.Text{EN: "%[1]s is called", FR: "%[1]s est appelé"}.With(s.p.CallName(f, c))
		way = append([]rule.Step{{At: f.CallSite(c), Note: note}}, way...)
	}
	return way
}

// sameObject reports whether what is called has the lock under the same name: any function has a global, methods of self
// an attribute of self.
func (s *relockSearch) sameObject(f *program.Func, c *program.Call) bool {
	switch s.lock.Place.Kind {
	case program.GlobalPlace:
		return true
	case program.AttrPlace:
		return receiver(s.lock.Text) == "self" && c.Object != facts.None && f.Text(c.Object) == "self"
	}
	return false
}

// inside looks for the lock in a function, as long as nothing there lets it go and no condition of the caller decides.
func (s *relockSearch) inside(t *program.Func, depth int) []rule.Step {
	link := s.p.Link(t)
	if s.seen[t] || link.Odd {
		return nil
	}
	s.seen[t] = true
	for i := range link.Acquires {
		a := &link.Acquires[i]
		if a.Place == s.lock.Place && !mayFail(t, a) && s.named(a.Text) && !optional(t, a.Stmt) {
			return []rule.Step{{At: program.Site{Unit: t.Unit, Span: a.Span}, Note: s.note.With(t.Name)}}
		}
	}
	for i := range link.Calls {
		c := &link.Calls[i]
		if len(c.Targets) > 0 && !optional(t, c.Stmt) {
			if way := s.call(t, c, depth+1); way != nil {
				return way
			}
		}
	}
	return nil
}

func (s *relockSearch) named(text string) bool {
	return s.lock.Place.Kind != program.AttrPlace || receiver(text) == "self"
}

// optional reports whether an if statement around the statement may keep it from running.
func optional(f *program.Func, stmt facts.ID) bool {
	if stmt == facts.None {
		return false
	}
	for _, id := range f.Around(stmt) {
		if id == stmt {
			continue
		}
		switch f.Stmt(id).Kind {
		case facts.If, facts.Match, facts.Handler, facts.While:
			return true
		}
	}
	return false
}
