package program

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// graph is what is worked out for a function from the whole program.
type graph struct {
	// nodes are the answers about the function, by funcSlots.
	nodes [10]*node
	link  *Link
	// contexts and blocks are never nil, and another value whenever they change.
	contexts *contextSet
	blocks   *effectSet
	// rising and spreading are what is found of blocks and of contexts while that is worked out.
	rising    *effectSet
	spreading *contextSet
	entry     *entryLocks
	// callers are the calls that may run the function.
	callers []Caller
	// id is the function's number in the graph; -1 of one that is not parsed, which has no part in it.
	id int32
	// escapes and started are how often functions let it go to where nobody follows it, and start it.
	escapes, started int32
	// called says that all that runs it is known, and that something does.
	called bool
	// hot says that what it calls must be parsed.
	hot bool
}

type contextSet [knowledge.Contexts]Context

type effectSet [knowledge.Metadata + 1]Effect

// noContexts and noEffects are those of most functions.
var (
	noContexts = &contextSet{}
	noEffects  = &effectSet{}
)

// Context says that a function can run in a context, and why.
type Context struct {
	// In reports whether it can; Many, whether it can several times at once; Awaited, whether who starts it waits for it there and
	// then, by each of the shortest ways.
	In, Many, Awaited bool
	// Length is the number of calls from the start.
	Length int32
	// Call is the call in From; -1 for the function that is started.
	Call int32
	// Start is the index of the start in By.
	Start int32
	// From is the caller on the shortest way from a start; nil for the function that is started.
	From *Func
	// By is the function whose code starts it; nil for what needs no start: an async def, the code of a module.
	By *Func
}

// Effect says that a function blocks, and by which call.
type Effect struct {
	In bool
	// Length is the number of calls down to the one that blocks, which is outside the project.
	Length int32
	// Call is the index of the call in the function that leads there; -1 where a comment says so.
	Call int32
	// To is the function that this call runs; nil when the call itself blocks.
	To *Func
}

// Caller is a call that may run a function.
type Caller struct {
	Func *Func
	Call int
}

// graphState is the state of the program as a whole.
type graphState struct {
	funcs   []*Func
	pending []*Func
	// doubtful are the units whose findings may be others than before.
	doubtful   []*Unit
	generation int
	// extended are the classes below each class.
	extended map[*Class][]*Class
	// startMethod is the start method that the project sets; "" when it sets none.
	startMethod string
	// dirty says that the whole graph must be worked out again; reordered, that a function came or went; numbered,
	// that the functions have their numbers all the same.
	dirty, reordered, numbered, classesChanged bool
	// blockers are functions of which whether they block may be another.
	blockers []*Func
	// met are functions that others call, start or let go now, or did before.
	met []*Func
	// inherits are the functions on whose entry locks may be held.
	inherits map[*Func]bool
	// threaded are the functions that run in threads.
	threaded map[*Func]bool
	// homes are the modules of the functions that may share places with those; shareFuncs, the functions.
	homes      map[*Module]bool
	shareFuncs map[*Func]bool
	// sharing says that what threads share must be worked out again.
	sharing bool
	lists
	// guardsIn is how many comments say what guards something, by module.
	guardsIn map[*Module]int
	// found, effects and begins are room to work in: what is found for each function, and what begins in each context.
	found   []contextSet
	effects []effectSet
	begins  [knowledge.Contexts][]source
}

func (g *graphState) init() {
	g.extended, g.guardsIn, g.threaded = map[*Class][]*Class{}, map[*Module]int{}, map[*Func]bool{}
	g.dirty, g.reordered = true, true
}

func (p *Program) unitsChanged(old, fresh []*Unit) {
	p.noteGuarding(old, -1)
	p.noteGuarding(fresh, 1)
	for _, u := range old {
		u.gone = true
		p.memo.forget(question{askFindings, u, ""})
		p.Dropped(u)
	}
	for _, u := range fresh {
		p.pending = append(p.pending, u.Funcs...)
		if !u.stub && !u.quiet {
			p.doubtful = append(p.doubtful, u)
		}
	}
	for _, u := range slices.Concat(old, fresh) {
		p.classesChanged = p.classesChanged || len(u.Classes) > 0
	}
	p.parsed(old, fresh)
	moved := !slices.EqualFunc(old, fresh, func(a, b *Unit) bool { return a.stub == b.stub && slices.Equal(a.Funcs, b.Funcs) })
	if moved {
		p.reordered, p.numbered = true, false
	}
	for i, u := range slices.Concat(fresh, old) {
		other := moved || i < len(old) && i < len(fresh) && old[i].usesGlobal() != fresh[i].usesGlobal()
		p.sharing = p.sharing || p.classesChanged || other && p.homes[u.Module]
	}
}

// parsed notes the functions that have a part in the graph now, because their units are no longer stubs.
func (p *Program) parsed(old, fresh []*Unit) {
	if p.dirty || !slices.ContainsFunc(old, func(u *Unit) bool { return u.stub }) {
		return
	}
	for _, u := range fresh {
		for _, f := range u.Funcs {
			if len(f.callers) > 0 || f.link != nil {
				f.callers = slices.DeleteFunc(f.callers, func(c Caller) bool { return !c.Func.link.Calls[c.Call].runs(f) })
				p.met, p.blockers = append(p.met, f), append(p.blockers, f)
			}
		}
	}
}

