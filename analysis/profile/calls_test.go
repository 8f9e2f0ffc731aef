package profile

import (
	"math"
	"strings"
	"testing"
)

// The callers of cProfile's files give a tree whose nodes hold no less than what they call, and nearly all of the run.
func TestCallersGrowIntoATree(t *testing.T) {
	for _, name := range []string{"cprofile/cprofile-py311.prof", "cprofile/legacy-cprofile-py315.prof", "yappi/yappi-cpu.prof", "pyinstrument/pyinstrument.prof", "tachyon/wall-main.pstats"} {
		p := readSample(t, name)
		tree := p.Stacks()
		if tree == nil || !tree.Guessed {
			t.Errorf("%s: no tree of %d calls", name, len(p.Calls))
			continue
		}
		below := make([]float64, len(tree.Nodes))
		self := 0.0
		for i, n := range tree.Nodes {
			self += n.Self
			if n.Parent >= 0 {
				below[n.Parent] += n.Total
			}
			if int(n.Parent) >= i {
				t.Fatalf("%s: node %d comes before its parent", name, i)
			}
		}
		for i, n := range tree.Nodes {
			if below[i]+n.Self > n.Total*(1+1e-9)+1e-12 {
				t.Errorf("%s: %v calls %v and takes %v itself of %v", name, n, below[i], n.Self, n.Total)
			}
		}
		if top := tree.Nodes[0].Total; top < 0.9*p.Total || top > 1.1*p.Total {
			t.Errorf("%s: the tree holds %v of %v", name, top, p.Total)
		}
		if self < 0.8*p.Total {
			t.Errorf("%s: %v of %v have a place", name, self, p.Total)
		}
	}
}

func TestCallersByTheirCost(t *testing.T) {
	p := readSample(t, "yappi/yappi-wall.prof")
	for i := range p.Functions {
		f := &p.Functions[i]
		if f.Name != "score" {
			continue
		}
		callers := p.Callers(f)
		if len(callers) != 2 || p.Functions[callers[0].Caller].Name != "_WorkItem.run" || callers[0].Calls != 400 || math.Abs(callers[0].Total-12.998662999999) > 1e-9 {
			t.Errorf("%+v", callers)
		}
	}
}

// A graph in which each of 60 functions calls the next one twice over has more paths than there is time.
func TestAHostileGraphIsLeft(t *testing.T) {
	p := &Profile{Total: 1e-12}
	for i := range int32(60) {
		p.Functions = append(p.Functions, Function{File: "a.py", Name: string(rune('a' + i)), Line: int(i), Self: 0, Total: 1})
		for j := range i {
			p.Calls = append(p.Calls, Call{Caller: j, Callee: i, Total: 1})
		}
	}
	if tree := p.Stacks(); len(tree.Nodes) > most {
		t.Errorf("%d nodes", len(tree.Nodes))
	}
}

// Where cProfile has the function that threads begin with, it mixed their calls.
func TestThreadsUnderCProfile(t *testing.T) {
	begin := func(name string) *Profile {
		p := &Profile{Format: FormatCProfile}
		tracedRows(p, []row{{file: "/lib/python3.12/threading.py", name: name, line: 1, primitive: 1, calls: 3, self: 1, total: 2}})
		return p
	}
	if begin("_bootstrap_inner").Trusted() || !begin("start").Trusted() {
		t.Error("threads change what a profile is worth")
	}
	const table = "         2 function calls in 2.000 seconds\n\n   Ordered by: cumulative time\n\n" +
		"   ncalls  tottime  percall  cumtime  percall filename:lineno(function)\n        3    1.000    0.333    2.000    0.667 threading.py:1056(%s)\n"
	for name, trusted := range map[string]bool{"_bootstrap_inner": false, "start": true} {
		if p := readText(t, strings.Replace(table, "%s", name, 1)); p.Trusted() != trusted {
			t.Errorf("%s: %v", name, p.Notes)
		}
	}
}
