package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rule"
)

// missingMainGuard looks at what runs when a module is imported: its own code, and the functions of the project that it
// calls by name. What only stands in a class or in a test's function is left alone, and a start under an if of such a
// function, unless the call asks for it: run(parallel=True).
var missingMainGuard = rule.Rule{
	ID:         "missing-main-guard",
	Family:     rule.Pickling,
	Chapter:    rule.Multiprocessing,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Process started while a module is imported",
		FR: "Processus démarré pendant l'import d'un module",
	},
	Message: rule.Text{
		EN: "%[1]s starts a process whenever this module is imported, and each new process imports it again%[2]s",
		FR: "%[1]s démarre un processus à chaque import de ce module, et chaque nouveau processus l'importe à nouveau%[2]s",
	},
	Check:  checkMainGuard,
	Repair: repairMainGuard,
}

func checkMainGuard(p *rule.Pass) {
	f := p.Unit.Funcs[0]
	if f.Unit.Owner != nil || strings.HasSuffix(f.Unit.Module.Path, "__main__.py") {
		return
	}
	link := p.Link(f)
	for i := range link.Calls {
		c := &link.Calls[i]
		if c.Main || c.Kind != program.Plain {
			continue
		}
		at, steps := begins(p, f, c, nil, 0)
		if at == nil {
			continue
		}
		method := p.StartMethodOf(at.Func, at.Call)
		if method.Method == "" || method.Copies() && method.Chosen {
			continue
		}
		severity, note := effect(p, method)
		p.Report(rule.Finding{Severity: severity, Confidence: rule.Likely, At: f.CallSite(c), Evidence: steps, Closed: true},
			p.CallName(f, c), note)
	}
}

// effect says what comes of it, by start method and version (measured on 3.14 and 3.15).
func effect(p *rule.Pass, m program.StartMethod) (rule.Severity, rule.Text) {
	switch {
	case m.Copies():
		return rule.Hint, rule.Text{
			EN: ": fork spares it, but macOS, Windows and Python 3.14 do not fork by default",
			FR: " : fork l'épargne, mais macOS, Windows et Python 3.14 ne dupliquent pas par fork par défaut",
		}
	case m.Method == py.ForkServer && p.Target.Version == py.V314:
		return rule.Error, rule.Text{EN: ": the start fails with ConnectionResetError", FR: " : le démarrage échoue avec ConnectionResetError"}
	}
	return rule.Error, rule.Text{
		EN: ": the child ends with a RuntimeError before it does anything",
		FR: " : l'enfant s'arrête sur RuntimeError avant d'avoir rien fait",
	}
}

// mostCalls is how many calls a chain from the module's own code may have.
const mostCalls = 4

// begins is the call that starts a process, here or in what is called, with the way there; nil when there is none. Asked
// are the parameters of the function for which the call has something to say.
func begins(p *rule.Pass, f *program.Func, c *program.Call, asked map[string]bool, depth int) (*program.Hop, []rule.Step) {
	if starts(p, f, c) {
		return &program.Hop{Func: f, Call: c}, nil
	}
	if depth == mostCalls || len(c.Targets) != 1 || c.Targets[0].Async() || c.Targets[0].IR.Generator {
		return nil, nil
	}
	t := p.Look(c.Targets[0])
	wants := requests(f, c, t, asked)
	link := p.Link(t)
	for i := range link.Calls {
		inner := &link.Calls[i]
		if inner.Kind != program.Plain || inner.Main || !reached(t, inner.Stmt, wants) {
			continue
		}
		if at, steps := begins(p, t, inner, wants, depth+1); at != nil {
			step := rule.Step{At: t.CallSite(inner), Note: rule.Text{EN: "%[1]s calls %[2]s", FR: "%[1]s appelle %[2]s"}.
				With(t.Name, p.CallName(t, inner))}
			return at, append([]rule.Step{step}, steps...)
		}
	}
	return nil, nil
}

// requests are the parameters of the callee for which the call has a value, and whether it asks for something: True, 4, what
// it was asked for itself.
func requests(f *program.Func, c *program.Call, t *program.Func, asked map[string]bool) map[string]bool {
	all := map[string]bool{}
	for i := range t.IR.Params {
		param := &t.IR.Params[i]
		id := f.Argument(c.Expr, knowledge.Parameter{Position: i, Name: param.Name})
		if id == facts.None {
			continue
		}
		e := f.Expr(id)
		n, number := f.Number(id)
		all[param.Name] = e.Op == facts.True || number && n != 0 && n != 1 || e.Kind == facts.Name && asked[e.Name]
	}
	return all
}

// reached reports whether the function surely comes to the statement: each if around it looks at a parameter that asks for
// something, and at none that does not.
func reached(f *program.Func, stmt facts.ID, requested map[string]bool) bool {
	return !slices.ContainsFunc(f.Around(stmt), func(id facts.ID) bool {
		s := f.Stmt(id)
		if s.Kind != facts.If || id == stmt {
			return false
		}
		asks, refuses := false, false
		f.Walk(s.E, func(id facts.ID) {
			if e := f.Expr(id); e.Kind == facts.Name {
				asking, given := requested[e.Name]
				asks, refuses = asks || asking, refuses || given && !asking
			}
		})
		return !asks || refuses
	})
}

// starts reports whether the call starts processes: a pool, a manager, a Process's start, an executor's task.
func starts(p *rule.Pass, f *program.Func, c *program.Call) bool {
	switch c.Name {
	case "multiprocessing.Pool", "multiprocessing.context.BaseContext.Pool", "multiprocessing.Manager",
		"multiprocessing.context.BaseContext.Manager", "multiprocessing.Process.start", "concurrent.futures.ProcessPoolExecutor.submit",
		"concurrent.futures.ProcessPoolExecutor.map":
		return true
	}
	if c.Object == facts.None || f.Expr(c.Expr).Kind != facts.Call || f.Expr(f.Expr(c.Expr).A).Name != "start" || len(c.Targets) > 0 {
		return false
	}
	v := p.Eval(f, c.Object)
	return v.Kind == program.Instance && isProcess(p, v.Class)
}

func isProcess(p *rule.Pass, c *program.Class) bool {
	for _, base := range p.ExternalBases(c) {
		if p.IsA(base, "multiprocessing.Process") {
			return true
		}
	}
	return false
}
