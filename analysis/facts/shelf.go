package facts

import (
	"sync"

	"github.com/parahint/parahint/analysis/syntax"
)

// shelved is how long a statement may be for its facts to be kept on a Shelf.
const shelved = 200

// Shelf gives the facts of units, and of short statements that are alike the same facts: imports stand in many files. It is for
// as long as many files are read, and for several goroutines. The zero value, and nil, are ready; nil keeps nothing.
type Shelf struct{ known sync.Map }

// Of is the facts of the unit.
func (s *Shelf) Of(u *syntax.Unit) *Unit {
	if s == nil || u.Kind != syntax.Statement || u.IsDef || u.IsClass || u.Code > shelved {
		return Of(u.Kind, syntax.Parse(u))
	}
	code := string(u.Text[:u.Code])
	if known, ok := s.known.Load(code); ok {
		return known.(*Unit)
	}
	known, _ := s.known.LoadOrStore(code, Of(u.Kind, syntax.Parse(u)))
	return known.(*Unit)
}
