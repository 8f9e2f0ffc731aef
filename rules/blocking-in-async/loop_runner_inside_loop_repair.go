package blocking

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// givenCoroutine are the runners that only run the coroutine that they are given.
var givenCoroutine = map[string]bool{"asyncio.run": true, "asyncio.Runner.run": true, "asyncio.AbstractEventLoop.run_until_complete": true,
	"uvloop.run": true}

// givenFunction are the runners that call a coroutine function, with what follows it.
var givenFunction = map[string]bool{"anyio.run": true, "trio.run": true}

// awaitCall awaits the call of the function that the runner was given.
func awaitCall(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	args, plain := argumentsOf(f, c.Expr)
	if !plain || len(args) == 0 || holdsLock(c) || f.Expr(args[0]).Kind == facts.Lambda || strings.ContainsAny(f.Text(c.Expr), "#\r\n") {
		return nil
	}
	var given []string
	for _, a := range args[1:] {
		given = append(given, f.Text(a))
	}
	d := rewrite.New(p)
	d.Await(f, c.Stmt, c.Expr, "", "")
	d.Replace(f.Site(c.Expr), f.Text(args[0])+"("+strings.Join(given, ", ")+")")
	return d.Repair(awaitCoroutine)
}

// repairLoopRunner awaits the coroutine where the code that runs the loop is a coroutine itself.
func repairLoopRunner(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := onlyCallAt(p, at.At, func(_ *program.Func, c *program.Call) bool { return runsLoop(c) })
	if c != nil && givenFunction[c.Name] {
		return awaitCall(p, f, c)
	}
	if c == nil || !givenCoroutine[c.Name] {
		return nil
	}
	args, plain := argumentsOf(f, c.Expr)
	if !plain || len(args) != 1 || holdsLock(c) {
		return nil
	}
	if k := f.Expr(args[0]).Kind; k != facts.Call && k != facts.Name && k != facts.Attr {
		return nil
	}
	before, behind := f.Site(c.Expr), f.Site(c.Expr)
	before.End, behind.Start = int(f.Expr(args[0]).Start), int(f.Expr(args[0]).End)
	if strings.Contains(rewrite.Source(before)+rewrite.Source(behind), "#") || !strings.HasSuffix(strings.TrimSpace(rewrite.Source(before)), "(") {
		return nil
	}
	d := rewrite.New(p)
	d.Await(f, c.Stmt, c.Expr, "", "")
	d.Delete(before)
	d.Delete(behind)
	return d.Repair(awaitCoroutine)
}

var awaitCoroutine = rule.Text{
	EN: "Await the coroutine (it then runs in the loop that is running)",
	FR: "Attendre la coroutine avec await (elle s'exécute alors dans la boucle en marche)",
}

// repairSelfWait awaits the future, so that the loop can run the coroutine.
func repairSelfWait(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := onlyCallAt(p, at.At, func(f *program.Func, c *program.Call) bool { return waitsForItself(p, f, c) })
	if c == nil || c.Name != "concurrent.futures.Future.result" || holdsLock(c) {
		return nil
	}
	d := rewrite.New(p)
	if f.Expr(c.Expr).List.Len() == 0 {
		name := futureTwin(d, p, f, c, "asyncio")
		return d.Repair(awaitTwin.With(name))
	}
	middle := f.Site(c.Expr)
	middle.Start, middle.End = int(f.Expr(c.Object).End), int(f.Expr(f.Items(f.Expr(c.Expr).List)[0]).Start)
	if strings.Join(strings.Fields(rewrite.Source(middle)), "") != ".result(" {
		return nil
	}
	d.Await(f, c.Stmt, c.Expr, d.Name(f.Unit, "asyncio", "wait_for")+"("+d.Name(f.Unit, "asyncio", "wrap_future")+"(", "")
	d.Replace(middle, "), ")
	return d.Repair(awaitTwin.With("asyncio.wait_for"))
}
