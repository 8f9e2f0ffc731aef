package speedup

import (
	"math"
	"slices"

	"github.com/parahint/parahint/analysis/profile"
)

// Region is a function as a part of the run that could be split, with all that the profiles know of it.
type Region struct {
	File string
	Line int
	Name string
	// Basis is the profile that Function and the shares are from.
	Basis    *Source
	Function *profile.Function
	// Share is the part of the run that the function takes, with all that it calls; Self without that.
	Share, Self Interval
	// Run and Time are the whole run and the function's part in seconds; NaN where the profile only counts samples.
	Run, Time float64
	// GIL is the share of its time during which it holds the GIL, not counting that in which it waits for the GIL; Waiting
	// the share of its wall time in which it does not run; Memory its bytes at the peak (NaN: unknown).
	GIL, Waiting Interval
	Memory       float64
	// traced says that the shares are of a tool that follows calls, runs of how many profiles they are.
	traced bool
	runs   int
	// gilOfRunning says that GIL is a share of its time on processors alone.
	gilOfRunning bool
	// outside says that most of it is in functions that are known to wait for something outside.
	outside bool
	// Alone says that in the measured run no other thread ran: it waited for something outside, not for the GIL.
	Alone bool
	// Origins say which file each number is from.
	Origins []Origin
	// Why says why nothing is projected; it is empty where something is.
	Why profile.Text
}

// Origin is where a number of a region is from.
type Origin struct {
	Number Number
	Files  []string
}

// Number names a number of a region.
type Number string

// The numbers that have an origin.
const (
	NumberShare   Number = "share"
	NumberGIL     Number = "gil"
	NumberWaiting Number = "waiting"
	NumberMemory  Number = "memory"
)

// Function is what the profiles together know of the function at the line of the file; nil when none has it. The path may
// be one of a profile or of the project.
func (j *Joined) Function(file string, line int, name string) *Region {
	r := &Region{File: file, Line: line, Name: name, GIL: Unknown, Waiting: Unknown, Share: Unknown, Self: Unknown,
		Run: math.NaN(), Time: math.NaN(), Memory: math.NaN()}
	rows := make([]*profile.Function, len(j.Sources))
	basis := -1
	for i := range j.Sources {
		rows[i] = j.find(i, file, line, name)
		if rows[i] != nil && (basis < 0 || j.better(i, basis)) {
			basis = i
		}
	}
	if basis < 0 {
		return nil
	}
	j.base(r, basis, rows)
	j.measureGIL(r, rows)
	j.measureWaiting(r, rows)
	j.measureMemory(r, rows)
	if running := j.running(rows); running >= 0 && r.waitsForGIL() {
		j.base(r, running, rows)
	}
	return r
}

// base takes source i as the one that the shares are from.
func (j *Joined) base(r *Region, i int, rows []*profile.Function) {
	r.Basis, r.Function, r.Why = j.Sources[i], rows[i], profile.Text{}
	j.measureShare(r, rows)
	if ok, why := j.usable(i); !ok {
		r.Why = why
	}
	r.Alone = r.Basis.Counts() == profile.Wall && len(r.Basis.Threads) == 1
}

// running is a usable source that has the function and counts the time on processors; -1 where there is none.
func (j *Joined) running(rows []*profile.Function) int {
	for i, f := range rows {
		if ok, _ := j.usable(i); ok && f != nil && j.Sources[i].Counts() == profile.CPU {
			return i
		}
	}
	return -1
}

// waitsForGIL reports whether the region waits most of its time, and holds the GIL for most of the rest: several threads
// of it wait for each other.
func (r *Region) waitsForGIL() bool {
	return r.waitsMostly() && !r.Alone && r.GIL.Known() && r.GIL.Low >= 0.5
}

// onProcessors reports whether the shares are of the time on processors: what waits is no part of them.
func (r *Region) onProcessors() bool {
	clock := r.Basis.Counts()
	return clock == profile.CPU || clock == profile.OnGIL
}

