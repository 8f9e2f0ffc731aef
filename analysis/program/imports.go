package program

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/syntax"
)

// ImportedAs is how the module writes a module (name "") or a name of one that it imports outside of its functions,
// whatever happens: "np", "concurrent.futures"; "" when it does not.
func (m *Module) ImportedAs(module, name string) string {
	for _, u := range m.Units {
		if u.stub || u.Syntax.Kind != syntax.Statement {
			continue
		}
		for i := range u.Facts.Vars {
			if v := &u.Facts.Vars[i]; v.Func == 0 {
				if spelling := m.spelling(v, module, name); spelling != "" {
					return spelling
				}
			}
		}
	}
	return ""
}

func (m *Module) spelling(v *facts.Var, module, name string) string {
	for i := range v.Binds {
		b := &v.Binds[i]
		whole := name == "" && b.Index == 1
		if !b.Imports(module, name) || !whole && len(m.names[v.Name]) > 1 {
			continue
		}
		if whole {
			return module
		}
		return v.Name
	}
	return ""
}

// Binds reports whether the module gives the name a value.
func (m *Module) Binds(name string) bool { return len(m.names[name]) > 0 }

// HasLocal reports whether a function of the unit has a variable of its own of the name.
func (u *Unit) HasLocal(name string) bool {
	for i := range u.Facts.Vars {
		if v := &u.Facts.Vars[i]; v.Func != 0 && v.Name == name {
			return true
		}
	}
	return false
}
