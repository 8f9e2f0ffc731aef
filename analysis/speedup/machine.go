package speedup

import "math"

// StartMethod is how multiprocessing starts a process.
type StartMethod string

// The start methods. Forkserver is the default on Linux from Python 3.14 on, Spawn that on macOS and Windows.
const (
	Fork       StartMethod = "fork"
	Forkserver StartMethod = "forkserver"
	Spawn      StartMethod = "spawn"
)

// Machine is where the program shall run faster.
type Machine struct {
	// Cores are those that the program may use: the least of processors, quota and affinity.
	Cores int
	Start StartMethod
	// FreeThreaded is a build of Python without the GIL.
	FreeThreaded bool
	// Interpreters says that several interpreters in one process can be used (Python 3.14).
	Interpreters bool
	// RAM is in bytes; 0 is not known.
	RAM   float64
	Costs Costs
}

// Costs are what parallel work costs in Python, in seconds and bytes per second.
type Costs struct {
	// StartUp is from making a Pool to the first result of its map, by start method.
	StartUp map[StartMethod]float64
	// Import is how long the main module takes to be imported, which Spawn and Forkserver do again in each process.
	Import float64
	// Piece is the cost of handing over one piece of work to a process and taking its result back.
	Piece float64
	// Dump and Load are how much is pickled and unpickled in a second; both happen in the parent, one piece at a time.
	Dump, Load float64
	// Slowdown is by how much one thread of a build without the GIL is slower than with it.
	Slowdown float64
}

// Measured are the costs on two busy virtual processors under Python 3.12: Pool(2) with one small map, Pool.map with
// pieces of one item each (a ProcessPoolExecutor costs 74 µs a piece), pickle protocol 5 over lists of dicts (bytes are
// thirty times as fast). Slowdown is what the release notes of Python 3.14 say.
var Measured = Costs{
	StartUp:  map[StartMethod]float64{Fork: 8.5e-3, Forkserver: 27e-3, Spawn: 98e-3},
	Piece:    20e-6,
	Dump:     57e6,
	Load:     50e6,
	Slowdown: 1.1,
}

// headroom is how much faster than where the costs were measured another machine may be: bounds count that part of the
// costs only, so that they stay bounds.
const headroom = 2

// NewMachine is a machine with that many cores, the start method that costs least, and the measured costs.
func NewMachine(cores int) Machine {
	return Machine{Cores: max(cores, 1), Start: Fork, Costs: Measured}
}

// Work is what is known of a part that could be split. Zeros are not known, and count as nothing: a bound stays one.
type Work struct {
	// Run is the time of the whole run in seconds.
	Run float64
	// Share is the part of it that can be split, Waiting the part of that which waits for something outside.
	Share, Waiting float64
	// Pieces is in how many it can be split.
	Pieces int
	// Bytes is what goes to a process and comes back with each piece.
	Bytes float64
}

// left is the part of the split part's time that is left with n workers: no worker does less than one piece, and what
// computes has no more than the cores.
func (m Machine) left(w Work, n int) float64 {
	return max(even(n, w.Pieces), (1-w.Waiting)*even(min(n, max(m.Cores, 1)), w.Pieces))
}

// even is the share of the busiest of n workers, when equal pieces are dealt out.
func even(n, pieces int) float64 {
	n = max(n, 1)
	if pieces <= 0 {
		return 1 / float64(n)
	}
	return math.Ceil(float64(pieces)/float64(min(n, pieces))) / float64(pieces)
}

// Overheads is what n processes cost, in seconds.
func (m Machine) Overheads(w Work) float64 {
	c := m.Costs
	cost := c.StartUp[m.Start]
	if m.Start != Fork {
		cost += c.Import
	}
	cost += float64(w.Pieces) * c.Piece
	if c.Dump > 0 && c.Load > 0 {
		cost += float64(w.Pieces) * w.Bytes * (1/c.Dump + 1/c.Load)
	}
	return cost
}

// Processes is the most that n processes can gain: Amdahl's law with whole pieces, the start and what is pickled. One
// process that only starts others gains nothing.
func (m Machine) Processes(w Work, n int) float64 {
	after := 1 - w.Share + w.Share*m.left(w, n)
	if w.Run > 0 {
		after += m.Overheads(w) / headroom / w.Run
	}
	return 1 / after
}

// Threads is the most that n threads can gain, when the split part holds the GIL for the share gil of its time.
func (m Machine) Threads(w Work, gil float64, n int) float64 {
	if m.FreeThreaded {
		return 1 / (1 - w.Share + w.Share*m.left(w, n)) / max(m.Costs.Slowdown, 1)
	}
	return 1 / (1 - w.Share + w.Share*max(gil, m.left(w, n)))
}

// Async is the most that n tasks of one event loop can gain.
func (m Machine) Async(w Work, n int) float64 {
	return 1 / (1 - w.Share + w.Share*(1-w.Waiting+w.Waiting*even(n, w.Pieces)))
}

// SmallestPiece is how long a piece should take at least, so that handing it over costs a tenth of it.
func (m Machine) SmallestPiece(bytes float64) float64 {
	return 10 * (m.Overheads(Work{Pieces: 1, Bytes: bytes}) - m.Overheads(Work{}))
}

// SmallestRegion is how long the split part must take, so that n processes gain anything.
func (m Machine) SmallestRegion(w Work, n int) float64 {
	n = min(n, max(m.Cores, 1))
	if n < 2 {
		return math.Inf(1)
	}
	return float64(n) / float64(n-1) * m.Overheads(w)
}
