package gil

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// coroutineTarget looks only at what calls a plain function: APIs that take both kinds are told apart by the tables.
var coroutineTarget = rule.Rule{
	ID:         "coroutine-as-thread-target",
	Family:     rule.GIL,
	Chapter:    rule.Asyncio,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Coroutine where a plain function is called",
		FR: "Coroutine là où une fonction ordinaire est appelée",
	},
	Message: rule.Text{
		EN: "%[1]s calls %[2]s like a plain function: that only makes a coroutine, whose body never runs",
		FR: "%[1]s appelle %[2]s comme une fonction ordinaire : cela crée seulement une coroutine, dont le corps ne s'exécute jamais",
	},
	Check:  checkCoroutineTarget,
	Repair: repairCoroutine,
}

func checkCoroutineTarget(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Starts {
			s := &link.Starts[i]
			if s.Callable == facts.None || s.Call < 0 || !starter(s) || !makesCoroutine(p, s) || consumed(p, f, &link.Calls[s.Call]) {
				continue
			}
			target := s.Targets[0]
			p.Report(rule.Finding{Confidence: rule.Certain, At: f.Site(s.Callable), Evidence: []rule.Step{{At: target.NameSite(),
				Note: rule.Text{EN: "%[1]s is an async def", FR: "%[1]s est un async def"}.With(target.Name)}}},
				p.CallName(f, &link.Calls[s.Call]), target.Name)
		}
	}
}

// makesCoroutine reports whether all that the start may call is async.
func makesCoroutine(p *rule.Pass, s *program.Start) bool {
	for _, t := range s.Targets {
		if !p.Look(t).Async() || t.IR.Generator || len(t.IR.Decorators) > 0 {
			return false
		}
	}
	return len(s.Targets) > 0
}

// consumed reports whether the result, which is the coroutine, is taken up: then it may be awaited later.
func consumed(p *rule.Pass, f *program.Func, c *program.Call) bool {
	if c.Known == nil || c.Known.Returns == "" {
		return false
	}
	switch d := p.Destination(f, c.Stmt, c.Expr); d.Fate {
	case program.Dropped:
		return false
	case program.AwaitedFate:
		s := f.Stmt(c.Stmt)
		return s.Kind != facts.ExprStmt || f.Expr(s.E).A != c.Expr
	}
	return f.Expr(c.Expr).Kind == facts.Call && returnsResult(c) && !shownOnly(p, f, c.Stmt, c.Expr)
}

// shownOnly reports whether all that is done with a future is to ask for its result and to drop or print that.
func shownOnly(p *rule.Pass, f *program.Func, stmt, future facts.ID) bool {
	d := p.Destination(f, stmt, future)
	switch d.Fate {
	case program.Chained:
		return d.Method == "result" && unused(p, d.In, d.Stmt, d.Call)
	case program.Stored:
		return d.Target >= 0 && len(f.Above(stmt, future)) == 0 && readsShow(p, d)
	}
	return false
}

// readsShow reports whether each read of the one name of a future only shows its result.
func readsShow(p *rule.Pass, d program.Destination) bool {
	reads := d.In.Reads(d.Target)
	for _, read := range reads {
		way := d.In.StatementOf(read)
		if len(way) == 0 {
			return false
		}
		r := p.Destination(d.In, way[len(way)-1], read)
		if r.Fate != program.Chained || r.Method != "result" || !unused(p, r.In, r.Stmt, r.Call) {
			return false
		}
	}
	return len(reads) > 0 && len(d.In.Unit.Facts.Vars[d.Target].Binds) == 1
}

// unused reports whether nobody can await the value: it is a statement of its own, or printed.
func unused(p *rule.Pass, f *program.Func, stmt, id facts.ID) bool {
	d := p.Destination(f, stmt, id)
	if d.Fate == program.Passed {
		above := f.Above(stmt, id)
		return len(above) > 0 && above[0] == d.Call && p.Eval(f, f.Expr(d.Call).A).Name == "builtins.print"
	}
	return d.Fate == program.Dropped
}

// returnsResult reports whether the call hands on what the callable gives.
func returnsResult(c *program.Call) bool {
	switch c.Known.Returns {
	case "call", "concurrent.futures.Future[call]", "asyncio.Future[call]", "Future[call]", "list[call]":
		return true
	}
	return false
}
