package speedup

import (
	"math"

	"github.com/parahint/parahint/analysis/profile"
)

// One run is not the next: shares of runs that were traced vary, and only several of them say by how much.

// odds are those of a share: the part over the rest, as logarithms.
type odds struct{ low, middle, high float64 }

// oddsOf are the odds of a part of a run, of which the tool may have added so much, and to the whole so much.
func oddsOf(part, whole, added, allAdded float64) odds {
	rest := max(whole-part, 0)
	return odds{logOdds(part-added, rest), logOdds(part, rest), logOdds(part, rest-max(allAdded-added, 0))}
}

// logOdds is the logarithm of part over rest; nothing is surer than a billion to one.
func logOdds(part, rest float64) float64 {
	const surest = 20.7
	return min(max(math.Log(max(part, 0)/max(rest, 1e-300)), -surest), surest)
}

// share is the interval of the share that has such odds.
func (o odds) share() Interval {
	back := func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
	return Interval{back(o.low), back(o.high)}
}

// The variation of one program's shares between runs: the standard deviation of the logarithm of the odds, as measured for
// the kernels of testdata/speedup over 25 runs each (0.07 to 0.37), and how many runs that knowledge is worth when there
// are runs of the program itself.
const (
	usualVariation = 0.2
	worthRuns      = 5
)

// together joins what several runs say of one share. The more runs there are and the less they differ, the narrower it is.
func together(runs []odds) Interval {
	n := float64(len(runs))
	var mean odds
	for _, o := range runs {
		mean = odds{mean.low + o.low/n, mean.middle + o.middle/n, mean.high + o.high/n}
	}
	squares := worthRuns * usualVariation * usualVariation
	for _, o := range runs {
		squares += (o.middle - mean.middle) * (o.middle - mean.middle)
	}
	reach := z * math.Sqrt(squares/(worthRuns+n-1)/n)
	return odds{mean.low - reach, mean.middle, mean.high + reach}.share()
}

// tracedRuns are the places of the sources that tell the same as the basis by following calls: other runs of the program.
func (j *Joined) tracedRuns(basis *Source, rows []*profile.Function) (runs []int) {
	for i, s := range j.Sources {
		usable, _ := j.usable(i)
		if rows[i] == nil || !usable || s.Format != basis.Format || s.Counts() != basis.Counts() {
			continue
		}
		if _, _, samples := sampleCounts(s.Profile, rows[i]); samples < 0 {
			runs = append(runs, i)
		}
	}
	return runs
}

// measureTraced takes the shares from all runs that were traced like the basis; one that cannot be used stands alone.
func (j *Joined) measureTraced(r *Region, rows []*profile.Function) {
	from := []*Source{r.Basis}
	functions := []*profile.Function{r.Function}
	for _, i := range j.tracedRuns(r.Basis, rows) {
		if j.Sources[i] != r.Basis {
			from, functions = append(from, j.Sources[i]), append(functions, rows[i])
		}
	}
	var shares, selves []odds
	for i, s := range from {
		all, own := s.oddsOf(functions[i])
		shares, selves = append(shares, all), append(selves, own)
	}
	r.Share, r.Self = together(shares), together(selves)
	r.runs = len(from)
	r.note(NumberShare, from...)
}

// oddsOf are the odds of a function's total and of its self.
func (s *Source) oddsOf(f *profile.Function) (total, self odds) {
	t := s.tracing
	if t == nil {
		return oddsOf(f.Total, s.Total, 0, 0), oddsOf(f.Self, s.Total, 0, 0)
	}
	i := t.row[f]
	return oddsOf(f.Total, s.Total, t.under[i], t.all), oddsOf(f.Self, s.Total, t.own[i], t.all)
}

// mostlyOverhead reports whether calls may have cost the tool more than half of the function's time, or of the rest: what
// is left then says nothing.
func (s *Source) mostlyOverhead(f *profile.Function) bool {
	t := s.tracing
	if t == nil {
		return false
	}
	inside := t.callsUnder[t.row[f]]
	return inside > f.Total/2 || t.allCalls-inside > max(s.Total-f.Total, 0)/2 && f.Total < 0.99*s.Total
}

// widened is the interval of a share of samples, which a tool took that slows the program too.
func (s *Source) widened(i Interval, f *profile.Function) Interval {
	if s.tracing == nil || !i.Known() {
		return i
	}
	total, _ := s.oddsOf(f)
	low, high := logOdds(i.Low, 1-i.Low), logOdds(i.High, 1-i.High)
	return odds{low + total.low - total.middle, 0, high + total.high - total.middle}.share()
}

// variedBetweenRuns is the interval of a time in one run as a share of that in another.
func variedBetweenRuns(share float64) Interval {
	reach := math.Exp(z * usualVariation)
	return Interval{share / reach, share * reach}.clamped()
}
