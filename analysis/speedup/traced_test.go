package speedup

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/parahint/parahint/analysis/profile"
)

// traced is what cProfile sees of a program of which work and main truly take some time, with so many calls of leaf each:
// each call costs it something inside and outside of leaf, and its instructions are slower.
func traced(library string, work, main, leaf float64, calls [2]int64, inside, outside, slower float64) *profile.Profile {
	p := &profile.Profile{Tool: "cProfile", Format: profile.FormatCProfile, Clock: profile.Wall, Unit: profile.Seconds}
	row := func(file, name string, self, total float64, calls int64) {
		p.Total += self
		p.Functions = append(p.Functions, profile.Function{File: file, Name: name, Line: len(p.Functions) + 1, Self: self, Total: total, Calls: calls,
			Primitive: calls, SelfSamples: -1, TotalSamples: -1, Measures: profile.Unmeasured})
	}
	cost := func(n int64) float64 { return float64(n) * (leaf*slower + inside) }
	workSelf, mainSelf := work*slower+float64(calls[0])*outside, main*slower+float64(calls[1])*outside
	row("/app/work.py", "work", workSelf, workSelf+cost(calls[0]), 1)
	row("/app/work.py", "main", mainSelf, mainSelf+workSelf+cost(calls[0])+cost(calls[1]), 1)
	row("/app/work.py", "leaf", cost(calls[0]+calls[1]), cost(calls[0]+calls[1]), calls[0]+calls[1])
	row(library, "idle", 0, 0, 1)
	p.Calls = []profile.Call{{Caller: 1, Callee: 0, Calls: 1, Total: p.Functions[0].Total},
		{Caller: 0, Callee: 2, Calls: calls[0], Total: cost(calls[0])}, {Caller: 1, Callee: 2, Calls: calls[1], Total: cost(calls[1])}}
	return p
}

const (
	library311 = "/usr/lib/python3.11/abc.py"
	library313 = "/usr/lib/python3.13/abc.py"
)

func shareOf(profiles ...*profile.Profile) *Region {
	var sources []Source
	for _, p := range profiles {
		sources = append(sources, Source{Name: "run.prof", Profile: p})
	}
	return Join(sources...).Function("work.py", 1, "work")
}

// Whatever the tool costs within what was measured of it, and wherever its cost falls, the interval holds the share that
// the function has without the tool.
func TestTracedSharesHoldTheTruth(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range rounds {
		library, slower := library313, 1.0
		if r.IntN(2) == 0 {
			library, slower = library311, 1+2*r.Float64()
		}
		work, main, leaf := r.Float64(), r.Float64(), r.Float64()*1e-6
		calls := [2]int64{r.Int64N(1e6), r.Int64N(1e6)}
		inside := 0.125e-6 * r.Float64()
		p := traced(library, work, main, leaf, calls, inside, 3*inside*r.Float64(), slower)
		region := shareOf(p)
		all := work + main + leaf*float64(calls[0]+calls[1])
		truth := (work + leaf*float64(calls[0])) / all
		if truth < region.Share.Low || truth > region.Share.High {
			t.Fatalf("%v of the run, %v with the tool: %v does not hold it", truth, region.Function.Total/p.Total, region.Share)
		}
		if region.Share.Low < 0 || region.Share.High > 1 {
			t.Fatalf("%v is no share", region.Share)
		}
	}
}

// Nineteen of twenty intervals of runs that vary as usual hold the share of the usual run.
func TestSharesOfRunsHoldTheTruth(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for _, runs := range []int{1, 2, 5} {
		held := 0
		for range rounds {
			truth := 4*r.Float64() - 2
			var list []odds
			for range runs {
				x := truth + usualVariation*r.NormFloat64()
				list = append(list, odds{x, x, x})
			}
			if i := together(list); i.Low <= 1/(1+math.Exp(-truth)) && 1/(1+math.Exp(-truth)) <= i.High {
				held++
			}
		}
		if share := float64(held) / rounds; share < 0.93 {
			t.Errorf("%v of the intervals of %d runs hold the truth", share, runs)
		}
	}
}

func TestSeveralRunsNarrowTheShare(t *testing.T) {
	run := func(work float64) *profile.Profile {
		return traced(library313, work, 1, 0, [2]int64{10, 10}, 0, 0, 1)
	}
	width := func(i Interval) float64 { return i.High - i.Low }
	one, alike, apart := shareOf(run(1)), shareOf(run(1), run(1.02), run(0.98), run(1.01)), shareOf(run(0.4), run(2.5), run(0.6), run(1.7))
	if width(alike.Share) > 0.6*width(one.Share) {
		t.Errorf("one run %v, four that are alike %v", one.Share, alike.Share)
	}
	if width(apart.Share) < 1.5*width(alike.Share) {
		t.Errorf("runs apart %v, alike %v", apart.Share, alike.Share)
	}
	if files := alike.Origins[0].Files; len(files) != 4 {
		t.Errorf("from %v", files)
	}
}

// A run of one kind says nothing of the share in another: wall time and CPU time are not put together.
func TestRunsOfOtherClocksStandAlone(t *testing.T) {
	wall, cpu := traced(library313, 1, 1, 0, [2]int64{10, 10}, 0, 0, 1), traced(library313, 0.1, 1, 0, [2]int64{10, 10}, 0, 0, 1)
	cpu.Clock = profile.CPU
	if got, want := shareOf(wall, cpu).Share, shareOf(wall).Share; got != want {
		t.Errorf("%v, alone %v", got, want)
	}
}

// Only where the instructions of Python may have been slowed is the share of a loop in doubt by that.
func TestOnlySomeVersionsSlowInstructions(t *testing.T) {
	high := func(library string) float64 {
		return shareOf(traced(library, 1, 1, 0, [2]int64{10, 10}, 0, 0, 1)).Share.High
	}
	known, slow, unknown := high(library313), high(library311), high("/app/abc.py")
	if !(known < slow && slow == unknown) || high(`C:\Python311\Lib\abc.py`) != slow || high(`C:\Python312\Lib\abc.py`) != known {
		t.Errorf("3.13 %v, 3.11 %v, unknown %v", known, slow, unknown)
	}
}

func TestCallsThatCostMoreThanTheyDo(t *testing.T) {
	if r := shareOf(traced(library313, 0.1, 0.1, 1e-8, [2]int64{2e6, 2e6}, 1e-7, 2e-7, 1)); r.Why != textOverhead {
		t.Errorf("%+v", r.Why)
	}
	if r := shareOf(traced(library313, 1, 1, 1e-5, [2]int64{20000, 20000}, 1e-7, 2e-7, 1)); !r.Projected() {
		t.Errorf("%+v", r.Why)
	}
}

// A run that is all one function has nothing that could be serial.
func TestTheWholeRunIsCertain(t *testing.T) {
	p := traced(library313, 1, 0, 0, [2]int64{0, 0}, 0, 0, 1)
	if r := shareOf(p); r.Share.Low < 0.999 {
		t.Errorf("%v", r.Share)
	}
}
