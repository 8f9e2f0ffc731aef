package profile

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"
)

const samples = "../../testdata/profiles"

// recorded is what the tool's own reader says of a file; see testdata/profiles/recorded.
type recorded struct {
	Functions *int          `json:"functions"`
	Lines     *int          `json:"lines"`
	Whole     *float64      `json:"whole"`
	Top       []recordedRow `json:"top"`
	TopLines  []recordedRow `json:"top_lines"`
}

// recordedRow is a row; a line below 0 and a total below 0 were not recorded.
type recordedRow struct {
	File, Name  string
	Line        int
	Self, Total float64
	Calls       *int64
	Primitive   *int64
	Samples     *int64
}

func readSample(t testing.TB, name string) *Profile {
	t.Helper()
	in, err := os.Open(filepath.Join(samples, name))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	p, err := Read(in)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return p
}

func readRecorded[T any](t testing.TB, name string) (all map[string]T) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(samples, "recorded", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// near reports whether two numbers are the same but for rounding.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }

func TestTablesAgreeWithTheirTools(t *testing.T) {
	for name, want := range readRecorded[recorded](t, "tables.json") {
		t.Run(name, func(t *testing.T) {
			p := readSample(t, name)
			if want.Functions != nil && len(p.Functions) != *want.Functions {
				t.Errorf("%d functions, want %d", len(p.Functions), *want.Functions)
			}
			if want.Lines != nil && len(p.Lines) != *want.Lines {
				t.Errorf("%d lines, want %d", len(p.Lines), *want.Lines)
			}
			if want.Whole != nil && !near(p.Total, *want.Whole) && p.Format != FormatPyinstPstat {
				t.Errorf("total %v, want %v", p.Total, *want.Whole)
			}
			for _, w := range want.Top {
				f := findFunction(p, w)
				if f == nil {
					t.Errorf("%s of %s:%d is missing", w.Name, w.File, w.Line)
					continue
				}
				compareRow(t, w, f.Self, f.Total, f.Calls, f.Primitive, f.SelfSamples)
			}
			for _, w := range want.TopLines {
				n := findLine(p, w)
				if n == nil {
					t.Errorf("%s:%d is missing", w.File, w.Line)
					continue
				}
				compareRow(t, w, n.Self, n.Total, n.Hits, -1, n.SelfSamples)
			}
		})
	}
}

func findFunction(p *Profile, w recordedRow) *Function {
	for i := range p.Functions {
		f := &p.Functions[i]
		if f.File == w.File && f.Name == w.Name && (w.Line < 0 || f.Line == w.Line) {
			return f
		}
	}
	return nil
}

func findLine(p *Profile, w recordedRow) *Line {
	for i := range p.Lines {
		n := &p.Lines[i]
		if n.File == w.File && n.Line == w.Line && n.Function == w.Name {
			return n
		}
	}
	return nil
}

func compareRow(t *testing.T, w recordedRow, self, total float64, calls, primitive, samples int64) {
	t.Helper()
	if !near(self, w.Self) || w.Total >= 0 && !near(total, w.Total) {
		t.Errorf("%s:%d %s: self %v, total %v; want %v, %v", w.File, w.Line, w.Name, self, total, w.Self, w.Total)
	}
	for _, c := range []struct {
		want *int64
		got  int64
	}{{w.Calls, calls}, {w.Primitive, primitive}, {w.Samples, samples}} {
		if c.want != nil && c.got != *c.want {
			t.Errorf("%s:%d %s: count %d, want %d", w.File, w.Line, w.Name, c.got, *c.want)
		}
	}
}

// Scalene 2 says when it looked; of files that do not say, the usual time between two samples is taken.
func TestSamplesOfScalene(t *testing.T) {
	if p := readSample(t, "scalene/scalene-2.4-stacks.json"); p.Samples != 13 {
		t.Errorf("%d samples", p.Samples)
	}
	if p := readSample(t, "scalene/scalene-1.5.51-cpu.json"); p.Samples != 0 || p.Interval != scaleneInterval {
		t.Errorf("%d samples, every %v", p.Samples, p.Interval)
	}
}
