package rewrite

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
)

// BehindImports puts a line at module level, behind the imports at the head of the file, conditional ones among them.
func (d *Draft) BehindImports(m *program.Module, line string) {
	_, first := importHead(m)
	for i := slices.Index(m.Units, first); first != nil && conditionalImports(first); i++ {
		if first = nil; i+1 < len(m.Units) {
			first = m.Units[i+1]
		}
	}
	if first == nil {
		d.Refuse()
		return
	}
	lines, at := []string{line, ""}, CommentStart(first)
	if first.Syntax.IsDef || first.Syntax.IsClass {
		lines = append(lines, "")
	}
	if first == m.Units[0] {
		at = codeStart(first) // what is said at the head of a file is about the file
	}
	d.Insert(first, at, Lines(m, "", lines...))
}

// conditionalImports reports whether the unit is an if or a try with nothing but imports, or an import.
func conditionalImports(u *program.Unit) bool {
	if u.Syntax.IsDef || u.Syntax.IsClass {
		return false
	}
	found, other := false, false
	u.Funcs[0].EachStmt(func(_ facts.ID, s *facts.Stmt) {
		switch s.Kind {
		case facts.Import:
			found = true
		case facts.If, facts.Try, facts.Handler, facts.Pass:
		default:
			other = true
		}
	})
	return found && !other
}

// NewName is the name, or the name with a number, that neither the module nor Python uses, nor a function of the unit.
func (d *Draft) NewName(u *program.Unit, name string) string { return d.moduleName(u, name, 0) }
