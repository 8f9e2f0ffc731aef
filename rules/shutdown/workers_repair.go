package shutdown

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairWorkers puts the statements that use an executor or pool into a with statement, or shuts the one of an object
// down where the object is closed.
func repairWorkers(p *rule.Pass, found *rule.Finding) []rule.Repair {
	h := handleAt(p, found.At, knowledge.ExecutorHandle, knowledge.PoolHandle)
	if h == nil || h.Call.Stmt == facts.None || h.Func.Async() || h.Func.IR.Generator || h.Func != h.Func.Enclosing() {
		return nil
	}
	w := &workers{p: p, h: h, pool: h.Class.Handle == knowledge.PoolHandle, waits: true}
	switch {
	case h.To.Fate == program.Chained:
		return w.once()
	case h.To.Fate == program.Stored && h.To.Place.Kind == program.LocalPlace && !h.To.Place.Elements:
		return w.block()
	case h.To.Fate == program.Stored && h.To.Place.Kind == program.AttrPlace && !h.To.Place.Elements:
		return w.closed()
	}
	return nil
}

// handleAt is the handle that the call at a place makes.
func handleAt(p *rule.Pass, at program.Site, kinds ...knowledge.HandleKind) *program.Handle {
	for _, f := range at.Unit.Funcs {
		handles := p.Handles(f, kinds...)
		for i := range handles {
			if handles[i].Call.Span == at.Span {
				return &handles[i]
			}
		}
	}
	return nil
}

// workers is a repair in the making of one executor or pool.
type workers struct {
	p    *rule.Pass
	h    *program.Handle
	pool bool
	// waits says that the code has all its results before the block ends, so that leaving it waits for nothing new.
	waits bool
	// end is where the last statement ends that uses the executor or what it gave.
	end int
}

// once gives a name to an executor that is used where it is made.
func (w *workers) once() []rule.Repair {
	f, c := w.h.Func, w.h.Call
	stmt := f.Stmt(c.Stmt)
	switch stmt.Kind {
	case facts.ExprStmt, facts.Assign, facts.Return, facts.For:
	default:
		return nil
	}
	call := f.Text(c.Expr)
	if !w.use(program.PlaceUse{Func: f, Expr: c.Expr, To: w.h.To}) || strings.ContainsAny(call, "\r\n") {
		return nil
	}
	list, first := rewrite.Siblings(f, c.Stmt)
	last := w.lastOf(list, first)
	d := rewrite.New(w.p)
	name := d.NewName(f.Unit, w.name())
	d.Nest(f, list[first], list[last], "with "+call+" as "+name+":")
	d.Replace(f.CallSite(c), name)
	return w.finish(d)
}

func (w *workers) name() string {
	if w.pool {
		return "pool"
	}
	return "executor"
}

// block makes a with statement of the assignment.
func (w *workers) block() []rule.Repair {
	f, c := w.h.Func, w.h.Call
	stmt := f.Stmt(c.Stmt)
	if stmt.Kind != facts.Assign || stmt.E != c.Expr || stmt.Targets.Len() != 1 || w.h.To.Target < 0 || !rewrite.OwnLines(f, c.Stmt) {
		return nil
	}
	v := &f.Unit.Facts.Vars[w.h.To.Target]
	if len(v.Binds) != 1 || f.Unit.Funcs[v.Func] != f {
		return nil
	}
	for _, u := range w.p.PlaceUses(w.h.To.Place) {
		if f.Expr(u.Expr).Start != f.Expr(f.Items(stmt.Targets)[0]).Start && (f.Expr(u.Expr).Start < stmt.End || u.Func.Enclosing() != f || !w.use(u)) {
			return nil
		}
	}
	list, first := rewrite.Siblings(f, c.Stmt)
	last := w.lastOf(list, first)
	if last == first || int(f.Stmt(list[last]).End) < w.end {
		return nil
	}
	d, u := rewrite.New(w.p), f.Unit
	if use := w.firstOf(list, first); use > first+1 && w.movable() {
		d.Remove(f, c.Stmt)
		d.Nest(f, list[use], list[last], "with "+f.Text(c.Expr)+" as "+v.Name+":")
		return w.finish(d)
	}
	site := f.StmtSite(c.Stmt)
	d.Replace(site, "with "+f.Text(c.Expr)+" as "+v.Name+":")
	d.Indent(u, rewrite.NextLine(u, site.End), int(f.Stmt(list[last]).End), rewrite.Indent(u, site.Start))
	if !rewrite.OwnLines(f, list[last]) {
		return nil
	}
	return w.finish(d)
}

// firstOf is the index of the first statement in the list that uses the executor.
func (w *workers) firstOf(list []facts.ID, first int) int {
	for i := first + 1; i < len(list); i++ {
		for _, u := range w.p.PlaceUses(w.h.To.Place) {
			if within := w.h.Func.StmtSite(list[i]); within.Start <= u.Func.Site(u.Expr).Start && u.Func.Site(u.Expr).End <= within.End {
				return i
			}
		}
	}
	return first
}

// movable reports whether the executor can as well be made right where it is used first: a pool starts its processes where
// it is made, an executor where it is used.
func (w *workers) movable() bool {
	f, call := w.h.Func, w.h.Call.Expr
	return !w.pool && !strings.ContainsAny(f.Text(call), "\r\n") && !slices.ContainsFunc(f.Items(f.Expr(call).List), func(a facts.ID) bool {
		e := f.Expr(a)
		if e.Kind == facts.Keyword {
			e = f.Expr(e.A)
		}
		return e.Kind != facts.Const
	})
}

