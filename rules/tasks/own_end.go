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
	around := f.Around(stmt)
	list := f.IR.Body
	if n := len(around); n > 1 {
		list = holding(f, f.Stmt(around[n-2]), stmt)
	}
	next := f.Items(behind(f, list, stmt))
	return len(next) > 0 && f.Stmt(next[0]).Kind == facts.Raise
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
