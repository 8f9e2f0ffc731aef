package profile

import (
	"bytes"
	"math"
	"regexp"
	"slices"
	"strings"
)

// FormatSpeedscope is the JSON of the speedscope viewer (https://www.speedscope.app/file-format-schema.json): a list of
// profiles, most often one for each thread, whose samples or events are indices into one list of frames.
const FormatSpeedscope Format = "speedscope"

func isSpeedscope(head []byte) bool {
	b := begin(head)
	if b == nil || b.array || b.has("threads") {
		return false
	}
	return strings.Contains(b.texts["$schema"], "speedscope") || b.has("shared", "profiles") ||
		b.has("shared") && bytes.Contains(head, []byte(`"frames"`))
}

// scopeProfile is one profile of the file: what was spent in each of its stacks.
type scopeProfile struct {
	name, unit string
	evented    bool
	// stacks are the samples, until their weights are known.
	stacks  []int32
	weights []float64
	// spent and samples are by the number of a stack.
	spent   map[int32]float64
	samples map[int32]int64
	dropped int64
}

// scopeFile is a file being read. Frames may come after the profiles that speak of them.
type scopeFile struct {
	exporter string
	frames   []frame
	paths    *paths
	profiles []*scopeProfile
}

func readSpeedscope(in *input) (*Profile, error) {
	f := &scopeFile{paths: newPaths()}
	s := newJSONStream(in)
	s.object(func(key string) {
		switch key {
		case "exporter":
			f.exporter = s.text()
		case "shared":
			s.object(func(key string) {
				if key == "frames" {
					s.array(func() { f.frames = append(f.frames, scopeFrame(s)) })
				}
			})
		case "profiles":
			s.array(func() { f.profiles = append(f.profiles, f.profile(s)) })
		}
	})
	p := f.result()
	if err := s.done(p); err != nil {
		return nil, err
	}
	if len(p.Functions) == 0 {
		p.Note(Empty, emptyText)
	}
	return p, nil
}

func scopeFrame(s *jsonStream) (f frame) {
	s.object(func(key string) {
		switch key {
		case "name":
			f.name = s.text()
		case "file":
			f.file = s.text()
		case "line":
			f.line = max(s.index(), 0)
		}
	})
	return f
}

// profile reads one profile. Weights are joined with the samples when both are there.
func (f *scopeFile) profile(s *jsonStream) *scopeProfile {
	p := &scopeProfile{spent: map[int32]float64{}, samples: map[int32]int64{}}
	s.object(func(key string) {
		switch key {
		case "name":
			p.name = s.text()
		case "unit":
			p.unit = s.text()
		case "samples":
			s.array(func() { p.stacks = append(p.stacks, f.stack(s)) })
		case "weights":
			s.array(func() { p.weights = append(p.weights, weight(s)) })
		case "events":
			p.evented = true
			f.events(s, p)
		}
	})
	for i, at := range p.stacks {
		if i >= len(p.weights) || !finite(p.weights[i]) || at < 0 {
			p.dropped++
			continue
		}
		p.spent[at] += p.weights[i]
		p.samples[at]++
	}
	p.stacks, p.weights = nil, nil
	return p
}

// stack reads a list of frames, outermost first; -1 is one that cannot be.
func (f *scopeFile) stack(s *jsonStream) int32 {
	at := int32(0)
	s.array(func() {
		i := s.index()
		if at < 0 || i < 0 {
			at = -1
			return
		}
		at = f.paths.step(at, int32(i))
	})
	return at
}

// weight is the number that comes next; NaN if it is none.
func weight(s *jsonStream) float64 {
	if x, ok := s.number(); ok {
		return x
	}
	return math.NaN()
}

func finite(x float64) bool { return x >= 0 && !math.IsInf(x, 0) }

// events reads openings and closings of frames in the order of time; what passes between two belongs to what is open.
func (f *scopeFile) events(s *jsonStream, p *scopeProfile) {
	at, last, begun := int32(0), 0.0, false
	s.array(func() {
		open, moment, frame := scopeEvent(s)
		if !begun {
			last, begun = moment, true
		}
		if math.IsNaN(moment) || moment < last || frame < 0 || !open && f.paths.steps[at].frame != frame {
			p.dropped++
			return
		}
		if at != 0 {
			p.spent[at] += moment - last
		}
		last = moment
		if open {
			at = f.paths.step(at, frame)
			return
		}
		at = f.paths.steps[at].parent
	})
}

func scopeEvent(s *jsonStream) (open bool, at float64, frame int32) {
	at, frame = math.NaN(), -1
	s.object(func(key string) {
		switch key {
		case "type":
			open = s.text() == "O"
		case "at":
			at = weight(s)
		case "frame":
			frame = int32(s.index())
		}
	})
	return open, at, frame
}

// scopeUnits are the units of the format, as the unit that they are turned into and the factor.
var scopeUnits = map[string]struct {
	unit   Unit
	factor float64
}{
	"nanoseconds": {Seconds, 1e-9}, "microseconds": {Seconds, 1e-6}, "milliseconds": {Seconds, 1e-3}, "seconds": {Seconds, 1},
	"bytes": {Bytes, 1}, "none": {Counts, 1}, "": {Counts, 1},
}

