package profile

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/pprof/profile"
)

func TestSpeedscopeThreadsAndClock(t *testing.T) {
	p := readSample(t, "pyspy/pyspy-threads-subproc.speedscope.json")
	if p.Tool != "py-spy 0.4.3" || p.Clock != Wall || p.Unit != Seconds || p.Interval != 0.01 || !p.Sampled {
		t.Errorf("%s, %s, %s, every %v s", p.Tool, p.Clock, p.Unit, p.Interval)
	}
	var found bool
	for _, in := range p.Threads {
		found = found || in.Process == "12559" && in.Name == "thread 12567 (pricer_3)" && math.Abs(in.Time-0.57) < 1e-9
	}
	if !found {
		t.Errorf("threads %v", p.Threads)
	}
	if f := functionNamed(t, p, "score"); len(f.Threads) < 4 || !strings.HasPrefix(f.Threads[0], "process 12559 thread ") {
		t.Errorf("score ran in %v", f.Threads)
	}
	austin := readSample(t, "austin/austin2speedscope-full.json")
	if austin.Tool != "austin" || len(austin.Notes) != 1 || austin.Notes[0].Text != memoryLeftText || austin.Threads[0].Process != "5802" || austin.Threads[0].Name != "thread 0:5802" {
		t.Errorf("%s, %v, %v", austin.Tool, austin.Notes, austin.Threads[0])
	}
	if memray := readSample(t, "memray/memray.speedscope.json"); memray.Unit != Bytes || memray.Clock != Memory || memray.Tool != "memray 1.20.0" || len(memray.Threads) != 0 {
		t.Errorf("%s %s %s %v", memray.Unit, memray.Clock, memray.Tool, memray.Threads)
	}
}

// scope is a file of speedscope with frames f, g and h at lines 1, 2 and 3.
func scope(profiles string) string {
	return `{"profiles":[` + profiles + `],"shared":{"frames":[{"name":"f","file":"a.py","line":1},{"name":"g","file":"a.py","line":2},{"name":"h"}]},"$schema":"https://www.speedscope.app/file-format-schema.json"}`
}

func TestSpeedscopeEvents(t *testing.T) {
	p := readText(t, scope(`{"type":"evented","name":"x","unit":"milliseconds","startValue":0,"endValue":10,"events":[
		{"type":"O","at":1,"frame":0},{"type":"O","at":3,"frame":1},{"type":"C","at":7,"frame":1},{"type":"C","at":8,"frame":0},
		{"type":"O","at":20,"frame":1},{"type":"C","at":21,"frame":0},{"type":"C","at":22,"frame":1}]}`))
	f, g := functionNamed(t, p, "f"), functionNamed(t, p, "g")
	same(t, "f's self", f.Self, 0.003, 1)
	same(t, "f's total", f.Total, 0.007, 1)
	same(t, "g's total", g.Total, 0.006, 1)
	if f.SelfSamples != -1 || p.Samples != 0 || len(p.Notes) != 1 || p.Notes[0].Kind != Damaged {
		t.Errorf("%d samples of %d, %v", f.SelfSamples, p.Samples, p.Notes)
	}
}

func TestSpeedscopeDamage(t *testing.T) {
	p := readText(t, scope(`{"type":"sampled","name":"x","unit":"seconds","samples":[[0,1],[0,9],[-1],[0],[1]],"weights":[1,1,1,-1,1e300]},{"type":"sampled","unit":"bananas","samples":[[0]],"weights":[1]}`))
	if p.Total != 1 || p.Samples != 1 || len(p.Notes) != 1 || !strings.HasPrefix(p.Notes[0].EN, "5 of 6 ") {
		t.Errorf("%v of %d samples, %v", p.Total, p.Samples, p.Notes)
	}
	whole := scope(`{"type":"sampled","unit":"seconds","samples":[[0,1]],"weights":[1]}`)
	cut := readText(t, strings.Replace(whole, `,"$schema"`, `,"name"`, 1)[:len(whole)-50])
	if cut.Total != 1 || len(cut.Notes) != 1 || cut.Notes[0].Text != cutOffText {
		t.Errorf("cut off: %v, %v", cut.Total, cut.Notes)
	}
}

