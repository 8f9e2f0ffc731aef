package gil

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairGenerator has the thread go through the generator: a lambda makes a list of it. What goes to a process cannot be a
// lambda.
func repairGenerator(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, s := startOf(p, func(f *program.Func, s *program.Start) bool { return f.Site(s.Callable) == at.At })
	if f == nil || s.Through != nil || s.Run.Context != knowledge.ThreadContext || starred(f, f.Items(f.Expr(s.Expr).List)) {
		return nil
	}
	name := f.Text(s.Callable)
	if strings.ContainsAny(name, "(\r\n") || f.Unit.HasLocal("list") || f.Unit.Module.Binds("list") {
		return nil
	}
	given := "*args"
	switch s.Run.Passing {
	case knowledge.ElementWise:
		if given = "item"; len(s.Args) != 1 || name == given {
			return nil
		}
	case knowledge.ArgsTuple:
		if f.Argument(s.Expr, s.Run.Kwargs) != facts.None {
			return nil
		}
		if f.Argument(s.Expr, s.Run.Args) == facts.None {
			given = ""
		}
	case knowledge.RestArguments:
		if len(s.Args) == 0 {
			given = ""
		}
	default:
		return nil
	}
	d := rewrite.New(p)
	head := "lambda"
	if given != "" {
		head += " " + given
	}
	d.Replace(at.At, head+": list("+name+"("+given+"))")
	return d.Repair(rule.Text{
		EN: "Go through the generator in the thread (a list holds all that it gives)",
		FR: "Parcourir le générateur dans le thread (une liste garde tout ce qu'il donne)",
	})
}
