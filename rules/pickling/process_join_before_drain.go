package pickling

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// joinBeforeDrain looks at one function that makes the queue, gives it to the process, joins and only then gets: what
// happens in other functions may drain it.
var joinBeforeDrain = rule.Rule{
	ID:         "process-join-before-drain",
	Family:     rule.Pickling,
	Chapter:    rule.Multiprocessing,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Process joined before its queue is emptied",
		FR: "Processus attendu avant que sa file soit vidée",
	},
	Message: rule.Text{
		EN: "%[1]s waits for a process that cannot end while what it put into %[2]s is not taken out: with more than a pipe holds, this is a deadlock",
		FR: "%[1]s attend un processus qui ne peut pas finir tant que ce qu'il a mis dans %[2]s n'est pas retiré : au-delà de ce qu'un tube contient, c'est un interblocage",
	},
	Check: checkJoin,
}

func checkJoin(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Starts {
			s := &link.Starts[i]
			if s.Name != "multiprocessing.Process" && s.Name != "multiprocessing.context.BaseContext.Process" {
				continue
			}
			for _, arg := range s.Args {
				if v, ok := queueOf(p, f, arg); ok && putsInto(p, s, arg, f) {
					reportJoin(p, f, link, arg, v)
				}
			}
		}
	}
}

// queueOf is the local variable with a queue of multiprocessing that the argument names.
func queueOf(p *rule.Pass, f *program.Func, arg facts.ID) (int32, bool) {
	e := f.Expr(arg)
	v := p.Eval(f, arg)
	queue := v.Kind == program.ExternalInstance && (v.Name == "multiprocessing.Queue" || v.Name == "multiprocessing.JoinableQueue")
	return e.Var, queue && e.Kind == facts.Name && e.Var >= 0
}

// putsInto reports whether the target puts something into the parameter that gets the queue.
func putsInto(p *rule.Pass, s *program.Start, arg facts.ID, f *program.Func) bool {
	if len(s.Targets) != 1 {
		return false
	}
	t := p.Look(s.Targets[0])
	at := 0
	if s.Value.Kind == program.BoundMethod {
		at = 1
	}
	for i, id := range s.Args {
		if id == arg {
			at += i
		}
	}
	if at >= len(t.IR.Params) {
		return false
	}
	found := false
	t.Exprs(func(id facts.ID) {
		e := t.Expr(id)
		if e.Kind != facts.Call || t.Expr(e.A).Kind != facts.Attr || t.Expr(e.A).Name != "put" {
			return
		}
		object := t.Expr(t.Expr(e.A).A)
		found = found || object.Kind == facts.Name && object.Var == t.IR.Params[at].Var
	})
	return found
}

// reportJoin reports the first join that comes before every get of the queue.
func reportJoin(p *rule.Pass, f *program.Func, link *program.Link, arg facts.ID, queue int32) {
	var join *program.Call
	for i := range link.Calls {
		c := &link.Calls[i]
		if c.Kind != program.Plain || c.Object == facts.None {
			continue
		}
		switch c.Name {
		case "multiprocessing.Process.join":
			if join == nil && f.Expr(c.Expr).List.Len() == 0 {
				join = c
			}
		case "multiprocessing.Queue.get", "multiprocessing.JoinableQueue.get", "multiprocessing.Queue.get_nowait":
			if e := f.Expr(c.Object); e.Kind != facts.Name || e.Var != queue {
				continue
			}
			if join == nil {
				return
			}
			p.Report(rule.Finding{Confidence: rule.Likely, At: f.CallSite(join), Evidence: []rule.Step{{At: f.CallSite(c),
				Note: rule.Text{EN: "only here is it emptied", FR: "elle n'est vidée qu'ici"}}}}, name(f, join.Object)+".join()", name(f, arg))
			return
		}
	}
}
