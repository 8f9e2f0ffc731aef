package speedup

import (
	"strings"

	"github.com/parahint/parahint/analysis/profile"
)

// Answer is what a reader of the source knows of a question.
type Answer uint8

// The answers.
const (
	NotKnown Answer = iota
	Yes
	No
)

// Facts are what the source says of a function. Their zero is not known.
type Facts struct {
	// Independent says whether the pieces of its work (the rounds of its loop) can run in any order.
	Independent Answer
	// InAsync says that it runs on an event loop.
	InAsync bool
	// Pieces is in how many its work can be split, Bytes what must be pickled for each, there and back.
	Pieces int
	Bytes  float64
	// Sends are the values that each piece takes along to a process, as the source writes them; Stuck is the first of them
	// that cannot be pickled.
	Sends []string
	Stuck string
	// Native and Waiting are the native functions that it calls and that compute without the GIL, or wait without it.
	Native, Waiting []string
	// Leaf is the function that its hottest stack ends in, or that its hottest line calls: "time.sleep".
	Leaf string
}

// work is the region as a part to split, with one share and one part that waits.
func (r *Region) work(share, waiting float64, f Facts) Work {
	w := Work{Share: share, Waiting: waiting, Pieces: f.Pieces, Bytes: f.Bytes}
	if r.Run > 0 {
		w.Run = r.Run
	}
	return w
}

// waiting is the part of the region that waits: none of the time on a processor, and of other times all or nothing where
// nobody measured it.
func (r *Region) waiting() Interval {
	switch {
	case r.onProcessors():
		return Exactly(0)
	case r.Waiting.Known():
		return r.Waiting
	case r.GIL.Known() && !r.gilOfRunning:
		// What holds the GIL does not wait.
		return Interval{0, 1 - r.GIL.Low}
	}
	return Interval{0, 1}
}

// Projected reports whether anything can be said of how much faster the run could be.
func (r *Region) Projected() bool { return r.Why == profile.Text{} && r.Share.Known() }

// Ceiling is the speed-up of the run if the region took no time at all.
func (r *Region) Ceiling() Interval {
	if !r.Projected() {
		return Unknown
	}
	return Interval{Ceiling(r.Share.Low), Ceiling(r.Share.High)}
}

// Processes is the speed-up of the run when n processes share the region, at most.
func (r *Region) Processes(m Machine, f Facts, n int) Interval {
	if !r.Projected() {
		return Unknown
	}
	waiting := r.waiting()
	return Interval{m.Processes(r.work(r.Share.Low, waiting.Low, f), n), m.Processes(r.work(r.Share.High, waiting.High, f), n)}
}

// Threads is the speed-up of the run when n threads share the region, at most.
func (r *Region) Threads(m Machine, f Facts, n int) Interval {
	if !r.Projected() {
		return Unknown
	}
	waiting, gil := r.waiting(), r.gilOfTime()
	return Interval{m.Threads(r.work(r.Share.Low, waiting.Low, f), gil.High, n), m.Threads(r.work(r.Share.High, waiting.High, f), gil.Low, n)}
}

// gilOfTime is the share of the region's time that holds the GIL: what waits does not hold it.
func (r *Region) gilOfTime() Interval {
	if !r.GIL.Known() {
		return Interval{0, 1}
	}
	if !r.gilOfRunning {
		return r.GIL
	}
	waiting := r.waiting()
	return Interval{r.GIL.Low * (1 - waiting.High), r.GIL.High * (1 - waiting.Low)}
}

// Async is the speed-up of the run when n tasks of an event loop wait in the region at the same time, at most; any number
// of tasks when n is 0. It is unknown as long as nobody measured how much of the region waits.
func (r *Region) Async(m Machine, f Facts, n int) Interval {
	if !r.Projected() || !r.Waiting.Known() || r.onProcessors() {
		return Unknown
	}
	if n == 0 && f.Pieces == 0 {
		return Interval{AsyncCeiling(r.Share.Low, r.Waiting.Low), AsyncCeiling(r.Share.High, r.Waiting.High)}
	}
	if n == 0 {
		n = f.Pieces
	}
	return Interval{m.Async(r.work(r.Share.Low, r.Waiting.Low, f), n), m.Async(r.work(r.Share.High, r.Waiting.High, f), n)}
}

// BestProcesses is the least number of processes, up to the cores, that gains within a hundredth of what the best gains;
// 1 when none gains.
func (r *Region) BestProcesses(m Machine, f Facts) int {
	best, gain := 1, 1.0
	for n := 2; n <= m.Cores; n++ {
		if s := r.Processes(m, f, n).High; s > gain*1.01 {
			best, gain = n, s
		}
	}
	return best
}

// waitsOutside reports whether the region is known to wait for something outside the program, most of its time: waiting
// threads of one program may as well wait for each other's GIL.
func (r *Region) waitsOutside(f Facts) bool {
	if !r.waitsMostly() || isLock(f.Leaf) {
		return false
	}
	return r.Alone || r.outside || r.GIL.Known() && r.GIL.High < 0.3 || blocks(f.Leaf)
}

// waitsMostly reports whether at least half of the region's wall time is waiting.
func (r *Region) waitsMostly() bool { return r.Waiting.Known() && r.Waiting.Low >= 0.5 }

// blocking are functions, by their last names, that wait for something outside the program.
var blocking = map[string]bool{"sleep": true, "recv": true, "recv_into": true, "recvfrom": true, "send": true, "sendall": true,
	"connect": true, "accept": true, "getaddrinfo": true, "urlopen": true, "request": true, "read": true, "readinto": true,
	"readline": true, "write": true, "fsync": true, "communicate": true, "execute": true, "fetchall": true, "fetchone": true,
	"commit": true, "select": true, "poll": true}

func blocks(leaf string) bool {
	return blocking[lastName(leaf)] || strings.HasPrefix(leaf, "requests.")
}

// isLock tells the functions that wait for a lock.
func isLock(leaf string) bool {
	name := lastName(leaf)
	return name == "acquire" || name == "__enter__" || name == "_acquire_restore"
}
