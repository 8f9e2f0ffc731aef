package tasks

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// reportTargets reports the methods of what belongs to a loop that the function hands to threads to call: Timer(1, event.set). The
// callback of a future is left out: that of run_coroutine_threadsafe runs in the loop.
func reportTargets(p *rule.Pass, f *program.Func) {
	starts := p.Link(f).Starts
	for i := range starts {
		s := &starts[i]
		if s.Run.Context != knowledge.ThreadContext || s.Callable == facts.None || s.Through != nil ||
			strings.HasSuffix(s.Name, ".add_done_callback") {
			continue
		}
		v := s.Value
		if v.Kind == program.PartialValue && v.Elem != nil {
			v = *v.Elem
		}
		if v.Kind == program.ExternalMethod && unsafeCalls[v.Name] {
			p.Report(rule.Finding{Confidence: rule.Likely, At: f.Site(s.Callable)}, v.Name+"()")
		}
	}
}
