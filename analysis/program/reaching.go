package program

import "github.com/parahint/parahint/analysis/facts"

// ways are bindings of one variable, a bit for each by its index.
type ways uint64

// mostBindings is how many bindings of a variable are told apart; earlier is the bit of what it meant before the unit.
const (
	mostBindings = 63
	earlier      = ways(1) << mostBindings
)

// reaching works out which bindings of a variable may have given it the value that it has at a use. It says rather too
// many: all of a loop around the use, all of what a try may have done.
type reaching struct {
	f     *Func
	binds []facts.Bind
	use   uint32
}

// reach are the bindings of the variable that reach a name in the function that has it, or in a comprehension there; 0
// when that cannot be told: another function binds it too, or may run at another time than the text says.
func (f *Func) reach(v *facts.Var, e *facts.Expr) ways {
	owner := f.Unit.Funcs[v.Func]
	if f.Enclosing() != owner || len(v.Binds) > mostBindings {
		return 0
	}
	in, count := ways(0), 0
	if owner.IR.Kind == facts.TopLevel {
		in = earlier
	}
	for i := range v.Binds {
		b := &v.Binds[i]
		switch {
		case !rebinds(b):
			continue
		case b.Func != v.Func:
			return 0
		case b.Start == e.Start:
			return 1 << i
		case b.Kind == facts.BindParam:
			in |= 1 << i
		}
		count++
	}
	if count+int(in>>mostBindings) < 2 {
		return 0
	}
	r := &reaching{owner, v.Binds, e.Start}
	return r.at(owner.IR.Body, in)
}

// rebinds reports whether a binding gives the name a new value.
func rebinds(b *facts.Bind) bool { return b.Kind != facts.BindElement && b.Kind != facts.BindAugmented }

// within are the bindings in a part of the text.
func (r *reaching) within(start, end uint32) ways {
	found := ways(0)
	for i := range r.binds {
		if b := &r.binds[i]; start <= b.Start && b.Start < end && rebinds(b) && b.Kind != facts.BindParam {
			found |= 1 << i
		}
	}
	return found
}

func (r *reaching) all(s *facts.Stmt) ways { return r.within(s.Start, s.End) }

// header are the bindings of a compound statement before its body.
func (r *reaching) header(s *facts.Stmt) ways {
	if s.Body.Len() == 0 {
		return r.all(s)
	}
	return r.within(s.Start, r.f.Stmt(r.f.Items(s.Body)[0]).Start)
}

func (r *reaching) in(list facts.List) ways {
	found := ways(0)
	for _, id := range r.f.Items(list) {
		found |= r.all(r.f.Stmt(id))
	}
	return found
}

// holds reports whether the use stands in the list.
func (r *reaching) holds(list facts.List) bool {
	items := r.f.Items(list)
	return len(items) > 0 && r.f.Stmt(items[0]).Start <= r.use && r.use < r.f.Stmt(items[len(items)-1]).End
}

// at are the bindings that reach the use, which stands in the list.
func (r *reaching) at(list facts.List, in ways) ways {
	for _, id := range r.f.Items(list) {
		s := r.f.Stmt(id)
		if s.Start <= r.use && r.use < s.End {
			return r.inside(s, in)
		}
		in = r.through(s, in)
	}
	return in
}

// inside are the bindings that reach the use within the statement.
func (r *reaching) inside(s *facts.Stmt, in ways) ways {
	switch s.Kind {
	case facts.For, facts.While:
		return r.insideLoop(s, in)
	case facts.Try:
		return r.insideTry(s, in)
	case facts.If, facts.With, facts.Match:
		header := r.header(s)
		switch {
		case s.Kind == facts.With && r.holds(s.Body) && header != 0:
			return r.at(s.Body, header)
		case r.holds(s.Body):
			return r.at(s.Body, in|header)
		case r.holds(s.Else):
			return r.at(s.Else, in|header)
		}
		for _, id := range r.f.Items(s.Handlers) {
			if c := r.f.Stmt(id); r.holds(c.Body) {
				return r.at(c.Body, in|r.all(s))
			}
		}
		return in | r.within(s.Start, r.use)
	}
	if s.E != facts.None && r.f.Expr(s.E).Start > s.Start {
		return in | r.within(r.f.Expr(s.E).Start, s.End)
	}
	if isDefinite(s.Kind) {
		return in
	}
	return in | r.all(s)
}

func (r *reaching) insideLoop(s *facts.Stmt, in ways) ways {
	header, round := r.header(s), in|r.all(s)
	switch {
	case s.Kind == facts.For && r.holds(s.Body) && header != 0:
		return r.at(s.Body, header)
	case r.holds(s.Body):
		return r.at(s.Body, round)
	case r.holds(s.Else):
		return r.at(s.Else, round)
	case s.Kind == facts.For:
		return in
	}
	return round
}

func (r *reaching) insideTry(s *facts.Stmt, in ways) ways {
	switch {
	case r.holds(s.Body):
		return r.at(s.Body, in)
	case r.holds(s.Else):
		return r.at(s.Else, r.block(s.Body, in))
	case r.holds(s.Final):
		return r.at(s.Final, in|r.all(s)&^r.in(s.Final))
	}
	for _, id := range r.f.Items(s.Handlers) {
		if h := r.f.Stmt(id); r.holds(h.Body) {
			return r.at(h.Body, in|r.in(s.Body)|r.header(h))
		}
	}
	return in | r.in(s.Body)
}

// block are the bindings that reach the end of the list; none when it is never reached.
func (r *reaching) block(list facts.List, in ways) ways {
	for _, id := range r.f.Items(list) {
		s := r.f.Stmt(id)
		in = r.through(s, in)
		switch s.Kind {
		case facts.Return, facts.Raise, facts.Break, facts.Continue:
			return 0
		}
	}
	return in
}

// through are the bindings that reach the end of the statement.
func (r *reaching) through(s *facts.Stmt, in ways) ways {
	own := r.all(s)
	if own == 0 && s.Kind != facts.If && s.Kind != facts.Try {
		return in
	}
	switch s.Kind {
	case facts.If:
		in |= r.header(s)
		return r.block(s.Body, in) | r.block(s.Else, in)
	case facts.With:
		if header := r.header(s); header != 0 {
			in = header
		}
		if r.suppresses(s) {
			return in | own
		}
		return r.block(s.Body, in)
	case facts.Try:
		return r.throughTry(s, in)
	case facts.For, facts.While, facts.Match:
		return in | own
	}
	if isDefinite(s.Kind) && (s.E == facts.None || r.within(r.f.Expr(s.E).Start, s.End) == 0) {
		return own
	}
	return in | own
}

func (r *reaching) throughTry(s *facts.Stmt, in ways) ways {
	out := r.block(s.Else, r.block(s.Body, in))
	for _, id := range r.f.Items(s.Handlers) {
		h := r.f.Stmt(id)
		out |= r.block(h.Body, in|r.in(s.Body)|r.header(h))
	}
	return r.block(s.Final, out)
}

// suppresses reports whether leaving the with statement may swallow what ended its body early.
func (r *reaching) suppresses(s *facts.Stmt) bool {
	for _, id := range r.f.Items(s.Targets) {
		call := r.f.Expr(r.f.Expr(id).A)
		if call.Kind == facts.Call && r.f.Expr(call.A).Name == "suppress" {
			return true
		}
	}
	return false
}

// isDefinite reports whether a statement of the kind certainly binds its targets.
func isDefinite(k facts.StmtKind) bool {
	switch k {
	case facts.Assign, facts.AnnAssign, facts.Import, facts.Def, facts.ClassDef, facts.Del:
		return true
	}
	return false
}
