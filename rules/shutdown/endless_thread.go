package shutdown

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// noStopSignal speaks of the plainest case only: `while True` without any way out, in the function that a thread begins
// with. A loop that something inside can leave by an exception of its own is left alone.
var noStopSignal = rule.Rule{
	ID:         "endless-thread",
	Family:     rule.Shutdown,
	Chapter:    rule.Threading,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Thread that cannot be told to stop",
		FR: "Thread qu'on ne peut pas arrêter",
	},
	Message: rule.Text{
		EN: "%[1]s loops for ever and looks at no signal to stop: the program cannot end while it runs",
		FR: "%[1]s boucle sans fin et ne regarde aucun signal d'arrêt : le programme ne peut pas finir tant qu'elle tourne",
	},
	Check:  checkEndless,
	Repair: repairEndless,
}

var killed = rule.Text{
	EN: "%[1]s loops for ever and looks at no signal to stop: as a daemon it is cut off in the middle of its work",
	FR: "%[1]s boucle sans fin et ne regarde aucun signal d'arrêt : thread démon, elle est coupée au milieu de son travail",
}

func checkEndless(p *rule.Pass) {
	for _, f := range p.Funcs() {
		handles := p.Handles(f, knowledge.ThreadHandle)
		link := p.Link(f)
		for i := range link.Starts {
			s := &link.Starts[i]
			if s.Run.Context != knowledge.ThreadContext || len(s.Targets) != 1 || s.Callable == facts.None {
				continue
			}
			for j := range handles {
				if handles[j].Call.Expr == s.Expr {
					reportEndless(p, &handles[j], s)
				}
			}
		}
	}
}

func reportEndless(p *rule.Pass, h *program.Handle, s *program.Start) {
	target := s.Targets[0]
	p.Rests(target.NameSite())
	loop, found := endless(p, target)
	if !found {
		return
	}
	finding := rule.Finding{Confidence: rule.Likely, At: h.Func.CallSite(h.Call),
		Evidence: []rule.Step{{At: loop, Note: rule.Text{EN: "this loop has no way out", FR: "cette boucle n'a pas de sortie"}}}}
	switch daemonOf(p, h) {
	case ordinary:
		finding.Severity = rule.Warning
	case daemon:
		if waitsForWork(p, target) {
			return // a worker that waits for its next piece of work may be cut off
		}
		finding.Severity, finding.Message = rule.Hint, killed.With(target.Name)
	default:
		return
	}
	p.Report(finding, target.Name)
}

// endless is the loop of the function that nothing leaves: no break, return, raise or exit, no test of a flag, nothing
// that ends by an exception when it is closed.
func endless(p *rule.Pass, f *program.Func) (program.Site, bool) {
	for _, id := range f.Items(f.IR.Body) {
		s := f.Stmt(id)
		if s.Kind != facts.While || f.Expr(s.E).Kind != facts.Const || leaves(f, s.Body) || closable(p, f, s) {
			continue
		}
		return program.Site{Unit: f.Unit, Span: f.Site(s.E).Span}, true
	}
	return program.Site{}, false
}

func leaves(f *program.Func, body facts.List) bool {
	found := false
	f.Within(body, func(s *facts.Stmt) {
		switch s.Kind {
		case facts.Break, facts.Return, facts.Raise, facts.Assert:
			found = true
		}
	})
	return found
}

// waitsForWork reports whether the function gets what it works on out of a queue of threads.
func waitsForWork(p *rule.Pass, f *program.Func) bool {
	return slices.ContainsFunc(p.Link(f).Calls, func(c program.Call) bool {
		return c.Known != nil && c.Known.Waits == knowledge.Queue && strings.HasPrefix(c.Name, "queue.")
	})
}

// endings are calls that end the thread, or the program with it.
var endings = []string{"os._exit", "os.abort", "os.kill", "os.killpg", "sys.exit", "signal.raise_signal", "_thread.interrupt_main", "_thread.exit"}

// closable reports whether the loop waits for something that raises when another thread closes it, ends the program
// itself, or calls what the analysis does not know.
func closable(p *rule.Pass, f *program.Func, loop *facts.Stmt) bool {
	link := p.Link(f)
	for i := range link.Calls {
		c := &link.Calls[i]
		if c.Span.Start < int(loop.Start) || c.Span.End > int(loop.End) {
			continue
		}
		if slices.Contains(endings, c.Name) {
			return true
		}
		if c.Caught {
			continue
		}
		if c.Known == nil && len(c.Targets) == 0 && c.Expr != facts.None && c.Kind == program.Plain {
			return true
		}
		if c.Known != nil && raisesWhenClosed(p, f, c) {
			return true
		}
	}
	return false
}

// raisesWhenClosed reports whether the call waits for what raises when another thread closes it: connections and the console do, a
// queue of threads where somebody may call its shutdown() (3.13).
func raisesWhenClosed(p *rule.Pass, f *program.Func, c *program.Call) bool {
	switch c.Known.Waits {
	case knowledge.Network, knowledge.Console:
		return true
	case knowledge.Queue:
		place := p.PlaceOf(f, c.Object).Kind
		known := place == program.GlobalPlace || place == program.AttrPlace
		return !known || !strings.HasPrefix(c.Name, "queue.") || len(p.Mentions(f.Unit.Module, "shutdown")) > 0
	}
	return false
}
