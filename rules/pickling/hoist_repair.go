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

// repairCallable gives the function a name at module level, or the object a state that can be pickled.
func repairCallable(p *rule.Pass, at *rule.Finding) []rule.Repair {
	c, s := stuckAt(p, at.At, func(c crossing) []carried { return []carried{{expr: c.s.Callable}} })
	if s == nil {
		if repairs := listOf(p, c); repairs != nil {
			return repairs
		}
		return unguarded(p, c)
	}
	return mend(p, c, s)
}

// repairArgument is repairCallable for what a function is given; a generator becomes a list.
func repairArgument(p *rule.Pass, at *rule.Finding) []rule.Repair {
	c, s := stuckAt(p, at.At, crossing.arguments)
	if s == nil {
		return nil
	}
	switch {
	case isComprehension(s) || s.Path == "" && isIterator(s):
		return listed(p, s)
	case s.Path == "" && copied(s) != "" && c.s.Run.Pickled == program.AtStart:
		if repairs := repairUnshared(p, at); repairs != nil {
			return repairs
		}
		return sharedInstead(p, c, s)
	case s.Owner == nil && (copied(s) != "" || s.Starting):
		return append(mend(p, c, s), sharedInstead(p, c, s)...) // one that each worker makes would keep nobody out
	}
	return append(mend(p, c, s), madeThere(p, c)...)
}

// unguarded moves a function out of the main guard, where the crossing that was found takes it along.
func unguarded(p *rule.Pass, c crossing) []rule.Repair {
	if c.f == nil || c.s.Value.Kind != program.FunctionValue && c.s.Value.Kind != program.PartialValue {
		return nil
	}
	def, hidden := p.MainOnly(c.s.Value)
	if !hidden || def.Unit.Module != c.f.Unit.Module {
		return nil
	}
	p.Rests(def)
	named := slices.IndexFunc(def.Unit.Funcs, func(f *program.Func) bool { return f.IsFunction() && f.NameSite() == def })
	if named < 0 {
		return nil
	}
	d := rewrite.New(p)
	d.Unguard(p.Look(def.Unit.Funcs[named]))
	return d.Safe(rule.Text{EN: "Move it out of the main guard", FR: "La sortir de la garde __main__"})
}

// stuckAt is the crossing that takes along what stands at a place, and the part of it that stays behind.
func stuckAt(p *rule.Pass, at program.Site, taken func(crossing) []carried) (found crossing, s *program.Stuck) {
	eachCrossing(p, func(c crossing) {
		if s != nil || c.s.Callable == facts.None || c.s.Through != nil {
			return
		}
		for _, a := range taken(c) {
			if c.f.Site(a.expr) == at {
				found, s = c, p.Stuck(c.f, a.expr, c.s.Run.Pickled, a.each)
			}
		}
	})
	return found, s
}

func mend(p *rule.Pass, c crossing, s *program.Stuck) []rule.Repair {
	switch {
	case c.s.Run.Pickled == program.ByCloudPickle:
		return nil
	case s.Shape == knowledge.Lambda && s.Func.Parent.TopLevel() && s.Func.Unit.Owner == nil:
		if r := named(p, s.Func); r != nil {
			return r
		}
		return hoist(p, c, s.Func)
	case s.Shape == knowledge.Lambda || s.Shape == knowledge.NestedFunction:
		return hoist(p, c, s.Func)
	case s.Shape == knowledge.UnwrappedFunction:
		return wrapped(p, s.Func)
	case s.Owner != nil && s.Class != "":
		return stateOf(p, s.Owner, c.s.Run.Pickled)
	}
	return nil
}

// hoist moves the function to module level. What it captured has to be picklable, as far as that is known.
func hoist(p *rule.Pass, c crossing, f *program.Func) []rule.Repair {
	if f.Unit != c.f.Unit {
		return nil
	}
	d := rewrite.New(p)
	h := d.Hoist(f)
	for _, id := range h.Reads {
		if v := p.Eval(f, id); p.Stuck(f, id, c.s.Run.Pickled, false) != nil || v.Kind == program.Instance && p.Open(v.Class) {
			return nil
		}
	}
	if len(h.Captured) == 0 {
		return d.Repair(rule.Text{
			EN: "Make it %[1]s() at module level (a tool that takes a function's source alone would miss it)",
			FR: "En faire %[1]s() au premier niveau du module (un outil qui ne prend que la source d'une fonction ne la trouverait pas)",
		}.With(h.Name))
	}
	return d.Repair(rule.Text{
		EN: "Make it %[1]s() at module level (it gets copies of %[2]s)",
		FR: "En faire %[1]s() au premier niveau du module (elle reçoit des copies de %[2]s)",
	}.With(h.Name, strings.Join(h.Captured, ", ")))
}

// named makes `def f(n): return …` of `f = lambda n: …` at module level; nil where the lambda is part of something else.
func named(p *rule.Pass, f *program.Func) []rule.Repair {
	by := f.Parent
	u, d := f.Unit, rewrite.New(p)
	for _, id := range by.Items(by.IR.Body) {
		s := by.Stmt(id)
		if s.Kind != facts.Assign || s.Targets.Len() != 1 || s.E == facts.None || facts.ID(by.Expr(s.E).Func) != f.ID || by.Expr(s.E).Kind != facts.Lambda {
			continue
		}
		target := by.Expr(by.Items(s.Targets)[0])
		if target.Kind != facts.Name || !rewrite.OwnLines(by, id) {
			return nil
		}
		body := int(f.Expr(f.Stmt(f.Items(f.IR.Body)[0]).E).Start)
		head := string(u.Syntax.Text[f.IR.NameEnd:body])
		colon := strings.LastIndexByte(head, ':')
		text := strings.TrimSpace(string(u.Syntax.Text[int(f.IR.NameEnd)+colon+1 : f.IR.End]))
		if strings.ContainsAny(head+text, "\r\n#") || u.Syntax.Text[s.End-1] == ')' && int(s.End) > int(f.IR.End) {
			return nil
		}
		header := "def " + target.Name + "(" + strings.TrimSpace(head[:colon]) + "):"
		d.Replace(by.StmtSite(id), header+rewrite.Newline(u.Module)+rewrite.Indent(u, int(s.Start))+rewrite.Step(u.Module)+"return "+text)
		return d.Safe(rule.Text{EN: "Make it a def, which pickle finds by its name", FR: "En faire un def, que pickle trouve par son nom"})
	}
	return nil
}

// isComprehension reports whether it is a generator expression.
func isComprehension(s *program.Stuck) bool {
	return s.Shape == program.GeneratorShape && s.Func == nil
}

// isIterator reports whether it is made to be gone through once, by a call: what a generator function gives, or a reader of lines.
func isIterator(s *program.Stuck) bool {
	made := strings.HasSuffix(rewrite.Source(s.At), ")")
	return made && (s.Shape == program.GeneratorShape || s.Class == "_csv.Reader" || s.Class == "csv.DictReader")
}

// listed makes a list of it.
func listed(p *rule.Pass, s *program.Stuck) []rule.Repair {
	text := rewrite.Source(s.At)
	d := rewrite.New(p)
	switch inner, ok := strings.CutPrefix(text, "("); {
	case !isComprehension(s):
		d.Wrap(s.At, "list(", ")")
	case ok && strings.HasSuffix(inner, ")"):
		d.Replace(s.At, "["+strings.TrimSuffix(inner, ")")+"]")
	default:
		d.Wrap(s.At, "[", "]")
	}
	return d.Repair(rule.Text{EN: "Make a list of it (all of it is then in memory at once)", FR: "En faire une liste (tout est alors en mémoire à la fois)"})
}
