package blocking

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairIteration makes a list of the elements in a thread, where the loop goes through all of them.
func repairIteration(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, stmt, iterable := loopAt(at.At)
	if f == nil {
		return consumeInThread(p, at.At)
	}
	link := p.Link(f)
	for i := range link.Calls {
		if c := &link.Calls[i]; c.Span == at.At.Span && c.Kind == program.Iterate && staysHere(p, c) {
			return nil
		}
	}
	d := rewrite.New(p)
	before := handOver(d, p, f)
	if d.Refused() {
		return nil
	}
	d.Await(f, stmt, iterable, before+"list, ", ")")
	return d.Repair(rule.Text{
		EN: "Collect the elements in a thread first (all of them are then in memory at once)",
		FR: "Réunir d'abord les éléments dans un thread (ils sont alors tous en mémoire à la fois)",
	})
}

// staysHere reports whether the iteration belongs to the thread of the loop, or may have no end.
func staysHere(p *rule.Pass, c *program.Call) bool {
	seen := map[*program.Func]bool{}
	return holdsLock(c) || affine(p, c.Receiver.Name) || endless[c.Name] ||
		slices.ContainsFunc(c.Targets, func(t *program.Func) bool { return neverEnds(p, t) || staysInThread(p, t, seen, 0) })
}

// consumeInThread moves a call such as list(elements) to a thread.
func consumeInThread(p *rule.Pass, at program.Site) []rule.Repair {
	for _, f := range at.Unit.Funcs {
		if !f.Async() {
			continue
		}
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			if c.Span != at.Span || c.Kind != program.Iterate || staysHere(p, c) {
				continue
			}
			if by := consumer(p, f, c); by != nil && !hasKeywords(f, by.Expr) && standsAlone(f, by.Expr) {
				return threadRepair(p, f, by, inThread)
			}
		}
	}
	return nil
}

// endless are iterations that may have no end.
var endless = map[string]bool{
	"builtins.iter": true, "itertools.count": true, "itertools.cycle": true, "itertools.repeat": true, "redis.PubSub.listen": true,
	"kafka.KafkaConsumer.__iter__": true,
}

// neverEnds reports whether a generator of the project has a loop without an end, `while True:` with neither break nor return in it.
func neverEnds(p *rule.Pass, t *program.Func) bool {
	f := p.Look(t)
	found := false
	f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
		if s.Kind != facts.While || f.Expr(s.E).Op != facts.True {
			return
		}
		leaves := false
		f.Within(s.Body, func(in *facts.Stmt) {
			leaves = leaves || in.Kind == facts.Break || in.Kind == facts.Return
		})
		found = found || !leaves
	})
	return found
}

// loopAt is the loop of a coroutine over what stands at a place, when every turn runs to its end, or the statement with such
// a comprehension.
func loopAt(at program.Site) (f *program.Func, stmt, iterable facts.ID) {
	for _, f := range at.Unit.Funcs {
		found := facts.None
		f.EachStmt(func(id facts.ID, s *facts.Stmt) {
			if s.Kind == facts.For && !s.Async && s.E != facts.None && f.Site(s.E) == at && f.Async() {
				found = id
			}
		})
		if found == facts.None {
			continue
		}
		s := f.Stmt(found)
		leaves := f.Expr(s.E).Kind == facts.Tuple
		f.Within(s.Body, func(in *facts.Stmt) {
			leaves = leaves || in.Kind == facts.Break || in.Kind == facts.Return || in.Kind == facts.Raise
		})
		f.ExprsIn(s.Body, func(id facts.ID) {
			leaves = leaves || f.Expr(id).Kind == facts.Yield
		})
		if leaves {
			return nil, facts.None, facts.None
		}
		return f, found, s.E
	}
	return comprehensionAt(at)
}

// comprehensionAt is the statement of a coroutine with a comprehension over what stands at a place.
func comprehensionAt(at program.Site) (f *program.Func, stmt, iterable facts.ID) {
	for _, f := range at.Unit.Funcs {
		if !f.Async() {
			continue
		}
		for i := range f.Unit.Facts.Exprs {
			e := &f.Unit.Facts.Exprs[i]
			if e.Kind != facts.Comp || e.A == facts.None || f.Site(e.A) != at {
				continue
			}
			if way := f.StatementOf(facts.ID(i)); len(way) > 0 {
				return f, way[len(way)-1], e.A
			}
		}
	}
	return nil, facts.None, facts.None
}
