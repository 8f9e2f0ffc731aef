package main

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/parahint/parahint/analysis/knowledge"
)

var waits = map[string]knowledge.Wait{
	"sleep": knowledge.Sleep, "console": knowledge.Console, "http": knowledge.HTTP, "network": knowledge.Network,
	"process": knowledge.Process, "file": knowledge.File, "database": knowledge.Database, "service": knowledge.Service,
	"lock": knowledge.Lock, "queue": knowledge.Queue, "thread": knowledge.Thread, "future": knowledge.Future,
	"loop": knowledge.EventLoop, "cluster": knowledge.Cluster,
}

var contexts = map[string]knowledge.Context{
	"import": knowledge.Import, "main": knowledge.Main, "loop": knowledge.Loop, "thread": knowledge.ThreadContext,
	"process": knowledge.ProcessContext, "interpreter": knowledge.Interpreter, "remote": knowledge.Remote,
}

var locks = map[string]knowledge.LockKind{
	"mutex": knowledge.Mutex, "reentrant": knowledge.Reentrant, "semaphore": knowledge.Semaphore,
	"condition": knowledge.Condition, "event": knowledge.Event, "barrier": knowledge.Barrier,
}

var handles = map[string]knowledge.HandleKind{
	"thread": knowledge.ThreadHandle, "timer": knowledge.TimerHandle, "process": knowledge.ProcessHandle,
	"pool": knowledge.PoolHandle, "executor": knowledge.ExecutorHandle, "task": knowledge.TaskHandle,
	"future": knowledge.FutureHandle, "queue": knowledge.QueueHandle,
}

var pickles = map[string]knowledge.Pickle{
	"yes": knowledge.Picklable, "no": knowledge.NotPicklable, "cloud": knowledge.CloudPickle,
	"starting": knowledge.WhileStarting,
}

var crossings = map[string]knowledge.Crossing{
	"shared": knowledge.CrossingShared, "pickled": knowledge.CrossingPickled, "closed": knowledge.CrossingClosed,
	"refused": knowledge.CrossingRefused,
}

var worlds = map[string]knowledge.World{
	"threads": knowledge.ThreadWorld, "loop": knowledge.LoopWorld, "processes": knowledge.ProcessWorld,
}

// one looks a word of a clause up.
func one[T any](p *parser, words map[string]T, word string) T {
	found, ok := words[word]
	if !ok {
		p.fail(p.where(), "unknown word %q", word)
	}
	return found
}

