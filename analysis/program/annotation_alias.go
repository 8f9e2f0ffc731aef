package program

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
)

// meant is an instance of what a name of a module stands for in annotations: SessionDep = Annotated[Session, …], a union, one
// that is declared a TypeAlias, or one of these that another module has; Nothing for every other name, which is its value.
func (p *Program) meant(m *Module, name string) Value {
	return p.memo.ask(question{askMeant, m, name}).(Value)
}

func (p *Program) findMeant(m *Module, name string) Value {
	binds := p.names(m, name)
	if len(binds) != 1 {
		return Value{}
	}
	b := binds[0].Bind
	f := binds[0].Unit.Funcs[b.Func]
	switch {
	case b.Kind == facts.BindImport && b.Imported != "":
		if from := p.imported(m, b.Module); from.Kind == ModuleValue && from.Mod != m {
			return p.meant(from.Mod, b.Imported)
		}
	case f.IR.Kind == facts.TopLevel && b.Index < 0 && p.isAlias(f, b):
		return p.flat(p.annotated(f, b.Value))
	}
	return Value{}
}

// isAlias reports whether a binding gives a name to an annotation that is not the name of a class.
func (p *Program) isAlias(f *Func, b *facts.Bind) bool {
	switch {
	case b.Value == facts.None:
		return false
	case b.Kind == facts.BindTypeAlias:
		return true
	case b.Kind != facts.BindValue:
		return false
	case b.Annot != facts.None:
		declared := p.eval(f, b.Annot)
		return declared.Kind == External && typingName(declared.Name) == "typing.TypeAlias"
	}
	switch e := f.Expr(b.Value); e.Kind {
	case facts.Subscript:
		return true
	case facts.Bin:
		return e.Op == facts.BitOr
	case facts.Name, facts.Attr:
		return p.aliased(f, e).Kind != Nothing
	}
	return false
}

// flat leaves out the elements of elements: an alias may mean itself inside its own, at any depth.
func (p *Program) flat(v Value) Value {
	if v.Elem != nil {
		elem := *v.Elem
		elem.Elem = nil
		v.Elem = p.elem(elem)
	}
	return v
}

// aliased is what a dotted name stands for in annotations; Nothing when it is no alias.
func (p *Program) aliased(f *Func, e *facts.Expr) Value {
	switch {
	case e.Kind == facts.Attr:
		if of := p.eval(f, e.A); of.Kind == ModuleValue {
			return p.meant(of.Mod, e.Name)
		}
	case e.Var == facts.FreeInClass:
		if c := f.body(); c != nil && p.Member(c, e.Name).Kind != Nothing {
			return Value{}
		}
		return p.meant(f.Unit.Module, e.Name)
	case e.Var == facts.Free:
		return p.meant(f.Unit.Module, e.Name)
	}
	return Value{}
}

// typingName is the name in typing of what typing_extensions has for older versions.
func typingName(name string) string {
	if rest, ok := strings.CutPrefix(name, "typing_extensions."); ok {
		return "typing." + rest
	}
	return name
}