// better reports whether source a is a better basis than b: one whose shares can be used, and of these wall time before
// others, since that is what a user waits for.
func (j *Joined) better(a, b int) bool {
	rank := func(i int) int {
		if ok, _ := j.usable(i); !ok {
			return 0
		}
		switch j.Sources[i].Counts() {
		case profile.Wall:
			return 4
		case profile.CPU:
			return 3
		case profile.OnGIL:
			return 1
		}
		return 2
	}
	return rank(a) > rank(b)
}

// measureShare takes the shares of the basis, which are intervals: of a tool that samples by the number of samples, of one
// that follows calls by what it adds, and by how runs differ.
func (j *Joined) measureShare(r *Region, rows []*profile.Function) {
	p, f := r.Basis.Profile, r.Function
	r.note(NumberShare, r.Basis)
	r.Run, r.Time, r.traced = math.NaN(), math.NaN(), false
	if !(p.Total > 0) {
		r.Why = textNothing
		return
	}
	samples, self, all := sampleCounts(p, f)
	if all < 0 {
		j.measureTraced(r, rows)
		r.traced = true
	} else {
		r.Share, r.Self = r.Basis.widened(Wilson(min(samples, all), all), f), Wilson(min(self, all), all)
	}
	switch {
	case all >= 0 && samples < fewest:
		r.Why = few(samples)
	case r.Basis.mostlyOverhead(f):
		r.Why = textOverhead
	}
	if p.Unit == profile.Seconds {
		r.Run, r.Time = p.Total, f.Total
	} else if p.Unit == profile.Counts && p.Interval > 0 {
		r.Run, r.Time = p.Total*p.Interval, f.Total*p.Interval
	}
}

// sampleCounts are the samples behind the numbers of a function and of the run; all is -1 of a tool that traces. Of tools
// that sample, but give times alone, they follow from the interval; and where samples stand for times that differ, the times
// count.
func sampleCounts(p *profile.Profile, f *profile.Function) (total, self, all int64) {
	if p.Samples > 0 && f.TotalSamples >= 0 && p.Unit != profile.Seconds {
		return f.TotalSamples, f.SelfSamples, p.Samples
	}
	if !p.Sampled && p.Interval == 0 && p.Samples == 0 {
		return 0, 0, -1
	}
	all = p.Samples
	if all <= 0 {
		interval := p.Interval
		if interval <= 0 {
			interval = usualInterval
		}
		all = int64(min(p.Total/interval, 1e15))
	}
	share := func(x float64) int64 { return int64(math.Round(min(x/p.Total, 1) * float64(all))) }
	return share(f.Total), share(f.Self), all
}

// usualInterval is the time between two samples of most tools, in seconds.
const usualInterval = 0.01

// measureGIL finds the share of the running time that holds the GIL: as a tool says it, or the samples with the GIL over
// all samples of threads that run, or what Python's own code takes, which always holds it.
func (j *Joined) measureGIL(r *Region, rows []*profile.Function) {
	for i, f := range rows {
		if f == nil || math.IsNaN(f.GIL) || j.Sources[i].Unit == profile.Bytes {
			continue
		}
		held := f.GIL
		if f.Waiting > 0 && f.Waiting < 1 {
			// Alone it would not wait for the GIL.
			held = min(held/(1-f.Waiting), 1)
		}
		r.GIL = Exactly(held).clamped()
		if samples, _, all := sampleCounts(j.Sources[i].Profile, f); all >= 0 {
			running := float64(samples)
			if f.Waiting > 0 {
				running *= 1 - f.Waiting
			}
			r.GIL = enough(Wilson(int64(math.Round(held*running)), int64(math.Round(running))), running)
		}
		if r.GIL.Known() {
			r.gilOfRunning = j.Sources[i].Counts() == profile.CPU
			r.note(NumberGIL, j.Sources[i])
			return
		}
	}
	if with, without := j.pair(rows, profile.OnGIL, profile.CPU); with >= 0 {
		r.GIL, r.gilOfRunning = j.ratio(with, without, rows), true
		r.noteIf(r.GIL, NumberGIL, j.Sources[with], j.Sources[without])
		return
	}
	if with, without := j.pair(rows, profile.OnGIL, profile.Wall); with >= 0 && j.Sources[without].idle < fewIdle {
		r.GIL = j.ratio(with, without, rows)
		r.noteIf(r.GIL, NumberGIL, j.Sources[with], j.Sources[without])
		return
	}
	for i, f := range rows {
		if f != nil && !math.IsNaN(f.Native) {
			r.GIL, r.gilOfRunning = Interval{1 - f.Native, 1}.clamped(), true
			r.note(NumberGIL, j.Sources[i])
			return
		}
	}
}

