package knowledge

import (
	"slices"
	"strings"
)

// keywords are the words of the language that suspend, or change what others see.
var keywords = []string{"async", "await", "global", "nonlocal"}

// common are words that would wake nearly every function, beside the names that the built-ins have. A function that
// matters only by one of them is found by the calls that lead to it.
var common = []string{
	"add", "aggregate", "all", "apply", "call", "callback", "close", "command", "connect", "download_file", "foreach", "gather",
	"listen", "poll", "reduce", "serve", "spawn", "trace", "upload_file", "commit", "control", "create", "delete", "dump", "emit", "event", "exists", "fetch", "filter",
	"first", "flush", "group", "hash", "head", "job", "json", "last", "load", "loads", "local", "median", "mean", "merge",
	"move", "one", "open", "options", "parse", "patch", "path", "post", "put", "read", "rename", "request", "reset",
	"resolve", "result", "root", "route", "run", "save", "search", "seek", "select", "send", "show", "signal", "size",
	"stat", "stop", "system", "tail", "task", "tell", "term", "text", "time", "top", "touch", "transform", "truncate",
	"validate", "value", "view", "wait", "write",
}

// words collects the last components of names that start or lock. What only blocks matters where something leads to it.
// One that only methods have begins with the dot before it.
func words(functions map[string]*Function, classes map[string]*Class) []string {
	seen := map[string]bool{}
	methods := map[string]bool{}
	for name, f := range functions {
		if !f.wakes() {
			continue
		}
		above, last := split(name)
		if classes[above] != nil {
			methods[last] = true
		} else {
			seen[last] = true
		}
	}
	for name, c := range classes {
		if c.Lock != NotLock || c.Handle != NoHandle || c.Shared {
			_, last := split(name)
			seen[last] = true
		}
	}
	for name := range functions {
		if rest, ok := strings.CutPrefix(name, "builtins."); ok {
			_, last := split("." + rest)
			if f := functions[name]; f.Tier != Unbounded {
				delete(seen, last)
				delete(methods, last)
			}
		}
	}
	var found []string
	for word := range seen {
		if telling(word) {
			found = append(found, word)
		}
	}
	for word := range methods {
		if telling(word) && !seen[word] {
			found = append(found, "."+word)
		}
	}
	found = append(found, keywords...)
	// A start, and a condition, is worth it however common its name is.
	found = append(found, "Thread", "gather", ".map", "run", ".start", ".submit", "threading", "multiprocessing", "asyncio", "concurrent",
		".notify", ".notify_all")
	slices.Sort(found)
	return slices.Compact(found)
}

// leastTelling is how long a name must be at least to be rare.
const leastTelling = 5

// Telling reports whether the name of a function is rare enough to look for it in a whole project.
func Telling(name string) bool { return len(name) >= leastTelling && telling(name) }

func telling(word string) bool {
	return !strings.HasPrefix(word, "_") && word != "*" && !slices.Contains(common, word)
}

// wakes says whether a call of the function is such a word's reason. What is only awaited needs no word of its own:
// "await" is one.
func (f *Function) wakes() bool {
	if f.Future {
		return true
	}
	return slices.ContainsFunc(f.Runs, func(r Run) bool { return r.Context != NoContext })
}
