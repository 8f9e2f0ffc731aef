package blocking

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// madeTwin turns `name = httpx.Client(…)` or `name = redis.Redis(…)` in a coroutine, with all that is asked of the name, into
// the asynchronous client.
func madeTwin(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	made := makerOf(f, c.Object)
	if made == nil || !f.Async() || rewrite.Library(p, f.Unit) == "" {
		return nil
	}
	d := rewrite.New(p)
	name, kind := "", client
	switch p.Eval(f, made.A).Name {
	case "httpx.Client":
		name = d.Name(f.Unit, "httpx", "AsyncClient")
	case "redis.Redis", "redis.StrictRedis", "redis.client.Redis":
		name, kind = d.Name(f.Unit, "redis.asyncio", "Redis"), redis
	default:
		return nil
	}
	reads := f.Reads(f.Expr(c.Object).Var)
	for _, read := range reads {
		if !rewriteUse(d, f, read, kind) {
			return nil
		}
	}
	if asksOften(f, reads) {
		return nil
	}
	d.Replace(f.Site(made.A), name)
	return d.Repair(awaitTwin.With(name))
}

// contextTwin turns `with open(…) as name` or `with httpx.Client(…) as name`, with all that is asked of the name in it, into
// its asynchronous twin, where the project has one.
func contextTwin(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	stmt := openedBy(f, c)
	if stmt == facts.None || !f.Async() {
		return nil
	}
	s := f.Stmt(stmt)
	item := f.Expr(f.Items(s.Targets)[0])
	opener := f.Expr(item.A)
	d := rewrite.New(p)
	before, name, kind := contextName(d, p, f, p.Eval(f, opener.A).Name)
	if name == "" || !rewriteUses(d, f, stmt, f.Expr(item.B).Var, kind) {
		return nil
	}
	if kind.close != "" && asksOften(f, within(f, s, f.Expr(item.B).Var)) {
		return nil
	}
	d.Insert(f.Unit, int(s.Start), "async ")
	if before != "" {
		d.Insert(f.Unit, int(f.Expr(item.A).Start), before)
	}
	d.Replace(f.Site(opener.A), name)
	return d.Repair(awaitTwin.With(name))
}

// makerOf is the call that made what the local name means, which no inner function uses; nil when it is another.
func makerOf(f *program.Func, object facts.ID) *facts.Expr {
	if object == facts.None || f.Expr(object).Kind != facts.Name || f.Expr(object).Var < 0 {
		return nil
	}
	v := &f.Unit.Facts.Vars[f.Expr(object).Var]
	if v.Func != f.ID || v.Param || v.Captured || len(v.Binds) != 1 || v.Binds[0].Kind != facts.BindValue || v.Binds[0].Index >= 0 {
		return nil
	}
	if made := f.Expr(v.Binds[0].Value); made.Kind == facts.Call {
		return made
	}
	return nil
}
