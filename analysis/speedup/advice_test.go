package speedup

import (
	"math"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/profile"
)

// region is one that takes the share of a run of ten seconds.
func region(share float64, change func(*Region)) *Region {
	p := made("tool", profile.Wall, 10, 10*share, 0)
	r := Join(Source{Name: "a", Profile: p}).Function("work.py", 3, "work")
	r.Share, r.Self = Exactly(share), Exactly(share)
	if change != nil {
		change(r)
	}
	return r
}

func TestAdviceFollowsTheTable(t *testing.T) {
	gil := func(share float64) func(*Region) { return func(r *Region) { r.GIL = Exactly(share) } }
	waits := func(share float64) func(*Region) {
		return func(r *Region) { r.Waiting, r.Alone = Exactly(share), true }
	}
	four := NewMachine(4)
	free, interpreters, one, small := four, four, NewMachine(1), four
	free.FreeThreaded, interpreters.Interpreters, small.RAM = true, true, 1<<30
	large := func(r *Region) { r.GIL, r.Memory = Exactly(1), 1<<30 }
	for _, c := range []struct {
		name   string
		share  float64
		change func(*Region)
		m      Machine
		f      Facts
		want   Kind
		says   string
	}{
		{"small", 0.04, nil, four, Facts{}, Silent, "less than 5 %"},
		{"a fifth", 0.19, gil(1), four, Facts{}, SerialFirst, "even without limit at most 1.24x: 81 % is serial"},
		{"computes", 0.9, gil(0.98), four, Facts{Independent: Yes}, UseProcesses, "4 of them: at most 3.1x"},
		{"computes, perhaps in a chain", 0.9, gil(0.98), four, Facts{}, UseProcesses, "if its pieces are independent"},
		{"computes in a chain", 0.9, gil(0.98), four, Facts{Independent: No}, Nothing, "depend on each other"},
		{"native", 0.9, gil(0.05), four, Facts{}, UseThreads, "threads are enough"},
		{"native by a guess", 0.9, func(r *Region) { r.GIL = Interval{0.1, 1} }, four, Facts{}, UseThreads, "if that lets go of the GIL"},
		{"free-threaded", 0.9, gil(1), free, Facts{}, UseThreads, "without the GIL"},
		{"interpreters", 0.9, gil(1), interpreters, Facts{}, UseInterpreters, "InterpreterPoolExecutor"},
		{"one core", 0.9, gil(1), one, Facts{}, Nothing, "one processor"},
		{"one piece", 0.9, gil(1), four, Facts{Pieces: 1}, Nothing, "one piece"},
		{"sleeps in a loop", 0.9, waits(0.95), four, Facts{}, UseThreads, "at most 6.9x"},
		{"sleeps on the loop", 0.9, waits(0.95), four, Facts{InAsync: true}, UseToThread, "asyncio.to_thread"},
		{"blocks the loop, by its leaf", 0.9, nil, four, Facts{InAsync: true, Leaf: "time.sleep"}, UseToThread, "await"},
		{"waits for who knows what", 0.9, func(r *Region) { r.Waiting = Exactly(0.9) }, four, Facts{}, Nothing, "do not tell for what"},
		{"waits for a lock", 0.5, waits(0.9), four, Facts{Leaf: "Lock.acquire"}, ShortenLock, "do less while holding it"},
		{"pickles more than it computes", 0.9, gil(1), four, Facts{Pieces: 1000, Bytes: 1e6}, ShareMemory, "shared_memory"},
		{"needs more memory than there is", 0.9, large, small, Facts{}, Nothing, "no more than 1"},
		{"needs more memory for long", 0.9, func(r *Region) { large(r); r.Time, r.Run = 900, 1000 }, small, Facts{}, UseDistributed, "several machines"},
	} {
		a := region(c.share, c.change).Advise(c.m, c.f)
		if a.Kind != c.want || !strings.Contains(a.EN, c.says) || a.FR == "" || a.FR == a.EN {
			t.Errorf("%s: %s: %s / %s; want %s: %s", c.name, a.Kind, a.EN, a.FR, c.want, c.says)
		}
	}
}

func TestTheSentence(t *testing.T) {
	r := region(0.62, func(r *Region) { r.GIL = Exactly(0.97) })
	r.Function.Self = 1.8
	r.Basis.Total, r.Run = 2.9, math.NaN()
	r.Function.Total = 2.1
	got := r.Sentence(NewMachine(4), Facts{})
	if want := "self 1.80 s (62 %) · total 2.10 s · GIL held 97 %: threads cannot help · 4 processes: at most 1.87x"; got.EN != want {
		t.Errorf("%s\nwant %s", got.EN, want)
	}
	if want := "propre 1.80 s (62 %) · total 2.10 s · GIL tenu 97 % : des threads n'y peuvent rien · 4 processus : au plus 1.87x"; got.FR != want {
		t.Errorf("%s\nwant %s", got.FR, want)
	}
	if got := region(0.2, nil).Sentence(NewMachine(4), Facts{}).EN; !strings.Contains(got, "4 processes do not pay") {
		t.Error(got)
	}
	if got := region(0.19, nil).Sentence(NewMachine(4), Facts{}).EN; !strings.Contains(got, "even without limit at most 1.24x: 81 % is serial") {
		t.Error(got)
	}
}

