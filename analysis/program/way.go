package program

import "github.com/parahint/parahint/analysis/knowledge"

// Way is how a function comes to run in a context: the calls from the function that is started there down to it. Start is
// the place of the start, nil where the context needs none: of an async def, of the code of a module.
type Way struct {
	Start *Start
	// By is the function that has the start.
	By *Func
	// Root is the function that is started, and Hops the calls from there on.
	Root *Func
	Hops []Hop
}

// longestWay bounds a way while the contexts are of an older state than the links.
const longestWay = 64

// WayTo is the shortest way in which the function comes to run in the context.
func (p *Program) WayTo(f *Func, k knowledge.Context) Way {
	w := Way{Root: f}
	for range longestWay {
		at := p.Context(w.Root, k)
		if at.From == nil {
			if at.By != nil {
				if starts := p.Link(at.By).Starts; int(at.Start) < len(starts) {
					w.By, w.Start = at.By, &starts[at.Start]
				}
			}
			return w
		}
		calls := p.Link(at.From).Calls
		if at.Call < 0 || int(at.Call) >= len(calls) {
			return w
		}
		w.Hops = append([]Hop{{at.From, &calls[at.Call], w.Root}}, w.Hops...)
		w.Root = at.From
	}
	return w
}

// Sure reports whether each call on the way runs what follows, whatever classes are used.
func (w Way) Sure() bool {
	for _, h := range w.Hops {
		if len(h.Call.Targets) > 1 && !isConstruction(h.Call) {
			return false
		}
	}
	return true
}