func TestTraceNesting(t *testing.T) {
	// Events come as calls end; the one that begins and ends with another and comes later is the outer one.
	p := readText(t, `{"traceEvents":[
		{"ph":"M","pid":1,"tid":7,"name":"thread_name","args":{"name":"Main"}},
		{"ph":"X","pid":1,"tid":7,"ts":10,"dur":5,"name":"g (b.py:3)","cat":"fee"},
		{"ph":"X","pid":1,"tid":7,"ts":15.0000001,"dur":2,"name":"g (b.py:3)","cat":"fee"},
		{"ph":"X","pid":1,"tid":7,"ts":10,"dur":10,"name":"f (a.py:1)","cat":"fee"},
		{"ph":"X","pid":1,"tid":7,"ts":10,"dur":10,"name":"f (a.py:1)","cat":"fee"},
		{"ph":"X","pid":1,"tid":8,"ts":12,"dur":1,"name":"h (c.py:1)","cat":"fee"},
		{"ph":"C","pid":1,"tid":7,"ts":12,"name":"garbage collection","args":{}}],
		"file_info":{"files":{"a.py":["def f():\n    g()",2]}},
		"viztracer_metadata":{"version":"1.1.1","overflow":true}}`)
	f, g := functionNamed(t, p, "f"), functionNamed(t, p, "g")
	same(t, "f's self", f.Self, 3e-6, 1)
	same(t, "f's total", f.Total, 10e-6, 1)
	same(t, "g's total", g.Total, 7e-6, 1)
	same(t, "the total", p.Total, 11e-6, 1)
	if f.Calls != 2 || g.Calls != 2 || g.Line != 3 || p.Sampled || len(p.Lines) != 0 {
		t.Errorf("%d calls of f, %d of g at line %d", f.Calls, g.Calls, g.Line)
	}
	if p.Threads[0].Name != "thread 7 (Main)" || p.Texts["a.py"][2] != "    g()" || p.Tool != "viztracer 1.1.1" {
		t.Errorf("%v, %v, %s", p.Threads, p.Texts, p.Tool)
	}
	if len(p.Notes) != 1 || p.Notes[0].Text != overflowText {
		t.Errorf("notes %v", p.Notes)
	}
}

func TestTraceBeginningsAndEnds(t *testing.T) {
	p := readText(t, `[{"ph":"E","pid":1,"tid":1,"ts":0},{"ph":"B","pid":1,"tid":1,"ts":1,"name":"f"},{"ph":"B","pid":1,"tid":1,"ts":2,"name":"g"},
		{"ph":"E","pid":1,"tid":1,"ts":4},{"ph":"B","pid":1,"tid":1,"ts":9,"name":"h"},`)
	same(t, "f's total", functionNamed(t, p, "f").Total, 8e-6, 1)
	same(t, "g's self", functionNamed(t, p, "g").Self, 2e-6, 1)
	if len(p.Notes) != 1 || !strings.HasPrefix(p.Notes[0].EN, "1 of ") {
		t.Errorf("a list without an end is no damage, an end without a beginning is: %v", p.Notes)
	}
	pyspy := readSample(t, "pyspy/pyspy.chrometrace.json")
	if pyspy.Tool != "py-spy" || !pyspy.Sampled || len(pyspy.Threads) != 5 || pyspy.Threads[0].Name != "thread 13857 (MainThread)" {
		t.Errorf("%s, %v", pyspy.Tool, pyspy.Threads)
	}
	if f := functionNamed(t, pyspy, "score"); f.Calls != -1 || len(f.Threads) != 4 {
		t.Errorf("%d calls in %v", f.Calls, f.Threads)
	}
}

func TestPyinstrumentRun(t *testing.T) {
	for name, want := range map[string]Profile{
		"pyinstrument.json":       {Wall: 5.26799, CPU: 2.691119, Time: 1795356523.859638},
		"pyinstrument.pyisession": {Wall: 6.321004629135132, CPU: 2.412936969, Time: 1795357094.74149, Interval: 0.02},
	} {
		p := readSample(t, "pyinstrument/"+name)
		if p.Wall != want.Wall || p.CPU != want.CPU || p.Time != want.Time || p.Interval != want.Interval || p.Clock != Wall {
			t.Errorf("%s: wall %v, CPU %v, at %v, every %v", name, p.Wall, p.CPU, p.Time, p.Interval)
		}
		if len(p.Notes) != 1 || p.Notes[0].Text != mainThreadOnly {
			t.Errorf("%s: %v", name, p.Notes)
		}
	}
	session := readSample(t, "pyinstrument/pyinstrument.pyisession")
	if f := functionNamed(t, session, "is_prime"); f.Line != 6 || session.Lines[0].Line != 28 || session.Threads[0].Name != "thread 140671181372288 (MainThread)" {
		t.Errorf("is_prime at %d, hottest line %d, %v", f.Line, session.Lines[0].Line, session.Threads)
	}
	deep := strings.Repeat(`{"function":"f","file_path":"a.py","line_no":1,"time":1,"children":[`, 3000) + `{"function":"g","time":1}` + strings.Repeat("]}", 3000)
	if p := readText(t, `{"root_frame":`+deep+`}`); len(p.Functions) != 1 || p.Functions[0].Total != 1 {
		t.Errorf("a deep tree: %v", p.Functions)
	}
}

