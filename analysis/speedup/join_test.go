package speedup

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/profile"
)

// made is a profile with one program: main calls work, which takes the given part of the total.
func made(tool string, clock profile.Clock, total, work float64, samples int64) *profile.Profile {
	p := &profile.Profile{Tool: tool, Clock: clock, Unit: profile.Seconds, Total: total, Samples: samples}
	row := func(name string, line int, self, all float64) profile.Function {
		f := profile.Function{File: "/app/shop/work.py", Line: line, Name: name, Self: self, Total: all, Calls: -1, Primitive: -1,
			SelfSamples: -1, TotalSamples: -1, Measures: profile.Unmeasured}
		if samples > 0 {
			f.SelfSamples, f.TotalSamples = int64(math.Round(self/total*float64(samples))), int64(math.Round(all/total*float64(samples)))
		}
		return f
	}
	p.Functions = []profile.Function{row("work", 3, work, work), row("main", 9, total-work, total)}
	return p
}

func TestShareOfToolsThatSampleIsAnInterval(t *testing.T) {
	r := Join(Source{Name: "a.json", Profile: made("austin", profile.Wall, 10, 8, 1000)}).Function("work.py", 3, "work")
	if r == nil || r.Share != Wilson(800, 1000) {
		t.Fatalf("%+v", r)
	}
	if p := r.Processes(NewMachine(4), Facts{}, 4); !(p.Low < p.High) {
		t.Errorf("%v is no interval", p)
	}
}

func TestFewSamplesGiveNoNumber(t *testing.T) {
	m := NewMachine(4)
	for samples, projected := range map[int64]bool{36: false, 38: true} {
		r := Join(Source{Name: "a.json", Profile: made("austin", profile.Wall, 10, 7.99, samples)}).Function("work.py", 3, "work")
		if r.Projected() != projected {
			t.Errorf("%d samples: %q", samples, r.Why.EN)
		}
		if r.Projected() || r.Processes(m, Facts{}, 4).Known() || r.Threads(m, Facts{}, 4).Known() || r.Async(m, Facts{}, 4).Known() {
			if !projected {
				t.Errorf("%d samples give a number", samples)
			}
		}
	}
}

func TestUnusableProfilesGiveNoProjection(t *testing.T) {
	untrusted := made("cProfile", profile.Wall, 10, 8, 0)
	untrusted.Note(profile.Untrusted, profile.Text{EN: "bad"})
	bytes := made("memray", profile.Memory, 10, 8, 0)
	bytes.Unit = profile.Bytes
	threads := made("austin", profile.Wall, 10, 8, 1000)
	threads.Threads = []profile.Thread{{Name: "a", Time: 5}, {Name: "b", Time: 5}}
	longer := made("austin", profile.Wall, 10, 8, 1000)
	longer.Wall = 4
	manyCalls := made("cProfile", profile.Wall, 1, 0.8, 0)
	manyCalls.Functions[0].Calls = 2e6
	for name, p := range map[string]*profile.Profile{"untrusted": untrusted, "bytes": bytes, "threads": threads, "longer than the wall": longer,
		"many calls": manyCalls, "exceptions": made("Tachyon", profile.Exceptions, 10, 8, 1000)} {
		r := Join(Source{Name: name, Profile: p}).Function("work.py", 3, "work")
		if r == nil || r.Projected() || r.Why.FR == "" || !strings.Contains(r.Sentence(NewMachine(4), Facts{}).EN, r.Why.EN) {
			t.Errorf("%s: %+v", name, r)
		}
	}
	onCPU := *threads
	onCPU.Clock = profile.CPU
	if r := Join(Source{Name: "cpu", Profile: &onCPU}).Function("work.py", 3, "work"); !r.Projected() {
		t.Errorf("the CPU time of several threads can be added up: %v", r.Why.EN)
	}
}

func TestWallAndCPUGiveTheWaiting(t *testing.T) {
	wall, cpu := made("yappi", profile.Wall, 10, 8, 0), made("yappi", profile.CPU, 3, 2, 0)
	r := Join(Source{Name: "w", Profile: wall}, Source{Name: "c", Profile: cpu}).Function("work.py", 3, "work")
	if want := variedBetweenRuns(0.25); !close(r.Waiting.Low, 1-want.High) || !close(r.Waiting.High, 1-want.Low) || r.Basis.Name != "w" {
		t.Fatalf("%+v", r)
	}
	from := slices.IndexFunc(r.Origins, func(o Origin) bool { return o.Number == NumberWaiting })
	if from < 0 || !slices.Equal(r.Origins[from].Files, []string{"c", "w"}) {
		t.Errorf("origins %v", r.Origins)
	}
	if got, want := r.Async(NewMachine(4), Facts{}, 0).High, AsyncCeiling(r.Share.High, r.Waiting.High); !close(got, want) {
		t.Errorf("async %v, want %v", got, want)
	}
}

