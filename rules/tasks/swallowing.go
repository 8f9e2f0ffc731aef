package tasks

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
)

// firstAwait is the first place among the statements where the coroutine may be cancelled.
func firstAwait(f *program.Func, list facts.List) facts.ID {
	found := facts.None
	f.Within(list, func(s *facts.Stmt) {
		if found == facts.None && s.Async && s.Kind == facts.For {
			found = s.E
		}
		if found == facts.None && s.Async && s.Kind == facts.With {
			found = f.Expr(f.Items(s.Targets)[0]).A
		}
	})
	f.ExprsIn(list, func(id facts.ID) {
		if e := f.Expr(id); e.Kind == facts.Await && (found == facts.None || e.Start < f.Expr(found).Start) {
			found = id
		}
	})
	return found
}

// awaitsHandle reports whether the only awaits are of a task or future itself, which may have been cancelled elsewhere.
func awaitsHandle(f *program.Func, list facts.List) bool {
	handles, others := 0, 0
	f.Within(list, func(s *facts.Stmt) {
		if s.Async {
			others++
		}
	})
	f.ExprsIn(list, func(id facts.ID) {
		e := f.Expr(id)
		if e.Kind != facts.Await {
			return
		}
		if isHandle(f, e.A) {
			handles++
		} else {
			others++
		}
	})
	return handles > 0 && others == 0
}

// overHandles are the functions, of asyncio and those that others name alike, that wait for a task which they are given.
var overHandles = map[string]bool{"wait_for": true, "shield": true, "gather": true, "wait": true, "wrap_future": true}

// isHandle reports whether what is awaited is a task or a future: a name, an attribute or an element, or one of the
// functions over such.
func isHandle(f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	switch e.Kind {
	case facts.Name, facts.Attr, facts.Subscript:
		return true
	case facts.Star:
		return isHandle(f, e.A)
	case facts.Call:
		args := f.Items(e.List)
		return overHandles[f.Expr(e.A).Name] && len(args) > 0 && isHandle(f, args[0])
	}
	return false
}

// swallows reports whether a way through the handler ends without an exception, and the exception is not handed on.
func swallows(f *program.Func, handler *facts.Stmt) bool {
	return !raises(f, handler.Body) && !handsOn(f, handler)
}

// leaving are the functions that end the program or the test, or ask for the exception under way.
var leaving = map[string]bool{"exit": true, "_exit": true, "abort": true, "fail": true, "exc_info": true}

// raises reports whether the statements raise, or leave the program, on some way: a way that does not may be right, and
// is given the benefit of the doubt.
func raises(f *program.Func, list facts.List) bool {
	found := false
	f.Within(list, func(s *facts.Stmt) { found = found || s.Kind == facts.Raise })
	f.ExprsIn(list, func(id facts.ID) {
		if e := f.Expr(id); e.Kind == facts.Call {
			name := f.Expr(e.A).Name
			found = found || leaving[name]
		}
	})
	return found
}

// handsOn reports whether the handler keeps the exception: stores it, returns it or gives it to a call that does more than
// tell of it.
func handsOn(f *program.Func, handler *facts.Stmt) bool {
	targets := f.Items(handler.Targets)
	if len(targets) == 0 {
		return false
	}
	name := f.Expr(targets[0]).Name
	found := false
	f.Within(handler.Body, func(s *facts.Stmt) {
		for _, root := range []facts.ID{s.E, s.T} {
			found = found || root != facts.None && keeps(f, root, name)
		}
	})
	return found
}

// telling are the functions that only tell of an exception.
var telling = map[string]bool{
	"debug": true, "info": true, "warning": true, "warn": true, "error": true, "exception": true, "critical": true, "log": true,
	"print": true, "str": true, "repr": true, "format": true, "type": true,
}

// keeps reports whether the value of the expression still has the exception.
func keeps(f *program.Func, id facts.ID, name string) bool {
	if id == facts.None {
		return false
	}
	e := f.Expr(id)
	switch e.Kind {
	case facts.Name:
		return e.Name == name
	case facts.Call:
		if telling[f.Expr(e.A).Name] {
			return false
		}
	case facts.FString, facts.Compare, facts.Attr:
		return false
	}
	for _, below := range append([]facts.ID{e.A, e.B, e.C}, f.Items(e.List)...) {
		if keeps(f, below, name) {
			return true
		}
	}
	return false
}

// endsFunction reports whether the coroutine ends after the handler: by return, or because nothing follows the try
// statement, which stands in no loop.
func endsFunction(f *program.Func, try facts.ID, handler *facts.Stmt) bool {
	body := f.Items(handler.Body)
	if len(body) > 0 && f.Stmt(body[len(body)-1]).Kind == facts.Return {
		return true
	}
	list := f.IR.Body
	around := f.Around(try)
	for i, id := range around {
		items := f.Items(list)
		if len(items) > 0 && items[len(items)-1] != id {
			return false
		}
		if i == len(around)-1 {
			return true
		}
		s := f.Stmt(id)
		if s.Kind == facts.For || s.Kind == facts.While {
			return leavesLoop(f, handler) && len(items) > 0 && items[len(items)-1] == id
		}
		list = holding(f, s, around[i+1])
	}
	return true
}

// leavesLoop reports whether the handler ends in break.
func leavesLoop(f *program.Func, handler *facts.Stmt) bool {
	body := f.Items(handler.Body)
	return len(body) > 0 && f.Stmt(body[len(body)-1]).Kind == facts.Break
}

// holding is the list of the statement that has the inner one.
func holding(f *program.Func, s *facts.Stmt, inner facts.ID) facts.List {
	for _, list := range []facts.List{s.Body, s.Handlers, s.Else, s.Final} {
		for _, id := range f.Items(list) {
			if id == inner {
				return list
			}
		}
	}
	return s.Body
}

// jumps are the statements that leave a finally clause, as Python writes them.
var jumps = map[facts.StmtKind]string{facts.Return: "return", facts.Break: "break", facts.Continue: "continue"}

// jumpOut is a statement of the finally clause that leaves it; None when there is none.
func jumpOut(f *program.Func, list facts.List) facts.ID {
	for _, id := range f.Items(list) {
		s := f.Stmt(id)
		if jumps[s.Kind] != "" {
			return id
		}
		for _, inner := range []facts.List{s.Body, s.Else, s.Handlers, s.Final} {
			found := jumpOut(f, inner)
			if found == facts.None {
				continue
			}
			if k := s.Kind; (k == facts.For || k == facts.While) && f.Stmt(found).Kind != facts.Return {
				continue
			}
			return found
		}
	}
	return facts.None
}
