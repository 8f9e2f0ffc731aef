package gil

import (
	"fmt"
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// wrongArguments counts only where every argument is written out and the target has no decorator that could change what
// it takes.
var wrongArguments = rule.Rule{
	ID:         "wrong-thread-arguments",
	Family:     rule.GIL,
	Chapter:    rule.Threading,
	Severity:   rule.Error,
	Concern:    rule.Correctness,
	Confidence: rule.Certain,
	Title: rule.Text{
		EN: "Arguments that do not fit the function to run",
		FR: "Arguments qui ne conviennent pas à la fonction à exécuter",
	},
	Message: rule.Text{
		EN: "args=%[1]s is not a tuple of arguments: %[2]s",
		FR: "args=%[1]s n'est pas un tuple d'arguments : %[2]s",
	},
	Check:  checkArguments,
	Repair: repairArguments,
}

func checkArguments(p *rule.Pass) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Starts {
			s := &link.Starts[i]
			if s.Callable == facts.None || s.Call < 0 || s.Through != nil || !starter(s) {
				continue
			}
			if !reportShape(p, f, s) {
				reportArity(p, f, s)
			}
		}
	}
}

// reportShape reports args=(x), which is only x.
func reportShape(p *rule.Pass, f *program.Func, s *program.Start) bool {
	if s.Run.Passing != knowledge.ArgsTuple {
		return false
	}
	args := f.Argument(s.Expr, s.Run.Args)
	if args == facts.None {
		return false
	}
	why := misshapen(p, f, args)
	if why == (rule.Text{}) {
		return false
	}
	p.Report(rule.Finding{Confidence: rule.Certain, At: f.Site(args)}, f.Text(args), why)
	return true
}

// misshapen says what becomes of an args that is no tuple; the empty text for one that may be.
func misshapen(p *rule.Pass, f *program.Func, args facts.ID) rule.Text {
	v := p.Eval(f, args)
	switch v.Kind {
	case program.ExternalInstance:
		switch v.Name {
		case "builtins.str", "builtins.bytes":
			return rule.Text{EN: "each character becomes an argument of its own", FR: "chaque caractère devient un argument à part"}
		case "builtins.int", "builtins.float", "builtins.bool":
			return notIterable
		}
	case program.FunctionValue, program.BoundMethod:
		return notIterable
	case program.Instance:
		if plain(p, v.Class) && p.Find(v.Class, "__iter__").Kind == program.Nothing && p.Find(v.Class, "__getitem__").Kind == program.Nothing {
			return notIterable
		}
	}
	return rule.Text{}
}

var notIterable = rule.Text{
	EN: "it cannot be unpacked, and the call fails with a TypeError",
	FR: "on ne peut pas le déplier, et l'appel échoue avec TypeError",
}

// plain reports whether all bases of the class are known to add no methods.
func plain(p *rule.Pass, c *program.Class) bool {
	return !p.Open(c) && !slices.ContainsFunc(p.ExternalBases(c), func(b string) bool { return b != "builtins.object" && b != "abc.ABC" })
}

// reportArity reports arguments of which there are too many or too few, whatever function it is that runs.
func reportArity(p *rule.Pass, f *program.Func, s *program.Start) {
	given, names, ok := passed(p, f, s)
	if !ok || len(s.Targets) == 0 {
		return
	}
	for _, t := range s.Targets {
		if len(p.Look(t).IR.Decorators) > 0 || fits(t, bound(s), given, names) {
			return
		}
	}
	t := s.Targets[0]
	call := p.Link(f).Calls[s.Call]
	message := howMany.With(p.CallName(f, &call), t.Name, given, taken(t, bound(s)))
	if name := stranger(t, names); name != "" {
		message = notTaken.With(p.CallName(f, &call), t.Name, name)
	}
	p.Report(rule.Finding{Confidence: rule.Likely, At: f.Site(s.Callable), Message: message,
		Evidence: []rule.Step{{At: t.NameSite(), Note: rule.Text{EN: "%[1]s is defined here", FR: "%[1]s est définie ici"}.With(t.Name)}}})
}

var (
	howMany = rule.Text{
		EN: "%[1]s gives %[2]s %[3]d positional arguments, but it takes %[4]s",
		FR: "%[1]s donne à %[2]s %[3]d arguments positionnels, mais elle en prend %[4]s",
	}
	notTaken = rule.Text{
		EN: "%[1]s gives %[2]s an argument named %[3]s, which it does not take",
		FR: "%[1]s donne à %[2]s un argument nommé %[3]s, qu'elle ne prend pas",
	}
)