// sameKind compares what the graph takes from a function itself.
func sameKind(a, b *facts.Func) bool {
	return a.Kind == b.Kind && a.Generator == b.Generator && a.Marked == b.Marked && (a.Kind != facts.TopLevel || a.Awaits == b.Awaits)
}

// funcGone takes a function out of the graph.
func (p *Program) funcGone(f *Func) {
	if old := f.link; old != nil && !p.dirty {
		f.link = emptyLink
		p.relist(old, emptyLink)
		p.rewire(f, old)
		p.dirty = old.method != ""
	}
	delete(p.threaded, f)
	delete(p.inherits, f)
	p.reordered, p.numbered = true, false
	p.generation++
	p.memo.forget(question{askContexts, f, ""})
	p.memo.forget(question{askEffects, f, ""})
	p.memo.forget(question{askAccesses, f, ""})
}

// subclasses are the classes below the class, at any depth.
func (p *Program) subclasses(c *Class) []*Class {
	return p.memo.read(question{askSubclasses, c, ""}, func() any { return classList(p.extended[c]) }).(classList)
}

type classList []*Class

func (c classList) same(other any) bool { return slices.Equal(c, other.(classList)) }

// Refresh works out the program again where it changed since the last time. stop is asked now and then; when it says so,
// Refresh returns false and can be called again.
func (p *Program) Refresh(stop func() bool) bool {
	for {
		if !p.relinked(stop) {
			return false
		}
		p.wantHanding()
		p.wantCallers()
		if p.wake() {
			continue
		}
		switch {
		case p.dirty || len(p.met) > len(p.funcs)/8:
			p.regraph()
		case len(p.blockers) > 0 || p.sharing:
			p.mend()
		}
		if !p.wake() {
			break
		}
	}
	p.sift()
	return true
}

// regraph works out what is asked of the whole program: contexts, effects, entry locks and what threads share.
func (p *Program) regraph() {
	p.collect()
	p.lists = lists{}
	p.connect()
	p.agree()
	p.spread(p.funcs, nil)
	p.rise(p.funcs, nil)
	p.enterLocks()
	p.memo.touch(question{askSharers, nil, ""}, p.sharers())
	p.settled()
}

// mend does what regraph does, for what changes of some calls, starts and locks may concern.
func (p *Program) mend() {
	if len(p.met) > 0 {
		p.noteCalled(p.met)
		below := p.below(p.met)
		p.sharing = p.spread(below, below) || p.sharing || p.helpSharers(p.met)
	}
	above := p.above(p.blockers)
	p.rise(above, above)
	p.mendLocks(p.met)
	if p.sharing {
		p.memo.touch(question{askSharers, nil, ""}, p.sharers())
	}
	p.settled()
}

// settled notes that the graph is right again.
func (p *Program) settled() {
	if p.dirty || len(p.met) > 0 || p.sharing {
		p.generation++
	}
	p.blockers, p.met = nil, nil
	p.dirty, p.sharing, p.reordered, p.numbered = false, false, false, false
}

// Release gives back the room that the graph was worked out in, where it is worth it: for when Refresh is not about to be
// called again.
func (p *Program) Release() {
	const many = 50_000
	if len(p.funcs) > many {
		p.found, p.effects, p.begins = nil, nil, [knowledge.Contexts][]source{}
	}
}

// relinked brings the classes and links up to date.
func (p *Program) relinked(stop func() bool) bool {
	if p.classesChanged {
		p.hierarchy()
		p.classesChanged = false
	}
	if p.reordered && !p.numbered {
		p.enumerate()
	}
	return p.relink(stop)
}

// hierarchy works out which classes are below which.
func (p *Program) hierarchy() {
	below := map[*Class][]*Class{}
	for _, m := range p.Modules() {
		for _, u := range m.Units {
			for _, c := range u.Classes {
				for _, base := range p.mro(c).classes[1:] {
					below[base] = append(below[base], c)
				}
			}
		}
	}
	for c, old := range p.extended {
		if !slices.Equal(old, below[c]) {
			p.memo.touch(question{askSubclasses, c, ""}, classList(below[c]))
		}
	}
	for c, now := range below {
		if !slices.Equal(p.extended[c], now) {
			p.memo.touch(question{askSubclasses, c, ""}, classList(now))
		}
	}
	p.extended = below
}

// relink brings the links of all functions up to date and notes whether the graph is another.
func (p *Program) relink(stop func() bool) bool {
	p.sift()
	for len(p.pending) > 0 {
		f := p.pending[len(p.pending)-1]
		p.pending = p.pending[:len(p.pending)-1]
		if f.gone {
			continue
		}
		link := emptyLink
		if !f.Unit.stub && !f.Unit.quiet {
			link = p.Link(f)
		}
		if link != f.link {
			p.adopt(f, link)
			p.heat(f)
		}
		if stop() {
			return false
		}
	}
	return true
}

