package shutdown

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// executorNeverShutDown speaks of executors that are made and used but never shut down. One that lives as long as its
// module is meant so: that is only possible.
var executorNeverShutDown = rule.Rule{
	ID:         "executor-never-shut-down",
	Family:     rule.Shutdown,
	Chapter:    rule.Threading,
	Severity:   rule.Hint,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Executor that is never shut down",
		FR: "Exécuteur jamais arrêté",
	},
	Message: rule.Text{
		EN: "nothing shuts this executor down: its workers stay as long as it does, and nobody waits for what they still have to do",
		FR: "rien n'arrête cet exécuteur : ses threads ou processus restent aussi longtemps que lui, et personne n'attend ce qu'il leur reste à faire",
	},
	Check:  func(p *rule.Pass) { checkWorkers(p, knowledge.ExecutorHandle) },
	Repair: repairWorkers,
}

// checkWorkers reports the executors or pools that nothing stops. What nothing refers to any more ends by itself if it is an executor
// (tools/claims/dropped_executors.py), while Python itself warns of a pool.
func checkWorkers(p *rule.Pass, kind knowledge.HandleKind) {
	for _, f := range p.Funcs() {
		handles := p.Handles(f, kind)
		for i := range handles {
			h := &handles[i]
			if severity := leftOpen(p, h); severity != rule.Off {
				if kind == knowledge.ExecutorHandle {
					severity = rule.Hint
				}
				p.Report(rule.Finding{Severity: severity, Confidence: certainty(p, h), At: f.CallSite(h.Call), Closed: true})
			}
		}
	}
}

func leftOpen(p *rule.Pass, h *program.Handle) rule.Severity {
	if h.Value.Kind != program.ExternalInstance || strings.HasPrefix(h.Value.Name, "gevent.") {
		return rule.Off // the greenlets of gevent hold neither a thread nor a process
	}
	switch h.To.Fate {
	case program.Chained:
		if h.To.Method == "__enter__" {
			return rule.Off
		}
		return rule.Warning
	case program.Stored:
		if p.Ending(h.To.Place, h.Class.Stops) != program.NeverEnds {
			return rule.Off
		}
		if h.To.Place.Kind == program.LocalPlace {
			return rule.Warning
		}
		return rule.Hint
	}
	return rule.Off
}

// certainty: one that lives with its module or class is nearly always meant to.
func certainty(p *rule.Pass, h *program.Handle) rule.Confidence {
	if h.To.Place.Kind == program.GlobalPlace || ofClass(p, h) {
		return rule.Possible
	}
	return rule.Likely
}

// ofClass reports whether the handle is kept in a class: cls.pool = …
func ofClass(p *rule.Pass, h *program.Handle) bool {
	if h.To.Place.Kind != program.AttrPlace || h.Call.Stmt == facts.None {
		return false
	}
	return slices.ContainsFunc(h.Func.Items(h.Func.Stmt(h.Call.Stmt).Targets), func(t facts.ID) bool {
		e := h.Func.Expr(t)
		return e.Kind == facts.Attr && p.Eval(h.Func, e.A).Kind == program.ClassValue
	})
}
