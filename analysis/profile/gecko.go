package profile

import (
	"bytes"
	"math"
	"slices"
)

// FormatGecko is Tachyon's file for the Firefox Profiler: a list of threads with tables that refer to one another by
// index, and a list of strings at the end. Markers say when a thread had the GIL and when it waited for it.
const FormatGecko Format = "tachyon-gecko"

func isGecko(head []byte) bool {
	b := begin(head)
	return b.has("meta") && !b.array && bytes.Contains(head, []byte(`"preprocessedProfileVersion"`))
}

// geckoThread are the tables of a thread. Indices are -1 where the file has null or nonsense.
type geckoThread struct {
	name                        string
	stacks                      []int
	times, weights              []float64
	stackFrame, stackPrefix     []int
	frameFunc, frameLine        []int
	funcName, funcFile, funcRes []int
	resName                     []int
	markerName                  []int
	markerStart, markerEnd      []float64
	hasGIL, waitsGIL            spans
}

// geckoFile is a file being read.
type geckoFile struct {
	p        *Profile
	t        *tally
	interval float64
	strings  []string
	threads  []*geckoThread
}

func readGecko(in *input) (*Profile, error) {
	f := &geckoFile{p: &Profile{Format: FormatGecko, Tool: "Tachyon", Clock: UnknownClock, Unit: Counts}, t: newTally()}
	s := newJSONStreamOf(in, maxInMemory)
	s.object(func(key string) {
		switch key {
		case "meta":
			f.meta(s)
		case "threads":
			s.array(func() { f.threads = append(f.threads, readGeckoThread(s)) })
		case "shared":
			s.object(func(key string) {
				if key == "stringArray" {
					s.array(func() { f.strings = append(f.strings, s.text()) })
				}
			})
		}
	})
	f.measureInterval()
	for _, thread := range f.threads {
		f.add(thread)
	}
	f.t.fill(f.p)
	if err := s.done(f.p); err != nil {
		return nil, err
	}
	if len(f.p.Functions) == 0 {
		f.p.Note(Empty, emptyText)
	}
	return f.p, nil
}

func (f *geckoFile) meta(s *jsonStream) {
	s.object(func(key string) {
		if key != "interval" {
			return
		}
		if ms, ok := s.number(); ok && ms > 0 && ms < 1e9 {
			f.interval, f.p.Unit = ms/1e3, Seconds
		}
	})
}

// measureInterval corrects the interval of the head, which is far too small where the file was made from a recording: the
// samples of a thread then lie much further apart.
func (f *geckoFile) measureInterval() {
	var longest []float64
	for _, thread := range f.threads {
		if len(thread.times) > len(longest) {
			longest = thread.times
		}
	}
	var steps []float64
	for i := 1; i < len(longest); i++ {
		if step := longest[i] - longest[i-1]; step > 0 && step < 1e9 {
			steps = append(steps, step/1e3)
		}
	}
	slices.Sort(steps)
	if len(steps) >= 10 && steps[len(steps)/2] > 2*f.interval {
		f.interval, f.p.Unit = steps[len(steps)/2], Seconds
	}
	f.p.Interval = f.interval
}

func readGeckoThread(s *jsonStream) *geckoThread {
	t := &geckoThread{}
	tables := map[string]map[string]any{
		"samples":       {"stack": &t.stacks, "time": &t.times, "weight": &t.weights},
		"stackTable":    {"frame": &t.stackFrame, "prefix": &t.stackPrefix},
		"frameTable":    {"func": &t.frameFunc, "line": &t.frameLine},
		"funcTable":     {"name": &t.funcName, "fileName": &t.funcFile, "resource": &t.funcRes},
		"resourceTable": {"name": &t.resName},
		"markers":       {"name": &t.markerName, "startTime": &t.markerStart, "endTime": &t.markerEnd},
	}
	s.object(func(key string) {
		if key == "tid" {
			t.name = "thread " + decimal(identifier(s))
			return
		}
		if columns, ok := tables[key]; ok {
			s.object(func(key string) { readColumn(s, columns[key]) })
		}
	})
	return t
}

func readColumn(s *jsonStream, into any) {
	switch into := into.(type) {
	case *[]int:
		s.array(func() { *into = append(*into, s.index()) })
	case *[]float64:
		s.array(func() { *into = append(*into, weight(s)) })
	}
}

// at is an element, -1 where there is none.
func at(list []int, i int) int {
	if i < 0 || i >= len(list) {
		return -1
	}
	return list[i]
}

func (f *geckoFile) text(i int) string {
	if i < 0 || i >= len(f.strings) {
		return ""
	}
	return f.strings[i]
}

// add counts the samples of a thread.
func (f *geckoFile) add(t *geckoThread) {
	f.markers(t)
	frames := make([]frameID, len(t.frameFunc))
	for i := range frames {
		frames[i] = f.t.frame(f.frame(t, i))
	}
	unit := f.interval
	if unit == 0 {
		unit = 1
	}
	in := Thread{Name: t.name}
	var stack []frameID
	for i, leaf := range t.stacks {
		var ok bool
		if stack, ok = t.stack(leaf, frames, stack[:0]); !ok {
			f.t.dropped++
			continue
		}
		n := 1.0
		if i < len(t.weights) && finite(t.weights[i]) {
			n = t.weights[i]
		}
		f.t.addParts(stack, n*unit, t.parts(i, n*unit), int64(n), in)
	}
}

// stack goes from the leaf outward. A file in which that goes round in a circle is stopped by the depth.
func (t *geckoThread) stack(leaf int, frames []frameID, into []frameID) (stack []frameID, ok bool) {
	for s := leaf; s >= 0; s = at(t.stackPrefix, s) {
		i := at(t.stackFrame, s)
		if i < 0 || i >= len(frames) || len(into) >= deepest {
			return into, false
		}
		into = append(into, frames[i])
	}
	slices.Reverse(into)
	return into, true
}

func (f *geckoFile) frame(t *geckoThread, i int) frame {
	fn := at(t.frameFunc, i)
	file := f.text(at(t.funcFile, fn))
	if file == "" {
		file = f.text(at(t.resName, at(t.funcRes, fn)))
	}
	return frame{name: f.text(at(t.funcName, fn)), file: file, line: max(at(t.frameLine, i), 0)}
}

// spans are times from a start to before an end, in order.
type spans [][2]float64

// markers sorts out what the thread's markers say of its state.
func (f *geckoFile) markers(t *geckoThread) {
	of := map[string]*spans{"Has GIL": &t.hasGIL, "Waiting for GIL": &t.waitsGIL}
	for i, name := range t.markerName {
		list := of[f.text(name)]
		if list == nil || i >= len(t.markerStart) || i >= len(t.markerEnd) {
			continue
		}
		*list = append(*list, [2]float64{t.markerStart[i], t.markerEnd[i]})
	}
	if len(t.hasGIL)+len(t.waitsGIL) > 0 {
		f.t.knows.gil, f.t.knows.waiting = true, true
	}
}

// parts are what of a sample was with the GIL, and waiting for it, by the markers that hold at its time.
func (t *geckoThread) parts(i int, weight float64) (of parts) {
	if i >= len(t.times) || math.IsNaN(t.times[i]) {
		return of
	}
	if t.hasGIL.hold(t.times[i]) {
		of.gil = weight
	}
	if t.waitsGIL.hold(t.times[i]) {
		of.waiting = weight
	}
	return of
}

// hold reports whether the moment lies in one of the spans.
func (s spans) hold(moment float64) bool {
	for _, span := range s {
		if span[0] <= moment && moment < span[1] {
			return true
		}
	}
	return false
}
