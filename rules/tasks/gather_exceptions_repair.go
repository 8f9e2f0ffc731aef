package tasks

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

var (
	raiseFirst = rule.Text{
		EN: "Raise the first exception once all are done (who awaits this must expect it)",
		FR: "Lever la première exception quand tout est fini (qui attend cette coroutine doit s'y attendre)",
	}
	logAll = rule.Text{
		EN: "Log the exceptions (the code then goes on as before)",
		FR: "Journaliser les exceptions (le code continue ensuite comme avant)",
	}
)

// repairGather looks at the results: it raises the first exception among them, or logs them all where the module has a
// logger.
func repairGather(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := rewrite.CallAt(p, at.At)
	if c == nil || !f.Async() || !rewrite.OwnLines(f, c.Stmt) {
		return nil
	}
	if c.Name == "asyncio.wait" {
		if inFinally(f, c.Stmt) || winds(f) {
			return nil
		}
		return askDone(p, f, c)
	}
	step := rewrite.Step(f.Unit.Module)
	look := func(then ...string) []string {
		lines := []string{step + "if isinstance(%s, BaseException):"}
		for _, line := range then {
			lines = append(lines, step+step+line)
		}
		return lines
	}
	var repairs []rule.Repair
	if !inFinally(f, c.Stmt) && !winds(f) { // else the rest of what ends things would be left out
		repairs = lookAtResults(p, f, c, raiseFirst, look("raise %s"))
	}
	if logger := loggerOf(p, f); logger != "" {
		repairs = append(repairs, lookAtResults(p, f, c, logAll, look(logger+`.error("a task failed", exc_info=%s)`))...)
	}
	return repairs
}

// lookAtResults puts a loop over the results behind the statement; %s in its lines is the result.
func lookAtResults(p *rule.Pass, f *program.Func, c *program.Call, title rule.Text, lines []string) []rule.Repair {
	d := rewrite.New(p)
	results := resultsOf(d, f, c)
	if results == "" {
		return nil
	}
	result := d.NewName(f.Unit, "result")
	body := []string{"for " + result + " in " + results + ":"}
	for _, line := range lines {
		body = append(body, strings.ReplaceAll(line, "%s", result))
	}
	d.Behind(f, c.Stmt, body...)
	return d.Repair(title)
}

// resultsOf is how the code names all results, which get a name where they have none; "" where some have no name.
func resultsOf(d *rewrite.Draft, f *program.Func, c *program.Call) string {
	s := f.Stmt(c.Stmt)
	switch {
	case s.Kind == facts.ExprStmt:
		name := d.NewName(f.Unit, "results")
		d.Insert(f.Unit, int(s.Start), name+" = ")
		return name
	case s.Kind != facts.Assign || s.Targets.Len() != 1:
		return ""
	}
	target := f.Expr(f.Items(s.Targets)[0])
	switch target.Kind {
	case facts.Name:
		return target.Name
	case facts.Tuple:
		var names []string
		for _, id := range f.Items(target.List) {
			if f.Expr(id).Kind != facts.Name {
				return ""
			}
			names = append(names, f.Expr(id).Name)
		}
		return "(" + strings.Join(names, ", ") + ")"
	}
	return ""
}

// askDone asks the tasks that asyncio.wait is done with for their results.
func askDone(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	s := f.Stmt(c.Stmt)
	d := rewrite.New(p)
	done := ""
	switch {
	case s.Kind == facts.ExprStmt:
		done = d.NewName(f.Unit, "done")
		d.Insert(f.Unit, int(s.Start), done+", _ = ")
		if f.Unit.Module.Binds("_") || f.Unit.HasLocal("_") {
			return nil // gettext
		}
	case s.Kind == facts.Assign && s.Targets.Len() == 1 && doneUnread(f, c.Stmt):
		done = f.Expr(f.Items(f.Expr(f.Items(s.Targets)[0]).List)[0]).Name
	default:
		return nil
	}
	task := d.NewName(f.Unit, "task")
	d.Behind(f, c.Stmt, "for "+task+" in "+done+":", rewrite.Step(f.Unit.Module)+task+".result()")
	return d.Repair(raiseFirst)
}

// loggerOf is the name of a logger of the module, "" when it has none.
func loggerOf(p *rule.Pass, f *program.Func) string {
	for _, name := range []string{"logger", "log", "_logger", "LOGGER", "_LOGGER", "LOG"} {
		if v := p.Global(f.Unit.Module, name); v.Kind == program.ExternalInstance && v.Name == "logging.Logger" && !f.Unit.HasLocal(name) {
			return name
		}
	}
	return ""
}
