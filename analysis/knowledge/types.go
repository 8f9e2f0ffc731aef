// Package knowledge says what the standard library and well-known packages do: which calls block, what they return, in
// which context they run the callables that they are given, what holds the GIL, what cannot be pickled. It is data; the
// analysis draws the conclusions.
package knowledge

import "github.com/parahint/parahint/analysis/py"

// Tier says how long a call may block the thread that makes it.
type Tier uint8

const (
	// NonBlocking returns at once.
	NonBlocking Tier = iota
	// Unbounded waits for a network, a clock, a lock or another thread (tier 1).
	Unbounded
	// Disk transfers a file or starts a process (tier 2).
	Disk
	// Metadata is one short call of the file system (tier 3).
	Metadata
)

// Wait is what a blocking call waits for; messages name it.
type Wait uint8

// What a call may wait for.
const (
	NoWait Wait = iota
	Sleep
	Console
	HTTP
	Network
	Process
	File
	Database
	Service
	Lock
	Queue
	Thread
	Future
	EventLoop
	Cluster
)

// GIL says what a call does with the global interpreter lock while it works (catalogue T3, measured).
type GIL uint8

// What a call does with the GIL.
const (
	GILUnknown GIL = iota
	GILHeld
	GILReleased
)

// Context is where a function can run.
type Context uint8

// The contexts.
const (
	NoContext Context = iota
	Import
	Main
	Loop
	ThreadContext
	ProcessContext
	Interpreter
	Remote
	contexts
)

// Contexts is the number of contexts.
const Contexts = int(contexts)

// Param is one parameter of a signature, with the versions that have it (0: all).
type Param struct {
	Parameter
	Since, Until py.Version
}

// Parameter names one parameter of a callable: by position (0 is the first argument that the caller writes, so self does
// not count; -1 when it can only be given by name) and by keyword ("" when only by position).
type Parameter struct {
	Position int
	Name     string
}

// Unless is an argument that makes a blocking call return at once: `acquire(blocking=False)`, `get(timeout=0)`.
type Unless struct {
	Parameter
	// Values are the literals that do it, as Python writes them: "False", "0", "os.WNOHANG". "<=0.01" is a number of at
	// most that; "*" is any value; "absent" is the argument not given.
	Values []string
}

// Passing is how a callable's own arguments are given to the call that runs it.
type Passing uint8

const (
	// NoArguments: the callable is called without any, or with what the library chooses.
	NoArguments Passing = iota
	// ArgsTuple: args=(…) and kwargs={…}, as threading.Thread.
	ArgsTuple
	// RestArguments: the arguments behind the callable, as Executor.submit.
	RestArguments
	// ElementWise: the arguments behind the callable are iterables of arguments, as map.
	ElementWise
	// ElementTuples: one iterable of argument tuples, as starmap.
	ElementTuples
)

// Run says that a call runs a callable which it is given, now or later.
type Run struct {
	Callable Parameter
	Context  Context
	// Many says that the callable may run several times at once.
	Many bool
	// Here says that it runs in the caller's own context before the call returns (a key function, functools.reduce).
	Here bool
	// Escapes says that it runs later in the caller's own context (atexit, signal).
	Escapes bool
	Passing Passing
	// Args and Kwargs are the parameters of ArgsTuple.
	Args, Kwargs Parameter
	// Pickled says that the callable and its arguments are pickled on the way: "pickle", "cloudpickle", "interpreter", or
	// "start" where it depends on the start method (multiprocessing.Process).
	Pickled string
	// By is the parameter with the executor that runs it, nil where there is none: when an executor is given, its submit
	// says context and pickling (run_in_executor).
	By *Parameter
	// TakesCoroutine says that a coroutine or an async def is expected and run as a task or awaited.
	TakesCoroutine bool
	// Variadic says that every argument from the position of Callable on is such a callable (asyncio.gather).
	Variadic bool
	// Iterable says that the argument is an iterable of such callables (asyncio.wait).
	Iterable bool
}

