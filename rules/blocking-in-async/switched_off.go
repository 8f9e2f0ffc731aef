package blocking

import (
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// chainFrom is chainOf for a call of the function, with what its arguments switch off left out.
func chainFrom(p *rule.Pass, f *program.Func, c *program.Call) (chain, bool) {
	found, ok := chainOf(p, c)
	if !ok || !switchedOff(p, f, c, found.hops) {
		return found, ok
	}
	for tier := found.tier; tier <= knowledge.Disk; tier++ {
		if other, ok := anotherEnd(p, f, c, found.hops, tier); ok {
			return other, true
		}
	}
	return chain{}, false
}

// anotherEnd is the way with another end: the first call of its last function that blocks in the tier and is not switched off.
func anotherEnd(p *rule.Pass, f *program.Func, c *program.Call, hops []program.Hop, tier knowledge.Tier) (chain, bool) {
	last := hops[len(hops)-1].Func
	before := hops[: len(hops)-1 : len(hops)-1]
	calls := p.Link(last).Calls
	for i := range calls {
		way := append(before, program.Hop{Func: last, Call: &calls[i]})
		if p.Tier(last, &calls[i]) == tier && counts(p, way) && !switchedOff(p, f, c, way) {
			return chain{tier, way, way[len(way)-1]}, true
		}
	}
	return chain{}, false
}

// switchedOff reports whether the last call on the way does not happen with what the calls before it are given.
func switchedOff(p *rule.Pass, f *program.Func, c *program.Call, hops []program.Hop) bool {
	return p.SwitchedOff(append([]program.Hop{{Func: f, Call: c, To: hops[0].Func}}, hops...))
}
