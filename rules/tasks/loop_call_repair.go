package tasks

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairLoopCall hands the call to the loop of the object, by the two methods of a loop that other threads may call.
func repairLoopCall(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := rewrite.CallAt(p, at.At)
	if repairs := repairLoopTarget(p, at); repairs != nil {
		return repairs
	}
	if c == nil || f.Expr(c.Expr).Kind != facts.Call {
		return nil
	}
	if c.Name == "asyncio.ensure_future" {
		return ensureThreadsafe(p, f, c)
	}
	if c.Object == facts.None {
		return nil
	}
	callee := f.Expr(f.Expr(c.Expr).A)
	if callee.Kind != facts.Attr || strings.ContainsAny(f.Text(f.Expr(c.Expr).A), "\r\n#(") || f.Unit.Syntax.Text[callee.End] != '(' {
		return nil
	}
	switch object := f.Text(c.Object); callee.Name {
	case "call_soon":
		return throughLoop(p, f, c, object+".call_soon_threadsafe(")
	case "stop", "call_later", "call_at":
		return onceInLoop(p, f, c, object)
	case "set_result", "set_exception", "cancel":
		if name := methodName(p, f, c); strings.HasPrefix(name, "asyncio.Future.") || strings.HasPrefix(name, "asyncio.Task.") {
			return onceInLoop(p, f, c, object+".get_loop()")
		}
	case "create_task":
		return runThreadsafe(p, f, c, object)
	case "set", "put_nowait", "release", "notify", "notify_all":
		if loop := loopFor(p, f, object); loop != "" {
			repairs := onceInLoop(p, f, c, loop)
			for i := range repairs {
				repairs[i].Safe, repairs[i].Title = false, ifOfLoop.With(loop)
			}
			return repairs
		}
	}
	return nil
}

var ifOfLoop = rule.Text{
	EN: "Have %[1]s make the call in its own thread (if the object belongs to that loop)",
	FR: "Confier l'appel à %[1]s, dans son propre thread (si l'objet est bien de cette boucle)",
}

// loopFor is how the function names the loop that an object is likely to belong to: an attribute of self for another one, a
// parameter for a parameter; "" when there is none.
func loopFor(p *rule.Pass, f *program.Func, object string) string {
	if strings.HasPrefix(object, "self.") {
		return ownLoop(p, f)
	}
	isParameter := func(q facts.Param) bool { return f.Unit.Facts.Vars[q.Var].Name == object }
	if !slices.ContainsFunc(f.IR.Params, isParameter) {
		return ""
	}
	for i, q := range f.IR.Params {
		if p.IsA(handedAs(p, f, i).Name, "asyncio.AbstractEventLoop") {
			return f.Unit.Facts.Vars[q.Var].Name
		}
	}
	return ""
}

// ownLoop is the attribute of self with an event loop; "" when there is none.
func ownLoop(p *rule.Pass, f *program.Func) string {
	if !hasSelf(f) {
		return ""
	}
	for _, name := range []string{"loop", "_loop"} {
		if p.IsA(p.Attr(f.Class, name).Name, "asyncio.AbstractEventLoop") {
			return "self." + name
		}
	}
	return ""
}

// methodName is the qualified name of the method, also of an object that a start hands over.
func methodName(p *rule.Pass, f *program.Func, c *program.Call) string {
	if c.Name != "" {
		return c.Name
	}
	return handedName(p, f, c)
}

var inItsThread = rule.Text{
	EN: "Have the event loop make the call in its own thread",
	FR: "Confier l'appel à la boucle d'événements, qui le fait dans son propre thread",
}

// throughLoop replaces the callee with its parenthesis.
func throughLoop(p *rule.Pass, f *program.Func, c *program.Call, with string) []rule.Repair {
	d := rewrite.New(p)
	head := f.Site(f.Expr(c.Expr).A)
	head.End++
	d.Replace(head, with)
	return d.Safe(inItsThread)
}

// onceInLoop hands over a call whose result nobody wants; call_soon_threadsafe takes no arguments by name.
func onceInLoop(p *rule.Pass, f *program.Func, c *program.Call, loop string) []rule.Repair {
	args := f.Items(f.Expr(c.Expr).List)
	for _, arg := range args {
		if k := f.Expr(arg).Kind; k == facts.Keyword || k == facts.DoubleStar || k == facts.Comp {
			return nil
		}
	}
	if !isStatement(f, c.Stmt, c.Expr) {
		return nil
	}
	with := loop + ".call_soon_threadsafe(" + f.Text(f.Expr(c.Expr).A)
	if len(args) > 0 {
		with += ", "
	}
	return throughLoop(p, f, c, with)
}

// ensureThreadsafe gives the coroutine of `ensure_future(coroutine, loop=loop)` to the loop.
func ensureThreadsafe(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	call := f.Expr(c.Expr)
	args := f.Items(call.List)
	if len(args) != 2 || f.Expr(args[0]).Kind != facts.Call || f.Expr(args[1]).Kind != facts.Keyword || f.Expr(args[1]).Name != "loop" ||
		!isStatement(f, c.Stmt, c.Expr) {
		return nil
	}
	d := rewrite.New(p)
	d.Replace(f.Site(call.A), d.Name(f.Unit, "asyncio", "run_coroutine_threadsafe"))
	d.Replace(f.Site(args[1]), f.Text(f.Expr(args[1]).A))
	return d.Repair(givenToLoop)
}

var givenToLoop = rule.Text{
	EN: "Give the coroutine to the event loop (what it raises is in the future that comes back)",
	FR: "Confier la coroutine à la boucle d'événements (ce qu'elle lève est dans le futur rendu)",
}

// runThreadsafe gives the coroutine to the loop; the task that other code may want is another kind of future then.
func runThreadsafe(p *rule.Pass, f *program.Func, c *program.Call, loop string) []rule.Repair {
	args := f.Items(f.Expr(c.Expr).List)
	if len(args) != 1 || f.Expr(args[0]).Kind != facts.Call || !isStatement(f, c.Stmt, c.Expr) {
		return nil
	}
	d := rewrite.New(p)
	head := f.Site(f.Expr(c.Expr).A)
	d.Replace(head, d.Name(f.Unit, "asyncio", "run_coroutine_threadsafe"))
	d.Insert(f.Unit, int(f.Expr(args[0]).End), ", "+loop)
	return d.Repair(givenToLoop)
}