func TestClocksThatFilesDoNotSay(t *testing.T) {
	unknown := func(total float64) *profile.Profile { return made("yappi", profile.UnknownClock, total, total*0.8, 0) }
	for name, c := range map[string]struct {
		names    [2]string
		wantWall string
	}{"by the names": {[2]string{"run-cpu.prof", "run-wall.prof"}, "run-wall.prof"}, "by the totals": {[2]string{"a.prof", "b.prof"}, "b.prof"}} {
		j := Join(Source{Name: c.names[0], Profile: unknown(3)}, Source{Name: c.names[1], Profile: unknown(10)})
		for _, s := range j.Sources {
			if want := map[bool]profile.Clock{true: profile.Wall, false: profile.CPU}[s.Name == c.wantWall]; s.Counts() != want {
				t.Errorf("%s: %s is %s", name, s.Name, s.Counts())
			}
		}
	}
	if j := Join(Source{Name: "wall-e.prof", Profile: made("cProfile", profile.CPU, 3, 1, 0)}); j.Sources[0].Counts() != profile.CPU {
		t.Error("a name outweighs what the file says")
	}
}

func TestGILByTwoRuns(t *testing.T) {
	all, held := made("py-spy 0.4.3", profile.Wall, 10, 8, 1000), made("py-spy 0.4.3", profile.Wall, 9.8, 7.8, 980)
	r := Join(Source{Name: "a.json", Profile: all}, Source{Name: "a-gil.json", Profile: held}).Function("work.py", 3, "work")
	if !r.GIL.Known() || r.GIL.High != 1 || r.GIL.Low < 0.85 || r.GIL.Low > 0.97 {
		t.Fatalf("%+v", r.GIL)
	}
	text := r.Sentence(NewMachine(4), Facts{})
	if !strings.Contains(text.EN, "threads cannot help") || !strings.Contains(text.FR, "n'y peuvent rien") {
		t.Error(text)
	}
	// More samples with the GIL than without are noise: the share is one, and less sure than the counts say.
	if i := ratio(24.0/9, 24, 9); i.High != 1 || i.Low > 0.6 {
		t.Errorf("24 of 9: %v", i)
	}
	if ratio(0.5, 3, 6).Known() {
		t.Error("nine samples tell nothing")
	}
	if i := ratio(0, 0, 60); i.Low != 0 || i.High > 0.06 {
		t.Errorf("none of 60: %v", i)
	}
}

func TestGILOfOneFileLeavesTheWaitingOut(t *testing.T) {
	p := made("Tachyon", profile.Wall, 10, 8, 1000)
	p.Functions[0].GIL, p.Functions[0].Waiting = 0.26, 0.74
	r := Join(Source{Name: "a.bin", Profile: p}).Function("work.py", 3, "work")
	if r.GIL.High != 1 || r.GIL.Low < 0.95 {
		t.Errorf("%v", r.GIL)
	}
}

func TestFunctionsOfOneNameAreKeptApart(t *testing.T) {
	p := made("cProfile", profile.Wall, 10, 8, 0)
	other := p.Functions[0]
	other.File, other.Line, other.Self, other.Total = "/app/other/work.py", 30, 1, 1
	method := p.Functions[0]
	method.Line, method.Name, method.Self, method.Total = 50, "Job.work", 0.5, 0.5
	p.Functions = append(p.Functions, other, method)
	j := Join(Source{Name: "a", Profile: p})
	for _, c := range []struct {
		file string
		line int
		name string
		want float64
	}{{"shop/work.py", 3, "work", 8}, {"other/work.py", 30, "work", 1}, {"shop/work.py", 50, "Job.work", 0.5}, {"shop/work.py", 50, "work", 0.5}} {
		if r := j.Function(c.file, c.line, c.name); r == nil || r.Function.Total != c.want {
			t.Errorf("%v: %+v", c, r)
		}
	}
	for _, c := range []struct {
		file, name string
		line       int
	}{{"work.py", "work", 99}, {"shop/other.py", "work", 3}, {"shop/work.py", "unknown", 3}} {
		if r := j.Function(c.file, c.line, c.name); r != nil {
			t.Errorf("%v: %+v", c, r)
		}
	}
}

// Whatever the numbers of a profile are, no bound is above Amdahl's with the upper end of the share, nor is the lower end
// above the upper.
func TestBoundsOfRegionsStayBounds(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 14))
	for range rounds {
		total := random.Float64() * 100
		wall := made("austin", profile.Wall, total, total*random.Float64(), random.Int64N(5000))
		cpu := made("austin", profile.CPU, total*random.Float64(), 0, random.Int64N(5000))
		cpu.Functions[0].Total = cpu.Total * random.Float64()
		wall.Functions[0].GIL = random.Float64()
		m, n := NewMachine(1+random.IntN(32)), 1+random.IntN(64)
		r := Join(Source{Name: "a", Profile: wall}, Source{Name: "b", Profile: cpu}).Function("work.py", 3, "work")
		f := Facts{Pieces: random.IntN(100), Bytes: random.Float64() * 1e5}
		for name, b := range map[string]Interval{"processes": r.Processes(m, f, n), "threads": r.Threads(m, f, n), "async": r.Async(m, f, n)} {
			if b.Known() && (b.Low > b.High*(1+1e-12) || b.High > Amdahl(r.Share.High, float64(n))*(1+1e-12) || b.High > r.Ceiling().High*(1+1e-12)) {
				t.Fatalf("%s: %v with %d of %+v", name, b, n, r)
			}
		}
		if text := r.Sentence(m, f); strings.Contains(text.EN+text.FR, "NaN") || strings.Contains(text.EN, "%!") {
			t.Fatal(text)
		}
		if a := r.Advise(m, f); a.EN == "" || a.FR == "" || strings.Contains(a.EN+a.FR, "NaN") || strings.Contains(a.EN+a.FR, "%!") {
			t.Fatal(a)
		}
	}
}
