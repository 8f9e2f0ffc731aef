package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// spread works out the contexts of all functions: from the starts down along the calls, the shortest way first.
func (p *Program) spread() {
	p.found = resized(p.found, len(p.funcs))
	sources := p.sources()
	for k := knowledge.Import; int(k) < knowledge.Contexts; k++ {
		p.reach(k, sources[k])
	}
	for i, f := range p.funcs {
		if *f.contexts == p.found[i] {
			continue
		}
		f.contexts = shared(p.found[i])
		p.memo.touch(question{askContexts, f, ""}, f.contexts)
	}
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

// sources are the functions that begin in each context, in the order of the starts.
func (p *Program) sources() [knowledge.Contexts][]source {
	all := &p.begins
	for k := range all {
		all[k] = all[k][:0]
	}
	all[knowledge.Import] = p.where(all[knowledge.Import], func(f *Func) bool { return f.IR.Kind == facts.TopLevel && f.Unit.Owner == nil })
	all[knowledge.Main] = p.where(p.guarded(all[knowledge.Main]), p.isRoot)
	all[knowledge.Loop] = p.where(all[knowledge.Loop], (*Func).Async)
	for _, f := range p.funcs {
		for i := range f.link.Starts {
			s := &f.link.Starts[i]
			k := s.Run.Context
			if k == knowledge.NoContext {
				continue
			}
			for _, t := range s.Targets {
				if t.inGraph() {
					all[k] = append(all[k], source{t, Context{In: true, Call: -1, By: f, Start: int32(i)}, s.Run.Many || s.Loops > 0})
				}
			}
		}
	}
	return *all
}

// where adds the functions of which something holds.
func (p *Program) where(all []source, holds func(*Func) bool) []source {
	for _, f := range p.funcs {
		if holds(f) {
			all = append(all, source{f, Context{In: true, Call: -1}, false})
		}
	}
	return all
}

// guarded adds the functions called under `if __name__ == "__main__"`.
func (p *Program) guarded(all []source) []source {
	for _, f := range p.funcs {
		if !f.link.hasMain {
			continue
		}
		for i := range f.link.Calls {
			c := &f.link.Calls[i]
			if !c.Main {
				continue
			}
			for _, t := range c.Targets {
				if t.inGraph() && c.runs(t) && !t.Async() {
					all = append(all, source{t, Context{In: true, Call: int32(i), From: f}, false})
				}
			}
		}
	}
	return all
}

// isRoot reports whether nothing in the project is known to run the function: then a user of the project does.
func (p *Program) isRoot(f *Func) bool {
	return f.IR.Kind == facts.Function && !f.Unit.stub && len(f.callers) == 0 && !f.escapes && !f.started
}

// reach follows the calls from the sources, breadth first.
func (p *Program) reach(k knowledge.Context, sources []source) {
	found := p.found
	queue := make([]*Func, 0, len(sources))
	var many []*Func
	for _, s := range sources {
		c := &found[s.f.id][k]
		if s.many || c.In && c.By != nil {
			if !c.Many {
				c.Many = true
				many = append(many, s.f)
			}
		}
		if c.In {
			continue
		}
		s.at.Many = c.Many
		*c = s.at
		queue = append(queue, s.f)
	}
	for next := 0; next < len(queue); next++ {
		f := queue[next]
		p.eachCallee(f, k, func(t *Func, call int) {
			c := &found[t.id][k]
			if !c.In {
				*c = Context{In: true, Length: found[f.id][k].Length + 1, From: f, Call: int32(call), Many: c.Many}
				queue = append(queue, t)
			}
		})
	}
	for len(many) > 0 {
		f := many[len(many)-1]
		many = many[:len(many)-1]
		p.eachCallee(f, k, func(t *Func, _ int) {
			if c := &found[t.id][k]; !c.Many {
				c.Many = true
				many = append(many, t)
			}
		})
	}
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
func (p *Program) Contexts(f *Func) [knowledge.Contexts]Context {
	return *p.memo.read(question{askContexts, f, ""}, func() any { return f.contexts }).(*contextSet)
}

// Context is one of them.
func (p *Program) Context(f *Func, k knowledge.Context) Context {
	return p.memo.read(question{askContexts, f, ""}, func() any { return f.contexts }).(*contextSet)[k]
}
