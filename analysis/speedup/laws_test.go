package speedup

import (
	"math"
	"math/rand/v2"
	"testing"
)

const rounds = 2000

// close reports whether two numbers are the same but for floating point.
func close(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a), math.Abs(b)) }

func TestLawsOnKnownNumbers(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"Amdahl", Amdahl(0.70, 2), 1.5384615384615385},
		{"Amdahl", Amdahl(0.70, 4), 2.1052631578947367},
		{"ceiling", Ceiling(0.70), 3.3333333333333335},
		{"ceiling of a fifth", Ceiling(0.2), 1.25},
		{"threads that hold the GIL", Threads(0.9, 0.98, 4), 1.0183299389002036},
		{"threads that do not", Threads(0.9, 0.05, 4), 3.0769230769230766},
		{"any threads", ThreadsCeiling(0.7, 0.98), 1.0141987829614605},
		{"async", Async(0.5, 0.8, 10), 1.5625},
		{"async ceiling", AsyncCeiling(0.5, 0.8), 1.6666666666666667},
		{"Gustafson", Gustafson(0.1, 10), 9.1},
		{"Karp-Flatt", KarpFlatt(1.5384615384615385, 2), 0.3},
		{"free-threaded", FreeThreaded(1, 4, 1.1), 4 / 1.1},
	} {
		if !close(c.got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
}

// No law promises more than the workers there are, or than the part that can be split leaves; more workers never harm
// without costs; a larger part never gains less.
func TestLawsStayBelowTheirLimits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range rounds {
		p, g, w, n := r.Float64(), r.Float64(), r.Float64(), 1+float64(r.IntN(200))
		for name, law := range map[string]func(p, n float64) float64{
			"Amdahl":  Amdahl,
			"threads": func(p, n float64) float64 { return Threads(p, g, n) },
			"async":   func(p, n float64) float64 { return Async(p, w, n) },
		} {
			s := law(p, n)
			if s > Ceiling(p)*(1+1e-12) || s > n*(1+1e-12) || s < 1-1e-12 {
				t.Fatalf("%s: p %v, n %v: %v, ceiling %v", name, p, n, s, Ceiling(p))
			}
			if more := law(p, n+1); more < s*(1-1e-12) {
				t.Fatalf("%s: p %v: %v with %v, %v with one more", name, p, s, n, more)
			}
			if larger := law(p+(1-p)/2, n); larger < s*(1-1e-12) {
				t.Fatalf("%s: n %v: %v with p %v, %v with a larger part", name, n, s, p, larger)
			}
		}
		if Threads(p, g, n) > ThreadsCeiling(p, g)*(1+1e-12) || Async(p, w, n) > AsyncCeiling(p, w)*(1+1e-12) {
			t.Fatalf("p %v, g %v, w %v, n %v: above the ceiling", p, g, w, n)
		}
		if e := KarpFlatt(Amdahl(p, n+1), n+1); !close(e, 1-p) {
			t.Fatalf("Karp and Flatt find %v of the serial part %v", e, 1-p)
		}
		if s := Gustafson(p, n); s > n || s < 1-1e-9 {
			t.Fatalf("Gustafson: s %v, n %v: %v", p, n, s)
		}
	}
}

func TestProcessesStayBelowAmdahl(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range rounds {
		m := NewMachine(1 + r.IntN(64))
		m.Start = []StartMethod{Fork, Forkserver, Spawn}[r.IntN(3)]
		w := Work{Run: r.Float64() * 100, Share: r.Float64(), Waiting: r.Float64(), Pieces: r.IntN(1000), Bytes: r.Float64() * 1e6}
		n := 1 + r.IntN(128)
		for name, s := range map[string]float64{"processes": m.Processes(w, n), "threads": m.Threads(w, r.Float64(), n), "async": m.Async(w, n)} {
			if limit := Amdahl(w.Share, float64(n)); s > limit*(1+1e-12) || !(s > 0) {
				t.Fatalf("%s: %+v on %+v with %d: %v, Amdahl's %v", name, w, m, n, s, limit)
			}
		}
		if m.Processes(w, n+1) < m.Processes(w, n)*(1-1e-12) {
			t.Fatalf("%+v: %d processes gain less than %d", w, n+1, n)
		}
		larger := w
		larger.Share += (1 - w.Share) * r.Float64()
		if m.Processes(larger, n) < m.Processes(w, n)*(1-1e-12) {
			t.Fatalf("%+v: a larger part gains less", w)
		}
		costly := w
		costly.Bytes *= 2
		if m.Processes(costly, n) > m.Processes(w, n)*(1+1e-12) {
			t.Fatalf("%+v: more bytes gain more", w)
		}
	}
}

func TestPiecesLimitTheWorkers(t *testing.T) {
	m := NewMachine(64)
	m.Costs = Costs{}
	for _, c := range []struct {
		pieces, n int
		want      float64
	}{{3, 2, 1.5}, {3, 64, 3}, {1, 8, 1}, {0, 8, 8}, {10, 4, 10.0 / 3}} {
		if got := m.Processes(Work{Share: 1, Pieces: c.pieces}, c.n); !close(got, c.want) {
			t.Errorf("%d pieces by %d: %v, want %v", c.pieces, c.n, got, c.want)
		}
	}
}

