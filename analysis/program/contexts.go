package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// spread works out the contexts of the functions: from the starts down along the calls, the shortest way first; of equal ways,
// from the first caller in the order of paths and text. All that one of them calls is among them; fringe are those that may be
// called by functions whose contexts stay. It reports whether others than before run in threads.
func (p *Program) spread(among, fringe []*Func) (threads bool) {
	p.found = resized(p.found, len(among))
	for i, f := range among {
		f.spreading = &p.found[i]
	}
	sources := p.sources(among)
	for k := knowledge.Import; int(k) < knowledge.Contexts; k++ {
		p.reach(k, sources[k], fringe)
	}
	for _, f := range among {
		found := f.spreading
		f.spreading = nil
		if *f.contexts == *found {
			continue
		}
		if in := found[knowledge.ThreadContext].In; in != f.contexts[knowledge.ThreadContext].In {
			threads = true
			p.inThread(f, in)
		}
		f.contexts = shared(*found)
		p.memo.touch(question{askContexts, f, ""}, f.contexts)
	}
	return threads
}

// inThread notes whether the function runs in a thread.
func (p *Program) inThread(f *Func, in bool) {
	if in {
		p.threaded[f] = true
	} else {
		delete(p.threaded, f)
	}
}

// below are the functions, and those whose contexts theirs may change: what they call, at any depth.
func (p *Program) below(changed []*Func) []*Func {
	return closure(changed, (*Func).inGraph, func(f *Func, add func(*Func)) {
		p.eachCallee(f, knowledge.NoContext, func(t *Func, _ int) { add(t) })
	})
}

// imported is the context of most code of modules.
var imported = func() *contextSet {
	c := contextSet{}
	c[knowledge.Import] = Context{In: true, Call: -1}
	return &c
}()

// shared is the set, of which most functions have one of two.
func shared(c contextSet) *contextSet {
	switch c {
	case *noContexts:
		return noContexts
	case *imported:
		return imported
	}
	return &c
}

