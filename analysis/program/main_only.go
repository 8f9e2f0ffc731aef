package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
)

// OnlyInMain reports whether a name of the module has its value only under `if __name__ == "__main__"`: a process that
// imports the module anew does not have it.
func (p *Program) OnlyInMain(m *Module, name string) bool {
	binds := p.names(m, name)
	return len(binds) > 0 && !slices.ContainsFunc(binds, func(b Binding) bool {
		return b.Bind.Kind == facts.BindElement || !p.UnderMain(b.Unit.Funcs[0], b.Bind)
	})
}

// UnderMain reports whether a binding in the function's own code stands under `if __name__ == "__main__"`.
func (p *Program) UnderMain(f *Func, b *facts.Bind) bool {
	p.readBody(f)
	found := false
	f.eachStmt(func(_ facts.ID, s *facts.Stmt) {
		if s.Kind != facts.If || s.Body.Len() == 0 || !f.isMain(s.E) {
			return
		}
		body := f.Items(s.Body)
		found = found || f.Stmt(body[0]).Start <= b.Start && b.Start < f.Stmt(body[len(body)-1]).End
	})
	return found
}

// MainOnly is the name in the text of the function or class that a callable or an object leads to, when it is defined
// only under `if __name__ == "__main__"`.
func (p *Program) MainOnly(v Value) (Site, bool) {
	switch v.Kind {
	case FunctionValue:
		if v.Func.IsFunction() && v.Func.IR.Kind != facts.LambdaFunction && v.Func.IR.Parent == 0 && v.Func.Class == nil {
			return v.Func.NameSite(), p.OnlyInMain(v.Func.Unit.Module, v.Func.IR.Name)
		}
	case PartialValue:
		return p.MainOnly(v.elemValue())
	case BoundMethod, ClassValue, Instance:
		if c := v.Class; c.IR.Parent == 0 && c.Unit.Owner == nil && (v.Kind == ClassValue || v.Exact || len(p.subclasses(c)) == 0) {
			return c.NameSite(), p.OnlyInMain(c.Unit.Module, c.IR.Name)
		}
	}
	return Site{}, false
}

// Closed reports whether the function uses nothing but its own parameters and builtins: no global, closure or default.
func (p *Program) Closed(f *Func) bool { return p.closed(f) }
