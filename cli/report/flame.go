package report

import (
	"cmp"
	"slices"

	"github.com/parahint/parahint/analysis/profile"
)

// htmlFlame is a tree of stacks for the script of the page.
type htmlFlame struct {
	Unit profile.Unit `json:"unit"`
	// Names are pairs of a function and its file; Nodes are the parent, the index of the name, self and total. A parent
	// comes before what it calls.
	Names [][2]string  `json:"names"`
	Nodes [][4]float64 `json:"nodes"`
	// guessed says that it is made from callers.
	guessed bool
}

// A flame graph has at most so many nodes; those are left out that take a smaller part of the whole than anyone can see.
const (
	mostFrames    = 20000
	smallestFrame = 0.0002
)

// flameOf is the flame graph of a profile; nil where it has neither stacks nor callers.
func flameOf(p *profile.Profile) *htmlFlame {
	tree := p.Stacks()
	if tree == nil || len(tree.Nodes) < 2 || !(tree.Nodes[0].Total > 0) {
		return nil
	}
	f := &htmlFlame{Unit: p.Unit, guessed: tree.Guessed}
	least := smallestTotal(tree)
	place := make([]int, len(tree.Nodes))
	names := map[int32]int{-1: -1}
	for i, n := range tree.Nodes {
		// What is as large as the least may be much: the limit holds all the same.
		if i > 0 && (n.Total < least || place[n.Parent] < 0 || len(f.Nodes) >= mostFrames) {
			place[i] = -1
			continue
		}
		name, ok := names[n.Name]
		if !ok {
			name = len(f.Names)
			names[n.Name] = name
			f.Names = append(f.Names, [2]string{tree.Names[n.Name].Name, tree.Names[n.Name].File})
		}
		parent := -1
		if n.Parent >= 0 {
			parent = place[n.Parent]
		}
		place[i] = len(f.Nodes)
		f.Nodes = append(f.Nodes, [4]float64{float64(parent), float64(name), n.Self, n.Total})
	}
	return f
}

// smallestTotal is the total below which nodes are left out.
func smallestTotal(t *profile.Tree) float64 {
	least := smallestFrame * t.Nodes[0].Total
	if len(t.Nodes) <= mostFrames {
		return least
	}
	totals := make([]float64, len(t.Nodes))
	for i, n := range t.Nodes {
		totals[i] = n.Total
	}
	slices.SortFunc(totals, func(a, b float64) int { return cmp.Compare(b, a) })
	return max(least, totals[mostFrames-1])
}
