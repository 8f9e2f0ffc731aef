package program

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/rogpeppe/go-internal/txtar"
)

// newTest is a program without modules whose rules say nothing.
func newTest(eager bool) *Program {
	return New(Config{
		Target: py.Target{Version: py.V311}, StartMethod: py.Fork, Table: knowledge.Default(), Roots: []string{"."}, Eager: eager,
		Check: func(*Unit) any { return nil }, Read: notRead, Dropped: func(*Unit) {},
	})
}

func notRead(*syntax.Unit) <-chan *facts.Unit {
	none := make(chan *facts.Unit)
	close(none)
	return none
}

// load is the program of the files, brought up to date.
func load(files map[string]string, eager bool) *Program {
	p := newTest(eager)
	for path, source := range files {
		p.Set(path, syntax.NewFile([]byte(source)), nil)
	}
	refresh(p)
	return p
}

func refresh(p *Program) { p.Refresh(func() bool { return false }) }

// parse reads files in the form of txtar; text before the first file is a.py.
func parse(archive string) map[string]string {
	a := txtar.Parse([]byte(archive))
	files := map[string]string{}
	if len(strings.TrimSpace(string(a.Comment))) > 0 {
		files["a.py"] = string(a.Comment)
	}
	for _, f := range a.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// line is a line of a module with what it is expected to be.
type line struct {
	p      *Program
	m      *Module
	number int
	eager  bool
}

// answers say what a comment `# key: …` at the end of a line asks.
var answers = map[string]func(line) string{
	"is": line.value, "in": line.contexts, "blocks": line.blocks, "calls": line.calls, "held": line.held,
	"entry": line.entry, "uses": line.uses, "place": line.place, "fate": line.fate, "ends": line.ends, "starts": line.starts,
}

var expectation = regexp.MustCompile(`(?m)#((?: [a-z]+: [^|\n]*\|?)+)$`)

// compare checks each line of the files that ends in `# key: answer`, or several of these between |.
func compare(t *testing.T, files map[string]string, eager bool) {
	t.Helper()
	p := load(files, eager)
	// A test asks about functions that nothing else may ask about.
	for _, m := range p.Modules() {
		for _, u := range m.Units {
			if expectation.Match(u.Syntax.Text) {
				p.want(u)
			}
		}
	}
	refresh(p)
	for {
		wrong := mismatches(t, p, files, eager)
		if p.Wanting() {
			refresh(p)
			continue
		}
		for _, w := range wrong {
			t.Error(w)
		}
		return
	}
}

func mismatches(t *testing.T, p *Program, files map[string]string, eager bool) []string {
	var wrong []string
	for path, source := range files {
		for i, text := range strings.Split(source, "\n") {
			found := expectation.FindStringSubmatch(text)
			if found == nil {
				continue
			}
			for part := range strings.SplitSeq(found[1], "|") {
				key, want, _ := strings.Cut(strings.TrimSpace(part), ": ")
				answer, ok := answers[key]
				if key == "parahint" {
					continue // speaks to parahint, not to the test
				}
				if !ok {
					t.Fatalf("%s:%d: nobody answers %q", path, i+1, key)
				}
				l := line{p, p.Module(path), i, eager}
				if key == "in" && !eager {
					want = withoutMain(want)
				}
				if got := answer(l); got != want {
					wrong = append(wrong, fmt.Sprintf("%s:%d: eager %v: %s: %q, want %q\n%s", path, i+1, eager, key, got, want, text))
				}
			}
		}
	}
	return wrong
}

// withoutMain leaves out main: a def that is not parsed has no contexts of its own yet.
func withoutMain(contexts string) string {
	kept := slices.DeleteFunc(strings.Split(contexts, ", "), func(c string) bool { return c == "main" || c == "import" })
	if len(kept) == 0 {
		return "-"
	}
	return strings.Join(kept, ", ")
}

// lineOf is the line, counted from 0, of an offset in a unit.
func (l line) lineOf(u *Unit, offset uint32) int {
	before := 0
	for _, other := range l.m.Units {
		if other == u {
			break
		}
		before += len(other.Syntax.Lines)
	}
	in, _ := u.Syntax.Line(int(offset))
	return before + in
}

// function is the def on the line; nil when there is none.
func (l line) function() *Func {
	for _, u := range l.m.Units {
		for _, f := range u.Funcs {
			if f.IsFunction() && f.IR.Kind != facts.LambdaFunction && l.lineOf(u, f.IR.NameStart) == l.number {
				return f
			}
		}
	}
	// A def that is not parsed does not know where its name stands.
	for _, u := range l.m.Units {
		if len(u.Funcs) == 2 && u.Syntax.IsDef && l.lineOf(u, 0) == l.number {
			return u.Funcs[1]
		}
	}
	return nil
}

// statement is the first statement on the line that is no def, with its function.
func (l line) statement() (*Func, facts.ID) {
	var in *Func
	at := facts.None
	for _, u := range l.m.Units {
		for _, f := range u.Funcs {
			f.EachStmt(func(id facts.ID, s *facts.Stmt) {
				if at == facts.None && s.Kind != facts.Def && s.Kind != facts.Element && l.lineOf(u, s.Start) == l.number {
					in, at = f, id
				}
			})
		}
	}
	return in, at
}

func (l line) value() string {
	f, id := l.statement()
	if f == nil {
		return "no statement"
	}
	return show(l.p.Eval(f, f.Stmt(id).E))
}

var contextNames = map[knowledge.Context]string{knowledge.Import: "import", knowledge.Main: "main", knowledge.Loop: "loop",
	knowledge.ThreadContext: "thread", knowledge.ProcessContext: "process", knowledge.Interpreter: "interpreter", knowledge.Remote: "remote"}

func (l line) contexts() string {
	f := l.function()
	if f == nil {
		return "no def"
	}
	var names []string
	for k, c := range l.p.Contexts(f) {
		if c.In {
			name := contextNames[knowledge.Context(k)]
			if c.Many {
				name += "*"
			}
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "-"
	}
	if all := strings.Join(names, ", "); l.eager {
		return all
	} else {
		return withoutMain(all)
	}
}

func (l line) blocks() string {
	f := l.function()
	if f == nil {
		return "no def"
	}
	for tier := knowledge.Unbounded; tier <= knowledge.Metadata; tier++ {
		if !l.p.Blocks(f, tier).In {
			continue
		}
		via, last := []string{}, "itself"
		for _, h := range l.p.Chain(f, tier) {
			if h.To != nil {
				via = append(via, h.To.Name)
			} else {
				last = h.Call.Name
			}
		}
		if len(via) > 0 {
			last += " via " + strings.Join(via, ", ")
		}
		return last
	}
	return "-"
}

// onLine are the calls of the line.
func (l line) onLine() (calls []Call, f *Func) {
	for _, u := range l.m.Units {
		for _, g := range u.Funcs {
			for _, c := range l.p.Link(g).Calls {
				if l.lineOf(u, uint32(c.Span.Start)) == l.number {
					calls, f = append(calls, c), g
				}
			}
		}
	}
	return calls, f
}

var callKinds = map[CallKind]string{PropertyRead: "property ", Enter: "enter ", Leave: "leave ", Iterate: "iterate ",
	Callback: "callback ", Nested: "nested ", Decoration: "decorate ", Wrapped: "wrapped "}

func (l line) calls() string {
	var all []string
	calls, _ := l.onLine()
	for i := range calls {
		all = append(all, callKinds[calls[i].Kind]+called(&calls[i]))
	}
	return orDash(all, ", ")
}

func called(c *Call) string {
	if len(c.Targets) == 0 {
		return orDash([]string{c.Name}, "")
	}
	return targetNames(c.Targets)
}

func targetNames(funcs []*Func) string {
	var all []string
	for _, f := range funcs {
		all = append(all, f.Name)
	}
	return orDash(all, "/")
}

func orDash(parts []string, between string) string {
	if s := strings.Join(parts, between); s != "" {
		return s
	}
	return "-"
}

func (l line) held() string {
	calls, _ := l.onLine()
	if len(calls) == 0 {
		return "no call"
	}
	var all []string
	for h := calls[0].Held; h != nil; h = h.Before {
		name := h.Place.String()
		if h.Unknown {
			name = "?" + h.Text
		}
		all = append(all, name)
	}
	return orDash(all, ", ")
}

func (l line) entry() string {
	places, unsure := l.p.EntryLocks(l.function())
	var all []string
	for _, pl := range places {
		all = append(all, pl.String())
	}
	if unsure {
		all = append(all, "?")
	}
	return orDash(all, ", ")
}

var accessNames = map[AccessKind]string{Read: "read", Write: "write", Update: "update", Mutate: "mutate", Iterated: "iterate"}

func (l line) uses() string {
	var all []string
	for _, u := range l.m.Units {
		for _, f := range u.Funcs {
			for _, a := range l.p.Accesses(f) {
				if l.lineOf(u, uint32(a.Span.Start)) != l.number {
					continue
				}
				s := accessNames[a.Kind] + " " + placeName(a.Place)
				if a.Check >= 0 {
					s += " after test"
				}
				all = append(all, s)
			}
		}
	}
	return orDash(all, ", ")
}

func placeName(pl Place) string {
	s := map[PlaceKind]string{GlobalPlace: "global ", LocalPlace: "local "}[pl.Kind] + pl.Name
	switch {
	case pl.Kind == NoPlace:
		return "-"
	case pl.Kind == AttrPlace:
		s = pl.Class.Name + "." + pl.Name
	}
	if pl.Elements {
		s += "[]"
	}
	return s
}

func (l line) place() string {
	f, id := l.statement()
	if f == nil {
		return "no statement"
	}
	return placeName(l.p.PlaceOf(f, f.Stmt(id).E))
}

var fates = map[Fate]string{Lost: "lost", Dropped: "dropped", Stored: "stored", Chained: "chained", Passed: "passed", Returned: "returned",
	Entered: "entered", AwaitedFate: "awaited", Operand: "operand"}

// fate is what becomes of the value of the line's last call by text, which is the innermost.
func (l line) fate() string {
	calls, f := l.onLine()
	plain := slices.DeleteFunc(calls, func(c Call) bool { return c.Kind != Plain })
	if len(plain) == 0 {
		return "no call"
	}
	inner := slices.MinFunc(plain, func(a, b Call) int { return (a.Span.End - a.Span.Start) - (b.Span.End - b.Span.Start) })
	d := l.p.Destination(f, inner.Stmt, inner.Expr)
	s := fates[d.Fate]
	switch d.Fate {
	case Stored:
		s += " " + placeName(d.Place)
	case Chained:
		s += " " + d.Method
	}
	return s
}

// ends is how the handles made on the line end.
func (l line) ends() string {
	var all []string
	for _, u := range l.m.Units {
		for _, f := range u.Funcs {
			for _, h := range l.p.Handles(f, knowledge.ThreadHandle, knowledge.ProcessHandle, knowledge.PoolHandle, knowledge.ExecutorHandle) {
				if l.lineOf(u, uint32(h.Call.Span.Start)) != l.number {
					continue
				}
				ending := l.p.Ending(h.To.Place, h.Class.Stops)
				all = append(all, map[Ending]string{NeverEnds: "never", Ends: "ends", Leaves: "leaves"}[ending])
			}
		}
	}
	return orDash(all, ", ")
}

// starts are the starts of the line: what runs where.
func (l line) starts() string {
	var all []string
	for _, u := range l.m.Units {
		for _, f := range u.Funcs {
			for _, s := range l.p.Link(f).Starts {
				if l.lineOf(u, uint32(s.Span.Start)) == l.number {
					all = append(all, targetNames(s.Targets)+" in "+contextNames[s.Run.Context])
				}
			}
		}
	}
	return orDash(all, ", ")
}

var valueKinds = map[Kind]string{Nothing: "nothing", None: "None", ModuleValue: "module", External: "outside", ExternalInstance: "a",
	FunctionValue: "def", BoundMethod: "method", ExternalMethod: "method", ClassValue: "class", Instance: "a",
	CoroutineValue: "coroutine", GeneratorValue: "generator", SuperValue: "super", PartialValue: "partial", Unknown: "unknown"}

// show writes a value: its kind, its name, and what its elements are.
func show(v Value) string {
	s := valueKinds[v.Kind]
	switch {
	case v.Kind == ModuleValue:
		s += " " + v.Mod.Name
	case v.Kind == ExternalMethod:
		s += " " + v.Name
	case v.Func != nil:
		s += " " + v.Func.Name
	case v.Class != nil:
		s += " " + v.Class.Name
	case v.Name != "":
		s += " " + v.Name
	}
	if v.Elem != nil && v.Kind != ExternalMethod {
		s += " of " + show(*v.Elem)
	}
	return s
}
