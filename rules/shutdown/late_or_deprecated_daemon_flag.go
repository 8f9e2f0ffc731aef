package shutdown

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rule"
)

// lateDaemonFlag follows local names in the order of the text, within one list of statements: what happens in another
// branch is not before.
var lateDaemonFlag = rule.Rule{
	ID:         "late-or-deprecated-daemon-flag",
	Family:     rule.Shutdown,
	Chapter:    rule.Threading,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Daemon flag set too late, or the old way",
		FR: "Indicateur démon posé trop tard, ou à l'ancienne",
	},
	Message: rule.Text{
		EN: "the thread already runs here: setting daemon raises RuntimeError",
		FR: "le thread tourne déjà ici : poser daemon lève RuntimeError",
	},
	Check:  checkDaemonFlags,
	Repair: repairDaemonFlag,
}

var oldWay = rule.Text{
	EN: "%[1]s is deprecated since 3.10: use the attribute %[2]s",
	FR: "%[1]s est déprécié depuis 3.10 : utilisez l'attribut %[2]s",
}

// attributes are what replaces the old methods.
var attributes = map[string]string{
	"threading.Thread.setDaemon": "daemon", "threading.Thread.isDaemon": "daemon",
	"threading.Thread.setName": "name", "threading.Thread.getName": "name",
}

func checkDaemonFlags(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			if attr, ok := attributes[c.Name]; ok && c.Kind == program.Plain && p.Target.Version >= py.V310 && !isFallback(p, f, c.Stmt) {
				p.Report(rule.Finding{Severity: rule.Hint, Confidence: rule.Certain, At: f.CallSite(c), Message: oldWay.With(c.Name+"()", attr)})
			}
		}
		f.EachStmt(func(id facts.ID, s *facts.Stmt) { checkLate(p, f, id, s) })
	}
}

// isFallback reports whether the statement runs only where an object lacks an attribute.
func isFallback(p *rule.Pass, f *program.Func, stmt facts.ID) bool {
	way := f.Around(stmt)
	for i, id := range way[:max(len(way)-1, 0)] {
		s := f.Stmt(id)
		if s.Kind == facts.If && slices.Contains(f.Items(s.Else), way[i+1]) && f.Expr(s.E).Kind == facts.Call &&
			p.Eval(f, f.Expr(s.E).A).Name == "builtins.hasattr" {
			return true
		}
	}
	return false
}

// checkLate reports `t.daemon = …` behind `t.start()` in the same list of statements.
func checkLate(p *rule.Pass, f *program.Func, id facts.ID, s *facts.Stmt) {
	if s.Kind != facts.Assign || s.Targets.Len() != 1 {
		return
	}
	target := f.Expr(f.Items(s.Targets)[0])
	if target.Kind != facts.Attr || target.Name != "daemon" || !isThread(p, f, target.A) {
		return
	}
	name := f.Text(target.A)
	var started *program.Site
	for _, b := range before(p, f, id, name) {
		switch s := b.f.Stmt(b.id); {
		case startsThread(b.f, s, name):
			at := b.f.Site(s.E)
			started = &at
		case s.Kind == facts.Assign && slices.ContainsFunc(b.f.Items(s.Targets), func(t facts.ID) bool { return b.f.Text(t) == name }):
			started = nil
		}
	}
	if started != nil {
		p.Report(rule.Finding{Confidence: rule.Certain, At: program.Site{Unit: f.Unit, Span: f.Site(f.Items(s.Targets)[0]).Span},
			Evidence: []rule.Step{{At: *started, Note: rule.Text{EN: "it is started here", FR: "il est lancé ici"}}}})
	}
}

// stmt is a statement with its function.
type stmt struct {
	f  *program.Func
	id facts.ID
}

// before are the statements that go before one in its list; of a statement of a module those that speak of the name.
func before(p *rule.Pass, f *program.Func, id facts.ID, name string) (all []stmt) {
	list := siblings(f, id)
	if len(list) > 0 && f.OfScript() && slices.Contains(f.Items(f.IR.Body), id) {
		for _, u := range p.Mentions(f.Unit.Module, name) {
			if u == f.Unit {
				break
			}
			if own := u.Funcs[0]; own.OfScript() {
				for _, s := range own.Items(own.IR.Body) {
					all = append(all, stmt{own, s})
				}
			}
		}
	}
	for _, sibling := range list {
		if sibling == id {
			break
		}
		all = append(all, stmt{f, sibling})
	}
	return all
}

func isThread(p *rule.Pass, f *program.Func, id facts.ID) bool {
	switch v := p.Eval(f, id); v.Kind {
	case program.ExternalInstance:
		return p.IsA(v.Name, "threading.Thread")
	case program.Instance:
		return slices.ContainsFunc(p.ExternalBases(v.Class), func(b string) bool { return p.IsA(b, "threading.Thread") })
	}
	return false
}

func startsThread(f *program.Func, s *facts.Stmt, name string) bool {
	if s.Kind != facts.ExprStmt || f.Expr(s.E).Kind != facts.Call {
		return false
	}
	callee := f.Expr(f.Expr(s.E).A)
	return callee.Kind == facts.Attr && callee.Name == "start" && f.Text(callee.A) == name
}

// siblings is the list of statements that the statement stands in.
func siblings(f *program.Func, id facts.ID) []facts.ID {
	if list := f.Items(f.IR.Body); slices.Contains(list, id) {
		return list
	}
	var found []facts.ID
	f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
		for _, l := range []facts.List{s.Body, s.Else, s.Final} {
			if list := f.Items(l); slices.Contains(list, id) {
				found = list
			}
		}
	})
	return found
}
