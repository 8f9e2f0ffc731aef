package program

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
)

// TestMendEqualsRegraph edits functions at random and compares the graph as it was mended with one that is made anew.
func TestMendEqualsRegraph(t *testing.T) {
	const modules, edits = 4, 120
	mended, reordered := 0, 0
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 11))
		p := newTest(true)
		var bodies [modules][6]string
		var now [modules]*syntax.File
		for m := range bodies {
			for f := range bodies[m] {
				bodies[m][f] = randomBody(r, f)
			}
			now[m] = syntax.NewFile(randomModule(bodies[m]))
			p.Set(moduleOf(m), now[m], nil)
		}
		refresh(p)
		for edit := range edits {
			m, f := r.IntN(modules), r.IntN(6)
			bodies[m][f] = randomBody(r, f)
			now[m] = now[m].Apply(difference(now[m].Text(), randomModule(bodies[m])))
			p.Set(moduleOf(m), now[m], nil)
			p.relinked(func() bool { return false })
			switch {
			case !p.dirty && p.reordered:
				reordered++
			case !p.dirty && len(p.met) > 0:
				mended++
			}
			refresh(p)
			before := graphText(p)
			p.dirty = true
			refresh(p)
			if after := graphText(p); before != after {
				t.Fatalf("seed %d, edit %d:\n%s", seed, edit, firstDifference(before, after))
			}
		}
	}
	if mended < 500 || reordered < 500 {
		t.Errorf("only %d and %d edits were mended", mended, reordered)
	}
}

// difference is the edit that makes one text of the other.
func difference(old, now []byte) text.Edit {
	start := 0
	for start < min(len(old), len(now)) && old[start] == now[start] {
		start++
	}
	end := 0
	for end < min(len(old), len(now))-start && old[len(old)-1-end] == now[len(now)-1-end] {
		end++
	}
	return text.Edit{Span: text.Span{Start: start, End: len(old) - end}, New: now[start : len(now)-end]}
}

func moduleOf(m int) string { return fmt.Sprintf("m%d.py", m) }

func randomModule(bodies [6]string) []byte {
	var b strings.Builder
	b.WriteString("import asyncio, threading, time\nimport m0, m1, m2, m3\nlock = threading.Lock()\nother = threading.Lock()\n\n")
	if strings.Contains(bodies[4], "pass") {
		b.WriteString("def g():\n    f0()\n\ng()\n")
	}
	b.WriteString("def f0():\n" + bodies[0] + "\ndef f1():\n" + bodies[1] + "\nasync def f2():\n" + bodies[2] + "\ndef f3(x=None):\n" + bodies[3])
	b.WriteString("\nclass C:\n    def __init__(self):\n" + indented(bodies[4]) + "\n    def f4(self):\n" + indented(bodies[5]))
	b.WriteString("\nif __name__ == '__main__':\n    f0()\n")
	return []byte(b.String())
}

func indented(body string) string { return strings.ReplaceAll("    "+body, "\n    ", "\n        ") }

// randomBody is some calls, starts and locks; f says which function it is for.
func randomBody(r *rand.Rand, f int) string {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		call := fmt.Sprintf("m%d.f%d", r.IntN(4), []int{0, 1, 3}[r.IntN(3)])
		b.WriteString("    " + []string{
			call + "()", call + "()", call + "()", "time.sleep(1)", "print(1)", "print(" + call + ")", "unknown(" + call + ")",
			"threading.Thread(target=" + call + ").start()", "with lock: " + call + "()", "with lock, m1.other: " + call + "()",
			"asyncio.run(m0.f2())", "asyncio.to_thread(" + call + ")", "import asgiref.sync; asgiref.sync.sync_to_async(" + call + ")", "m2.C().f4()", "pass", "sorted([], key=lambda x: " + call + "())", "[" + call + "() for x in 'ab']",
		}[r.IntN(17)] + "\n")
	}
	if f == 2 {
		b.WriteString("    await m1.f2()\n")
	}
	return b.String()
}

// graphText is all that the graph says of the functions.
func graphText(p *Program) string {
	var lines []string
	for _, f := range p.funcs {
		lines = append(lines, fmt.Sprint(keyOf(f), " callers ", named(f.callers), f.escapes, f.started, f.called, f.entry))
		for k, c := range f.contexts {
			lines = append(lines, fmt.Sprint("  context ", k, c.In, c.Many, c.Awaited, c.Length, c.Call, c.Start, keyOf(c.From), keyOf(c.By)))
		}
		for tier, e := range f.blocks {
			lines = append(lines, fmt.Sprint("  blocks ", tier, e.In, e.Length, e.Call, keyOf(e.To)))
		}
	}
	sharers := p.memo.read(question{askSharers, nil, ""}, func() any { return p.sharers() }).(sharerList)
	for _, s := range sharers {
		lines = append(lines, fmt.Sprint("shares ", keyOf(s.f), s.constructs))
	}
	inherits := map[string]bool{}
	for f := range p.inherits {
		inherits[keyOf(f)] = true
	}
	return strings.Join(append(lines, slices.Sorted(maps.Keys(inherits))...), "\n")
}

func named(callers []Caller) (all []string) {
	for _, c := range callers {
		all = append(all, fmt.Sprint(keyOf(c.Func), c.Call))
	}
	return all
}

func keyOf(f *Func) string {
	if f == nil {
		return "-"
	}
	return f.Unit.Module.Path + " " + f.Name
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return "mended: " + x[i] + "\nanew:   " + y[min(i, len(y)-1)]
		}
	}
	return "more lines anew"
}
