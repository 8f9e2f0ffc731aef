package rewrite

import (
	"bytes"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/syntax"
)

// Module is how the unit writes the module; an import is added where there is none. It refuses where the name means
// something else.
func (d *Draft) Module(u *program.Unit, module string) string {
	if spelling := u.Module.ImportedAs(module, ""); spelling != "" {
		d.free(u, top(spelling))
		return spelling
	}
	d.free(u, top(module))
	if u.Module.Binds(module) {
		d.Refuse() // the name is taken
	}
	d.addImport(u.Module, module)
	return module
}

// Name is how the unit writes a name of a module: as it imports it, else by the module.
func (d *Draft) Name(u *program.Unit, module, name string) string {
	if spelling := u.Module.ImportedAs(module, name); spelling != "" {
		d.free(u, spelling)
		return spelling
	}
	if i := strings.LastIndexByte(module, '.'); i >= 0 {
		if spelling := u.Module.ImportedAs(module[:i], module[i+1:]); spelling != "" {
			d.free(u, spelling)
			return spelling + "." + name // from concurrent import futures
		}
	}
	return d.Module(u, module) + "." + name
}

// free refuses when a local variable hides the name.
func (d *Draft) free(u *program.Unit, name string) {
	if u.HasLocal(name) {
		d.Refuse()
	}
}

func top(module string) string {
	first, _, _ := strings.Cut(module, ".")
	return first
}

// addImport adds `import module` once, in its place among the imports at the head of the file.
func (d *Draft) addImport(m *program.Module, module string) {
	if slices.Contains(d.added[m.Path], module) {
		return
	}
	d.added[m.Path] = append(d.added[m.Path], module)
	line := "import " + module + Newline(m)
	u, offset, apart := d.importPlace(m, module)
	if u == nil {
		d.Refuse()
		return
	}
	switch apart {
	case above:
		line = Newline(m) + line
	case below:
		line += Newline(m)
	}
	if offset > 0 && offset == len(u.Syntax.Text) && !strings.HasSuffix(string(u.Syntax.Text), "\n") && !strings.HasSuffix(string(u.Syntax.Text), "\r") {
		line = Newline(m) + line
	}
	d.Insert(u, offset, line)
}

// head is an import at the head of a file.
type head struct {
	unit *program.Unit
	stmt *facts.Stmt
	// module is what it imports, "" for a from import; future says that it imports from __future__.
	module string
	// from is the module that a plain or a from import names.
	from         string
	future, gaps bool
}

// gap is where an import wants a blank line.
type gap uint8

const (
	none gap = iota
	above
	below
)

// importPlace is where an import of the module goes: in order among the plain imports of its kind that stand together first,
// where they are in order, else behind the last of them, else before the first from import of its kind, else before all
// others, else behind the docstring. The kinds are the standard library and all else.
func (d *Draft) importPlace(m *program.Module, module string) (u *program.Unit, offset int, blank gap) {
	heads, first := importHead(m)
	standard := d.pass.Table.IsStandard(top(module))
	ofKind := slices.DeleteFunc(slices.Clone(heads), func(h head) bool { return h.future || d.pass.Table.IsStandard(top(h.from)) != standard })
	if plain := firstGroup(ofKind); len(plain) > 0 {
		return among(plain, module)
	}
	if len(ofKind) > 0 {
		return ofKind[0].unit, LineStart(ofKind[0].unit, int(ofKind[0].stmt.Start)), none
	}
	return outside(heads, first, standard)
}

// among is the place of an import of the module in a group of plain ones.
func among(plain []head, module string) (u *program.Unit, offset int, blank gap) {
	inOrder := slices.IsSortedFunc(plain, func(a, b head) int { return strings.Compare(a.module, b.module) })
	for _, h := range plain {
		if inOrder && h.module > module {
			return h.unit, LineStart(h.unit, int(h.stmt.Start)), none
		}
	}
	last := plain[len(plain)-1]
	return last.unit, NextLine(last.unit, int(last.stmt.End)), none
}

