package program

import "github.com/parahint/parahint/analysis/facts"

// Fate is what becomes of the value of an expression.
type Fate uint8

// The fates.
const (
	// Lost: anything else, where the analysis does not follow.
	Lost Fate = iota
	// Dropped: the expression is a statement of its own.
	Dropped
	// Stored: it is assigned to a place, or becomes an element of the container there.
	Stored
	// Chained: one of its methods is called at once.
	Chained
	// Passed: it is an argument of a call.
	Passed
	// Returned: it is returned or yielded.
	Returned
	// Entered: it is the context of a with statement.
	Entered
	// AwaitedFate: it is awaited.
	AwaitedFate
	// Operand: it is an operand of an operator or a test.
	Operand
)

// Destination is what becomes of the value of an expression.
type Destination struct {
	Fate  Fate
	Place Place
	// Target is the variable, for a local one that no inner function uses: its index in the unit, else -1.
	Target int32
	// Method is the method that is called at once, and Call the call in which that happens or to which it is passed.
	Method string
	Call   facts.ID
	// In is the function in which this happens: around a comprehension, the one that has the comprehension.
	In   *Func
	Stmt facts.ID
}

// Destination follows the value of an expression that the statement evaluates.
func (p *Program) Destination(f *Func, stmt, id facts.ID) Destination {
	d := Destination{In: f, Stmt: stmt, Target: -1, Call: facts.None}
	if stmt == facts.None {
		return d
	}
	s := f.Stmt(stmt)
	if s.Kind == facts.Element && f.IR.Kind == facts.Comprehension && (s.E == id || s.T == id) {
		return p.comprehension(f)
	}
	for _, root := range f.roots(s) {
		if root == id {
			return p.arrived(f, d, s, id, false)
		}
		if path := f.path(root, id); path != nil {
			return p.along(f, d, s, root, id, path)
		}
	}
	return d
}

// comprehension follows the container that a comprehension makes.
func (p *Program) comprehension(f *Func) Destination {
	outer := f.Parent
	var found Destination
	outer.eachStmt(func(stmt facts.ID, s *facts.Stmt) {
		for _, root := range outer.roots(s) {
			walkExpr(outer.Unit.Facts, root, func(id facts.ID) {
				if e := outer.Expr(id); e.Kind == facts.Comp && outer.Unit.Funcs[e.Func] == f {
					found = p.Destination(outer, stmt, id)
					found.Place = found.Place.Elem()
				}
			})
		}
	})
	if found.In == nil {
		found = Destination{In: f, Stmt: facts.None, Target: -1, Call: facts.None}
	}
	return found
}

// eachStmt calls do with each statement of the function and its index.
func (f *Func) eachStmt(do func(facts.ID, *facts.Stmt)) {
	var walk func(l facts.List)
	walk = func(l facts.List) {
		for _, id := range f.Items(l) {
			s := f.Stmt(id)
			do(id, s)
			for _, inner := range []facts.List{s.Body, s.Handlers, s.Else, s.Final} {
				walk(inner)
			}
		}
	}
	walk(f.IR.Body)
}

// EachStmt calls do with each statement of the function and its index, not those of inner functions and classes.
func (f *Func) EachStmt(do func(facts.ID, *facts.Stmt)) { f.eachStmt(do) }

// roots are the expressions that a statement evaluates itself.
func (f *Func) roots(s *facts.Stmt) []facts.ID {
	var ids []facts.ID
	ownExprs(f.Unit.Facts, s, func(id facts.ID) { ids = append(ids, id) })
	return ids
}

// path is the way from the root down to the expression, from the one above it up to the root; nil when it is not below.
func (f *Func) path(root, id facts.ID) []facts.ID {
	if root == facts.None {
		return nil
	}
	e := f.Expr(root)
	below := append([]facts.ID{e.A, e.B, e.C}, f.Items(e.List)...)
	for _, b := range below {
		if b == facts.None {
			continue
		}
		if b == id {
			return []facts.ID{root}
		}
		if k := f.Expr(b); k.Kind == facts.Lambda {
			continue
		}
		if way := f.path(b, id); way != nil {
			return append(way, root)
		}
	}
	return nil
}

