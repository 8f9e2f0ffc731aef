package pickling

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// globalNotInitialised speaks of a global that is set only under the main guard, or by a function that runs neither at
// import nor in the worker. A value that the module gives it too, other than None, may be meant as it is.
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
		FR: "%[1]s lit %[2]s dans un autre processus, mais %[3]s la fixe, chez le parent%[4]s",
	},
	Check:  checkGlobal,
	Repair: repairGlobal,
}

func checkGlobal(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !p.Context(f, knowledge.ProcessContext).In || p.Context(f, knowledge.ThreadContext).In {
			continue
		}
		s, by, steps := worker(p, f)
		if s == nil || s.Call < 0 || s.Run.Callable.Name == "initializer" {
			continue
		}
		method := crossing{f: by, s: s, call: &p.Link(by).Calls[s.Call]}.workers(p)
		if method.Method == "" || method.Copies() && method.Chosen {
			continue
		}
		begin := rule.Step{At: program.Site{Unit: by.Unit, Span: s.Span}, Note: rule.Text{EN: "%[1]s starts here, in another process",
			FR: "%[1]s démarre ici, dans un autre processus"}.With(s.Targets[0].Name)}
		reportUnset(p, f, append([]rule.Step{begin}, steps...), method.Copies())
	}
}

// worker is the start of a process through which the function runs, where that stands, and the calls from there.
func worker(p *rule.Pass, f *program.Func) (*program.Start, *program.Func, []rule.Step) {
	var steps []rule.Step
	for {
		c := p.Context(f, knowledge.ProcessContext)
		if c.By != nil {
			if starts := p.Link(c.By).Starts; int(c.Start) < len(starts) && len(starts[c.Start].Targets) > 0 {
				return &starts[c.Start], c.By, steps
			}
			return nil, nil, nil
		}
		if c.From == nil {
			return nil, nil, nil
		}
		calls := p.Link(c.From).Calls
		if int(c.Call) >= len(calls) {
			return nil, nil, nil
		}
		steps = append([]rule.Step{{At: c.From.CallSite(&calls[c.Call]), Note: rule.Text{EN: "%[1]s calls %[2]s",
			FR: "%[1]s appelle %[2]s"}.With(c.From.Name, f.Name)}}, steps...)
		f = c.From
	}
}

func reportUnset(p *rule.Pass, f *program.Func, way []rule.Step, forked bool) {
	told := map[program.Place]bool{}
	for _, r := range p.Accesses(f) {
		place := r.Place.Container()
		if place.Kind != program.GlobalPlace || told[place] {
			continue
		}
		told[place] = true
		setter, empty := onlyInParent(p, place)
		if setter == nil || setter.Func.Enclosing() == f {
			continue
		}
		severity, limit := rule.Error, rule.Text{EN: ": the worker sees the value from import", FR: " : le processus voit la valeur de l'import"}
		if empty {
			limit = rule.Text{EN: ": the worker has no such name", FR: " : le processus n'a pas ce nom"}
		}
		if forked {
			severity, limit = rule.Warning, onlyForked
		}
		set := rule.Step{At: setter.At, Note: rule.Text{EN: "%[1]s is set here", FR: "%[1]s est fixée ici"}.With(place.Name)}
		p.Report(rule.Finding{Severity: severity, Confidence: rule.Likely, At: program.Site{Unit: f.Unit, Span: r.Span}, Closed: true,
			Evidence: append([]rule.Step{set}, way...)}, f.Name, place.Name, who(setter), limit)
	}
}

// who sets the global.
func who(setter *program.GlobalSite) rule.Text {
	if setter.Func.TopLevel() {
		return rule.Text{EN: "the main guard", FR: "seul le bloc sous la garde __main__"}
	}
	return rule.Text{EN: "%[1]s()", FR: "seule %[1]s()"}.With(setter.Func.Name)
}

// onlyInParent is the place where the parent sets the global, when nothing else gives it a value that the worker would
// see; nil otherwise. It is empty when the import does not even give it None.
func onlyInParent(p *rule.Pass, place program.Place) (found *program.GlobalSite, empty bool) {
	empty = true
	for _, site := range p.GlobalSites(place.Module, place.Name) {
		switch {
		case site.Bind.Kind == facts.BindAnnotation || site.Bind.Kind == facts.BindDelete || site.Bind.Kind == facts.BindElement:
		case site.Func.TopLevel() && p.UnderMain(site.Func, site.Bind):
			found = &site
		case site.Func.TopLevel():
			if site.Bind.Kind != facts.BindValue || site.Func.Expr(site.Bind.Value).Op != facts.NoneLit {
				return nil, false
			}
			empty = false
		case p.Context(site.Func, knowledge.ProcessContext).In || p.Context(site.Func, knowledge.Import).In || !site.Func.IsFunction():
			return nil, false
		default:
			found = &site
		}
	}
	return found, empty
}
