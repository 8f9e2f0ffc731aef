package knowledge

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// follow types a chain such as "requests.Session() .get()": the first word is a function, the others are methods, or
// attributes without brackets.
func follow(t *testing.T, chain string) (*Function, string) {
	t.Helper()
	table := Default()
	words := strings.Fields(chain)
	f := table.Function(strings.TrimSuffix(words[0], "()"))
	kind := ""
	if f != nil {
		kind = f.Returns
	}
	for _, word := range words[1:] {
		class, _ := SplitType(kind)
		if method, ok := strings.CutSuffix(strings.TrimPrefix(word, "."), "()"); ok {
			f = table.Method(class, method)
			if f == nil {
				class, _ = SplitType(table.Attribute(class, method))
				f = table.Method(class, "__call__")
			}
			if f == nil {
				return nil, kind
			}
			if f.Returns != "self" {
				kind = f.Returns
			}
		} else {
			kind = table.Attribute(class, strings.TrimPrefix(word, "."))
		}
	}
	return f, kind
}

func TestChains(t *testing.T) {
	for _, c := range []struct {
		chain string
		tier  Tier
		kind  string
	}{
		{"requests.Session() .get()", Unbounded, "requests.Response"},
		{"requests.sessions.Session() .get()", Unbounded, "requests.Response"},
		{"sqlite3.connect() .cursor() .execute()", Unbounded, "sqlite3.Cursor"},
		{"subprocess.Popen() .communicate()", Unbounded, "tuple[bytes, bytes]"},
		{"subprocess.Popen() .stdout .read()", Unbounded, "bytes"},
		{"subprocess.Popen() .poll()", NonBlocking, "int"},
		{"boto3.client() .upload_file()", Unbounded, "None"},
		{"boto3.client() .list_buckets()", Unbounded, "dict"},
		{"redis.Redis() .get()", Unbounded, ""},
		{"redis.StrictRedis() .get()", Unbounded, ""},
		{"psycopg2.connect() .cursor() .execute()", Unbounded, ""},
		{"queue.Queue() .get()", Unbounded, ""},
		{"queue.PriorityQueue() .get_nowait()", NonBlocking, ""},
		{"multiprocessing.Pool() .map()", Unbounded, "list[call]"},
		{"multiprocessing.get_context() .Pool() .map()", Unbounded, "list[call]"},
		{"multiprocessing.get_context() .Lock() .acquire()", Unbounded, "bool"},
		{"multiprocessing.Manager() .Lock() .acquire()", Unbounded, "bool"},
		{"builtins.open() .read()", Disk, "str"},
		{"io.BytesIO() .read()", NonBlocking, "bytes"},
		{"pathlib.Path() .joinpath() .read_text()", Disk, "str"},
		{"pathlib.Path() .parent .exists()", Metadata, "bool"},
		{"pymongo.MongoClient() .db .coll .find_one()", Unbounded, ""},
		{"docker.from_env() .containers .run()", Unbounded, "docker.models.Model"},
		{"openai.OpenAI() .chat .completions .create()", Unbounded, ""},
		{"threading.Timer() .join()", Unbounded, "None"},
		{"threading.Thread() .start()", NonBlocking, "None"},
		{"mechanize.urlopen()", Unbounded, ""},
		{"logging.info()", NonBlocking, "None"},
	} {
		f, kind := follow(t, c.chain)
		if f == nil || f.Tier != c.tier || kind != c.kind {
			t.Errorf("%s: %+v, %q", c.chain, f, kind)
		}
	}
}

func TestAwaitables(t *testing.T) {
	for _, chain := range []string{
		"asyncio.sleep()", "asyncio.Queue() .get()", "httpx.AsyncClient() .get()", "redis.asyncio.Redis() .get()",
		"anyio.to_thread.run_sync()", "asyncio.get_running_loop() .run_in_executor()", "asyncio.create_task()",
		"asyncio.TaskGroup() .create_task()",
	} {
		if f, _ := follow(t, chain); f == nil || !f.Awaitable && !f.Future || f.Tier != NonBlocking {
			t.Errorf("%s: %+v", chain, f)
		}
	}
}

