package pickling

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rule"
)

// forkWithThreads looks at one function in the order of its text: a thread that it starts, or an executor that it gives
// work, and a fork while that is not surely over. It leaves alone a fork that is followed by an exec.
var forkWithThreads = rule.Rule{
	ID:         "fork-with-threads",
	Family:     rule.Pickling,
	Chapter:    rule.Multiprocessing,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Fork while threads run",
		FR: "Fork pendant que des threads tournent",
	},
	Message: rule.Text{
		EN: "%[1]s forks while a thread may be running: a lock that it holds stays locked in the child for ever%[2]s",
		FR: "%[1]s duplique le processus pendant qu'un thread tourne peut-être : un verrou qu'il tient reste fermé à jamais dans l'enfant%[2]s",
	},
	Check: checkFork,
}

func checkFork(p *rule.Pass) {
	for _, f := range p.Funcs() {
		var thread *program.Call
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			switch {
			case c.Kind != program.Plain || c.Expr == facts.None:
			case startsThread(p, f, c):
				thread = c
			case ends(c):
				thread = nil
			case thread != nil && forks(p, f, c) && !executes(link.Calls[i:]):
				p.Report(rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Closed: true, Evidence: []rule.Step{{
					At: f.CallSite(thread), Note: rule.Text{EN: "the thread starts here", FR: "le thread démarre ici"}}}},
					p.CallName(f, c), warned(p))
			}
		}
	}
}

// warned says that Python itself warns of it (measured from 3.12 on).
func warned(p *rule.Pass) rule.Text {
	if p.Target.Version < py.V312 {
		return rule.Text{}
	}
	return rule.Text{EN: " (Python gives a DeprecationWarning)", FR: " (Python émet un DeprecationWarning)"}
}

// startsThread: a thread's start, or the task of an executor of threads.
func startsThread(p *rule.Pass, f *program.Func, c *program.Call) bool {
	switch c.Name {
	case "threading.Thread.start", "threading.Timer.start":
		return true
	case "concurrent.futures.Executor.submit", "concurrent.futures.ThreadPoolExecutor.submit":
		return c.Receiver.Name == "concurrent.futures.ThreadPoolExecutor"
	}
	return false
}

// ends: what waits for threads, which are then over.
func ends(c *program.Call) bool {
	switch c.Name {
	case "threading.Thread.join", "threading.Timer.join", "threading.Timer.cancel", "concurrent.futures.Executor.shutdown":
		return true
	}
	return c.Known != nil && c.Known.Waits == knowledge.Thread
}

// forks: os.fork, or a process that is started by copying this one.
func forks(p *rule.Pass, f *program.Func, c *program.Call) bool {
	switch c.Name {
	case "os.fork", "os.forkpty", "pty.fork":
		return true
	case "multiprocessing.Pool", "multiprocessing.context.BaseContext.Pool":
		return p.StartMethodOf(f, c).Copies()
	case "multiprocessing.Process.start":
		maker := f.Maker(c.Object)
		for i := range p.Link(f).Calls {
			if made := &p.Link(f).Calls[i]; made.Kind == program.Plain && made.Expr == maker {
				return p.StartMethodOf(f, made).Copies()
			}
		}
	}
	return false
}

// executes reports whether an exec replaces the child.
func executes(calls []program.Call) bool {
	for i := range calls {
		switch calls[i].Name {
		case "os.execv", "os.execve", "os.execvp", "os.execvpe", "os.execl", "os.execle", "os.execlp", "os.execlpe":
			return true
		}
	}
	return false
}
