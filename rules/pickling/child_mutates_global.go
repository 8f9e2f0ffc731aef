package pickling

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// childMutatesGlobal looks at the function that starts the process: it must read, further down, the very global, or the
// attribute of the very object, that the process changes. A worker's own cache, and what only workers read, is left alone; so is an
// attribute that other code changes too.
var childMutatesGlobal = rule.Rule{
	ID:         "child-mutates-global",
	Family:     rule.Pickling,
	Chapter:    rule.Multiprocessing,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Global or attribute changed in a process and read in its parent",
		FR: "Variable globale ou attribut changé dans un processus et lu chez son parent",
	},
	Message: rule.Text{
		EN: "%[1]s does not see here what %[2]s did to it: that runs in another process and changes a copy of its own",
		FR: "%[1]s ne montre pas ici ce que %[2]s en a fait : cette fonction s'exécute dans un autre processus et change sa propre copie",
	},
	Check:  checkChildGlobal,
	Repair: repairLost,
}

func checkChildGlobal(p *rule.Pass) {
	told := map[read]bool{}
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Starts {
			s := &link.Starts[i]
			if s.Run.Context != knowledge.ProcessContext || s.Run.Callable.Name == "initializer" {
				continue
			}
			for _, t := range s.Targets {
				if s.Callable != facts.None {
					reportLost(p, f, s, t)
				}
				reportOwn(p, f, s, t, told)
			}
		}
	}
}

// reportLost reports the reads, behind the start, of globals that the target changes.
func reportLost(p *rule.Pass, f *program.Func, s *program.Start, t *program.Func) {
	f = f.Enclosing()
	var told []program.Place
	for _, w := range p.Accesses(t) {
		place := w.Place.Container()
		if w.Kind == program.Read || w.Kind == program.Iterated || place.Kind != program.GlobalPlace || slices.Contains(told, place) || shared(p, w) || sets(p, f, place) {
			continue
		}
		for _, r := range p.Accesses(f) {
			if r.Kind != program.Read && r.Kind != program.Iterated || r.Place.Container() != place || r.Span.Start < s.Span.End {
				continue
			}
			told = append(told, place)
			p.Report(rule.Finding{Confidence: rule.Likely, At: program.Site{Unit: f.Unit, Span: r.Span}, Evidence: []rule.Step{
				{At: program.Site{Unit: f.Unit, Span: s.Span}, Note: rule.Text{EN: "%[1]s starts here, in another process",
					FR: "%[1]s démarre ici, dans un autre processus"}.With(t.Name)},
				{At: program.Site{Unit: t.Unit, Span: w.Span}, Note: rule.Text{EN: "it changes its own copy of %[1]s",
					FR: "elle change sa propre copie de %[1]s"}.With(place.Name)},
			}}, place.Name, t.Name+"()")
			break
		}
	}
}

// sets reports whether the parent gives the global a value of its own: then that is what it reads.
func sets(p *rule.Pass, f *program.Func, place program.Place) bool {
	return slices.ContainsFunc(p.Accesses(f), func(a program.Access) bool {
		return a.Kind == program.Write && a.Place == place
	})
}

// shared reports whether what is changed may be an object that processes share: only plain containers surely are not.
func shared(p *rule.Pass, w program.Access) bool {
	if w.Kind == program.Write || w.Kind == program.Update && !w.Place.Elements {
		return false
	}
	v := p.Global(w.Place.Module, w.Place.Name)
	return v.Kind != program.ExternalInstance || !slices.Contains(plainContainers, v.Name)
}

var plainContainers = []string{"builtins.list", "builtins.dict", "builtins.set", "collections.deque", "collections.defaultdict",
	"collections.Counter"}