// arrived is the fate of an expression that the statement evaluates directly.
func (p *Program) arrived(f *Func, d Destination, s *facts.Stmt, id facts.ID, elements bool) Destination {
	switch s.Kind {
	case facts.ExprStmt:
		d.Fate = Dropped
	case facts.Return:
		d.Fate = Returned
	case facts.Assign, facts.AnnAssign:
		if s.E != id && !elements {
			return d
		}
		return p.stored(f, d, f.Items(s.Targets), elements)
	case facts.If, facts.While, facts.Assert:
		d.Fate = Operand
	}
	return d
}

// stored is the place that an assignment gives the value; Lost when there are several.
func (p *Program) stored(f *Func, d Destination, targets []facts.ID, elements bool) Destination {
	if len(targets) != 1 {
		for _, t := range targets {
			if f.Expr(t).Kind == facts.Attr {
				targets = []facts.ID{t}
			}
		}
		if len(targets) != 1 {
			return d
		}
	}
	t := f.Expr(targets[0])
	if t.Kind == facts.Tuple || t.Kind == facts.Star {
		return d
	}
	d.Place = p.ownPlace(f, targets[0])
	if d.Place.Kind == NoPlace {
		return d
	}
	d.Fate = Stored
	if elements {
		d.Place = d.Place.Elem()
	}
	if t.Kind == facts.Name && t.Var >= 0 {
		d.Target = t.Var
	}
	return d
}

// ownPlace is the place of a target: a local variable is itself here, not what it is another name of.
func (p *Program) ownPlace(f *Func, id facts.ID) Place {
	e := f.Expr(id)
	if e.Kind == facts.Name && e.Var >= 0 {
		return Place{Kind: LocalPlace, Func: f.Unit.Funcs[f.Unit.Facts.Vars[e.Var].Func], Name: e.Name}
	}
	return p.PlaceOf(f, id)
}

// along follows the value from the expression up through the one above it.
func (p *Program) along(f *Func, d Destination, s *facts.Stmt, root, id facts.ID, path []facts.ID) Destination {
	above := f.Expr(path[0])
	up := func() Destination { return p.upper(f, d, s, path, false) }
	switch above.Kind {
	case facts.Attr:
		if len(path) > 1 {
			if call := f.Expr(path[1]); call.Kind == facts.Call && call.A == path[0] {
				d.Fate, d.Method, d.Call = Chained, above.Name, path[1]
			}
		}
		return d
	case facts.Call:
		return p.passedTo(f, d, above, path[0], id)
	case facts.Keyword, facts.Star:
		if len(path) > 1 && f.Expr(path[1]).Kind == facts.Call {
			d.Fate, d.Call = Passed, path[1]
		}
		return d
	case facts.Await:
		d.Fate = AwaitedFate
		return d
	case facts.ListOf, facts.Tuple, facts.SetOf, facts.DictOf:
		return p.upper(f, d, s, path, true)
	case facts.IfExp, facts.Or, facts.And:
		return up()
	case facts.Walrus:
		return p.stored(f, d, []facts.ID{above.A}, false)
	case facts.WithItem:
		d.Fate = Entered
		return d
	case facts.Yield:
		d.Fate = Returned
		return d
	case facts.Compare, facts.Not, facts.Bin, facts.Unary, facts.FString, facts.Subscript:
		d.Fate = Operand
	}
	return d
}

// upper follows the value of the expression above as if it were that of the expression.
func (p *Program) upper(f *Func, d Destination, s *facts.Stmt, path []facts.ID, elements bool) Destination {
	if len(path) > 1 {
		next := p.along(f, d, s, path[len(path)-1], path[0], path[1:])
		if elements {
			next.Place = next.Place.Elem()
		}
		return next
	}
	return p.arrived(f, d, s, path[0], elements)
}

// passedTo is an argument: of append and the like it becomes an element, elsewhere it is passed on.
func (p *Program) passedTo(f *Func, d Destination, call *facts.Expr, callID, id facts.ID) Destination {
	if call.A == id {
		d.Fate = Operand
		return d
	}
	d.Fate, d.Call = Passed, callID
	callee := f.Expr(call.A)
	if callee.Kind != facts.Attr {
		return d
	}
	switch callee.Name {
	case "append", "add", "appendleft", "put", "put_nowait", "setdefault", "insert":
		if place := p.ownPlace(f, callee.A); place.Kind != NoPlace {
			d.Fate, d.Place = Stored, place.Elem()
			if c := f.Expr(callee.A); c.Kind == facts.Name {
				d.Target = c.Var
			}
		}
	}
	return d
}
