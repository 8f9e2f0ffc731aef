package program

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/text"
)

// Nesting is one lock taken while another one is held: in the function itself, or in one that it calls meanwhile.
type Nesting struct {
	Outer, Inner Place
	// Func holds the outer lock, Held; In takes the inner one.
	Func, In *Func
	Held     *Held
	Acquire  *Acquire
	// Hops are the calls from Func down to In.
	Hops []Hop
}

// Site is where Func takes the inner lock, or makes the call that does.
func (n Nesting) Site() Site {
	if len(n.Hops) > 0 {
		return n.Func.CallSite(n.Hops[0].Call)
	}
	return Site{n.Func.Unit, text.Span{Start: n.Acquire.Span.Start, End: n.Acquire.Span.End}}
}

// nestingDepth bounds the calls that are followed from a region that holds a lock.
const nestingDepth = 4

// orders is the state of a search for nestings: the first of each pair of places.
type orders struct {
	p     *Program
	found map[[2]Place]Nesting
	list  []Nesting
}

// LockInversions are the pairs of nestings of the same two locks in opposite orders, each pair once, by path and offset.
func (p *Program) LockInversions() [][2]Nesting {
	o := &orders{p: p, found: map[[2]Place]Nesting{}}
	for _, f := range p.takers() {
		o.function(f)
	}
	var all [][2]Nesting
	done := map[[2]Place]bool{}
	for _, n := range o.list {
		key, back := [2]Place{n.Outer, n.Inner}, [2]Place{n.Inner, n.Outer}
		other, ok := o.found[back]
		if !ok || done[key] || guardedTogether(p, n, other) {
			continue
		}
		done[key], done[back] = true, true
		all = append(all, [2]Nesting{n, other})
	}
	return all
}

func (o *orders) function(f *Func) {
	link := o.p.Link(f)
	for i := range link.Acquires {
		a := &link.Acquires[i]
		for h := a.Before; h != nil; h = h.Before {
			o.add(Nesting{h.Place, a.Place, f, f, h, a, nil})
		}
	}
	for i := range link.Calls {
		c := &link.Calls[i]
		for h := c.Held; h != nil; h = h.Before {
			if ordered(h) {
				o.call(f, c, h, nil, map[*Func]bool{f: true})
			}
		}
	}
}

// call follows a call made with the lock held, where it can only run one function.
func (o *orders) call(f *Func, c *Call, h *Held, hops []Hop, seen map[*Func]bool) {
	if len(c.Targets) != 1 || len(hops) >= nestingDepth || c.Kind == Leave || c.Later || !c.runs(c.Targets[0]) {
		return
	}
	t := c.Targets[0]
	if seen[t] || t.gone || t.Unit.stub {
		return
	}
	seen[t] = true
	hops = append(hops[:len(hops):len(hops)], Hop{f, c, t})
	link := o.p.Link(t)
	if link.Odd {
		return
	}
	for i := range link.Acquires {
		a := &link.Acquires[i]
		o.add(Nesting{h.Place, a.Place, hops[0].Func, t, h, a, hops})
	}
	for i := range link.Calls {
		o.call(t, &link.Calls[i], h, hops, seen)
	}
}

// ordered reports whether the order in which the lock is taken matters: it excludes others, and is one for all.
func ordered(h *Held) bool {
	return !h.Unknown && !h.Shared && !h.Place.Elements && (h.Place.Kind == GlobalPlace || h.Place.Kind == AttrPlace) && h.World != knowledge.ProcessWorld
}

func (o *orders) add(n Nesting) {
	if !ordered(n.Held) || !ordered(n.Acquire.Held) || n.Outer == n.Inner || n.Held.World != n.Acquire.World || n.gives() || n.again() || !n.oneObject() || o.p.neverTaken(n) {
		return
	}
	key := [2]Place{n.Outer, n.Inner}
	if old, ok := o.found[key]; !ok {
		o.found[key] = n
		o.list = append(o.list, n)
	} else if len(n.Hops) < len(old.Hops) {
		o.found[key] = n
	}
}

// again reports whether the thread holds the inner lock already where it takes it: then it waits for nobody.
func (n Nesting) again() bool {
	if n.Held.Holds(n.Inner) || n.Acquire.Before.Holds(n.Inner) {
		return true
	}
	return slices.ContainsFunc(n.Hops, func(h Hop) bool { return h.Call.Held.Holds(n.Inner) })
}

// neverTaken reports whether a call on the way, or the taking of the inner lock, does not happen with what the calls give.
func (p *Program) neverTaken(n Nesting) bool {
	for i := 1; i < len(n.Hops); i++ {
		if p.SwitchedOff(n.Hops[:i+1]) {
			return true
		}
	}
	return len(n.Hops) > 0 && p.offAt(n.In, n.Acquire.Stmt, n.Hops)
}

// gives reports whether the inner acquire may give up: then nothing waits for good.
func (n Nesting) gives() bool {
	a := n.Acquire
	return !a.With && n.In.Expr(a.Expr).Kind == facts.Call && n.In.Expr(a.Expr).List.Len() > 0
}

// oneObject reports whether both locks of one class are of one instance: named by self, with calls through self between.
func (n Nesting) oneObject() bool {
	if n.Outer.Kind != AttrPlace {
		return n.Inner.Kind != AttrPlace || strings.HasPrefix(n.Acquire.Text, "self.")
	}
	if n.Inner.Kind != AttrPlace || n.Inner.Class != n.Outer.Class {
		return true
	}
	return receiverText(n.Held.Text) == "self" && receiverText(n.Acquire.Text) == "self" &&
		!slices.ContainsFunc(n.Hops, func(h Hop) bool { return h.Call.Object == facts.None || h.Func.Text(h.Call.Object) != "self" })
}

func receiverText(s string) string {
	if i := strings.LastIndexByte(s, '.'); i >= 0 {
		return s[:i]
	}
	return ""
}

// guardedTogether reports whether both nestings happen under a third lock, or may: then they never meet.
func guardedTogether(p *Program, a, b Nesting) bool {
	first, unsure := around(p, a)
	second, other := around(p, b)
	return unsure || other || slices.ContainsFunc(first, func(l Place) bool { return slices.Contains(second, l) })
}

// around are the locks that are held before the outer one is taken.
func around(p *Program, n Nesting) ([]Place, bool) {
	places, unsure := p.EntryLocks(n.Func)
	places = slices.Clone(places)
	for h := n.Held.Before; h != nil; h = h.Before {
		unsure = unsure || h.Unknown
		places = append(places, h.Place)
	}
	return places, unsure
}
