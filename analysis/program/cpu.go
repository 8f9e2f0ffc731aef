package program

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// Work is how much a function computes while it holds the GIL (catalogue T4): a sum of small terms, each capped.
type Work struct {
	// Score is the sum; at 2 the function is likely to be bound by the CPU, at 3 certainly.
	Score int
	// Loop is the statement that weighs most, in Func; None when there is none.
	Func *Func
	Loop facts.ID
	// waits says that the function, or one that it calls, waits for something.
	waits bool
	// unknown says that something is called of which nothing is known, which may wait: then nothing else is worked out.
	unknown bool
	// terms are those of the function and of what it calls.
	terms
}

// terms are what a score is the sum of, each capped.
type terms struct {
	long, nested, numeric, holding, deepest int
	recursive, releases, small              int
}

// add adds the terms of what is called; that something calls itself counts there alone.
func (t *terms) add(o *terms) {
	t.long += o.long
	t.nested += o.nested
	t.numeric += o.numeric
	t.holding += o.holding
	t.releases += o.releases
	t.deepest = max(t.deepest, o.deepest)
}

// workDepth is how many calls down the score is followed.
const workDepth = 4

// Work is the score of the function with the functions of the project that it calls.
func (p *Program) Work(f *Func) Work { return p.WorkWith(f, nil) }

// WorkWith is the score of the function when parameters of it, by name, are given these numbers.
func (p *Program) WorkWith(f *Func, given map[string]float64) Work {
	return p.work(f, given, map[*Func]bool{}, workDepth)
}

func (p *Program) work(f *Func, given map[string]float64, seen map[*Func]bool, depth int) Work {
	w := Work{Loop: facts.None}
	if seen[f] || depth == 0 {
		w.unknown = !seen[f]
		return w
	}
	seen[f] = true
	waits := p.waits(f)
	own := &workScan{p: p, f: f, given: given, loop: facts.None, idle: waits}
	below := p.workBelow(f, &w, own, seen, depth)
	if w.unknown {
		return w
	}
	own.block(f.IR.Body, 0)
	w.Func, w.Loop, w.Score = f, own.loop, own.score()
	w.waits = w.waits || waits
	if below.Score > w.Score || below.Loop != facts.None && own.numeric+own.long == 0 {
		w.Loop, w.Func = below.Loop, below.Func
	}
	w.terms.add(&own.terms)
	w.recursive = own.recursive
	w.Score = max(w.Score, below.Score, w.score())
	if w.waits {
		w.Score += knowledge.WeightWaitingCall
	}
	if w.releases > 0 {
		w.Score += knowledge.WeightVectorised
	}
	return w
}

// obscure reports whether nothing is known of what is called.
func (p *Program) obscure(f *Func, c *Call) bool {
	if c.Kind != Plain || len(c.Targets) > 0 || c.Known != nil || c.Expr == facts.None || f.Expr(c.Expr).Kind != facts.Call {
		return false
	}
	callee := p.eval(f, f.Expr(c.Expr).A)
	return callee.Kind != ClassValue && (callee.Kind != External || p.Table.Class(callee.Name) == nil)
}

// workBelow is the heaviest of the functions that the function calls; a loop that calls a loop is a nested one. It gives up at
// the first call of which nothing is known.
func (p *Program) workBelow(f *Func, w *Work, own *workScan, seen map[*Func]bool, depth int) (heaviest Work) {
	heaviest.Loop = facts.None
	calls := p.Link(f).Calls
	for i := range calls {
		if w.unknown = p.obscure(f, &calls[i]); w.unknown {
			return heaviest
		}
	}
	for i := range calls {
		c := &calls[i]
		for _, t := range c.Targets {
			if !c.runs(t) || t.Async() {
				continue
			}
			below := p.work(t, nil, seen, depth-1)
			if w.unknown = below.unknown; w.unknown {
				return heaviest
			}
			w.waits = w.waits || below.waits
			if c.Loops > 0 && below.deepest > 0 {
				own.nested++
			}
			w.terms.add(&below.terms)
			if below.Score > heaviest.Score {
				heaviest = below
			}
		}
	}
	return heaviest
}

