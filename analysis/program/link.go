package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/text"
)

// Link is what a function does, with its names resolved: in the order of its text, without code that the target version
// does not run.
type Link struct {
	Calls    []Call
	Acquires []Acquire
	Starts   []Start
	// Pauses are the awaits and yields.
	Pauses []Pause
	// Escapes are the functions that are used as values: who calls them is not known from here.
	Escapes []*Func
	// Odd says that the function returns with a lock held or releases one that it did not take: who calls it holds locks
	// that are not known.
	Odd bool
	// blocks is, for each tier, one more than the index of the first call that blocks so.
	blocks [knowledge.Metadata + 1]int32
	// kind, generator and marked are what callers go by.
	kind      facts.FuncKind
	generator bool
	marked    facts.Mark
	// hasMain says that a call stands under the main guard, holds that one is made with a lock held.
	hasMain, holds bool
	// asks says that it finds out in which thread or under which loop it runs.
	asks bool
	// method is the start method that it sets for the whole process.
	method string
}

var emptyLink = &Link{}

// CallKind is how a call comes about.
type CallKind uint8

// The kinds of calls.
const (
	// Plain is a call as written.
	Plain CallKind = iota
	// PropertyRead reads a property.
	PropertyRead
	// Enter and Leave are the methods of a with statement.
	Enter
	Leave
	// Iterate is the iteration of a for statement or comprehension.
	Iterate
	// Callback is a call, by the callee, of a callable that it was given.
	Callback
	// Nested is the code of a comprehension, run in place.
	Nested
	// Operator is the call of a special method by an operator, a test or a builtin: __getitem__ by x[k].
	Operator
	// Decoration is the call of a decorator where a function or class is defined.
	Decoration
	// Wrapped is the code that a decorator put around the function that is called.
	Wrapped
)

// Call is one call. There are many: its fields are in an order that leaves no gaps.
type Call struct {
	Span text.Span
	// Targets are the functions of the project that it may run, all of them; several when methods are overridden.
	Targets []*Func
	// Name is the qualified name of what is called outside the project, and Known what the tables say of it.
	Name  string
	Known *knowledge.Function
	// Receiver is the object whose method is called.
	Receiver Value
	Held     *Held
	// Loops is how many loops of the function it stands in.
	Loops int
	// Expr is the call, or the expression that causes it; None where there is none.
	Expr facts.ID
	// Object is the expression of the receiver; None where there is none.
	Object facts.ID
	// Stmt is the statement that it stands in.
	Stmt facts.ID
	Kind CallKind
	// Awaited says that the result is awaited at once, or that it is an async with or async for.
	Awaited bool
	// Main says that it stands under `if __name__ == "__main__"`.
	Main bool
	// Caught says that it stands in a try with an except clause.
	Caught bool
	// Later says that the code of a generator expression, or what map() calls, is not seen to run here: it runs where somebody goes
	// through what is made.
	Later bool
}

// Held is a lock that is held, and those taken before it.
type Held struct {
	Before *Held
	Place  Place
	Kind   knowledge.LockKind
	World  knowledge.World
	// Unknown says that something is held of which nothing is known.
	Unknown bool
	// Text is how the code names the lock, and Span where it takes it.
	Text string
	Span text.Span
	// Waits says that it was taken with async with or await.
	Waits bool
	// Shared says that a semaphore or the like does not exclude others.
	Shared bool
}

// Acquire is the taking of a lock.
type Acquire struct {
	*Held
	// With says that a with statement takes it.
	With  bool
	Stmt  facts.ID
	Expr  facts.ID
	Loops int
}

// Pause is an await or a yield.
type Pause struct {
	Span text.Span
	Expr facts.ID
	Held *Held
	// Yield says that it is a yield.
	Yield bool
	Stmt  facts.ID
}

// Start is a place where a callable begins to run in a context of its own, or is made ready to.
type Start struct {
	Call int
	Expr facts.ID
	Span text.Span
	Run  *knowledge.Run
	// Name is the qualified name of what starts it: "threading.Thread".
	Name string
	// Callable is the expression of the callable; None for the run method of a subclass.
	Callable facts.ID
	Value    Value
	Targets  []*Func
	// Wrappers are what decorators put around the targets.
	Wrappers []*Func
	// Args are the expressions of the arguments that the callable is given (Passing says how), by position; Keywords, by
	// name.
	Args  []facts.ID
	Loops int
	Main  bool
	Stmt  facts.ID
	// Through is the function of the project that starts it with a parameter; nil when this code does.
	Through *Func
	// InTurn says that it is joined in the loop that starts it, before the next one starts.
	InTurn bool
}

