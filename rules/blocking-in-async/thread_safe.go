package blocking

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// movable reports whether the call, which blocks, may be handed to a thread as far as the program shows: no lock is held
// meanwhile, and what it runs asks nothing of the thread that it runs in.
func movable(p *rule.Pass, f *program.Func, c *program.Call) bool {
	if c.Kind != program.Plain || c.Awaited || c.Expr == facts.None || f.Expr(c.Expr).Kind != facts.Call || holdsLock(c) {
		return false
	}
	if c.Known != nil && c.Known.ProcessWide || boundToThread(p, c) {
		return false
	}
	seen := map[*program.Func]bool{}
	return !slices.ContainsFunc(c.Targets, func(t *program.Func) bool { return staysInThread(p, t, seen, 0) })
}

// holdsLock reports whether a lock of threads is held, or something that may be one.
func holdsLock(c *program.Call) bool {
	for h := c.Held; h != nil; h = h.Before {
		name := strings.ToLower(h.Text)
		maybe := h.Unknown && !h.Waits && slices.ContainsFunc([]string{"lock", "mutex", "sem", "cond", "guard"}, func(word string) bool { return strings.Contains(name, word) })
		if maybe || !h.Unknown && h.World != knowledge.LoopWorld {
			return true
		}
	}
	return false
}

// followed is how many calls down the functions are looked at.
const followed = 5

// staysInThread reports whether the function, or one that it calls, does something that belongs to the thread it runs in;
// what it makes for itself it may use wherever it runs.
func staysInThread(p *rule.Pass, f *program.Func, seen map[*program.Func]bool, depth int) bool {
	if seen[f] || depth > followed {
		return false
	}
	seen[f] = true
	p.Look(f)
	if v := p.Returns(f); v.Kind == program.ExternalInstance && affine(p, v.Name) {
		return true
	}
	link := p.Link(f)
	return slices.ContainsFunc(link.Calls, func(c program.Call) bool {
		return named(ofThread, c.Name) && !named(anywhere, c.Name) || affine(p, c.Receiver.Name) && !madeHere(f, c.Object) ||
			slices.ContainsFunc(c.Targets, func(t *program.Func) bool { return staysInThread(p, t, seen, depth+1) })
	})
}

// madeHere reports whether the object is a result, or in a local name that is no parameter.
func madeHere(f *program.Func, object facts.ID) bool {
	if object == facts.None {
		return false
	}
	e := f.Expr(object)
	if e.Kind != facts.Name || e.Var < 0 {
		return e.Kind == facts.Call
	}
	v := &f.Unit.Facts.Vars[e.Var]
	return v.Func == f.ID && !v.Param
}

// ofThread are the beginnings of the names of what means something else in another thread: the event loop, signals, the
// debugger, the frame of the caller; anywhere are those among them that do not.
var (
	ofThread = []string{"asyncio.", "trio.", "anyio.", "signal.", "pdb.", "bdb.", "contextvars.ContextVar.set", "contextvars.ContextVar.reset",
		"sys._getframe", "inspect.currentframe", "inspect.stack", "builtins.breakpoint", "os.fork"}
	anywhere = []string{"asyncio.run", "asyncio.iscoroutine", "asyncio.new_event_loop"}
)

// ofCaller are those that mean something else when they are called from another thread themselves, or raise what a future
// cannot hold.
var ofCaller = []string{"builtins.locals", "builtins.exec", "builtins.eval", "builtins.__import__", "multiprocessing.Process.start",
	"multiprocessing.process.BaseProcess.start", "threading.RLock.", "threading.Condition.", "threading.Lock.", "multiprocessing.RLock.",
	"multiprocessing.Lock.", "multiprocessing.Condition.", "builtins.next", "runpy.", "cv2.waitKey", "cv2.imshow", "matplotlib.pyplot.", "turtle."}

func named(beginnings []string, name string) bool {
	return slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(name, b) })
}

// boundToThread reports whether the call is such a one, or uses or makes an object that only the thread that made it may use.
func boundToThread(p *rule.Pass, c *program.Call) bool {
	if named(ofThread, c.Name) || named(ofCaller, c.Name) || affine(p, c.Receiver.Name) || affine(p, c.Name) {
		return true
	}
	if c.Known == nil {
		return false
	}
	made, _ := knowledge.SplitType(c.Known.Returns)
	return affine(p, made)
}

func affine(p *rule.Pass, class string) bool {
	return slices.ContainsFunc(p.Table.Lineage(class), func(k *knowledge.Class) bool { return k.Affine })
}
