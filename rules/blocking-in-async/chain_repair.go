package blocking

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// chainRepair hands calls that block and are asked one of the other, such as path.expanduser().resolve(), to a thread in one
// go; none where the call stands alone.
func chainRepair(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	last := chainEnd(p, f, c)
	first := last
	for inner := blockingObject(p, f, first); inner != nil; inner = blockingObject(p, f, first) {
		if !movable(p, f, inner) {
			return nil
		}
		first = inner
	}
	if first == last || !movable(p, f, last) || !standsAlone(f, last.Expr) {
		return nil
	}
	return evaluateInThread(p, f, last)
}

// evaluateInThread awaits a thread that evaluates the expression of the call.
func evaluateInThread(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	d := rewrite.New(p)
	before := handOver(d, p, f) + "lambda: "
	if d.Refused() {
		return nil
	}
	d.Await(f, c.Stmt, c.Expr, before, ")")
	return d.Repair(inThread)
}

// handOver is the call of the library that hands what follows to a thread.
func handOver(d *rewrite.Draft, p *rule.Pass, f *program.Func) string {
	return threadCall(d, p, f, false).before
}

// chainEnd is the last of the blocking calls that are asked of the result of the call.
func chainEnd(p *rule.Pass, f *program.Func, c *program.Call) *program.Call {
	for {
		above := f.Above(c.Stmt, c.Expr)
		if len(above) < 2 || f.Expr(above[0]).Kind != facts.Attr || f.Expr(above[1]).Kind != facts.Call || f.Expr(above[1]).A != above[0] {
			return c
		}
		next := blockingAt(p, f, above[1])
		if next == nil {
			return c
		}
		c = next
	}
}

// blockingObject is the blocking call of whose result the call is asked; nil when there is none.
func blockingObject(p *rule.Pass, f *program.Func, c *program.Call) *program.Call {
	if c.Object == facts.None {
		return nil
	}
	return blockingAt(p, f, c.Object)
}

func blockingAt(p *rule.Pass, f *program.Func, expr facts.ID) *program.Call {
	link := p.Link(f)
	for i := range link.Calls {
		if c := &link.Calls[i]; c.Expr == expr && c.Kind == program.Plain && p.Tier(f, c) != knowledge.NonBlocking {
			return c
		}
	}
	return nil
}

// standsAlone reports whether the expression means the same in a lambda.
func standsAlone(f *program.Func, expr facts.ID) bool {
	alone := true
	from, to := f.Expr(expr).Start, f.Expr(expr).End
	for i := range f.Unit.Facts.Exprs {
		e := &f.Unit.Facts.Exprs[i]
		if e.Start < from || e.End > to {
			continue
		}
		switch e.Kind {
		case facts.Await, facts.Yield, facts.YieldFrom, facts.Walrus:
			alone = false
		case facts.Name:
			alone = alone && e.Name != "super" && !strings.HasPrefix(e.Name, "__")
		}
	}
	return alone
}
