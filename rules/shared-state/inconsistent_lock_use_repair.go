package shared

import (
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairConsistency holds the lock that guards the place, at the change which does not.
func repairConsistency(p *rule.Pass, found *rule.Finding) []rule.Repair {
	a, lock := unguardedAt(p, found.At)
	if a == nil {
		return nil
	}
	g := &guarding{p: p, d: rewrite.New(p), place: a.Place.Container(), world: knowledge.ThreadWorld,
		lock: &program.Held{Place: lock, Text: lock.String(), World: knowledge.ThreadWorld}}
	g.cover(a)
	return g.finish()
}

// unguardedAt is the change at a place, and the lock that guards what it changes.
func unguardedAt(p *rule.Pass, where program.Site) (*program.Shares, program.Place) {
	for _, g := range p.Guards() {
		for _, a := range p.AccessesOf(g.Place) {
			if at(&a) == where {
				return &a, g.Lock
			}
		}
	}
	places := p.SharedPlaces()
	for i := range places {
		for j := range places[i].Accesses {
			a := &places[i].Accesses[j]
			if lock, ok := guardOf(&places[i]); ok && at(a) == where && changes(a) {
				return a, lock
			}
		}
	}
	return nil, program.Place{}
}
