package program

import (
	"cmp"
	"slices"
)

// rewire gives a function with a new link its place among the callers of others, and notes whom that may concern.
func (p *Program) rewire(f *Func, old *Link) {
	changed := map[*Func]bool{}
	for _, l := range []*Link{old, f.link} {
		l.eachCall(func(t *Func, _ int) { changed[t] = true })
		for _, t := range l.Escapes {
			changed[t] = true
		}
		for i := range l.Starts {
			for _, t := range l.Starts[i].begins() {
				changed[t] = true
			}
		}
	}
	for t := range changed {
		t.callers = slices.DeleteFunc(t.callers, func(c Caller) bool { return c.Func == f })
	}
	f.link.eachCall(func(t *Func, call int) { t.calledBy(Caller{f, call}) })
	old.count(-1)
	f.link.count(1)
	p.blockers = append(p.blockers, f)
	for t := range changed {
		p.met = append(p.met, t)
	}
	if len(changed) == 0 {
		p.generation++
	}
}

// calledBy adds a caller, in the order of paths and text.
func (f *Func) calledBy(c Caller) {
	at, _ := slices.BinarySearchFunc(f.callers, c, func(a, b Caller) int {
		return cmp.Or(cmp.Compare(a.Func.id, b.Func.id), cmp.Compare(a.Call, b.Call))
	})
	f.callers = slices.Insert(f.callers, at, c)
}
