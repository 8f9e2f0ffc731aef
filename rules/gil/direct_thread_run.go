package gil

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// directRun leaves alone what a thread's own methods do with self, and a function that starts the same thread elsewhere:
// there the choice is deliberate.
var directRun = rule.Rule{
	ID:         "direct-thread-run",
	Family:     rule.GIL,
	Chapter:    rule.Threading,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "run() called instead of start()",
		FR: "run() appelée au lieu de start()",
	},
	Message: rule.Text{
		EN: "%[1]s runs in this very thread and nothing starts: it is start() that begins a new %[2]s",
		FR: "%[1]s s'exécute dans ce thread même et rien ne démarre : c'est start() qui lance un nouveau %[2]s",
	},
	Check:  checkRun,
	Repair: repairRun,
}

func checkRun(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			if c.Kind != program.Plain || c.Object == facts.None || f.Expr(f.Expr(c.Expr).A).Name != "run" {
				continue
			}
			kind := handle(p, f, c)
			if kind == (rule.Text{}) || startsToo(p, f, c) {
				continue
			}
			severity := rule.Warning
			if inTests(f) {
				severity = rule.Hint
			}
			p.Report(rule.Finding{Severity: severity, Confidence: rule.Likely, At: f.CallSite(c)}, p.CallName(f, c), kind)
		}
	}
}

// handle says what the object that is run would start; the empty text for other objects.
func handle(p *rule.Pass, f *program.Func, c *program.Call) rule.Text {
	v := p.Eval(f, c.Object)
	switch v.Kind {
	case program.ExternalInstance:
		return started(p, []string{v.Name})
	case program.Instance:
		if m := f.Method(); m != nil && started(p, p.ExternalBases(m.Class)) != (rule.Text{}) {
			return rule.Text{}
		}
		return started(p, p.ExternalBases(v.Class))
	}
	return rule.Text{}
}

func started(p *rule.Pass, classes []string) rule.Text {
	isA := func(base string) bool {
		return slices.ContainsFunc(classes, func(c string) bool { return p.IsA(c, base) })
	}
	switch {
	case isA("threading.Thread"):
		return rule.Text{EN: "thread", FR: "thread"}
	case isA("multiprocessing.Process"):
		return rule.Text{EN: "process", FR: "processus"}
	}
	return rule.Text{}
}

// startsToo reports whether the function also starts what it runs here.
func startsToo(p *rule.Pass, f *program.Func, c *program.Call) bool {
	object := f.Text(c.Object)
	return slices.ContainsFunc(p.Link(f).Calls, func(o program.Call) bool {
		return o.Kind == program.Plain && o.Object != facts.None && f.Text(o.Object) == object &&
			f.Expr(f.Expr(o.Expr).A).Name == "start"
	})
}

// inTests reports whether the file is one of tests, which may run a thread's body on purpose.
func inTests(f *program.Func) bool {
	path := "/" + f.Unit.Module.Path
	return strings.Contains(path, "/test") || strings.HasSuffix(path, "_test.py")
}
