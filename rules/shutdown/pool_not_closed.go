package shutdown

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// poolNotClosed speaks of pools that nothing closes, and of results asked for when `with` has already ended the workers.
var poolNotClosed = rule.Rule{
	ID:         "pool-not-closed",
	Family:     rule.Shutdown,
	Chapter:    rule.Multiprocessing,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Pool that is not closed, or ended before its results",
		FR: "Pool jamais fermé, ou terminé avant ses résultats",
	},
	Message: rule.Text{
		EN: "nothing closes this pool: its processes stay until the garbage collector comes by, which may be late or never",
		FR: "rien ne ferme ce pool : ses processus restent jusqu'au passage du ramasse-miettes, qui peut tarder ou ne jamais venir",
	},
	Check:  checkPools,
	Repair: repairPool,
}

var endedEarly = rule.Text{
	EN: "leaving `with` terminates the pool, and %[1]s asks for its result only afterwards: it may wait for ever",
	FR: "à la sortie du `with`, le pool est terminé, et %[1]s ne demande son résultat qu'ensuite : il peut attendre sans fin",
}

func checkPools(p *rule.Pass) {
	checkWorkers(p, knowledge.PoolHandle)
	for _, f := range p.Funcs() {
		f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
			if s.Kind == facts.With && !s.Async && entersPool(p, f, s) {
				checkResults(p, f, s)
			}
		})
	}
}

func entersPool(p *rule.Pass, f *program.Func, s *facts.Stmt) bool {
	return slices.ContainsFunc(f.Items(s.Targets), func(item facts.ID) bool {
		v := p.Eval(f, f.Expr(item).A)
		return v.Kind == program.ExternalInstance && p.IsA(v.Name, "multiprocessing.Pool")
	})
}

// later are the calls of a pool that come back before their work is done.
var later = []string{"apply_async", "map_async", "starmap_async", "imap", "imap_unordered"}

// checkResults reports results of the with statement that are only used behind it.
func checkResults(p *rule.Pass, f *program.Func, with *facts.Stmt) {
	link := p.Link(f)
	for i := range link.Calls {
		c := &link.Calls[i]
		if c.Expr == facts.None || c.Span.Start < int(with.Start) || c.Span.End > int(with.End) || !pending(p, c) {
			continue
		}
		d := p.Destination(f, c.Stmt, c.Expr)
		if d.Fate != program.Stored || d.Place.Kind != program.LocalPlace {
			continue
		}
		if use, ok := onlyBehind(p, f, d.Place, with); ok {
			p.Report(rule.Finding{Severity: rule.Error, Confidence: rule.Likely, At: f.Site(use),
				Message: endedEarly.With(f.Text(use)), Evidence: []rule.Step{{At: f.CallSite(c), Note: begunHere}}})
		}
	}
}

var begunHere = rule.Text{EN: "the work is handed out here", FR: "le travail est distribué ici"}

func pending(p *rule.Pass, c *program.Call) bool {
	return c.Known != nil && slices.ContainsFunc(later, func(m string) bool { return c.Name == "multiprocessing.Pool."+m })
}

// onlyBehind is the first use of the result that waits for it, when all that do stand behind the statement.
func onlyBehind(p *rule.Pass, f *program.Func, place program.Place, with *facts.Stmt) (facts.ID, bool) {
	first := facts.None
	for _, u := range p.PlaceUses(place) {
		waits := u.To.Fate == program.Chained && (u.To.Method == "get" || u.To.Method == "wait") || u.To.Fate == program.Passed
		if !waits || u.Func != f {
			continue
		}
		at := f.Expr(u.Expr).Start
		if at < with.End {
			return facts.None, false
		}
		if first == facts.None && u.To.Fate == program.Chained {
			first = u.To.Call
		}
	}
	return first, first != facts.None
}
