package program

import (
	"maps"
	"slices"
)

// memo holds answers to questions with what each asked, so that after a change only the answers that could differ are
// worked out again, and what asked for them only when they do differ. Questions may be circular: then the answers are
// the least ones that fit together, whoever asked first.
type memo struct {
	nodes map[question]*node
	stack []*frame
	// asked is what the questions being answered have asked so far, those of the outermost first; spare are frames that
	// are used again.
	asked []*node
	spare []*frame
	// compute works out an answer; bottom is what a circular question says while it is open.
	compute  func(question) any
	bottom   func(question) any
	revision uint32
	// pass numbers the passes over lists of dependencies; none is old enough to be taken for another.
	pass uint32
	// stale are the answers that a change of an input may have made wrong since the last call of next.
	stale []*node
}

// question is what is asked (kind), of what, by which name.
type question struct {
	kind questionKind
	of   any
	name string
}

type questionKind uint8

// node is one answer, or one input. There are hundreds of thousands in a large project: its fields are in an order that leaves no
// gaps.
type node struct {
	of     any
	name   string
	answer any
	deps   []*node
	users  []*node
	// verified is the revision in which the answer was last known to be right, changed the one in which it last became
	// another.
	verified, changed uint32
	// met is the last pass over dependencies that came by.
	met              uint32
	kind             questionKind
	input            bool
	dirty, verifying bool
}

// question is what the node answers.
func (n *node) question() question { return question{n.kind, n.of, n.name} }

// frame is a question being answered.
type frame struct {
	key question
	// from is where in memo.asked begins what the question asked.
	from int
	// low is the lowest frame that the answer so far leans on.
	low int
	// members are the circular questions above this frame that lean on it; tried, their answers so far.
	members map[question]bool
	tried   map[question]any
	locals
}

// comparable answers say themselves whether they are the same as an earlier one.
type comparableAnswer interface{ same(other any) bool }

func equal(a, b any) bool {
	if x, ok := a.(comparableAnswer); ok {
		return x.same(b)
	}
	return a == b
}

func newMemo(compute, bottom func(question) any) *memo {
	return &memo{nodes: map[question]*node{}, compute: compute, bottom: bottom, revision: 1, stack: []*frame{{}}}
}

// top is the question being answered; at the bottom of the stack lies a frame for questions from outside.
func (m *memo) top() *frame { return m.stack[len(m.stack)-1] }

// next begins a new revision: what changes from now on is newer than all answers.
func (m *memo) next() {
	m.revision++
	m.stack[0] = &frame{}
}

// push begins a question.
func (m *memo) push(key question) *frame {
	f := m.spareFrame()
	f.key, f.from, f.low = key, len(m.asked), len(m.stack)
	m.stack = append(m.stack, f)
	return f
}

func (m *memo) spareFrame() *frame {
	last := len(m.spare) - 1
	if last < 0 {
		return &frame{}
	}
	f := m.spare[last]
	m.spare = m.spare[:last]
	return f
}

// free keeps a frame that is done with for another question.
func (m *memo) free(f *frame) {
	f.locals.reset()
	*f = frame{locals: f.locals}
	m.spare = append(m.spare, f)
}

// touch gives an input a new value.
func (m *memo) touch(key question, value any) {
	n := m.find(key)
	ok := n != nil
	if !ok || equal(n.answer, value) {
		return
	}
	m.next()
	n.answer, n.changed = value, m.revision
	m.mark(n)
}

// retouch gives an input that was asked for its value of now.
func (m *memo) retouch(key question, current func() any) {
	if m.find(key) != nil {
		m.touch(key, current())
	}
}

// forget drops a question whose subject is gone.
func (m *memo) forget(key question) {
	if n := m.find(key); n != nil {
		m.next()
		n.changed = m.revision
		n.input = false
		n.dirty = true
		m.mark(n)
		m.drop(key)
	}
}

// keeper is a subject of questions that keeps the answers about itself, of some kinds: they are most, and lie nearer than in the
// map of all others.
type keeper interface {
	// kept is the answer that is kept; own says that it is of a kind that the subject keeps.
	kept(key question) (n *node, own bool)
	// keep keeps the answer, nil for none any more, and reports whether it is of such a kind.
	keep(key question, n *node) (own bool)
}

func (m *memo) find(key question) *node {
	if k, ok := key.of.(keeper); ok {
		if n, own := k.kept(key); own {
			return n
		}
	}
	return m.nodes[key]
}

func (m *memo) put(n *node) {
	if k, ok := n.of.(keeper); !ok || !k.keep(n.question(), n) {
		m.nodes[n.question()] = n
	}
}

func (m *memo) drop(key question) {
	if k, ok := key.of.(keeper); !ok || !k.keep(key, nil) {
		delete(m.nodes, key)
	}
}

// mark makes everything that rests on the node doubtful.
func (m *memo) mark(n *node) {
	for _, u := range n.users {
		if !u.dirty {
			u.dirty = true
			m.stale = append(m.stale, u)
			m.mark(u)
		}
	}
}

// read is the value of an input; current gives it the first time.
func (m *memo) read(key question, current func() any) any {
	n := m.find(key)
	ok := n != nil
	if !ok {
		n = &node{kind: key.kind, of: key.of, name: key.name, answer: current(), input: true, changed: m.revision, verified: m.revision}
		m.put(n)
	}
	m.depend(n)
	return n.answer
}

