package shared

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairAffine has the function that the thread runs make an object of its own, instead of a global that is made once.
func repairAffine(p *rule.Pass, found *rule.Finding) []rule.Repair {
	f, c := rewrite.CallAt(p, found.At)
	if f == nil || c.Object == facts.None || f.IR.Kind != facts.Function || f.Async() || f.IR.Generator || len(f.IR.Decorators) > 0 {
		return nil
	}
	object := f.Expr(c.Object)
	place := p.PlaceOf(f, c.Object)
	made := p.Made(place)
	if object.Kind != facts.Name || object.Var != facts.Free || place.Kind != program.GlobalPlace || place.Module != f.Unit.Module || len(made) != 1 || !made[0].Func.TopLevel() {
		return nil
	}
	by, text := made[0].Func, made[0].Func.Text(made[0].Expr)
	if strings.ContainsAny(text, "\r\n") || strings.Contains(text, ":memory:") || !constants(p, by, made[0].Expr) {
		return nil
	}
	body := f.Items(f.IR.Body)
	first := body[0]
	if s := f.Stmt(first); s.Kind == facts.ExprStmt && f.Expr(s.E).Kind == facts.Const && len(body) > 1 {
		first = body[1]
	}
	d := rewrite.New(p)
	if f.Unit.HasLocal(object.Name) {
		return nil
	}
	d.Before(f, first, object.Name+" = "+text)
	return d.Repair(rule.Text{
		EN: "Make one of its own in %[1]s() (each call makes another, and sees what the others have committed)",
		FR: "En créer un propre à %[1]s() (chaque appel en crée un autre, et voit ce que les autres ont validé)",
	}.With(f.IR.Name))
}

// constants reports whether the call has no arguments but literals, of something that the module imports or defines.
func constants(p *rule.Pass, f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	return e.Kind == facts.Call && !slices.ContainsFunc(f.Items(e.List), func(a facts.ID) bool {
		if f.Expr(a).Kind == facts.Keyword {
			a = f.Expr(a).A
		}
		return f.Expr(a).Kind != facts.Const
	})
}