// result adds up the profiles that speak of the most telling unit: time before bytes before counts.
func (f *scopeFile) result() *Profile {
	p := &Profile{Format: FormatSpeedscope, Tool: scopeTool(f.exporter), Clock: Wall, Unit: f.unit()}
	t := newTally()
	t.functionLines = strings.HasPrefix(f.exporter, "pyinstrument")
	wall := slices.ContainsFunc(f.profiles, func(p *scopeProfile) bool { return strings.HasPrefix(p.name, "Wall time") })
	left := false
	t.traced = p.Unit == Bytes
	id := func(i int32) (frameID, bool) {
		if int(i) >= len(f.frames) {
			return 0, false
		}
		return t.frame(f.frames[i]), true
	}
	for _, one := range f.profiles {
		units, known := scopeUnits[one.unit]
		if !known {
			t.dropped += one.dropped + int64(len(one.spent))
			continue
		}
		if units.unit != p.Unit || strings.HasPrefix(one.name, "Memory deallocation") {
			left = left || units.unit == Bytes
			continue
		}
		beside := wall && strings.HasPrefix(one.name, "CPU time")
		t.knows.cpu = t.knows.cpu || beside
		t.traced = t.traced || one.evented
		f.add(t, one, id, units.factor, beside)
	}
	p.Interval = f.interval()
	t.fill(p)
	p.Clock = f.clock(p.Unit, wall)
	if t.sameLines() && strings.HasPrefix(f.exporter, "py-spy") {
		p.linesAreFirst()
	}
	if left && p.Unit == Seconds {
		p.Note(Limited, memoryLeftText)
	}
	return p
}

// unit is that of the profiles to add up.
func (f *scopeFile) unit() Unit {
	best := Counts
	for _, one := range f.profiles {
		switch u := scopeUnits[one.unit].unit; {
		case u == Seconds:
			return Seconds
		case u == Bytes:
			best = Bytes
		}
	}
	return best
}

// add counts the stacks of a profile; beside are those whose time is in another profile too, which say what of it was CPU.
func (f *scopeFile) add(t *tally, one *scopeProfile, id func(int32) (frameID, bool), factor float64, beside bool) {
	in := f.thread(one.name)
	t.dropped += one.dropped
	var stack []frameID
	for _, at := range sortedKeys(one.spent) {
		var ok bool
		if stack, ok = f.paths.frames(at, id, stack[:0]); !ok {
			t.dropped += max(one.samples[at], 1)
			continue
		}
		spent := one.spent[at] * factor
		if beside {
			t.addParts(stack, 0, parts{cpu: spent}, 0, in)
			continue
		}
		t.add(stack, spent, one.samples[at], in)
	}
}

func sortedKeys[V any](m map[int32]V) []int32 {
	keys := make([]int32, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// How the tools name their profiles: py-spy `Process 7 Thread 8 "pool"` and `Thread 8 "pool"`, austin2speedscope
// "Wall time profile for 7:0:8".
var (
	pyspyThread  = regexp.MustCompile(`^(?:Process (\d+) )?Thread (\d+) "(.*)"$`)
	austinThread = regexp.MustCompile(` profile for (\d+):((?:\d+:)?\S+)$`)
)

func (f *scopeFile) thread(name string) Thread {
	if m := pyspyThread.FindStringSubmatch(name); m != nil {
		return Thread{Process: m[1], Name: threadName(m[2], m[3])}
	}
	if m := austinThread.FindStringSubmatch(name); m != nil {
		return Thread{Process: m[1], Name: "thread " + clean(m[2])}
	}
	if len(f.profiles) == 1 || strings.HasPrefix(f.exporter, "memray") {
		return Thread{}
	}
	return Thread{Name: clean(name)}
}

// threadName is how a thread is called: by its number, which is sure, and by its name, which py-spy may mix up.
func threadName(id, name string) string {
	if name == "" {
		return "thread " + id
	}
	return "thread " + id + " (" + clean(name) + ")"
}

// interval is the time between two samples of py-spy, which is the weight of each.
func (f *scopeFile) interval() float64 {
	if !strings.HasPrefix(f.exporter, "py-spy") {
		return 0
	}
	for _, one := range f.profiles {
		for at, n := range one.samples {
			return one.spent[at] / float64(n)
		}
	}
	return 0
}

func (f *scopeFile) clock(unit Unit, wall bool) Clock {
	switch {
	case unit == Bytes:
		return Memory
	case wall || strings.HasPrefix(f.exporter, "pyinstrument"), strings.HasPrefix(f.exporter, "py-spy"):
		return Wall
	case slices.ContainsFunc(f.profiles, func(p *scopeProfile) bool { return strings.HasPrefix(p.name, "CPU time") }):
		return CPU
	}
	return UnknownClock
}

// scopeTool is the name of the tool in "py-spy@0.4.3".
func scopeTool(exporter string) string {
	if strings.HasPrefix(exporter, "Austin2Speedscope") {
		return "austin"
	}
	if exporter == "" {
		return "speedscope"
	}
	return clean(strings.Replace(exporter, "@", " ", 1))
}
