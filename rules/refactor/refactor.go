// Package refactor rewrites code that nobody complained about, where the cursor stands: loops whose turns are independent
// become a pool, a gather or a task group. What is not surely independent is refused, with the reason.
package refactor

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// Offer is a rewrite of the code at a place.
type Offer struct {
	rule.Repair
	// Refused says why it cannot be done, and Where lies what forbids it; empty where it can.
	Refused rule.Text
	Where   program.Site
}

// At are the rewrites of the innermost loop that holds the place.
func At(p *rule.Pass, at program.Site) []Offer {
	l, ok := loopAt(p, at)
	if !ok {
		return nil
	}
	if parts := severalOf(p, l); parts != nil {
		return parts.offers()
	}
	if why, where := l.forbidden(); why != (rule.Text{}) {
		return []Offer{{Repair: rule.Repair{Title: textParallel}, Refused: why, Where: where}}
	}
	if l.await != facts.None {
		return l.concurrent()
	}
	return l.pools()
}
