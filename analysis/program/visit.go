package program

import "github.com/parahint/parahint/analysis/facts"

// ownExprs calls do with each expression that a statement evaluates itself, in their order.
func ownExprs(u *facts.Unit, s *facts.Stmt, do func(facts.ID)) {
	switch s.Kind {
	case facts.Def:
		for _, d := range u.Funcs[s.Index].Decorators {
			do(d)
		}
		for i := range u.Funcs[s.Index].Params {
			some(u.Funcs[s.Index].Params[i].Default, do)
		}
		return
	case facts.ClassDef:
		for _, d := range u.Classes[s.Index].Decorators {
			do(d)
		}
		for _, b := range u.Classes[s.Index].Bases {
			do(b)
		}
		return
	case facts.AnnAssign:
		some(s.E, do)
	default:
		some(s.E, do)
		some(s.T, do)
	}
	if s.Kind == facts.Handler || s.Kind == facts.Case {
		return
	}
	for _, t := range u.Items(s.Targets) {
		do(t)
	}
}

func some(id facts.ID, do func(facts.ID)) {
	if id != facts.None {
		do(id)
	}
}

// walkExpr calls do with the expression and all below it, not those inside lambdas and comprehensions.
func walkExpr(u *facts.Unit, id facts.ID, do func(facts.ID)) {
	if id == facts.None {
		return
	}
	do(id)
	e := u.Expr(id)
	if e.Kind == facts.Lambda {
		return
	}
	if e.Kind == facts.Comp {
		walkExpr(u, e.A, do)
		return
	}
	walkExpr(u, e.A, do)
	walkExpr(u, e.B, do)
	walkExpr(u, e.C, do)
	for _, item := range u.Items(e.List) {
		walkExpr(u, item, do)
	}
}

// Walk calls do with the expression and all below it in the function, not those inside lambdas and comprehensions.
func (f *Func) Walk(id facts.ID, do func(facts.ID)) { walkExpr(f.Unit.Facts, id, do) }

// Stmts calls do with each statement of the function, not those of inner functions and classes.
func (f *Func) Stmts(do func(*facts.Stmt)) { walkStmts(f.Unit.Facts, f.IR.Body, do) }

// Within calls do with each statement of the list and below.
func (f *Func) Within(list facts.List, do func(*facts.Stmt)) { walkStmts(f.Unit.Facts, list, do) }

// Exprs calls do with each expression of the function, those in inner comprehensions included.
func (f *Func) Exprs(do func(facts.ID)) { f.ExprsIn(f.IR.Body, do) }

// ExprsIn calls do with each expression of the statements and below, those in inner comprehensions included.
func (f *Func) ExprsIn(list facts.List, do func(facts.ID)) {
	walkStmts(f.Unit.Facts, list, func(s *facts.Stmt) {
		ownExprs(f.Unit.Facts, s, func(id facts.ID) {
			walkExpr(f.Unit.Facts, id, func(id facts.ID) {
				do(id)
				if e := f.Expr(id); e.Kind == facts.Comp {
					f.Unit.Funcs[e.Func].Exprs(do)
				}
			})
		})
	})
}

// StmtExprs calls do with each expression that the statement evaluates itself and all below it.
func (f *Func) StmtExprs(s *facts.Stmt, do func(facts.ID)) {
	ownExprs(f.Unit.Facts, s, func(id facts.ID) { walkExpr(f.Unit.Facts, id, do) })
}