// outside is the place of an import where there is none of its kind: the standard library comes before all others.
func outside(heads []head, first *program.Unit, standard bool) (u *program.Unit, offset int, blank gap) {
	others := slices.DeleteFunc(slices.Clone(heads), func(h head) bool { return h.future })
	switch {
	case len(others) > 0 && standard:
		return others[0].unit, LineStart(others[0].unit, int(others[0].stmt.Start)), below
	case len(heads) > 0:
		last := heads[len(heads)-1]
		return last.unit, NextLine(last.unit, int(last.stmt.End)), above
	case first == nil:
		return nil, 0, none
	}
	return first, codeStart(first), below
}

// firstGroup are the plain imports that stand together first.
func firstGroup(heads []head) []head {
	var group []head
	for _, h := range heads {
		switch {
		case h.module == "":
			if len(group) > 0 {
				return group
			}
		case len(group) > 0 && h.gaps:
			return group
		default:
			group = append(group, h)
		}
	}
	return group
}

// importHead are the imports with which the file starts, behind its docstring, and the first unit that is none.
func importHead(m *program.Module) (heads []head, first *program.Unit) {
	for i, u := range m.Units {
		if u.Syntax.Kind != syntax.Statement || u.Syntax.IsDef || u.Syntax.IsClass {
			return heads, u
		}
		body := u.Funcs[0].Items(u.Funcs[0].IR.Body)
		if i == 0 && isDocstring(u, body) {
			continue
		}
		for _, id := range body {
			s := u.Facts.Stmt(id)
			if s.Kind != facts.Import && !isFuture(u, s) {
				return heads, u
			}
		}
		if len(body) > 0 {
			h := headOf(u, u.Facts.Stmt(body[0]))
			h.gaps = i > 0 && apart(m.Units[i-1], u, h.stmt)
			heads = append(heads, h)
		}
	}
	return heads, nil
}

func headOf(u *program.Unit, s *facts.Stmt) head {
	h := head{unit: u, stmt: s, future: isFuture(u, s)}
	line := string(u.Syntax.Text[s.Start:s.End])
	if rest, ok := strings.CutPrefix(line, "import"); ok {
		h.module = strings.TrimSpace(strings.FieldsFunc(rest, func(r rune) bool { return r == ',' || r == ';' })[0])
		h.module, _, _ = strings.Cut(h.module, " ")
	}
	if words := strings.Fields(line); len(words) > 1 {
		h.from = strings.TrimRight(words[1], ",;")
	}
	return h
}

func isFuture(u *program.Unit, s *facts.Stmt) bool {
	words := strings.Fields(string(u.Syntax.Text[s.Start:s.End]))
	return len(words) > 1 && words[0] == "from" && words[1] == "__future__"
}

// apart reports whether a blank line or a comment stands between the unit before and the statement of the next one.
func apart(before, u *program.Unit, s *facts.Stmt) bool {
	text := before.Syntax.Text
	between := string(text[len(bytes.TrimRight(text, " \t\r\n")):]) + string(u.Syntax.Text[:s.Start])
	lines := strings.Count(between, "\n")
	if lines == 0 {
		lines = strings.Count(between, "\r")
	}
	return lines > 1
}

func isDocstring(u *program.Unit, body []facts.ID) bool {
	if len(body) != 1 {
		return false
	}
	s := u.Facts.Stmt(body[0])
	return s.Kind == facts.ExprStmt && u.Facts.Expr(s.E).Kind == facts.Const && u.Facts.Expr(s.E).Op == facts.Str
}

// codeStart is where the code of a unit starts, behind the comments and blank lines before it.
func codeStart(u *program.Unit) int {
	text := u.Syntax.Text
	for at := 0; at < len(text); at = NextLine(u, at) {
		line := strings.TrimSpace(string(text[at:LineEnd(u, at)]))
		if line != "" && line[0] != '#' {
			return at
		}
		if NextLine(u, at) == at {
			break
		}
	}
	return 0
}