// Twin is what does the same without blocking an event loop.
type Twin struct {
	// Call is its qualified name: "asyncio.sleep", "httpx.AsyncClient.get".
	Call string
	// Package must be in use in the project for the twin to be proposed ("" for the standard library).
	Package string
	// Library is the async library it belongs to: "asyncio", "anyio", "trio", or "" for any.
	Library string
	Since   py.Version
}

// Function is what is known of a function, a method ("threading.Lock.acquire") or a constructor (the class's name).
type Function struct {
	Name string
	// Params are the parameters that are known, in order, without the receiver.
	Params []Param
	Tier   Tier
	Waits  Wait
	Unless []Unless
	// OnlyBounded says that it blocks only on a receiver that was made with a maximal size (Queue.put).
	OnlyBounded bool
	// HeavyCPU marks one call that computes for long on large input (bcrypt.hashpw, json.loads).
	HeavyCPU bool
	GIL      GIL
	// ReleasesAbove is how many bytes the input must exceed before GILReleased holds (hashlib), 0 where it does not matter.
	ReleasesAbove int
	// ProcessWide says that it changes the state of the whole process: os.chdir, locale.setlocale.
	ProcessWide bool
	// Returns is the qualified name of the type of the result ("" unknown, "None", "self" the receiver, "list[str]",
	// "first argument"); of an awaitable (not of a future) of what awaiting it gives. "call" as type argument is what
	// the callable of Runs[0] returns, "T" is the type argument of the receiver: Executor.submit returns
	// "concurrent.futures.Future[call]", and Future.result "T". SplitType takes such names apart.
	Returns string
	// Awaitable says that the call itself does nothing until its result is awaited (an async def).
	Awaitable bool
	// Future says that the result can be awaited but is already running (create_task, run_in_executor).
	Future bool
	// Suspends says that awaiting it always gives other tasks a turn.
	Suspends bool
	// Iterates says that it blocks while its result is iterated, not when it is called.
	Iterates bool
	Runs     []Run
	Twins    []Twin
	// Decorates says what using it as a decorator does to the function below (its context, as Run with parameter 0).
	Decorates *Run
	// DecoratesAsync is the same for an async def; nil where it is no different.
	DecoratesAsync *Run
	// KeepsSignature says that a decorator returns the function that it was given, or one that behaves the same.
	KeepsSignature bool
	// Since and Until are the first and the last version that have it (0: all).
	Since, Until py.Version
	// Deprecated is the version that warns (0: none).
	Deprecated py.Version
	// EnterTier and ExitTier say how entering and leaving the result with `with` blocks (a lock, an executor). They repeat
	// what __enter__ and __exit__ of the class of the result say.
	EnterTier, ExitTier Tier
}

// LockKind is what kind of lock a class is.
type LockKind uint8

// The kinds of locks.
const (
	NotLock LockKind = iota
	Mutex
	Reentrant
	Semaphore
	Condition
	Event
	Barrier
)

// HandleKind is what kind of started thing an instance stands for.
type HandleKind uint8

// The kinds of started things.
const (
	NoHandle HandleKind = iota
	ThreadHandle
	TimerHandle
	ProcessHandle
	PoolHandle
	ExecutorHandle
	TaskHandle
	FutureHandle
	QueueHandle
)

// Pickle says whether an instance can be pickled (catalogue T2, measured).
type Pickle uint8

const (
	// PickleUnknown: nothing is known.
	PickleUnknown Pickle = iota
	// Picklable by pickle and cloudpickle.
	Picklable
	// NotPicklable by neither.
	NotPicklable
	// CloudPickle: only cloudpickle can (Ray, Dask, Spark, loky).
	CloudPickle
	// WhileStarting: only as an argument of Process or of an initializer.
	WhileStarting
)

// Crossing says whether a value passes into another interpreter (InterpreterPoolExecutor, concurrent.interpreters).
type Crossing uint8

