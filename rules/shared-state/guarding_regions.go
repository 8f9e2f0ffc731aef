package shared

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
)

// mayHold reports whether the region can hold the lock: it neither waits nor gives way, takes no lock, opens nothing, and
// calls nothing that comes back to a region or of which nothing is known.
func (g *guarding) mayHold(r *region) bool {
	at := r.site()
	if !g.plainStatements(r) || g.world == knowledge.LoopWorld && !r.f.Async() {
		return false
	}
	for _, f := range at.Unit.Funcs {
		if f.Enclosing() != r.f {
			continue
		}
		link := g.p.Link(f)
		for i := range link.Acquires {
			if within(link.Acquires[i].Span, at.Span) {
				return false
			}
		}
		for i := range link.Pauses {
			if pause := &link.Pauses[i]; within(pause.Span, at.Span) && (pause.Yield || g.world != knowledge.LoopWorld) {
				return false
			}
		}
		for i := range link.Calls {
			if c := &link.Calls[i]; within(c.Span, at.Span) && !g.mayCall(f, c) {
				return false
			}
		}
	}
	return true
}

// plainStatements reports whether the region has no with statement, no loop that may wait for something, no
// definition, no import.
func (g *guarding) plainStatements(r *region) bool {
	plain := true
	at := r.site()
	r.f.EachStmt(func(id facts.ID, s *facts.Stmt) {
		if !within(r.f.StmtSite(id).Span, at.Span) {
			return
		}
		switch s.Kind {
		case facts.With, facts.While, facts.Def, facts.ClassDef, facts.OpaqueStmt, facts.GlobalStmt, facts.Import:
			plain = false
		}
	})
	return plain
}

func (g *guarding) mayCall(f *program.Func, c *program.Call) bool {
	if c.Kind == program.Nested {
		return true
	}
	if g.world != knowledge.LoopWorld && g.p.Tier(f, c) == knowledge.Unbounded {
		return false
	}
	if c.Known == nil && len(c.Targets) == 0 {
		if c.Stmt != facts.None && f.Stmt(c.Stmt).Kind == facts.Raise && f.Stmt(c.Stmt).E == c.Expr {
			return true // an exception is made, of a class outside
		}
		return g.world == knowledge.LoopWorld || c.Kind != program.Plain || harmless[written(f, c)] || g.p.Eval(f, f.Expr(c.Expr).A).Kind == program.ClassValue
	}
	return !slices.ContainsFunc(c.Targets, func(t *program.Func) bool { return g.returns(t, map[*program.Func]bool{}, 0) })
}

// deepest is how many calls are followed from a region.
const deepest = 8

// returns reports whether the function waits, takes a lock, or comes to a region, now or further down.
func (g *guarding) returns(t *program.Func, seen map[*program.Func]bool, depth int) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	link := g.p.Link(t)
	if depth > deepest || len(link.Acquires) > 0 || link.Odd || g.world != knowledge.LoopWorld && g.p.Blocks(t, knowledge.Unbounded).In || g.inRegion(t) {
		return true
	}
	for i := range link.Calls {
		for _, below := range link.Calls[i].Targets {
			if g.returns(below, seen, depth+1) {
				return true
			}
		}
	}
	return false
}

func (g *guarding) inRegion(f *program.Func) bool {
	return slices.ContainsFunc(g.regions, func(r region) bool { return r.f == f.Enclosing() })
}

// calledUnder reports whether code that holds the lock which exists comes to a region: it would wait for itself.
func (g *guarding) calledUnder() bool {
	for _, m := range g.modules() {
		for _, u := range m.Units {
			for _, f := range u.Funcs {
				link := g.p.Link(f)
				for i := range link.Calls {
					c := &link.Calls[i]
					if c.Held.Holds(g.lock.Place) && slices.ContainsFunc(c.Targets, func(t *program.Func) bool { return g.comesTo(t, map[*program.Func]bool{}) }) {
						return true
					}
				}
			}
		}
	}
	return false
}

func (g *guarding) comesTo(t *program.Func, seen map[*program.Func]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	if g.inRegion(t) {
		return true
	}
	link := g.p.Link(t)
	for i := range link.Calls {
		if slices.ContainsFunc(link.Calls[i].Targets, func(below *program.Func) bool { return g.comesTo(below, seen) }) {
			return true
		}
	}
	return false
}

// modules are those in which the regions and the lock lie.
func (g *guarding) modules() []*program.Module {
	var all []*program.Module
	add := func(m *program.Module) {
		if m != nil && !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	for _, r := range g.regions {
		add(r.f.Unit.Module)
	}
	add(g.lock.Place.Module)
	if c := g.lock.Place.Class; c != nil {
		add(c.Unit.Module)
	}
	return all
}
