package shared

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// tolerances are the arguments that tell calls not to mind when another one was first, and the version that has them.
var tolerances = map[string]struct {
	argument string
	since    py.Version
}{
	"os.makedirs": {"exist_ok=True", py.V38}, "pathlib.Path.mkdir": {"exist_ok=True", py.V38}, "pathlib.Path.unlink": {"missing_ok=True", py.V38},
}

// repairStale tells the call not to mind when another thread was first.
func repairStale(p *rule.Pass, found *rule.Finding) []rule.Repair {
	f, c := rewrite.CallAt(p, found.At)
	if f == nil || f.Expr(c.Expr).Kind != facts.Call {
		return nil
	}
	t, ok := tolerances[c.Name]
	if !ok || p.Target.Version < t.since {
		return nil
	}
	d := rewrite.New(p)
	args := f.Items(f.Expr(c.Expr).List)
	if len(args) == 0 {
		at := f.CallSite(c)
		at.Start = int(f.Expr(f.Expr(c.Expr).A).End)
		d.Replace(at, "("+t.argument+")")
	} else {
		d.Insert(f.Unit, int(f.Expr(args[len(args)-1]).End), ", "+t.argument)
	}
	return d.Repair(rule.Text{
		EN: "Pass %[1]s, and do not mind who was first (see that the code has not to know)",
		FR: "Passer %[1]s, sans se soucier de qui est passé avant (si le code n'a pas à le savoir)",
	}.With(t.argument))
}
