package program

import (
	"path"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
)

func (p *Program) names(m *Module, name string) bindings {
	return p.memo.read(question{askNames, m, name}, func() any { return bindings(slices.Clone(m.names[name])) }).(bindings)
}

// global is the value of a name at the level of a module: of its bindings, of a star import, of a builtin.
func (p *Program) global(m *Module, name string) Value {
	if binds := p.names(m, name); len(binds) > 0 {
		return p.bound(binds)
	}
	for _, b := range p.names(m, "*") {
		if strings.HasPrefix(name, "_") {
			break
		}
		if v := p.attrOf(p.imported(m, b.Bind.Module), name); v.Known() {
			return v
		}
	}
	if dunder := moduleNames[name]; dunder != "" {
		return instanceOf(dunder)
	}
	return p.outside("builtins." + name)
}

// moduleNames are the names that each module has.
var moduleNames = map[string]string{"__name__": "builtins.str", "__file__": "builtins.str", "__doc__": "builtins.str"}

// bound joins the bindings of a name at the level of a module or class. What is imported in an except clause is only a
// substitute for what is imported in the try.
func (p *Program) bound(binds bindings) Value {
	preferred := slices.ContainsFunc(binds, func(b Binding) bool { return b.Bind.Kind == facts.BindImport && b.Bind.InTry })
	v := Value{}
	for _, b := range binds {
		if preferred && b.Bind.InHandler {
			continue
		}
		v = p.join(v, p.valueOf(b.Unit.Funcs[b.Bind.Func], b.Bind))
	}
	return p.withElements(v, func(yield func(Value)) {
		for _, b := range binds {
			if b.Bind.Kind == facts.BindElement {
				yield(p.eval(b.Unit.Funcs[b.Bind.Func], b.Bind.Value))
			}
		}
	})
}

// withElements joins the elements that are added to a container later.
func (p *Program) withElements(v Value, elements func(yield func(Value))) Value {
	if v.Kind != ExternalInstance {
		return v
	}
	elem := v.elemValue()
	elements(func(e Value) { elem = p.join(elem, e) })
	v.Elem = p.elem(elem)
	return v
}

// valueOf is the value that one binding in the function gives.
func (p *Program) valueOf(f *Func, b *facts.Bind) Value {
	switch b.Kind {
	case facts.BindValue:
		return p.assigned(f, b)
	case facts.BindIterate:
		return p.part(p.iterated(p.eval(f, b.Value)), b.Index)
	case facts.BindEnter:
		return p.part(p.entered(p.eval(f, b.Value)), b.Index)
	case facts.BindCaught:
		return p.instantiated(p.eval(f, b.Value))
	case facts.BindAnnotation:
		return p.annotated(f, b.Value)
	case facts.BindFunction:
		return p.memo.ask(question{askDecorated, f.Unit.Funcs[b.Index], ""}).(Value)
	case facts.BindClass:
		return Value{Kind: ClassValue, Class: f.Unit.Classes[b.Index]}
	case facts.BindImport:
		return p.importValue(f.Unit.Module, b)
	case facts.BindParam:
		return p.param(f, b)
	case facts.BindAugmented, facts.BindElement, facts.BindDelete:
		return Value{}
	}
	return unknown
}

func (p *Program) assigned(f *Func, b *facts.Bind) Value {
	if b.Annot != facts.None {
		if v := p.annotated(f, b.Annot); v.Known() && v.Kind != None {
			return v
		}
	}
	return p.part(p.eval(f, b.Value), b.Index)
}

// part is the element of what is unpacked; the whole for a negative index.
func (p *Program) part(v Value, index int32) Value {
	if index < 0 || v.Kind == Nothing {
		return v
	}
	if p.isMapping(v) {
		return unknown
	}
	return v.partOf(index)
}

// param is the value of a parameter: self, the class, what the annotation says, or what is handed over where threads start.
func (p *Program) param(f *Func, b *facts.Bind) Value {
	param := &f.IR.Params[b.Index]
	if b.Index == 0 && f.Class != nil && !f.static() {
		if f.classMethod() {
			return Value{Kind: ClassValue, Class: f.Class}
		}
		return Value{Kind: Instance, Class: f.Class}
	}
	if param.Annot == facts.None {
		return p.handed(f, int(b.Index)).value
	}
	v := p.annotated(f.Parent, param.Annot)
	switch param.Kind {
	case facts.VarArgs:
		return p.container("builtins.tuple", v)
	case facts.KwArgs:
		return p.container("builtins.dict", v)
	}
	if v.Kind == None {
		return unknown
	}
	return v
}

func implicitClassMethod(name string) bool {
	return name == "__new__" || name == "__init_subclass__" || name == "__class_getitem__"
}