// stranger is the first of the names that no parameter of the function takes; "" when there is none.
func stranger(t *program.Func, names []string) string {
	for _, name := range names {
		if !slices.ContainsFunc(t.IR.Params, func(q facts.Param) bool { return q.Kind == facts.KwArgs || q.Name == name }) {
			return name
		}
	}
	return ""
}

// bound is how many parameters of the target are bound already.
func bound(s *program.Start) int {
	if s.Value.Kind == program.BoundMethod {
		return 1
	}
	return 0
}

// passed are the arguments that the target gets: how many by position, and the names of the others; ok is false where
// they are not all written out.
func passed(p *rule.Pass, f *program.Func, s *program.Start) (given int, names []string, ok bool) {
	if s.Value.Kind != program.FunctionValue && s.Value.Kind != program.BoundMethod {
		return 0, nil, false
	}
	switch s.Run.Passing {
	case knowledge.ArgsTuple:
		return packed(p, f, s)
	case knowledge.RestArguments:
		for _, id := range f.Items(f.Expr(s.Expr).List) {
			if k := f.Expr(id).Kind; k == facts.Keyword || k == facts.Star || k == facts.DoubleStar {
				return 0, nil, false
			}
		}
		return len(s.Args), nil, true
	}
	return 0, nil, false
}

// packed counts args=(…) and kwargs={…}.
func packed(p *rule.Pass, f *program.Func, s *program.Start) (given int, names []string, ok bool) {
	if starred(f, f.Items(f.Expr(s.Expr).List)) {
		return 0, nil, false
	}
	if args := f.Argument(s.Expr, s.Run.Args); args != facts.None {
		e := f.Expr(args)
		if e.Kind != facts.Tuple && e.Kind != facts.ListOf || starred(f, f.Items(e.List)) {
			return 0, nil, false
		}
		given = e.List.Len()
	}
	kwargs := f.Argument(s.Expr, s.Run.Kwargs)
	if kwargs == facts.None {
		return given, nil, true
	}
	names, ok = keysOf(p, f, kwargs)
	return given, names, ok
}

// keysOf are the keys of {"name": …} or dict(name=…); ok is false where they are not all written out.
func keysOf(p *rule.Pass, f *program.Func, id facts.ID) (names []string, ok bool) {
	e := f.Expr(id)
	items := f.Items(e.List)
	switch {
	case e.Kind == facts.DictOf:
		for i := 0; i < len(items); i += 2 {
			if items[i] == facts.None || f.Expr(items[i]).Op != facts.Str {
				return nil, false
			}
			names = append(names, f.Expr(items[i]).Name)
		}
	case e.Kind == facts.Call && p.Eval(f, e.A).Name == "builtins.dict":
		for _, arg := range items {
			if f.Expr(arg).Kind != facts.Keyword {
				return nil, false
			}
			names = append(names, f.Expr(arg).Name)
		}
	default:
		return nil, false
	}
	return names, true
}

func starred(f *program.Func, ids []facts.ID) bool {
	return slices.ContainsFunc(ids, func(id facts.ID) bool {
		return f.Expr(id).Kind == facts.Star || f.Expr(id).Kind == facts.DoubleStar
	})
}

// fits reports whether the function can be called so.
func fits(t *program.Func, bound, given int, names []string) bool {
	for i := range t.IR.Params {
		param := &t.IR.Params[i]
		switch {
		case param.Kind == facts.VarArgs:
			given = 0
		case param.Kind == facts.KwArgs:
			names = nil
		case bound > 0:
			bound--
		case param.Kind != facts.KeywordOnly && given > 0:
			given--
		case slices.Contains(names, param.Name):
			names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == param.Name })
		case param.Default == facts.None:
			return false
		}
	}
	return given == 0 && len(names) == 0
}

// taken says how many positional arguments the function takes.
func taken(t *program.Func, bound int) string {
	least, most := 0, 0
	for i := range t.IR.Params {
		switch param := &t.IR.Params[i]; {
		case param.Kind > facts.PositionalOnly:
		case param.Default == facts.None:
			least++
			most++
		default:
			most++
		}
	}
	if least == most {
		return fmt.Sprint(most - bound)
	}
	return fmt.Sprintf("%d–%d", least-bound, most-bound)
}
