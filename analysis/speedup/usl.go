package speedup

import "math"

// Point is a measured throughput X, in any unit, with N workers.
type Point struct{ N, X float64 }

// USL is the universal scalability law (N. J. Gunther, Guerrilla Capacity Planning, 2007): the throughput with N workers
// is Lambda·N / (1 + Sigma·(N-1) + Kappa·N·(N-1)).
type USL struct {
	// Lambda is the throughput of one worker, Sigma the share that waits in line, Kappa the cost of keeping in step.
	Lambda, Sigma, Kappa float64
}

// Speedup is the throughput with n workers over that of one.
func (u USL) Speedup(n float64) float64 { return n / (1 + u.Sigma*(n-1) + u.Kappa*n*(n-1)) }

// Peak is the number of workers beyond which more of them are slower; infinite where they never are.
func (u USL) Peak() float64 {
	if u.Kappa == 0 {
		return math.Inf(1)
	}
	return max(math.Sqrt(max(1-u.Sigma, 0)/u.Kappa), 1)
}

// FitUSL fits the law to measured points. It wants three of more than one worker; with fewer a curve proves nothing.
func FitUSL(points []Point) (USL, bool) {
	var one float64
	var many []Point
	for _, p := range points {
		if !(p.N >= 1) || !(p.X > 0) || math.IsInf(p.X, 0) || math.IsInf(p.N, 0) {
			return USL{}, false
		}
		if p.N == 1 {
			one = p.X
		} else {
			many = append(many, p)
		}
	}
	if len(many) < 3 {
		return USL{}, false
	}
	if one == 0 {
		one = throughputOfOne(many)
	}
	if !(one > 0) {
		return USL{}, false
	}
	return fitFrom(one, many), true
}

// fitFrom fits the straight line z = Sigma + Kappa·N through z = (N/C - 1)/(N - 1), C being the measured speed-up, with
// the weights (N-1)²: what is divided by a small N-1 errs the more. Neither number can be negative.
func fitFrom(one float64, many []Point) USL {
	var w, x, y, xx, xy float64
	for _, p := range many {
		weight := (p.N - 1) * (p.N - 1)
		z := (p.N*one/p.X - 1) / (p.N - 1)
		w, x, y = w+weight, x+weight*p.N, y+weight*z
		xx, xy = xx+weight*p.N*p.N, xy+weight*p.N*z
	}
	u := USL{Lambda: one, Sigma: max(y/w, 0)}
	if d := w*xx - x*x; d > 1e-12*w*xx {
		u.Kappa = (w*xy - x*y) / d
		u.Sigma = (y - u.Kappa*x) / w
	}
	switch {
	case u.Kappa < 0:
		u.Kappa, u.Sigma = 0, max(y/w, 0)
	case u.Sigma < 0:
		u.Sigma, u.Kappa = 0, max(xy/xx, 0)
	}
	u.Sigma = min(u.Sigma, 1)
	return u
}

// throughputOfOne fits what one worker does, where nobody measured it: N/X is linear in 1, N-1 and N·(N-1), and the
// first factor is 1/Lambda.
func throughputOfOne(many []Point) float64 {
	var m [3][4]float64
	for _, p := range many {
		row := [4]float64{1, p.N - 1, p.N * (p.N - 1), p.N / p.X}
		for i := range m {
			for j := range row {
				m[i][j] += row[i] * row[j]
			}
		}
	}
	for i := range m {
		if math.Abs(m[i][i]) < 1e-12 {
			return 0
		}
		for k := range m {
			if k == i {
				continue
			}
			factor := m[k][i] / m[i][i]
			for j := range m[k] {
				m[k][j] -= factor * m[i][j]
			}
		}
	}
	return m[0][0] / m[0][3]
}
