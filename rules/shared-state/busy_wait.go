package shared

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// busyWait speaks of a loop that does nothing but look at a value which another thread of the project sets. It would
// rather miss a loop that also works than accuse one that waits for a file or another program.
var busyWait = rule.Rule{
	ID:         "busy-wait",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Hint,
	Concern:    rule.Performance,
	Confidence: rule.Likely,
	Over:       rule.Programs,
	Title: rule.Text{
		EN: "Loop that waits by looking again and again",
		FR: "Boucle qui attend en regardant sans cesse",
	},
	Message: rule.Text{
		EN: "this loop only waits for another thread to change %[1]s%[2]s",
		FR: "cette boucle ne fait qu'attendre qu'un autre thread change %[1]s%[2]s",
	},
	Check:  checkBusyWaits,
	Repair: repairBusyWait,
}

func checkBusyWaits(p *rule.Pass) {
	places := p.SharedPlaces()
	for i := range places {
		s := &places[i]
		for j := range s.Accesses {
			a := &s.Accesses[j]
			if a.Kind != program.Read || a.Stmt == facts.None || a.Func.Stmt(a.Stmt).Kind != facts.While {
				continue
			}
			if idle, sleeps := idles(p, a); idle {
				reportWait(p, s, a, sleeps)
			}
		}
	}
}

// idles reports whether the body of the loop does nothing, or only sleeps.
func idles(p *rule.Pass, a *program.Shares) (idle, sleeps bool) {
	for _, id := range a.Func.Items(a.Func.Stmt(a.Stmt).Body) {
		s := a.Func.Stmt(id)
		switch s.Kind {
		case facts.Pass, facts.Continue:
		case facts.ExprStmt:
			e := a.Func.Expr(s.E)
			if e.Kind != facts.Call || p.Eval(a.Func, e.A).Name != "time.sleep" {
				return false, false
			}
			sleeps = true
		default:
			return false, false
		}
	}
	return true, sleeps
}

func reportWait(p *rule.Pass, s *program.Shared, a *program.Shares, sleeps bool) {
	for i := range s.Accesses {
		b := &s.Accesses[i]
		if !changes(b) || b.Func.Enclosing() == a.Func.Enclosing() {
			continue
		}
		by, start, ok := p.Overlap(a, b)
		if !ok {
			continue
		}
		severity, cost := rule.Warning, rule.Text{EN: ", and keeps a core busy meanwhile", FR: ", et occupe un cœur pendant ce temps"}
		if sleeps {
			severity, cost = rule.Hint, rule.Text{EN: ": an Event would wake it at once", FR: " : un Event la réveillerait aussitôt"}
		}
		p.Report(rule.Finding{Severity: severity, Confidence: rule.Likely, At: at(a), Evidence: []rule.Step{change(b), started(by, start)}},
			a.Func.Text(container(a)), cost)
		return
	}
}
