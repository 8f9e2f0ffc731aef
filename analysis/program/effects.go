package program

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// rise works out whether and how the functions block: from the calls that do up along the callers, the shortest way first; of
// equal ways, by the first call in the text. All who call one of them are among them, but where a callee's effect goes no
// further; fringe are those that may call functions whose effects stay. A call of several possible functions blocks when all of
// them do. A function that finds out where it runs is not blamed.
func (p *Program) rise(among, fringe []*Func) {
	p.effects = resized(p.effects, len(among))
	for i, f := range among {
		f.rising = &p.effects[i]
	}
	for tier := knowledge.Unbounded; tier <= knowledge.Metadata; tier++ {
		p.climb(tier, among, fringe)
	}
	for _, f := range among {
		effects := f.rising
		f.rising = nil
		if *f.blocks == *effects {
			continue
		}
		f.blocks = noEffects
		if *effects != *noEffects {
			own := *effects
			f.blocks = &own
		}
		p.memo.touch(question{askEffects, f, ""}, f.blocks)
	}
}

// above are the functions, and those whose effects theirs may change: their callers, at any height.
func (p *Program) above(changed []*Func) []*Func {
	return closure(changed, (*Func).inGraph, func(f *Func, add func(*Func)) {
		if f.Async() {
			return
		}
		for _, caller := range f.callers {
			if caller.Func.passes() {
				add(caller.Func)
			}
		}
	})
}

// passes reports whether a function blocks by what it calls.
func (f *Func) passes() bool { return f.IR.Marked != facts.NonBlockingMark && !f.link.asks }

// climb finds the functions that block in the tier, level by level of the calls between them and what blocks.
func (p *Program) climb(tier knowledge.Tier, among, fringe []*Func) {
	var found levels
	for _, f := range among {
		if f.direct(tier).In {
			found.push(f, 0)
		}
	}
	for _, f := range fringe {
		if e := f.through(tier); e.In {
			found.push(f, e.Length)
		}
	}
	for level := int32(0); int(level) < len(found); level++ {
		for _, f := range found[level] {
			if f.rising[tier].In {
				continue
			}
			f.rising[tier] = f.direct(tier)
			if level > 0 {
				f.rising[tier] = f.through(tier)
			}
			found.pushCallers(f, tier)
		}
	}
}

// pushCallers adds the callers that block by the function, which does.
func (l *levels) pushCallers(f *Func, tier knowledge.Tier) {
	if f.Async() {
		return
	}
	for _, caller := range f.callers {
		g := caller.Func
		if g.rising == nil || g.rising[tier].In || !g.passes() {
			continue
		}
		if to, _ := blocking(&g.link.Calls[caller.Call], tier); to != nil {
			l.push(g, f.rising[tier].Length+1)
		}
	}
}

// direct is how the function blocks by itself: by a call that leaves the project, or because a comment says so.
func (f *Func) direct(tier knowledge.Tier) Effect {
	switch {
	case f.IR.Marked == facts.NonBlockingMark, f.link.asks && f.IR.Marked != facts.BlockingMark:
		return Effect{}
	case f.IR.Marked == facts.BlockingMark && tier == knowledge.Unbounded:
		return Effect{In: true, Call: -1}
	case f.link.blocks[tier] > 0:
		return Effect{In: true, Call: f.link.blocks[tier] - 1}
	}
	return Effect{}
}

// through is how the function blocks by the functions that it calls, after what is known of these.
func (f *Func) through(tier knowledge.Tier) (best Effect) {
	if !f.passes() {
		return Effect{}
	}
	for i := range f.link.Calls {
		if to, length := blocking(&f.link.Calls[i], tier); to != nil && (!best.In || length+1 < best.Length) {
			best = Effect{In: true, Length: length + 1, Call: int32(i), To: to}
		}
	}
	return best
}

