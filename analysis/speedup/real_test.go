package speedup

import (
	"os"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/profile"
)

// sample reads a sample file of a profiler.
func sample(t testing.TB, name string) Source {
	t.Helper()
	file, err := os.Open("../../testdata/profiles/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	p, err := profile.Read(file)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return Source{Name: name, Profile: p}
}

// The program of testdata/profiles: score computes in four threads, fetch_stock sleeps on the event loop.
func TestRealProfilesSayWhatTheProgramDoes(t *testing.T) {
	for _, c := range []struct {
		files    []string
		file     string
		line     int
		function string
		kind     Kind
		sentence []string
		not      []string
	}{
		{[]string{"pyspy/pyspy.raw.txt", "pyspy/pyspy-gil.raw.txt"}, "shop/pricing.py", 19, "score", UseProcesses,
			[]string{"self 171 (54 %)", "GIL held 82–100 %: threads cannot help", "4 processes: at most 1.87x (CPU time)"}, nil},
		{[]string{"tachyon/wall-a.pstats", "tachyon/cpu-a.pstats", "tachyon/gil-a.pstats"}, "shop/pricing.py", 19, "score", UseProcesses,
			[]string{"GIL held 74–97 %", "waits 63–70 %, for the GIL", "4 processes: at most"}, nil},
		{[]string{"cprofile/cprofile-py312.prof"}, "shop/pricing.py", 19, "score", Silent,
			[]string{"the totals of this profile cannot be trusted"}, []string{"at most"}},
		{[]string{"cprofile/cprofile-py311.prof"}, "shop/batch.py", 6, "is_prime", SerialFirst,
			[]string{"even without limit at most 1.15x: 87 % or more is serial"}, []string{"processes"}},
		{[]string{"yappi/yappi-wall.prof", "yappi/yappi-cpu.prof"}, "shop/pricing.py", 19, "score", Silent,
			[]string{"much of this time may be the profiler's own"}, []string{"at most"}},
		{[]string{"austin/austin-3.7-wall.collapsed.txt"}, "shop/fetching.py", 15, "fetch_stock", Silent,
			[]string{"counts the same time in several threads"}, []string{"at most"}},
		{[]string{"line_profiler/kernprof-5.1.lprof"}, "shop/pricing.py", 33, "Ledger.post", Silent,
			[]string{"the chosen functions only"}, []string{"at most"}},
		{[]string{"viztracer/viztracer.json"}, "shop/pricing.py", 36, "Ledger.post", Silent,
			[]string{"counts the same time in several threads"}, []string{"at most"}},
		{[]string{"tachyon/async-running.jsonl"}, "shop/fetching.py", 15, "fetch_stock", UseProcesses,
			[]string{"4 processes: at most"}, nil},
		{[]string{"pyspy/pyspy.raw.txt"}, "shop/pricing.py", 33, "Ledger.post", Silent,
			[]string{"not enough samples (16)"}, []string{"at most"}},
	} {
		var sources []Source
		for _, name := range c.files {
			sources = append(sources, sample(t, name))
		}
		r := Join(sources...).Function(c.file, c.line, c.function)
		if r == nil {
			t.Errorf("%v: no %s", c.files, c.function)
			continue
		}
		m := NewMachine(4)
		text := r.Sentence(m, Facts{}).EN
		for _, part := range c.sentence {
			if !strings.Contains(text, part) {
				t.Errorf("%v: %s: %q does not say %q", c.files, c.function, text, part)
			}
		}
		for _, part := range c.not {
			if strings.Contains(text, part) {
				t.Errorf("%v: %s: %q says %q", c.files, c.function, text, part)
			}
		}
		if a := r.Advise(m, Facts{}); a.Kind != c.kind {
			t.Errorf("%v: %s: %s: %s, want %s", c.files, c.function, a.Kind, a.EN, c.kind)
		}
	}
}

func TestHottestAreThePrograms(t *testing.T) {
	j := Join(sample(t, "pyspy/pyspy.raw.txt"), sample(t, "cprofile/cprofile-py311.prof"))
	for i, r := range j.Regions(8) {
		if i == 0 && r.Name != "score" {
			t.Errorf("the hottest is %s", r.Name)
		}
		if strings.Contains(r.File, "/lib/python") || strings.HasPrefix(r.File, "<") || r.File == "~" {
			t.Errorf("%s %s is no function of the program", r.File, r.Name)
		}
	}
	if named := j.Named("score"); len(named) != 1 || named[0].Name != "score" {
		t.Errorf("%v", named)
	}
}
