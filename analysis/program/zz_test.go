package program
import ("testing";"math/rand/v2";"fmt")
func TestZZ(t *testing.T) {
	best := 100000
	for seed := range uint64(300000) {
		r := rand.New(rand.NewPCG(seed, 5))
		n := 2 + r.IntN(5)
		g := newNet(n)
		log := fmt.Sprintln(n)
		for step := 0; step < 4; step++ {
			g.memo.next()
			for range 1 + r.IntN(3) {
			i := r.IntN(n)
			g.cells[i] = randomCell(r, n)
			log += fmt.Sprintln("set", i, g.cells[i])
			g.memo.touch(input(i), g.cells[i])
			}
			want := g.scratch()
			bad := false
			for _, i := range r.Perm(n)[:1+r.IntN(n)] {
				got := g.memo.ask(derived(i)).(uint16)
				log += fmt.Sprintln("ask", i, got, want[i])
				if got != want[i] { bad = true; break }
			}
			if bad { if len(log) < best { best = len(log); fmt.Println("seed", seed, log)}; break }
		}
	}
}
