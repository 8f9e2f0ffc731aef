package pickling

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// globalNotInitialised speaks of a global that only a function sets which neither runs at import nor in the worker. A
// value that the module gives it too, other than None, may be meant as it is.
var globalNotInitialised = rule.Rule{
	ID:         "global-not-initialised-in-child",
	Family:     rule.Pickling,
	Chapter:    rule.Multiprocessing,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Global that the worker process never gets",
		FR: "Variable globale que le processus ne reçoit jamais",
	},
	Message: rule.Text{
		EN: "%[1]s reads %[2]s in a worker process, but only %[3]s sets it, in the parent%[4]s",
		FR: "%[1]s lit %[2]s dans un autre processus, mais seule %[3]s la fixe, chez le parent%[4]s",
	},
	Check: checkGlobal,
}

func checkGlobal(p *rule.Pass) {
	for _, f := range p.Funcs() {
		c := p.Context(f, knowledge.ProcessContext)
		if !c.In || c.By == nil || p.Context(f, knowledge.ThreadContext).In {
			continue
		}
		starts := p.Link(c.By).Starts
		if int(c.Start) >= len(starts) || starts[c.Start].Call < 0 {
			continue
		}
		s := &starts[c.Start]
		call := &p.Link(c.By).Calls[s.Call]
		method := p.StartMethodOf(c.By, call)
		if s.Run.Callable.Name == "initializer" || method.Method == "" || method.Copies() && method.Chosen {
			continue
		}
		reportUnset(p, f, c.By, s, method.Copies())
	}
}

func reportUnset(p *rule.Pass, f, by *program.Func, s *program.Start, forked bool) {
	told := map[program.Place]bool{}
	for _, r := range p.Accesses(f) {
		place := r.Place.Container()
		if place.Kind != program.GlobalPlace || told[place] {
			continue
		}
		told[place] = true
		setter := onlyInParent(p, place)
		if setter == nil || setter.Func.Enclosing() == f {
			continue
		}
		severity, limit := rule.Error, rule.Text{EN: ": the worker sees the value from import", FR: " : le processus voit la valeur de l'import"}
		if forked {
			severity, limit = rule.Warning, onlyForked
		}
		p.Report(rule.Finding{Severity: severity, Confidence: rule.Likely, At: program.Site{Unit: f.Unit, Span: r.Span}, Closed: true,
			Evidence: []rule.Step{
				{At: setter.At, Note: rule.Text{EN: "%[1]s is set here", FR: "%[1]s est fixée ici"}.With(place.Name)},
				{At: program.Site{Unit: by.Unit, Span: s.Span}, Note: rule.Text{EN: "%[1]s starts here, in another process",
					FR: "%[1]s démarre ici, dans un autre processus"}.With(f.Name)},
			}}, f.Name, place.Name, setter.Func.Name+"()", limit)
	}
}

// onlyInParent is the place where a function of the parent sets the global, when nothing else gives it a value that the
// worker would see; nil otherwise.
func onlyInParent(p *rule.Pass, place program.Place) *program.GlobalSite {
	var found *program.GlobalSite
	for _, site := range p.GlobalSites(place.Module, place.Name) {
		switch {
		case site.Bind.Kind == facts.BindAnnotation || site.Bind.Kind == facts.BindDelete:
		case site.Func.TopLevel():
			if site.Bind.Kind != facts.BindValue || site.Func.Expr(site.Bind.Value).Op != facts.NoneLit {
				return nil
			}
		case p.Context(site.Func, knowledge.ProcessContext).In || p.Context(site.Func, knowledge.Import).In || !site.Func.IsFunction():
			return nil
		default:
			found = &site
		}
	}
	return found
}