func (f *Func) classMethod() bool {
	if implicitClassMethod(f.IR.Name) {
		return true
	}
	for _, d := range f.IR.Decorators {
		if e := f.Expr(d); e.Kind == facts.Name && e.Name == "classmethod" {
			return true
		}
	}
	return false
}

// importValue is what an import statement binds.
func (p *Program) importValue(m *Module, b *facts.Bind) Value {
	if b.Imported != "" {
		v := p.imported(m, b.Module)
		if v.Kind == ModuleValue && v.Mod == m {
			// A package that imports its own submodule: the name means the submodule, not itself.
			return p.submodule(v.Mod, b.Imported)
		}
		return p.attrOf(v, b.Imported)
	}
	if b.Index == 1 {
		top, _, _ := strings.Cut(b.Module, ".")
		return p.imported(m, top)
	}
	return p.imported(m, b.Module)
}

// imported is the module that the dotted name means in a module: one of the project, else one outside.
func (p *Program) imported(m *Module, name string) Value {
	if strings.HasPrefix(name, ".") {
		return p.relative(m, name)
	}
	top, _, _ := strings.Cut(name, ".")
	if p.Table.IsStandard(top) {
		return external(p.Table.Canonical(name))
	}
	if found := p.ofRoot(name); found != nil {
		return Value{Kind: ModuleValue, Mod: found}
	}
	for _, root := range p.rootsOf(m) {
		if path.Clean(root) == "." && p.Table.IsModule(top) && p.rootIsPackage() {
			continue // a part of the package that is called like a known package is imported by its whole name
		}
		if found := p.moduleAt(path.Join(root, strings.ReplaceAll(name, ".", "/"))); found != nil {
			return Value{Kind: ModuleValue, Mod: found}
		}
	}
	return external(p.Table.Canonical(name))
}

// rootIsPackage reports whether the project's root is a package itself.
func (p *Program) rootIsPackage() bool { return p.Package != "" && p.exists("__init__.py") }

// ofRoot is the module that the dotted name means where the project's root is a package itself; nil when there is none.
func (p *Program) ofRoot(name string) *Module {
	if top(name) != top(p.Package) || !p.rootIsPackage() {
		return nil
	}
	if name == p.Package {
		return p.at("__init__.py")
	}
	rest, ok := strings.CutPrefix(name, p.Package+".")
	if !ok {
		return nil
	}
	return p.moduleAt(strings.ReplaceAll(rest, ".", "/"))
}

// rootsOf are the folders in which a module looks for others: the one above its topmost package, the configured ones, the
// project's.
func (p *Program) rootsOf(m *Module) []string {
	folder := path.Dir(m.Path)
	for folder != "." && p.exists(folder+"/__init__.py") {
		folder = path.Dir(folder)
	}
	roots := []string{folder}
	for _, r := range append(slices.Clone(p.Roots), ".") {
		if !slices.Contains(roots, r) {
			roots = append(roots, r)
		}
	}
	return roots
}

func (p *Program) exists(file string) bool { return p.at(file) != nil }

// at is the module with the path, noted as asked for whether it is there or not.
func (p *Program) at(file string) *Module {
	return p.memo.read(question{askModule, nil, file}, func() any { return p.modules[file] }).(*Module)
}

// moduleAt is the module or package with the path without its ending.
func (p *Program) moduleAt(base string) *Module {
	if m := p.at(path.Join(base, "__init__.py")); m != nil {
		return m
	}
	return p.at(base + ".py")
}

// relative follows the leading dots: one is the module's own package.
func (p *Program) relative(m *Module, name string) Value {
	rest := strings.TrimLeft(name, ".")
	folder := path.Dir(m.Path)
	for range len(name) - len(rest) - 1 {
		if folder == "." {
			return unknown
		}
		folder = path.Dir(folder)
	}
	if rest != "" {
		folder = path.Join(folder, strings.ReplaceAll(rest, ".", "/"))
	}
	if found := p.moduleAt(folder); found != nil {
		return Value{Kind: ModuleValue, Mod: found}
	}
	return unknown
}

// submodule is the module of that name in a package.
func (p *Program) submodule(m *Module, name string) Value {
	if !m.Package {
		return unknown
	}
	if found := p.moduleAt(path.Join(path.Dir(m.Path), name)); found != nil {
		return Value{Kind: ModuleValue, Mod: found}
	}
	return unknown
}

// outside is the value of a qualified name outside the project, when the tables know it.
func (p *Program) outside(name string) Value {
	name = p.Table.Canonical(name)
	if p.Table.Function(name) != nil || p.Table.Class(name) != nil {
		return external(name)
	}
	return unknown
}
