package shutdown

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// stopAtEnd gives a function that loops for ever an event, which the code that starts it sets when it has done what
// follows the start. It refuses where nothing follows: then the thread is what the program is there for.
func stopAtEnd(p *rule.Pass, h *program.Handle) []rule.Repair {
	by, target := h.Func, functionRun(p, h)
	if target == nil || target.Unit.Module != by.Unit.Module || by.Async() || h.Call.Loops > 0 {
		return nil
	}
	rest := behindStart(p, h)
	if len(rest) == 0 {
		return nil
	}
	d := rewrite.New(p)
	event := d.NewName(by.Unit, "stopping")
	if target.Unit.HasLocal(event) || by.Unit.HasLocal(event) || !makesStop(d, by, target, event) {
		return nil
	}
	looksAt(p, d, target, event)
	step := rewrite.Step(by.Unit.Module)
	last := rest[len(rest)-1]
	d.Nest(by, rest[0], last, "try:")
	end := []string{"finally:", step + event + ".set()"}
	if daemonOf(p, h) == daemon {
		name := threadName(by, h)
		if name == "" {
			return nil
		}
		end = append(end, step+name+".join()")
	}
	d.Behind(by, last, end...)
	return d.Repair(rule.Text{
		EN: "Stop the loop by an Event when the code behind the start is done (no turn of the loop may take long)",
		FR: "Arrêter la boucle par un Event une fois fini ce qui suit le démarrage (aucun tour de boucle ne doit durer)",
	})
}

// functionRun is the plain function that the thread runs; nil when it is something else.
func functionRun(p *rule.Pass, h *program.Handle) *program.Func {
	for _, s := range p.Link(h.Func).Starts {
		if s.Expr == h.Call.Expr && len(s.Targets) == 1 && s.Callable != facts.None && s.Value.Kind == program.FunctionValue {
			t := p.Look(s.Targets[0])
			if t.IR.Kind == facts.Function && t.Class == nil && len(t.IR.Decorators) == 0 {
				return t
			}
		}
	}
	return nil
}

// behindStart are the statements of the same list that follow the one which starts the thread.
func behindStart(p *rule.Pass, h *program.Handle) []facts.ID {
	calls := p.Link(h.Func).Calls
	i := slices.IndexFunc(calls, func(c program.Call) bool {
		if c.Kind != program.Plain || c.Name != "threading.Thread.start" {
			return false
		}
		_, made := p.MadeBy(h.Func, c.Object)
		return made != nil && made.Expr == h.Call.Expr
	})
	if i < 0 || calls[i].Loops > 0 || calls[i].Stmt == facts.None {
		return nil
	}
	list, at := rewrite.Siblings(h.Func, calls[i].Stmt)
	if at < 0 {
		return nil
	}
	rest := list[at+1:]
	if slices.ContainsFunc(rest, func(id facts.ID) bool {
		k := h.Func.Stmt(id).Kind
		return k == facts.Def || k == facts.ClassDef || k == facts.Import || k == facts.GlobalStmt
	}) {
		return nil
	}
	return rest
}

// makesStop makes the event before the function that loops is defined: at module level, or in the function around it.
func makesStop(d *rewrite.Draft, by, target *program.Func, event string) bool {
	if target.Parent.TopLevel() {
		d.AboveUnit(target.Unit, event+" = "+d.Name(target.Unit, "threading", "Event")+"()")
		return true
	}
	if target.Parent != by {
		return false
	}
	for _, id := range by.Items(by.IR.Body) {
		if s := by.Stmt(id); s.Kind == facts.Def && by.Unit.Funcs[s.Index] == target {
			d.Before(by, id, event+" = "+d.Name(by.Unit, "threading", "Event")+"()")
			return true
		}
	}
	return false
}

// threadName is the variable that has the thread; empty where it has none.
func threadName(by *program.Func, h *program.Handle) string {
	s := by.Stmt(h.Call.Stmt)
	if s.Kind != facts.Assign || s.Targets.Len() != 1 || s.E != h.Call.Expr {
		return ""
	}
	if t := by.Items(s.Targets)[0]; by.Expr(t).Kind == facts.Name {
		return by.Text(t)
	}
	return ""
}
