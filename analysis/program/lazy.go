package program

import (
	"bytes"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/syntax"
)

// A unit that is one def may be taken without parsing it, as a stub that only binds its name, until a question needs its
// body. Waking is only a saving: the findings are those of a program in which everything is parsed.

// stub are the facts of a def that is not parsed: its name.
func stub(u *syntax.Unit) *facts.Unit {
	end := uint32(len(u.Text))
	return &facts.Unit{
		Member: u.Kind == syntax.Member,
		Funcs: []facts.Func{
			{Kind: facts.TopLevel, Parent: facts.None, Class: facts.None, Returns: facts.None, End: end},
			{Kind: facts.Function, Parent: 0, Class: facts.None, Returns: facts.None, End: end, Name: u.Def},
		},
		Vars: []facts.Var{{Func: 0, Name: u.Def, Binds: []facts.Bind{
			{Kind: facts.BindFunction, Index: 1, Value: facts.None, Annot: facts.None},
		}}},
	}
}

// harmless are the decorators that give a function no context.
var harmless = []string{"property", "staticmethod", "classmethod", "abstractmethod", "abc.abstractmethod", "override",
	"typing.override", "cached_property", "functools.cached_property", "overload", "typing.overload", "pytest.fixture"}

// AtOnce reads the units of a file that cannot wait, off the shelf. It may be called from several goroutines. In a module that mixes
// threads and processes none can wait: there the order of calls matters, whatever they are called.
func (p *Program) AtOnce(f *syntax.File, shelf *facts.Shelf) Facts {
	all := make(Facts, f.Len())
	eager := p.Eager || mixes(f)
	for _, u := range f.All() {
		all[u] = nil
		if eager || !p.canWait(u) {
			all[u] = shelf.Of(u)
		}
	}
	return all
}

// canWait reports whether the unit can be taken without parsing: a sound def without decorators that could start something and
// without a word of the tables.
func (p *Program) canWait(u *syntax.Unit) bool {
	if !u.IsDef || u.Async || u.Broken {
		return false
	}
	for _, d := range u.Decorated {
		if !slices.Contains(harmless, d) && !strings.HasSuffix(d, ".setter") && !strings.HasPrefix(d, "pytest.mark.") {
			return false
		}
	}
	return !speaks(u.Text, p.words) && !bytes.Contains(u.Text, []byte("parahint:")) && !mayLock(u.Text)
}

// Speaks reports whether the text of the function has a word of the tables, or of processes; what it calls does not count.
func (p *Program) Speaks(f *Func) bool {
	p.readBody(f)
	u := f.Unit
	if u.speaks == nil {
		speaks := !p.canWait(u.Syntax) || names(u.Syntax.Text, ofProcesses)
		u.speaks = &speaks
	}
	return *u.speaks
}

// mayLock reports whether the text enters with `with` what another module may have made a lock: a name or an attribute,
// not a call, or a call whose line speaks of a lock.
func mayLock(text []byte) bool {
	for {
		i := bytes.Index(text, []byte("with "))
		if i < 0 {
			return false
		}
		alone := i == 0 || !identifier[text[i-1]]
		text = text[i+len("with "):]
		line, _, _ := bytes.Cut(text, []byte("\n"))
		if alone && (bytes.IndexByte(line, '(') < 0 && bytes.IndexByte(line, ':') > 0 || bytes.Contains(line, []byte("lock"))) {
			return true
		}
	}
}

var (
	ofThreads   = map[string]bool{"Thread": true, "ThreadPoolExecutor": true, "ThreadPool": true, "Timer": true}
	ofProcesses = map[string]bool{"fork": true, "forkpty": true, "Process": true, "ProcessPoolExecutor": true, "Pool": true}
)

// mixes reports whether the file speaks of threads and of processes.
func mixes(f *syntax.File) bool {
	var threads, processes bool
	for _, u := range f.All() {
		threads = threads || names(u.Text, ofThreads)
		processes = processes || names(u.Text, ofProcesses)
		if threads && processes {
			return true
		}
	}
	return false
}

// stubShape is the shape of a def that is not parsed, as far as its decorators and words tell it.
func (p *Program) stubShape(f *Func) (Shape, bool) {
	u := f.Unit
	if !u.stub || bytes.Contains(u.Syntax.Text, []byte("yield")) {
		return Shape{}, false
	}
	has := func(word string) bool {
		return slices.ContainsFunc(u.Syntax.Decorated, func(d string) bool { return strings.HasSuffix(d, word) })
	}
	return Shape{Property: has("property"), Remembers: has("cached_property"), Static: has("staticmethod"), ClassMethod: has("classmethod") || implicitClassMethod(f.IR.Name)}, true
}