func TestCanonical(t *testing.T) {
	for from, to := range map[string]string{
		"asyncio.tasks.create_task":                "asyncio.create_task",
		"asyncio.create_task":                      "asyncio.create_task",
		"multiprocessing.context.Process":          "multiprocessing.Process",
		"multiprocessing.process.BaseProcess":      "multiprocessing.Process",
		"multiprocessing.pool.Pool":                "multiprocessing.Pool",
		"multiprocessing.pool.ThreadPool":          "multiprocessing.pool.ThreadPool",
		"multiprocessing.context.BaseContext.Pool": "multiprocessing.context.BaseContext.Pool",
		"posixpath":      "os.path",
		"posixpath.join": "os.path.join",
		"concurrent.futures.thread.ThreadPoolExecutor": "concurrent.futures.ThreadPoolExecutor",
		"concurrent.futures._base.Future.result":       "concurrent.futures.Future.result",
		"queue.Queue":                                  "queue.Queue",
		"asyncio.SelectorEventLoop.call_soon":          "asyncio.AbstractEventLoop.call_soon",
		"distributed.Client":                           "dask.distributed.Client",
		"my.own.name":                                  "my.own.name",
	} {
		if got := Default().Canonical(from); got != to {
			t.Errorf("Canonical(%q) = %q, not %q", from, got, to)
		}
	}
}

func TestModules(t *testing.T) {
	table := Default()
	for _, m := range []string{"os.path", "concurrent.futures", "xml.etree.ElementTree", "telnetlib", "compression.zstd", "winreg", "requests"} {
		if !table.IsModule(m) {
			t.Errorf("%s is no module", m)
		}
	}
	if table.IsStandard("requests") || !table.IsStandard("os") || table.IsStandard("os.path") || table.IsModule("nosuch") {
		t.Error("IsStandard")
	}
	if m := table.Module("telnetlib"); m.In(13) || !m.In(12) {
		t.Errorf("%+v", m)
	}
}

func TestUnless(t *testing.T) {
	f := Default().Method("threading.RLock", "acquire")
	if len(f.Unless) != 2 || f.Unless[0].Name != "blocking" || f.Unless[0].Position != 0 ||
		!slices.Equal(f.Unless[0].Values, []string{"False", "0"}) || f.Unless[1].Values[0] != "<=0.01" {
		t.Errorf("%+v", f.Unless)
	}
	f = Default().Function("os.waitpid")
	if len(f.Unless) != 1 || f.Unless[0].Position != 1 || f.Unless[0].Name != "" || f.Unless[0].Values[0] != "os.WNOHANG" {
		t.Errorf("%+v", f.Unless)
	}
}

func TestRuns(t *testing.T) {
	for chain, want := range map[string]Run{
		"threading.Thread()": {Callable: Parameter{1, "target"}, Context: ThreadContext, Passing: ArgsTuple, Args: Parameter{3, "args"}, Kwargs: Parameter{4, "kwargs"}},
		"concurrent.futures.ProcessPoolExecutor() .submit()": {Context: ProcessContext, Many: true, Passing: RestArguments, Pickled: "pickle"},
		"multiprocessing.Process()":                          {Callable: Parameter{1, "target"}, Context: ProcessContext, Passing: ArgsTuple, Args: Parameter{3, "args"}, Kwargs: Parameter{4, "kwargs"}, Pickled: "start"},
		"builtins.sorted()":                                  {Callable: Parameter{-1, "key"}, Here: true},
		"asyncio.gather()":                                   {Context: Loop, Many: true, TakesCoroutine: true, Variadic: true},
		"asyncio.get_running_loop() .run_in_executor()":      {Callable: Parameter{1, "func"}, Context: ThreadContext, Many: true, Passing: RestArguments, By: &Parameter{0, "executor"}},
		"atexit.register()":                                  {Escapes: true, Passing: RestArguments},
	} {
		if f, _ := follow(t, chain); f == nil || len(f.Runs) == 0 || !reflect.DeepEqual(f.Runs[0], want) {
			t.Errorf("%s: %+v", chain, f)
		}
	}
	get := Default().Method("fastapi.FastAPI", "get")
	if get.Decorates.Context != ThreadContext || get.DecoratesAsync.Context != Loop || !get.Decorates.Many {
		t.Errorf("%+v", get)
	}
	if Default().Class("threading.Thread").Entries["run"].Context != ThreadContext {
		t.Error("Thread.run")
	}
}

