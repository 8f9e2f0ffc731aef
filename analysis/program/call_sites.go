package program

import "path"

// CallSites are the places that are known to call the function. The answer is of the graph as it is, and is not kept: it is for
// questions that somebody asks now.
func (p *Program) CallSites(f *Func) []Site {
	var sites []Site
	for _, c := range f.callers {
		if !c.Func.gone && c.Call < len(c.Func.link.Calls) {
			sites = append(sites, c.Func.CallSite(&c.Func.link.Calls[c.Call]))
		}
	}
	return sites
}

// NeedNaming asks for the units of modules in the folder of the module that name the function: they may call it. While Wanting
// says so, Refresh must be called and the question asked again.
func (p *Program) NeedNaming(f *Func) {
	folder := path.Dir(f.Unit.Module.Path)
	name := map[string]bool{f.IR.Name: true}
	for _, m := range p.Modules() {
		if path.Dir(m.Path) != folder {
			continue
		}
		for _, u := range m.Units {
			if u.stub && names(u.Syntax.Text, name) {
				p.want(u)
			}
		}
	}
}

// FuncAt is the function of the module whose name is at the offset in the unit; nil when none is.
func (u *Unit) FuncAt(offset int) *Func {
	for _, f := range u.Funcs {
		if f.IsFunction() && int(f.IR.NameStart) <= offset && offset <= int(f.IR.NameEnd) {
			return f
		}
	}
	return nil
}
