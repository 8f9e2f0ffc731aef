package tasks

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairLoopTarget has a thread that a coroutine starts hand the method to the coroutine's loop: Timer(1, event.set) becomes
// Timer(1, loop.call_soon_threadsafe, args=(event.set,)).
func repairLoopTarget(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, s := startAt(p, at.At)
	if f == nil || !f.Async() || f.Expr(s.Callable).Kind != facts.Attr || strings.ContainsAny(f.Text(s.Callable), "\r\n#") {
		return nil
	}
	d := rewrite.New(p)
	method := f.Text(s.Callable)
	loop := runningLoop(p, f, s)
	if loop == "" {
		loop = d.Name(f.Unit, "asyncio", "get_running_loop") + "()"
	}
	switch s.Run.Passing {
	case knowledge.RestArguments:
		d.Replace(f.Site(s.Callable), loop+".call_soon_threadsafe, "+method)
	case knowledge.ArgsTuple:
		d.Replace(f.Site(s.Callable), loop+".call_soon_threadsafe")
		giveFirst(d, f, s, method)
	default:
		return nil
	}
	return d.Repair(rule.Text{
		EN: "Have the event loop make the call (call_soon_threadsafe)",
		FR: "Confier l'appel à la boucle d'événements (call_soon_threadsafe)",
	})
}

// startAt is the start whose callable, or whose call, lies at the place.
func startAt(p *rule.Pass, at program.Site) (*program.Func, *program.Start) {
	for _, f := range at.Unit.Funcs {
		starts := p.Link(f).Starts
		for i := range starts {
			if s := &starts[i]; s.Callable != facts.None && (f.Site(s.Callable) == at || s.Span == at.Span) {
				return f, s
			}
		}
	}
	return nil, nil
}

// runningLoop is the local variable that has the loop of the coroutine before the start; "" for none.
func runningLoop(p *rule.Pass, f *program.Func, s *program.Start) (name string) {
	f.EachStmt(func(_ facts.ID, st *facts.Stmt) {
		if st.Kind != facts.Assign || st.Targets.Len() != 1 || int(st.End) > s.Span.Start || f.Expr(st.E).Kind != facts.Call {
			return
		}
		if target := f.Expr(f.Items(st.Targets)[0]); target.Kind == facts.Name && p.Eval(f, f.Expr(st.E).A).Name == "asyncio.get_running_loop" {
			name = target.Name
		}
	})
	return name
}

// giveFirst puts the method before the arguments that the thread gives to its target.
func giveFirst(d *rewrite.Draft, f *program.Func, s *program.Start, method string) {
	args := f.Argument(s.Expr, s.Run.Args)
	if args == facts.None {
		d.Insert(f.Unit, int(f.Expr(s.Expr).End)-1, ", args=("+method+",)")
		return
	}
	e := f.Expr(args)
	text := f.Text(args)
	if e.Kind != facts.Tuple && e.Kind != facts.ListOf || len(text) < 2 || text[0] != '(' && text[0] != '[' {
		d.Refuse()
		return
	}
	d.Insert(f.Unit, int(e.Start)+1, method+", ")
}
