package pickling

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rule"
)

// forkWithThreads looks at one function in the order of its text, and into what it calls: a thread that is started, or an
// executor that gets work, and a fork while that is not surely over: any join or shutdown ends them all. A fork is looked
// for in what speaks of starting something, a thread and its end anywhere. The rule leaves alone a fork that is followed by an exec, and the threads of a module that sees to forks with os.register_at_fork.
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
	Check:  checkFork,
	Repair: repairFork,
}

func checkFork(p *rule.Pass) {
	for _, f := range p.Funcs() {
		calls := p.Link(f).Calls
		forks := forksOf(p, f, calls)
		if len(forks) == 0 {
			continue
		}
		var thread []rule.Step
		for i := range calls {
			c := &calls[i]
			if !plain(c) {
				continue
			}
			if fork := forks[i]; fork != nil && thread != nil {
				p.Report(rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Closed: true, Evidence: append(thread, fork.steps...)},
					fork.name, warned(p))
			}
			thread = threadAfter(p, f, c, thread, 0)
		}
	}
}

// forksOf are the forks that the calls of a function make, by index.
func forksOf(p *rule.Pass, f *program.Func, calls []program.Call) map[int]*fork {
	var all map[int]*fork
	for i := range calls {
		if !plain(&calls[i]) {
			continue
		}
		if found := forking(p, f, calls[i:], 0); found != nil {
			if all == nil {
				all = map[int]*fork{}
			}
			all[i] = found
		}
	}
	return all
}

func plain(c *program.Call) bool { return c.Kind == program.Plain && c.Expr != facts.None }

// deepestFork is how many calls lead to the thread, or to the fork.
const deepestFork = 3

// threadAfter is the way to a thread that runs after the call, when before it ran the one given.
func threadAfter(p *rule.Pass, f *program.Func, c *program.Call, before []rule.Step, depth int) []rule.Step {
	switch {
	case startsThread(p, f, c):
		if len(p.Mentions(f.Unit.Module, "register_at_fork")) > 0 {
			return before
		}
		return []rule.Step{{At: f.CallSite(c), Note: rule.Text{EN: "the thread starts here", FR: "le thread démarre ici"}}}
	case ends(c):
		return nil
	case depth == deepestFork || !leads(p, c):
		return before
	}
	t := c.Targets[0]
	inner := before
	for i := range p.Link(t).Calls {
		if k := &p.Link(t).Calls[i]; plain(k) {
			inner = threadAfter(p, t, k, inner, depth+1)
		}
	}
	if len(inner) == 0 || len(before) > 0 && inner[0] == before[0] {
		return inner
	}
	return append([]rule.Step{{At: f.CallSite(c), Note: calls.With(f.Name, t.Name)}}, inner...)
}

var calls = rule.Text{EN: "%[1]s calls %[2]s", FR: "%[1]s appelle %[2]s"}

// fork is a call that forks, and the way to it.
type fork struct {
	name  string
	steps []rule.Step
}

// forking is the fork that the first of the calls makes, itself or in what it calls, before an end of threads.
func forking(p *rule.Pass, f *program.Func, following []program.Call, depth int) *fork {
	c := &following[0]
	if forks(p, f, c) {
		if executes(following) {
			return nil
		}
		return &fork{name: p.CallName(f, c)}
	}
	if depth == deepestFork || !leads(p, c) || !p.Speaks(c.Targets[0]) {
		return nil
	}
	t := c.Targets[0]
	inner := p.Link(t).Calls
	for i := range inner {
		if !plain(&inner[i]) {
			continue
		}
		if ends(&inner[i]) {
			return nil
		}
		if found := forking(p, t, inner[i:], depth+1); found != nil {
			step := rule.Step{At: t.CallSite(&inner[i]), Note: calls.With(t.Name, p.CallName(t, &inner[i]))}
			return &fork{found.name, append([]rule.Step{step}, found.steps...)}
		}
	}
	return nil
}

// leads reports whether the call runs one known function at once.
func leads(p *rule.Pass, c *program.Call) bool {
	return len(c.Targets) == 1 && !c.Targets[0].Async() && !p.Shape(c.Targets[0]).Generator
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
		by, made := p.MadeBy(f, c.Object)
		return made != nil && p.StartMethodOf(by, made).Copies()
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