func TestOverheadsHaveTheirUnits(t *testing.T) {
	m := NewMachine(2)
	m.Costs = Costs{StartUp: map[StartMethod]float64{Spawn: 0.1}, Import: 0.2, Piece: 0.001, Dump: 10, Load: 5}
	w := Work{Pieces: 10, Bytes: 2}
	if got := m.Overheads(w); !close(got, 0.01+20*0.3) {
		t.Errorf("fork: %v", got)
	}
	m.Start = Spawn
	if got := m.Overheads(w); !close(got, 0.3+0.01+6) {
		t.Errorf("spawn imports the main module again: %v", got)
	}
	if got := m.SmallestPiece(2); !close(got, 10*(0.001+0.6)) {
		t.Errorf("smallest piece: %v", got)
	}
	if got := m.SmallestRegion(w, 8); !close(got, 2*6.31) {
		t.Errorf("smallest region: %v", got)
	}
}

func TestWilson(t *testing.T) {
	for _, c := range []struct {
		k, n      int64
		low, high float64
	}{{0, 10, 0, 0.27753}, {10, 10, 0.72247, 1}, {50, 100, 0.40383, 0.59617}, {167, 171, 0.94134, 0.99087}} {
		if got := Wilson(c.k, c.n); math.Abs(got.Low-c.low) > 1e-4 || math.Abs(got.High-c.high) > 1e-4 {
			t.Errorf("%d of %d: %v", c.k, c.n, got)
		}
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range rounds {
		n := 1 + r.Int64N(1e6)
		k := r.Int64N(n + 1)
		i, share := Wilson(k, n), float64(k)/float64(n)
		if i.Low < 0 || i.High > 1 || i.Low > share || i.High < share {
			t.Fatalf("%d of %d: %v does not hold %v", k, n, i, share)
		}
		if more := Wilson(10*k, 10*n); more.High-more.Low > i.High-i.Low {
			t.Fatalf("%d of %d: ten times the samples are less sure", k, n)
		}
	}
	if Wilson(1, 0).Known() || Wilson(3, 2).Known() {
		t.Error("an interval of nothing")
	}
}

// Nineteen of twenty intervals hold the share that the samples were drawn with.
func TestWilsonHoldsTheTruth(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	held := 0
	for range rounds {
		p, k := 0.02+0.96*r.Float64(), int64(0)
		for range 200 {
			if r.Float64() < p {
				k++
			}
		}
		if i := Wilson(k, 200); i.Low <= p && p <= i.High {
			held++
		}
	}
	if share := float64(held) / rounds; share < 0.93 {
		t.Errorf("%v of the intervals hold the truth", share)
	}
}

func TestUSLFindsItsOwnNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range rounds {
		u := USL{Lambda: 1 + 1000*r.Float64(), Sigma: r.Float64() * 0.5, Kappa: r.Float64() * 0.01}
		var points []Point
		for _, n := range []float64{1, 2, 4, 8, 16, 32} {
			points = append(points, Point{n, u.Lambda * u.Speedup(n)})
		}
		for _, from := range []int{0, 1} {
			got, ok := FitUSL(points[from:])
			if !ok || math.Abs(got.Sigma-u.Sigma) > 1e-5 || math.Abs(got.Kappa-u.Kappa) > 1e-6 {
				t.Fatalf("%+v from point %d: %+v", u, from, got)
			}
		}
		if peak := u.Peak(); u.Speedup(math.Floor(peak)+2) > u.Speedup(peak)*(1+1e-12) {
			t.Fatalf("%+v: more than at the peak %v", u, peak)
		}
	}
}

func TestUSLStaysALaw(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range rounds {
		var points []Point
		for n := 1; n <= 6; n++ {
			points = append(points, Point{float64(n), 0.1 + 10*r.Float64()})
		}
		u, ok := FitUSL(points)
		if !ok || u.Sigma < 0 || u.Sigma > 1 || u.Kappa < 0 || u.Speedup(1) != 1 {
			t.Fatalf("%v: %+v", points, u)
		}
		if s := u.Speedup(8); s > 8 {
			t.Fatalf("%v: %v with 8", points, s)
		}
	}
	for _, few := range [][]Point{nil, {{1, 1}, {2, 2}, {4, 3}}, {{1, 1}, {2, 2}, {3, -1}, {4, 4}}, {{2, math.NaN()}, {3, 1}, {4, 1}}} {
		if _, ok := FitUSL(few); ok {
			t.Errorf("%v prove nothing", few)
		}
	}
}

func TestTimesNeverRoundsABoundDown(t *testing.T) {
	for want, i := range map[string]Interval{
		"2.7x": Exactly(2.7), "2.8x": Exactly(2.71), "1.25x": Exactly(Ceiling(0.2)), "2.1–2.8x": {2.19, 2.72}, "1.02x": Exactly(1.0101),
		"33x": Exactly(32.1), "1.5–∞x": {1.5, math.Inf(1)}, "1x": Exactly(1),
	} {
		if got := i.Times(); got != want {
			t.Errorf("%v: %s, want %s", i, got, want)
		}
	}
}
