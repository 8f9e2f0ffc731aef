package profile

// FormatTachyonLines is the JSON of Tachyon with a record on each line: what it measured, tables of strings and frames,
// and how often each frame was running and on the stack. A frame is a place in a line, so a line may have several.
const FormatTachyonLines Format = "tachyon-jsonl"

func isTachyonLines(head []byte) bool {
	b := begin(head)
	return b != nil && !b.array && b.texts["type"] == "meta" && b.has("run_id")
}

// tachyonModes are the clocks of Tachyon's modes; "all" keeps every sample, like "wall".
var tachyonModes = map[string]Clock{"wall": Wall, "cpu": CPU, "gil": OnGIL, "exception": Exceptions, "all": Wall}

// tachyonFrame is a row of the frame table, with the ids of its texts.
type tachyonFrame struct{ file, name, line int }

// tachyonCount is how often a frame ran, and was on the stack.
type tachyonCount struct {
	frame       int
	self, total int64
}

// tachyonRecords is what the records say.
type tachyonRecords struct {
	p       *Profile
	strings map[int]string
	frames  map[int]tachyonFrame
	counts  []tachyonCount
	samples int64
	// ended is set by the last record.
	ended bool
}

func readTachyonLines(in *input) (*Profile, error) {
	r := &tachyonRecords{p: &Profile{Format: FormatTachyonLines, Tool: "Tachyon", Clock: UnknownClock, Unit: Seconds, Sampled: true},
		strings: map[int]string{}, frames: map[int]tachyonFrame{}}
	s := newJSONStream(in)
	for s.err == nil && s.in.PeekKind() != 0 {
		s.object(func(key string) { r.member(s, key) })
	}
	if s.err == nil {
		_, s.err = s.in.ReadToken()
	}
	r.result()
	if r.samples > 0 || !r.ended {
		if err := s.done(r.p); err != nil {
			return nil, err
		}
	}
	if !r.ended {
		r.p.Note(Damaged, cutOffText)
	}
	if r.p.Samples == 0 {
		r.p.Note(Empty, emptyText)
	}
	return r.p, nil
}

func (r *tachyonRecords) member(s *jsonStream, key string) {
	switch key {
	case "type":
		r.ended = s.text() == "end"
	case "sample_interval_usec":
		if us, ok := s.number(); ok && us > 0 && us < 1e12 {
			r.p.Interval = us / 1e6
		}
	case "mode":
		if clock, ok := tachyonModes[s.text()]; ok {
			r.p.Clock = clock
		}
	case "strings":
		s.array(func() { r.string(s) })
	case "frames":
		s.array(func() { r.frame(s) })
	case "entries":
		s.array(func() { r.entry(s) })
	case "samples_total":
		r.samples = int64(max(s.index(), 0))
	}
}

func (r *tachyonRecords) string(s *jsonStream) {
	id, value := -1, ""
	s.object(func(key string) {
		switch key {
		case "str_id":
			id = s.index()
		case "value":
			value = s.text()
		}
	})
	r.strings[id] = clean(value)
}

func (r *tachyonRecords) frame(s *jsonStream) {
	id, f := -1, tachyonFrame{file: -1, name: -1}
	s.object(func(key string) {
		switch key {
		case "frame_id":
			id = s.index()
		case "path_str_id":
			f.file = s.index()
		case "func_str_id":
			f.name = s.index()
		case "line":
			f.line = max(s.index(), 0)
		}
	})
	r.frames[id] = f
}

func (r *tachyonRecords) entry(s *jsonStream) {
	c := tachyonCount{frame: -1}
	s.object(func(key string) {
		switch key {
		case "frame_id":
			c.frame = s.index()
		case "self":
			c.self = int64(s.index())
		case "cumulative":
			c.total = int64(s.index())
		}
	})
	r.counts = append(r.counts, c)
}

// result adds up the places of each line and function. The sum of the totals is that of the function, but of one that
// calls itself, where it is at most all samples.
func (r *tachyonRecords) result() {
	t := newTally()
	for _, c := range r.counts {
		f, ok := r.frames[c.frame]
		file, okFile := r.strings[f.file]
		name, okName := r.strings[f.name]
		if !ok || !okFile || !okName || c.self < 0 || c.self > c.total || c.total > r.samples {
			t.dropped++
			continue
		}
		t.count(frame{file: file, name: name, line: f.line}, c, r.samples)
	}
	t.samples, t.stacks = r.samples, int64(len(r.counts))-t.dropped
	interval := r.p.Interval
	if interval == 0 {
		interval, r.p.Unit = 1, Counts
	}
	t.total = float64(r.samples) * interval
	for i := range t.funcs {
		f := &t.funcs[i]
		f.Self, f.Total = float64(f.SelfSamples)*interval, float64(f.TotalSamples)*interval
	}
	for i := range t.lines {
		l := &t.lines[i]
		l.Self, l.Total = float64(l.SelfSamples)*interval, float64(l.TotalSamples)*interval
	}
	t.fill(r.p)
}

// count adds the samples of a frame that is known without its stacks; a function has at most all of them.
func (t *tally) count(f frame, c tachyonCount, most int64) {
	id := t.frame(f)
	fn := &t.funcs[t.funcOf[id]]
	fn.SelfSamples = min(saturate(fn.SelfSamples, c.self), most)
	fn.TotalSamples = min(saturate(fn.TotalSamples, c.total), most)
	if t.lineOf[id] < 0 {
		return
	}
	l := &t.lines[t.lineOf[id]]
	l.SelfSamples = min(saturate(l.SelfSamples, c.self), most)
	l.TotalSamples = min(saturate(l.TotalSamples, c.total), most)
}
