package profile

import (
	"cmp"
	"math"
	"slices"

	"github.com/parahint/parahint/analysis/profile/marshal"
)

// Call is what one function spent in the calls of another, of formats that keep callers instead of stacks.
type Call struct {
	// Caller and Callee are indices in Functions.
	Caller, Callee int32
	// Calls is how many there were; 0 of formats that do not count.
	Calls int64
	// Total is what the calls took with all that they called; where the format only counts samples, the callee's total is
	// dealt out by the counts.
	Total float64
}

// mostCalls is how many pairs of functions are read: rows of a hostile file can share one long list of callers.
const mostCalls = 1 << 18

// pair is two functions of which one calls the other.
type pair struct{ caller, callee int32 }

// pstatsCalls reads who called whom. The functions stand in their final order. The module profile only counts calls, which
// tells nothing of what they took.
func pstatsCalls(p *Profile, a *marshal.Arena, rows []row) {
	if p.Format == FormatPureProfile {
		return
	}
	// Counted from 1: 0 is a function that is not here.
	index := make(map[funcKey]int32, len(p.Functions))
	for i := range p.Functions {
		index[callKey(p, p.Functions[i].File, p.Functions[i].Name, p.Functions[i].Line)] = int32(i) + 1
	}
	known, read := make(map[pair]int, 2*len(rows)), 0
	functionOf := make(map[marshal.ID]int32, len(rows))
	for _, r := range rows {
		callee := index[callKey(p, r.file, r.name, r.line)] - 1
		items := a.Items(r.callers)
		if read += len(items) / 2; read > mostCalls {
			return
		}
		counted := countedCalls(a, items)
		for i := 0; i+1 < len(items); i += 2 {
			caller, seen := functionOf[items[i]]
			if !seen {
				caller = index[pstatsKey(p, a, items[i])] - 1
				functionOf[items[i]] = caller
			}
			calls, total, ok := callCost(a, items[i+1], r.total, counted)
			if caller < 0 || !ok {
				continue
			}
			at, seen := known[pair{caller, callee}]
			if !seen {
				at = len(p.Calls)
				known[pair{caller, callee}] = at
				p.Calls = append(p.Calls, Call{Caller: caller, Callee: callee})
			}
			p.Calls[at].Calls = saturate(p.Calls[at].Calls, calls)
			p.Calls[at].Total += total
		}
	}
}

// pstatsKey is the function that a key names; one without a name is none that was read.
func pstatsKey(p *Profile, a *marshal.Arena, id marshal.ID) funcKey {
	key := a.Items(id)
	if len(key) != 3 {
		return funcKey{}
	}
	file, _ := a.Str(key[0])
	line, _ := a.Int(key[1])
	name, _ := a.Str(key[2])
	return callKey(p, clean(file), clean(name), int(min(max(line, 0), math.MaxInt32)))
}

// callKey is what tells functions apart: of Tachyon, whose rows are lines, without the line.
func callKey(p *Profile, file, name string, line int) funcKey {
	if p.Sampled {
		line = 0
	}
	return funcKey{file, name, line}
}

// countedCalls are all calls of a function whose callers are only counted.
func countedCalls(a *marshal.Arena, items []marshal.ID) (sum int64) {
	for i := 1; i < len(items); i += 2 {
		if n, ok := a.Int(items[i]); ok && n > 0 {
			sum = saturate(sum, n)
		}
	}
	return sum
}

// callCost is what stands behind a caller: (calls, primitive calls, self, total), or the calls alone.
func callCost(a *marshal.Arena, value marshal.ID, all float64, counted int64) (calls int64, total float64, ok bool) {
	if n, only := a.Int(value); only {
		return n, all * float64(n) / float64(max(counted, 1)), n >= 0
	}
	cost := a.Items(value)
	if len(cost) != 4 {
		return 0, 0, false
	}
	calls, okCalls := a.Int(cost[0])
	total, okTotal := a.Number(cost[3])
	return max(calls, 0), total, okCalls && okTotal && measured(total)
}

// Callers are the calls of a function by others, the most expensive first.
func (p *Profile) Callers(f *Function) []Call {
	var list []Call
	for _, c := range p.Calls {
		if &p.Functions[c.Callee] == f && c.Caller != c.Callee {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b Call) int { return cmp.Compare(b.Total, a.Total) })
	return list
}

// Stacks are the stacks of the profile; of a format that keeps callers only, what they let one guess; nil without either, and
// where callers are mixed up.
func (p *Profile) Stacks() *Tree {
	if p.Tree != nil || len(p.Calls) == 0 || !(p.Total > 0) || !p.Trusted() {
		return p.Tree
	}
	g := grower{p: p, tree: newTree(), calls: make([][]Call, len(p.Functions)), fits: make([]float64, len(p.Functions)),
		onPath: make([]bool, len(p.Functions)), least: smallestBranch * p.Total, steps: most}
	g.tree.Guessed = true
	called := make([]float64, len(p.Functions))
	for _, c := range p.Calls {
		if c.Caller != c.Callee {
			g.calls[c.Caller] = append(g.calls[c.Caller], c)
			g.fits[c.Caller] += c.Total
			called[c.Callee] += c.Total
		}
	}
	for i := range p.Functions {
		f := &p.Functions[i]
		g.fits[i] = min(max(f.Total-f.Self, 0)/max(g.fits[i], math.SmallestNonzeroFloat64), 1)
	}
	for i := range p.Functions {
		total := p.Functions[i].Total - called[i]
		g.grow(0, int32(i), min(total, p.Total), 0)
	}
	for _, n := range g.tree.Nodes[1:] {
		if n.Parent == 0 {
			g.tree.Nodes[0].Total += n.Total
		}
	}
	return g.tree
}

// A guessed tree leaves out what takes a smaller part of the run than this, and what lies deeper.
const (
	smallestBranch = 0.0005
	deepestBranch  = 200
)

// grower makes a tree from callers: what a function spends in another is dealt out to the places that it is called from by
// what each of them spends in it.
type grower struct {
	p     *Profile
	tree  *Tree
	calls [][]Call
	// fits is, by function, the part of what its calls took that fits into its total: recursion counts calls twice.
	fits   []float64
	onPath []bool
	least  float64
	// steps are those left: a hostile graph has more paths than anyone can walk.
	steps int
}

// grow adds a function below a node, with the time that it takes there.
func (g *grower) grow(parent, fn int32, total float64, depth int) {
	f := &g.p.Functions[fn]
	if total < g.least || depth > deepestBranch || g.onPath[fn] || !(f.Total > 0) {
		return
	}
	at, ok := g.tree.child(parent, g.tree.nameOf(TreeName{f.File, f.Name}))
	if !ok {
		return
	}
	share := total / f.Total
	g.tree.Nodes[at].Total += total
	g.tree.Nodes[at].Self += min(f.Self, f.Total) * share
	g.onPath[fn] = true
	for _, c := range g.calls[fn] {
		if g.steps--; g.steps < 0 {
			break
		}
		g.grow(at, c.Callee, c.Total*g.fits[fn]*share, depth+1)
	}
	g.onPath[fn] = false
}
