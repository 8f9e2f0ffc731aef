package speedup

import (
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/profile"
)

// Where samples stand for times that differ, the times say what the share is.
func TestSamplesOfUnequalWeight(t *testing.T) {
	p := made("pyinstrument", profile.Wall, 10, 5, 1000)
	p.Functions[0].TotalSamples, p.Functions[0].SelfSamples = 100, 100
	if r := Join(Source{Name: "a.json", Profile: p}).Function("work.py", 3, "work"); r.Share.Low > 0.5 || r.Share.High < 0.5 {
		t.Errorf("%v of the run, not half of it", r.Share)
	}
	p.Unit, p.Total = profile.Counts, 1000
	if r := Join(Source{Name: "a.txt", Profile: p}).Function("work.py", 3, "work"); r.Share != Wilson(100, 1000) {
		t.Errorf("%v of the samples, want %v", r.Share, Wilson(100, 1000))
	}
}

// What holds the GIL all the time does not wait, so more workers than cores gain nothing.
func TestWhatHoldsTheGILDoesNotWait(t *testing.T) {
	m := NewMachine(2)
	holds := region(0.9, func(r *Region) { r.GIL = Exactly(1) })
	unknown := region(0.9, nil)
	if two, eight := holds.Processes(m, Facts{}, 2).High, holds.Processes(m, Facts{}, 8).High; eight > two {
		t.Errorf("%v with two processes, %v with eight on two cores", two, eight)
	}
	if two, eight := unknown.Processes(m, Facts{}, 2).High, unknown.Processes(m, Facts{}, 8).High; eight <= two {
		t.Errorf("what may wait gains from more workers than cores: %v, %v", two, eight)
	}
}

// It is the GIL that keeps threads from helping, or that there is little to gain: only the first is said of the GIL.
func TestTheGILIsBlamedForWhatItDoes(t *testing.T) {
	m := NewMachine(2)
	for _, c := range []struct {
		share, gil float64
		says       bool
	}{{0.9, 1, true}, {0.25, 0, false}, {0.25, 1, false}} {
		text := region(c.share, func(r *Region) { r.GIL = Exactly(c.gil) }).Sentence(m, Facts{}).EN
		if strings.Contains(text, "threads cannot help") != c.says {
			t.Errorf("%+v: %s", c, text)
		}
	}
	if text := region(0.9, func(r *Region) { r.GIL = Interval{0.001, 1} }).Sentence(m, Facts{}).EN; strings.Contains(text, "GIL") {
		t.Errorf("nothing is known of the GIL: %s", text)
	}
}
