package profile

import (
	"strconv"

	"github.com/google/pprof/profile"
)

// FormatPprof is the protocol buffer of pprof (https://github.com/google/pprof/blob/main/proto/profile.proto).
const FormatPprof Format = "pprof"

// isPprof reports whether the file begins with a sample type: field 1, a short message whose field 1 is a number.
func isPprof(head []byte) bool {
	return len(head) > 4 && head[0] == 0x0a && head[1] >= 2 && head[1] <= 12 && (head[2] == 0x08 || head[2] == 0x10)
}

func readPprof(in *input) (*Profile, error) {
	data, err := in.all()
	if err != nil {
		return nil, err
	}
	if pprofMemory(data) > mostMemory(len(data)) {
		return nil, fail("the file would fill far more memory than a profile of its size ever needs", "le fichier occuperait bien plus de mémoire que n'en demande jamais un profil de cette taille")
	}
	read, err := profile.ParseUncompressed(data)
	if err == nil {
		err = read.CheckValid()
	}
	if err != nil {
		return nil, fail("the file begins like one of pprof, but is damaged: %s", "le fichier commence comme ceux de pprof, mais il est abîmé : %s", clean(err.Error()))
	}
	return pprofProfile(read), nil
}

// pprofUnits are the units of sample types; austin2pprof writes the sign of micro.
var pprofUnits = map[string]struct {
	unit   Unit
	factor float64
}{
	"nanoseconds": {Seconds, 1e-9}, "ns": {Seconds, 1e-9}, "microseconds": {Seconds, 1e-6}, "us": {Seconds, 1e-6},
	"μs": {Seconds, 1e-6}, "µs": {Seconds, 1e-6}, "milliseconds": {Seconds, 1e-3}, "ms": {Seconds, 1e-3},
	"seconds": {Seconds, 1}, "s": {Seconds, 1}, "bytes": {Bytes, 1}, "kilobytes": {Bytes, 1 << 10}, "megabytes": {Bytes, 1 << 20},
}

func pprofProfile(read *profile.Profile) *Profile {
	value, counted := pprofValues(read)
	p := &Profile{Format: FormatPprof, Tool: "pprof", Clock: UnknownClock, Unit: Counts, Time: float64(read.TimeNanos) / 1e9, Wall: float64(read.DurationNanos) / 1e9}
	factor := 1.0
	if value >= 0 {
		p.Clock = pprofClocks[read.SampleType[value].Type]
		if units, ok := pprofUnits[read.SampleType[value].Unit]; ok {
			p.Unit, factor = units.unit, units.factor
		}
	}
	if p.Unit == Bytes {
		p.Clock = Memory
	}
	if p.Clock == "" {
		p.Clock = UnknownClock
	}
	if units, ok := pprofUnits[pprofUnit(read.PeriodType)]; ok && units.unit == Seconds && p.Unit == Seconds {
		p.Interval = float64(read.Period) * units.factor
	}
	t := newTally()
	t.traced = p.Unit == Bytes
	ids := map[*profile.Line]frameID{}
	lines := map[*profile.Location][]*profile.Line{}
	for _, location := range read.Location {
		for i := range location.Line {
			lines[location] = append(lines[location], &location.Line[i])
		}
	}
	var stack []frameID
	for _, sample := range read.Sample {
		if value < 0 || value >= len(sample.Value) {
			t.dropped++
			continue
		}
		stack = stack[:0]
		for i := len(sample.Location) - 1; i >= 0; i-- {
			of := lines[sample.Location[i]]
			for j := len(of) - 1; j >= 0; j-- {
				id, ok := ids[of[j]]
				if !ok {
					id = t.frame(pprofFrame(of[j]))
					ids[of[j]] = id
				}
				stack = append(stack, id)
			}
		}
		samples := int64(1)
		if counted >= 0 {
			samples = sample.Value[counted]
		}
		t.add(stack, float64(sample.Value[value])*factor, samples, pprofThread(sample))
	}
	t.fill(p)
	if len(p.Functions) == 0 {
		p.Note(Empty, emptyText)
	}
	return p
}

// pprofClocks are the clocks of the types of samples that tools for Python write.
var pprofClocks = map[string]Clock{"wall": Wall, "wall_time": Wall, "wall-time": Wall, "cpu": CPU, "cpu_time": CPU, "cpu-time": CPU, "on-cpu": CPU}

// pprofValues are which value of a sample to show, the last that is a time, else the default one or the last of all, and
// which one counts the samples; -1 is none.
func pprofValues(read *profile.Profile) (value, counted int) {
	value, counted = len(read.SampleType)-1, -1
	timed := false
	for i, kind := range read.SampleType {
		switch {
		case pprofUnits[kind.Unit].unit == Seconds:
			value, timed = i, true
		case kind.Unit == "count" && (kind.Type == "samples" || kind.Type == "cpu-samples"):
			counted = i
		case !timed && kind.Type == read.DefaultSampleType:
			value = i
		}
	}
	return value, counted
}

func pprofUnit(of *profile.ValueType) string {
	if of == nil {
		return ""
	}
	return of.Unit
}

func pprofFrame(line *profile.Line) frame {
	f := frame{line: pprofLine(line.Line)}
	if line.Function != nil {
		f.name, f.file, f.first = line.Function.Name, line.Function.Filename, pprofLine(line.Function.StartLine)
	}
	return f
}

func pprofLine(n int64) int {
	if n < 0 || n > maxIndex {
		return 0
	}
	return int(n)
}

// pprofThread reads the labels of a sample as Python tools name them.
func pprofThread(sample *profile.Sample) (in Thread) {
	label := func(names ...string) string {
		for _, name := range names {
			if v := sample.Label[name]; len(v) > 0 {
				return clean(v[0])
			}
			if v := sample.NumLabel[name]; len(v) > 0 {
				return strconv.FormatInt(v[0], 10)
			}
		}
		return ""
	}
	in.Process = label("Process ID", "process id", "pid")
	if id := label("Thread ID", "thread id", "tid"); id != "" {
		in.Name = threadName(id, label("Thread Name", "thread name"))
	}
	return in
}
