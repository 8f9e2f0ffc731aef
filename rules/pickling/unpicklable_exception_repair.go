package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairException gives the class a __reduce__ with what its __init__ takes, and has __init__ keep what it does not keep.
func repairException(p *rule.Pass, at *rule.Finding) []rule.Repair {
	for _, f := range p.Funcs() {
		if !f.IsFunction() {
			continue
		}
		var class *program.Class
		f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
			if s.Kind == facts.Raise && s.E != facts.None && f.Site(s.E) == at.At {
				class = raisedClass(p, f, s.E)
			}
		})
		if class == nil {
			continue
		}
		if r, ok := p.Rebuilds(class); ok && r.Init.Class != nil {
			return reduced(p, r.Init)
		}
	}
	return nil
}

func reduced(p *rule.Pass, init *program.Func) []rule.Repair {
	stmt, super := defStmt(init), superStmt(init)
	if stmt == facts.None || super == facts.None || len(init.IR.Params) < 2 {
		return nil
	}
	self := init.IR.Params[0].Name
	var values, keep []string
	for _, param := range init.IR.Params[1:] {
		if param.Kind >= facts.KeywordOnly || len(init.Unit.Facts.Vars[param.Var].Binds) != 1 {
			return nil
		}
		kept := keptAs(p, init, param)
		if kept == "" {
			if !free(p, init.Class, param.Name) {
				return nil
			}
			kept = param.Name
			keep = append(keep, self+"."+kept+" = "+kept)
		}
		values = append(values, "self."+kept)
	}
	tuple := strings.Join(values, ", ")
	if len(values) == 1 {
		tuple += ","
	}
	d := rewrite.New(p)
	if len(keep) > 0 {
		d.Behind(init, super, keep...)
	}
	d.Behind(init.Parent, stmt, "", "def __reduce__(self):", rewrite.Step(init.Unit.Module)+"return type(self), ("+tuple+")")
	return d.Repair(rule.Text{
		EN: "Give %[1]s a __reduce__ (a subclass with an __init__ of its own needs one too)",
		FR: "Donner un __reduce__ à %[1]s (une sous-classe qui a son propre __init__ en a aussi besoin)",
	}.With(init.Class.Name))
}

// superStmt is the statement of __init__ that calls the next one up.
func superStmt(init *program.Func) facts.ID {
	for _, id := range init.Items(init.IR.Body) {
		s := init.Stmt(id)
		if s.Kind != facts.ExprStmt || init.Expr(s.E).Kind != facts.Call {
			continue
		}
		if callee := init.Expr(init.Expr(s.E).A); callee.Kind == facts.Attr && callee.Name == "__init__" {
			return id
		}
	}
	return facts.None
}

// keptAs is the attribute in which __init__, and nothing else, keeps a parameter; "" when there is none.
func keptAs(p *rule.Pass, init *program.Func, param facts.Param) string {
	for _, name := range p.AttrNames(init.Class) {
		sites := p.AttrSites(init.Class, name)
		if len(sites) != 1 || sites[0].Func != init || sites[0].Bind.Kind != facts.BindValue || sites[0].Bind.Index >= 0 || sites[0].Bind.Conditional {
			continue
		}
		if e := init.Expr(sites[0].Bind.Value); e.Kind == facts.Name && e.Var == param.Var && p.Find(init.Class, name).Kind != program.BoundMethod {
			return name
		}
	}
	return ""
}

// free reports whether no attribute or method of the class has the name.
func free(p *rule.Pass, c *program.Class, name string) bool {
	return p.Find(c, name).Kind == program.Nothing && len(p.AttrSites(c, name)) == 0 &&
		!slices.Contains([]string{"args", "add_note", "with_traceback"}, name)
}
