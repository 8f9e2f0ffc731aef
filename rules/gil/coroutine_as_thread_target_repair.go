package gil

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairCoroutine runs the coroutine in a loop of its own in the thread, or awaits it where the thread is awaited.
func repairCoroutine(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, s := startOf(p, func(f *program.Func, s *program.Start) bool { return f.Site(s.Callable) == at.At })
	if f == nil || s.Through != nil || s.Value.Kind != program.FunctionValue && s.Value.Kind != program.BoundMethod {
		return nil
	}
	if s.Name == "asyncio.to_thread" {
		return awaitItself(p, f, s)
	}
	if s.Name == "atexit.register" {
		return runAtExit(p, f, s)
	}
	if !slices.Contains(ownThreads, s.Name) {
		return nil
	}
	d := rewrite.New(p)
	run := d.Name(f.Unit, "asyncio", "run")
	if s.Name == "threading.Thread" || s.Name == "threading.Timer" {
		tuple := f.Argument(s.Expr, s.Run.Args)
		if starred(f, f.Items(f.Expr(s.Expr).List)) || f.Argument(s.Expr, s.Run.Kwargs) != facts.None || !made(d, f, s, tuple) {
			return nil
		}
		d.Replace(f.Site(s.Callable), run)
	} else {
		if starred(f, f.Items(f.Expr(s.Expr).List)) {
			return nil
		}
		d.Insert(f.Unit, f.Site(s.Callable).Start, run+", ")
		joinCall(d, f, s)
	}
	return d.Repair(rule.Text{
		EN: "Run the coroutine with asyncio.run() (what it shares with another event loop must allow it)",
		FR: "Exécuter la coroutine avec asyncio.run() (ce qu'elle partage avec une autre boucle d'événements doit le permettre)",
	})
}

// runAtExit makes atexit.register(lambda: asyncio.run(f(x))) of atexit.register(f, x).
func runAtExit(p *rule.Pass, f *program.Func, s *program.Start) []rule.Repair {
	args := f.Items(f.Expr(s.Expr).List)
	if starred(f, args) || len(args) == 0 || args[0] != s.Callable || changesLater(f, s) {
		return nil
	}
	d := rewrite.New(p)
	d.Insert(f.Unit, f.Site(s.Callable).Start, "lambda: "+d.Name(f.Unit, "asyncio", "run")+"(")
	joinCall(d, f, s)
	d.Insert(f.Unit, f.Site(args[len(args)-1]).End, ")")
	return d.Repair(rule.Text{
		EN: "Run the coroutine with asyncio.run() (in an event loop of its own, when the program ends)",
		FR: "Exécuter la coroutine avec asyncio.run() (dans une boucle d'événements à elle, à la fin du programme)",
	})
}

// ownThreads start a thread, or use one of a pool, in which no loop runs.
var ownThreads = []string{"threading.Thread", "threading.Timer", "concurrent.futures.Executor.submit",
	"concurrent.futures.ThreadPoolExecutor.submit"}

// made makes args=(f(x),) of args=(x,).
func made(d *rewrite.Draft, f *program.Func, s *program.Start, tuple facts.ID) bool {
	callee := f.Text(s.Callable)
	if tuple == facts.None {
		d.Insert(f.Unit, f.Site(s.Callable).End, ", args=("+callee+"(),)")
		return true
	}
	e := f.Expr(tuple)
	if e.Kind != facts.Tuple || e.List.Len() == 0 || starred(f, f.Items(e.List)) {
		return false
	}
	items := f.Items(e.List)
	d.Insert(f.Unit, f.Site(items[0]).Start, callee+"(")
	last := f.Site(items[len(items)-1])
	if len(items) > 1 {
		d.Insert(f.Unit, last.End, "),")
		return rewrite.Source(f.Site(tuple))[last.End-int(e.Start):] == ")" // no comma behind the last
	}
	d.Insert(f.Unit, last.End, ")")
	return true
}

// joinCall makes submit(…, f(x)) of submit(…, f, x).
func joinCall(d *rewrite.Draft, f *program.Func, s *program.Start) {
	end := f.Site(s.Callable).End
	args := f.Items(f.Expr(s.Expr).List)
	if at := slices.Index(args, s.Callable); at+1 < len(args) {
		between := f.Site(args[at+1])
		between.Start, between.End = end, between.Start
		d.Replace(between, "(")
		d.Insert(f.Unit, f.Site(args[len(args)-1]).End, ")")
		return
	}
	d.Insert(f.Unit, end, "()")
}

// awaitItself makes await f(x) of await asyncio.to_thread(f, x).
func awaitItself(p *rule.Pass, f *program.Func, s *program.Start) []rule.Repair {
	call := p.Link(f).Calls[s.Call]
	if !call.Awaited || !f.Async() || starred(f, f.Items(f.Expr(s.Expr).List)) {
		return nil
	}
	d := rewrite.New(p)
	head := program.Site{Unit: f.Unit, Span: s.Span}
	head.End = f.Site(s.Callable).Start
	d.Delete(head)
	args := f.Items(f.Expr(s.Expr).List)
	if len(args) == 1 {
		d.Insert(f.Unit, f.Site(s.Callable).End, "(")
	} else {
		between := f.Site(args[1])
		between.Start, between.End = f.Site(s.Callable).End, between.Start
		d.Replace(between, "(")
	}
	return d.Repair(rule.Text{
		EN: "Await the coroutine itself (it then runs in this loop and must not block it)",
		FR: "Attendre la coroutine elle-même (elle s'exécute alors dans cette boucle et ne doit pas la bloquer)",
	})
}
