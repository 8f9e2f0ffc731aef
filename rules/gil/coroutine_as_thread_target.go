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
	return f.Expr(c.Expr).Kind == facts.Call && returnsResult(c)
}

// returnsResult reports whether the call hands on what the callable gives.
func returnsResult(c *program.Call) bool {
	switch c.Known.Returns {
	case "call", "concurrent.futures.Future[call]", "asyncio.Future[call]", "Future[call]", "list[call]":
		return true
	}
	return false
}
