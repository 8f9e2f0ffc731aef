package pickling

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// crossing is a start whose callable and arguments are pickled on their way.
type crossing struct {
	f    *program.Func
	s    *program.Start
	call *program.Call
	// forked says that nothing is pickled where the program runs now: elsewhere, or later, it is.
	forked bool
}

// eachCrossing calls do with the starts of the unit that pickle. Processes that are forked by choice do not.
func eachCrossing(p *rule.Pass, do func(crossing)) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Starts {
			s := &link.Starts[i]
			if s.Run.Pickled == "" || s.Call < 0 || atHome(f, s) || servedAtHome(p, f, s) {
				continue
			}
			c := crossing{f: f, s: s, call: &link.Calls[s.Call]}
			if s.Run.Pickled == program.AtStart {
				method := p.StartMethodOf(f, c.call)
				if method.Method == "" || method.Copies() && method.Chosen {
					continue
				}
				c.forked = method.Copies()
			}
			do(c)
		}
	}
}

// atHome reports whether a DataLoader works in the process itself, or may do so: it has workers when they are written out.
func atHome(f *program.Func, s *program.Start) bool {
	if s.Name != "torch.utils.data.DataLoader" {
		return false
	}
	n, ok := f.Number(f.Argument(s.Expr, knowledge.Parameter{Position: 5, Name: "num_workers"}))
	return !ok || n == 0
}

// servedAtHome reports whether what a manager's class registers is served by the module's own process, as get_server() does:
// start() alone takes it along to another.
func servedAtHome(p *rule.Pass, f *program.Func, s *program.Start) bool {
	return s.Name == "multiprocessing.managers.BaseManager.register" && len(p.Mentions(f.Unit.Module, "get_server")) > 0
}

// carried is one argument on its way.
type carried struct {
	expr facts.ID
	// each says that its elements travel one by one.
	each bool
}

// arguments are what the callable is given.
func (c crossing) arguments() []carried {
	run := c.s.Run
	switch run.Passing {
	case knowledge.ArgsTuple:
		return c.packed(run.Args, run.Kwargs)
	case knowledge.RestArguments:
		return append(each(c.s.Args, false), c.keywords()...)
	case knowledge.ElementWise, knowledge.ElementTuples:
		if run.Callable.Name != "fn" && len(c.s.Args) > 1 {
			return each(c.s.Args[:1], true) // what follows is the size of the chunks
		}
		return each(c.s.Args, true)
	}
	return nil
}

func each(ids []facts.ID, elements bool) []carried {
	var all []carried
	for _, id := range ids {
		all = append(all, carried{id, elements})
	}
	return all
}

// packed are the elements of args=(…) and kwargs={…} where they are written out, else the whole.
func (c crossing) packed(params ...knowledge.Parameter) []carried {
	var all []carried
	for _, param := range params {
		id := c.f.Argument(c.s.Expr, param)
		if id == facts.None {
			continue
		}
		switch e := c.f.Expr(id); e.Kind {
		case facts.Tuple, facts.ListOf:
			all = append(all, each(c.f.Items(e.List), false)...)
		default:
			all = append(all, carried{id, false})
		}
	}
	return all
}

// keywords are the arguments by name of submit(f, a=1).
func (c crossing) keywords() []carried {
	var all []carried
	for _, id := range c.f.Items(c.f.Expr(c.s.Expr).List) {
		if e := c.f.Expr(id); e.Kind == facts.Keyword && c.s.Run.Callable.Position == 0 {
			all = append(all, carried{e.A, false})
		}
	}
	return all
}

// stuck is the first argument with a part that cannot be taken along, and that part.
func (c crossing) stuck(p *rule.Pass) (carried, *program.Stuck) {
	for _, a := range c.arguments() {
		if s := p.Stuck(c.f, a.expr, c.s.Run.Pickled, a.each); s != nil {
			return a, s
		}
	}
	return carried{expr: facts.None}, nil
}

// confidence: what is written on the spot is certain, what attributes and names are given elsewhere is likely.
func confidence(s *program.Stuck) rule.Confidence {
	if s.Owner == nil && s.Class == "" {
		return rule.Certain
	}
	return rule.Likely
}

// starter is how messages name the call, also when it is made on a context.
func (c crossing) starter(p *rule.Pass) string {
	return strings.Replace(p.CallName(c.f, c.call), "multiprocessing.context.BaseContext.", "multiprocessing.", 1)
}

// severity is an error where it fails now, a warning where it fails only by another start method.
func (c crossing) severity() rule.Severity {
	if c.forked {
		return rule.Warning
	}
	return rule.Error
}

// closed: another file may choose to fork.
func (c crossing) closed() bool { return c.s.Run.Pickled == program.AtStart }

// name is how the code writes an expression, or its first line.
func name(f *program.Func, id facts.ID) string {
	text, _, cut := strings.Cut(f.Text(id), "\n")
	if cut || len(text) > 50 {
		text = text[:min(len(text), 50)] + "…"
	}
	return text
}

// evidence shows where the part is made, when that is elsewhere.
func (c crossing) evidence(s *program.Stuck) []rule.Step {
	if s.At.Unit == c.f.Unit && c.s.Span.Start <= s.At.Start && s.At.End <= c.s.Span.End {
		return nil
	}
	return []rule.Step{{At: s.At, Note: rule.Text{EN: "%[1]s is made here", FR: "%[1]s naît ici"}.With(part(s))}}
}
