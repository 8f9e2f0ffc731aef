package tasks

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/effect"
)

// sequence is awaits that stand one after the other, or in each turn of a loop, and do not depend on each other.
type sequence struct {
	awaits []awaitedCall
	// loop is the loop, None for awaits in a row.
	loop facts.ID
}

// awaitedCall is `await call(…)` in a statement that keeps its value.
type awaitedCall struct {
	stmt, expr facts.ID
	call       *program.Call
	does       *effect.Effects
}

// sequences are those of the function's own code, in the order of its text. A generator makes its elements when they are
// asked for, so its turns are left alone.
func sequences(p *program.Program, f *program.Func) []sequence {
	if isGeneratorExpression(f) {
		return nil
	}
	found := rowsIn(p, f, f.IR.Body)
	f.EachStmt(func(id facts.ID, s *facts.Stmt) {
		for _, list := range []facts.List{s.Body, s.Else, s.Final} {
			found = append(found, rowsIn(p, f, list)...)
		}
		if s.Kind == facts.For && !s.Async {
			if turns, ok := turnsOf(p, f, id); ok {
				found = append(found, turns)
			}
		}
	})
	return found
}

func isGeneratorExpression(f *program.Func) bool {
	return slices.ContainsFunc(f.Unit.Facts.Exprs, func(e facts.Expr) bool {
		return e.Kind == facts.Comp && e.Op == facts.OfGenerator && f.Unit.Funcs[e.Func] == f
	})
}

// rowsIn finds awaits in statements next to each other. Their results go to names of the function alone.
func rowsIn(p *program.Program, f *program.Func, list facts.List) []sequence {
	var found []sequence
	var row []awaitedCall
	flush := func() {
		if len(row) > 1 {
			found = append(found, sequence{row, facts.None})
		}
		row = nil
	}
	for _, id := range f.Items(list) {
		a, ok := assignedAwait(p, f, id)
		if !ok {
			flush()
			continue
		}
		if slices.ContainsFunc(row, func(b awaitedCall) bool { return readsTargets(f, a.expr, b.stmt) || !a.does.Apart(b.does) }) {
			flush()
		}
		row = append(row, a)
	}
	flush()
	return found
}

// assignedAwait is the statement `names = await call(…)`, when what it does is known.
func assignedAwait(p *program.Program, f *program.Func, id facts.ID) (awaitedCall, bool) {
	s := f.Stmt(id)
	if s.Kind != facts.Assign && s.Kind != facts.AnnAssign || s.E == facts.None || f.Expr(s.E).Kind != facts.Await {
		return awaitedCall{}, false
	}
	for _, t := range f.Items(s.Targets) {
		if !isOwnName(f, t) {
			return awaitedCall{}, false
		}
	}
	c := awaitedOf(p, f, s.E)
	if c == nil || c.Held != nil || c.Name == "asyncio.sleep" {
		return awaitedCall{}, false
	}
	does, ok := effect.Of(p, f, f.Expr(s.E).Start, f.Expr(s.E).End)
	return awaitedCall{id, s.E, c, does}, ok && does.Waits
}

// toThread are the calls that hand a function to a thread. What it does may count on its order, and threads are few: such
// awaits are left as they are.
var toThread = map[string]bool{"asyncio.to_thread": true, "asyncio.AbstractEventLoop.run_in_executor": true}

// awaitedOf is the call that the await waits for; nil when it waits for something else, or for a thread.
func awaitedOf(p *program.Program, f *program.Func, await facts.ID) *program.Call {
	link := p.Link(f)
	for i := range link.Calls {
		if c := &link.Calls[i]; c.Kind == program.Plain && c.Awaited && c.Expr == f.Expr(await).A && !toThread[c.Name] {
			return c
		}
	}
	return nil
}

// isOwnName reports whether the target is a local name, or several, that no inner function uses.
func isOwnName(f *program.Func, target facts.ID) bool {
	e := f.Expr(target)
	switch e.Kind {
	case facts.Name:
		return e.Var >= 0 && !f.Unit.Facts.Vars[e.Var].Captured
	case facts.Tuple, facts.ListOf:
		return !slices.ContainsFunc(f.Items(e.List), func(id facts.ID) bool { return !isOwnName(f, id) })
	}
	return false
}

// readsTargets reports whether the expression names what the statement assigns.
func readsTargets(f *program.Func, expr, stmt facts.ID) bool {
	bound := map[int32]bool{}
	for _, t := range f.Items(f.Stmt(stmt).Targets) {
		f.Walk(t, func(id facts.ID) { bound[f.Expr(id).Var] = f.Expr(id).Kind == facts.Name })
	}
	return slices.ContainsFunc(namesIn(f, expr), func(v int32) bool { return bound[v] })
}

// namesIn are the local variables that the expression names, also within comprehensions and lambdas.
func namesIn(f *program.Func, expr facts.ID) []int32 {
	var all []int32
	from, to := f.Expr(expr).Start, f.Expr(expr).End
	for i := range f.Unit.Facts.Exprs {
		e := &f.Unit.Facts.Exprs[i]
		if e.Kind == facts.Name && e.Var >= 0 && e.Start >= from && e.End <= to {
			all = append(all, e.Var)
		}
	}
	return all
}

