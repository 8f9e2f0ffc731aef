package program

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// rise works out which functions block: from the calls that do up along the callers, the shortest way first. A call of
// several possible functions blocks when all of them do. A function that finds out where it runs is not blamed.
func (p *Program) rise() {
	p.effects = resized(p.effects, len(p.funcs))
	for tier := knowledge.Unbounded; tier <= knowledge.Metadata; tier++ {
		p.climb(tier, p.effects)
	}
	for i, f := range p.funcs {
		if *f.blocks == p.effects[i] {
			continue
		}
		f.blocks = noEffects
		if p.effects[i] != *noEffects {
			own := p.effects[i]
			f.blocks = &own
		}
		p.memo.touch(question{askEffects, f, ""}, f.blocks)
	}
}

func (p *Program) climb(tier knowledge.Tier, found []effectSet) {
	var queue []*Func
	for _, f := range p.funcs {
		switch {
		case f.IR.Marked == facts.NonBlockingMark, f.link.asks && f.IR.Marked != facts.BlockingMark:
		case f.IR.Marked == facts.BlockingMark && tier == knowledge.Unbounded:
			found[f.id][tier] = Effect{In: true, Call: -1}
			queue = append(queue, f)
		case f.link.blocks[tier] > 0:
			found[f.id][tier] = Effect{In: true, Call: f.link.blocks[tier] - 1}
			queue = append(queue, f)
		}
	}
	for next := 0; next < len(queue); next++ {
		f := queue[next]
		if f.Async() {
			continue
		}
		for _, caller := range f.callers {
			g := caller.Func
			if found[g.id][tier].In || g.IR.Marked == facts.NonBlockingMark || g.link.asks || !p.allBlock(&g.link.Calls[caller.Call], tier, found) {
				continue
			}
			found[g.id][tier] = Effect{In: true, Length: found[f.id][tier].Length + 1, Call: int32(caller.Call), To: f}
			queue = append(queue, g)
		}
	}
}

func (p *Program) allBlock(c *Call, tier knowledge.Tier, found []effectSet) bool {
	if isConstruction(c) {
		return true
	}
	for _, t := range c.Targets {
		if !t.inGraph() || !found[t.id][tier].In || t.Async() {
			return false
		}
	}
	return true
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
	if f.knownDone(c) {
		return true
	}
	if strings.HasPrefix(c.Name, "socket.socket.") && p.readySockets(f.Unit.Module) {
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

// readySockets reports whether the module speaks of sockets that do not wait: which of its sockets these are is not
// followed.
func (p *Program) readySockets(m *Module) bool {
	return slices.ContainsFunc([]string{"setblocking", "BlockingIOError", "SOCK_DGRAM"}, func(word string) bool {
		return len(p.Mentions(m, word)) > 0
	})
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
