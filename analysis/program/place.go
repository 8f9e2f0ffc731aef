package program

import (
	"github.com/parahint/parahint/analysis/facts"
)

// PlaceKind is the kind of a place.
type PlaceKind uint8

// The kinds of places.
const (
	NoPlace PlaceKind = iota
	// GlobalPlace is a name of Module.
	GlobalPlace
	// AttrPlace is an attribute of the instances of Class, the class that first assigns it.
	AttrPlace
	// LocalPlace is a local variable of Func: a cell when inner functions use it.
	LocalPlace
)

// Place is where a value lies that several contexts may reach. Places are comparable.
type Place struct {
	Kind   PlaceKind
	Module *Module
	Class  *Class
	Func   *Func
	Name   string
	// Elements says that the elements of the container at the place are meant, all as one.
	Elements bool
}

// Elem is the place of the elements of what lies at the place.
func (pl Place) Elem() Place {
	if pl.Kind != NoPlace {
		pl.Elements = true
	}
	return pl
}

// Container is the place without Elements.
func (pl Place) Container() Place {
	pl.Elements = false
	return pl
}

// String is how the code writes the place.
func (pl Place) String() string {
	if pl.Kind == AttrPlace {
		return "self." + pl.Name
	}
	return pl.Name
}

// PlaceOf is the place that an expression of the function names; its Kind is NoPlace when it names none. A local
// variable that is only another name of a place is that place.
func (p *Program) PlaceOf(f *Func, id facts.ID) Place { return p.placeOf(f, id, 0) }

// aliasDepth is how many names of one place are followed.
const aliasDepth = 4

// mostAliases is how many bindings of one name are followed.
const mostAliases = 8

func (p *Program) placeOf(f *Func, id facts.ID, depth int) Place {
	if id == facts.None || depth > aliasDepth {
		return Place{}
	}
	e := f.Expr(id)
	switch e.Kind {
	case facts.Name:
		if e.Var >= 0 {
			return p.localPlace(f, e.Var, depth)
		}
		return p.globalPlace(f.Unit.Module, e.Name)
	case facts.Attr:
		return p.attrPlace(p.eval(f, e.A), e.Name)
	case facts.Subscript:
		return p.placeOf(f, e.A, depth+1).Elem()
	case facts.Walrus:
		return p.placeOf(f, e.A, depth)
	case facts.Await:
		return p.placeOf(f, e.A, depth)
	}
	return Place{}
}

func (p *Program) attrPlace(receiver Value, name string) Place {
	switch receiver.Kind {
	case Instance, ClassValue:
		return Place{Kind: AttrPlace, Class: p.OwnerOf(receiver.Class, name), Name: name}
	case ModuleValue:
		return p.globalPlace(receiver.Mod, name)
	}
	return Place{}
}

// globalPlace follows an imported name to the module that binds it.
func (p *Program) globalPlace(m *Module, name string) Place {
	binds := p.names(m, name)
	if len(binds) == 0 {
		return Place{}
	}
	if b := binds[0].Bind; b.Kind == facts.BindImport && len(binds) == 1 && b.Imported != "" {
		if v := p.imported(m, b.Module); v.Kind == ModuleValue && v.Mod != m {
			return p.globalPlace(v.Mod, b.Imported)
		}
		return Place{}
	}
	for _, b := range binds {
		switch b.Bind.Kind {
		case facts.BindImport, facts.BindFunction, facts.BindClass:
			return Place{}
		}
	}
	return Place{Kind: GlobalPlace, Module: m, Name: name}
}

func (p *Program) localPlace(f *Func, v int32, depth int) Place {
	variable := &f.Unit.Facts.Vars[v]
	owner := f.Unit.Funcs[variable.Func]
	if alias := p.alias(f, variable, depth); alias.Kind != NoPlace {
		return alias
	}
	if variable.Param {
		if place := p.handedContainer(owner, variable.Name); place.Kind != NoPlace {
			return place
		}
	}
	return Place{Kind: LocalPlace, Func: owner, Name: variable.Name}
}

// alias is the place that a variable is only another name of, wherever it is bound.
func (p *Program) alias(f *Func, v *facts.Var, depth int) Place {
	alias, seen := Place{}, 0
	for i := range v.Binds {
		if v.Binds[i].Kind == facts.BindElement {
			continue
		}
		if seen++; seen > mostAliases {
			return Place{}
		}
		place := p.boundPlace(f.Unit, &v.Binds[i], depth)
		if place.Kind == NoPlace || alias.Kind != NoPlace && alias != place {
			return Place{}
		}
		alias = place
	}
	return alias
}

// boundPlace is the place that a binding makes its name another name of.
func (p *Program) boundPlace(u *Unit, bind *facts.Bind, depth int) Place {
	if bind.Index >= 0 && bind.Kind != facts.BindIterate {
		return Place{}
	}
	scope := u.Funcs[bind.Func]
	switch bind.Kind {
	case facts.BindValue:
		if k := scope.Expr(bind.Value).Kind; k == facts.Name || k == facts.Attr || k == facts.Subscript {
			return p.placeOf(scope, bind.Value, depth+1)
		}
	case facts.BindIterate:
		return p.iteratedPlace(scope, bind.Value, depth+1)
	}
	return Place{}
}

// iteratedPlace is the place of the elements that a loop over the expression meets: of a container, or of a copy of it.
func (p *Program) iteratedPlace(f *Func, id facts.ID, depth int) Place {
	e := f.Expr(id)
	if e.Kind == facts.Call {
		args := f.Items(e.List)
		callee := f.Expr(e.A)
		switch {
		case callee.Kind == facts.Attr && len(args) == 0 && (callee.Name == "values" || callee.Name == "copy" || callee.Name == "items"):
			return p.placeOf(f, callee.A, depth).Elem()
		case callee.Kind == facts.Name && len(args) == 1:
			switch callee.Name {
			case "list", "tuple", "set", "reversed", "sorted", "enumerate", "iter":
				return p.iteratedPlace(f, args[0], depth+1)
			}
		}
		return Place{}
	}
	return p.placeOf(f, id, depth).Elem()
}
