package program

import "slices"

// entryLocks are the locks held at every call of a function.
type entryLocks struct {
	places []Place
	// unsure says that each call may hold one more lock, which is unknown at some: a call that surely holds nothing
	// settles it.
	unsure bool
}

// enterLocks works out the locks held on entry: the most that all known calls agree on. Only what is called with a lock
// held, or by what is, can have any.
func (p *Program) enterLocks() {
	before := p.inherits
	p.inherits = map[*Func]bool{}
	var all []*Func
	for _, f := range p.holders() {
		for i := range f.link.Calls {
			if c := &f.link.Calls[i]; c.Held != nil {
				all = append(all, c.Targets...)
			}
		}
	}
	p.settleLocks(p.inherit(all))
	for f := range before {
		if !p.inherits[f] && !f.gone {
			p.enter(f, nil)
		}
	}
}

// mendLocks does so for the functions, where locks may be held, and for those that they call.
func (p *Program) mendLocks(changed []*Func) {
	held := slices.DeleteFunc(slices.Clone(changed), func(f *Func) bool { return !p.mayHold(f) })
	// What one of these calls has a caller that inherits locks, or did.
	work := closure(held, func(f *Func) bool { return f.inGraph() && (p.inherits[f] || p.canInherit(f)) }, callees)
	for _, f := range work {
		delete(p.inherits, f)
	}
	p.settleLocks(p.inherit(slices.DeleteFunc(slices.Clone(work), func(f *Func) bool { return !p.mayHold(f) })))
	for _, f := range work {
		if !p.inherits[f] {
			p.enter(f, nil)
		}
	}
}

// inherit adds the functions, and those that they call, to the ones on whose entry locks may be held, and gives those that were
// added.
func (p *Program) inherit(held []*Func) []*Func {
	added := closure(held, func(f *Func) bool { return !p.inherits[f] && p.canInherit(f) }, callees)
	for _, f := range added {
		p.inherits[f] = true
	}
	return added
}

func callees(f *Func, add func(*Func)) { f.link.eachTarget(add) }

func (p *Program) enter(f *Func, entry *entryLocks) {
	f.entry = entry
	p.memo.touch(question{askEntry, f, ""}, entry)
}

// mayHold reports whether locks may be held on entry of the function, or might before.
func (p *Program) mayHold(f *Func) bool {
	return p.inherits[f] || p.canInherit(f) && slices.ContainsFunc(f.callers, func(c Caller) bool {
		return p.inherits[c.Func] || c.Func.link.Calls[c.Call].Held != nil
	})
}

// canInherit reports whether all callers of the function are known and hold something, or may.
func (p *Program) canInherit(f *Func) bool {
	return f.inGraph() && f.IsFunction() && len(f.callers) > 0 && f.escapes == 0 && f.started == 0
}

// settleLocks takes locks away until all calls agree. It begins with all that any call holds.
func (p *Program) settleLocks(work []*Func) {
	state := make(map[*Func]*entryLocks, len(work))
	for _, f := range work {
		state[f] = nil
	}
	for changed := true; changed; {
		changed = false
		for _, f := range work {
			next := p.meet(f, state)
			if old := state[f]; old == nil && next != nil || old != nil && next != nil && !old.equal(next) {
				state[f] = next
				changed = true
			}
		}
	}
	for _, f := range work {
		p.enter(f, state[f])
	}
}

func (l *entryLocks) same(other any) bool {
	o := other.(*entryLocks)
	return l == o || l != nil && o != nil && l.equal(o)
}

func (l *entryLocks) equal(o *entryLocks) bool {
	return l.unsure == o.unsure && slices.Equal(l.places, o.places)
}

// meet is what all calls of the function hold; a caller that is not settled yet does not count.
func (p *Program) meet(f *Func, state map[*Func]*entryLocks) *entryLocks {
	var all *entryLocks
	for _, c := range f.callers {
		held := heldAt(c.Func.link.Calls[c.Call].Held, f)
		if from := c.Func.Enclosing(); p.inherits[from] {
			above, open := state[from]
			if !open {
				above = from.entry
			}
			if above == nil {
				continue
			}
			held = held.plus(above)
		}
		if all == nil {
			all = held
		} else {
			all = all.and(held)
		}
	}
	return all
}

func heldAt(h *Held, in *Func) *entryLocks {
	l := &entryLocks{}
	for ; h != nil; h = h.Before {
		switch {
		case h.Unknown:
			l.unsure = true
		case h.Place.Kind == LocalPlace && !in.inside(h.Place.Func), h.Shared:
		case !slices.Contains(l.places, h.Place):
			l.places = append(l.places, h.Place)
		}
	}
	return l
}

// inside reports whether the function lies within the other one.
func (f *Func) inside(outer *Func) bool {
	for ; f != nil; f = f.Parent {
		if f == outer {
			return true
		}
	}
	return false
}

func (l *entryLocks) plus(o *entryLocks) *entryLocks {
	sum := &entryLocks{slices.Clone(l.places), l.unsure || o.unsure}
	for _, place := range o.places {
		if !slices.Contains(sum.places, place) {
			sum.places = append(sum.places, place)
		}
	}
	return sum
}

// and is what both calls hold: what is unknown at one may be what the other holds.
func (l *entryLocks) and(o *entryLocks) *entryLocks {
	kept := slices.DeleteFunc(slices.Clone(l.places), func(place Place) bool { return !slices.Contains(o.places, place) })
	unsure := l.unsure && (o.unsure || len(o.places) > 0) || o.unsure && len(l.places) > 0
	return &entryLocks{kept, unsure}
}

// EntryLocks are the places of the locks that are held at every call of the function, and whether something unknown may
// be held at every one too.
func (p *Program) EntryLocks(f *Func) (places []Place, unsure bool) {
	f = f.Enclosing()
	entry := p.memo.read(question{askEntry, f, ""}, func() any { return f.entry }).(*entryLocks)
	if entry == nil {
		return nil, false
	}
	return entry.places, entry.unsure
}
