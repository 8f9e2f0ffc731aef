package speedup

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/profile"
)

// A profiler that counts builtin functions apart says how much of a function is theirs. What the source knows of them, that
// they wait or compute without the GIL, is then a measured share.

// told is the region with what the source knows of the native functions that it calls, where the profiles do not know better.
func (r *Region) told(f Facts) *Region {
	told := *r
	wait, compute := r.inBuiltins(f.Waiting), r.inBuiltins(f.Native)
	if wait > 0 && !r.Waiting.Known() && !r.onProcessors() {
		told.Waiting = Interval{wait, 1}.clamped()
		told.outside = wait >= 0.5
	}
	if wait+compute > 0 && !r.GIL.Known() {
		told.GIL = Interval{0, 1 - wait - compute}.clamped()
	}
	return &told
}

// inBuiltins is the share of the region's time in builtin functions of these names.
func (r *Region) inBuiltins(names []string) float64 {
	p, sum := r.Basis.Profile, 0.0
	if len(names) == 0 || !(r.Function.Total > 0) {
		return 0
	}
	calls := p.Calls
	if t := r.Basis.tracing; t != nil {
		calls = t.edges
	}
	for _, c := range calls {
		if &p.Functions[c.Caller] == r.Function && slices.Contains(names, builtin(p.Functions[c.Callee])) {
			sum += c.Total
		}
	}
	return min(sum/r.Function.Total, 1)
}

// builtin is the name of a builtin function: "time.sleep", or as cProfile writes it "<built-in method time.sleep>"; "" of
// functions with a file.
func builtin(f profile.Function) string {
	if strings.HasSuffix(f.File, ".py") {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(f.Name, "<built-in method "), ">")
}