func TestMojoRun(t *testing.T) {
	p := readSample(t, "austin/austin-4.0-full-children-gc.mojo")
	if p.Tool != "austin 4.0.0" || p.Interval != 0.015 || p.Wall != 2.957642 || p.Clock != Wall || len(p.Threads) != 31 {
		t.Errorf("%s, every %v s, %v s, %s, %d threads", p.Tool, p.Interval, p.Wall, p.Clock, len(p.Threads))
	}
	if cpu := readSample(t, "austin/austin-4.0-cpu.mojo"); cpu.Clock != CPU || !math.IsNaN(cpu.Functions[0].CPU) {
		t.Errorf("%s, CPU %v", cpu.Clock, cpu.Functions[0].CPU)
	}
}

// mojo writes events: numbers below 64, and texts.
func mojo(events ...any) string {
	text := []byte("MOJ\x03")
	for _, e := range events {
		switch e := e.(type) {
		case int:
			text = append(text, byte(e))
		case string:
			text = append(append(text, e...), 0)
		}
	}
	return string(text)
}

func TestMojoEvents(t *testing.T) {
	defined := []any{mojoStack, 1, 0, "a", mojoString, 2, "a.py", mojoString, 3, "f", mojoString, 4, "g",
		mojoFrame, 5, 2, 3, 7, 7, 0, 0, mojoFrame, 6, 2, 4, 9, 9, 0, 0, mojoFrame, 7, 2, 1, 11, 11, 0, 0}
	with := func(events ...any) *Profile {
		return readText(t, mojo(append(append([]any{}, defined...), events...)...))
	}

	p := with(mojoFrameRef, 5, mojoFrameRef, 6, mojoTime, 8, mojoStack, 1, 0, "a", mojoFrameRef, 7, mojoRepeat, mojoGC, mojoTime, 1)
	g, gc, unknown := functionNamed(t, p, "g"), functionNamed(t, p, "<GC>"), functionNamed(t, p, "<unknown>")
	same(t, "g's self", g.Self, 8e-6, 1)
	same(t, "g's total", g.Total, 9e-6, 1)
	same(t, "the collector", gc.Self, 1e-6, 1)
	same(t, "the name that austin could not read", unknown.Total, 1e-6, 1)
	if g.Line != 9 || p.Threads[0].Name != "thread 0:10" || p.Samples != 2 {
		t.Errorf("line %d, %v, %d samples", g.Line, p.Threads, p.Samples)
	}

	// The frames of a task, and those of the numbers that another process gave, are not those of the sample.
	p = with(mojoFrameRef, 5, mojoTaskStack, 3, 0, 1, mojoFrameRef, 6, mojoTime, 8)
	if len(p.Functions) != 3 || functionNamed(t, p, "g").Total != 0 || p.Total != 8e-6 {
		t.Errorf("the frames of a task count: %v", p.Functions)
	}
	p = with(mojoFrameRef, 5, mojoTime, 8, mojoStack, 2, 0, "b", mojoFrameRef, 5, mojoTime, 8)
	if p.Total != 8e-6 || len(p.Notes) != 1 || p.Notes[0].Kind != Damaged {
		t.Errorf("a frame of another process counts: %v, %v", p.Total, p.Notes)
	}
	p = with(mojoFrameRef, 5, mojoTime, 8, mojoStack, 63)
	if p.Total != 8e-6 || len(p.Notes) == 0 || p.Notes[len(p.Notes)-1].Text != cutOffText {
		t.Errorf("cut off: %v, %v", p.Total, p.Notes)
	}
}

func TestPprofChoosesTime(t *testing.T) {
	fn := &profile.Function{ID: 1, Name: "f", Filename: "a.py", StartLine: 3}
	inlined := &profile.Function{ID: 2, Name: "g", Filename: "a.py"}
	at := &profile.Location{ID: 1, Line: []profile.Line{{Function: inlined, Line: 9}, {Function: fn, Line: 4}}}
	written := &profile.Profile{
		SampleType: []*profile.ValueType{{Type: "samples", Unit: "count"}, {Type: "cpu", Unit: "nanoseconds"}, {Type: "alloc", Unit: "bytes"}},
		PeriodType: &profile.ValueType{Type: "cpu", Unit: "nanoseconds"}, Period: 10_000_000, TimeNanos: 5e9, DurationNanos: 2e9,
		Function: []*profile.Function{fn, inlined}, Location: []*profile.Location{at},
		Sample: []*profile.Sample{{Location: []*profile.Location{at}, Value: []int64{2, 20_000_000, 7}, Label: map[string][]string{"thread name": {"pool"}},
			NumLabel: map[string][]int64{"thread id": {8}, "process id": {7}}}},
	}
	var packed bytes.Buffer
	if err := written.Write(&packed); err != nil {
		t.Fatal(err)
	}
	p, err := Read(&packed)
	if err != nil {
		t.Fatal(err)
	}
	if p.Clock != CPU || p.Unit != Seconds || p.Total != 0.02 || p.Samples != 2 || p.Interval != 0.01 || p.Time != 5 || p.Wall != 2 {
		t.Errorf("%s %s: %v, %d samples, every %v", p.Clock, p.Unit, p.Total, p.Samples, p.Interval)
	}
	if f, g := functionNamed(t, p, "f"), functionNamed(t, p, "g"); f.Self != 0 || f.Total != 0.02 || f.Line != 3 || g.Self != 0.02 {
		t.Errorf("f %+v, g %+v", f, g)
	}
	if len(p.Threads) != 1 || p.Threads[0].Process != "7" || p.Threads[0].Name != "thread 8 (pool)" {
		t.Errorf("threads %v", p.Threads)
	}
}

