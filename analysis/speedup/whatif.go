package speedup

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/parahint/parahint/analysis/profile"
)

// WhatIf is a question about a region: what if it ran on so many workers.
type WhatIf struct {
	Workers []int
	Machine Machine
	Facts   Facts
	// PieceCalls is how many calls of the function make a piece, PieceTime how long a piece takes in seconds; 0 is not said.
	PieceCalls int64
	PieceTime  float64
	// Function is the name of the function asked about; empty is the hottest.
	Function string
	// Measured are throughputs by number of workers.
	Measured []Point
}

// What can be asked, and its limits.
const (
	mostWorkers = 4096
	mostRows    = 64
)

// settings are the words of a question with what each sets; false is a value that does not fit.
var settings = map[string]func(w *WhatIf, value string) bool{
	"workers":  (*WhatIf).setWorkers,
	"start":    (*WhatIf).setStart,
	"piece":    (*WhatIf).setPiece,
	"measured": (*WhatIf).setMeasured,
	"function": func(w *WhatIf, value string) bool { w.Function = value; return value != "" },
	"pieces":   func(w *WhatIf, value string) bool { return whole(value, 1<<30, &w.Facts.Pieces) },
	"cores":    func(w *WhatIf, value string) bool { return whole(value, mostWorkers, &w.Machine.Cores) },
	"bytes":    func(w *WhatIf, value string) bool { return amount(value, sizes, &w.Facts.Bytes) },
	"ram":      func(w *WhatIf, value string) bool { return amount(value, sizes, &w.Machine.RAM) },
	"import":   func(w *WhatIf, value string) bool { return amount(value, durations, &w.Machine.Costs.Import) },
	"build":    (*WhatIf).setBuild,
}

// examples show a value of each word.
var examples = map[string]string{"workers": "workers=1,2,4,8", "start": "start=spawn", "piece": "piece=1000 (calls), piece=5ms",
	"measured": "measured=1:10,2:19,4:33", "function": "function=score", "pieces": "pieces=100", "cores": "cores=8", "bytes": "bytes=64k",
	"ram": "ram=16G", "import": "import=300ms", "build": "build=free-threaded"}

var (
	sizes     = map[string]float64{"": 1, "b": 1, "k": 1 << 10, "kb": 1 << 10, "kib": 1 << 10, "m": 1 << 20, "mb": 1 << 20, "mib": 1 << 20, "g": 1 << 30, "gb": 1 << 30, "gib": 1 << 30}
	durations = map[string]float64{"": 1, "s": 1, "ms": 1e-3, "us": 1e-6, "µs": 1e-6}
)

// ParseWhatIf reads a question such as "workers=1,2,4,8 start=spawn piece=1000". What it leaves open is as on the machine.
// An error is a *profile.Error, in words for the user.
func ParseWhatIf(text string, m Machine) (WhatIf, error) {
	w := WhatIf{Machine: m}
	for _, word := range strings.Fields(text) {
		name, value, _ := strings.Cut(word, "=")
		set, ok := settings[name]
		if !ok {
			return WhatIf{}, &profile.Error{Text: say("%q is nothing that can be asked: use %s", "%q ne fait pas partie de ce qu'on peut demander : utilisez %s", cut(word), strings.Join(words(), ", "))}
		}
		if !set(&w, value) {
			return WhatIf{}, &profile.Error{Text: say("the value in %q does not fit: write it as in %s", "la valeur dans %q ne convient pas : écrivez-la comme dans %s", cut(word), examples[name])}
		}
	}
	if len(w.Workers) == 0 {
		w.Workers = usualWorkers(w.Machine.Cores)
	}
	return w, nil
}

