package pickling

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// stateOf gives a class a __getstate__ without the locks and events that it makes for itself, and a __setstate__ that makes
// them anew. It refuses a class in which something else stays behind.
func stateOf(p *rule.Pass, c *program.Class, way string) []rule.Repair {
	init := p.Member(c, "__init__")
	if init.Kind != program.FunctionValue || p.Open(c) || len(p.Unit.Module.Path) == 0 {
		return nil
	}
	f := p.Look(init.Func)
	if f.Class != c || f.Unit.Module != p.Unit.Module || slices.ContainsFunc(p.ExternalBases(c), func(b string) bool { return b != "builtins.object" && b != "abc.ABC" }) {
		return nil
	}
	for _, name := range []string{"__getstate__", "__setstate__", "__slots__", "__reduce__", "__reduce_ex__", "__getnewargs__"} {
		if p.Find(c, name).Kind != program.Nothing {
			return nil
		}
	}
	var out, in []string
	for _, name := range p.AttrNames(c) {
		made, stays := anew(p, f, name, p.AttrSites(c, name), way)
		if stays {
			if made == "" {
				return nil
			}
			out = append(out, `del state["`+name+`"]`)
			in = append(in, "self."+name+" = "+made)
		}
	}
	stmt := defStmt(f)
	if len(out) == 0 || stmt == facts.None || len(f.IR.Params) == 0 || f.IR.Params[0].Name != "self" || len(f.IR.Decorators) > 0 {
		return nil
	}
	step := rewrite.Step(f.Unit.Module)
	lines := append([]string{"", "def __getstate__(self):", step + "state = self.__dict__.copy()"}, indented(step, out)...)
	lines = append(lines, step+"return state", "", "def __setstate__(self, state):", step+"self.__dict__.update(state)")
	d := rewrite.New(p)
	d.Behind(f.Parent, stmt, append(lines, indented(step, in)...)...)
	return d.Repair(rule.Text{
		EN: "Pickle %[1]s without what stays behind (each process makes its own, which locks nothing out elsewhere)",
		FR: "Sérialiser %[1]s sans ce qui ne passe pas (chaque processus crée le sien, qui ne verrouille rien ailleurs)",
	}.With(c.Name))
}

func indented(step string, lines []string) []string {
	var all []string
	for _, l := range lines {
		all = append(all, step+l)
	}
	return all
}

// defStmt is the statement of a def in the code around it.
func defStmt(f *program.Func) facts.ID {
	found := facts.None
	f.Parent.EachStmt(func(id facts.ID, s *facts.Stmt) {
		if s.Kind == facts.Def && facts.ID(s.Index) == f.ID {
			found = id
		}
	})
	return found
}

// renewable are the classes of which another instance does as well.
var renewable = []string{"threading.Lock", "threading.RLock", "threading.Event", "threading.Condition", "threading.Semaphore",
	"threading.BoundedSemaphore", "threading.local"}

// anew is how __init__ makes the attribute, where it can be made so again; stays says that it cannot be pickled.
func anew(p *rule.Pass, init *program.Func, name string, sites []program.AttrBinding, way string) (made string, stays bool) {
	for _, site := range sites {
		if site.Bind.Kind != facts.BindValue || site.Bind.Index >= 0 || p.Stuck(site.Func, site.Bind.Value, way, false) == nil {
			continue
		}
		stays = true
		v := p.Eval(site.Func, site.Bind.Value)
		if site.Func != init || len(sites) != 1 || site.Bind.Conditional || v.Kind != program.ExternalInstance || !slices.Contains(renewable, v.Name) ||
			!constant(init, site.Bind.Value) {
			return "", true
		}
		if made = init.Text(site.Bind.Value); strings.ContainsAny(made, "\r\n#") {
			return "", true
		}
	}
	return made, stays
}

// constant reports whether the expression is a call of something of the module with nothing but literals.
func constant(f *program.Func, id facts.ID) bool {
	if f.Expr(id).Kind != facts.Call {
		return false
	}
	ok := true
	f.Walk(id, func(id facts.ID) {
		switch e := f.Expr(id); e.Kind {
		case facts.Name:
			ok = ok && e.Var < 0
		case facts.Call, facts.Attr, facts.Const, facts.Keyword:
		default:
			ok = false
		}
	})
	return ok
}