// blocking is the function by which the call blocks, and that one's length; nil when the call does not block for sure.
func blocking(c *Call, tier knowledge.Tier) (to *Func, length int32) {
	if c.Later {
		return nil, 0
	}
	all := !isConstruction(c)
	for _, t := range c.Targets {
		e := t.effect(tier)
		switch {
		case !e.In || !t.inGraph() || t.Async() || !c.runs(t):
			if all {
				return nil, 0
			}
		case to == nil, all && e.Length > length, !all && e.Length < length:
			to, length = t, e.Length
		}
	}
	return to, length
}

// effect is what is known now of how the function blocks.
func (f *Func) effect(tier knowledge.Tier) Effect {
	if f.rising != nil {
		return f.rising[tier]
	}
	return f.blocks[tier]
}

// isConstruction: the targets of a construction all run, one after the other.
func isConstruction(c *Call) bool { return c.Kind == Plain && c.Receiver.Kind == ClassValue }

// Blocks is how the function blocks in the tier; its In is false when it does not.
func (p *Program) Blocks(f *Func, tier knowledge.Tier) Effect {
	return p.memo.read(question{askEffects, f, ""}, func() any { return f.blocks }).(*effectSet)[tier]
}

// Hop is one step of a chain of calls: the call in the function, and the function that it runs; nil at the last one.
type Hop struct {
	Func *Func
	Call *Call
	To   *Func
}

// Chain is the way from the function down to the call that blocks.
func (p *Program) Chain(f *Func, tier knowledge.Tier) []Hop {
	var hops []Hop
	for f != nil {
		e := p.Blocks(f, tier)
		if !e.In || e.Call < 0 {
			return hops
		}
		calls := p.Link(f).Calls
		if int(e.Call) >= len(calls) {
			return hops
		}
		hops = append(hops, Hop{f, &calls[e.Call], e.To})
		f = e.To
	}
	return hops
}

// Tier is how the call itself blocks; NonBlocking for a call of the project's own functions.
func (p *Program) Tier(f *Func, c *Call) knowledge.Tier {
	k := c.Known
	if k == nil || k.Awaitable || k.Future {
		return knowledge.NonBlocking
	}
	if p.inMemory(f, c) {
		return knowledge.NonBlocking
	}
	switch c.Kind {
	case Enter:
		if c.Awaited {
			return knowledge.NonBlocking
		}
		if c.Receiver.Kind == ExternalInstance && p.lockClass(c.Receiver.Name) != nil {
			return knowledge.NonBlocking // a lock is held for moments; what is held for long blocks by what it does
		}
		return k.EnterTier
	case Leave:
		if c.Awaited {
			return knowledge.NonBlocking
		}
		return k.ExitTier
	case Iterate:
		return k.Tier
	case Plain:
		if k.Iterates || k.Tier == knowledge.NonBlocking || c.Awaited || k.OnlyBounded || p.excused(f, c) {
			return knowledge.NonBlocking
		}
		return k.Tier
	}
	return knowledge.NonBlocking
}

// excused reports whether an argument, or what is known of the object, makes the call return at once.
func (p *Program) excused(f *Func, c *Call) bool {
	if p.askedBefore(f, c) || p.comesDone(f, c) || p.awaitsOwnEnd(f, c) || p.triesLocally(f, c) {
		return true
	}
	if strings.HasPrefix(c.Name, "socket.socket.") && p.mayBeReady(f, c) {
		return true
	}
	for i := range c.Known.Unless {
		u := &c.Known.Unless[i]
		arg := f.Argument(c.Expr, u.Parameter)
		for _, v := range u.Values {
			if p.isLiteral(f, arg, v) {
				return true
			}
		}
	}
	return false
}

func (p *Program) isLiteral(f *Func, arg facts.ID, want string) bool {
	if arg == facts.None {
		return want == "absent"
	}
	switch {
	case want == "absent":
		return false
	case want == "*":
		return true
	case len(want) > 2 && want[:2] == "<=":
		return f.atMost(arg, want[2:])
	}
	e := f.Expr(arg)
	if e.Kind == facts.Const {
		return e.Name == want || e.Op == facts.False && want == "False" || e.Op == facts.True && want == "True"
	}
	if v := p.eval(f, arg); v.Kind == External || v.Kind == ExternalInstance {
		return v.Name == want
	}
	return f.Text(arg) == want
}
