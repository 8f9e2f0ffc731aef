package speedup

import (
	"math"
	"strings"

	"github.com/parahint/parahint/analysis/profile"
)

// Kind is what to use for a region.
type Kind string

// The kinds of advice. Silent is of regions that are not worth a word.
const (
	Silent       Kind = "silent"
	Nothing      Kind = "nothing"
	UseThreads   Kind = "threads"
	UseProcesses Kind = "processes"
	// UseInterpreters are several interpreters in one process.
	UseInterpreters Kind = "interpreters"
	UseAsync        Kind = "async"
	// UseToThread is to await the async twin of a blocking call, or to give the call to a thread.
	UseToThread    Kind = "to-thread"
	UseDistributed Kind = "distributed"
	ShortenLock    Kind = "shorten-lock"
	// ShareMemory is not to send the data.
	ShareMemory Kind = "share-memory"
	SerialFirst Kind = "serial-first"
)

// Advice is what to use for a region and why, with the bound of what it gains.
type Advice struct {
	Kind  Kind
	Bound Interval
	profile.Text
}

// The limits of advice.
const (
	// muchGIL and littleGIL are shares of the running time that hold the GIL.
	muchGIL, littleGIL = 0.8, 0.3
	// muchPickling is the part of a region that pickling may cost.
	muchPickling = 0.3
	// worthMachines is how long a region must take, in seconds, for other machines to be worth it, and toMachines the part
	// of it that sending the data may cost at netSpeed bytes a second (a network of 1 Gbit/s).
	worthMachines = 60
	toMachines    = 0.2
	netSpeed      = 125e6
)

// Advise says what to use for the region.
func (r *Region) Advise(m Machine, f Facts) Advice {
	r = r.told(f)
	switch {
	case !r.large():
		return Advice{Kind: Silent, Bound: Unknown, Text: say("takes less than 5 %% of the run", "prend moins de 5 %% de l'exécution")}
	case !r.Projected():
		return Advice{Silent, Unknown, r.Why}
	case isLock(f.Leaf) && !(r.Waiting.Known() && r.Waiting.High < 0.5):
		return r.adviseLock()
	case r.waitsOutside(f) || f.InAsync && blocks(f.Leaf):
		return r.adviseWaiting(m, f)
	case r.waitsMostly() && !(r.onProcessors() && r.waitsForGIL()):
		return Advice{Nothing, Unknown, say("waits %s of its time, and the profiles do not tell for what: the GIL, a lock, or something outside; profile with `py-spy record --gil` too",
			"attend %s de son temps, et les profils ne disent pas quoi : le GIL, un verrou ou l'extérieur ; profilez aussi avec `py-spy record --gil`", r.Waiting.Percent())}
	case r.Share.High < serialBelow:
		return Advice{SerialFirst, r.Ceiling(), join("", say("optimise the rest first: ", "optimisez d'abord le reste : "), r.sayCeiling())}
	case f.Independent == No:
		return Advice{Nothing, r.Ceiling(), join("", say("its pieces depend on each other, so they cannot run at the same time; making it faster gains at most %s",
			"ses morceaux dépendent les uns des autres et ne peuvent donc pas tourner en même temps ; l'accélérer rapporte au plus %s", r.Ceiling().AtMost()))}
	}
	return r.adviseComputing(m, f)
}

func (r *Region) adviseLock() Advice {
	bound := r.Ceiling()
	return Advice{ShortenLock, bound, say("waits for a lock: do less while holding it; without this wait at most %s",
		"attend un verrou : faites-en moins en le tenant ; sans cette attente au plus %s", bound.AtMost())}
}

func (r *Region) adviseWaiting(m Machine, f Facts) Advice {
	bound := r.Async(m, f, 0)
	gain := profile.Text{}
	if bound.Known() {
		if bound.High < worthGain {
			return Advice{Nothing, bound, say("waits, but waiting at the same time gains at most %s", "attend, mais attendre en même temps rapporte au plus %s", bound.AtMost())}
		}
		gain = say(": at most %s", " : au plus %s", bound.AtMost())
	}
	waits := say("waits for something outside", "attend quelque chose à l'extérieur")
	if r.Waiting.Known() {
		waits = say("waits %s of its time", "attend %s de son temps", r.Waiting.Percent())
	}
	if f.InAsync {
		return Advice{UseToThread, bound, join("", waits, say(" on the event loop, and everything else waits with it: await the async twin of the call, or `asyncio.to_thread`",
			" sur la boucle d'événements, et tout le reste attend avec elle : attendez (`await`) l'équivalent asynchrone de l'appel, ou `asyncio.to_thread`"), gain)}
	}
	return Advice{UseThreads, bound, join("", waits, say(": use threads, or asyncio if the library has it", " : prenez des threads, ou asyncio si la bibliothèque s'y prête"), gain)}
}

// adviseComputing is for regions that compute.
func (r *Region) adviseComputing(m Machine, f Facts) Advice {
	n := max(m.Cores, 1)
	if f.Pieces > 0 {
		n = min(n, f.Pieces)
	}
	if n < 2 {
		return Advice{Nothing, r.Ceiling(), say("there is one processor, or one piece of work: nothing can run at the same time", "il n'y a qu'un processeur, ou qu'un morceau de travail : rien ne peut tourner en même temps")}
	}
	threads := r.Threads(m, f, n)
	if m.FreeThreaded {
		return r.gains(UseThreads, threads, f, say("threads run at the same time in this build without the GIL", "les threads tournent en même temps dans cette version sans GIL"), n)
	}
	if r.GIL.Known() && r.GIL.High < littleGIL {
		return r.gains(UseThreads, threads, f, say("holds the GIL only %s of its time, so threads are enough", "ne tient le GIL que %s de son temps : des threads suffisent", r.GIL.Percent()), n)
	}
	if r.GIL.Known() && r.fromNative() && r.GIL.Low < littleGIL {
		return r.gains(UseThreads, threads, f, say("runs mostly native code: threads are enough if that lets go of the GIL", "exécute surtout du code natif : des threads suffisent si celui-ci lâche le GIL"), n)
	}
	return r.adviseProcesses(m, f, n)
}

