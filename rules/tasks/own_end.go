package tasks

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// failsNext reports whether the next statement raises: the coroutine fails then, whatever became of the cancellation.
func failsNext(f *program.Func, stmt facts.ID) bool {
	next := f.Items(restAfter(f, stmt))
	return len(next) > 0 && f.Stmt(next[0]).Kind == facts.Raise
}

// restAfter are the statements behind one, in its list.
func restAfter(f *program.Func, stmt facts.ID) facts.List {
	around := f.Around(stmt)
	list := f.IR.Body
	if n := len(around); n > 1 {
		list = holding(f, f.Stmt(around[n-2]), stmt)
	}
	return behind(f, list, stmt)
}

// isEndOfLoop reports whether a loop lies in the try statement and none around it: the cancellation ends the loop, and
// what comes behind tidies up.
func isEndOfLoop(f *program.Func, try facts.ID) bool {
	around := f.Around(try)
	for _, id := range around[:max(len(around)-1, 0)] {
		if isLoop(f.Stmt(id)) {
			return false
		}
	}
	return slices.ContainsFunc(f.Items(f.Stmt(try).Body), func(id facts.ID) bool { return isLoop(f.Stmt(id)) })
}

// endless are the calls that only a cancellation ends.
var endless = map[string]bool{"anyio.sleep_forever": true, "trio.sleep_forever": true}

// made are the classes of what nobody else has, right after it was made: a wait for it never ends by itself.
var made = map[string]bool{"asyncio.Event": true, "asyncio.Future": true, "anyio.Event": true, "trio.Event": true}

// waitsForCancellation reports whether the last statement of the try waits for its cancellation and nothing else, and no
// loop lies around: what comes behind is the end.
func waitsForCancellation(p *rule.Pass, f *program.Func, try facts.ID) bool {
	body := f.Items(f.Stmt(try).Body)
	last := f.Stmt(body[len(body)-1])
	if last.Kind != facts.ExprStmt || f.Expr(last.E).Kind != facts.Await {
		return false
	}
	if slices.ContainsFunc(f.Around(try), func(id facts.ID) bool { return isLoop(f.Stmt(id)) }) {
		return false
	}
	return isEndless(p, f, f.Expr(last.E).A)
}

func isEndless(p *rule.Pass, f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	if e.Kind != facts.Call {
		return false
	}
	callee := f.Expr(e.A)
	if callee.Kind == facts.Attr && callee.Name == "wait" {
		return isMade(p, f, callee.A)
	}
	return endless[p.Eval(f, e.A).Name] || isMade(p, f, id)
}

func isMade(p *rule.Pass, f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	return e.Kind == facts.Call && made[p.Eval(f, e.A).Name]
}

// leavesByFlag reports whether the handler sets a name that the next statement asks for, to leave the loop or the function.
func leavesByFlag(f *program.Func, try facts.ID, handler facts.List) bool {
	next := f.Items(restAfter(f, try))
	if len(next) == 0 || f.Stmt(next[0]).Kind != facts.If {
		return false
	}
	asked := f.Expr(f.Stmt(next[0]).E)
	if asked.Kind != facts.Name || !mayLeave(f, f.Stmt(next[0]).Body) {
		return false
	}
	return slices.ContainsFunc(f.Items(handler), func(id facts.ID) bool {
		s := f.Stmt(id)
		return s.Kind == facts.Assign && f.Expr(s.E).Op == facts.True && assigns(f, s, asked.Name)
	})
}

// answers reports whether the handler makes what all later awaits of the coroutine are given, no loop lies around, and it
// ends then: somebody is told of the cancellation.
func answers(f *program.Func, try facts.ID, handler facts.List) bool {
	if slices.ContainsFunc(f.Around(try), func(id facts.ID) bool { return isLoop(f.Stmt(id)) }) {
		return false
	}
	end, told, others := f.Stmt(try).End, 0, 0
	f.Stmts(func(s *facts.Stmt) {
		if s.Start >= end && (s.Async || isLoop(s)) {
			others++
		}
	})
	f.Exprs(func(id facts.ID) {
		e := f.Expr(id)
		switch {
		case e.Kind != facts.Await || e.Start < end:
		case givesMade(f, handler, e.A):
			told++
		default:
			others++
		}
	})
	return told > 0 && others == 0
}

// givesMade reports whether the expression is a call that is given a name which a statement of the list assigns a call to.
func givesMade(f *program.Func, list facts.List, id facts.ID) bool {
	e := f.Expr(id)
	if e.Kind != facts.Call {
		return false
	}
	return slices.ContainsFunc(f.Items(e.List), func(arg facts.ID) bool {
		given := f.Expr(arg)
		return given.Kind == facts.Name && slices.ContainsFunc(f.Items(list), func(id facts.ID) bool {
			s := f.Stmt(id)
			return s.Kind == facts.Assign && f.Expr(s.E).Kind == facts.Call && assigns(f, s, given.Name)
		})
	})
}

func assigns(f *program.Func, s *facts.Stmt, name string) bool {
	target := f.Expr(f.Items(s.Targets)[0])
	return s.Targets.Len() == 1 && target.Kind == facts.Name && target.Name == name
}

func isLoop(s *facts.Stmt) bool { return s.Kind == facts.While || s.Kind == facts.For }

// awaitsDeferred reports whether the coroutine is Twisted's, or awaits what Twisted makes: there a cancellation is an
// ordinary exception.
func awaitsDeferred(p *rule.Pass, f *program.Func) bool {
	found := strings.HasPrefix(f.Unit.Module.Name, "twisted.")
	f.Exprs(func(id facts.ID) {
		if e := f.Expr(id); e.Kind == facts.Await && !found {
			found = isDeferred(p.Eval(f, e.A))
		}
	})
	return found
}

func isDeferred(v program.Value) bool {
	switch v.Kind {
	case program.Instance:
		return strings.HasPrefix(v.Class.Unit.Module.Name, "twisted.internet.defer")
	case program.ExternalInstance:
		return strings.HasPrefix(v.Name, "twisted.internet.defer.")
	}
	return false
}
