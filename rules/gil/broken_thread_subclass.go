package gil

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rule"
)

// subclassInit is silent where the class starts in its own way, or where __init__ only refuses.
var subclassInit = rule.Rule{
	ID:         "broken-thread-subclass",
	Family:     rule.GIL,
	Chapter:    rule.Threading,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Subclass that breaks what Thread or Process needs",
		FR: "Sous-classe qui casse ce dont Thread ou Process a besoin",
	},
	Message: rule.Text{
		EN: "%[1]s never calls %[2]s.__init__(): start() fails",
		FR: "%[1]s n'appelle jamais %[2]s.__init__() : start() échoue",
	},
	Check:  checkSubclass,
	Repair: repairSubclass,
}

func checkSubclass(p *rule.Pass) {
	for _, c := range p.Unit.Classes {
		base := threadBase(p, c)
		if base == "" || p.Find(c, "start").Kind != program.Nothing || p.Find(c, "join").Kind != program.Nothing {
			continue
		}
		if init := p.Member(c, "__init__"); init.Kind == program.FunctionValue {
			p.Look(init.Func)
			checkInit(p, c, init.Func, base)
		}
		if base == "Thread" {
			checkOwn(p, c)
		}
	}
}

// report marks the name of the class and shows the line that breaks it.
func report(p *rule.Pass, c *program.Class, at program.Site, note, message rule.Text) {
	p.Report(rule.Finding{Confidence: rule.Certain, At: c.NameSite(), Message: message, Evidence: []rule.Step{{At: at, Note: note}}})
}

// threadBase is Thread or Process, when the class comes from it; "" otherwise.
func threadBase(p *rule.Pass, c *program.Class) string {
	bases := p.ExternalBases(c)
	isA := func(base string) bool {
		return slices.ContainsFunc(bases, func(b string) bool { return p.IsA(b, base) })
	}
	switch {
	case isA("threading.Thread"):
		return "Thread"
	case isA("multiprocessing.Process"):
		return "Process"
	}
	return ""
}

func checkInit(p *rule.Pass, c *program.Class, f *program.Func, base string) {
	if abstract(p, f) {
		return
	}
	early, found := facts.None, false
	f.EachStmt(func(id facts.ID, s *facts.Stmt) {
		if found {
			return
		}
		found = initialises(p, f, s)
		if !found && early == facts.None && tooEarly(p, f, s, base) {
			early = id
		}
	})
	switch {
	case !found:
		note := rule.Text{EN: "this __init__ replaces that of %[1]s", FR: "cet __init__ remplace celui de %[1]s"}.With(base)
		report(p, c, f.NameSite(), note, p.Rule.Message.With(c.Name, base))
	case early != facts.None:
		note := rule.Text{EN: "this comes before %[1]s.__init__()", FR: "ceci vient avant %[1]s.__init__()"}.With(base)
		report(p, c, f.StmtSite(early), note, rule.Text{
			EN: "%[1]s sets %[2]s before it calls %[3]s.__init__(): this raises",
			FR: "%[1]s fixe %[2]s avant d'appeler %[3]s.__init__() : une exception est levée",
		}.With(c.Name, target(f, early), base))
	}
}

// initialises reports whether the statement calls an __init__, or a method that may do so.
func initialises(p *rule.Pass, f *program.Func, s *facts.Stmt) bool {
	found := false
	f.StmtExprs(s, func(id facts.ID) {
		e := f.Expr(id)
		if e.Kind != facts.Call {
			return
		}
		callee := f.Expr(e.A)
		if callee.Kind == facts.Attr && callee.Name == "__init__" {
			found = true
		}
		if v := p.Eval(f, e.A); callee.Kind == facts.Attr && v.Kind == program.BoundMethod && mentions(p, v.Func, "__init__") {
			found = true
		}
	})
	return found
}

func mentions(p *rule.Pass, f *program.Func, name string) bool {
	p.Look(f)
	found := false
	f.Exprs(func(id facts.ID) { found = found || f.Expr(id).Name == name })
	return found
}

// tooEarly reports whether the statement uses what only __init__ prepares: self.daemon = …, self.start().
func tooEarly(p *rule.Pass, f *program.Func, s *facts.Stmt, base string) bool {
	if s.Kind != facts.Assign || s.Targets.Len() != 1 {
		return false
	}
	t := f.Expr(f.Items(s.Targets)[0])
	if t.Kind != facts.Attr || !isSelf(p, f, t.A) || p.Find(f.Class, t.Name).Kind != program.Nothing {
		return false
	}
	return t.Name == "daemon" || t.Name == "name" && base == "Thread"
}

func isSelf(p *rule.Pass, f *program.Func, id facts.ID) bool {
	v := p.Eval(f, id)
	return f.Expr(id).Kind == facts.Name && v.Kind == program.Instance && v.Class == f.Class
}

func target(f *program.Func, stmt facts.ID) string {
	return f.Text(f.Items(f.Stmt(stmt).Targets)[0])
}

// checkOwn: names that Thread keeps for itself.
func checkOwn(p *rule.Pass, c *program.Class) {
	for _, name := range []string{"_started", "_stop"} {
		what := breaks(p, name)
		sites := p.AttrSites(c, name)
		if what == "" || len(sites) == 0 {
			continue
		}
		b := sites[0]
		at := program.Site{Unit: b.Func.Unit, Span: text.Span{Start: int(b.Bind.Start), End: int(b.Bind.End)}}
		report(p, c, at, rule.Text{EN: "self.%[1]s gets a value here", FR: "self.%[1]s reçoit une valeur ici"}.With(name), rule.Text{
			EN: "%[1]s replaces what Thread keeps as self.%[2]s: %[3]s fails",
			FR: "%[1]s remplace ce que Thread garde dans self.%[2]s : %[3]s échoue",
		}.With(c.Name, name, what))
	}
}

// breaks is the method that fails when the attribute is another; "" for a free name. Thread has had no _stop since 3.13.
func breaks(p *rule.Pass, name string) string {
	switch {
	case name == "_started":
		return "start()"
	case name == "_stop" && p.Target.Version <= py.V312:
		return "join()"
	}
	return ""
}
