package program

import "slices"

// Most edits of a function change what it calls outside the project, or nothing of that kind: then the graph stays, and only
// where its calls stand in the list of the link, and how it blocks, may be another.

// adopt gives the function its new link and notes what of the graph must be worked out again for it.
func (p *Program) adopt(f *Func, link *Link) {
	old := f.link
	f.link = link
	if old == nil {
		old = emptyLink
		p.met = append(p.met, f)
	}
	if p.dirty || link.method != old.method {
		p.dirty = true
		return
	}
	p.relist(old, link)
	// What follows in a script shares places with the threads that it starts.
	p.sharing = p.sharing || f.OfScript() && len(old.Starts) != len(link.Starts)
	moved, same := link.sameEdges(old)
	if !same || p.reordered {
		p.rewire(f, old)
		return
	}
	if !old.similar(link) {
		if old.weighs() || link.weighs() || f.OfScript() {
			p.generation++
		}
		p.renumber(f, old, moved)
	}
	if link.asks != old.asks || !sameTiers(link, old) {
		p.blockers = append(p.blockers, f)
		return
	}
	p.renumberEffects(f, moved)
}

// weighs reports whether the function starts something or takes a lock: then rules over programs look at its other calls too. At
// those of a function that uses a place they look by its accesses.
func (l *Link) weighs() bool { return len(l.Starts) > 0 || len(l.Acquires) > 0 || l.holds }

// sameEdges reports whether two links of a function have the same calls of functions of the project, starts and locks. moved says
// where the calls of the old one, by index, are in this one.
func (l *Link) sameEdges(old *Link) (moved map[int]int, same bool) {
	if l.Odd != old.Odd || l.method != old.method || !slices.Equal(l.Escapes, old.Escapes) || !l.sameStarts(old) {
		return nil, false
	}
	inner, before := l.inner(), old.inner()
	if len(inner) != len(before) {
		return nil, false
	}
	moved = make(map[int]int, len(inner))
	for i, at := range inner {
		if !l.Calls[at].similar(&old.Calls[before[i]]) {
			return nil, false
		}
		moved[before[i]] = at
	}
	return moved, true
}

// inner are the indices of the calls that stay in the project.
func (l *Link) inner() (at []int) {
	for i := range l.Calls {
		if len(l.Calls[i].Targets) > 0 {
			at = append(at, i)
		}
	}
	return at
}

func (l *Link) sameStarts(old *Link) bool {
	if len(l.Starts) != len(old.Starts) {
		return false
	}
	for i := range l.Starts {
		a, b := &l.Starts[i], &old.Starts[i]
		if !a.similar(b) || a.Call < 0 != (b.Call < 0) || a.Call >= 0 && !l.Calls[a.Call].similar(&old.Calls[b.Call]) {
			return false
		}
		if i > 0 && (a.Call == l.Starts[i-1].Call) != (b.Call == old.Starts[i-1].Call) {
			return false
		}
	}
	return true
}

func (c *Call) similar(o *Call) bool {
	return c.Kind == o.Kind && c.Name == o.Name && c.Awaited == o.Awaited && c.Main == o.Main && c.Loops == o.Loops &&
		c.Later == o.Later && slices.Equal(c.Targets, o.Targets) && c.Held.similar(o.Held)
}

func (s *Start) similar(o *Start) bool {
	return s.Name == o.Name && s.Run == o.Run && slices.Equal(s.Targets, o.Targets) && slices.Equal(s.Wrappers, o.Wrappers) && s.Loops == o.Loops && s.InTurn == o.InTurn
}

// sameTiers reports whether two links block in the same tiers.
func sameTiers(a, b *Link) bool {
	for tier := range a.blocks {
		if a.blocks[tier] > 0 != (b.blocks[tier] > 0) {
			return false
		}
	}
	return true
}

// renumber tells the callees of the function where its calls of them stand now.
func (p *Program) renumber(f *Func, old *Link, moved map[int]int) {
	seen := map[*Func]bool{}
	for from := range moved {
		for _, t := range old.Calls[from].Targets {
			if !seen[t] && !t.gone {
				seen[t] = true
				p.renumberCallee(f, t, moved)
			}
		}
	}
}

func (p *Program) renumberCallee(f, t *Func, moved map[int]int) {
	for i := range t.callers {
		if c := &t.callers[i]; c.Func == f {
			c.Call = moved[c.Call]
		}
	}
	contexts := *t.contexts
	for k := range contexts {
		if c := &contexts[k]; c.From == f {
			c.Call = int32(moved[int(c.Call)])
		}
	}
	if contexts != *t.contexts {
		t.contexts = &contexts
		p.memo.touch(question{askContexts, t, ""}, t.contexts)
	}
}

// renumberEffects says by which calls of its link the function blocks, where it blocks as before.
func (p *Program) renumberEffects(f *Func, moved map[int]int) {
	effects := *f.blocks
	for tier := range effects {
		switch e := &effects[tier]; {
		case !e.In || e.Call < 0:
		case e.To != nil:
			e.Call = int32(moved[int(e.Call)])
		default:
			e.Call = f.link.blocks[tier] - 1
		}
	}
	if effects != *f.blocks {
		f.blocks = &effects
		p.memo.touch(question{askEffects, f, ""}, f.blocks)
	}
}
