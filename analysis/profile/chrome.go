package profile

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strings"
)

// The Trace Event format of Chrome's tracing: a list of events, or an object with the list in traceEvents. viztracer
// writes a complete event ("X") for each call, py-spy a beginning and an end ("B", "E") for each frame that it saw.
const (
	FormatChrome      Format = "chrome-trace"
	FormatViztracer   Format = "viztracer"
	FormatChromePySpy Format = "pyspy-chrometrace"
)

func isChrome(head []byte) bool {
	b := begin(head)
	if b == nil {
		return false
	}
	return b.has("traceEvents") || b.array && b.has("ph")
}

// traceThread is where an event happened.
type traceThread struct{ process, thread int64 }

// traceCall is a call: a function from start to end, in microseconds.
type traceCall struct {
	at         int32
	fn         frameID
	start, end float64
}

// traceEvent is an event as it is written.
type traceEvent struct {
	phase, name, cat, file string
	traceThread
	ts, dur float64
	line    int
	label   string
}

// maxCalls is how many calls of a trace are read: they must be put in order, which needs them all.
const maxCalls = 4 << 20

// traceReader gathers the calls of a trace.
type traceReader struct {
	p       *Profile
	t       *tally
	threads map[traceThread]int32
	names   []Thread
	calls   []traceCall
	// open are the beginnings without an end yet, by thread.
	open   [][]traceCall
	last   []float64
	frames map[string]frameID
	more   bool
}

func readChrome(in *input) (*Profile, error) {
	r := &traceReader{p: &Profile{Format: FormatChrome, Tool: "Chrome trace", Clock: Wall, Unit: Seconds}, t: newTally(),
		threads: map[traceThread]int32{}, frames: map[string]frameID{}}
	r.t.traced = true
	s := newJSONStream(in)
	if bytes.HasPrefix(bytes.TrimLeft(in.head, " \t\r\n"), []byte("[")) {
		r.events(s)
		s.endless()
	} else {
		s.object(func(key string) { r.member(s, key) })
	}
	r.result()
	if err := s.done(r.p); err != nil {
		return nil, err
	}
	if len(r.p.Functions) == 0 {
		r.p.Note(Empty, emptyText)
	}
	return r.p, nil
}

func (r *traceReader) member(s *jsonStream, key string) {
	switch key {
	case "traceEvents":
		r.events(s)
	case "viztracer_metadata":
		r.viztracer(s)
	case "file_info":
		s.object(func(key string) {
			if key == "files" {
				r.texts(s)
			}
		})
	}
}

func (r *traceReader) viztracer(s *jsonStream) {
	r.p.Format, r.p.Tool = FormatViztracer, "viztracer"
	s.object(func(key string) {
		switch key {
		case "version":
			r.p.Tool = "viztracer " + clean(s.text())
		case "overflow":
			if s.in.PeekKind() == 't' {
				r.p.Note(Limited, overflowText)
			}
		}
	})
}

// texts reads the sources of the files: of each, the text and the number of its lines.
func (r *traceReader) texts(s *jsonStream) {
	s.object(func(path string) {
		first := true
		s.array(func() {
			if !first {
				return
			}
			first = false
			lines := map[int]string{}
			for i, line := range strings.Split(s.text(), "\n") {
				lines[i+1] = line
			}
			if r.p.Texts == nil {
				r.p.Texts = map[string]map[int]string{}
			}
			r.p.Texts[clean(path)] = lines
		})
	})
}

func (r *traceReader) events(s *jsonStream) {
	s.array(func() {
		if s.in.PeekKind() == '{' {
			r.event(readTraceEvent(s))
			return
		}
		if s.skip(); s.err == nil {
			r.t.dropped++
		}
	})
}

func readTraceEvent(s *jsonStream) traceEvent {
	e := traceEvent{ts: math.NaN(), dur: math.NaN()}
	s.object(func(key string) {
		switch key {
		case "ph":
			e.phase = s.text()
		case "name":
			e.name = s.text()
		case "cat":
			e.cat = s.text()
		case "pid":
			e.process = identifier(s)
		case "tid":
			e.thread = identifier(s)
		case "ts":
			e.ts = weight(s)
		case "dur":
			e.dur = weight(s)
		case "args":
			e.arguments(s)
		}
	})
	return e
}

func identifier(s *jsonStream) int64 {
	x, _ := s.number()
	return int64(x)
}

func (e *traceEvent) arguments(s *jsonStream) {
	s.object(func(key string) {
		switch key {
		case "filename":
			e.file = s.text()
		case "line":
			e.line = max(s.index(), 0)
		case "name":
			e.label = s.text()
		}
	})
}

func (r *traceReader) event(e traceEvent) {
	switch e.phase {
	case "M":
		r.metadata(e)
	case "X":
		if !finite(e.ts) || !finite(e.dur) {
			r.t.dropped++
			return
		}
		r.call(traceCall{r.thread(e.traceThread), r.function(e), e.ts, e.ts + e.dur})
	case "B":
		r.begin(e)
	case "E":
		r.end(e)
	}
}

