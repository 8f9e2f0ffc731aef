package knowledge

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Extension is what the settings of a project add to the tables. All names are qualified: "pkg.mod.fetch",
// "pkg.mod.Client.fetch".
type Extension struct {
	// Blocking are functions and methods that block for an unbounded time.
	Blocking []string
	// NonBlocking are functions and methods that return at once, whatever the tables or their bodies say.
	NonBlocking []string
	// Contexts says where decorators, and calls that take a callable as first argument, run it: a name of ContextName.
	Contexts map[string]string
}

// contextNames are the names of the contexts in settings, by value.
var contextNames = [Contexts]string{
	Import: "import", Main: "main", Loop: "loop", ThreadContext: "thread", ProcessContext: "process",
	Interpreter: "interpreter", Remote: "remote",
}

// ContextName is the name of a context in settings: "loop", "thread"; "" for NoContext.
func ContextName(c Context) string { return contextNames[c] }

// ParseContext reads what ContextName writes.
func ParseContext(name string) (Context, error) {
	if i := slices.Index(contextNames[1:], name); i >= 0 {
		return Context(i + 1), nil
	}
	return NoContext, fmt.Errorf("context %q is not one of %s", name, strings.Join(contextNames[1:], ", "))
}

// Extend is the table with what a project adds to it. The error names the entry that it is about.
func (t *Table) Extend(e Extension) (*Table, error) {
	functions := map[string]*Function{}
	// edit gives the entry to change: a copy of the one below, or a new one.
	edit := func(setting, name string) (*Function, error) {
		if !qualified(name) {
			return nil, fmt.Errorf("%s: %q is not a qualified name such as pkg.mod.fetch", setting, name)
		}
		name = t.Canonical(name)
		if functions[name] == nil {
			f := Function{}
			if known := t.Function(name); known != nil {
				f = *known
			}
			f.Name = name
			functions[name] = &f
		}
		return functions[name], nil
	}
	for _, name := range e.Blocking {
		f, err := edit("extra-blocking", name)
		if err != nil {
			return nil, err
		}
		if f.Tier != Unbounded {
			f.Tier, f.Waits = Unbounded, cmp.Or(f.Waits, Service)
		}
	}
	for _, name := range e.NonBlocking {
		if slices.Contains(e.Blocking, name) {
			return nil, fmt.Errorf("known-nonblocking: %q is in extra-blocking too", name)
		}
		f, err := edit("known-nonblocking", name)
		if err != nil {
			return nil, err
		}
		f.Tier, f.Waits, f.Unless, f.HeavyCPU, f.Iterates = NonBlocking, NoWait, nil, false, false
		f.EnterTier, f.ExitTier = NonBlocking, NonBlocking
	}
	for _, name := range slices.Sorted(maps.Keys(e.Contexts)) {
		context, err := ParseContext(e.Contexts[name])
		if err != nil {
			return nil, fmt.Errorf("contexts: %q: %w", name, err)
		}
		f, err := edit("contexts", name)
		if err != nil {
			return nil, err
		}
		run := Run{Context: context, Many: true, Passing: RestArguments, TakesCoroutine: context == Loop}
		f.Runs, f.Decorates, f.DecoratesAsync = []Run{run}, &run, nil
	}
	extended := &Table{functions: functions, below: t}
	extended.words = sync.OnceValue(func() []string {
		all := append(words(functions, nil), t.words()...)
		slices.Sort(all)
		return slices.Compact(all)
	})
	return extended, nil
}

// qualified says whether the name has at least two components that Python allows.
func qualified(name string) bool {
	parts := strings.Split(name, ".")
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool { return !identifier(part) })
}

func identifier(s string) bool {
	for i, r := range s {
		letter := r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}