func TestWhatIfSaysWhatItDoesNotUnderstand(t *testing.T) {
	for _, bad := range []string{"workers=0", "workers=", "workers=a", "workers=1,,2", "workers=99999", "start=clone", "piece=0", "piece=-1", "piece=x",
		"bytes=-1", "bytes=1q", "bytes=NaN", "bytes=1e400", "pieces=0", "speed=3", "measured=1", "measured=1:0", "measured=1:x", "build=x", "function=", "=", "workers"} {
		_, err := ParseWhatIf(bad, NewMachine(4))
		own, ok := err.(*profile.Error)
		if !ok || own.EN == "" || own.FR == "" || own.EN == own.FR {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestWhatIf(t *testing.T) {
	w, err := ParseWhatIf("workers=1,2,4,8 start=spawn piece=1000 bytes=2k cores=8 import=300ms ram=16G measured=1:10,2:19,4:33,8:50", NewMachine(2))
	if err != nil {
		t.Fatal(err)
	}
	if w.Machine.Start != Spawn || w.Machine.Cores != 8 || w.Facts.Bytes != 2048 || w.PieceCalls != 1000 || w.Machine.Costs.Import != 0.3 || w.Machine.RAM != 16<<30 {
		t.Errorf("%+v", w)
	}
	r := region(0.9, nil)
	r.Function.Calls = 50_500
	answer := w.Answer(r)
	if len(answer.Rows) != 4 || answer.Best != 8 || answer.Law == nil || !close(answer.Rows[2].Measured, 3.3) {
		t.Errorf("%+v", answer)
	}
	if f, _ := w.facts(r); f.Pieces != 51 {
		t.Errorf("%d pieces", f.Pieces)
	}
	if got := answer.Rows[0].Processes.High; !(got < 1) {
		t.Errorf("one process that is started for nothing gains %v", got)
	}
	for i, row := range answer.Rows[1:] {
		if row.Processes.High < answer.Rows[i].Processes.High || row.Serial < 0 {
			t.Errorf("row %+v", row)
		}
	}
	if empty, err := ParseWhatIf("", NewMachine(6)); err != nil || len(empty.Workers) != 4 || empty.Workers[3] != 6 {
		t.Errorf("%v %v", empty.Workers, err)
	}
	byTime, _ := ParseWhatIf("piece=100ms", NewMachine(4))
	if f, _ := byTime.facts(r); f.Pieces != 90 {
		t.Errorf("%d pieces of 100 ms in 9 s", f.Pieces)
	}
	r.Function.Calls = -1
	if answer := w.Answer(r); len(answer.Notes) == 0 || !strings.Contains(answer.Notes[0].EN, "does not count calls") {
		t.Errorf("%v", answer.Notes)
	}
}

func FuzzWhatIf(f *testing.F) {
	for _, seed := range []string{"workers=1,2,4,8 start=spawn piece=1000", "bytes=2k measured=1:10,2:19", "=", "piece=5ms import=1e9s"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w, err := ParseWhatIf(text, NewMachine(4))
		if err != nil {
			return
		}
		for _, row := range w.Answer(region(0.9, nil)).Rows {
			if !(row.Processes.High >= 0) || row.Processes.High > float64(row.Workers)*(1+1e-9) {
				t.Fatalf("%q: %+v", text, row)
			}
		}
	})
}

func TestAdviceSaysWhatTravels(t *testing.T) {
	four := NewMachine(4)
	computes := region(0.9, func(r *Region) { r.GIL = Exactly(1) })
	for says, f := range map[string]Facts{
		"; each piece pickles `day`, `rates`, and what it returns": {Independent: Yes, Sends: []string{"day", "rates"}},
		"pickles `a`, `b`, `c`, …, and":                            {Independent: Yes, Sends: []string{"a", "b", "c", "d"}},
		"; `self.lock` cannot be pickled, so each process must":    {Independent: Yes, Sends: []string{"day"}, Stuck: "self.lock"},
		"; 3 of them: at most":                                     {Independent: Yes, Pieces: 3},
	} {
		if a := computes.Advise(four, f); a.Kind != UseProcesses || !strings.Contains(a.EN, says) || a.FR == a.EN {
			t.Errorf("%s: %s", a.Kind, a.EN)
		}
	}
}

// Of the builtin functions that a profile counts apart, the source says whether they wait, or compute without the GIL.
func TestAdviceKnowsNativeFunctions(t *testing.T) {
	four := NewMachine(4)
	calls := func(name string, part float64) *Region {
		return region(0.9, func(r *Region) {
			p := r.Basis.Profile
			p.Functions = append(p.Functions, profile.Function{File: "~", Name: "<built-in method " + name + ">", Total: part * r.Function.Total})
			r.Function = &p.Functions[0]
			p.Calls = []profile.Call{{Caller: 0, Callee: int32(len(p.Functions) - 1), Calls: 1, Total: part * r.Function.Total}}
		})
	}
	for _, c := range []struct {
		name string
		part float64
		f    Facts
		kind Kind
		says string
	}{
		{"zlib.compress", 0.8, Facts{Native: []string{"zlib.compress"}}, UseThreads, "holds the GIL only 0–20 % of its time"},
		{"zlib.compress", 0.8, Facts{}, UseProcesses, "if it computes"},
		{"time.sleep", 0.9, Facts{Waiting: []string{"time.sleep"}}, UseThreads, "waits 90–100 % of its time: use threads"},
		{"time.sleep", 0.9, Facts{Waiting: []string{"time.sleep"}, InAsync: true}, UseToThread, "asyncio.to_thread"},
		{"time.sleep", 0.6, Facts{Waiting: []string{"time.sleep"}}, UseThreads, "waits 60–100 % of its time: use threads"},
		{"time.sleep", 0.1, Facts{Waiting: []string{"time.sleep"}}, UseProcesses, "processes"},
	} {
		if a := calls(c.name, c.part).Advise(four, c.f); a.Kind != c.kind || !strings.Contains(a.EN, c.says) {
			t.Errorf("%+v: %s: %s", c, a.Kind, a.EN)
		}
	}
}
