package tasks

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// unawaitedCoroutine speaks of calls of functions that are certain to be async def and whose coroutine is used as if it
// were the result, or not at all. A coroutine that is given to a function which is not known may be awaited there.
var unawaitedCoroutine = rule.Rule{
	ID:         "unawaited-coroutine",
	Family:     rule.Tasks,
	Chapter:    rule.Asyncio,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Coroutine that is never awaited",
		FR: "Coroutine jamais attendue",
	},
	Message: rule.Text{
		EN: "%[1]s only makes a coroutine, %[2]s: without await its code never runs",
		FR: "%[1]s ne fait que créer une coroutine, %[2]s : sans await, son code ne s'exécute jamais",
	},
	Check:  checkUnawaited,
	Repair: repairUnawaited,
}

// What is done with the coroutine instead.
var (
	thrownAway = rule.Text{EN: "which is thrown away", FR: "qui est jetée"}
	neverRead  = rule.Text{EN: "which is stored in a name that is never read", FR: "rangée dans un nom que rien ne lit"}
	asOperand  = rule.Text{EN: "which is used in place of its result", FR: "employée à la place de son résultat"}
	asArgument = rule.Text{EN: "which is given to %[1]s in place of its result", FR: "donnée à %[1]s à la place de son résultat"}
	asIterable = rule.Text{EN: "which cannot be iterated", FR: "qui ne peut pas être parcourue"}
)

func checkUnawaited(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			reportMapped(p, f, c)
			if c.Kind != program.Plain || c.Awaited || !isRead(p, f, c) || !makesCoroutine(p.Program, c) || expectsError(f, c.Stmt) {
				continue
			}
			if use, ok := misuse(p.Program, f, c); ok {
				p.Report(rule.Finding{Confidence: rule.Certain, At: f.CallSite(c), Evidence: definition(c)}, p.CallName(f, c), use)
			}
		}
	}
}

// isRead reports whether the code of the call is read in any case: code of a loop or of a module, what speaks of concurrency, or
// what names an async def of its own module.
func isRead(p *rule.Pass, f *program.Func, c *program.Call) bool {
	in := f.Enclosing()
	if in.Async() || in.TopLevel() || p.Context(f, knowledge.Loop).In || p.Speaks(in) {
		return true
	}
	if c.Expr == facts.None || f.Expr(c.Expr).Kind != facts.Call {
		return false
	}
	called := f.Expr(f.Expr(c.Expr).A).Name
	return len(c.Targets) > 0 && !slices.ContainsFunc(c.Targets, func(t *program.Func) bool {
		return t.Unit.Module != f.Unit.Module || t.IR.Name != called
	})
}

// makesCoroutine reports whether all that the call may run are async functions without a decorator that could run them.
func makesCoroutine(p *program.Program, c *program.Call) bool {
	if c.Known != nil {
		return c.Known.Awaitable && !c.Known.Future && !strings.HasSuffix(c.Known.Name, "*")
	}
	for _, t := range c.Targets {
		if !t.Async() || t.IR.Generator || !bare(p, t) {
			return false
		}
	}
	return len(c.Targets) > 0
}

// bare reports whether each decorator of the function leaves it as it is.
func bare(p *program.Program, f *program.Func) bool {
	p.Rests(f.NameSite())
	for _, d := range f.IR.Decorators {
		v := p.Eval(f.Parent, d)
		known := p.Table.Function(v.Name)
		keeps := v.Kind == program.External && known != nil && known.KeepsSignature && known.Decorates == nil && known.DecoratesAsync == nil
		if !keeps && v.Name != "builtins.staticmethod" && v.Name != "builtins.classmethod" && v.Name != "abc.abstractmethod" {
			return false
		}
	}
	return true
}

// definition shows the async def that is called, when there is one.
func definition(c *program.Call) []rule.Step {
	if len(c.Targets) == 0 {
		return nil
	}
	note := rule.Text{EN: "%[1]s is an async def", FR: "%[1]s est un async def"}.With(c.Targets[0].Name)
	return []rule.Step{{At: c.Targets[0].NameSite(), Note: note}}
}

