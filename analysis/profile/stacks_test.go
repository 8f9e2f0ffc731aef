package profile

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// recordedStacks is what testdata/profiles/recorded/record_stacks.py wrote down of a profile.
type recordedStacks struct {
	Total         float64
	Samples       int64
	FunctionCount int
	LineCount     int
	Functions     [][]any
	Lines         [][]any
	CPU           [][]any
}

// stackProfiles are the profiles of the formats with stacks, by the format that they must be known as.
var stackProfiles = map[Format][]string{
	FormatSpeedscope: {"pyspy/pyspy.speedscope.json", "pyspy/pyspy-gil.speedscope.json", "pyspy/pyspy-threads-subproc.speedscope.json",
		"memray/memray.speedscope.json", "pyinstrument/pyinstrument.speedscope.json", "austin/austin2speedscope.json", "austin/austin2speedscope-full.json"},
	FormatPySpyRaw: {"pyspy/pyspy.raw.txt", "pyspy/pyspy-gil.raw.txt", "pyspy/pyspy-idle.raw.txt", "pyspy/pyspy-function.raw.txt"},
	FormatAustin: {"austin/austin-3.7-wall.collapsed.txt", "austin/austin-3.7-full-children-gc.collapsed.txt",
		"austin/austin-3.7-sleepless.collapsed.txt", "austin/austin-3.7-memory.collapsed.txt"},
	FormatMojo: {"austin/austin-3.7-wall.mojo", "austin/austin-4.0-wall.mojo", "austin/austin-4.0-cpu.mojo", "austin/austin-4.0-full-children-gc.mojo"},
	FormatTachyonCollapsed: {"tachyon/wall-a.collapsed.txt", "tachyon/cpu-a.collapsed.txt", "tachyon/gil-a.collapsed.txt", "tachyon/wall-a-native.collapsed.txt",
		"tachyon/async-all.collapsed.txt", "tachyon/async-running.collapsed.txt", "tachyon/replay-none.collapsed.txt",
		"tachyon/subprocesses/parent.collapsed.txt", "tachyon/subprocesses/parent.collapsed_6957.txt", "tachyon/subprocesses/parent.collapsed_6958.txt"},
	FormatTachyonLines: {"tachyon/wall-a.jsonl", "tachyon/wall-main.jsonl", "tachyon/cpu-a.jsonl", "tachyon/gil-a.jsonl", "tachyon/async-running.jsonl",
		"tachyon/exception.jsonl", "tachyon/exception-empty.jsonl", "tachyon/replay-none.jsonl", "tachyon/replay-zstd.jsonl",
		"tachyon/subprocesses/parent.jsonl", "tachyon/subprocesses/parent_6967.jsonl", "tachyon/subprocesses/parent_6968.jsonl"},
	FormatGecko:        {"tachyon/wall-a.gecko.json", "tachyon/opcodes-main.gecko.json", "tachyon/replay-none.gecko.json"},
	FormatPyinstrument: {"pyinstrument/pyinstrument.json"},
	FormatPyisession:   {"pyinstrument/pyinstrument.pyisession"},
	FormatChromePySpy:  {"pyspy/pyspy.chrometrace.json"},
	FormatViztracer:    {"viztracer/viztracer.json", "viztracer/viztracer-async.json", "viztracer/viztracer.json.gz", "viztracer/viztracer-pool.json.gz"},
	FormatPprof:        {"pprof/austin2pprof.pprof"},
	FormatPerf:         {"perf/perf-script-py312-X_perf-dwarf.txt", "perf/perf-script-py313-X_perf_jit-dwarf.txt"},
}

func TestStacksAsRecorded(t *testing.T) {
	recorded := readRecorded[recordedStacks](t, "stacks.json")
	seen := 0
	for format, names := range stackProfiles {
		for _, name := range names {
			t.Run(name, func(t *testing.T) {
				p := readSample(t, name)
				if p.Format != format {
					t.Errorf("read as %s", p.Format)
				}
				compareStacks(t, p, recorded[name])
			})
			seen++
		}
	}
	if seen != len(recorded) {
		t.Errorf("%d profiles are recorded, %d are read", len(recorded), seen)
	}
}

// What a profile of each format costs to read, by its bytes.
func BenchmarkStacks(b *testing.B) {
	for format, names := range stackProfiles {
		b.Run(string(format), func(b *testing.B) {
			data, err := os.ReadFile(filepath.Join(samples, names[0]))
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Read(bytes.NewReader(data)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func compareStacks(t *testing.T, p *Profile, want recordedStacks) {
	t.Helper()
	same(t, "the total", p.Total, want.Total, want.Total)
	if p.Samples != want.Samples || len(p.Functions) != want.FunctionCount || !firstLines(p) && len(p.Lines) != want.LineCount {
		t.Errorf("%d samples, %d functions, %d lines; want %d, %d, %d", p.Samples, len(p.Functions), len(p.Lines), want.Samples, want.FunctionCount, want.LineCount)
	}
	functions := map[[3]any]Function{}
	for _, f := range p.Functions {
		functions[[3]any{f.Name, f.File, float64(f.Line)}] = f
	}
	for _, row := range want.Functions {
		f, ok := functions[[3]any(row[:3])]
		if !ok {
			t.Errorf("no function %v", row[:3])
			continue
		}
		same(t, f.Name+" self", f.Self, row[3].(float64), want.Total)
		same(t, f.Name+" total", f.Total, row[4].(float64), want.Total)
	}
	for _, row := range want.CPU {
		for _, f := range p.Functions {
			if f.Name == row[0] && f.File == row[1] {
				same(t, f.Name+" CPU", f.CPU, row[2].(float64), want.Total)
			}
		}
	}
	if firstLines(p) {
		return
	}
	lines := map[[3]any]Line{}
	for _, l := range p.Lines {
		lines[[3]any{l.File, float64(l.Line), l.Function}] = l
	}
	for _, row := range want.Lines {
		l, ok := lines[[3]any(row[:3])]
		if !ok {
			t.Errorf("no line %v", row[:3])
			continue
		}
		same(t, "a line's self", l.Self, row[3].(float64), want.Total)
		same(t, "a line's total", l.Total, row[4].(float64), want.Total)
	}
}

// firstLines reports whether the profile has no numbers by line.
func firstLines(p *Profile) bool { return !p.Sampled }

// same compares numbers, within what adding up in another order may change.
func same(t *testing.T, what string, got, want, of float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-9*math.Max(math.Abs(want), 1e-6*of)) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}
