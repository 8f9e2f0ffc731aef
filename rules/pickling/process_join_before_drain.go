package pickling

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// joinBeforeDrain looks at one function that makes the queue or pipe, gives it to the process, joins and only then takes
// out: where another function can name it, or something else is given it too, that may drain it.
var joinBeforeDrain = rule.Rule{
	ID:         "process-join-before-drain",
	Family:     rule.Pickling,
	Chapter:    rule.Multiprocessing,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Process joined before its queue or pipe is emptied",
		FR: "Processus attendu avant que sa file ou son tube soit vidé",
	},
	Message: rule.Text{
		EN: "%[1]s waits for a process that cannot end while what it put into %[2]s is not taken out: with more than a pipe holds, this is a deadlock",
		FR: "%[1]s attend un processus qui ne peut pas finir tant que ce qu'il a mis dans %[2]s n'est pas retiré : au-delà de ce qu'un tube contient, c'est un interblocage",
	},
	Check:  checkJoin,
	Repair: repairJoin,
}

func checkJoin(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Starts {
			s := &link.Starts[i]
			if !isProcessStart(s) {
				continue
			}
			for _, arg := range s.Args {
				takes := drain(p, f, arg)
				if takes.Kind == program.NoPlace {
					continue
				}
				if severity := uses(p, s, arg, putters); severity != rule.Off && !elsewhere(p, f.Enclosing(), takes) {
					reportJoin(p, f.Enclosing(), s, name(f, arg), takes, severity)
				}
			}
		}
	}
}

func isProcessStart(s *program.Start) bool {
	return s.Name == "multiprocessing.Process" || s.Name == "multiprocessing.context.BaseContext.Process"
}

// drain is where the parent takes out what the process puts into the argument: the queue itself, or the other end of a
// pipe.
func drain(p *rule.Pass, f *program.Func, arg facts.ID) program.Place {
	v := p.Eval(f, arg)
	if f.Expr(arg).Kind != facts.Name || v.Kind != program.ExternalInstance {
		return program.Place{}
	}
	switch v.Name {
	case "multiprocessing.Queue", "multiprocessing.JoinableQueue":
		if place := p.PlaceOf(f, arg); place.Kind != program.AttrPlace && !place.Elements {
			return place
		}
	case "multiprocessing.connection.Connection":
		return otherEnd(p, f.Enclosing(), arg)
	}
	return program.Place{}
}

// otherEnd is the other name in `a, b = Pipe()`.
func otherEnd(p *rule.Pass, f *program.Func, arg facts.ID) (other program.Place) {
	name := f.Expr(arg)
	f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
		if s.Kind != facts.Assign || s.Targets.Len() != 1 || f.Expr(s.E).Kind != facts.Call {
			return
		}
		ends := f.Items(f.Expr(f.Items(s.Targets)[0]).List)
		if len(ends) != 2 {
			return
		}
		for i, end := range ends {
			if e := f.Expr(end); e.Kind == facts.Name && e.Name == name.Name && e.Var == name.Var {
				other = p.PlaceOf(f, ends[1-i])
			}
		}
	})
	return other
}

// elsewhere reports whether something besides this function, and the processes that it starts, may take out what lies there.
func elsewhere(p *rule.Pass, f *program.Func, place program.Place) bool {
	return slices.ContainsFunc(p.PlaceUses(place), func(u program.PlaceUse) bool {
		if u.Func.Enclosing() != f {
			return true
		}
		return u.To.Fate == program.Passed && !slices.ContainsFunc(p.Link(u.Func).Starts, func(s program.Start) bool {
			return isProcessStart(&s) && slices.Contains(s.Args, u.Expr) && uses(p, &s, u.Expr, getters) == rule.Off
		})
	})
}

// putters are the methods by which a process fills a queue or a pipe, getters those by which it empties one.
var (
	putters = []string{"put", "send", "send_bytes"}
	getters = []string{"get", "get_nowait", "recv", "recv_bytes"}
)

// uses says how the target calls these methods of the parameter that gets the argument: an error when in a loop, a warning
// when a few times, which may fit into the pipe; off when not at all, or when that surely fits.
func uses(p *rule.Pass, s *program.Start, arg facts.ID, methods []string) rule.Severity {
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
		if c.Kind != program.Plain || c.Object == facts.None || !slices.Contains(methods, t.Expr(t.Expr(c.Expr).A).Name) {
			continue
		}
		object := t.Expr(c.Object)
		if object.Kind != facts.Name || object.Var != t.IR.Params[at].Var {
			continue
		}
		switch {
		case c.Loops > 0:
			severity = rule.Error
		case !slices.Contains(putters, t.Expr(t.Expr(c.Expr).A).Name) || !tiny(t, c.Expr):
			severity = max(severity, rule.Warning)
		}
	}
	return severity
}

// tiny reports whether all that the call is given are numbers and short texts written out, which any pipe holds.
func tiny(f *program.Func, call facts.ID) bool {
	args := f.Items(f.Expr(call).List)
	return len(args) > 0 && !slices.ContainsFunc(args, func(a facts.ID) bool {
		e := f.Expr(a)
		return e.Kind != facts.Const || len(e.Name) > 1000
	})
}

// takers are the methods by which the parent empties it.
var takers = []string{"multiprocessing.Queue.get", "multiprocessing.JoinableQueue.get", "multiprocessing.Queue.get_nowait",
	"multiprocessing.connection.Connection.recv", "multiprocessing.connection.Connection.recv_bytes"}

// reportJoin reports the first join behind the start that comes before all that empties the place.
func reportJoin(p *rule.Pass, f *program.Func, s *program.Start, into string, place program.Place, severity rule.Severity) {
	link := p.Link(f)
	var join *program.Call
	for i := range link.Calls {
		c := &link.Calls[i]
		if c.Kind != program.Plain || c.Object == facts.None || c.Span.Start < s.Span.End {
			continue
		}
		switch {
		case c.Name == "multiprocessing.Process.join":
			if join == nil && f.Expr(c.Expr).List.Len() == 0 {
				join = c
			}
		case slices.Contains(takers, c.Name) && p.PlaceOf(f, c.Object) == place:
			if join != nil {
				p.Report(rule.Finding{Severity: severity, Confidence: rule.Likely, At: f.CallSite(join), Evidence: []rule.Step{{At: f.CallSite(c),
					Note: rule.Text{EN: "only here is it emptied", FR: "ce n'est vidé qu'ici"}}}}, name(f, join.Object)+".join()", into)
			}
			return
		}
	}
}
