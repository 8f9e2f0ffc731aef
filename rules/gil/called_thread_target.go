package gil

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// calledTarget is silent about a call whose result is not known: it may be a factory that returns the function to run.
var calledTarget = rule.Rule{
	ID:         "called-thread-target",
	Family:     rule.GIL,
	Chapter:    rule.Threading,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Call where a function to run later is expected",
		FR: "Appel là où l'on attend une fonction à exécuter plus tard",
	},
	Message: rule.Text{
		EN: "%[1]s runs at once, right here, and %[2]s is given its result, %[3]s, instead of a function",
		FR: "%[1]s s'exécute tout de suite, ici même, et %[2]s reçoit son résultat, %[3]s, au lieu d'une fonction",
	},
	Check:  checkCalledTarget,
	Repair: repairCalled,
}

func checkCalledTarget(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Starts {
			s := &link.Starts[i]
			if s.Callable == facts.None || s.Call < 0 || !starter(s) || f.Expr(s.Callable).Kind != facts.Call {
				continue
			}
			if result := inert(p, f, s); result != (rule.Text{}) {
				p.Report(rule.Finding{Confidence: rule.Certain, At: f.Site(s.Callable)}, f.Text(s.Callable),
					p.CallName(f, &link.Calls[s.Call]), result)
			}
		}
	}
}

// starters are the modules whose callables are functions and nothing else.
var starters = []string{"threading", "_thread", "multiprocessing", "concurrent", "asyncio", "atexit", "signal"}

func starter(s *program.Start) bool {
	module, _, _ := strings.Cut(s.Name, ".")
	return slices.Contains(starters, module) && !s.Run.TakesCoroutine && !s.Run.Iterable
}

// inert names the result of the call when it can surely not be called; the empty text otherwise.
func inert(p *rule.Pass, f *program.Func, s *program.Start) rule.Text {
	v := s.Value
	switch v.Kind {
	case program.None:
		if returnsNothing(p, f, s.Callable) {
			return rule.Text{EN: "None", FR: "None"}
		}
	case program.ExternalInstance:
		if slices.Contains(data, v.Name) && !strings.HasPrefix(s.Name, "signal.") {
			kind := strings.TrimPrefix(v.Name, "builtins.")
			return rule.Text{EN: "of type " + kind, FR: "de type " + kind}
		}
	}
	return rule.Text{}
}

// data are the types of values that cannot be called.
var data = []string{"builtins.str", "builtins.bytes", "builtins.int", "builtins.float", "builtins.bool", "builtins.list",
	"builtins.dict", "builtins.tuple", "builtins.set"}

// returnsNothing reports whether the function called has a body of its own and no result: not one that is only there to
// be overridden.
func returnsNothing(p *rule.Pass, f *program.Func, call facts.ID) bool {
	callee := p.Eval(f, f.Expr(call).A)
	if callee.Func == nil {
		known := p.Table.Function(callee.Name)
		return known != nil && known.Returns == "None"
	}
	for _, t := range targetsOf(p, f, call) {
		if abstract(p, t) {
			return false
		}
		if v := p.Returns(t); v.Kind != program.None || t.Async() || t.IR.Generator {
			return false
		}
	}
	return true
}

func targetsOf(p *rule.Pass, f *program.Func, call facts.ID) []*program.Func {
	for _, c := range p.Link(f).Calls {
		if c.Kind == program.Plain && c.Expr == call {
			return c.Targets
		}
	}
	return nil
}

// abstract reports whether the body of the function does nothing: a docstring, pass, or only a raise.
func abstract(p *rule.Pass, f *program.Func) bool {
	p.Look(f)
	for _, id := range f.Items(f.IR.Body) {
		s := f.Stmt(id)
		switch s.Kind {
		case facts.Pass, facts.Raise:
		case facts.ExprStmt:
			if f.Expr(s.E).Kind != facts.Const {
				return false
			}
		default:
			return false
		}
	}
	return true
}
