package program

import (
	"strconv"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
)

// Number is the value of a numeric literal.
func (f *Func) Number(id facts.ID) (float64, bool) {
	if id == facts.None {
		return 0, false
	}
	e := f.Expr(id)
	if e.Kind == facts.Unary && e.Op == facts.Sub {
		n, ok := f.Number(e.A)
		return -n, ok
	}
	if e.Kind != facts.Const || e.Op != facts.Int && e.Op != facts.Float {
		return 0, false
	}
	digits := strings.ReplaceAll(e.Name, "_", "")
	if n, err := strconv.ParseFloat(digits, 64); err == nil {
		return n, true
	}
	n, err := strconv.ParseInt(digits, 0, 64)
	return float64(n), err == nil
}

func (f *Func) atMost(id facts.ID, limit string) bool {
	n, ok := f.Number(id)
	most, err := strconv.ParseFloat(limit, 64)
	return ok && err == nil && n <= most
}
