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
	// Turns is how often the body of the loop runs, at least, each time that the function is called, between two awaits if it awaits;
	// 0 where that is not known.
	Turns float64
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
	// open counts loops of which it is not known how often they run.
	open int
}

// add adds the terms of what is called; that something calls itself counts there alone.
func (t *terms) add(o *terms) {
	t.long += o.long
	t.nested += o.nested
	t.numeric += o.numeric
	t.holding += o.holding
	t.releases += o.releases
	t.open += o.open
	t.deepest = max(t.deepest, o.deepest)
}

// workDepth is how many calls down the score is followed.
const workDepth = 4

// Work is the score of the function with the functions of the project that it calls.
func (p *Program) Work(f *Func) Work { return p.WorkWith(f, nil) }

// WorkWith is the score of the function when parameters of it are given these numbers.
func (p *Program) WorkWith(f *Func, given Numbers) Work {
	return p.work(f, given, once, &descent{map[*Func]bool{}, workDepth})
}

// WorkOf is the score of a function of the project that the call runs, with the numbers that it gives.
func (p *Program) WorkOf(f *Func, c *Call, t *Func) Work {
	in := &workScan{p: p, f: f}
	return p.WorkWith(t, in.givenTo(t, c))
}

// descent is how work follows calls: which functions it went through, and how many calls further it may go.
type descent struct {
	seen  map[*Func]bool
	depth int
}

func (d *descent) below() *descent { return &descent{d.seen, d.depth - 1} }