// waits reports whether the function itself waits for something.
func (p *Program) waits(f *Func) bool {
	if f.IR.Marked == facts.BlockingMark {
		return true
	}
	link := p.Link(f)
	for i := range link.Calls {
		if t := p.Tier(f, &link.Calls[i]); t == knowledge.Unbounded || t == knowledge.Disk {
			return true
		}
	}
	return false
}

// workScan adds up the terms of one function.
type workScan struct {
	p    *Program
	f    *Func
	loop facts.ID
	terms
	// given are numbers that parameters are known to have.
	given map[string]float64
	// idle says that the function waits, so that an endless loop in it is no work.
	idle bool
}

// mostHeld and mostRecursive cap what calls in loops, and calls of itself, add to the score.
const (
	mostHeld      = 2
	mostRecursive = 2
)

func (s *terms) score() int {
	if s.deepest == 0 && s.recursive == 0 {
		return 0
	}
	total := min(s.long, 1)*knowledge.WeightLongLoop + min(s.nested, 1)*knowledge.WeightNestedLoops +
		min(s.numeric, 1)*knowledge.WeightNumericBody + min(s.holding, mostHeld)*knowledge.WeightHoldingCall +
		min(s.recursive, mostRecursive)*knowledge.WeightRecursion
	if s.small > 0 && s.long == 0 && s.nested == 0 {
		total += knowledge.WeightShortLoop
	}
	return max(total, 0)
}

func (s *workScan) block(list facts.List, depth int) {
	for _, id := range s.f.Items(list) {
		st := s.f.Stmt(id)
		inner := depth
		if st.Kind == facts.For || st.Kind == facts.While {
			inner++
			s.enter(id, st, inner)
		}
		ownExprs(s.f.Unit.Facts, st, func(e facts.ID) { s.expr(e, depth) })
		s.block(st.Body, inner)
		s.block(st.Handlers, depth)
		s.block(st.Else, depth)
		s.block(st.Final, depth)
	}
}

func (s *workScan) enter(id facts.ID, st *facts.Stmt, depth int) {
	trips, known := s.trips(st)
	if s.loop == facts.None || depth > s.deepest {
		s.loop = id
	}
	s.deepest = max(s.deepest, depth)
	switch {
	case known && trips >= knowledge.LongLoop || st.Kind == facts.While && !s.idle && s.f.Expr(st.E).Op == facts.True:
		s.long++
		s.loop = id
	case known && trips < knowledge.ShortLoop && st.Body.Len() <= knowledge.ShortBody:
		s.small++
	case depth >= 2 && !known:
		s.nested++
	}
	if s.isNumeric(st.Body) {
		s.numeric++
	}
}

// trips is how often a loop over range(n), or over a literal, runs.
func (s *workScan) trips(st *facts.Stmt) (float64, bool) {
	if st.Kind == facts.While {
		return s.countdown(st)
	}
	e := s.f.Expr(st.E)
	switch e.Kind {
	case facts.Tuple, facts.ListOf, facts.SetOf, facts.DictOf:
		return float64(e.List.Len()), true
	case facts.Call:
		if s.p.eval(s.f, e.A).Name != "builtins.range" {
			return 0, false
		}
		args := s.f.Items(e.List)
		switch len(args) {
		case 1:
			return s.number(args[0])
		case 2, 3:
			from, ok := s.number(args[0])
			to, ok2 := s.number(args[1])
			return to - from, ok && ok2
		}
	}
	return 0, false
}

// countdown is how often `while n > 0` runs whose body makes n one less.
func (s *workScan) countdown(st *facts.Stmt) (float64, bool) {
	condition := s.f.Expr(st.E)
	if condition.Kind != facts.Compare && condition.Kind != facts.Name {
		return 0, false
	}
	counted := st.E
	if condition.Kind == facts.Compare {
		counted = condition.A
	}
	for _, id := range s.f.Items(st.Body) {
		step := s.f.Stmt(id)
		if step.Kind != facts.AugAssign || step.Op != facts.Sub {
			continue
		}
		if by, ok := s.f.Number(step.E); ok && by > 0 && s.f.Text(s.f.Items(step.Targets)[0]) == s.f.Text(counted) {
			from, known := s.number(counted)
			return from / by, known
		}
	}
	return 0, false
}

