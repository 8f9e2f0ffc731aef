package program

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
)

// moduleList is what is kept about the modules as a whole until one of them comes or goes.
type moduleList struct {
	byPath []*Module
	tops   map[string]bool
}

// Modules are all modules, by path. The list must not be changed.
func (p *Program) Modules() []*Module {
	if p.byPath == nil {
		p.byPath = make([]*Module, 0, len(p.modules))
		for _, m := range p.modules {
			p.byPath = append(p.byPath, m)
		}
		slices.SortFunc(p.byPath, func(a, b *Module) int { return strings.Compare(a.Path, b.Path) })
	}
	return p.byPath
}

// IsOwn reports whether the first component of the name is that of a module of the project.
func (p *Program) IsOwn(name string) bool {
	if p.tops == nil {
		p.tops = map[string]bool{}
		for path := range p.modules {
			p.noteTops(path)
		}
		if p.modules["__init__.py"] != nil {
			p.tops[top(p.Package)] = true
		}
	}
	return p.tops[top(name)]
}

func (p *Program) noteTops(path string) {
	for _, root := range append([]string{"."}, p.Roots...) {
		if root != "." && !strings.HasPrefix(path, root+"/") {
			continue
		}
		first, _, _ := strings.Cut(strings.TrimPrefix(path, root+"/"), "/")
		p.tops[strings.TrimSuffix(first, ".py")] = true
	}
}

// Imported are the packages, without their submodules, that the module imports outside of its functions.
func (m *Module) Imported() []string {
	if m.imported == nil {
		m.imported = []string{}
		for _, u := range m.Units {
			if !u.Syntax.IsDef && !u.Syntax.IsClass {
				m.noteImports(u)
			}
		}
	}
	return m.imported
}

func (m *Module) noteImports(u *Unit) {
	for i := range u.Facts.Vars {
		for j := range u.Facts.Vars[i].Binds {
			b := &u.Facts.Vars[i].Binds[j]
			if name := top(b.Module); b.Kind == facts.BindImport && name != "" && !slices.Contains(m.imported, name) {
				m.imported = append(m.imported, name)
			}
		}
	}
}

// top is the first component of a dotted name.
func top(name string) string {
	first, _, _ := strings.Cut(name, ".")
	return first
}
