package program

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
)

// cell is the input of one question of a net: what it adds, what it asks, and from how many bits on it gives up and
// says everything, as values that join to unknown do.
type cell struct {
	adds, asks uint16
	most       int
}

const everything = ^uint16(0)

// net is questions that ask one another, over a memo that counts how often each is worked out.
type net struct {
	cells  []cell
	memo   *memo
	worked []int
}

func newNet(n int) *net {
	g := &net{cells: make([]cell, n), worked: make([]int, n)}
	g.memo = newMemo(g.compute, func(question) any { return uint16(0) })
	return g
}

func derived(i int) question { return question{askGlobal, nil, strconv.Itoa(i)} }
func input(i int) question   { return question{askNames, nil, strconv.Itoa(i)} }

func (g *net) compute(q question) any {
	i, _ := strconv.Atoi(q.name)
	g.worked[i]++
	c := g.memo.read(input(i), func() any { return g.cells[i] }).(cell)
	return c.answer(func(j int) uint16 { return g.memo.ask(derived(j)).(uint16) })
}

// answer joins what is asked; it stops asking when nothing can be added.
func (c cell) answer(ask func(int) uint16) uint16 {
	v := c.adds
	for j := range 16 {
		if bits.OnesCount16(v) >= c.most {
			return everything
		}
		if c.asks>>j&1 == 1 {
			v |= ask(j)
		}
	}
	return v
}

// scratch is the least answers that fit together, without a memo.
func (g *net) scratch() []uint16 {
	answers := make([]uint16, len(g.cells))
	for changed := true; changed; {
		changed = false
		for i, c := range g.cells {
			v := c.answer(func(j int) uint16 { return answers[j] })
			changed = changed || v != answers[i]
			answers[i] = v
		}
	}
	return answers
}

func randomCell(r *rand.Rand, n int) cell {
	c := cell{most: 3 + r.IntN(14)}
	if r.IntN(3) == 0 {
		c.adds = 1 << r.IntN(16)
	}
	for range r.IntN(3) {
		c.asks |= 1 << r.IntN(n)
	}
	return c
}

// TestMemoEqualsScratch changes random nets, circles included, and compares the answers of the memo, asked in any order,
// with answers worked out anew.
func TestMemoEqualsScratch(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 3))
		n := 2 + r.IntN(9)
		g := newNet(n)
		for step := range 25 {
			g.memo.next()
			for range 1 + r.IntN(3) {
				i := r.IntN(n)
				if r.IntN(8) == 0 {
					g.memo.forget(input(i))
				}
				g.cells[i] = randomCell(r, n)
				g.memo.touch(input(i), g.cells[i])
				if r.IntN(8) == 0 {
					g.memo.forget(derived(r.IntN(n)))
				}
			}
			want := g.scratch()
			for _, i := range r.Perm(n)[:1+r.IntN(n)] {
				if got := g.memo.ask(derived(i)).(uint16); got != want[i] {
					t.Fatalf("seed %d, step %d: question %d of %+v is answered %b, not %b", seed, step, i, g.cells, got, want[i])
				}
			}
		}
	}
}

// chain is a net in which each question asks the next.
func chain(n int) *net {
	g := newNet(n)
	for i := range n - 1 {
		g.cells[i] = cell{asks: 1 << (i + 1), most: 17}
	}
	g.cells[n-1] = cell{adds: 1, most: 17}
	return g
}

// TestMemoCutsOff holds that after a change only what it could concern is worked out: nothing where no input changed,
// one question where its answer stays, all above it where it is another.
func TestMemoCutsOff(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*net)
		worked []int
	}{
		{"nothing", func(*net) {}, []int{0, 0, 0, 0}},
		{"the same value", func(g *net) { g.set(3, cell{adds: 1, most: 17}) }, []int{0, 0, 0, 0}},
		{"same answer", func(g *net) { g.set(3, cell{adds: 1, most: 16}) }, []int{0, 0, 0, 1}},
		{"another answer", func(g *net) { g.set(3, cell{adds: 2, most: 17}) }, []int{1, 1, 1, 1}},
		{"answer absorbed half way", func(g *net) {
			g.set(1, cell{adds: 3, asks: 1 << 2, most: 17})
			g.memo.ask(derived(0))
			clear(g.worked)
			g.set(3, cell{adds: 2, most: 17})
		}, []int{0, 1, 1, 1}},
		{"no longer asked", func(g *net) {
			g.set(1, cell{adds: 4, most: 17})
			g.memo.ask(derived(0))
			clear(g.worked)
			g.set(3, cell{adds: 8, most: 17})
		}, []int{0, 0, 0, 0}},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := chain(4)
			g.memo.ask(derived(0))
			clear(g.worked)
			test.change(g)
			if got, want := g.memo.ask(derived(0)), g.scratch()[0]; got != want {
				t.Errorf("answer %b, want %b", got, want)
			}
			if !slices.Equal(g.worked, test.worked) {
				t.Errorf("worked out %v times, want %v", g.worked, test.worked)
			}
		})
	}
}

func (g *net) set(i int, c cell) {
	g.cells[i] = c
	g.memo.touch(input(i), c)
}

// TestMemoKeepsCircles holds that all answers of a circle are kept, whichever of them was asked for.
func TestMemoKeepsCircles(t *testing.T) {
	g := newNet(3)
	g.cells = []cell{{asks: 2, most: 17}, {asks: 4, most: 17}, {asks: 1, adds: 1, most: 17}}
	g.memo.ask(derived(0))
	clear(g.worked)
	for i := range g.cells {
		g.memo.ask(derived(i))
	}
	if !slices.Equal(g.worked, []int{0, 0, 0}) {
		t.Errorf("worked out %v times again", g.worked)
	}
}

// TestMemoStale holds that a change tells of each answer above it once, and of no other.
func TestMemoStale(t *testing.T) {
	g := chain(4)
	g.memo.ask(derived(0))
	g.set(2, cell{adds: 8, most: 17})
	var names []string
	for _, n := range g.memo.stale {
		names = append(names, n.name)
	}
	slices.Sort(names)
	if !slices.Equal(names, []string{"0", "1", "2"}) {
		t.Errorf("doubtful are %v", names)
	}
}

// TestMemoSurvivesPanic holds that a panic while answering leaves no open question behind.
func TestMemoSurvivesPanic(t *testing.T) {
	p := &Program{}
	broken := true
	p.memo = newMemo(func(q question) any {
		if q.name == "0" {
			return p.memo.ask(derived(1))
		}
		if broken {
			panic("broken")
		}
		return 7
	}, func(question) any { return 0 })
	ask := func() (answer, cause any) {
		defer p.Guard(func(c any) { cause = c })()
		return p.memo.ask(derived(0)), nil
	}
	if _, cause := ask(); cause != "broken" {
		t.Errorf("the cause is %v", cause)
	}
	broken = false
	if answer, _ := ask(); answer != 7 {
		t.Errorf("after the panic the answer is %v", answer)
	}
}
