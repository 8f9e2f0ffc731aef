package shutdown

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// signalInThread speaks of calls that only the main thread may make, of exits that end no more than the thread, and of an
// except around a start that waits for what the thread raises.
var signalInThread = rule.Rule{
	ID:         "signal-or-exit-in-thread",
	Family:     rule.Shutdown,
	Chapter:    rule.Threading,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Signal handler or exit in a thread",
		FR: "Signal ou sortie du programme dans un thread",
	},
	Message: rule.Text{
		EN: "%[1]s works in the main thread only: here, in a thread, it raises ValueError",
		FR: "%[1]s ne marche que dans le thread principal : ici, dans un thread, il lève ValueError",
	},
	Check:  checkSignals,
	Repair: repairSignal,
}

var endsThread = rule.Text{
	EN: "%[1]s ends only this thread: the program goes on",
	FR: "%[1]s ne termine que ce thread : le programme continue",
}

// mainOnly are the functions that raise ValueError outside the main thread.
var mainOnly = map[string]bool{"signal.signal": true, "signal.set_wakeup_fd": true}

var exits = map[string]bool{"sys.exit": true, "builtins.exit": true, "builtins.quit": true}

func checkSignals(p *rule.Pass) {
	for _, f := range p.Funcs() {
		checkExcept(p, f)
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			if c.Kind == program.Plain && (mainOnly[c.Name] || exits[c.Name]) {
				reportSignal(p, f, c)
			}
		}
	}
}

func reportSignal(p *rule.Pass, f *program.Func, c *program.Call) {
	contexts := p.Contexts(f.Enclosing())
	if !contexts[knowledge.ThreadContext].In || contexts[knowledge.Main].In || c.Caught || guardsMain(f) {
		return
	}
	by, start, ok := p.Root(f, knowledge.ThreadContext)
	if !ok || !belongs(p, f) || start.Callable == facts.None && start.Call < 0 || !isThreadStart(p, start) {
		return
	}
	at := program.Site{Unit: by.Unit, Span: start.Span}
	finding := rule.Finding{Severity: rule.Error, Confidence: rule.Likely, At: f.CallSite(c),
		Evidence: []rule.Step{{At: at, Note: rule.Text{EN: "the thread is made here", FR: "le thread est créé ici"}}}}
	if exits[c.Name] {
		finding.Severity, finding.Message = rule.Warning, endsThread.With(c.Name+"()")
	}
	p.Report(finding, c.Name+"()")
}

// belongs reports whether the function is the thread's own: started itself, or private. What is public may well be called
// in the main thread by others.
func belongs(p *rule.Pass, f *program.Func) bool {
	own := f.Enclosing()
	return p.Context(own, knowledge.ThreadContext).Length == 0 || strings.HasPrefix(own.IR.Name, "_")
}

func isThreadStart(p *rule.Pass, s *program.Start) bool { return p.IsA(s.Name, "threading.Thread") }

// guardsMain reports whether the function asks which thread it is in.
func guardsMain(f *program.Func) bool {
	found := false
	f.Exprs(func(id facts.ID) {
		if e := f.Expr(id); (e.Kind == facts.Attr || e.Kind == facts.Name) && (e.Name == "main_thread" || e.Name == "current_thread") {
			found = true
		}
	})
	return found
}