// begins are all functions that begin to run: the targets, and what decorators put around them.
func (s *Start) begins() []*Func {
	if len(s.Wrappers) == 0 {
		return s.Targets
	}
	return slices.Concat(s.Targets, s.Wrappers)
}

// Link is what the function does.
func (p *Program) Link(f *Func) *Link {
	if f.onlyDefines() {
		p.readBody(f)
		return emptyLink
	}
	return p.memo.ask(question{askLink, f, ""}).(*Link)
}

// onlyDefines reports whether the function is the own code of a unit that does nothing but define functions: no decorator is called
// and no default is worked out.
func (f *Func) onlyDefines() bool {
	if f.IR.Kind != facts.TopLevel {
		return false
	}
	does := false
	for _, id := range f.Items(f.IR.Body) {
		s := f.Stmt(id)
		does = does || s.Kind != facts.Def
		ownExprs(f.Unit.Facts, s, func(facts.ID) { does = true })
	}
	return !does
}

func (p *Program) linkOf(f *Func) any {
	p.needBody(f)
	around := p.heldByWrappers(f)
	w := &walker{p: p, f: f, link: &Link{Calls: p.takeCalls()}, stmt: facts.None, held: around}
	w.block(f.IR.Body)
	w.link.Odd = w.link.Odd || w.held != around
	calls := w.link.Calls
	w.link.Calls, w.link.Starts, w.link.Escapes = append([]Call(nil), calls...), slices.Clone(w.link.Starts), slices.Clone(w.link.Escapes)
	p.giveCalls(calls)
	w.link.summarise(p, f)
	return w.link
}

// takeCalls gives an empty list with room in it, to be given back: links are made one within the other.
func (p *Program) takeCalls() []Call {
	last := len(p.spareCalls) - 1
	if last < 0 {
		return nil
	}
	list := p.spareCalls[last]
	p.spareCalls = p.spareCalls[:last]
	return list
}

func (p *Program) giveCalls(list []Call) {
	clear(list)
	p.spareCalls = append(p.spareCalls, list[:0])
}

// summarise notes what the graph asks of every link again and again.
func (l *Link) summarise(p *Program, f *Func) {
	l.method = p.sets(f, l)
	l.kind, l.generator, l.marked = f.IR.Kind, f.IR.Generator, f.IR.Marked
	l.findAsking(f)
	l.findInTurn(f)
	for i := range l.Starts {
		l.Starts[i].Wrappers = p.wrappersOf(l.Starts[i].Targets)
	}
	for i := range l.Calls {
		c := &l.Calls[i]
		if t := p.Tier(f, c); t != knowledge.NonBlocking && l.blocks[t] == 0 {
			l.blocks[t] = int32(i + 1)
		}
		l.hasMain = l.hasMain || c.Main
		l.holds = l.holds || c.Held != nil
	}
}

func (l *Link) same(other any) bool { return l == other.(*Link) }

// Holds reports whether the place is among the locks held.
func (h *Held) Holds(place Place) bool {
	for ; h != nil; h = h.Before {
		if h.Place == place && !h.Unknown {
			return true
		}
	}
	return false
}

// Unsure reports whether something is held of which nothing is known.
func (h *Held) Unsure() bool {
	for ; h != nil; h = h.Before {
		if h.Unknown {
			return true
		}
	}
	return false
}

// without is the locks held when the latest one with the place is released.
func (h *Held) without(place Place, text string) (*Held, bool) {
	if h == nil {
		return nil, false
	}
	if h.Place == place && h.Text == text {
		return h.Before, true
	}
	rest, found := h.Before.without(place, text)
	if !found {
		return h, false
	}
	kept := *h
	kept.Before = rest
	return &kept, true
}

// both is what is held on both ways.
func both(a, b *Held) *Held {
	if a == b || a == nil || b == nil {
		if a == b {
			return a
		}
		return nil
	}
	if !b.has(a) {
		return both(a.Before, b)
	}
	kept := *a
	kept.Before = both(a.Before, b)
	return &kept
}

func (h *Held) has(lock *Held) bool {
	for ; h != nil; h = h.Before {
		if h.Place == lock.Place && h.Text == lock.Text && h.Unknown == lock.Unknown {
			return true
		}
	}
	return false
}
