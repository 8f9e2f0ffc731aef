package speedup

import (
	"os"
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

func TestLook(t *testing.T) {
	for _, names := range [][]string{
		{"cprofile/cprofile-py312.prof"}, {"cprofile/cprofile-py311.prof"}, {"yappi/yappi-wall.prof", "yappi/yappi-cpu.prof"},
		{"pyspy/pyspy.raw.txt"}, {"pyspy/pyspy.raw.txt", "pyspy/pyspy-gil.raw.txt"}, {"tachyon/wall-a.pstats", "tachyon/cpu-a.pstats", "tachyon/gil-a.pstats"},
		{"austin/austin-3.7-wall.collapsed.txt", "austin/austin-3.7-sleepless.collapsed.txt"}, {"tachyon/wall-a.collapsed.txt", "tachyon/cpu-a.collapsed.txt", "tachyon/gil-a.collapsed.txt"},
	} {
		var all []Source
		for _, n := range names {
			all = append(all, sample(t, n))
		}
		j := Join(all...)
		t.Log(names)
		for _, f := range []struct {
			file, name string
			line       int
		}{{"shop/pricing.py", "score", 19}, {"shop/fetching.py", "fetch_stock", 13}, {"shop/batch.py", "is_prime", 1}, {"shop/pricing.py", "Ledger.post", 33}} {
			r := j.Function(f.file, f.line, f.name)
			if r == nil {
				t.Log("   none ", f.name)
				continue
			}
			t.Log("  ", f.name, r.Basis.Name, r.Sentence(NewMachine(4), Facts{}).EN)
			t.Log("      ", r.Advise(NewMachine(4), Facts{}).Kind, r.Advise(NewMachine(4), Facts{}).EN, r.Origins)
		}
	}
}
