package blocking

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairBlockingCall awaits the asynchronous twin of the call where it is known to do the same, else it moves the call to a
// thread.
func repairBlockingCall(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := onlyCallAt(p, at.At, func(f *program.Func, c *program.Call) bool {
		return p.Tier(f, c) != knowledge.NonBlocking && !leftToOthers(p, f, c)
	})
	if c == nil {
		return closeInThread(p, at.At)
	}
	if c.Name == "threading.Lock.acquire" {
		return acquireInThread(p, f, c)
	}
	repairs := twinRepairs(p, f, c)
	if chained := chainRepair(p, f, c); len(chained) > 0 {
		return append(repairs, chained...)
	}
	return append(repairs, movedRepair(p, f, c)...)
}

// repairThroughCall moves a call of the project's own code, which blocks further down, to a thread.
func repairThroughCall(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := onlyCallAt(p, at.At, func(_ *program.Func, c *program.Call) bool {
		if c.Kind == program.Nested || c.Kind == program.Iterate {
			return false
		}
		_, ok := chainOf(p, c)
		return ok
	})
	if c == nil {
		return append(mapInThread(p, at.At), readRepair(p, at.At)...)
	}
	return append(movedRepair(p, f, c), copyRepair(p, f, c)...)
}

// mapInThread lets a builtin go through what map() gives in a thread, where the function is called then: list(map(f, x)).
func mapInThread(p *rule.Pass, at program.Site) []rule.Repair {
	for _, f := range at.Unit.Funcs {
		calls := p.Link(f).Calls
		for i := range calls {
			c := &calls[i]
			if c.Span != at.Span || c.Kind != program.Callback || p.Eval(f, f.Expr(c.Expr).A).Name != "builtins.map" {
				continue
			}
			seen := map[*program.Func]bool{}
			if slices.ContainsFunc(c.Targets, func(t *program.Func) bool { return staysInThread(p, t, seen, 0) }) {
				return nil
			}
			if s := f.Stmt(c.Stmt); s.E == c.Expr && (s.Kind == facts.For || s.Kind == facts.AugAssign) {
				return listInThread(p, f, c)
			}
			above := f.Above(c.Stmt, c.Expr)
			j := slices.IndexFunc(calls, func(o program.Call) bool {
				return len(above) > 0 && o.Expr == above[0] && o.Kind == program.Plain && consumers[p.Eval(f, f.Expr(o.Expr).A).Name]
			})
			if j >= 0 {
				return movedRepair(p, f, &calls[j])
			}
		}
	}
	return nil
}

// listInThread makes a list, in a thread, of what map() gives to a loop or to a list.
func listInThread(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	d := rewrite.New(p)
	t := threadCall(d, p, f, false)
	d.Await(f, c.Stmt, c.Expr, t.before+"list, ", ")")
	return d.Repair(inThread)
}

// readRepair reads a property, or evaluates an operator, in a thread.
func readRepair(p *rule.Pass, at program.Site) []rule.Repair {
	for _, f := range at.Unit.Funcs {
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			if c.Span != at.Span || !isRead(f, c) || holdsLock(c) || !standsAlone(f, c.Expr) {
				continue
			}
			seen := map[*program.Func]bool{}
			if slices.ContainsFunc(c.Targets, func(t *program.Func) bool { return staysInThread(p, t, seen, 0) }) {
				return nil
			}
			if c.Kind == program.Operator && c.Expr == c.Object {
				return testInThread(p, f, c)
			}
			return evaluateInThread(p, f, c)
		}
	}
	return nil
}

// isRead reports whether the call reads a property or is made by an operator that changes nothing.
func isRead(f *program.Func, c *program.Call) bool {
	switch c.Kind {
	case program.PropertyRead:
		return f.Expr(c.Expr).Kind == facts.Attr
	case program.Operator:
		return c.Stmt != facts.None && !slices.Contains(f.Items(f.Stmt(c.Stmt).Targets), c.Expr)
	}
	return false
}

// testInThread asks in a thread whether an object is true, where nothing else is asked of it.
func testInThread(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	switch above := f.Above(c.Stmt, c.Expr); {
	case len(above) == 0:
		if k := f.Stmt(c.Stmt).Kind; k != facts.If && k != facts.While {
			return nil
		}
	case f.Expr(above[0]).Kind != facts.Not && (f.Expr(above[0]).Kind != facts.IfExp || f.Expr(above[0]).A != c.Expr):
		return nil
	}
	d := rewrite.New(p)
	before := handOver(d, p, f) + "bool, "
	if d.Refused() {
		return nil
	}
	d.Await(f, c.Stmt, c.Expr, before, ")")
	return d.Repair(inThread)
}

func movedRepair(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	if !movable(p, f, c) {
		return nil
	}
	return threadRepair(p, f, c, inThread)
}

// onlyCallAt is the one call at a place that holds what the rule asks; nil where there are several, or where it comes about
// in another way than as a call that is written there.
func onlyCallAt(p *rule.Pass, at program.Site, holds func(*program.Func, *program.Call) bool) (*program.Func, *program.Call) {
	var in *program.Func
	var found *program.Call
	for _, f := range at.Unit.Funcs {
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			if c.Span != at.Span || !holds(f, c) {
				continue
			}
			if c.Kind == program.Wrapped {
				c = written(link, c.Expr)
			}
			if found != nil && found != c {
				return nil, nil
			}
			in, found = f, c
		}
	}
	if found == nil || found.Kind != program.Plain || found.Expr == facts.None || in.Expr(found.Expr).Kind != facts.Call {
		return nil, nil
	}
	return in, found
}

// written is the call as it stands in the text.
func written(link *program.Link, expr facts.ID) *program.Call {
	i := slices.IndexFunc(link.Calls, func(c program.Call) bool { return c.Kind == program.Plain && c.Expr == expr })
	if i < 0 {
		return nil
	}
	return &link.Calls[i]
}

// argumentsOf are the positional arguments of a call; false where others are given too.
func argumentsOf(f *program.Func, call facts.ID) ([]facts.ID, bool) {
	args := f.Items(f.Expr(call).List)
	return args, !slices.ContainsFunc(args, func(id facts.ID) bool {
		k := f.Expr(id).Kind
		return k == facts.Keyword || k == facts.Star || k == facts.DoubleStar
	})
}
