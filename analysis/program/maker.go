package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
)

// MadeBy is the call that made what the expression names, with its function: the one whole value that the variable, the
// global or the attribute is given, None aside, or what `with` enters to bind it. It is nil where that is not certain.
func (p *Program) MadeBy(f *Func, id facts.ID) (*Func, *Call) {
	if id == facts.None {
		return nil, nil
	}
	by, value := f, id
	if f.Expr(id).Kind != facts.Call {
		by, value = p.onlyBinding(f, id)
	}
	if by == nil {
		return nil, nil
	}
	link := p.Link(by)
	i := slices.IndexFunc(link.Calls, func(c Call) bool { return c.Kind == Plain && c.Expr == value })
	if i < 0 {
		return nil, nil
	}
	return by, &link.Calls[i]
}

// onlyBinding is the one expression that what is named is made or entered with.
func (p *Program) onlyBinding(f *Func, id facts.ID) (by *Func, value facts.ID) {
	value = facts.None
	for _, b := range p.bindingsAt(f, id) {
		switch {
		case b.Bind.Kind == facts.BindElement || b.Bind.Kind == facts.BindAnnotation || b.Bind.Kind == facts.BindDelete:
		case b.Bind.Kind == facts.BindValue && b.Bind.Index < 0 && b.Func.Expr(b.Bind.Value).Op == facts.NoneLit:
		case by != nil || b.Bind.Kind != facts.BindValue && b.Bind.Kind != facts.BindEnter || b.Bind.Index >= 0:
			return nil, facts.None
		default:
			by, value = b.Func, b.Bind.Value
		}
	}
	return by, value
}

// bindingsAt are the bindings of the variable, global or attribute that the expression names.
func (p *Program) bindingsAt(f *Func, id facts.ID) []AttrBinding {
	var all []AttrBinding
	if e := f.Expr(id); e.Kind == facts.Name && e.Var >= 0 {
		binds := f.Unit.Facts.Vars[e.Var].Binds
		for i := range binds {
			all = append(all, AttrBinding{f.Unit.Funcs[binds[i].Func], &binds[i]})
		}
		return all
	}
	switch place := p.PlaceOf(f, id); place.Kind {
	case GlobalPlace:
		for _, b := range p.names(place.Module, place.Name) {
			all = append(all, AttrBinding{b.Unit.Funcs[b.Bind.Func], b.Bind})
		}
	case AttrPlace:
		all = p.AttrSites(place.Class, place.Name)
	}
	for _, b := range all {
		p.readBody(b.Func)
	}
	return all
}
