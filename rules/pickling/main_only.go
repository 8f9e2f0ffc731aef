package pickling

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// reportMainOnly reports a callable or an argument whose function or class is defined only under the main guard: the
// parent pickles its name without complaint, and the worker does not find it.
func reportMainOnly(p *rule.Pass, c crossing, expr facts.ID) {
	v := p.Eval(c.f, expr)
	at, only := p.MainOnly(v)
	if !only || c.s.Run.Pickled == program.ByCloudPickle {
		return
	}
	severity, limit := rule.Error, rule.Text{}
	if c.s.Run.Pickled == program.ByInterpreter {
		if v.Kind != program.FunctionValue || p.Closed(v.Func) {
			return
		}
	} else {
		method := c.workers(p)
		if method.Method == "" || method.Copies() && method.Chosen {
			return
		}
		if method.Copies() {
			severity, limit = rule.Warning, onlyForked
		}
	}
	p.Report(rule.Finding{Severity: severity, Confidence: rule.Likely, At: c.f.Site(expr), Closed: true,
		Evidence: []rule.Step{{At: at, Note: rule.Text{EN: "it is defined here, under the main guard",
			FR: "elle est définie ici, sous la garde __main__"}}},
		Message: rule.Text{
			EN: "%[1]s takes %[2]s along, but what is defined under the main guard is unknown to the worker, which imports the module without it%[3]s",
			FR: "%[1]s emporte %[2]s, mais ce qui est défini sous la garde __main__ est inconnu du processus, qui importe le module sans cela%[3]s",
		}.With(c.starter(p), name(c.f, expr), limit)})
}

// workers is how the processes are started that do the work; its Method is "" where that is not known.
func (c crossing) workers(p *rule.Pass) program.StartMethod {
	if c.s.Run.Pickled == program.AtStart {
		return p.StartMethodOf(c.f, c.call)
	}
	pool := c.call.Object
	if strings.HasSuffix(c.s.Name, ".run_in_executor") {
		pool = c.f.Argument(c.s.Expr, knowledge.Parameter{Position: 0, Name: "executor"})
	}
	by, made := p.MadeBy(c.f, pool)
	if made == nil {
		return program.StartMethod{}
	}
	return p.StartMethodOf(by, made)
}
