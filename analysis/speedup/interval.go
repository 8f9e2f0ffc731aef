// Package speedup says how much faster a program can become at best, from what profiles measured: laws of parallel
// speed-up with the costs of Python's threads, processes and event loops, and what to use where. Every number is a bound,
// "at most", and an interval where it comes from samples. Nothing here knows the machine it runs on: callers say.
package speedup

import (
	"math"
	"strconv"

	"github.com/parahint/parahint/analysis/profile"
)

// Interval is what is known of a number: it lies between Low and High, which are equal of numbers known exactly and NaN
// where nothing is known.
type Interval struct{ Low, High float64 }

// Unknown is the interval of a number of which nothing is known.
var Unknown = Interval{math.NaN(), math.NaN()}

// Exactly is the interval of a number that is known.
func Exactly(x float64) Interval { return Interval{x, x} }

// Known reports whether something is known of the number.
func (i Interval) Known() bool { return !math.IsNaN(i.Low) && !math.IsNaN(i.High) }

// Exact reports whether the number is known without doubt.
func (i Interval) Exact() bool { return i.Low == i.High }

// clamped is the part of the interval that lies between 0 and 1.
func (i Interval) clamped() Interval {
	return Interval{min(max(i.Low, 0), 1), min(max(i.High, 0), 1)}
}

// z is how many standard deviations an interval reaches: 19 of 20 hold the true value.
const z = 1.96

// Wilson is the interval of a share of which k of n samples speak (E. B. Wilson, Probable inference, the law of
// succession, and statistical inference, 1927). Unlike the textbook interval it stays between 0 and 1.
func Wilson(k, n int64) Interval {
	if n <= 0 || k < 0 || k > n {
		return Unknown
	}
	share, all := float64(k)/float64(n), float64(n)
	middle := (share + z*z/(2*all)) / (1 + z*z/all)
	reach := z / (1 + z*z/all) * math.Sqrt(share*(1-share)/all+z*z/(4*all*all))
	return Interval{max(min(middle-reach, share), 0), min(max(middle+reach, share), 1)}
}

// ratio is the interval of a share that was counted in two runs, a samples being a part of b. Logarithms of counts err by
// one over the root of the count. A part cannot be more than its whole: what exceeds it is noise.
func ratio(share, a, b float64) Interval {
	if b <= 0 || a+b < fewest {
		return Unknown
	}
	if a == 0 {
		// The rule of three: of what was never seen in b samples there is at most 3/b.
		return Interval{0, 3 / b}.clamped()
	}
	share = min(share, 1)
	reach := math.Exp(z * math.Sqrt(1/a+1/b))
	return Interval{share / reach, share * reach}.clamped()
}

// fewest is the least number of samples that a number is made of.
const fewest = 30

// Times shows a speed-up: "2.7x", or "2.1–2.8x". The upper end is rounded up, so that "at most" stays true.
func (i Interval) Times() string {
	low, high := times(i.Low, math.Floor), times(i.High, math.Ceil)
	if i.Exact() || low == high {
		return high + "x"
	}
	return low + "–" + high + "x"
}

// AtMost shows the upper end of a speed-up, for sentences that say so: "2.8x".
func (i Interval) AtMost() string { return Exactly(i.High).Times() }

// times is a speed-up with as many digits as mean something.
func times(x float64, round func(float64) float64) string {
	if math.IsInf(x, 1) {
		return "∞"
	}
	digits := 0
	switch {
	case x < 2:
		digits = 2
	case x < 20:
		digits = 1
	}
	scale := math.Pow10(digits)
	// What floating point adds to 1.25 is no reason to show 1.26.
	whole := math.Round(x * scale)
	if math.Abs(x*scale-whole) > 1e-6 {
		whole = round(x * scale)
	}
	return strconv.FormatFloat(whole/scale, 'f', -1, 64)
}

// Percent shows a share: "97 %", or "92–99 %".
func (i Interval) Percent() string {
	low, high := math.Round(100*i.Low), math.Round(100*i.High)
	if low == high {
		return profile.Percent(i.High, 1)
	}
	return strconv.FormatFloat(low, 'f', 0, 64) + "–" + strconv.FormatFloat(high, 'f', 0, 64) + " %"
}
