package blocking

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// transitiveBlocking marks the call in the coroutine, where the repair goes, and shows the way down to what blocks. Of
// several functions that a call may run, all must block.
var transitiveBlocking = rule.Rule{
	ID:         "transitive-blocking-in-async",
	Family:     rule.Blocking,
	Chapter:    rule.Asyncio,
	Severity:   rule.Warning,
	Concern:    rule.Performance,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Coroutine that blocks through the functions it calls",
		FR: "Coroutine qui bloque par les fonctions qu'elle appelle",
	},
	Message: rule.Text{
		EN: "%[1]s ends up calling %[2]s, which %[3]s and stops the event loop meanwhile",
		FR: "%[1]s finit par appeler %[2]s, qui %[3]s et arrête la boucle d'événements pendant ce temps",
	},
	Check:  checkTransitiveBlocking,
	Repair: repairThroughCall,
}

func checkTransitiveBlocking(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !p.InCoroutine(f) {
			continue
		}
		link := p.Link(f)
		for i := range link.Calls {
			reportChain(p, f, &link.Calls[i])
		}
	}
}

func reportChain(p *rule.Pass, f *program.Func, c *program.Call) {
	if c.Kind == program.Nested || c.Kind == program.Iterate || isConstruction(c) {
		return
	}
	found, ok := chainFrom(p, f, c)
	if !ok {
		return
	}
	p.Report(rule.Finding{Severity: severity(found.tier), Confidence: found.confidence(p), At: f.CallSite(c), Evidence: callSteps(p, found.hops)},
		p.CallName(f, c), p.CallName(found.last.Func, found.last.Call), doing(found.last.Call))
}

// chain is the way from a call down to the one that blocks.
type chain struct {
	tier knowledge.Tier
	hops []program.Hop
	last program.Hop
}

// chainOf finds the worst way in which a call of the project's functions blocks.
func chainOf(p *rule.Pass, c *program.Call) (chain, bool) {
	for tier := knowledge.Unbounded; tier <= knowledge.Disk; tier++ {
		to := p.Blocking(c, tier)
		if to == nil {
			continue
		}
		hops := p.Chain(to, tier)
		if len(hops) == 0 || !counts(p, hops) {
			return chain{}, false
		}
		return chain{tier, hops, hops[len(hops)-1]}, true
	}
	return chain{}, false
}

// counts reports whether the last call of the way is one to speak of here, and nothing on the way excuses it.
func counts(p *rule.Pass, hops []program.Hop) bool {
	last := hops[len(hops)-1].Call
	return last.Known != nil && !momentary(last) && !runsLoop(last) && !excusedOnTheWay(p, hops)
}

// longChain is how many calls down it is no more than possible that no condition on the way keeps the last one from a loop.
const longChain = 5

// confidence is lower where a function on the way remembers what it returned, and for an import, which reads a module once
// only: either may have happened before the loop ran.
func (c chain) confidence(p *rule.Pass) rule.Confidence {
	once := imports[c.last.Call.Name] || slices.ContainsFunc(c.hops, func(h program.Hop) bool {
		return p.Shape(h.Func).Remembers || p.MayBeSkipped(h.Func) || keeps(p, h)
	})
	if once || len(c.hops) >= longChain {
		return rule.Possible
	}
	return rule.Likely
}

// imports are the functions that find most modules imported already.
var imports = map[string]bool{"importlib.import_module": true, "builtins.__import__": true}

// momentary reports whether the call takes a lock, which is held for moments, or stops for a debugger.
func momentary(c *program.Call) bool {
	return c.Known.Waits == knowledge.Lock && (strings.HasSuffix(c.Name, ".acquire") || strings.HasSuffix(c.Name, "Condition.wait")) || c.Name == "pdb.set_trace" || c.Name == "builtins.breakpoint"
}

// excusedOnTheWay reports whether a function on the way asks whether a loop is running, or has an attribute that says so.
func excusedOnTheWay(p *rule.Pass, hops []program.Hop) bool {
	return slices.ContainsFunc(hops, func(h program.Hop) bool { return minds(p, h.Func) })
}

// minds reports whether the function behaves differently in a loop.
func minds(p *rule.Pass, f *program.Func) bool {
	found := asksForLoop(p, f)
	f.Exprs(func(id facts.ID) { found = found || f.Expr(id).Name == "asynchronous" })
	return found
}

// callSteps are the calls on a way, hop by hop.
func callSteps(p *rule.Pass, hops []program.Hop) []rule.Step {
	var steps []rule.Step
	for _, h := range hops {
		if h.Call.Kind == program.Nested {
			continue
		}
		note := rule.Text{EN: "%[1]s calls %[2]s", FR: "%[1]s appelle %[2]s"}.With(h.Func.Name, p.CallName(h.Func, h.Call))
		steps = append(steps, rule.Step{At: h.Func.CallSite(h.Call), Note: note})
	}
	return steps
}
