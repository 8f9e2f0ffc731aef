package profile

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// frame is one entry of a stack. Line is the line that runs, first the first line of the function where it is known.
type frame struct {
	file, name  string
	line, first int
}

// parts are what of the weight of a stack is known to be on a processor, with the GIL, and waiting for the GIL.
type parts struct{ cpu, gil, waiting float64 }

// frameID is a number that a tally gave to a frame.
type frameID int32

// tally adds up stacks. It is made once a file; its memory follows the different stacks, not the samples.
type tally struct {
	frames  []frame
	byFrame map[frame]frameID
	// funcs and lines are the numbers so far; funcOf and lineOf say which belong to a frame.
	funcs          []Function
	lines          []Line
	funcOf, lineOf []int32
	byFunc         map[funcKey]int32
	byLine         map[lineKey]int32
	// seenFunc and seenLine are the stack that last counted in each, so that recursion counts once.
	seenFunc, seenLine []int64
	stacks             int64
	// threads are those that were seen, with their weights, threadAt where they are, and inThread the weight of each
	// function in each of them.
	threads  []Thread
	threadAt map[Thread]int32
	inThread map[threadFunc]float64
	tree     *Tree
	// nameOf are the names of the functions in the tree.
	nameOf  []int32
	total   float64
	samples int64
	dropped int64
	// funcParts and lineParts add up the parts, where knows says that the format tells them.
	funcParts, lineParts []parts
	knows                struct{ cpu, gil, waiting bool }
	// traced says that there are no samples to count.
	traced bool
	// functionLines says that the lines of frames are those of the defs: there are no numbers by line.
	functionLines bool
}

type funcKey struct {
	file, name string
	line       int
}

type lineKey struct {
	file string
	fn   int32
	line int
}

type threadFunc struct{ fn, thread int32 }

func newTally() *tally {
	return &tally{byFrame: map[frame]frameID{}, byFunc: map[funcKey]int32{}, byLine: map[lineKey]int32{},
		inThread: map[threadFunc]float64{}, threadAt: map[Thread]int32{}, tree: newTree()}
}

// frame is the number of the frame.
func (t *tally) frame(f frame) frameID {
	if id, ok := t.byFrame[f]; ok {
		return id
	}
	f.file, f.name = clean(f.file), clean(f.name)
	if f.line < 0 {
		f.line = 0
	}
	id := frameID(len(t.frames))
	t.frames = append(t.frames, f)
	t.byFrame[f] = id
	t.funcOf = append(t.funcOf, t.function(f))
	t.lineOf = append(t.lineOf, t.line(f, t.funcOf[id]))
	return id
}

func (t *tally) function(f frame) int32 {
	first := f.first
	if t.functionLines {
		first = f.line
	}
	key := funcKey{f.file, f.name, first}
	i, ok := t.byFunc[key]
	if !ok {
		i = int32(len(t.funcs))
		t.byFunc[key] = i
		t.funcs = append(t.funcs, Function{File: f.file, Line: f.line, Name: f.name, Calls: -1, Primitive: -1, Measures: Unmeasured})
		t.seenFunc = append(t.seenFunc, 0)
		t.funcParts = append(t.funcParts, parts{})
		t.nameOf = append(t.nameOf, -1)
	}
	if first > 0 {
		t.funcs[i].Line = first
		return i
	}
	if fn := &t.funcs[i]; f.line > 0 && (fn.Line == 0 || f.line < fn.Line) {
		fn.Line = f.line
	}
	return i
}

func (t *tally) line(f frame, fn int32) int32 {
	if t.functionLines || f.line == 0 {
		return -1
	}
	key := lineKey{f.file, fn, f.line}
	i, ok := t.byLine[key]
	if !ok {
		i = int32(len(t.lines))
		t.byLine[key] = i
		t.lines = append(t.lines, Line{File: f.file, Line: f.line, Function: f.name, Hits: -1, Measures: Unmeasured})
		t.seenLine = append(t.seenLine, 0)
		t.lineParts = append(t.lineParts, parts{})
	}
	return i
}

// heaviest is the most that a stack can weigh: no clock and no memory goes further.
const heaviest = 1e18

// add counts a stack, outermost frame first, with its weight in the unit of the profile and the samples that it stands
// for. A weight that is no number from 0 up is dropped and counted.
func (t *tally) add(stack []frameID, weight float64, samples int64, in Thread) {
	t.addParts(stack, weight, parts{}, samples, in)
}

// thread is where the thread is among those seen; -1 is one that the format does not tell.
func (t *tally) thread(in Thread) int32 {
	if in.Name == "" && in.Process == "" {
		return -1
	}
	at, ok := t.threadAt[in]
	if !ok {
		at = int32(len(t.threads))
		t.threadAt[in] = at
		t.threads = append(t.threads, in)
	}
	return at
}

// treeName is the name of a frame in the tree.
func (t *tally) treeName(id frameID) int32 {
	fn := t.funcOf[id]
	if t.nameOf[fn] < 0 {
		t.nameOf[fn] = t.tree.nameOf(TreeName{t.funcs[fn].File, t.funcs[fn].Name})
	}
	return t.nameOf[fn]
}

