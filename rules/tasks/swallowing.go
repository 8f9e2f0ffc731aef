package tasks

import (
	"slices"
	"strings"

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
		if s.Async && !isTimeout(f, s) {
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

// timeouts are the context managers that only bound the time of what is awaited in them.
var timeouts = map[string]bool{"timeout": true, "timeout_at": true, "fail_after": true, "move_on_after": true}

func isTimeout(f *program.Func, s *facts.Stmt) bool {
	if s.Kind != facts.With {
		return false
	}
	call := f.Expr(f.Expr(f.Items(s.Targets)[0]).A)
	return call.Kind == facts.Call && timeouts[f.Expr(call.A).Name]
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
	case facts.SetOf, facts.ListOf, facts.Tuple:
		return !slices.ContainsFunc(f.Items(e.List), func(item facts.ID) bool { return !isHandle(f, item) })
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

// goesOn reports whether the coroutine awaits again after what caught the cancellation: after the statement, or in the
// next turn of a loop around it. last is how the handler ends.
func goesOn(f *program.Func, stmt facts.ID, last facts.StmtKind) bool {
	if last == facts.Return {
		return false
	}
	around := f.Around(stmt)
	left := last != facts.Break
	for i := len(around) - 1; i >= 0; i-- {
		list := f.IR.Body
		if i > 0 {
			list = holding(f, f.Stmt(around[i-1]), around[i])
		}
		if left && firstAwait(f, behind(f, list, around[i])) != facts.None {
			return true
		}
		if i == 0 {
			return false
		}
		if k := f.Stmt(around[i-1]).Kind; k == facts.For || k == facts.While {
			if left {
				return true
			}
			left = true
		}
	}
	return false
}

// behind are the statements of the list after one of them.
func behind(f *program.Func, list facts.List, stmt facts.ID) facts.List {
	for i, id := range f.Items(list) {
		if id == stmt {
			return facts.List{From: list.From + int32(i) + 1, To: list.To}
		}
	}
	return list
}

// lastKind is the kind of the last statement of a list.
func lastKind(f *program.Func, list facts.List) facts.StmtKind {
	items := f.Items(list)
	if len(items) == 0 {
		return facts.Pass
	}
	return f.Stmt(items[len(items)-1]).Kind
}

// mayLeave reports whether a statement of the list leaves the function or a loop.
func mayLeave(f *program.Func, list facts.List) bool {
	found := false
	f.Within(list, func(s *facts.Stmt) { found = found || s.Kind == facts.Return || s.Kind == facts.Break })
	return found
}

// isShielded reports whether a with statement around keeps cancellation out.
func isShielded(f *program.Func, stmt facts.ID) bool {
	for _, id := range f.Around(stmt) {
		s := f.Stmt(id)
		if s.Kind != facts.With {
			continue
		}
		for _, item := range f.Items(s.Targets) {
			if strings.Contains(f.Text(item), "shield=True") {
				return true
			}
		}
	}
	return false
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
