package tasks

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// exceptionOnly has an except clause for everything, alone in its try, catch Exception: no cancellation of any library is one.
func exceptionOnly(p *rule.Pass, f *program.Func, handler facts.ID) []rule.Repair {
	s := f.Stmt(handler)
	way := f.Around(handler)
	if len(way) < 2 || f.Stmt(way[len(way)-2]).Handlers.Len() != 1 || f.Unit.Module.Binds("Exception") || f.Unit.HasLocal("Exception") {
		return nil
	}
	d := rewrite.New(p)
	switch {
	case s.E == facts.None:
		d.Insert(f.Unit, int(s.Start)+len("except"), " Exception")
	case f.Expr(s.E).Kind == facts.Name && p.Eval(f, s.E).Name == "builtins.BaseException":
		d.Replace(f.Site(s.E), "Exception")
	default:
		return nil
	}
	return d.Repair(rule.Text{
		EN: "Catch Exception only (KeyboardInterrupt and SystemExit then pass as well)",
		FR: "N'attraper qu'Exception (KeyboardInterrupt et SystemExit passent alors aussi)",
	})
}