func words() []string {
	var all []string
	for name := range settings {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

func cut(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return s
}

// usualWorkers are the powers of two up to the cores, and the cores.
func usualWorkers(cores int) []int {
	var list []int
	for n := 1; n < cores; n *= 2 {
		list = append(list, n)
	}
	return append(list, max(cores, 1))
}

func (w *WhatIf) setWorkers(value string) bool {
	w.Workers = nil
	for _, one := range strings.Split(value, ",") {
		n := 0
		if !whole(one, mostWorkers, &n) || len(w.Workers) >= mostRows {
			return false
		}
		w.Workers = append(w.Workers, n)
	}
	return true
}

func (w *WhatIf) setStart(value string) bool {
	w.Machine.Start = StartMethod(value)
	return w.Machine.Start == Fork || w.Machine.Start == Forkserver || w.Machine.Start == Spawn
}

func (w *WhatIf) setBuild(value string) bool {
	w.Machine.FreeThreaded = value == "free-threaded"
	return value == "free-threaded" || value == "gil"
}

// setPiece takes a number of calls, or a time.
func (w *WhatIf) setPiece(value string) bool {
	if calls, err := strconv.ParseInt(value, 10, 64); err == nil {
		w.PieceCalls = calls
		return calls > 0
	}
	return amount(value, durations, &w.PieceTime) && w.PieceTime > 0
}

func (w *WhatIf) setMeasured(value string) bool {
	w.Measured = nil
	for _, one := range strings.Split(value, ",") {
		at, result, ok := strings.Cut(one, ":")
		n, x := 0, 0.0
		if !ok || !whole(at, mostWorkers, &n) || !amount(result, map[string]float64{"": 1}, &x) || x <= 0 || len(w.Measured) >= mostRows {
			return false
		}
		w.Measured = append(w.Measured, Point{float64(n), x})
	}
	return true
}

// whole reads a number from 1 to most.
func whole(value string, most int, into *int) bool {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > most {
		return false
	}
	*into = n
	return true
}

// amount reads a number from 0 up with a unit.
func amount(value string, units map[string]float64, into *float64) bool {
	digits := strings.TrimRightFunc(value, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	factor, ok := units[strings.ToLower(value[len(digits):])]
	x, err := strconv.ParseFloat(digits, 64)
	if !ok || err != nil || !(x >= 0) || math.IsInf(x, 0) || x*factor > 1e18 {
		return false
	}
	*into = x * factor
	return true
}

// Table answers a question about a region.
type Table struct {
	Region *Region
	Rows   []Row
	// Best is the number of processes beyond which more gain nothing; 1 when none gain.
	Best int
	// Ceiling is the bound with any number of workers; Overheads is what the processes cost, SmallestPiece and
	// SmallestRegion are how long a piece and the region must take to be worth it, in seconds.
	Ceiling                                  Interval
	Overheads, SmallestPiece, SmallestRegion float64
	// Law is what the measured points fit, where there are enough of them.
	Law *USL
	// Notes say what the answer leaves open.
	Notes []profile.Text
}

// Row are the bounds with a number of workers. Unknown is what the profiles do not tell.
type Row struct {
	Workers                   int
	Processes, Threads, Async Interval
	// Measured is the speed-up that was measured, Fitted that of the law, Serial the serial share after Karp and Flatt; NaN
	// where nothing was.
	Measured, Fitted, Serial float64
}

// Answer is the table of the question for a region.
func (w WhatIf) Answer(r *Region) Table {
	f, notes := w.facts(r)
	t := Table{Region: r, Ceiling: r.Ceiling(), Notes: notes}
	work := r.work(r.Share.High, 0, f)
	t.Overheads, t.SmallestPiece = w.Machine.Overheads(work), w.Machine.SmallestPiece(f.Bytes)
	t.SmallestRegion = w.Machine.SmallestRegion(work, slices.Max(w.Workers))
	if !r.Projected() {
		t.Notes = append(t.Notes, r.Why)
		return t
	}
	if law, ok := FitUSL(w.Measured); ok {
		t.Law = &law
	} else if len(w.Measured) > 0 {
		t.Notes = append(t.Notes, say("a curve through measured points needs three with more than one worker", "une courbe par des points mesurés en demande trois avec plus d'un worker"))
	}
	t.Best = r.BestProcesses(w.Machine, f)
	for _, n := range w.Workers {
		t.Rows = append(t.Rows, w.row(r, f, n, t.Law))
	}
	if why := r.Range(); why != (profile.Text{}) {
		t.Notes = append(t.Notes, why)
	}
	if !(r.Run > 0) {
		t.Notes = append(t.Notes, say("this profile counts samples without their length, so the costs of processes are not part of the bounds", "ce profil compte des échantillons sans leur durée, les coûts des processus n'entrent donc pas dans les bornes"))
	}
	if !r.GIL.Known() && !w.Machine.FreeThreaded {
		t.Notes = append(t.Notes, say("threads: how long the GIL is held is not known, so the bound is that of work that does not hold it; give a profile of `py-spy record --gil` beside one without",
			"threads : on ne sait pas combien de temps le GIL est tenu, la borne est donc celle d'un travail qui ne le tient pas ; donnez un profil de `py-spy record --gil` à côté d'un autre sans cette option"))
	}
	if most := slices.Max(w.Workers); most > w.Machine.Cores && w.Machine.Cores > 0 {
		t.Notes = append(t.Notes, say("what computes gains nothing from more workers than the %d cores; ask with cores=%d for a larger machine",
			"ce qui calcule ne gagne rien à plus de workers que les %d cœurs ; demandez avec cores=%d pour une machine plus grande", w.Machine.Cores, most))
	}
	if !r.Waiting.Known() {
		t.Notes = append(t.Notes, say("async: how much of the time is waiting is not known; give a profile of wall time beside one of CPU time", "async : on ne sait pas quelle part du temps est de l'attente ; donnez un profil du temps réel (wall) à côté d'un profil du temps CPU"))
	}
	return t
}

func (w WhatIf) row(r *Region, f Facts, n int, law *USL) Row {
	row := Row{Workers: n, Processes: r.Processes(w.Machine, f, n), Threads: r.Threads(w.Machine, f, n), Async: r.Async(w.Machine, f, n),
		Measured: math.NaN(), Fitted: math.NaN(), Serial: math.NaN()}
	if law != nil {
		row.Fitted = law.Speedup(float64(n))
	}
	one := slices.IndexFunc(w.Measured, func(p Point) bool { return p.N == 1 })
	at := slices.IndexFunc(w.Measured, func(p Point) bool { return p.N == float64(n) })
	if one >= 0 && at >= 0 {
		row.Measured = w.Measured[at].X / w.Measured[one].X
		row.Serial = KarpFlatt(row.Measured, float64(n))
	}
	return row
}

// facts are those of the question, with the number of pieces that follows from their size.
func (w WhatIf) facts(r *Region) (f Facts, notes []profile.Text) {
	f = w.Facts
	switch {
	case w.PieceCalls > 0 && r.Function.Calls > 0:
		f.Pieces = int(min((r.Function.Calls+w.PieceCalls-1)/w.PieceCalls, 1<<30))
	case w.PieceCalls > 0:
		notes = append(notes, say("this profile does not count calls, so `piece` has no effect: give it as a time (piece=5ms), or use `pieces`",
			"ce profil ne compte pas les appels, `piece` reste donc sans effet : donnez une durée (piece=5ms), ou utilisez `pieces`"))
	case w.PieceTime > 0 && r.Time > 0:
		f.Pieces = int(min(math.Ceil(r.Time/w.PieceTime), 1<<30))
	}
	return f, notes
}