// sift looks through what a change made doubtful for links and findings.
func (p *Program) sift() {
	for _, n := range p.memo.stale {
		switch n.kind {
		case askLink:
			p.pending = append(p.pending, n.of.(*Func))
		case askFindings:
			p.doubtful = append(p.doubtful, n.of.(*Unit))
		case askAccesses, askHanded, askReworked:
			p.generation++
		}
	}
	p.memo.stale = p.memo.stale[:0]
}

// NextDoubtful is a unit whose findings may be others than before; nil when there is none.
func (p *Program) NextDoubtful() *Unit {
	for len(p.doubtful) > 0 {
		u := p.doubtful[len(p.doubtful)-1]
		p.doubtful = p.doubtful[:len(p.doubtful)-1]
		if !u.gone {
			return u
		}
	}
	return nil
}

// Doubt puts a unit back among those whose findings may be others.
func (p *Program) Doubt(u *Unit) { p.doubtful = append(p.doubtful, u) }

// Generation is another number whenever a rule over programs may say something else.
func (p *Program) Generation() int { return p.generation }

// similar reports whether two links have the same part in the graph: the same calls, starts and locks, wherever they
// stand in the text.
func (l *Link) similar(o *Link) bool {
	return l.Odd == o.Odd && l.method == o.method && slices.Equal(l.Escapes, o.Escapes) &&
		slices.EqualFunc(l.Calls, o.Calls, func(a, b Call) bool { return a.similar(&b) }) &&
		slices.EqualFunc(l.Starts, o.Starts, func(a, b Start) bool { return a.similar(&b) })
}

func (h *Held) similar(o *Held) bool {
	for ; h != nil && o != nil; h, o = h.Before, o.Before {
		if h.Place != o.Place || h.Unknown != o.Unknown || h.Kind != o.Kind {
			return false
		}
	}
	return h == nil && o == nil
}

// collect makes room for the callers of all functions.
func (p *Program) collect() {
	for _, m := range p.Modules() {
		for _, u := range m.Units {
			for _, f := range u.Funcs {
				f.callers, f.escapes, f.started = f.callers[:0], 0, 0
			}
		}
	}
}

// enumerate lists the functions in the order of paths and text, so that what follows does not depend on the order of edits.
func (p *Program) enumerate() {
	p.funcs = p.funcs[:0]
	for _, m := range p.Modules() {
		for _, u := range m.Units {
			p.enlist(u)
		}
	}
	p.lists.order()
	p.numbered = true
}

func (p *Program) enlist(u *Unit) {
	for _, f := range u.Funcs {
		f.id = -1
		if !u.stub {
			f.id = int32(len(p.funcs))
			p.funcs = append(p.funcs, f)
		}
	}
}

// runs reports whether the call runs the body of the function: an async def when it is awaited, a generator when it is
// iterated.
func (c *Call) runs(f *Func) bool {
	if f.IR.Generator && f.IR.Kind != facts.Comprehension {
		return c.Kind == Iterate || c.Kind == Enter
	}
	if f.Async() {
		return c.Awaited
	}
	return true
}

// inGraph reports whether the function is part of the graph: it is there, and parsed.
func (f *Func) inGraph() bool { return !f.gone && f.id >= 0 }

// connect notes who calls, starts and lets go of each function.
func (p *Program) connect() {
	for _, f := range p.funcs {
		f.link.eachCall(func(t *Func, call int) { t.callers = append(t.callers, Caller{f, call}) })
		f.link.count(1)
	}
	p.noteCalled(p.funcs)
}

// eachCall calls do with each call of a function that the call runs; of one that is not parsed, it may.
func (l *Link) eachCall(do func(t *Func, call int)) {
	for i := range l.Calls {
		c := &l.Calls[i]
		for _, t := range c.Targets {
			if !t.gone && (t.id < 0 || c.runs(t)) {
				do(t, i)
			}
		}
	}
}

// eachTarget calls do with each function that a call may run.
func (l *Link) eachTarget(do func(*Func)) {
	for i := range l.Calls {
		for _, t := range l.Calls[i].Targets {
			do(t)
		}
	}
}

// closure are the functions, and what next adds for each of them in turn, as far as something holds, each once.
func closure(from []*Func, holds func(*Func) bool, next func(f *Func, add func(*Func))) []*Func {
	var all []*Func
	seen := map[*Func]bool{}
	add := func(f *Func) {
		if !seen[f] && holds(f) {
			seen[f] = true
			all = append(all, f)
		}
	}
	for _, f := range from {
		add(f)
	}
	for i := 0; i < len(all); i++ {
		next(all[i], add)
	}
	return all
}

// count adds to how often functions escape and are started.
func (l *Link) count(by int32) {
	for _, e := range l.Escapes {
		e.escapes += by
	}
	for i := range l.Starts {
		for _, t := range l.Starts[i].begins() {
			t.started += by
		}
	}
}

// before orders functions by path and place in the text.
func before(a, b *Func) int {
	if c := strings.Compare(a.Unit.Module.Path, b.Unit.Module.Path); c != 0 {
		return c
	}
	return int(a.id - b.id)
}
