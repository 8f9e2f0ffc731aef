package gil

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// generatorTarget speaks of threads, and of tasks of pools of threads: of those of processes, which cannot pickle a generator,
// unpicklable-callable speaks. It would rather miss a generator that is made in a thread and gone through in the loop than accuse
// one that a framework goes through in a thread.
var generatorTarget = rule.Rule{
	ID:         "generator-as-thread-target",
	Family:     rule.GIL,
	Chapter:    rule.Threading,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Generator where a plain function is called",
		FR: "Générateur là où une fonction ordinaire est appelée",
	},
	Message: rule.Text{
		EN: "%[1]s calls %[2]s, which contains a yield: that only makes a generator, whose body never runs",
		FR: "%[1]s appelle %[2]s, qui contient un yield : cela crée seulement un générateur, dont le corps ne s'exécute jamais",
	},
	Check:  checkGeneratorTarget,
	Repair: repairGenerator,
}

var runsLater = rule.Text{
	EN: "%[1]s calls %[2]s, which contains a yield: the pool only makes generators, and their code runs where they are gone through, one after the other",
	FR: "%[1]s appelle %[2]s, qui contient un yield : le pool ne crée que des générateurs, et leur code s'exécute là où on les parcourt, l'un après l'autre",
}

func checkGeneratorTarget(p *rule.Pass) {
	p.EachStart(func(f *program.Func, s *program.Start) {
		call := callOf(p, f, s)
		if call == nil || s.Callable == facts.None || !makesGenerator(p, s) || call.Awaited || s.Run.TakesCoroutine {
			return
		}
		target := s.Targets[0]
		found := rule.Finding{Confidence: rule.Certain, At: f.Site(s.Callable), Evidence: []rule.Step{{At: target.NameSite(),
			Note: rule.Text{EN: "%[1]s is a generator function", FR: "%[1]s est une fonction génératrice"}.With(target.Name)}}}
		switch {
		case s.Name == "threading.Thread" || s.Name == "threading.Timer" || s.Name == "multiprocessing.Process":
		case !isTask(p, call) || s.Run.Context != knowledge.ThreadContext:
			return
		case p.Destination(f, call.Stmt, call.Expr).Fate != program.Dropped:
			found.Severity, found.Confidence, found.Message = rule.Warning, rule.Likely, runsLater.With(p.CallName(f, call), target.Name)
		}
		p.Report(found, p.CallName(f, call), target.Name)
	})
}

// makesGenerator reports whether all that the start may call are generator functions, which nothing wraps.
func makesGenerator(p *rule.Pass, s *program.Start) bool {
	for _, t := range s.Targets {
		if look := p.Look(t); !look.IR.Generator || look.Async() || len(look.IR.Decorators) > 0 {
			return false
		}
	}
	return len(s.Targets) > 0
}

// isTask reports whether the call gives a pool or executor of threads or processes something to do.
func isTask(p *rule.Pass, c *program.Call) bool {
	class := p.Table.Class(c.Receiver.Name)
	return c.Receiver.Kind == program.ExternalInstance && class != nil && c.Known != nil &&
		(class.Handle == knowledge.PoolHandle || class.Handle == knowledge.ExecutorHandle)
}
