package tasks

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// gatherExceptions speaks of results that are thrown away as a whole, and of those that are used as if none could be an
// exception; where results are handed on it does not follow them. After a cancel the exceptions are those that were asked for.
var gatherExceptions = rule.Rule{
	ID:         "gather-exceptions-ignored",
	Family:     rule.Tasks,
	Chapter:    rule.Exceptions,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Exceptions of tasks that no one looks at",
		FR: "Exceptions de tâches que personne ne regarde",
	},
	Message: rule.Text{
		EN: "return_exceptions=True makes results of the exceptions, and the results are thrown away: no failure is seen",
		FR: "return_exceptions=True fait des exceptions de simples résultats, et les résultats sont jetés : aucun échec n'est vu",
	},
	Check:  checkGather,
	Repair: repairGather,
}

func checkGather(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Calls {
			c := &link.Calls[i]
			if c.Kind == program.Plain && c.Name == "asyncio.wait" && c.Awaited {
				reportUnasked(p, f, c)
			}
			if c.Kind != program.Plain || c.Name != "asyncio.gather" || !c.Awaited || !keepsExceptions(f, c) || cancels(f) {
				continue
			}
			if !resultLost(p, f, c) {
				reportUntested(p, f, c)
				continue
			}
			found := rule.Finding{Confidence: rule.Certain, At: f.CallSite(c)}
			if inFinally(f, c.Stmt) || winds(f) {
				found.Severity = rule.Hint
			}
			p.Report(found)
		}
	}
}

// keepsExceptions reports whether the call has return_exceptions=True.
func keepsExceptions(f *program.Func, c *program.Call) bool {
	return slices.ContainsFunc(f.Items(f.Expr(c.Expr).List), func(id facts.ID) bool {
		e := f.Expr(id)
		return e.Kind == facts.Keyword && e.Name == "return_exceptions" && f.Expr(e.A).Op == facts.True
	})
}

// resultLost reports whether the awaited result is a statement of its own, or goes to a name that is never read, and no
// name of the tasks lets the code ask them later.
func resultLost(p *rule.Pass, f *program.Func, c *program.Call) bool {
	above := f.Above(c.Stmt, c.Expr)
	if len(above) != 1 || f.Expr(above[0]).Kind != facts.Await || asksLater(f, c) || ofOthers(f, c) {
		return false
	}
	d := p.Destination(f, c.Stmt, above[0])
	return d.Fate == program.Dropped || d.Fate == program.Stored && d.Target >= 0 && len(f.Reads(d.Target)) == 0
}

// asksLater reports whether what is gathered has a name that is read after the call.
func asksLater(f *program.Func, c *program.Call) bool {
	for _, arg := range f.Items(f.Expr(c.Expr).List) {
		e := f.Expr(arg)
		if e.Kind == facts.Star {
			e = f.Expr(e.A)
		}
		if e.Kind != facts.Name || e.Var < 0 {
			continue
		}
		for _, read := range f.Reads(e.Var) {
			if int(f.Expr(read).Start) > c.Span.End {
				return true
			}
		}
	}
	return false
}

// ofOthers reports whether the futures are kept by an attribute of an attribute: whose they are sees to their failures.
func ofOthers(f *program.Func, c *program.Call) bool {
	args := f.Items(f.Expr(c.Expr).List)
	if len(args) == 0 || f.Expr(args[0]).Kind != facts.Star {
		return false
	}
	kept := f.Expr(f.Expr(args[0]).A)
	return kept.Kind == facts.Attr && f.Expr(kept.A).Kind == facts.Attr
}

// inFinally reports whether the statement stands in a finally clause or an except clause.
func inFinally(f *program.Func, stmt facts.ID) bool {
	around := f.Around(stmt)
	for i, id := range around[:max(len(around)-1, 0)] {
		s := f.Stmt(id)
		if s.Kind == facts.Handler || s.Kind == facts.Try && slices.Contains(f.Items(s.Final), around[i+1]) {
			return true
		}
	}
	return false
}

// winding are the words by which a function says that it ends something: there the best that can be done may be enough.
var winding = []string{"close", "stop", "shutdown", "cleanup", "clean_up", "teardown", "disconnect", "exit", "terminate", "cancel", "unload"}

func winds(f *program.Func) bool {
	name := strings.ToLower(f.IR.Name)
	return slices.ContainsFunc(winding, func(word string) bool { return strings.Contains(name, word) })
}