// want notes that the unit must be parsed, which begins beside the questions that are still asked.
func (p *Program) want(u *Unit) {
	if u.stub && u.coming == nil {
		u.coming = p.Read(u.Syntax)
		p.wanted = append(p.wanted, u)
	}
}

// wantMembers notes the skipped methods of the class that may give the attribute a value.
func (p *Program) wantMembers(c *Class, attr string) {
	for _, u := range c.Members {
		if u.stub && assigns(u.Syntax.Text, "."+attr) {
			p.want(u)
		}
	}
}

// fills are the methods that make an argument an element of their receiver.
var fills = [][]byte{[]byte(".append("), []byte(".add("), []byte(".appendleft("), []byte(".insert("), []byte(".setdefault(")}

// assigns reports whether the text may bind the attribute: what follows its name is =, an annotation, the next target of
// a tuple, a subscript with an = behind, or a method that adds an element.
func assigns(text []byte, attr string) bool {
	for {
		i := bytes.Index(text, []byte(attr))
		if i < 0 {
			return false
		}
		before := text[:i]
		text = text[i+len(attr):]
		if len(text) > 0 && identifier[text[0]] {
			continue
		}
		if bytes.HasSuffix(bytes.TrimRight(before[:bytes.LastIndexByte(before, ' ')+1], " "), []byte("for")) || binds(text) {
			return true
		}
	}
}

func binds(rest []byte) bool {
	for _, f := range fills {
		if bytes.HasPrefix(rest, f) {
			return true
		}
	}
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	line = bytes.TrimLeft(line, " \t)]")
	switch {
	case len(line) == 0:
		return false
	case line[0] == '[':
		return bytes.IndexByte(line, '=') > 0 || bytes.IndexByte(line, ']') < 0
	case line[0] == '=':
		return len(line) < 2 || line[1] != '='
	}
	return line[0] == ':' || line[0] == ',' || line[0] == '\\'
}

// heat follows the calls of a function that may run in a context of its own, and of one that is called with a lock held:
// what is called there must be parsed.
func (p *Program) heat(f *Func) {
	work := []*Func{f}
	for len(work) > 0 {
		f := work[len(work)-1]
		work = work[:len(work)-1]
		p.noteHanding(f)
		p.noteAsync(f)
		for i := range f.link.Starts {
			for _, t := range f.link.Starts[i].begins() {
				p.wantPeers(f.link.Starts[i].Run, t)
				work = p.heated(work, t)
			}
		}
		all := f.hot || f.Async()
		for i := range f.link.Calls {
			c := &f.link.Calls[i]
			if all || c.Held != nil {
				for _, t := range c.Targets {
					work = p.heated(work, t)
				}
			}
		}
	}
}

// noteHanding notes the name of a function that starts what it is given, or of the class that does when it is made: who calls it
// must be parsed.
func (p *Program) noteHanding(f *Func) {
	for i := range f.link.Starts {
		callable := f.link.Starts[i].Callable
		if callable == facts.None {
			continue
		}
		e := f.Expr(callable)
		if e.Kind != facts.Name || e.Var < 0 || !f.Unit.Facts.Vars[e.Var].Param {
			continue
		}
		outer := f.Unit.Funcs[f.Unit.Facts.Vars[e.Var].Func]
		name := outer.IR.Name
		if name == "__init__" && outer.Class != nil {
			name = outer.Class.IR.Name
		}
		if knowledge.Telling(name) && !p.handing[name] {
			p.handing[name], p.sought[name] = true, true
		}
	}
}

// wantHanding notes the defs that name what hands on.
func (p *Program) wantHanding() {
	if len(p.sought) == 0 {
		return
	}
	for _, m := range p.Modules() {
		for _, u := range m.Units {
			if u.stub && names(u.Syntax.Text, p.sought) {
				p.want(u)
			}
		}
	}
	clear(p.sought)
}

