package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairPrimitive makes the lock or the queue with a manager, whose proxies travel with every task, or gives it to each worker
// when that starts.
func repairPrimitive(p *rule.Pass, at *rule.Finding) []rule.Repair {
	taken := func(c crossing) []carried { return append(c.arguments(), carried{expr: c.s.Callable}) }
	c, s := stuckAt(p, at.At, taken)
	if s == nil || !s.Starting {
		return nil
	}
	repairs := byProxy(p, c, s, at)
	for _, a := range c.arguments() {
		if c.f.Site(a.expr) == at.At && !a.each {
			repairs = append(repairs, throughInitializer(p, c, a.expr)...)
		}
	}
	return repairs
}

// byProxy makes it with a manager.
func byProxy(p *rule.Pass, c crossing, s *program.Stuck, at *rule.Finding) []rule.Repair {
	if !slices.Contains(managed, s.Class) {
		return nil
	}
	f, made := rewrite.CallAt(p, s.At)
	if made == nil && s.Owner != nil {
		f, made, _ = ofAttribute(p, s)
	} else if made == nil {
		f, made = makerAt(p, c, at.At)
	}
	if made == nil || made.Name != s.Class || f.TopLevel() && !made.Main || f.Unit.Module != c.f.Unit.Module {
		return nil
	}
	if args := f.Items(f.Expr(made.Expr).List); len(args) > 0 && !strings.HasSuffix(s.Class, "Semaphore") && !strings.HasSuffix(s.Class, "Queue") {
		return nil
	}
	d := rewrite.New(p)
	callee := f.Expr(f.Expr(made.Expr).A)
	class := s.Class[strings.LastIndexByte(s.Class, '.')+1:]
	at2 := f.Site(f.Expr(made.Expr).A)
	switch {
	case callee.Kind == facts.Attr && callee.Name == class && p.Eval(f, callee.A).Name == "multiprocessing":
		d.Insert(f.Unit, at2.End-len(class), "Manager().")
	case callee.Kind == facts.Name:
		d.Replace(at2, d.Name(f.Unit, "multiprocessing", "Manager")+"()."+class)
	default:
		return nil
	}
	return d.Repair(byManager)
}

var byManager = rule.Text{
	EN: "Make it with a manager (a server process of its own, and slower)",
	FR: "Le créer avec un manager (un processus serveur à part, et plus lent)",
}

// managed are the classes that a manager makes as well.
var managed = []string{"multiprocessing.Lock", "multiprocessing.RLock", "multiprocessing.Semaphore", "multiprocessing.BoundedSemaphore",
	"multiprocessing.Event", "multiprocessing.Condition", "multiprocessing.Queue", "multiprocessing.JoinableQueue"}

// makerAt is the call that makes what the argument at a place names.
func makerAt(p *rule.Pass, c crossing, at program.Site) (*program.Func, *program.Call) {
	for _, a := range c.arguments() {
		if c.f.Site(a.expr) == at {
			return p.MadeBy(c.f, a.expr)
		}
	}
	return nil, nil
}
