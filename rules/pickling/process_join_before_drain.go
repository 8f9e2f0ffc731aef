package pickling

import (
	"slices"

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
				v, ok := queueOf(p, f, arg)
				if severity := putsInto(p, s, arg); ok && severity != rule.Off {
					reportJoin(p, f, arg, v, severity)
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

// putsInto says how the target puts things into the parameter that gets the queue: an error when in a loop, a warning when
// a few, which may fit into the pipe; off when it puts nothing.
func putsInto(p *rule.Pass, s *program.Start, arg facts.ID) rule.Severity {
	if len(s.Targets) != 1 {
		return rule.Off
	}
	t := p.Look(s.Targets[0])
	at := slices.Index(s.Args, arg)
	if s.Value.Kind == program.BoundMethod {
		at++
	}
	if at < 0 || at >= len(t.IR.Params) {
		return rule.Off
	}
	severity := rule.Off
	for _, c := range p.Link(t).Calls {
		if c.Kind != program.Plain || c.Object == facts.None || t.Expr(t.Expr(c.Expr).A).Name != "put" {
			continue
		}
		object := t.Expr(c.Object)
		if object.Kind != facts.Name || object.Var != t.IR.Params[at].Var {
			continue
		}
		severity = max(severity, rule.Warning)
		if c.Loops > 0 {
			severity = rule.Error
		}
	}
	return severity
}

// reportJoin reports the first join that comes before every get of the queue.
func reportJoin(p *rule.Pass, f *program.Func, arg facts.ID, queue int32, severity rule.Severity) {
	link := p.Link(f)
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
			p.Report(rule.Finding{Severity: severity, Confidence: rule.Likely, At: f.CallSite(join), Evidence: []rule.Step{{At: f.CallSite(c),
				Note: rule.Text{EN: "only here is it emptied", FR: "elle n'est vidée qu'ici"}}}}, name(f, join.Object)+".join()", name(f, arg))
			return
		}
	}
}