func TestExtend(t *testing.T) {
	table, err := Default().Extend(Extension{
		Blocking:    []string{"pkg.mod.fetch_user", "pkg.mod.Client.send"},
		NonBlocking: []string{"time.sleep"},
		Contexts:    map[string]string{"pkg.background": "thread"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if f := table.Function("pkg.mod.fetch_user"); f == nil || f.Tier != Unbounded {
		t.Errorf("%+v", f)
	}
	if f := table.Method("pkg.mod.Client", "send"); f == nil || f.Tier != Unbounded {
		t.Errorf("%+v", f)
	}
	if table.Function("time.sleep").Tier != NonBlocking || Default().Function("time.sleep").Tier != Unbounded {
		t.Error("time.sleep")
	}
	if f := table.Function("pkg.background"); f.Decorates.Context != ThreadContext || f.Runs[0].Context != ThreadContext {
		t.Errorf("%+v", f)
	}
	if !slices.Contains(table.Words(), "background") || slices.Contains(Default().Words(), "background") || !slices.IsSorted(table.Words()) {
		t.Error("words")
	}
	if table.Function("threading.Thread.join") == nil || !table.IsModule("os") {
		t.Error("what is below is lost")
	}
	for want, e := range map[string]Extension{
		`"fetch"`:        {Blocking: []string{"fetch"}},
		`"a.1b"`:         {NonBlocking: []string{"a.1b"}},
		`"a.b"`:          {Blocking: []string{"a.b"}, NonBlocking: []string{"a.b"}},
		`"c.d": context`: {Contexts: map[string]string{"c.d": "fibre"}},
		`"nothing"`:      {Contexts: map[string]string{"nothing": "loop"}},
	} {
		if _, err := Default().Extend(e); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

func TestSplitType(t *testing.T) {
	base, arguments := SplitType("dict[str, list[tuple[int, str]]]")
	if base != "dict" || !slices.Equal(arguments, []string{"str", "list[tuple[int, str]]"}) {
		t.Error(base, arguments)
	}
	if base, arguments = SplitType("str"); base != "str" || arguments != nil {
		t.Error(base, arguments)
	}
}

func TestFileClass(t *testing.T) {
	for mode, class := range map[string]string{"r": "io.TextIOWrapper", "w+": "io.TextIOWrapper", "rb": "io.BufferedReader", "ab": "io.BufferedWriter", "r+b": "io.BufferedRandom"} {
		if got := FileClass(mode); got != class {
			t.Errorf("%s: %s", mode, got)
		}
	}
}

func TestWords(t *testing.T) {
	words := Default().Words()
	for _, w := range []string{"async", "await", "global", "nonlocal", "Thread", "Lock", ".acquire", "create_task", ".submit", ".start"} {
		if !slices.Contains(words, w) {
			t.Errorf("%s is missing", w)
		}
	}
	for _, w := range []string{"get", ".get", "start", "append", ".append", "*", "__enter__", "sleep"} {
		if slices.Contains(words, w) {
			t.Errorf("%s would wake everything", w)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		build()
	}
}
