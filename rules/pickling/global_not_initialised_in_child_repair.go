package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairGlobal has each worker of the pool call the function that sets the global, as the parent does, or one that is made
// for it; else the function gets the value as an argument.
func repairGlobal(p *rule.Pass, at *rule.Finding) []rule.Repair {
	if len(at.Evidence) < 2 {
		return nil
	}
	for _, step := range at.Evidence[:2] {
		p.Rests(step.At)
	}
	by, s := rewrite.StartAt(p, at.Evidence[1].At)
	setter, _ := rewrite.StmtAt(at.Evidence[0].At)
	if s == nil || setter == nil || s.Call < 0 || s.Through != nil || s.Callable == facts.None {
		return nil
	}
	if r := callSetter(p, by, s, setter); r != nil {
		return r
	}
	if u := unsetAt(p, at, by, s); u != nil {
		return append(u.initialised(), u.given()...)
	}
	return nil
}

// callSetter makes an existing function, which sets the global, the initializer of the pool.
func callSetter(p *rule.Pass, by *program.Func, s *program.Start, setter *program.Func) []rule.Repair {
	if setter.IR.Kind != facts.Function || setter.IR.Parent != 0 || setter.Class != nil || setter.IR.Generator || len(setter.IR.Decorators) > 0 {
		return nil
	}
	if startsAgain(p, setter, by, nil) {
		return nil
	}
	by, made := p.MadeBy(by, p.Link(by).Calls[s.Call].Object)
	if made == nil || !slices.Contains(pools, made.Name) || !uninitialised(by, made) {
		return nil
	}
	if _, hidden := p.MainOnly(program.Value{Kind: program.FunctionValue, Func: setter}); hidden {
		return nil
	}
	args, ok := sameArguments(p, by, setter)
	name := setterName(p, by, setter)
	if !ok || name == "" {
		return nil
	}
	d := rewrite.New(p)
	insertArgument(d, by, made, "initializer="+name+args)
	return d.Repair(rule.Text{
		EN: "Have each worker call %[1]s() first (once in each process)",
		FR: "Faire appeler d'abord %[1]s() par chaque processus (une fois dans chacun)",
	}.With(name))
}

// startsAgain reports whether the function starts something, or is or calls the one that starts the workers: none of them
// may do that.
func startsAgain(p *rule.Pass, f, by *program.Func, seen []*program.Func) bool {
	if slices.Contains(seen, f) {
		return false
	}
	link := p.Link(f)
	if f == by || len(link.Starts) > 0 {
		return true
	}
	return slices.ContainsFunc(link.Calls, func(c program.Call) bool {
		return slices.ContainsFunc(c.Targets, func(t *program.Func) bool { return startsAgain(p, t, by, append(seen, f)) })
	})
}

// setterName is how the function names the one that sets the global; of another module, as it calls it. It is "" where that
// may be something else.
func setterName(p *rule.Pass, by, setter *program.Func) string {
	if setter.Unit.Module == by.Unit.Module {
		if by.Unit.HasLocal(setter.IR.Name) {
			return ""
		}
		return setter.IR.Name
	}
	call := onlyCall(p, by, setter)
	if call == nil || !isGlobal(p, by, by.Expr(call.Expr).A) {
		return ""
	}
	return by.Text(by.Expr(call.Expr).A)
}

// onlyCall is the one call of the function in another one.
func onlyCall(p *rule.Pass, by, callee *program.Func) *program.Call {
	var call *program.Call
	link := p.Link(by)
	for i := range link.Calls {
		if c := &link.Calls[i]; c.Kind == program.Plain && c.Expr != facts.None && slices.Contains(c.Targets, callee) {
			if call != nil {
				return nil
			}
			call = c
		}
	}
	return call
}

var pools = []string{"concurrent.futures.ProcessPoolExecutor", "multiprocessing.Pool", "multiprocessing.context.BaseContext.Pool"}

// sameArguments are the initargs that repeat the only call of the function, where that stands where the pool is made.
func sameArguments(p *rule.Pass, by, setter *program.Func) (text string, ok bool) {
	if len(setter.IR.Params) == 0 {
		return "", true
	}
	call := onlyCall(p, by, setter)
	if call == nil {
		return "", false
	}
	var args []string
	for _, id := range by.Items(by.Expr(call.Expr).List) {
		e := by.Expr(id)
		steady := e.Kind == facts.Const || e.Kind == facts.Name && e.Var >= 0 && len(by.Unit.Facts.Vars[e.Var].Binds) == 1
		if !steady || p.Stuck(by, id, program.AtStart, false) != nil {
			return "", false
		}
		args = append(args, by.Text(id))
	}
	switch len(args) {
	case 0:
		return "", true
	case 1:
		return ", initargs=(" + args[0] + ",)", true
	}
	return ", initargs=(" + strings.Join(args, ", ") + ")", true
}

// uninitialised reports whether the pool can still be given an initializer.
func uninitialised(by *program.Func, made *program.Call) bool {
	for _, id := range by.Items(by.Expr(made.Expr).List) {
		if k := by.Expr(id).Kind; k == facts.Star || k == facts.DoubleStar {
			return false
		}
	}
	position := 1
	if made.Name == pools[0] {
		position = 2
	}
	return by.Argument(made.Expr, knowledge.Parameter{Position: position, Name: "initializer"}) == facts.None &&
		by.Argument(made.Expr, knowledge.Parameter{Position: position + 1, Name: "initargs"}) == facts.None
}

// insertArgument puts an argument behind the last one of a call.
func insertArgument(d *rewrite.Draft, f *program.Func, c *program.Call, argument string) {
	e := f.Expr(c.Expr)
	if args := f.Items(e.List); len(args) > 0 {
		d.Insert(f.Unit, f.Site(args[len(args)-1]).End, ", "+argument)
		return
	}
	if f.Unit.Syntax.Text[e.End-1] != ')' || f.Unit.Syntax.Text[e.End-2] != '(' {
		d.Refuse()
		return
	}
	d.Insert(f.Unit, int(e.End)-1, argument)
}
