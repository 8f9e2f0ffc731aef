package rewrite

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/syntax"
)

// Guardable are the statements of the module, from the unit on, that can go under the main guard together: up to the next
// def, class, import or guard. It is empty where code elsewhere uses a name that they bind.
func (d *Draft) Guardable(u *program.Unit) []*program.Unit {
	m := u.Module
	first := slices.Index(m.Units, u)
	if first < 0 || m.Package {
		return nil
	}
	last := first
	for last < len(m.Units) && guardable(m.Units[last]) {
		last++
	}
	region := m.Units[first:last]
	if d.needed(m, region) {
		return nil
	}
	return region
}

// Guard puts the main guard before the first of the units and moves the code of all one step in.
func (d *Draft) Guard(region []*program.Unit) {
	if len(region) == 0 {
		d.Refuse()
		return
	}
	for i, u := range region {
		top, start := u.Funcs[0], 0
		body := top.Items(top.IR.Body)
		if i == 0 {
			start = LineStart(u, int(top.Stmt(body[0]).Start))
			d.Insert(u, start, Lines(u.Module, "", `if __name__ == "__main__":`))
		}
		d.Indent(u, start, int(top.Stmt(body[len(body)-1]).End), "")
	}
}

func guardable(u *program.Unit) bool {
	if u.Syntax.Kind != syntax.Statement || u.Syntax.IsDef || u.Syntax.IsClass {
		return false
	}
	top := u.Funcs[0]
	body := top.Items(top.IR.Body)
	return len(body) > 0 && !slices.ContainsFunc(body, func(id facts.ID) bool {
		s := top.Stmt(id)
		main := s.Kind == facts.If && strings.Contains(top.Text(s.E), "__main__")
		return s.Kind == facts.Import || s.Kind == facts.Def || s.Kind == facts.ClassDef || s.Kind == facts.GlobalStmt || main
	})
}

// needed reports whether code outside of the units uses a name that they bind, in the module or in one that may import it.
func (d *Draft) needed(m *program.Module, region []*program.Unit) bool {
	var names []string
	for _, u := range region {
		for i := range u.Facts.Vars {
			if v := &u.Facts.Vars[i]; v.Func == 0 && len(v.Binds) > 0 {
				names = append(names, v.Name)
			}
		}
	}
	last := m.Name[strings.LastIndexByte(m.Name, '.')+1:]
	for _, other := range d.pass.Modules() {
		if other != m && len(d.pass.Mentions(other, last)) == 0 {
			continue
		}
		for _, name := range names {
			uses := func(u *program.Unit) bool { return !slices.Contains(region, u) && (other != m || !onlyImports(u)) }
			if slices.ContainsFunc(d.pass.Mentions(other, name), uses) {
				return true
			}
		}
	}
	return false
}

// onlyImports reports whether the unit does nothing but import.
func onlyImports(u *program.Unit) bool {
	top := u.Funcs[0]
	body := top.Items(top.IR.Body)
	return len(body) > 0 && !slices.ContainsFunc(body, func(id facts.ID) bool { return top.Stmt(id).Kind != facts.Import })
}

// GuardImport puts the main guard before what runs the function while its module is imported, where something does.
func (d *Draft) GuardImport(f *program.Func, main bool) {
	if main || f.IR.Kind == facts.LambdaFunction {
		return
	}
	c := d.pass.Context(f, knowledge.Import)
	if !c.In {
		return
	}
	root := f
	for c.From != nil {
		root = c.From
		c = d.pass.Context(root, knowledge.Import)
	}
	root = root.Enclosing()
	if root.Unit.Module != f.Unit.Module || !root.TopLevel() || root.Unit.Owner != nil {
		d.Refuse()
		return
	}
	d.Guard(d.Guardable(root.Unit))
}