// turnsOf is the loop whose turns each await something that does not depend on the turns before.
func turnsOf(p *program.Program, f *program.Func, loop facts.ID) (sequence, bool) {
	s := f.Stmt(loop)
	if trips, known := p.Trips(f, loop); known && trips < 2 || s.Else.Len() > 0 || !straight(f, s) {
		return sequence{}, false
	}
	awaits, ok := turnAwaits(p, f, s)
	if !ok || len(awaits) == 0 {
		return sequence{}, false
	}
	from, to := turnSpan(f, s)
	body, ok := effect.Of(p, f, from, to)
	if !ok || !body.Waits || !body.Repeats() {
		return sequence{}, false
	}
	for i := range awaits {
		awaits[i].does = body
	}
	return sequence{awaits, loop}, true
}

// turnSpan is where the code of the loop stands; in a comprehension the element comes before the loop.
func turnSpan(f *program.Func, loop *facts.Stmt) (from, to uint32) {
	if f.IR.Kind == facts.Comprehension {
		return f.IR.Start, f.IR.End
	}
	return loop.Start, loop.End
}

// straight reports whether every turn runs to its end: nothing leaves the loop or catches what a turn raises.
func straight(f *program.Func, loop *facts.Stmt) bool {
	ok := true
	f.Within(loop.Body, func(s *facts.Stmt) {
		switch s.Kind {
		case facts.Break, facts.Return, facts.Raise, facts.Try, facts.While, facts.For, facts.With, facts.Match, facts.Assert, facts.Del,
			facts.GlobalStmt, facts.OpaqueStmt:
			ok = false
		}
	})
	f.ExprsIn(loop.Body, func(id facts.ID) {
		k := f.Expr(id).Kind
		ok = ok && k != facts.Yield && k != facts.YieldFrom && k != facts.Walrus
	})
	return ok
}

// turnAwaits are the awaits of one turn: each stands in a statement of the body that keeps its value, and the first is
// given the element of the turn.
func turnAwaits(p *program.Program, f *program.Func, loop *facts.Stmt) ([]awaitedCall, bool) {
	var awaits []awaitedCall
	for _, stmt := range bodyOf(f, loop) {
		s := f.Stmt(stmt)
		if s.Kind != facts.Assign && s.Kind != facts.AnnAssign && s.Kind != facts.ExprStmt && s.Kind != facts.Element {
			continue
		}
		f.StmtExprs(s, func(id facts.ID) {
			if f.Expr(id).Kind != facts.Await || s.Kind == facts.ExprStmt && id == s.E {
				return
			}
			if c := awaitedOf(p, f, id); c != nil && c.Held == nil && c.Name != "asyncio.sleep" {
				awaits = append(awaits, awaitedCall{stmt: stmt, expr: id, call: c})
			}
		})
	}
	total := 0
	f.ExprsIn(loop.Body, func(id facts.ID) {
		if f.Expr(id).Kind == facts.Await {
			total++
		}
	})
	if total != len(awaits) || total == 0 {
		return nil, false
	}
	for i, a := range awaits {
		if !ofThisTurn(f, loop, a.expr, i == 0) {
			return nil, false
		}
	}
	return awaits, true
}

// bodyOf are the statements of a turn; a comprehension has its element below conditions.
func bodyOf(f *program.Func, loop *facts.Stmt) []facts.ID {
	items := f.Items(loop.Body)
	for f.IR.Kind == facts.Comprehension && len(items) == 1 && f.Stmt(items[0]).Kind == facts.If {
		items = f.Items(f.Stmt(items[0]).Body)
	}
	return items
}

// ofThisTurn reports whether what the await is given comes from the element of the turn, from outside of the loop, or from
// statements of the turn that are made of those: nothing that an earlier turn has left.
func ofThisTurn(f *program.Func, loop *facts.Stmt, await facts.ID, wantsElement bool) bool {
	element := map[int32]bool{}
	for _, t := range f.Items(loop.Targets) {
		f.Walk(t, func(id facts.ID) {
			if e := f.Expr(id); e.Kind == facts.Name {
				element[e.Var] = true
			}
		})
	}
	fresh := map[int32]bool{}
	for _, stmt := range bodyOf(f, loop) {
		s := f.Stmt(stmt)
		if s.End > f.Expr(await).Start || s.Kind != facts.Assign || s.E == facts.None {
			continue
		}
		carried := slices.ContainsFunc(namesIn(f, s.E), func(v int32) bool { return !element[v] && !fresh[v] && boundIn(f, v, loop) })
		for _, t := range f.Items(s.Targets) {
			if e := f.Expr(t); e.Kind == facts.Name && !carried {
				fresh[e.Var] = true
			}
		}
	}
	given := false
	for _, v := range namesIn(f, await) {
		given = given || element[v] || fresh[v]
		if !element[v] && !fresh[v] && boundIn(f, v, loop) {
			return false
		}
	}
	return given || !wantsElement
}

// boundIn reports whether the loop binds the variable, or changes the container that it names.
func boundIn(f *program.Func, v int32, loop *facts.Stmt) bool {
	from, to := turnSpan(f, loop)
	return slices.ContainsFunc(f.Unit.Facts.Vars[v].Binds, func(b facts.Bind) bool {
		return b.Start >= from && b.End <= to && (b.Value == facts.None || !insideComp(f, b))
	})
}

// insideComp reports whether the binding is that of a comprehension's own variable.
func insideComp(f *program.Func, b facts.Bind) bool {
	return f.Unit.Funcs[b.Func].IR.Kind == facts.Comprehension && f.Unit.Funcs[b.Func] != f
}