// number is the value of a literal, a power of literals, or a name that is only ever given one.
func (s *workScan) number(id facts.ID) (float64, bool) {
	if n, ok := s.f.Number(id); ok {
		return n, true
	}
	e := s.f.Expr(id)
	switch {
	case e.Kind == facts.Bin && (e.Op == facts.Pow || e.Op == facts.Mul):
		a, ok := s.number(e.A)
		b, ok2 := s.number(e.B)
		if !ok || !ok2 {
			return 0, false
		}
		if e.Op == facts.Mul {
			return a * b, true
		}
		result := 1.0
		for range int(min(b, 64)) {
			result *= a
		}
		return result, true
	case e.Kind == facts.Name && e.Var >= 0:
		if n, ok := s.given[e.Name]; ok && s.f.Unit.Facts.Vars[e.Var].Param {
			return n, true
		}
		if scope, value := s.f.onlyValue(e); value != facts.None && scope == s.f && !seenName(s.f, value) {
			return s.number(value)
		}
	case e.Kind == facts.Name && e.Var == facts.Free:
		binds := s.p.names(s.f.Unit.Module, e.Name)
		if len(binds) == 1 && binds[0].Bind.Kind == facts.BindValue {
			return binds[0].Unit.Funcs[0].Number(binds[0].Bind.Value)
		}
	}
	return 0, false
}

// seenName reports whether the expression is made of names, which may lead back to it.
func seenName(f *Func, id facts.ID) (found bool) {
	f.Walk(id, func(id facts.ID) { found = found || f.Expr(id).Kind == facts.Name })
	return found
}

// isNumeric reports whether the statements only compute with names, elements and numbers.
func (s *workScan) isNumeric(list facts.List) bool {
	arithmetic := false
	for _, id := range s.f.Items(list) {
		st := s.f.Stmt(id)
		if st.Kind == facts.AugAssign {
			arithmetic = true
		}
		plain := true
		ownExprs(s.f.Unit.Facts, st, func(root facts.ID) {
			s.f.Walk(root, func(e facts.ID) {
				switch s.f.Expr(e).Kind {
				case facts.Call, facts.Await, facts.Attr, facts.FString:
					plain = false
				case facts.Bin:
					arithmetic = true
				}
			})
		})
		if !plain {
			return false
		}
	}
	return arithmetic
}

func (s *workScan) expr(root facts.ID, depth int) {
	s.f.Walk(root, func(id facts.ID) {
		e := s.f.Expr(id)
		switch e.Kind {
		case facts.Call:
			s.call(e, depth)
		case facts.Comp:
			inner := s.f.Unit.Funcs[e.Func]
			below := &workScan{p: s.p, f: inner, idle: s.idle, loop: facts.None}
			below.block(inner.IR.Body, depth)
			s.add(&below.terms)
		}
	})
}

func (s *workScan) call(e *facts.Expr, depth int) {
	callee := s.p.eval(s.f, e.A)
	if callee.Kind == FunctionValue || callee.Kind == BoundMethod {
		if callee.Func == s.f {
			s.recursive++
		}
		return
	}
	known := s.p.Table.Function(callee.Name)
	if known == nil {
		return
	}
	switch {
	case known.GIL == knowledge.GILReleased, vectorised(callee.Name):
		s.releases++
	case depth > 0 && known.GIL == knowledge.GILHeld:
		s.holding++
	}
}

// vectorised reports whether the name belongs to a library that computes on whole arrays, outside the GIL.
func vectorised(name string) bool {
	switch library, _, _ := strings.Cut(name, "."); library {
	case "numpy", "pandas", "torch", "scipy", "polars", "pyarrow", "tensorflow", "jax", "cv2":
		return true
	}
	return false
}