// noteAsync notes the name of an async def: ordinary functions of its module that name it must be parsed, for they may call it in
// vain.
func (p *Program) noteAsync(f *Func) {
	m, name := f.Unit.Module, f.IR.Name
	if !f.Async() || !f.IsFunction() || strings.HasPrefix(name, "__") || m.async[name] {
		return
	}
	if m.async == nil {
		m.async = map[string]bool{}
	}
	m.async[name] = true
	if p.soughtIn[m] == nil {
		p.soughtIn[m] = map[string]bool{}
	}
	p.soughtIn[m][name] = true
}

// wantCallers notes the defs that name an async def of their module.
func (p *Program) wantCallers() {
	for m, sought := range p.soughtIn {
		for _, u := range m.Units {
			if u.stub && names(u.Syntax.Text, sought) {
				p.want(u)
			}
		}
	}
	clear(p.soughtIn)
}

func (p *Program) heated(work []*Func, t *Func) []*Func {
	if t.hot || t.gone {
		return work
	}
	t.hot = true
	p.want(t.Unit)
	if t.link == nil {
		return work
	}
	return append(work, t)
}

// wantPeers notes what may share places with a function that is started in a thread: the methods of its class, or the
// functions of its module that name it.
func (p *Program) wantPeers(run *knowledge.Run, f *Func) {
	if run.Context != knowledge.ThreadContext || f.gone {
		return
	}
	if f.Class != nil {
		for _, k := range p.mro(f.Class).classes {
			for _, u := range k.Members {
				p.want(u)
			}
		}
		return
	}
	named := map[string]bool{f.IR.Name: true}
	for _, u := range f.Unit.Module.Units {
		if u.stub && names(u.Syntax.Text, named) {
			p.want(u)
		}
	}
}

// wantSharers notes what may share places with code that runs in threads: in its modules, the functions that name what
// the module assigns, and the methods of its classes.
func (p *Program) wantSharers(classes map[*Class]bool, modules map[*Module]bool) {
	for c := range classes {
		for _, u := range c.Members {
			p.want(u)
		}
	}
	for m := range modules {
		if m.sought {
			continue
		}
		m.sought = true
		assigned := m.assigned()
		for _, u := range m.Units {
			if u.stub && names(u.Syntax.Text, assigned) {
				p.want(u)
			}
		}
	}
}

// assigned are the names to which the module assigns values.
func (m *Module) assigned() map[string]bool {
	found := map[string]bool{}
	for name, binds := range m.names {
		if slices.ContainsFunc(binds, func(b Binding) bool { return b.Bind.Kind == facts.BindValue }) {
			found[name] = true
		}
	}
	return found
}

// names reports whether the text has one of the identifiers.
func names(text []byte, words map[string]bool) bool {
	if len(words) == 0 {
		return false
	}
	for from, to := range identifiers(text) {
		if words[string(text[from:to])] {
			return true
		}
	}
	return false
}

// speaks reports whether the text has one of the words of the tables, other than as the name of a definition.
func speaks(text []byte, words map[string]bool) bool {
	for from, to := range identifiers(text) {
		switch {
		case bytes.HasSuffix(text[:from], []byte("def ")):
		case words[string(text[from:to])], from > 0 && text[from-1] == '.' && words[string(text[from-1:to])]:
			return true
		}
	}
	return false
}

// wake parses the units that are wanted and reports whether there were any.
func (p *Program) wake() bool {
	if len(p.wanted) == 0 {
		return false
	}
	p.memo.next()
	wanted := p.wanted
	p.wanted = nil
	byModule := map[*Module]map[*Unit]bool{}
	p.ready = make(Facts, len(wanted))
	for _, u := range wanted {
		if byModule[u.Module] == nil {
			byModule[u.Module] = map[*Unit]bool{}
		}
		byModule[u.Module][u] = true
		p.ready[u.Syntax] = <-u.coming
	}
	for m, units := range byModule {
		p.wakeIn(m, units)
	}
	p.ready = nil
	return true
}

func (p *Program) wakeIn(m *Module, units map[*Unit]bool) {
	var old, fresh []*Unit
	m.Units = slices.Clone(m.Units)
	for i, u := range m.Units {
		if units[u] {
			awake := &Unit{Module: m, Syntax: u.Syntax, Owner: u.Owner, awake: true}
			m.Units[i] = awake
			old, fresh = append(old, u), append(fresh, awake)
		}
	}
	p.exchange(m, old, fresh, nil)
}

// Wanting reports whether a question came upon a def that is not parsed yet: then Refresh is to be called again.
func (p *Program) Wanting() bool { return len(p.wanted) > 0 }
