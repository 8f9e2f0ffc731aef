package speedup

import "math"

// The laws, with shares from 0 to 1 and without costs. In all of them p is the part of the run that can be split, and n
// the number of workers that share it; a speed-up is the time of the run as it is over its time afterwards.

// Amdahl is the speed-up with n workers (G. M. Amdahl, Validity of the single processor approach to achieving large scale
// computing capabilities, AFIPS 1967).
func Amdahl(p, n float64) float64 { return 1 / (1 - p + p/n) }

// Ceiling is Amdahl's speed-up with any number of workers: what cannot be split stays.
func Ceiling(p float64) float64 { return 1 / (1 - p) }

// Threads is the speed-up with n threads of which only one at a time can hold the GIL, when the split part holds it
// for the share g of its time.
func Threads(p, g, n float64) float64 { return 1 / (1 - p + p*max(g, 1/n)) }

// ThreadsCeiling is that with any number of threads: the GIL is the part that cannot be split.
func ThreadsCeiling(p, g float64) float64 { return 1 / (1 - p + p*g) }

// FreeThreaded is the speed-up with n threads of a build without the GIL, whose single thread is slower by the given
// factor (1.1: ten percent).
func FreeThreaded(p, n, slowdown float64) float64 { return Amdahl(p, n) / max(slowdown, 1) }

// Async is the speed-up when n tasks of one event loop wait at the same time, and the split part waits for the share w
// of its time. Computing is not shared: a loop has one thread.
func Async(p, w, n float64) float64 { return 1 / (1 - p + p*(1-w) + p*w/n) }

// AsyncCeiling is that with any number of tasks.
func AsyncCeiling(p, w float64) float64 { return 1 / (1 - p*w) }

// Gustafson is the speed-up when the work grows with the workers and the serial share s of the parallel run stays
// (J. L. Gustafson, Reevaluating Amdahl's law, CACM 1988).
func Gustafson(s, n float64) float64 { return n - s*(n-1) }

// KarpFlatt is the serial share that a measured speed-up with n workers tells of (A. H. Karp and H. P. Flatt, Measuring
// parallel processor performance, CACM 1990). When it grows with n, costs grow; when it stays, it is serial work.
func KarpFlatt(speedup, n float64) float64 {
	if n <= 1 || speedup <= 0 {
		return math.NaN()
	}
	return (1/speedup - 1/n) / (1 - 1/n)
}