const (
	// CrossingUnknown: nothing is known; what pickle says is the best guess.
	CrossingUnknown Crossing = iota
	// CrossingShared: passed as it is, without pickle.
	CrossingShared
	// CrossingPickled: by pickle.
	CrossingPickled
	// CrossingClosed: only without a global, a closure and a default (a lambda or a nested function).
	CrossingClosed
	// CrossingRefused: NotShareableError.
	CrossingRefused
)

// World is who may share an object: threads, tasks of one loop, or processes.
type World uint8

// The worlds of synchronisation.
const (
	AnyWorld World = iota
	ThreadWorld
	LoopWorld
	ProcessWorld
)

// Class is what is known of a class.
type Class struct {
	Name  string
	Bases []string
	Lock  LockKind
	// World is who the lock, queue or event serves.
	World  World
	Handle HandleKind
	// Stops are the methods that end what a handle stands for, one of which is needed: "join", "shutdown".
	Stops []string
	// PickleSince: the answer of Pickle holds from this version on; PickleBefore is that of older ones.
	Pickle, PickleBefore Pickle
	PickleSince          py.Version
	// Interpreter says whether an instance passes into another interpreter.
	Interpreter Crossing
	// Affine says that an instance must be used by the thread that made it (sqlite3.Connection, Tk).
	Affine bool
	// Unsafe says that an instance must not be used by two threads at once (requests.Session).
	Unsafe bool
	// ThreadSafe says that it may be.
	ThreadSafe bool
	// Shared says that processes share its contents (multiprocessing.Value, a manager's proxy); Guard is the method that
	// gives its lock, or "".
	Shared bool
	Guard  string
	// Confined says that a framework makes one instance for each request, thread or task.
	Confined bool
	// Attributes are the types of attributes and properties that are known.
	Attributes map[string]string
	// Container says that it is a mutable container whose methods in Mutators change it.
	Container bool
	Mutators  []string
	// Entries are methods that the library calls on a subclass, with their context: Thread.run.
	Entries map[string]Run
	// AnyMethod is what is known of every method that has no entry, nil where nothing is (a client of a service).
	AnyMethod *Function
	// AnyAttribute is the type of every attribute that is not in Attributes ("" unknown): a Mongo client's databases.
	AnyAttribute string
	// Since and Until are the first and the last version that have it (0: all), Deprecated the version that warns.
	Since, Until, Deprecated py.Version
}

// Module is what is known of a module.
type Module struct {
	Name string
	// Since and Until are the first and the last version that have it (0: all), Deprecated the version that warns.
	Since, Until, Deprecated py.Version
	// Standard says that it belongs to the standard library.
	Standard bool
	// HeavyImport says that importing it takes long (pandas, torch).
	HeavyImport bool
	// OneInterpreter says that only the main interpreter can import it.
	OneInterpreter bool
}

// Shape is a kind of value whose pickling depends on how it was written, not on its class (catalogue T2).
type Shape struct {
	// Name is one of the names of the Shape constants.
	Name        string
	Pickle      Pickle
	Interpreter Crossing
}

// The names of the shapes.
const (
	Lambda            = "lambda"
	NestedFunction    = "nested function"
	LocalClass        = "local class"
	LocalInstance     = "instance of a local class"
	ModuleFunction    = "module-level function"
	UnwrappedFunction = "function decorated without functools.wraps"
	WrappedFunction   = "function decorated with functools.wraps"
	LambdaPartial     = "partial of a lambda"
	LambdaDefaultDict = "defaultdict of a lambda"
	RenamedNamedTuple = "namedtuple bound to another name"
	CoroutineFunction = "coroutine function"
	TextFile          = "open text file"
	BinaryFile        = "open binary file"
	ArityException    = "exception whose __init__ takes other arguments than args"
	BoundMethod       = "bound method of a picklable object"
	MainGuardFunction = "function defined under the main guard"
)
