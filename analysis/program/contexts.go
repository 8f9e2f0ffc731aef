package program

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// spread works out the contexts of all functions: from the starts down along the calls, the shortest way first.
func (p *Program) spread() {
	found := make([][knowledge.Contexts]Context, len(p.funcs))
	for k := range knowledge.Contexts {
		p.reach(knowledge.Context(k), p.sources(knowledge.Context(k)), found)
	}
	for i, f := range p.funcs {
		if f.contexts != found[i] {
			f.contexts = found[i]
			p.memo.touch(question{askContexts, f, ""}, found[i])
		}
	}
}

// source is a function that begins in a context.
type source struct {
	f    *Func
	at   Context
	many bool
}

// sources are the functions that begin in the context, in the order of the starts.
func (p *Program) sources(k knowledge.Context) []source {
	switch k {
	case knowledge.NoContext:
		return nil
	case knowledge.Import:
		return p.where(func(f *Func) bool { return f.IR.Kind == facts.TopLevel && f.Unit.Owner == nil })
	case knowledge.Main:
		return append(p.guarded(), p.where(p.isRoot)...)
	}
	var all []source
	if k == knowledge.Loop {
		all = p.where((*Func).Async)
	}
	for _, f := range p.funcs {
		for i := range f.link.Starts {
			s := &f.link.Starts[i]
			if s.Run.Context != k {
				continue
			}
			for _, t := range s.Targets {
				all = append(all, source{t, Context{In: true, Call: -1, By: f, Start: i}, s.Run.Many || s.Loops > 0})
			}
		}
	}
	return all
}

func (p *Program) where(holds func(*Func) bool) []source {
	var all []source
	for _, f := range p.funcs {
		if holds(f) {
			all = append(all, source{f, Context{In: true, Call: -1}, false})
		}
	}
	return all
}

// guarded are the functions called under `if __name__ == "__main__"`.
func (p *Program) guarded() []source {
	var all []source
	for _, f := range p.funcs {
		for i := range f.link.Calls {
			c := &f.link.Calls[i]
			if !c.Main {
				continue
			}
			for _, t := range c.Targets {
				if c.runs(t) && !t.Async() {
					all = append(all, source{t, Context{In: true, Call: i, From: f}, false})
				}
			}
		}
	}
	return all
}

// isRoot reports whether nothing in the project is known to run the function: then a user of the project does.
func (p *Program) isRoot(f *Func) bool {
	return f.IR.Kind == facts.Function && len(f.callers) == 0 && !f.escapes && !f.started
}

// reach follows the calls from the sources, breadth first.
func (p *Program) reach(k knowledge.Context, sources []source, found [][knowledge.Contexts]Context) {
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
	for len(queue) > 0 {
		f := queue[0]
		queue = queue[1:]
		p.eachCallee(f, k, func(t *Func, call int) {
			c := &found[t.id][k]
			if !c.In {
				*c = Context{In: true, Length: found[f.id][k].Length + 1, From: f, Call: call, Many: c.Many}
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
			if t.gone || t.Async() || !c.runs(t) {
				continue
			}
			do(t, i)
		}
	}
}

// Contexts are the contexts that the function can run in.
func (p *Program) Contexts(f *Func) [knowledge.Contexts]Context {
	return p.memo.read(question{askContexts, f, ""}, func() any { return f.contexts }).([knowledge.Contexts]Context)
}

// Context is one of them.
func (p *Program) Context(f *Func, k knowledge.Context) Context { return p.Contexts(f)[k] }
