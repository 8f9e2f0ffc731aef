package profile

import (
	"math"
	"path"
	"strings"
	"testing"
)

// What `python -m profiling.sampling replay` makes of a binary file is what its reader must arrive at.
func TestTachyonBinaryAgreesWithItsReplay(t *testing.T) {
	for name, replayed := range map[string]string{"wall-a-none.bin": "replay-none.jsonl", "wall-a-zstd.bin": "replay-zstd.jsonl"} {
		t.Run(name, func(t *testing.T) {
			got, want := readSample(t, "tachyon/"+name), readSample(t, "tachyon/"+replayed)
			if got.Format != FormatTachyonBinary || got.Clock != want.Clock || got.Interval != want.Interval || len(got.Notes) > 0 {
				t.Errorf("%s, %s, every %v s, %v", got.Format, got.Clock, got.Interval, got.Notes)
			}
			sameSamples(t, got, want)
		})
	}
}

func sameSamples(t *testing.T, got, want *Profile) {
	t.Helper()
	if got.Samples != want.Samples || len(got.Functions) != len(want.Functions) || len(got.Lines) != len(want.Lines) {
		t.Fatalf("%d samples, %d functions, %d lines; want %d, %d, %d", got.Samples, len(got.Functions), len(got.Lines), want.Samples, len(want.Functions), len(want.Lines))
	}
	functions := map[[2]string]Function{}
	for _, f := range want.Functions {
		functions[[2]string{f.File, f.Name}] = f
	}
	for _, f := range got.Functions {
		w := functions[[2]string{f.File, f.Name}]
		if f.SelfSamples != w.SelfSamples || f.TotalSamples > w.TotalSamples || !recursive(f) && f.TotalSamples != w.TotalSamples || f.Line != w.Line {
			t.Errorf("%s:%d %d of %d samples, want line %d, %d of %d", f.Name, f.Line, f.SelfSamples, f.TotalSamples, w.Line, w.SelfSamples, w.TotalSamples)
		}
	}
	lines := map[lineOfFunction]Line{}
	for _, l := range want.Lines {
		lines[lineOfFunction{l.File, l.Function, l.Line}] = l
	}
	for _, l := range got.Lines {
		w := lines[lineOfFunction{l.File, l.Function, l.Line}]
		if l.SelfSamples != w.SelfSamples || l.TotalSamples != w.TotalSamples && !strings.HasPrefix(l.File, "<frozen importlib") {
			t.Errorf("%s:%d %d of %d samples, want %d of %d", l.File, l.Line, l.SelfSamples, l.TotalSamples, w.SelfSamples, w.TotalSamples)
		}
	}
}

// recursive reports whether the function calls itself, so that the sums of the lines of a file without stacks are too high.
func recursive(f Function) bool { return strings.HasPrefix(f.File, "<frozen importlib") }

type lineOfFunction struct {
	file, function string
	line           int
}

// The collapsed stacks of the replay have the stacks, but only base names.
func TestTachyonBinaryHasTheStacksOfItsReplay(t *testing.T) {
	got, want := map[[2]string]int64{}, map[[2]string]int64{}
	for _, f := range readSample(t, "tachyon/wall-a-none.bin").Functions {
		got[[2]string{path.Base(f.File), f.Name}] += f.TotalSamples
	}
	for _, f := range readSample(t, "tachyon/replay-none.collapsed.txt").Functions {
		want[[2]string{f.File, f.Name}] += f.TotalSamples
	}
	for key, n := range want {
		if key[1] != "<module>" && got[key] != n {
			t.Errorf("%v has %d samples, want %d", key, got[key], n)
		}
	}
}

func TestTachyonTellsWhoHasTheGIL(t *testing.T) {
	binary := readSample(t, "tachyon/wall-a-none.bin")
	score := functionNamed(t, binary, "score")
	// 129 of the 510 samples of score have the bit of the GIL, 362 the one of waiting for it.
	if math.Abs(score.GIL-129.0/510) > 1e-9 || math.Abs(score.Waiting-362.0/510) > 1e-9 {
		t.Errorf("score has the GIL for %v and waits for %v", score.GIL, score.Waiting)
	}
	if sleep := functionNamed(t, binary, "fetch_stock"); sleep.GIL != 0 || sleep.Waiting != 0 || !math.IsNaN(sleep.CPU) {
		t.Errorf("a function that sleeps has %v", sleep.Measures)
	}
	if len(binary.Threads) != 5 || binary.Threads[0].Name != "thread 6840 (main)" || binary.Wall < 1.33 || binary.Wall > 1.34 {
		t.Errorf("threads %v, wall %v", binary.Threads, binary.Wall)
	}
	gecko := functionNamed(t, readSample(t, "tachyon/replay-none.gecko.json"), "score")
	if math.Abs(gecko.GIL-score.GIL) > 0.01 || math.Abs(gecko.Waiting-score.Waiting) > 0.01 {
		t.Errorf("the markers say %v and %v, the samples %v and %v", gecko.GIL, gecko.Waiting, score.GIL, score.Waiting)
	}
	if cpu := functionNamed(t, readSample(t, "tachyon/cpu-a-opcodes-native.bin"), "score"); !math.IsNaN(cpu.CPU) || !(cpu.GIL > 0.8) {
		t.Errorf("in CPU mode score has %v", cpu.Measures)
	}
}

func functionNamed(t *testing.T, p *Profile, name string) Function {
	t.Helper()
	for _, f := range p.Functions {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("no function %s", name)
	return Function{}
}
