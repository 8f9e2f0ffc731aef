package pickling

import (
	"strings"

	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// reportLoopOwned reports a queue or lock of an event loop among what a process is given. Since Python 3.10 it can be pickled, so no
// start fails: each side has one of its own in any case.
func (c crossing) reportLoopOwned(p *rule.Pass) {
	for _, a := range c.arguments() {
		v := p.Eval(c.f, a.expr)
		twin := copied(&program.Stuck{Class: v.Name})
		if a.each || v.Kind != program.ExternalInstance || twin == "" || !strings.HasPrefix(v.Name, "asyncio.") ||
			c.s.Run.Pickled != "" && p.Stuck(c.f, a.expr, c.s.Run.Pickled, false) != nil {
			continue
		}
		found := rule.Finding{Confidence: rule.Likely, At: c.f.Site(a.expr)}
		if by, made := p.MadeBy(c.f, a.expr); made != nil && made.Expr != a.expr {
			note := rule.Text{EN: "%[1]s is made here", FR: "%[1]s naît ici"}.With(v.Name)
			found.Evidence = []rule.Step{{At: by.CallSite(made), Note: note}}
		}
		p.Report(found, name(c.f, a.expr), v.Name, twin)
		return
	}
}