func (r *Region) adviseProcesses(m Machine, f Facts, n int) Advice {
	holds := say("computes", "calcule")
	if r.GIL.Known() {
		holds = say("holds the GIL %s of its time", "tient le GIL %s de son temps", r.GIL.Percent())
	}
	pickled := float64(f.Pieces) * f.Bytes
	if r.Time > 0 && pickled*(1/m.Costs.Dump+1/m.Costs.Load) > muchPickling*r.Time {
		return Advice{ShareMemory, r.Processes(m, f, n), join("", holds, say(", but pickling its data costs more than 30 %% of that: do not split it so; send names instead of rows, make bigger pieces, or use `multiprocessing.shared_memory`",
			", mais sérialiser ses données (pickle) en coûte plus de 30 %% : ne le découpez pas ainsi ; envoyez des noms plutôt que des lignes, faites de plus gros morceaux, ou prenez `multiprocessing.shared_memory`"))}
	}
	bound := r.Processes(m, f, n)
	if r.Memory > 0 && m.RAM > 0 && r.Memory*float64(n) > m.RAM {
		return r.adviseMemory(m, n, pickled)
	}
	if m.Interpreters {
		return r.gains(UseInterpreters, bound, f, join("", holds, say(", so it needs interpreters of its own (`InterpreterPoolExecutor`) or processes", ", il lui faut donc ses propres interpréteurs (`InterpreterPoolExecutor`) ou des processus")), n)
	}
	if r.GIL.Known() && r.GIL.High < muchGIL {
		return r.gains(UseProcesses, bound, f, join("", holds, say(", so processes gain more than threads", ", des processus gagnent donc plus que des threads")), n)
	}
	if !r.GIL.Known() && !r.Waiting.Known() && !r.onProcessors() {
		return r.gains(UseProcesses, bound, f, say("if it computes, it needs processes (if it waits, threads or asyncio: this profile counts both)",
			"si elle calcule, il lui faut des processus (si elle attend, des threads ou asyncio : ce profil compte les deux)"), n)
	}
	return r.gains(UseProcesses, bound, f, join("", holds, say(", so it needs processes", ", il lui faut donc des processus")), n)
}

// gains is advice with its bound, or the word that it does not pay.
func (r *Region) gains(kind Kind, bound Interval, f Facts, reason profile.Text, n int) Advice {
	if bound.High < worthGain {
		return Advice{Nothing, bound, join("", reason, say(", but %d gain at most %s: not worth it", ", mais à %d le gain est au plus %s : cela n'en vaut pas la peine", n, bound.AtMost()))}
	}
	text := join("", reason, say("; %d of them: at most %s", " ; à %d : au plus %s", n, bound.AtMost()))
	if f.Independent == NotKnown {
		text = join("", text, say(", if its pieces are independent", ", si ses morceaux sont indépendants"))
	}
	if kind == UseProcesses || kind == UseInterpreters {
		text = join("", text, f.saySends())
	}
	return Advice{kind, bound, text}
}

// saySends says what travels to the processes, and what cannot.
func (f Facts) saySends() profile.Text {
	switch {
	case f.Stuck != "":
		return say("; %s cannot be pickled, so each process must make its own", " ; %s ne passe pas par pickle, chaque processus doit donc créer le sien", quoted(f.Stuck))
	case len(f.Sends) == 0:
		return profile.Text{}
	}
	names := make([]string, 0, mostNamed)
	for _, name := range f.Sends[:min(len(f.Sends), mostNamed)] {
		names = append(names, quoted(name))
	}
	list := strings.Join(names, ", ")
	if len(f.Sends) > mostNamed {
		list += ", …"
	}
	return say("; each piece pickles %s, and what it returns", " ; chaque morceau sérialise (pickle) %s, et ce qu'il renvoie", list)
}

// mostNamed is how many values are named in a sentence.
const mostNamed = 3

func quoted(code string) string { return "`" + strings.ReplaceAll(code, "`", "'") + "`" }

// adviseMemory is for work that does not fit into the memory n times.
func (r *Region) adviseMemory(m Machine, n int, pickled float64) Advice {
	need := say("%d processes would need %s, this machine has %s", "%d processus auraient besoin de %s, cette machine a %s",
		n, profile.Size(r.Memory*float64(n)), profile.Size(m.RAM))
	if r.Time > worthMachines && pickled/netSpeed < toMachines*r.Time {
		return Advice{UseDistributed, r.Ceiling(), join("", need, say(": spread it over several machines (Dask, Ray, Spark); at most %s", " : répartissez-le sur plusieurs machines (Dask, Ray, Spark) ; au plus %s", r.Ceiling().AtMost()))}
	}
	fit := math.Floor(m.RAM / r.Memory)
	return Advice{Nothing, r.Ceiling(), join("", need, say(": use no more than %.0f, and no other machines, which would cost more than they gain",
		" : n'en prenez pas plus de %.0f, et pas d'autres machines, qui coûteraient plus qu'elles ne rapportent", max(fit, 1)))}
}
