package program

import (
	"cmp"
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// Shared is a place that functions in contexts which may overlap use.
type Shared struct {
	Place Place
	// Accesses are all uses of the place, by path and offset; those before anything starts are left out.
	Accesses []Shares
}

// Shares is an access with what is known of where it runs.
type Shares struct {
	Access
	// Locks are the places of the locks held at the access, those held at every call of its function included.
	Locks []Place
	// Unsure says that something unknown may be held there.
	Unsure bool
}

// sharedPlaces is the answer to askShared.
type sharedPlaces struct{ list []Shared }

func (s *sharedPlaces) same(other any) bool { return s == other.(*sharedPlaces) }

// SharedPlaces are the places that a function which runs in a thread uses, with all their accesses.
func (p *Program) SharedPlaces() []Shared {
	return p.memo.ask(question{askShared, nil, ""}).(*sharedPlaces).list
}

func (p *Program) findShared() any {
	byPlace := map[Place][]Access{}
	sharing := p.memo.read(question{askSharers, nil, ""}, func() any { return p.sharers() }).(sharerList)
	for _, s := range sharing {
		for _, a := range p.Accesses(s.f) {
			if s.constructs && a.Place.Kind == AttrPlace && !p.ofClass(&a) {
				continue
			}
			place := a.Place.Container()
			byPlace[place] = append(byPlace[place], a)
		}
	}
	var all []Shared
	for place, list := range byPlace {
		if s := p.shared(place, list); s != nil {
			all = append(all, *s)
		}
	}
	slices.SortFunc(all, func(a, b Shared) int { return compareAccess(a.Accesses[0].Access, b.Accesses[0].Access) })
	return &sharedPlaces{all}
}

// ofClass reports whether the access is to an attribute of the class itself, which objects that are being made share.
func (p *Program) ofClass(a *Access) bool {
	receiver := a.Func.receiverOf(a.Expr)
	return receiver != facts.None && p.eval(a.Func, receiver).Kind == ClassValue
}

// sharer is a function that may share places, and whether it runs only while its object is made.
type sharer struct {
	f          *Func
	constructs bool
}

type sharerList []sharer

func (l sharerList) same(other any) bool { return slices.Equal(l, other.(sharerList)) }

func compareAccess(a, b Access) int {
	return cmp.Or(before(a.Func, b.Func), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
}

// sharers are the functions that run in threads, and those that may share a place with them: methods of the classes and
// functions of the modules in question.
func (p *Program) sharers() sharerList {
	classes, modules, cells := map[*Class]bool{}, map[*Module]bool{}, map[*Func]bool{}
	homes := map[*Module]bool{}
	for f := range p.threaded {
		if m := f.Method(); m != nil {
			for _, k := range p.mro(m.Class).classes {
				classes[k], homes[k.Unit.Module] = true, true
			}
		}
		modules[f.Unit.Module], homes[f.Unit.Module] = true, true
		for outer := f.Parent; outer != nil; outer = outer.Parent {
			cells[outer] = true
		}
	}
	p.wantSharers(classes, modules)
	all := sharerList{}
	for m := range homes {
		for _, u := range m.Units {
			for _, f := range u.Funcs {
				if u.stub || f.IR.Kind == facts.TopLevel || f.IR.Kind == facts.ClassBody {
					continue
				}
				m := f.Method()
				if p.threaded[f] || m != nil && classes[m.Class] || modules[u.Module] && (m == nil || u.usesGlobal()) || cells[f] {
					all = append(all, sharer{f, p.constructs(f.Enclosing(), 0)})
				}
			}
		}
	}
	for m := range modules {
		for _, u := range m.scripts() {
			if f := u.Funcs[0]; f.OfScript() && !u.stub {
				all = append(all, sharer{f, false})
			}
		}
	}
	slices.SortFunc(all, func(a, b sharer) int { return int(a.f.id - b.f.id) })
	p.homes, p.shareFuncs = homes, make(map[*Func]bool, len(all))
	for _, s := range all {
		p.shareFuncs[s.f.Enclosing()] = true
	}
	return all
}

// helpSharers reports whether one of the sharers may be known to run only while an object is made because one of the functions
// calls it, by as many calls as are looked at. What a comprehension calls, its function does.
func (p *Program) helpSharers(changed []*Func) bool {
	seen := map[*Func]bool{}
	level := make([]*Func, 0, len(changed))
	for _, f := range changed {
		level = append(level, f.Enclosing())
	}
	for depth := 0; depth <= constructsDepth+1; depth++ {
		var next []*Func
		for i := 0; i < len(level); i++ {
			f := level[i]
			if p.shareFuncs[f.Enclosing()] {
				return true
			}
			if f.Enclosing().Class == nil {
				continue
			}
			f.link.eachTarget(func(t *Func) {
				switch {
				case seen[t] || !t.inGraph():
				case t.IR.Kind == facts.Comprehension:
					seen[t], level = true, append(level, t)
				default:
					seen[t], next = true, append(next, t)
				}
			})
		}
		level = next
	}
	return false
}

// usesGlobal reports whether the unit names something global.
func (u *Unit) usesGlobal() bool {
	for i := range u.Facts.Vars {
		v := &u.Facts.Vars[i]
		if v.Func == 0 && len(v.Binds) > 0 && v.Binds[0].Func != 0 {
			return true
		}
	}
	return false
}

// shared is the place with its accesses, when a thread is among those who use it and someone writes it.
func (p *Program) shared(place Place, list []Access) *Shared {
	threaded, written := false, false
	for i := range list {
		threaded = threaded || p.Context(list[i].Func.Enclosing(), knowledge.ThreadContext).In
		written = written || list[i].Kind != Read && list[i].Kind != Iterated
	}
	if !threaded || !written || p.isConfined(place) {
		return nil
	}
	s := &Shared{Place: place}
	for _, a := range list {
		if p.beforeStart(a.Func.Enclosing(), a) {
			continue
		}
		s.Accesses = append(s.Accesses, p.shares(a))
	}
	if len(s.Accesses) == 0 {
		return nil
	}
	slices.SortFunc(s.Accesses, func(a, b Shares) int { return compareAccess(a.Access, b.Access) })
	return s
}

// shares adds to an access the locks that are held there.
func (p *Program) shares(a Access) Shares {
	entry, unsure := p.EntryLocks(a.Func)
	u := Shares{Access: a, Locks: slices.Clone(entry), Unsure: unsure || a.Held.Unsure() || p.Link(a.Func).Odd}
	u.holds(a.Held)
	for f := a.Func; f.IR.Kind == facts.Comprehension; f = f.Parent {
		outer := p.heldAround(f)
		u.Unsure = u.Unsure || outer.Unsure() || p.Link(f.Parent).Odd
		u.holds(outer)
	}
	return u
}

func (u *Shares) holds(h *Held) {
	for ; h != nil; h = h.Before {
		if !h.Unknown && !h.Shared && !slices.Contains(u.Locks, h.Place) {
			u.Locks = append(u.Locks, h.Place)
		}
	}
}

// heldAround is what the function holds in which a comprehension stands.
func (p *Program) heldAround(comprehension *Func) *Held {
	calls := p.Link(comprehension.Parent).Calls
	for i := range calls {
		if c := &calls[i]; c.Kind == Nested && c.Targets[0] == comprehension {
			return c.Held
		}
	}
	return nil
}

// isConfined reports whether the instances of a class are made by a framework for one request or thread each, or what
// lies at the place is made to be shared: a queue, an event, a lock, a thread-local.
func (p *Program) isConfined(place Place) bool {
	var v Value
	switch place.Kind {
	case AttrPlace:
		for _, base := range p.mro(place.Class).externals {
			if c := p.Table.Class(base); c != nil && (c.Confined || p.IsA(base, "threading.local")) {
				return true
			}
		}
		v = p.Attr(place.Class, place.Name)
	case GlobalPlace:
		v = p.Global(place.Module, place.Name)
	}
	if v.Kind != ExternalInstance {
		return false
	}
	c := p.Table.Class(v.Name)
	return c != nil && (c.ThreadSafe || c.Lock != knowledge.NotLock || c.Handle == knowledge.QueueHandle || v.Name == "threading.local")
}

// constructors are the methods in which an object is not yet, or no longer, anyone else's.
var constructors = map[string]bool{"__init__": true, "__new__": true, "__post_init__": true, "__del__": true, "__setstate__": true, "__repr__": true}

// constructsDepth is how many callers above a function are looked at.
const constructsDepth = 3

// constructs reports whether the function runs only while an object is made.
func (p *Program) constructs(f *Func, depth int) bool {
	if f.Class == nil || depth > constructsDepth {
		return false
	}
	if constructors[f.IR.Name] {
		return true
	}
	if len(f.callers) == 0 || f.escapes > 0 || f.started > 0 {
		return false
	}
	for _, c := range f.callers {
		if c.Func == f || !p.constructs(c.Func.Enclosing(), depth+1) {
			return false
		}
	}
	return true
}

// beforeStart reports whether the function starts a thread, but only after the access; or the access comes after it has
// joined what it started.
func (p *Program) beforeStart(f *Func, a Access) bool {
	link := p.Link(f)
	first, joined := -1, -1
	for i := range link.Calls {
		c := &link.Calls[i]
		switch {
		case c.Known == nil && c.Kind != Leave:
		case c.Kind == Leave && p.isExecutor(c.Receiver), isMethod(c, "join"), isMethod(c, "shutdown"):
			joined = max(joined, c.Span.Start)
		}
	}
	starts := link.Starts
	for i := range link.Calls {
		if c := &link.Calls[i]; c.Kind == Nested {
			starts = append(starts[:len(starts):len(starts)], p.Link(c.Targets[0]).Starts...)
		}
	}
	for i := range starts {
		s := &starts[i]
		if s.Run.Context == knowledge.ThreadContext && (first < 0 || s.Span.Start < first) && s.Loops == 0 {
			first = s.Span.Start
		}
		if s.Run.Context == knowledge.ThreadContext && s.Loops > 0 && first < 0 {
			first = s.Span.Start
		}
	}
	if first < 0 {
		return false
	}
	if joined > first && a.Span.Start > joined {
		return true
	}
	// An update counts on what was there before: the method runs again, and what it started before may still run then.
	again := a.Kind == Update && a.Place.Kind == AttrPlace && joined < 0
	return a.Span.Start < first && a.Loops == 0 && !again
}

func isMethod(c *Call, name string) bool { return c.Kind == Plain && method(c.Name) == name }

func (p *Program) isExecutor(v Value) bool {
	c := p.Table.Class(v.Name)
	return c != nil && (c.Handle == knowledge.ExecutorHandle || c.Handle == knowledge.PoolHandle)
}

// Root is the start through which the function comes to run in the context: the function whose code starts it and the
// start there; ok is false when it needs none.
func (p *Program) Root(f *Func, k knowledge.Context) (by *Func, start *Start, ok bool) {
	f = f.Enclosing()
	for range 1000 {
		c := p.Context(f, k)
		if !c.In {
			return nil, nil, false
		}
		if c.From == nil {
			if c.By == nil {
				return nil, nil, false
			}
			starts := p.Link(c.By).Starts
			if int(c.Start) >= len(starts) {
				return nil, nil, false
			}
			return c.By, &starts[c.Start], true
		}
		f = c.From
	}
	return nil, nil, false
}
