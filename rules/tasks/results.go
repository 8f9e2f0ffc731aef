package tasks

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

var exceptionForValue = rule.Text{
	EN: "return_exceptions=True puts exceptions among the results, and %[1]s is used as a value without a look at what it is",
	FR: "return_exceptions=True met des exceptions parmi les résultats, et %[1]s sert de valeur sans qu'on regarde ce que c'est",
}

var exceptionNotAsked = rule.Text{
	EN: "asyncio.wait() raises nothing of what its tasks raise, and no one asks them: a failure shows in the log at most",
	FR: "asyncio.wait() ne lève rien de ce que lèvent ses tâches, et personne ne les interroge : un échec n'apparaît au mieux que dans le journal",
}

// reportUntested finds a result of gather that is taken for a value though it may be an exception. It is sure only where
// nothing in the function looks at what a result is, and each use is one that an exception does not bear.
func reportUntested(p *rule.Pass, f *program.Func, c *program.Call) {
	above := f.Above(c.Stmt, c.Expr)
	if len(above) == 0 || f.Expr(above[0]).Kind != facts.Await || looksAt(f) {
		return
	}
	use := resultUse(f, f.Stmt(c.Stmt), above[0])
	if use == facts.None || use == above[0] {
		return
	}
	note := rule.Text{EN: "%[1]s is used here", FR: "%[1]s sert ici"}.With(f.Text(use))
	p.Report(rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Message: exceptionForValue.With(f.Text(use)),
		Evidence: []rule.Step{{At: f.Site(use), Note: note}}})
}

// tests are the functions by which code finds out what a value is.
var tests = map[string]bool{"isinstance": true, "issubclass": true, "type": true, "hasattr": true, "getattr": true, "callable": true}

// looksAt reports whether the function, or one around it or within it, may tell an exception from a value.
func looksAt(f *program.Func) bool {
	exprs := f.Unit.Facts.Exprs
	if slices.ContainsFunc(exprs, func(e facts.Expr) bool {
		return e.Kind == facts.Call && tests[f.Expr(e.A).Name] || e.Kind == facts.Name && (e.Name == "Exception" || e.Name == "BaseException") ||
			e.Kind == facts.Attr && e.Name == "__class__"
	}) {
		return true
	}
	return slices.ContainsFunc(f.Unit.Facts.Stmts, func(s facts.Stmt) bool { return s.Kind == facts.Match || s.Kind == facts.Handler })
}

// resultUse is a use of a result for which an exception would not do, when the awaited list goes nowhere else; None otherwise.
func resultUse(f *program.Func, s *facts.Stmt, awaited facts.ID) facts.ID {
	v := valueUses{f}
	if s.Kind != facts.Assign || s.E != awaited {
		use, _ := v.ofList(awaited)
		return use
	}
	targets := f.Items(s.Targets)
	if len(targets) != 1 {
		return facts.None
	}
	switch t := f.Expr(targets[0]); t.Kind {
	case facts.Name:
		return elementUse(f, t.Var)
	case facts.Tuple, facts.ListOf:
		for _, item := range f.Items(t.List) {
			if use, ok := v.ofTarget(item); ok {
				return use
			}
		}
	}
	return facts.None
}

// elementUse is the first use that an exception does not bear of the list in the variable, or of its elements, when the list goes
// nowhere else; None otherwise.
func elementUse(f *program.Func, list int32) facts.ID {
	if list < 0 || len(f.Unit.Facts.Vars[list].Binds) != 1 {
		return facts.None
	}
	found := facts.None
	for _, read := range f.Reads(list) {
		use, ok := valueUses{f}.ofList(read)
		if !ok {
			return facts.None
		}
		if found == facts.None {
			found = use
		}
	}
	return found
}

// loopOver is the target of the loop that goes through the expression itself; None when none does.
func loopOver(f *program.Func, iterable facts.ID) facts.ID {
	for i := range f.Unit.Facts.Stmts {
		if s := &f.Unit.Facts.Stmts[i]; s.Kind == facts.For && s.E == iterable && s.Targets.Len() == 1 {
			return f.Items(s.Targets)[0]
		}
	}
	return facts.None
}

// ofException are the attributes that an exception has too.
var ofException = map[string]bool{"args": true, "add_note": true, "with_traceback": true, "__traceback__": true, "__cause__": true}

