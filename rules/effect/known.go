package effect

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
)

// readers are the methods, by class, that only ask and that any number of tasks may call on one object at once; of a module,
// functions. A connection or a session of a database is not among them: it does one thing at a time.
var readers = map[string]string{
	"httpx":                     "get head options",
	"httpx.AsyncClient":         "get head options",
	"aiohttp.ClientSession":     "get head options",
	"requests":                  "get head options",
	"urllib.request":            "urlopen",
	"asyncio":                   "sleep open_connection",
	"time":                      "sleep",
	"socket":                    "getaddrinfo gethostbyname create_connection",
	"pathlib.Path":              "read_text read_bytes exists stat is_file is_dir",
	"aiofiles.os":               "stat listdir",
	"redis.asyncio.Redis":       "get mget exists ttl strlen hget hmget hgetall hlen hexists llen lrange lindex smembers scard sismember zrange zscore zcard",
	"asyncio.AbstractEventLoop": "getaddrinfo getnameinfo",
	"motor.motor_asyncio.AsyncIOMotorCollection":      "find_one count_documents estimated_document_count distinct",
	"pymongo.asynchronous.collection.AsyncCollection": "find_one count_documents estimated_document_count distinct",
}

// reading reports whether the name is one of the readers.
func reading(name string) bool {
	class, method := split(name)
	return method != "" && strings.Contains(" "+readers[class]+" ", " "+method+" ")
}

// isRead reports whether the call is one of the readers, opens a file for reading, or only waits for or starts what it is
// given, which is looked at by itself.
func isRead(f *program.Func, c *program.Call) bool {
	switch c.Name {
	case "asyncio.gather", "asyncio.wait_for", "asyncio.to_thread", "asyncio.AbstractEventLoop.run_in_executor", "asyncio.timeout":
		return true
	case "aiofiles.open":
		args := f.Items(f.Expr(c.Expr).List)
		return len(args) == 1 || len(args) > 1 && f.Expr(args[1]).Kind == facts.Const && strings.HasPrefix(f.Expr(args[1]).Name, "r") &&
			!strings.Contains(f.Expr(args[1]).Name, "+")
	}
	return reading(c.Name)
}

// pure are the modules whose functions and methods change nothing but what they are given.
var pure = []string{"builtins.", "json.", "logging.", "time.", "datetime.", "math.", "re.", "urllib.parse.", "uuid.", "random.", "hashlib.",
	"base64.", "copy.", "dataclasses.", "functools.", "itertools.", "operator.", "typing.", "collections.", "os.path.", "pathlib.", "decimal.",
	"enum.", "string.", "os.getenv", "contextvars.ContextVar.get", "html.", "statistics.", "asyncio.get_running_loop", "asyncio.get_event_loop"}

// acting are the builtins that do more.
var acting = map[string]bool{"builtins.open": true, "builtins.input": true, "builtins.setattr": true, "builtins.delattr": true,
	"builtins.exec": true, "builtins.eval": true, "builtins.next": true, "builtins.__import__": true, "builtins.breakpoint": true}

func harmless(name string) bool {
	if acting[name] {
		return false
	}
	for _, p := range pure {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return false
}

// split takes a qualified name apart into what it belongs to and its last part.
func split(name string) (of, last string) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return "", name
	}
	return name[:i], name[i+1:]
}

// shows reports whether the order of such calls shows.
func shows(name string) bool {
	return name == "builtins.print" || strings.HasPrefix(name, "logging.") || name == "io.TextIOWrapper.write"
}