// enough is the interval where enough samples are behind it.
func enough(i Interval, samples float64) Interval {
	if samples < fewest {
		return Unknown
	}
	return i
}

// measureWaiting finds the share of the wall time that does not run on a processor.
func (j *Joined) measureWaiting(r *Region, rows []*profile.Function) {
	for i, f := range rows {
		if f != nil && !math.IsNaN(f.CPU) && f.Total > 0 && j.Sources[i].Unit == profile.Seconds && j.Sources[i].Counts() == profile.Wall {
			r.Waiting = Exactly(1 - f.CPU/f.Total).clamped()
			r.note(NumberWaiting, j.Sources[i])
			return
		}
	}
	if cpu, wall := j.pair(rows, profile.CPU, profile.Wall); cpu >= 0 {
		ran := j.ratio(cpu, wall, rows)
		r.Waiting = Interval{1 - ran.High, 1 - ran.Low}
		r.noteIf(r.Waiting, NumberWaiting, j.Sources[cpu], j.Sources[wall])
	}
}

// measureMemory takes what a memory profiler knows of the function.
func (j *Joined) measureMemory(r *Region, rows []*profile.Function) {
	for i, f := range rows {
		if f == nil {
			continue
		}
		bytes := f.Memory
		if j.Sources[i].Unit == profile.Bytes {
			bytes = f.Total
		}
		if bytes > 0 && !(bytes <= r.Memory) {
			r.Memory = bytes
			r.note(NumberMemory, j.Sources[i])
		}
	}
}

// pair finds two sources that have the function, with these clocks and in one unit; -1 where there are none.
func (j *Joined) pair(rows []*profile.Function, part, whole profile.Clock) (a, b int) {
	for a, s := range j.Sources {
		if rows[a] == nil || s.Counts() != part || !s.Trusted() {
			continue
		}
		for b, t := range j.Sources {
			if rows[b] != nil && t.Counts() == whole && t.Trusted() && comparable(s.Profile, t.Profile) {
				return a, b
			}
		}
	}
	return -1, -1
}

// comparable reports whether numbers of two profiles count the same: seconds, or samples of one interval.
func comparable(a, b *profile.Profile) bool {
	return a.Unit == b.Unit && (a.Unit == profile.Seconds || a.Unit == profile.Counts && a.Interval == b.Interval)
}

// ratio is the share that the function has in source a of what it has in b.
func (j *Joined) ratio(a, b int, rows []*profile.Function) Interval {
	if !(rows[b].Total > 0) {
		return Unknown
	}
	share := rows[a].Total / rows[b].Total
	part, _, partAll := sampleCounts(j.Sources[a].Profile, rows[a])
	whole, _, wholeAll := sampleCounts(j.Sources[b].Profile, rows[b])
	if partAll < 0 || wholeAll < 0 {
		return variedBetweenRuns(share)
	}
	return ratio(share, float64(part), float64(whole))
}

func (r *Region) note(n Number, from ...*Source) {
	r.Origins = slices.DeleteFunc(r.Origins, func(o Origin) bool { return o.Number == n })
	o := Origin{Number: n}
	for _, s := range from {
		o.Files = append(o.Files, s.Name)
	}
	r.Origins = append(r.Origins, o)
}

func (r *Region) noteIf(known Interval, n Number, from ...*Source) {
	if known.Known() {
		r.note(n, from...)
	}
}