// misuse is what becomes of the coroutine, when that cannot be what was meant.
func misuse(p *program.Program, f *program.Func, c *program.Call) (rule.Text, bool) {
	d := p.Destination(f, c.Stmt, c.Expr)
	if d.Fate == program.Dropped && f.IR.Kind == facts.Comprehension {
		return droppedElements(f, d)
	}
	if d.Fate == program.Dropped {
		return thrownAway, isStatement(f, c.Stmt, c.Expr)
	}
	if f.IR.Kind == facts.Comprehension {
		return rule.Text{}, false
	}
	above := f.Above(c.Stmt, c.Expr)
	switch d.Fate {
	case program.Stored:
		if len(above) > 0 || d.Target < 0 {
			return rule.Text{}, false
		}
		return misreads(p, d)
	case program.Operand:
		return asOperand, isOperand(f, above)
	case program.Chained:
		return asOperand, !ofCoroutines[d.Method] && len(c.Targets) > 0
	case program.Passed:
		if len(above) > 0 && above[0] == d.Call {
			return passedAsResult(p, d)
		}
	}
	if s := f.Stmt(c.Stmt); s.Kind == facts.For && !s.Async && s.E == c.Expr {
		return asIterable, true
	}
	return rule.Text{}, false
}

// misreads is what becomes of a coroutine that goes to a name, when each read of the name takes it for its result.
func misreads(p *program.Program, d program.Destination) (rule.Text, bool) {
	use, reads := neverRead, d.In.Reads(d.Target)
	if len(reads) > 0 && len(d.In.Unit.Facts.Vars[d.Target].Binds) != 1 {
		return rule.Text{}, false
	}
	for _, read := range reads {
		way := d.In.StatementOf(read)
		if len(way) == 0 {
			return rule.Text{}, false
		}
		wrong, ok := misread(p, d.In, way[len(way)-1], read)
		if !ok {
			return rule.Text{}, false
		}
		use = wrong
	}
	return use, true
}

// misread is the use of a name with a coroutine that only its result could be put to.
func misread(p *program.Program, f *program.Func, stmt, read facts.ID) (rule.Text, bool) {
	above := f.Above(stmt, read)
	switch d := p.Destination(f, stmt, read); d.Fate {
	case program.Operand:
		return asOperand, isOperand(f, above)
	case program.Chained:
		return asOperand, !ofCoroutines[d.Method]
	case program.Passed:
		if len(above) > 0 && above[0] == d.Call {
			return passedAsResult(p, d)
		}
	}
	s := f.Stmt(stmt)
	return asIterable, s.Kind == facts.For && !s.Async && s.E == read
}

// isOperand reports whether an operator or a test takes the value itself, not a container with it.
func isOperand(f *program.Func, above []facts.ID) bool {
	for _, id := range above {
		switch e := f.Expr(id); e.Kind {
		case facts.IfExp, facts.Or, facts.And:
			continue
		case facts.Compare:
			return e.Op != facts.Is && e.Op != facts.IsNot
		case facts.Not, facts.Bin, facts.Unary, facts.FString:
			return true
		default:
			return false
		}
	}
	return true
}

// ofCoroutines are the methods that coroutines have.
var ofCoroutines = map[string]bool{"send": true, "throw": true, "close": true, "__await__": true}

// results are the functions that make something of a value at once; a coroutine is of no use to them.
var results = map[string]bool{
	"builtins.len": true, "builtins.str": true, "builtins.int": true, "builtins.float": true, "builtins.bool": true,
	"builtins.list": true, "builtins.dict": true, "builtins.set": true, "builtins.tuple": true, "builtins.sorted": true,
	"builtins.sum": true, "builtins.print": true, "builtins.enumerate": true, "builtins.any": true, "builtins.all": true,
	"builtins.min": true, "builtins.max": true, "builtins.iter": true, "builtins.next": true, "json.dumps": true,
}

func passedAsResult(p *program.Program, d program.Destination) (rule.Text, bool) {
	call := d.In.Expr(d.Call)
	v := p.Eval(d.In, call.A)
	compares := v.Kind == program.ExternalMethod && strings.HasPrefix(v.Name, "unittest.TestCase.assert")
	if !compares && (v.Kind != program.External || !results[v.Name]) {
		return rule.Text{}, false
	}
	return asArgument.With(d.In.Text(call.A) + "()"), true
}

// expectsError reports whether the statement stands in a with statement that waits for an exception: a test of what
// happens without await.
func expectsError(f *program.Func, stmt facts.ID) bool {
	for _, id := range f.Around(stmt) {
		s := f.Stmt(id)
		if s.Kind != facts.With {
			continue
		}
		for _, item := range f.Items(s.Targets) {
			call := f.Expr(f.Expr(item).A)
			if call.Kind == facts.Call && expecting[f.Expr(call.A).Name] {
				return true
			}
		}
	}
	return false
}

var expecting = map[string]bool{"raises": true, "warns": true, "assertRaises": true, "assertRaisesRegex": true, "assertWarns": true, "assertWarnsRegex": true}
