package program

import "github.com/parahint/parahint/analysis/facts"

// GlobalSite is a place where a name of a module gets a value.
type GlobalSite struct {
	Func *Func
	Bind *facts.Bind
	At   Site
}

// GlobalSites are the places where the name of the module gets a value.
func (p *Program) GlobalSites(m *Module, name string) []GlobalSite {
	var sites []GlobalSite
	for _, b := range p.names(m, name) {
		f := b.Unit.Funcs[b.Bind.Func]
		sites = append(sites, GlobalSite{f, b.Bind, f.at(b.Bind.Start, b.Bind.End)})
	}
	return sites
}
