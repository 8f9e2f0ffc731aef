package program

import (
	"github.com/parahint/parahint/analysis/facts"
)

// Reads are the expressions that read a local variable, by its index in the unit, in the function and in inner ones; what
// only binds the name is none.
func (f *Func) Reads(v int32) []facts.ID {
	if v < 0 {
		return nil
	}
	u := f.Unit.Facts
	bound := map[facts.ID]bool{}
	for i := range u.Stmts {
		if s := &u.Stmts[i]; s.Kind != facts.AugAssign && s.Kind != facts.Del {
			for _, t := range u.Items(s.Targets) {
				f.binds(t, bound)
			}
		}
	}
	var reads []facts.ID
	for i := range u.Exprs {
		e := &u.Exprs[i]
		if e.Kind == facts.Walrus {
			bound[e.A] = true
		}
	}
	for i := range u.Exprs {
		if e := &u.Exprs[i]; e.Kind == facts.Name && e.Var == v && !bound[facts.ID(i)] {
			reads = append(reads, facts.ID(i))
		}
	}
	return reads
}

// ReadOutside reports whether a name that the target of a loop binds is read outside of the loop, or may be: it may be
// where the target is more than local names.
func (f *Func) ReadOutside(target facts.ID, loop *facts.Stmt) bool {
	read := false
	f.Walk(target, func(id facts.ID) {
		e := f.Expr(id)
		if e.Kind == facts.Tuple || e.Kind == facts.ListOf || e.Kind == facts.Star {
			return
		}
		if e.Kind != facts.Name || e.Var < 0 {
			read = true
			return
		}
		for _, at := range f.Reads(e.Var) {
			read = read || f.Expr(at).Start < loop.Start || f.Expr(at).End > loop.End
		}
	})
	return read
}

// binds notes the names that a target binds.
func (f *Func) binds(target facts.ID, bound map[facts.ID]bool) {
	if target == facts.None {
		return
	}
	e := f.Expr(target)
	switch e.Kind {
	case facts.Name:
		bound[target] = true
	case facts.Star:
		f.binds(e.A, bound)
	case facts.WithItem:
		f.binds(e.B, bound)
	case facts.Tuple, facts.ListOf:
		for _, item := range f.Items(e.List) {
			f.binds(item, bound)
		}
	}
}

// StatementOf is the statement of the function that evaluates the expression itself, with the statements around it, the
// innermost last; nil when none does.
func (f *Func) StatementOf(id facts.ID) []facts.ID {
	var found []facts.ID
	var look func(list facts.List, around []facts.ID)
	look = func(list facts.List, around []facts.ID) {
		for _, stmt := range f.Items(list) {
			s := f.Stmt(stmt)
			way := append(around[:len(around):len(around)], stmt)
			for _, root := range f.roots(s) {
				if root == id || f.path(root, id) != nil {
					found = way
				}
			}
			for _, inner := range []facts.List{s.Body, s.Handlers, s.Else, s.Final} {
				if found == nil {
					look(inner, way)
				}
			}
			if found != nil {
				return
			}
		}
	}
	look(f.IR.Body, nil)
	return found
}

// Around are the statements around a statement of the function, the outermost first, and the statement itself.
func (f *Func) Around(stmt facts.ID) []facts.ID {
	var found []facts.ID
	var look func(list facts.List, around []facts.ID)
	look = func(list facts.List, around []facts.ID) {
		for _, id := range f.Items(list) {
			s := f.Stmt(id)
			way := append(around[:len(around):len(around)], id)
			if id == stmt {
				found = way
				return
			}
			for _, inner := range []facts.List{s.Body, s.Handlers, s.Else, s.Final} {
				look(inner, way)
				if found != nil {
					return
				}
			}
		}
	}
	look(f.IR.Body, nil)
	return found
}

// Iterated is what iterating over a value gives.
func (p *Program) Iterated(v Value) Value { return p.iterated(v) }

// Above is the way from an expression of the statement up: the expression that it stands in, then the next one; empty for
// what the statement evaluates directly.
func (f *Func) Above(stmt, id facts.ID) []facts.ID {
	for _, root := range f.roots(f.Stmt(stmt)) {
		if root == id {
			return nil
		}
		if way := f.path(root, id); way != nil {
			return way
		}
	}
	return nil
}