func TestFieldsOfPprofs(t *testing.T) {
	n := 0
	eachField([]byte{0x12, 2, 1, 1, 0x08, 0xff, 1, 0x0d, 1, 2, 3, 4, 0x09, 1, 2, 3, 4, 5, 6, 7, 8, 0x12, 9}, func(uint64, []byte) { n++ })
	if n != 4 {
		t.Errorf("%d fields", n)
	}
}

func TestPerfNotes(t *testing.T) {
	const sample = "python3 10/11 [001]  5.25:   10000000 cpu-clock:u: \n"
	p := readText(t, sample+"\t  1a py::Ledger.post:/srv/my app (x)/a.py+0x5 (/tmp/perf-10.map)\n\t  1b main+0x1 (/bin/python3)\n\t  1c py::<module>:/srv/b.py+0x5 (/tmp/perf-10.map)\n\n")
	if f := p.Functions[0]; f.Name != "Ledger.post" || f.File != "/srv/my app (x)/a.py" || f.Self != 0.01 || p.Clock != CPU || functionNamed(t, p, "<module>").Total != 0.01 {
		t.Errorf("%+v", f)
	}
	if p.Threads[0].Process != "10" || p.Threads[0].Name != "thread 11 (python3)" || len(p.Notes) != 0 {
		t.Errorf("%v, %v", p.Threads, p.Notes)
	}
	native := readText(t, sample+"\t  1b main+0x1 (/bin/python3)\n\n")
	if len(native.Notes) != 1 || native.Notes[0].Text != noPythonFrames || native.Functions[0].Name != "<native>" {
		t.Errorf("%v", native.Notes)
	}
	if cycles := readText(t, "python3 10  5.25:   33 cycles: \n\t 1 py::f:/a.py+0x5 (x)\n\n"); cycles.Unit != Counts || cycles.Total != 1 {
		t.Errorf("cycles: %v %s", cycles.Total, cycles.Unit)
	}
}

func TestTachyonCutOff(t *testing.T) {
	lines, err := os.ReadFile(filepath.Join(samples, "tachyon/replay-none.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	without := lines[:bytes.LastIndex(bytes.TrimSpace(lines), []byte("\n"))+1]
	if p := readText(t, string(without)); p.Samples != 787 || len(p.Notes) != 1 || p.Notes[0].Text != cutOffText {
		t.Errorf("without its end: %d samples, %v", p.Samples, p.Notes)
	}
	whole, err := os.ReadFile(filepath.Join(samples, "tachyon/wall-a-none.bin"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Read(bytes.NewReader(whole[:len(whole)-1])); err == nil {
		t.Error("a file without its footer is read")
	}
	// A record that speaks of more frames than there are ends the reading; what came before counts.
	bad := bytes.Clone(whole)
	at := binary.LittleEndian.Uint64(bad[40:])
	for i := at / 2; i < at; i++ {
		bad[i] = 0xff
	}
	p, err := Read(bytes.NewReader(bad))
	if err != nil || p.Samples == 0 || p.Samples >= 787 || p.Notes[len(p.Notes)-1].Text != cutOffText {
		t.Errorf("a damaged stream: %v, %v", p, err)
	}
}

// A packed file is known by what is in it.
func TestPackedProfiles(t *testing.T) {
	for _, name := range []string{"pyspy/pyspy.speedscope.json", "austin/austin-4.0-wall.mojo", "tachyon/wall-a-zstd.bin", "pprof/austin2pprof.pprof", "pyspy/pyspy.raw.txt"} {
		in, err := os.Open(filepath.Join(samples, name))
		if err != nil {
			t.Fatal(err)
		}
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		_, err = io.Copy(w, in)
		in.Close()
		if err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		p, err := Read(&packed)
		if want := readSample(t, name); err != nil || p.Format != want.Format || p.Total != want.Total {
			t.Errorf("%s: %v", name, err)
		}
	}
}
