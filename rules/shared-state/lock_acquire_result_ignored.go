package shared

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// ignoredAcquire speaks of an acquire that may give up and whose answer nobody reads. It would rather miss one whose
// timeout is a variable, which may stand for waiting without end, and one that only makes a release right.
var ignoredAcquire = rule.Rule{
	ID:         "lock-acquire-result-ignored",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Answer of acquire() not looked at",
		FR: "Réponse de acquire() non consultée",
	},
	Message: rule.Text{
		EN: "this acquire() may give up without %[1]s, and the code goes on all the same",
		FR: "cet acquire() peut renoncer sans avoir %[1]s, et le code continue quand même",
	},
	Check:  checkIgnoredAcquire,
	Repair: repairIgnoredAcquire,
}

func checkIgnoredAcquire(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Acquires {
			a := &link.Acquires[i]
			if a.With || a.Stmt == facts.None || !answers(p, f, a.Expr) || !givesUp(f, a.Expr) || !dropped(p, f, a) || onlyReleased(f, a) {
				continue
			}
			p.Report(rule.Finding{Confidence: rule.Certain, At: f.Site(a.Expr)}, a.Text)
		}
	}
}

// answers reports whether the acquire says by its result that it gave up, as those of the standard library do; others
// raise.
func answers(p *rule.Pass, f *program.Func, call facts.ID) bool {
	if f.Expr(call).Kind != facts.Call {
		return false
	}
	module, _, _ := strings.Cut(p.Eval(f, f.Expr(call).A).Name, ".")
	return module == "threading" || module == "multiprocessing"
}

// givesUp reports whether the arguments let acquire return without the lock: False, or a timeout.
func givesUp(f *program.Func, call facts.ID) bool {
	if id := f.Argument(call, knowledge.Parameter{Position: 0, Name: "blocking"}); id != facts.None && isFalse(f, id) {
		return true
	}
	if id := f.Argument(call, knowledge.Parameter{Position: -1, Name: "block"}); id != facts.None && isFalse(f, id) {
		return true
	}
	n, ok := f.Number(f.Argument(call, knowledge.Parameter{Position: 1, Name: "timeout"}))
	return ok && n >= 0
}

func isFalse(f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	return e.Kind == facts.Const && (e.Op == facts.False || e.Op == facts.Int && e.Name == "0")
}

// dropped reports whether nothing reads what acquire answers.
func dropped(p *rule.Pass, f *program.Func, a *program.Acquire) bool {
	d := p.Destination(f, a.Stmt, a.Expr)
	switch d.Fate {
	case program.Dropped:
		return true
	case program.Stored:
		return d.Target >= 0 && d.Place.Kind == program.LocalPlace && !f.Unit.Facts.Vars[d.Target].Captured && len(f.Reads(d.Target)) == 0
	}
	return false
}

// onlyReleased reports whether the next statement, or the end of the block, lets the lock go: then acquire(False) only
// sees to it that there is something to release, or makes the lock a flag.
func onlyReleased(f *program.Func, a *program.Acquire) bool {
	next := facts.ID(facts.None)
	f.EachStmt(func(id facts.ID, s *facts.Stmt) {
		if s.Start >= f.Stmt(a.Stmt).End && (next == facts.None || s.Start < f.Stmt(next).Start) {
			next = id
		}
	})
	if next == facts.None {
		return !f.TopLevel() // what comes next in a module is another unit
	}
	s := f.Stmt(next)
	if s.Kind != facts.ExprStmt {
		return false
	}
	return f.Text(s.E) == a.Text+".release()"
}
