package speedup

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/parahint/parahint/analysis/profile"
)

// What a tool that follows every call measures is exact, but it is not what the program does without the tool: each call
// costs time of its own, counted inside and outside of the function, and under Python 3.10 and 3.11 a profile function slows
// each instruction. Which part of a number that is, nobody knows: bounds are made with none of it, and with all.

// cost is what a tool adds. The times are measured with Python 3.11 and 3.12 on two busy virtual processors, as calls of an
// empty function and of a builtin.
type cost struct {
	// call is the most that one call costs in seconds.
	call float64
	// cheapest is how many times the cheapest row of a profile one call costs at most: a tool counts a part of its cost in
	// the row of the called function, so that this machine's cost shows.
	cheapest float64
}

// costs are by the first word of the name of a tool. pyinstrument samples, but it does so from a profile function.
var costs = map[string]cost{
	"cProfile":     {0.5e-6, 4},
	"profile":      {20e-6, 8},
	"yappi":        {5e-6, 4},
	"viztracer":    {1e-6, 4},
	"pyinstrument": {},
}

// slowest is by how much a profile function slows the instructions of Python 3.10 and 3.11 at most: loops that were
// measured went from 0.95 to 3.2 times. Other versions only pay for calls.
const slowest = 3

// tracing is what of the numbers of a profile may be its tool's.
type tracing struct {
	// row is the place of a function in the lists.
	row map[*profile.Function]int32
	// calls are the costs of calls by function, all that may be the tool's; Under is that with all that a function calls.
	calls, callsUnder, under, own []float64
	// edges say who called whom.
	edges []profile.Call
	// allCalls and all are the sums.
	allCalls, all float64
}

// tracingOf is what the tool of the profile may have added; nil for one that adds nothing.
func tracingOf(p *profile.Profile) *tracing {
	tool, _, _ := strings.Cut(p.Tool, " ")
	of, traces := costs[tool]
	if !traces || p.Unit != profile.Seconds {
		return nil
	}
	edges := edgesOf(p)
	t := &tracing{row: make(map[*profile.Function]int32, len(p.Functions)), calls: of.ofCalls(p, edges), edges: edges, own: make([]float64, len(p.Functions))}
	slows := slowedBy(p)
	for i := range p.Functions {
		f := &p.Functions[i]
		t.row[f] = int32(i)
		t.own[i] = t.calls[i]
		if strings.HasSuffix(f.File, ".py") {
			t.own[i] += (f.Self - t.calls[i]) * (1 - 1/slows)
		}
		t.allCalls += t.calls[i]
		t.all += t.own[i]
	}
	t.callsUnder, t.under = withCallees(t.calls, p, edges), withCallees(t.own, p, edges)
	return t
}

// ofCalls is, by function, what of its own time calls may have cost at most: its own, and those that it makes.
func (c cost) ofCalls(p *profile.Profile, edges []profile.Call) []float64 {
	list := make([]float64, len(p.Functions))
	if c.call == 0 {
		return list
	}
	one := c.perCall(p)
	inside := one / c.cheapest
	if len(edges) == 0 {
		inside = one
	}
	for i := range p.Functions {
		list[i] = inside * float64(max(p.Functions[i].Calls, 0))
	}
	for _, e := range edges {
		list[e.Caller] += (one - inside) * float64(max(e.Calls, 0))
	}
	for i := range list {
		list[i] = min(list[i], p.Functions[i].Self)
	}
	return list
}

// edgesOf says who called whom: as the file says it, or as its stacks do.
func edgesOf(p *profile.Profile) []profile.Call {
	if len(p.Calls) > 0 || p.Tree == nil {
		return p.Calls
	}
	function := map[profile.TreeName]int32{}
	for i := len(p.Functions) - 1; i >= 0; i-- {
		function[profile.TreeName{File: p.Functions[i].File, Name: p.Functions[i].Name}] = int32(i)
	}
	at := map[[2]int32]int{}
	var edges []profile.Call
	for _, n := range p.Tree.Nodes[1:] {
		parent := p.Tree.Nodes[n.Parent]
		if parent.Name < 0 {
			continue
		}
		caller, okCaller := function[p.Tree.Names[parent.Name]]
		callee, okCallee := function[p.Tree.Names[n.Name]]
		if !okCaller || !okCallee {
			continue
		}
		i, ok := at[[2]int32{caller, callee}]
		if !ok {
			i = len(edges)
			at[[2]int32{caller, callee}] = i
			edges = append(edges, profile.Call{Caller: caller, Callee: callee})
		}
		edges[i].Total += n.Total
	}
	for i := range edges {
		callee := &p.Functions[edges[i].Callee]
		if callee.Total > 0 && callee.Calls > 0 {
			edges[i].Calls = int64(float64(callee.Calls) * min(edges[i].Total/callee.Total, 1))
		}
	}
	return edges
}

// perCall is what one call costs at most: no more than some times the least that the profile has for a call of a function
// that was called often enough to be measured.
func (c cost) perCall(p *profile.Profile) float64 {
	const often = 1000
	most := c.call
	for i := range p.Functions {
		if f := &p.Functions[i]; f.Calls >= often && f.Self > 0 {
			most = min(most, c.cheapest*f.Self/float64(f.Calls))
		}
	}
	return most
}

// versioned is the version of Python in the path of its library.
var versioned = regexp.MustCompile(`(?i)[/\\]python(\d)\.?(\d+)[/\\]`)

// slowedBy is by how much the tool slowed the instructions of Python at most. A profile does not say by which Python it was
// made, but the paths of the library do.
func slowedBy(p *profile.Profile) float64 {
	for i := range p.Functions {
		if m := versioned.FindStringSubmatch(p.Functions[i].File); m != nil {
			minor, _ := strconv.Atoi(m[2])
			if m[1] == "3" && (minor == 10 || minor == 11) {
				return slowest
			}
			return 1
		}
	}
	return slowest
}

// withCallees adds to each number of a function those of what it calls, as far as it is called from there.
func withCallees(own []float64, p *profile.Profile, edges []profile.Call) []float64 {
	const deepest = 64
	called := make([]float64, len(own))
	for _, c := range edges {
		if c.Caller != c.Callee {
			called[c.Callee] += c.Total
		}
	}
	sum := slices.Clone(own)
	for range deepest {
		next, changed := slices.Clone(own), false
		for _, c := range edges {
			if c.Caller != c.Callee && c.Total > 0 {
				next[c.Caller] += sum[c.Callee] * c.Total / max(called[c.Callee], p.Functions[c.Callee].Total)
			}
		}
		for i := range next {
			next[i] = min(next[i], max(p.Functions[i].Total, own[i]))
			changed = changed || math.Abs(next[i]-sum[i]) > 1e-9*p.Total
		}
		if sum = next; !changed {
			break
		}
	}
	return sum
}