// resized is a slice of n zero values, in the same memory where that suffices.
func resized[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// source is a function that begins in a context.
type source struct {
	f    *Func
	at   Context
	many bool
}

// sources are those of the functions that begin in each context, in the order of the starts.
func (p *Program) sources(among []*Func) [knowledge.Contexts][]source {
	all := &p.begins
	for k := range all {
		all[k] = all[k][:0]
	}
	all[knowledge.Main] = p.guarded(all[knowledge.Main])
	for _, f := range among {
		at := source{f, Context{In: true, Call: -1}, false}
		if f.IR.Kind == facts.TopLevel && f.Unit.Owner == nil {
			all[knowledge.Import] = append(all[knowledge.Import], at)
		}
		if f.isRoot() {
			all[knowledge.Main] = append(all[knowledge.Main], at)
		}
		if f.Async() {
			all[knowledge.Loop] = append(all[knowledge.Loop], at)
		}
	}
	for _, f := range p.starters() {
		for i := range f.link.Starts {
			s := &f.link.Starts[i]
			k := s.Run.Context
			if k == knowledge.NoContext {
				continue
			}
			for _, t := range s.begins() {
				// A thread that calls an async def only makes a coroutine.
				if t.spreading != nil && !(t.Async() && k == knowledge.ThreadContext && !s.Run.TakesCoroutine) {
					at := Context{In: true, Call: -1, By: f, Start: int32(i), Awaited: p.isAwaited(f, s)}
					all[k] = append(all[k], source{t, at, s.Run.Many || s.Loops > 0 && !s.InTurn})
				}
			}
		}
	}
	return *all
}

// guarded adds the functions called under `if __name__ == "__main__"`.
func (p *Program) guarded(all []source) []source {
	for _, f := range p.mains() {
		for i := range f.link.Calls {
			c := &f.link.Calls[i]
			if !c.Main {
				continue
			}
			for _, t := range c.Targets {
				if t.spreading != nil && c.runs(t) && !t.Async() {
					all = append(all, source{t, Context{In: true, Call: int32(i), From: f}, false})
				}
			}
		}
	}
	return all
}

// isRoot reports whether nothing in the project is known to run the function: then a user of the project does.
func (f *Func) isRoot() bool {
	return f.IR.Kind == facts.Function && !f.Unit.stub && len(f.callers) == 0 && f.escapes == 0 && f.started == 0
}

// reach follows the calls from the sources, level by level.
func (p *Program) reach(k knowledge.Context, sources []source, fringe []*Func) {
	var found levels
	var many []*Func
	for _, s := range sources {
		c := &s.f.spreading[k]
		if !c.Many && (s.many || c.In && c.By != nil) {
			c.Many = true
			many = append(many, s.f)
		}
		if known := c.In; !known || c.Awaited && !s.at.Awaited {
			s.at.Many = c.Many
			*c = s.at
			if !known {
				p.pushCallees(&found, s.f, k)
			}
		}
	}
	for _, f := range fringe {
		for _, caller := range f.callers {
			if c := caller.Func.contexts[k]; caller.Func.spreading == nil && c.In && caller.brings(f, k) {
				found.push(f, c.Length+1)
				if c.Many && !f.spreading[k].Many {
					f.spreading[k].Many = true
					many = append(many, f)
				}
			}
		}
	}
	for level := int32(1); int(level) < len(found); level++ {
		for _, f := range found[level] {
			if c := &f.spreading[k]; !c.In {
				*c = f.nearest(k, level)
				p.pushCallees(&found, f, k)
			}
		}
	}
	for len(many) > 0 {
		f := many[len(many)-1]
		many = many[:len(many)-1]
		p.eachCallee(f, k, func(t *Func, _ int) {
			if t.spreading != nil && !t.spreading[k].Many {
				t.spreading[k].Many = true
				many = append(many, t)
			}
		})
	}
}

// levels are functions by the number of calls that lie between them and where something begins.
type levels [][]*Func

func (l *levels) push(f *Func, length int32) {
	for int(length) >= len(*l) {
		*l = append(*l, nil)
	}
	(*l)[length] = append((*l)[length], f)
}

func (p *Program) pushCallees(found *levels, f *Func, k knowledge.Context) {
	next := f.spreading[k].Length + 1
	p.eachCallee(f, k, func(t *Func, _ int) {
		if t.spreading != nil && !t.spreading[k].In {
			found.push(t, next)
		}
	})
}

// nearest is how the function comes to run in the context by its first caller on the level above, if there is one that nobody
// waits for, by that.
func (f *Func) nearest(k knowledge.Context, level int32) (best Context) {
	best = f.spreading[k]
	for _, caller := range f.callers {
		c := caller.Func.context(k)
		if !c.In || c.Length != level-1 || !caller.brings(f, k) || best.In && c.Awaited {
			continue
		}
		best = Context{In: true, Length: level, From: caller.Func, Call: int32(caller.Call), Many: best.Many, Awaited: c.Awaited}
		if !c.Awaited {
			break
		}
	}
	return best
}

// context is what is known now of the function in the context.
func (f *Func) context(k knowledge.Context) *Context {
	if f.spreading != nil {
		return &f.spreading[k]
	}
	return &f.contexts[k]
}

// brings reports whether the function runs where its caller runs.
func (c *Caller) brings(f *Func, k knowledge.Context) bool {
	return !f.Async() && !(k == knowledge.Import && c.Func.link.Calls[c.Call].Main)
}

// eachCallee calls do with each function that runs where f runs. The body of an async def runs in the loop, whoever
// calls it; what the main guard calls does not run at import.
func (p *Program) eachCallee(f *Func, k knowledge.Context, do func(t *Func, call int)) {
	for i := range f.link.Calls {
		c := &f.link.Calls[i]
		if c.Main && k == knowledge.Import {
			continue
		}
		for _, t := range c.Targets {
			if !t.inGraph() || t.Async() || !c.runs(t) {
				continue
			}
			do(t, i)
		}
	}
}

// Contexts are the contexts that the function can run in.
func (p *Program) Contexts(f *Func) [knowledge.Contexts]Context { return *p.contextsOf(f) }

// Context is one of them.
func (p *Program) Context(f *Func, k knowledge.Context) Context { return p.contextsOf(f)[k] }

func (p *Program) contextsOf(f *Func) *contextSet {
	if f.IR.Kind == facts.TopLevel {
		// Nothing calls the own code of a unit: its text says where it runs.
		p.readBody(f)
		return f.contexts
	}
	return p.memo.read(question{askContexts, f, ""}, func() any { return f.contexts }).(*contextSet)
}