func (r *traceReader) metadata(e traceEvent) {
	if e.name == "thread_name" && e.label != "" {
		r.names[r.thread(e.traceThread)].Name = threadName(decimal(e.thread), e.label)
	}
}

func (r *traceReader) thread(of traceThread) int32 {
	at, ok := r.threads[of]
	if !ok {
		at = int32(len(r.names))
		r.threads[of] = at
		r.names = append(r.names, Thread{Process: decimal(of.process), Name: "thread " + decimal(of.thread)})
		r.open = append(r.open, nil)
		r.last = append(r.last, 0)
	}
	return at
}

// begin opens a frame. py-spy's outermost is the name of the thread.
func (r *traceReader) begin(e traceEvent) {
	at := r.thread(e.traceThread)
	if !finite(e.ts) || len(r.open[at]) >= deepest {
		r.t.dropped++
		return
	}
	if e.cat == "py-spy" {
		r.p.Format, r.p.Tool = FormatChromePySpy, "py-spy"
		if name, ok := pyspyThreadFrame(e.name); ok && e.file == "" {
			r.names[at].Name = name
		}
	}
	r.last[at] = max(r.last[at], e.ts)
	r.open[at] = append(r.open[at], traceCall{at, r.function(e), e.ts, 0})
}

func (r *traceReader) end(e traceEvent) {
	at := r.thread(e.traceThread)
	open := r.open[at]
	if len(open) == 0 || !(e.ts >= open[len(open)-1].start) || math.IsInf(e.ts, 0) {
		r.t.dropped++
		return
	}
	call := open[len(open)-1]
	r.open[at] = open[:len(open)-1]
	r.last[at] = max(r.last[at], e.ts)
	call.end = e.ts
	r.call(call)
}

// call keeps a call, of functions only.
func (r *traceReader) call(call traceCall) {
	if call.fn < 0 {
		return
	}
	if len(r.calls) >= maxCalls {
		r.more = true
		return
	}
	r.calls = append(r.calls, call)
}

// function is the function of an event: -1 is py-spy's name of a thread.
func (r *traceReader) function(e traceEvent) frameID {
	if e.cat == "py-spy" {
		if _, ok := pyspyThreadFrame(e.name); ok && e.file == "" {
			return -1
		}
		return r.t.frame(frame{name: e.name, file: e.file, line: e.line})
	}
	id, ok := r.frames[e.name]
	if !ok {
		f := pyspyFrame(e.name)
		f.first, f.line = f.line, 0
		id = r.t.frame(f)
		r.frames[e.name] = id
	}
	return id
}

// result closes what is open, puts the calls in order and adds them up: what of a call is not in those within is its own.
func (r *traceReader) result() {
	for at, open := range r.open {
		for i := len(open) - 1; i >= 0; i-- {
			open[i].end = max(r.last[at], open[i].start)
			r.call(open[i])
		}
	}
	// Of two calls that take the same time, the one that ends last in the file is the outer one.
	slices.Reverse(r.calls)
	slices.SortStableFunc(r.calls, func(a, b traceCall) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	n := &traceNest{t: r.t, names: r.names}
	for _, call := range r.calls {
		n.push(call)
	}
	n.popTo(0)
	r.t.fill(r.p)
	r.count()
	if r.more {
		r.p.Note(Limited, longTraceText)
	}
}

// count says how often each function was called, where each event is a call.
func (r *traceReader) count() {
	if r.p.Format == FormatChromePySpy {
		return
	}
	r.p.Sampled = false
	calls := make(map[funcKey]int64, len(r.frames))
	for _, call := range r.calls {
		f := r.t.frames[call.fn]
		calls[funcKey{f.file, f.name, f.first}]++
	}
	for i := range r.p.Functions {
		f := &r.p.Functions[i]
		f.Calls = calls[funcKey{f.File, f.Name, f.Line}]
	}
}

// traceNest is the stack of calls that are open at a moment.
type traceNest struct {
	t     *tally
	names []Thread
	calls []traceCall
	stack []frameID
	// inner is the time of the calls within, by depth.
	inner []float64
}

// rounding is how much two times of the same moment may differ, in microseconds: tools write nanoseconds.
const rounding = 5e-4

func (n *traceNest) push(call traceCall) {
	depth := len(n.calls)
	for depth > 0 && !n.calls[depth-1].holds(call) {
		depth--
	}
	n.popTo(depth)
	if depth >= deepest {
		return
	}
	n.calls, n.stack, n.inner = append(n.calls, call), append(n.stack, call.fn), append(n.inner, 0)
}

// holds reports whether the call, which does not begin sooner, lies within.
func (c traceCall) holds(inner traceCall) bool {
	return c.at == inner.at && inner.end <= c.end+rounding
}

func (n *traceNest) popTo(depth int) {
	for len(n.calls) > depth {
		top := len(n.calls) - 1
		call := n.calls[top]
		length := call.end - call.start
		n.t.add(n.stack, max(length-n.inner[top], 0)/1e6, 0, n.names[call.at])
		n.calls, n.stack, n.inner = n.calls[:top], n.stack[:top], n.inner[:top]
		if top > 0 {
			n.inner[top-1] += length
		}
	}
}
