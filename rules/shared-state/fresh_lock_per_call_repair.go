package shared

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairFreshLock makes the lock once, for the whole module. One for processes must be handed to them, and one for tasks
// belongs to a loop up to 3.9: there it refuses.
func repairFreshLock(p *rule.Pass, found *rule.Finding) []rule.Repair {
	f, a := acquireAt(p, found.At)
	if f == nil || a.Stmt == facts.None || f.Stmt(a.Stmt).Kind != facts.With {
		return nil
	}
	made, name := a.Expr, ""
	if e := f.Expr(a.Expr); e.Kind == facts.Name && e.Var >= 0 {
		made, name = f.Unit.Facts.Vars[e.Var].Binds[0].Value, e.Name
	}
	if !isMovable(p, f, made) || waitsUnder(p, f, a) {
		return nil
	}
	d := rewrite.New(p)
	if name == "" {
		name = d.NewName(f.Unit, "_"+strings.TrimPrefix(f.Enclosing().IR.Name, "_")+"_lock")
		d.Replace(f.Site(made), name)
	} else {
		way := f.StatementOf(made)
		if len(way) == 0 || f.Unit.Module.Binds(name) || locals(f.Unit, name) > 1 {
			return nil
		}
		d.Remove(f, way[len(way)-1])
	}
	above := f.Unit
	if above.Owner != nil {
		above = above.Owner.Unit
	}
	newline := rewrite.Newline(f.Unit.Module)
	d.Insert(above, rewrite.CommentStart(above), name+" = "+f.Text(made)+newline+newline+newline)
	return d.Repair(rule.Text{
		EN: "Make the lock once, for the whole module (every call then waits for the others)",
		FR: "Créer le verrou une seule fois, pour tout le module (chaque appel attend alors les autres)",
	})
}

// waitsUnder reports whether the statement waits or gives way with the lock, or calls the function again: then the others
// would wait as long, or for good.
func waitsUnder(p *rule.Pass, f *program.Func, a *program.Acquire) bool {
	at, link := f.StmtSite(a.Stmt), p.Link(f)
	for i := range link.Pauses {
		if link.Pauses[i].Yield && within(link.Pauses[i].Span, at.Span) {
			return true
		}
	}
	g := &guarding{p: p, regions: []region{{f: f.Enclosing()}}}
	for i := range link.Calls {
		c := &link.Calls[i]
		if !within(c.Span, at.Span) {
			continue
		}
		again := func(t *program.Func) bool { return g.comesTo(t, map[*program.Func]bool{}) }
		if p.Tier(f, c) == knowledge.Unbounded || p.Blocking(c, knowledge.Unbounded) != nil || slices.ContainsFunc(c.Targets, again) {
			return true
		}
	}
	return false
}

// isMovable reports whether the call that makes a lock means the same at the level of the module.
func isMovable(p *rule.Pass, f *program.Func, made facts.ID) bool {
	e := f.Expr(made)
	name := p.Eval(f, e.A).Name
	if !strings.HasPrefix(name, "threading.") && (!strings.HasPrefix(name, "asyncio.") || p.Target.Version < py.V310) {
		return false
	}
	if slices.ContainsFunc(f.Items(e.List), func(a facts.ID) bool { return f.Expr(a).Kind != facts.Const }) || strings.ContainsAny(f.Text(made), "\r\n") {
		return false
	}
	top, _, _ := strings.Cut(f.Text(e.A), ".")
	sites := p.GlobalSites(f.Unit.Module, top)
	units := f.Unit.Module.Units
	return len(sites) == 1 && sites[0].Bind.Kind == facts.BindImport && slices.Index(units, sites[0].At.Unit) < slices.Index(units, f.Unit)
}

// locals is how many functions of the unit have a variable of the name.
func locals(u *program.Unit, name string) int {
	n := 0
	for i := range u.Facts.Vars {
		if v := &u.Facts.Vars[i]; v.Func != 0 && v.Name == name {
			n++
		}
	}
	return n
}