func (p *Program) work(f *Func, given Numbers, around turns, d *descent) Work {
	w := Work{Loop: facts.None}
	if d.seen[f] || d.depth == 0 {
		w.unknown = !d.seen[f]
		return w
	}
	d.seen[f] = true
	if w.unknown = p.callsObscure(f); w.unknown {
		return w
	}
	waits := p.waits(f)
	own := &workScan{p: p, f: f, given: given, loop: facts.None, idle: waits, around: map[facts.ID]turns{}}
	own.block(f.IR.Body, 0, around)
	below := p.workBelow(f, &w, own, around, d)
	if w.unknown {
		return w
	}
	w.Func, w.Loop, w.Turns, w.Score = f, own.loop, own.turns, own.score()
	w.waits = w.waits || waits
	if below.Score > w.Score || below.Loop != facts.None && (w.Loop == facts.None || own.numeric+own.long == 0) {
		w.Loop, w.Turns, w.Func = below.Loop, below.Turns, below.Func
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
	if computes(callee.Name) {
		return false
	}
	return callee.Kind != ClassValue && (callee.Kind != External || p.Table.Class(callee.Name) == nil)
}

// callsObscure reports whether the function calls something of which nothing is known.
func (p *Program) callsObscure(f *Func) bool {
	calls := p.Link(f).Calls
	for i := range calls {
		if p.obscure(f, &calls[i]) {
			return true
		}
	}
	return false
}

// workBelow is the heaviest of the functions that the function calls; a loop that calls a loop is a nested one.
func (p *Program) workBelow(f *Func, w *Work, own *workScan, around turns, d *descent) (heaviest Work) {
	heaviest.Loop = facts.None
	calls := p.Link(f).Calls
	for i := range calls {
		c := &calls[i]
		for _, t := range c.Targets {
			if !c.runs(t) || t.Async() || c.Later {
				continue
			}
			below := p.work(t, own.givenTo(t, c), own.aroundOf(c, around), d.below())
			if w.unknown = below.unknown; w.unknown {
				return heaviest
			}
			w.waits = w.waits || below.waits
			if c.Loops > 0 && below.deepest > 0 && below.open > 0 {
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
	p *Program
	f *Func
	// loop is the one that weighs most, and turns how often its body runs.
	loop  facts.ID
	turns float64
	terms
	given Numbers
	// asks says that what the calls of the function give to a parameter may be looked for.
	asks bool
	// around is how often the statements run that stand in loops.
	around map[facts.ID]turns
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

func (s *workScan) block(list facts.List, depth int, around turns) {
	for _, id := range s.f.Items(list) {
		st := s.f.Stmt(id)
		inner, within := depth, around
		if st.Kind == facts.For || st.Kind == facts.While {
			inner++
			within = s.enter(id, st, inner, around)
		}
		if s.around != nil && depth > 0 {
			s.around[id] = around
		}
		ownExprs(s.f.Unit.Facts, st, func(e facts.ID) { s.expr(e, depth, around) })
		s.block(st.Body, inner, within)
		s.block(st.Handlers, depth, around)
		s.block(st.Else, depth, around)
		s.block(st.Final, depth, around)
	}
}

// aroundOf is how often the call runs; around is how often the function does.
func (s *workScan) aroundOf(c *Call, around turns) turns {
	if known, ok := s.around[c.Stmt]; ok {
		return known
	}
	return around
}

// enter takes a loop, and gives how often its body runs.
func (s *workScan) enter(id facts.ID, st *facts.Stmt, depth int, around turns) turns {
	trips, known := s.trips(st)
	within := around.times(trips, known)
	if s.pauses(st) {
		within = once
	}
	if !within.exact {
		s.open++
	}
	if s.loop == facts.None || depth > s.deepest {
		s.loop, s.turns = id, within.known()
	}
	s.deepest = max(s.deepest, depth)
	endless := st.Kind == facts.While && !s.idle && s.f.Expr(st.E).Op == facts.True
	switch {
	case depth >= 2 && !known && !endless:
		s.nested++
	case endless || within.least >= knowledge.LongLoop:
		s.long++
		s.loop, s.turns = id, within.known()
	case depth >= 2 && !within.exact && trips >= knowledge.InnerLoop:
		s.nested++
	case known && within.least < knowledge.ShortLoop && st.Body.Len() <= knowledge.ShortBody:
		s.small++
	}
	if s.isNumeric(st.Body) {
		s.numeric++
	}
	return within
}

// pauses reports whether the loop lets others run each time.
func (s *workScan) pauses(st *facts.Stmt) bool {
	if !s.f.IR.Awaits {
		return false
	}
	found := st.Async
	s.f.Within(st.Body, func(inner *facts.Stmt) { found = found || inner.Async })
	s.f.ExprsIn(st.Body, func(id facts.ID) { found = found || s.f.Expr(id).Kind == facts.Await })
	return found
}

// isNumeric reports whether the statements only compute with names, attributes, elements and numbers.
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
				switch x := s.f.Expr(e); x.Kind {
				case facts.Call:
					plain = plain && s.isArithmetic(x)
				case facts.Await, facts.FString:
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

// arithmetic are the builtins that compute a number from numbers.
var arithmetic = map[string]bool{"builtins.abs": true, "builtins.min": true, "builtins.max": true, "builtins.round": true, "builtins.pow": true,
	"builtins.divmod": true, "builtins.int": true, "builtins.float": true, "builtins.complex": true}

// isArithmetic reports whether the call computes a number from numbers.
func (s *workScan) isArithmetic(call *facts.Expr) bool {
	return computes(s.p.eval(s.f, call.A).Name)
}

// computes reports whether the function outside the project computes a number from numbers.
func computes(name string) bool {
	return arithmetic[name] || strings.HasPrefix(name, "math.") || strings.HasPrefix(name, "cmath.")
}

func (s *workScan) expr(root facts.ID, depth int, around turns) {
	s.f.Walk(root, func(id facts.ID) {
		e := s.f.Expr(id)
		switch e.Kind {
		case facts.Call:
			s.call(e, depth)
		case facts.Comp:
			inner := s.f.Unit.Funcs[e.Func]
			below := &workScan{p: s.p, f: inner, given: s.given, idle: s.idle, loop: facts.None}
			below.block(inner.IR.Body, depth, around)
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