func (p *parser) functionClauses(f *function, clauses string) {
	for clause := range clausesOf(clauses) {
		word, rest, _ := strings.Cut(clause, " ")
		switch word {
		case "waits":
			f.Tier, f.Waits = knowledge.Unbounded, one(p, waits, rest)
		case "disk":
			f.Tier, f.Waits = knowledge.Disk, one(p, waits, or(rest, "file"))
		case "metadata":
			f.Tier, f.Waits = knowledge.Metadata, knowledge.File
		case "unless":
			p.unless(f, rest)
		case "bounded":
			f.OnlyBounded = true
		case "heavy":
			f.HeavyCPU = true
		case "holds":
			f.GIL = knowledge.GILHeld
		case "releases":
			f.GIL = knowledge.GILReleased
			if above, ok := strings.CutPrefix(rest, "above "); ok {
				f.ReleasesAbove, _ = strconv.Atoi(above)
			}
		case "process-wide":
			f.ProcessWide = true
		case "future":
			f.Future = true
		case "suspends":
			f.Suspends = true
		case "iterates":
			f.Iterates = true
		case "keeps-signature":
			f.KeepsSignature = true
		case "runs":
			f.Runs = append(f.Runs, p.run(f, rest))
		case "decorates":
			run := p.run(nil, rest)
			f.Decorates = &run
		case "decorates-async":
			run := p.run(nil, rest)
			f.DecoratesAsync = &run
		case "twin":
			p.twins(f, rest)
		case "since":
			f.Since = p.version(rest)
		case "until":
			f.Until = p.version(rest)
		case "deprecated":
			f.Deprecated = p.version(rest)
		default:
			p.fail(p.where(), "a function has no %q", clause)
		}
	}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

var unlessForm = regexp.MustCompile(`^(\w+)(?:=(.+)|(<=.+))$`)

// unless reads "block=False, timeout<=0.01, options=os.WNOHANG|1, sec=absent".
func (p *parser) unless(f *function, list string) {
	for item := range strings.SplitSeq(list, ", ") {
		m := unlessForm.FindStringSubmatch(item)
		if m == nil {
			p.fail(p.where(), "%q is not PARAMETER=VALUE or PARAMETER<=NUMBER", item)
			continue
		}
		f.Unless = append(f.Unless, knowledge.Unless{
			Parameter: p.parameter(f, m[1]),
			Values:    strings.Split(or(m[2], m[3]), "|"),
		})
	}
}

// twins reads "asyncio.sleep, trio.sleep": the package and the library follow from the first component, unless "@asyncio"
// behind the name says which library it needs.
func (p *parser) twins(f *function, list string) {
	for item := range strings.SplitSeq(list, ", ") {
		call, library, _ := strings.Cut(item, " @")
		first, _, _ := strings.Cut(call, ".")
		twin := knowledge.Twin{Call: call, Library: library}
		switch first {
		case "asyncio":
			twin.Library = "asyncio"
		case "anyio", "trio", "curio":
			twin.Library, twin.Package = first, first
		default:
			twin.Package = first
		}
		f.Twins = append(f.Twins, twin)
	}
}

var runForm = regexp.MustCompile(`^(?:(\*?\w+)(?:\(([^)]*)\))? ?)?(.*)$`)

// run reads "target(args, kwargs) in thread many": the callable, its arguments ("*args": those behind it, "each":
// element-wise, "tuples": an iterable of tuples, "a, b": a tuple and a dict), the context and the rest.
func (p *parser) run(f *function, s string) knowledge.Run {
	var run knowledge.Run
	rest := s
	if f != nil {
		m := runForm.FindStringSubmatch(s)
		run.Callable = p.parameter(f, m[1])
		run.Variadic = strings.HasPrefix(m[1], "*")
		rest = m[3]
		switch {
		case m[2] == "":
		case m[2] == "each":
			run.Passing = knowledge.ElementWise
		case m[2] == "tuples":
			run.Passing = knowledge.ElementTuples
		case strings.HasPrefix(m[2], "*"):
			run.Passing = knowledge.RestArguments
		default:
			run.Passing = knowledge.ArgsTuple
			args, kwargs, two := strings.Cut(m[2], ", ")
			run.Args = p.parameter(f, args)
			run.Kwargs.Position = -1
			if two {
				run.Kwargs = p.parameter(f, kwargs)
			}
		}
	}
	words := strings.Fields(rest)
	for i := 0; i < len(words); i++ {
		switch word := words[i]; word {
		case "in":
			if i++; i < len(words) {
				run.Context = one(p, contexts, words[i])
			}
		case "by":
			if i++; i < len(words) {
				by := p.parameter(f, words[i])
				run.By = &by
			}
		case "many":
			run.Many = true
		case "here":
			run.Here = true
		case "later":
			run.Escapes = true
		case "coroutine":
			run.TakesCoroutine = true
		case "iterable":
			run.Iterable = true
		case "pickle", "cloudpickle", "interpreter", "start":
			run.Pickled = word
		default:
			p.fail(p.where(), "unknown word %q in %q", word, s)
		}
	}
	return run
}

func (p *parser) classClauses(c *class, clauses string) {
	for clause := range clausesOf(clauses) {
		word, rest, _ := strings.Cut(clause, " ")
		switch word {
		case "lock":
			kind, world, _ := strings.Cut(rest, " of ")
			c.Lock, c.World = one(p, locks, kind), one(p, worlds, world)
		case "handle":
			c.Handle = one(p, handles, rest)
		case "world":
			c.World = one(p, worlds, rest)
		case "stops":
			c.Stops = strings.Split(rest, ", ")
		case "pickle":
			p.pickle(c, rest)
		case "interpreter":
			c.Interpreter = one(p, crossings, rest)
		case "affine":
			c.Affine = true
		case "unsafe":
			c.Unsafe = true
		case "threadsafe":
			c.ThreadSafe = true
		case "shared":
			c.Shared = true
		case "guard":
			c.Guard = rest
		case "confined":
			c.Confined = true
		case "container":
			c.Container, c.Mutators = true, strings.Fields(rest)
		case "since":
			c.Since = p.version(rest)
		case "until":
			c.Until = p.version(rest)
		case "deprecated":
			c.Deprecated = p.version(rest)
		default:
			p.fail(p.where(), "a class has no %q", clause)
		}
	}
}

// pickle reads "no", or "no since 3.14 before yes".
func (p *parser) pickle(c *class, s string) {
	words := strings.Fields(s)
	c.Pickle = one(p, pickles, words[0])
	if len(words) == 5 && words[1] == "since" && words[3] == "before" {
		c.PickleSince, c.PickleBefore = p.version(words[2]), one(p, pickles, words[4])
	} else if len(words) != 1 {
		p.fail(p.where(), "%q is not WORD since VERSION before WORD", s)
	}
}
