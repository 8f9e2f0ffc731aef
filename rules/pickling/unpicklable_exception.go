package pickling

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// unpicklableException counts only exceptions that surely leave the task: one raised, or called, inside a try with an
// except is left alone, and so is a class whose args are not certain.
var unpicklableException = rule.Rule{
	ID:         "unpicklable-exception",
	Family:     rule.Pickling,
	Chapter:    rule.Exceptions,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Exception that cannot come back from a worker process",
		FR: "Exception qui ne peut pas revenir d'un autre processus",
	},
	Message: rule.Text{
		EN: "%[1]s goes back to the parent by pickle, which makes it again with %[2]s; %[1]s.__init__ takes %[3]s, so %[4]s",
		FR: "%[1]s revient au parent par pickle, qui la recrée avec %[2]s ; %[1]s.__init__ en prend %[3]s, donc %[4]s",
	},
	Check:  checkException,
	Repair: repairException,
}

func checkException(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !f.IsFunction() {
			continue
		}
		for _, k := range []knowledge.Context{knowledge.ProcessContext, knowledge.Interpreter} {
			if p.Context(f, k).In {
				reportRaised(p, f, k)
			}
		}
	}
}

// away says where the task runs.
var away = map[knowledge.Context]rule.Text{
	knowledge.ProcessContext: {EN: "%[1]s starts here, in another process", FR: "%[1]s démarre ici, dans un autre processus"},
	knowledge.Interpreter:    {EN: "%[1]s starts here, in another interpreter", FR: "%[1]s démarre ici, dans un autre interpréteur"},
}

func reportRaised(p *rule.Pass, f *program.Func, k knowledge.Context) {
	start, by, steps := way(p, f, k)
	if start == nil {
		return
	}
	raised(p, f, f.IR.Body, func(s *facts.Stmt) {
		c := raisedClass(p, f, s.E)
		if c == nil {
			return
		}
		r, ok := p.Rebuilds(c)
		if !ok || !r.Fails() {
			return
		}
		evidence := append([]rule.Step{{At: by.Site(start.Expr), Note: away[k].With(start.Targets[0].Name)}}, steps...)
		evidence = append(evidence, rule.Step{At: r.By.Site(r.Super), Note: rule.Text{
			EN: "this call sets the args that are pickled", FR: "cet appel fixe les args qui sont sérialisés"}})
		p.Report(rule.Finding{Confidence: rule.Likely, At: f.Site(s.E), Evidence: evidence},
			c.Name, arguments(r.Given), taken(r), outcome(start))
	})
}

// way is the start in a pool through which the function runs, with the calls from there; nil where the exception would
// not leave the task, or the process is none of a pool.
func way(p *rule.Pass, f *program.Func, k knowledge.Context) (*program.Start, *program.Func, []rule.Step) {
	var steps []rule.Step
	for {
		c := p.Context(f, k)
		if c.By != nil {
			starts := p.Link(c.By).Starts
			if int(c.Start) >= len(starts) || !returns(&starts[c.Start]) {
				return nil, nil, nil
			}
			return &starts[c.Start], c.By, steps
		}
		if c.From == nil {
			return nil, nil, nil
		}
		calls := p.Link(c.From).Calls
		if int(c.Call) >= len(calls) || calls[c.Call].Caught {
			return nil, nil, nil
		}
		call := &calls[c.Call]
		steps = append([]rule.Step{{At: c.From.CallSite(call), Note: rule.Text{EN: "%[1]s calls %[2]s", FR: "%[1]s appelle %[2]s"}.
			With(c.From.Name, f.Name)}}, steps...)
		f = c.From
	}
}

// returns reports whether the exception of a task is brought back by pickle.
func returns(s *program.Start) bool {
	return s.Run.Pickled == program.ByPickle || s.Run.Pickled == program.ByInterpreter
}

// raised calls do with each raise that no except clause of the function is around.
func raised(p *rule.Pass, f *program.Func, list facts.List, do func(*facts.Stmt)) {
	for _, id := range f.Items(list) {
		s := f.Stmt(id)
		if s.Kind == facts.Raise && s.E != facts.None {
			do(s)
		}
		if s.Kind != facts.Try || s.Handlers.Len() == 0 {
			raised(p, f, s.Body, do)
		}
		for _, inner := range []facts.List{s.Handlers, s.Else, s.Final} {
			raised(p, f, inner, do)
		}
	}
}

// raisedClass is the class of the project that the statement makes an instance of.
func raisedClass(p *rule.Pass, f *program.Func, id facts.ID) *program.Class {
	if f.Expr(id).Kind != facts.Call {
		return nil
	}
	v := p.Eval(f, id)
	if v.Kind != program.Instance || !v.Exact {
		return nil
	}
	return v.Class
}

func arguments(n int) rule.Text {
	if n == 1 {
		return rule.Text{EN: "1 argument", FR: "1 argument"}
	}
	return rule.Text{EN: "%[1]d arguments", FR: "%[1]d arguments"}.With(n)
}

func taken(r program.Rebuilt) rule.Text {
	switch {
	case r.Given < r.Least && r.Least == r.Most:
		return rule.Text{EN: "%[1]d", FR: "%[1]d"}.With(r.Least)
	case r.Given < r.Least:
		return rule.Text{EN: "at least %[1]d", FR: "au moins %[1]d"}.With(r.Least)
	case r.Given > r.Most:
		return rule.Text{EN: "at most %[1]d", FR: "au plus %[1]d"}.With(r.Most)
	}
	return rule.Text{EN: "others by name", FR: "d'autres par nom"}
}

// outcome is what the parent sees (measured on 3.8 to 3.15).
func outcome(s *program.Start) rule.Text {
	if s.Run.Pickled == program.ByInterpreter {
		return rule.Text{EN: "a NotShareableError comes in its stead", FR: "c'est NotShareableError qui arrive à sa place"}
	}
	if strings.Contains(s.Name, "Executor") {
		return rule.Text{EN: "the whole executor breaks (BrokenProcessPool)", FR: "l'exécuteur entier est perdu (BrokenProcessPool)"}
	}
	if strings.HasPrefix(s.Name, "multiprocessing.") {
		return rule.Text{EN: "the pool's get() waits forever", FR: "le get() du pool attend pour toujours"}
	}
	return rule.Text{EN: "the task fails with a TypeError", FR: "la tâche échoue avec TypeError"}
}
