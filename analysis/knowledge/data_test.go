package knowledge

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// primitive are the types that need no entry.
var primitive = []string{
	"None", "T", "call", "self", "callable", "iterator", "asynciterator", "type", "first argument", "object",
}

var name = regexp.MustCompile(`[A-Za-z_][\w.]*`)

func checkType(t *testing.T, where, kind string) {
	if kind == "" || kind == "first argument" {
		return
	}
	for _, n := range name.FindAllString(kind, -1) {
		if !slices.Contains(primitive, n) && Default().Class(n) == nil {
			t.Errorf("%s: type %q of %q has no entry", where, n, kind)
		}
	}
	if strings.Count(kind, "[") != strings.Count(kind, "]") {
		t.Errorf("%s: type %q", where, kind)
	}
}

func TestFunctionsAreWellFormed(t *testing.T) {
	table := Default()
	for key, f := range table.functions {
		if f.Name != key {
			t.Errorf("%s is under %s", f.Name, key)
		}
		checkType(t, key, f.Returns)
		for i, p := range f.Params {
			if p.Position < -1 || p.Position > i {
				t.Errorf("%s: parameter %q is at %d", key, p.Name, p.Position)
			}
			if p.Position < 0 && p.Name == "" {
				t.Errorf("%s: parameter %d has neither a place nor a name", key, i)
			}
		}
		for _, twin := range f.Twins {
			if table.Function(twin.Call) == nil {
				t.Errorf("%s: twin %s has no entry", key, twin.Call)
			}
			if twin.Package != "" && !table.IsModule(twin.Package) {
				t.Errorf("%s: twin %s needs the package %s", key, twin.Call, twin.Package)
			}
		}
		for _, u := range f.Unless {
			if len(u.Values) == 0 || f.Tier == NonBlocking {
				t.Errorf("%s: %+v without a wait or a value", key, u)
			}
		}
		for _, r := range f.Runs {
			if r.Context == NoContext && !r.Here && !r.Escapes {
				t.Errorf("%s: %+v runs nowhere", key, r)
			}
		}
		if (f.Tier != NonBlocking) != (f.Waits != NoWait) {
			t.Errorf("%s: tier %d, wait %d", key, f.Tier, f.Waits)
		}
		if f.Tier != NonBlocking && f.Awaitable {
			t.Errorf("%s blocks and is a coroutine function", key)
		}
		if f.Until != 0 && f.Until < f.Since {
			t.Errorf("%s: since %s, until %s", key, f.Since, f.Until)
		}
		above, _ := split(key)
		if table.Class(above) == nil && !table.IsModule(above) {
			t.Errorf("%s is in no module", key)
		}
	}
}

func TestClassesAreWellFormed(t *testing.T) {
	table := Default()
	for key, c := range table.classes {
		for _, base := range c.Bases {
			if table.Class(base) == nil {
				t.Errorf("%s: base %s has no entry", key, base)
			}
		}
		for attr, kind := range c.Attributes {
			checkType(t, key+"."+attr, kind)
		}
		checkType(t, key+".*", c.AnyAttribute)
		for method, run := range c.Entries {
			if run.Context == NoContext {
				t.Errorf("%s: %s runs nowhere", key, method)
			}
		}
		for _, stop := range c.Stops {
			if !standard(table, key) && table.Method(key, stop) == nil {
				t.Errorf("%s: %s has no entry", key, stop)
			}
		}
		if c.Guard != "" && table.Method(key, c.Guard) == nil {
			t.Errorf("%s: guard %s has no entry", key, c.Guard)
		}
		if c.Unsafe && c.ThreadSafe {
			t.Errorf("%s is safe and unsafe", key)
		}
		if c.Lock != NotLock && c.World == AnyWorld {
			t.Errorf("%s: a lock of nobody", key)
		}
		if table.Function(key) == nil {
			t.Errorf("%s cannot be made", key)
		}
	}
	for variable, kind := range table.variables {
		checkType(t, variable, kind)
	}
}

func TestAliasesEndInEntries(t *testing.T) {
	table := Default()
	for from := range table.aliases {
		to := table.Canonical(from)
		if table.Function(to) == nil && table.Class(to) == nil && !table.IsModule(to) {
			t.Errorf("%s stands for %s, which has no entry", from, to)
		}
		if again := table.Canonical(to); again != to {
			t.Errorf("%s stands for %s, and that for %s", from, to, again)
		}
	}
}

func TestShapes(t *testing.T) {
	for _, shape := range []string{
		Lambda, NestedFunction, LocalClass, LocalInstance, ModuleFunction, UnwrappedFunction, WrappedFunction, LambdaPartial,
		LambdaDefaultDict, RenamedNamedTuple, CoroutineFunction, TextFile, BinaryFile, ArityException, BoundMethod,
		MainGuardFunction,
	} {
		if s := Default().Shape(shape); s == nil || s.Pickle == PickleUnknown {
			t.Errorf("shape %q: %+v", shape, s)
		}
	}
}
