package program

import "github.com/parahint/parahint/analysis/facts"

// Trips is how often a loop over a range or a literal runs; false where that is not known.
func (p *Program) Trips(f *Func, loop facts.ID) (float64, bool) {
	s := f.Stmt(loop)
	if s.Kind != facts.For {
		return 0, false
	}
	return (&workScan{p: p, f: f}).trips(s)
}
