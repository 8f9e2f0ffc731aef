package program

import "slices"

// lists are functions of the graph of which something holds, in the order of paths and text; nil where they must be listed again.
type lists struct{ locking, holding, starting, guarding []*Func }

// takers are the functions that take locks.
func (p *Program) takers() []*Func {
	return p.listed(&p.locking, func(l *Link) bool { return len(l.Acquires) > 0 })
}

// holders are the functions that call others with a lock held.
func (p *Program) holders() []*Func {
	return p.listed(&p.holding, func(l *Link) bool { return l.holds })
}

// starters are the functions that start others.
func (p *Program) starters() []*Func {
	return p.listed(&p.starting, func(l *Link) bool { return len(l.Starts) > 0 })
}

// mains are the functions with a call under the main guard.
func (p *Program) mains() []*Func {
	return p.listed(&p.guarding, func(l *Link) bool { return l.hasMain })
}

// order puts the functions that are left in the order that they have now.
func (l *lists) order() {
	for _, list := range []*[]*Func{&l.locking, &l.holding, &l.starting, &l.guarding} {
		*list = slices.DeleteFunc(*list, func(f *Func) bool { return f.gone })
		slices.SortFunc(*list, func(a, b *Func) int { return int(a.id - b.id) })
	}
}

func (p *Program) listed(list *[]*Func, holds func(*Link) bool) []*Func {
	if *list != nil {
		return *list
	}
	all := []*Func{}
	for _, f := range p.funcs {
		if holds(f.link) {
			all = append(all, f)
		}
	}
	*list = all
	return all
}

// relist forgets the lists in which the function came or went with its new link.
func (p *Program) relist(old, link *Link) {
	if len(old.Acquires) > 0 != (len(link.Acquires) > 0) {
		p.locking = nil
	}
	if old.holds != link.holds {
		p.holding = nil
	}
	if len(old.Starts) > 0 != (len(link.Starts) > 0) {
		p.starting = nil
	}
	if old.hasMain != link.hasMain {
		p.guarding = nil
	}
}