// reportUnasked finds tasks that are begun in the function and given to asyncio.wait, whose exceptions no one asks for.
func reportUnasked(p *rule.Pass, f *program.Func, c *program.Call) {
	if f.IR.Kind == facts.Comprehension || asksTasks(f, c) || asksLater(f, c) {
		return
	}
	above := f.Above(c.Stmt, c.Expr)
	if len(above) != 1 {
		return
	}
	if d := p.Destination(f, c.Stmt, above[0]); d.Fate != program.Dropped && !doneUnread(f, c.Stmt) {
		return
	}
	begun, ok := taskGiven(p, f, c)
	if !ok {
		return
	}
	note := rule.Text{EN: "a task that may raise begins here", FR: "une tâche qui peut lever une exception commence ici"}
	found := rule.Finding{Confidence: rule.Likely, At: f.CallSite(c), Message: exceptionNotAsked, Evidence: []rule.Step{{At: begun, Note: note}}}
	if inFinally(f, c.Stmt) || winds(f) {
		found.Severity = rule.Hint
	}
	p.Report(found)
}

// doneUnread reports whether the statement unpacks the two sets and the first of them is never read.
func doneUnread(f *program.Func, stmt facts.ID) bool {
	targets := f.Items(f.Stmt(stmt).Targets)
	if len(targets) != 1 || f.Expr(targets[0]).Kind != facts.Tuple {
		return false
	}
	parts := f.Items(f.Expr(targets[0]).List)
	if len(parts) != 2 {
		return false
	}
	done := f.Expr(parts[0])
	return done.Kind == facts.Name && done.Var >= 0 && len(f.Reads(done.Var)) == 0
}

// asking are the attributes by which code gets at what a task has come to.
var asking = map[string]bool{"result": true, "exception": true, "add_done_callback": true, "set_exception_handler": true}

// asksTasks reports whether the function asks a task anywhere, or cancels one before it waits.
func asksTasks(f *program.Func, c *program.Call) bool {
	found := false
	f.Exprs(func(id facts.ID) {
		e := f.Expr(id)
		found = found || e.Kind == facts.Attr && (asking[e.Name] || e.Name == "cancel" && int(e.End) < c.Span.Start)
	})
	return found
}

// taskGiven is where one of the tasks given to the call begins, with a coroutine of the project; false where their names are
// read later.
func taskGiven(p *rule.Pass, f *program.Func, c *program.Call) (program.Site, bool) {
	given := map[int32]bool{}
	args := f.Items(f.Expr(c.Expr).List)
	if len(args) == 0 {
		return program.Site{}, false
	}
	f.Walk(args[0], func(id facts.ID) {
		if e := f.Expr(id); e.Kind == facts.Name && e.Var >= 0 && !f.Unit.Facts.Vars[e.Var].Param {
			given[e.Var] = true
		}
	})
	first := f.Expr(args[0])
	for v := range given {
		if slices.ContainsFunc(f.Reads(v), func(read facts.ID) bool { return int(f.Expr(read).Start) > c.Span.End }) {
			return program.Site{}, false
		}
	}
	for _, g := range p.Funcs() {
		if g.Enclosing() != f {
			continue
		}
		link := p.Link(g)
		for i := range link.Calls {
			begins := &link.Calls[i]
			if !makesTask(p.Program, g, begins) || begins.Name == "asyncio.gather" || !ofProject(p, g, begins) {
				continue
			}
			d := p.Destination(g, begins.Stmt, begins.Expr)
			inside := begins.Span.Start >= int(first.Start) && begins.Span.End <= int(first.End)
			if inside || d.Fate == program.Stored && d.Target >= 0 && given[d.Target] {
				return g.CallSite(begins), true
			}
		}
	}
	return program.Site{}, false
}

// ofProject reports whether the task runs a coroutine of the project, and not one that handles all that it may raise.
func ofProject(p *rule.Pass, f *program.Func, c *program.Call) bool {
	args := f.Items(f.Expr(c.Expr).List)
	if len(args) == 0 {
		return false
	}
	v := p.Eval(f, args[0])
	return v.Kind == program.CoroutineValue && v.Func != nil && !handlesAll(p, v.Func)
}

// handlesAll reports whether the body of the function is one try with an except for every exception, after nothing that
// may raise.
func handlesAll(p *rule.Pass, f *program.Func) bool {
	p.Rests(f.NameSite())
	p.Link(f)
	found := false
	f.Stmts(func(s *facts.Stmt) {
		if s.Kind != facts.Handler {
			return
		}
		found = found || s.E == facts.None || slices.ContainsFunc([]string{"Exception", "BaseException"}, func(name string) bool { return f.Text(s.E) == name })
	})
	return found
}