// lastOf is the index of the last statement in the list that the block must hold.
func (w *workers) lastOf(list []facts.ID, first int) int {
	for i := len(list) - 1; i > first; i-- {
		if int(w.h.Func.Stmt(list[i]).Start) < w.end {
			return i
		}
	}
	return first
}

func (w *workers) finish(d *rewrite.Draft) []rule.Repair {
	if w.waits {
		return d.Safe(rule.Text{EN: "Use it in a with statement, which shuts it down", FR: "L'utiliser dans un with, qui l'arrête"})
	}
	if w.pool {
		return d.Repair(rule.Text{
			EN: "Use it in a with statement (which ends the work that nobody has waited for)",
			FR: "L'utiliser dans un with (qui met fin au travail que personne n'a attendu)",
		})
	}
	return d.Repair(rule.Text{
		EN: "Use it in a with statement (which waits at its end for all the work)",
		FR: "L'utiliser dans un with (qui attend à la fin que tout le travail soit fait)",
	})
}

// direct are the methods that give the results themselves.
var direct = []string{"map", "starmap", "apply"}

// use looks at one use of the executor; false when it is none that a with statement leaves right.
func (w *workers) use(u program.PlaceUse) bool {
	if u.To.Fate != program.Chained {
		return false
	}
	w.reach(u.Func, u.To.Stmt)
	w.waits = w.waits && w.finishes(u)
	if w.pool && slices.Contains(direct, u.To.Method) {
		return true
	}
	switch u.To.Method {
	case "submit", "map", "apply_async", "map_async", "starmap_async", "imap", "imap_unordered":
		return w.result(u)
	}
	return false
}

// finishes reports whether the work that is handed out here surely ends of itself: work that waits for what the code does
// later would never end when that raises.
func (w *workers) finishes(u program.PlaceUse) bool {
	for _, s := range w.p.Link(u.Func).Starts {
		if s.Expr == u.To.Call {
			return alwaysEnds(w.p, &s)
		}
	}
	return false
}

// reach has the block hold the statement.
func (w *workers) reach(f *program.Func, stmt facts.ID) {
	if stmt != facts.None {
		w.end = max(w.end, int(f.Stmt(stmt).End))
	}
}

// result looks at what becomes of the results of one use.
func (w *workers) result(u program.PlaceUse) bool {
	d := w.p.Destination(u.Func, u.To.Stmt, u.To.Call)
	switch {
	case d.Fate == program.Chained && (d.Method == "result" || d.Method == "get"):
		return true
	case d.Fate == program.Passed && w.consumes(u.Func, d.Call):
		return true
	case d.Fate == program.Stored && d.Place.Kind == program.LocalPlace:
		return w.kept(d)
	case w.iterated(u.Func, u.To.Stmt, u.To.Call):
		return true
	}
	w.waits = false
	return !w.pool && d.Fate != program.Stored
}

// consumers take all that they are given.
var consumers = []string{"builtins.list", "builtins.tuple", "builtins.set", "builtins.dict", "builtins.sum", "builtins.sorted",
	"builtins.max", "builtins.min", "concurrent.futures.wait"}

func (w *workers) consumes(f *program.Func, call facts.ID) bool {
	return slices.Contains(consumers, w.p.Eval(f, f.Expr(call).A).Name)
}

// iterated reports whether a loop that nothing leaves early goes through the expression.
func (w *workers) iterated(f *program.Func, stmt, id facts.ID) bool {
	if stmt == facts.None {
		return false
	}
	s := f.Stmt(stmt)
	if s.Kind != facts.For || s.E != id {
		return false
	}
	all := f.IR.Kind != facts.Comprehension || f.Parent != nil
	f.Within(s.Body, func(inner *facts.Stmt) {
		if inner.Kind == facts.Break || inner.Kind == facts.Return {
			all = false
		}
	})
	return all
}

// kept follows a local variable that holds results: the block reaches to its last use, and waits for nothing new when
// each of them is asked for.
func (w *workers) kept(d program.Destination) bool {
	asked := false
	for _, u := range w.p.PlaceUses(d.Place) {
		w.reach(u.Func, u.To.Stmt)
		if u.Func.Enclosing() != w.h.Func {
			return false
		}
		switch {
		case u.To.Fate == program.Chained && (u.To.Method == "result" || u.To.Method == "get"):
			asked = true
		case u.To.Fate == program.Passed && (w.consumes(u.Func, u.To.Call) || w.completed(u)):
			asked = true
		case w.iterated(u.Func, u.To.Stmt, u.Expr):
			asked = true
		case u.To.Fate == program.Returned:
			w.waits = false
			if w.pool {
				return false
			}
		}
	}
	w.waits = w.waits && asked
	return asked || !w.pool
}

// completed reports whether the use is a loop over as_completed(…).
func (w *workers) completed(u program.PlaceUse) bool {
	callee := w.p.Eval(u.Func, u.Func.Expr(u.To.Call).A)
	return callee.Name == "concurrent.futures.as_completed" && w.iterated(u.Func, u.To.Stmt, u.To.Call)
}

// closed shuts the executor of an object down where the object is closed.
func (w *workers) closed() []rule.Repair {
	place := w.h.To.Place
	lines := []string{"$.shutdown()"}
	if w.pool {
		lines = []string{"$.close()", "$.join()"}
	}
	d := rewrite.New(w.p)
	method := closeWith(w.p, d, place, finals, lines...)
	if method == "" {
		return nil
	}
	return d.Repair(rule.Text{
		EN: "Shut it down in %[1]s() (which then waits for its work)",
		FR: "L'arrêter dans %[1]s() (qui attend alors la fin de son travail)",
	}.With(method))
}
