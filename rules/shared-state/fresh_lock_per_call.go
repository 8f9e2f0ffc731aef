package shared

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// freshLock speaks of a lock that no one else can have: made in the with statement itself, or in a local variable that is
// only ever entered, taken and released. It would rather miss a lock that is handed on and then forgotten.
var freshLock = rule.Rule{
	ID:         "fresh-lock-per-call",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Lock made anew at each call",
		FR: "Verrou créé à chaque appel",
	},
	Message: rule.Text{
		EN: "each call makes a lock of its own here, so %[1]s keeps nobody out",
		FR: "chaque appel crée ici son propre verrou, donc %[1]s n'arrête personne",
	},
	Check:  checkFreshLock,
	Repair: repairFreshLock,
}

func checkFreshLock(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if f.TopLevel() || f.IR.Kind == facts.LambdaFunction {
			continue
		}
		link := p.Link(f)
		told := map[int32]bool{}
		for i := range link.Acquires {
			checkTaken(p, f, lockTaken(f, &link.Acquires[i]), told)
		}
	}
}

// lockTaken is the expression of the lock that is entered, or whose acquire is called.
func lockTaken(f *program.Func, a *program.Acquire) facts.ID {
	if a.With {
		return a.Expr
	}
	if callee := f.Expr(f.Expr(a.Expr).A); callee.Kind == facts.Attr {
		return callee.A
	}
	return facts.None
}

func checkTaken(p *rule.Pass, f *program.Func, lock facts.ID, told map[int32]bool) {
	if lock == facts.None {
		return
	}
	e := f.Expr(lock)
	if e.Kind == facts.Call && isNewLock(p, f, lock) {
		p.Report(rule.Finding{Confidence: rule.Certain, At: f.Site(lock)}, f.Text(lock))
		return
	}
	if e.Kind != facts.Name || e.Var < 0 || told[e.Var] {
		return
	}
	v := &f.Unit.Facts.Vars[e.Var]
	if v.Param || v.Captured || f.Unit.Funcs[v.Func] != f || len(v.Binds) != 1 {
		return
	}
	b := &v.Binds[0]
	if b.Kind != facts.BindValue || b.Index >= 0 || b.Value == facts.None || !isNewLock(p, f, b.Value) || !staysHere(f, e.Var) || !onlyTarget(f, b.Value) {
		return
	}
	told[e.Var] = true
	made := rule.Text{EN: "%[1]s is made here, in the same call", FR: "%[1]s est créé ici, dans le même appel"}.With(e.Name)
	p.Report(rule.Finding{Confidence: rule.Certain, At: f.Site(lock), Evidence: []rule.Step{{At: f.Site(b.Value), Note: made}}}, e.Name)
}

// isNewLock reports whether the expression makes a lock that only the program itself knows: a lock on a file is another's
// too.
func isNewLock(p *rule.Pass, f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	if e.Kind != facts.Call {
		return false
	}
	callee, made := p.Eval(f, e.A), p.Eval(f, id)
	if callee.Kind != program.External || made.Kind != program.ExternalInstance {
		return false
	}
	module, _, _ := strings.Cut(made.Name, ".")
	switch module {
	case "threading", "multiprocessing", "asyncio", "anyio", "trio":
		c := p.Table.Class(made.Name)
		return c != nil && c.Lock != 0 && made.Name == callee.Name && ownMethods[methodOf(made.Name)]
	}
	return false
}

// ownMethods are the classes of locks whose only use is to keep others out.
var ownMethods = map[string]bool{"Lock": true, "RLock": true, "Semaphore": true, "BoundedSemaphore": true, "Condition": true}

// onlyTarget reports whether the assignment gives the lock to the variable alone.
func onlyTarget(f *program.Func, value facts.ID) bool {
	way := f.StatementOf(value)
	return len(way) > 0 && f.Stmt(way[len(way)-1]).Targets.Len() == 1
}

// staysHere reports whether the variable is only entered, taken and released.
func staysHere(f *program.Func, v int32) bool {
	for _, id := range f.Reads(v) {
		way := f.StatementOf(id)
		if len(way) == 0 {
			return false
		}
		stmt := way[len(way)-1]
		above := f.Above(stmt, id)
		if len(above) == 0 {
			return false
		}
		switch e := f.Expr(above[0]); {
		case e.Kind == facts.WithItem && e.B == facts.None:
		case e.Kind == facts.Attr && (e.Name == "acquire" || e.Name == "release"):
		default:
			return false
		}
	}
	return true
}