// addParts counts a stack, and what is known of its weight.
func (t *tally) addParts(stack []frameID, weight float64, of parts, samples int64, in Thread) {
	if !(weight >= 0 && weight <= heaviest) || samples < 0 {
		t.dropped++
		return
	}
	t.stacks++
	t.total += weight
	t.samples = saturate(t.samples, samples)
	thread := t.thread(in)
	if thread >= 0 {
		t.threads[thread].Time += weight
	}
	if len(stack) == 0 {
		return
	}
	for _, id := range stack {
		if fn := t.funcOf[id]; t.seenFunc[fn] != t.stacks {
			t.seenFunc[fn] = t.stacks
			t.funcs[fn].Total += weight
			t.funcs[fn].TotalSamples = saturate(t.funcs[fn].TotalSamples, samples)
			t.funcParts[fn].add(of)
			if thread >= 0 {
				t.inThread[threadFunc{fn, thread}] += weight
			}
		}
		if ln := t.lineOf[id]; ln >= 0 && t.seenLine[ln] != t.stacks {
			t.seenLine[ln] = t.stacks
			t.lines[ln].Total += weight
			t.lines[ln].TotalSamples = saturate(t.lines[ln].TotalSamples, samples)
			t.lineParts[ln].add(of)
		}
	}
	leaf := stack[len(stack)-1]
	t.funcs[t.funcOf[leaf]].Self += weight
	t.funcs[t.funcOf[leaf]].SelfSamples = saturate(t.funcs[t.funcOf[leaf]].SelfSamples, samples)
	if ln := t.lineOf[leaf]; ln >= 0 {
		t.lines[ln].Self += weight
		t.lines[ln].SelfSamples = saturate(t.lines[ln].SelfSamples, samples)
	}
	t.tree.add(t, stack, weight)
}

// saturate adds counts without overflow.
func saturate(a, b int64) int64 {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}

func (p *parts) add(more parts) {
	p.cpu += more.cpu
	p.gil += more.gil
	p.waiting += more.waiting
}

// measure turns the parts of what was counted into measures.
func (t *tally) measure() {
	for i := range t.funcs {
		t.setMeasures(&t.funcs[i].Measures, t.funcParts[i], t.funcs[i].Total)
	}
	for i := range t.lines {
		t.setMeasures(&t.lines[i].Measures, t.lineParts[i], t.lines[i].Total)
	}
}

func (t *tally) setMeasures(m *Measures, of parts, total float64) {
	if t.knows.cpu {
		m.CPU = of.cpu
	}
	if t.knows.gil && total > 0 {
		m.GIL = of.gil / total
	}
	if t.knows.waiting && total > 0 {
		m.Waiting = of.waiting / total
	}
}

// forgetSamples says that nothing was sampled.
func (t *tally) forgetSamples() {
	t.samples = 0
	for i := range t.funcs {
		t.funcs[i].SelfSamples, t.funcs[i].TotalSamples = -1, -1
	}
	for i := range t.lines {
		t.lines[i].SelfSamples, t.lines[i].TotalSamples = -1, -1
	}
}

// fill puts what was counted into the profile.
func (t *tally) fill(p *Profile) {
	t.measure()
	if t.traced {
		t.forgetSamples()
	}
	p.Total, p.Samples = t.total, t.samples
	p.Functions, p.Lines = t.funcs, t.lines
	p.Sampled = !t.functionLines
	if len(t.tree.Nodes) > 1 {
		p.Tree = t.tree
	}
	t.nameThreads(p)
	if t.dropped > 0 {
		p.Note(Damaged, droppedText(t.dropped, t.dropped+t.stacks))
	}
	p.sort()
}

// nameThreads tells the threads of the profile, and of each function those that ran it.
func (t *tally) nameThreads(p *Profile) {
	p.Threads = slices.Clone(t.threads)
	slices.SortFunc(p.Threads, func(a, b Thread) int {
		return cmp.Or(cmp.Compare(b.Time, a.Time), cmp.Compare(a.Process, b.Process), cmp.Compare(a.Name, b.Name))
	})
	order := make([]int, len(p.Threads))
	for i, in := range p.Threads {
		order[t.threadAt[Thread{Process: in.Process, Name: in.Name}]] = i
	}
	type share struct {
		thread int
		time   float64
	}
	of := map[int32][]share{}
	for in, time := range t.inThread {
		of[in.fn] = append(of[in.fn], share{order[in.thread], time})
	}
	for fn, shares := range of {
		slices.SortFunc(shares, func(a, b share) int { return cmp.Or(cmp.Compare(b.time, a.time), cmp.Compare(a.thread, b.thread)) })
		for _, s := range shares {
			p.Functions[fn].Threads = append(p.Functions[fn].Threads, p.Threads[s.thread].Label())
		}
	}
}

// Label is how the thread is shown.
func (t Thread) Label() string {
	if t.Process == "" {
		return t.Name
	}
	return "process " + t.Process + " " + t.Name
}

// sort orders functions and lines, the hottest first.
func (p *Profile) sort() {
	slices.SortFunc(p.Functions, func(a, b Function) int {
		return cmp.Or(cmp.Compare(b.Self, a.Self), cmp.Compare(b.Total, a.Total), cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line), cmp.Compare(a.Name, b.Name))
	})
	slices.SortFunc(p.Lines, func(a, b Line) int {
		return cmp.Or(cmp.Compare(b.Self, a.Self), cmp.Compare(b.Total, a.Total), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}

// droppedText says how many rows could not be used.
func droppedText(dropped, all int64) Text {
	n, m := strconv.FormatInt(dropped, 10), strconv.FormatInt(all, 10)
	return Text{n + " of " + m + " samples are damaged and were left out", n + " échantillons sur " + m + " sont abîmés et ont été laissés de côté"}
}

// sameLines reports whether each function was seen at one line only, in a profile large enough to wonder: then the lines
// are those of the defs, as py-spy writes them with --function.
func (t *tally) sameLines() bool {
	return !t.functionLines && len(t.funcs) >= 20 && t.samples >= 100 && len(t.lines) <= len(t.funcs)
}

// linesAreFirst says that the lines of the frames were the first ones of their functions.
func (p *Profile) linesAreFirst() { p.Sampled, p.Lines = false, nil }
