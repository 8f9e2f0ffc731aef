package shared

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairRelock makes the lock one that its holder may take again, wherever it is made. asyncio has none.
func repairRelock(p *rule.Pass, found *rule.Finding) []rule.Repair {
	place := relockedAt(p, found)
	made := p.Made(place)
	if len(made) == 0 || place.Elements {
		return nil
	}
	d := rewrite.New(p)
	for _, m := range made {
		reenter(p, d, m)
	}
	return d.Repair(rule.Text{
		EN: "Make %[1]s an RLock (the code that takes it again then runs in the middle of the code that holds it)",
		FR: "Faire de %[1]s un RLock (le code qui le reprend s'exécute alors au milieu de celui qui le tient)",
	}.With(place.String()))
}

// relockedAt is the place of the lock that is taken again at, or below, the place of the finding.
func relockedAt(p *rule.Pass, found *rule.Finding) program.Place {
	taken := found.Evidence[0].At
	for _, f := range taken.Unit.Funcs {
		link := p.Link(f)
		for i := range link.Acquires {
			if a := &link.Acquires[i]; a.Span == taken.Span {
				return a.Place
			}
		}
	}
	return program.Place{}
}

var mutexes = []string{"threading.Lock", "multiprocessing.Lock"}

func reenter(p *rule.Pass, d *rewrite.Draft, m program.Made) {
	e := m.Func.Expr(m.Expr)
	if e.Kind != facts.Call || e.List.Len() > 0 {
		d.Refuse()
		return
	}
	callee := m.Func.Expr(e.A)
	at := m.Func.Site(e.A)
	switch v := p.Eval(m.Func, e.A); {
	case v.Kind != program.External || !slices.Contains(mutexes, v.Name):
		d.Refuse()
	case callee.Kind == facts.Attr && callee.Name == "Lock":
		at.Start = at.End - len("Lock")
		d.Replace(at, "RLock")
	case callee.Kind == facts.Name:
		d.Replace(at, d.Name(m.Func.Unit, receiver(v.Name), "RLock"))
	default:
		d.Refuse()
	}
}
