package profile

import "slices"

// paths are stacks of frames that are known by their index only, put together by their common beginnings: what stacks
// cost in memory follows how different they are, not how many there are. Step 0 is the empty stack.
type paths struct {
	steps []pathStep
	next  map[pathStep]int32
}

// pathStep is a frame and the stack outside of it.
type pathStep struct{ parent, frame int32 }

func newPaths() *paths {
	return &paths{steps: []pathStep{{-1, -1}}, next: map[pathStep]int32{}}
}

// step is the stack of at with one more frame within.
func (p *paths) step(at, frame int32) int32 {
	key := pathStep{at, frame}
	if to, ok := p.next[key]; ok {
		return to
	}
	to := int32(len(p.steps))
	p.steps = append(p.steps, key)
	p.next[key] = to
	return to
}

// frames are the frames of the stack, outermost first, by the ids that id gives; not ok if it knows one of them not.
func (p *paths) frames(at int32, id func(frame int32) (frameID, bool), into []frameID) (stack []frameID, ok bool) {
	for ; at > 0; at = p.steps[at].parent {
		f, ok := id(p.steps[at].frame)
		if !ok {
			return into, false
		}
		into = append(into, f)
	}
	slices.Reverse(into)
	return into, true
}