func (m *memo) depend(n *node) {
	if len(m.stack) > 1 {
		m.asked = append(m.asked, n)
	}
}

// ask is the answer to the question: the kept one while it is right, else a new one.
func (m *memo) ask(key question) any {
	if n := m.find(key); n != nil && m.fresh(n) {
		m.depend(n)
		return n.answer
	}
	for i := len(m.stack) - 1; i > 0; i-- {
		f := m.stack[i]
		if f.key == key || f.members[key] {
			return m.circular(i, key)
		}
	}
	return m.evaluate(key)
}

// circular answers a question that is open, or already answered in this round, in the evaluation at depth i.
func (m *memo) circular(i int, key question) any {
	top := m.top()
	top.low = min(top.low, m.stack[i].low, i)
	for j := i; j >= 0; j-- {
		if known, ok := m.stack[j].tried[key]; ok {
			top.low = min(top.low, j) // what an earlier round found rests on the evaluation that goes round
			return known
		}
	}
	return m.bottom(key)
}

func (m *memo) evaluate(key question) any {
	depth := len(m.stack)
	f := m.push(key)
	result := m.compute(key)
	if f.low == depth && f.members != nil {
		result = m.iterate(f, result)
	}
	m.stack = m.stack[:depth]
	if f.low < depth {
		m.join(f, result)
	} else {
		m.settle(f, result)
	}
	m.free(f)
	return result
}

// iterate repeats a circular evaluation until no answer changes. The answers rise in a lattice of few steps, so that
// the bound is only ever met by a mistake in it.
func (m *memo) iterate(f *frame, result any) any {
	const rounds = 16
	for range rounds {
		before := maps.Clone(f.tried)
		before[f.key] = result
		f.tried[f.key] = result
		f.members = map[question]bool{}
		result = m.compute(f.key)
		stable := equal(before[f.key], result)
		for k := range f.members {
			stable = stable && equal(before[k], f.tried[k])
		}
		if stable {
			break
		}
	}
	return result
}

// join makes an open circular answer a member of the evaluation that it leans on. What it asked counts as asked by the
// question around it.
func (m *memo) join(f *frame, result any) {
	parent := m.top()
	parent.low = min(parent.low, f.low)
	head := m.stack[f.low]
	if head.members == nil {
		head.members = map[question]bool{}
	}
	if head.tried == nil {
		head.tried = map[question]any{}
	}
	head.members[f.key], head.tried[f.key] = true, result
	for k := range f.members {
		head.members[k], head.tried[k] = true, f.tried[k]
	}
}

// settle keeps a finished answer and those of its circular members, which share what they asked.
func (m *memo) settle(f *frame, result any) {
	deps := m.unique(m.asked[f.from:])
	clear(m.asked[f.from:])
	m.asked = m.asked[:f.from]
	m.depend(m.keep(f.key, result, deps))
	for k := range f.members {
		m.keep(k, f.tried[k], deps)
	}
}

func (m *memo) keep(key question, answer any, deps []*node) *node {
	n := m.find(key)
	ok := n != nil
	if !ok {
		n = &node{kind: key.kind, of: key.of, name: key.name, changed: m.revision}
		m.put(n)
	} else if !equal(n.answer, answer) {
		n.changed = m.revision
	}
	known := n.deps
	n.answer, n.deps, n.verified, n.dirty = answer, deps, m.revision, false
	m.subscribe(n, known)
	return n
}

// subscribe makes the node a user of what it newly depends on.
func (m *memo) subscribe(n *node, known []*node) {
	if len(known) == 0 {
		for _, d := range n.deps {
			d.users = append(d.users, n)
		}
		return
	}
	m.pass++
	for _, d := range known {
		d.met = m.pass
	}
	for _, d := range n.deps {
		if d != n && d.met != m.pass {
			d.users = append(d.users, n)
		}
	}
}

// fresh reports whether the answer holds, and works out again what it depends on where that is in doubt.
func (m *memo) fresh(n *node) bool {
	if !n.dirty {
		return true
	}
	if n.verifying {
		return false
	}
	n.verifying = true
	defer func() { n.verifying = false }()
	for _, d := range n.deps {
		if d.dirty && !m.fresh(d) {
			m.ask(d.question())
		}
		if d.dirty || d.changed > n.verified {
			return false
		}
	}
	n.verified, n.dirty = m.revision, false
	return true
}

// unique removes repeated dependencies, keeping the order in which they were asked.
func (m *memo) unique(deps []*node) []*node {
	kept := deps[:0]
	m.pass++
	for _, d := range deps {
		if d.met != m.pass {
			d.met = m.pass
			kept = append(kept, d)
		}
	}
	return slices.Clone(kept)
}

// cut drops the questions that are open from the depth on.
func (m *memo) cut(depth int) {
	if depth < len(m.stack) {
		m.asked = m.asked[:m.stack[depth].from]
		m.stack = m.stack[:depth]
	}
}

// Guard makes what is deferred with it survive a panic while a question was being answered: the open questions are
// dropped and recovered is told the cause.
func (p *Program) Guard(recovered func(cause any)) func() {
	depth := len(p.memo.stack)
	return func() {
		if cause := recover(); cause != nil {
			p.memo.cut(depth)
			recovered(cause)
		}
	}
}
