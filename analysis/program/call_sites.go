package program

import (
	"path"
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/text"
)

// CallAt is a call with the function that it stands in.
type CallAt struct {
	Func *Func
	Call *Call
}

// Site is the place of the call.
func (c CallAt) Site() Site { return c.Func.CallSite(c.Call) }

// CallsTo are the calls that are known to run the function. The answer is of the graph as it is, and is not kept: it is for
// questions that somebody asks now.
func (p *Program) CallsTo(f *Func) []CallAt {
	var calls []CallAt
	for _, c := range f.callers {
		if !c.Func.gone && c.Call < len(c.Func.link.Calls) {
			calls = append(calls, CallAt{c.Func, &c.Func.link.Calls[c.Call]})
		}
	}
	return calls
}

// CallSites are the places of the calls that are known to run the function.
func (p *Program) CallSites(f *Func) []Site {
	var sites []Site
	for _, c := range p.CallsTo(f) {
		sites = append(sites, c.Site())
	}
	return sites
}

// LoopAround is the innermost for of the function that holds the place; of a comprehension, whose element stands before its
// for, the only one.
func (f *Func) LoopAround(at text.Span) (loop facts.ID, ok bool) {
	if f.IR.Kind == facts.Comprehension {
		return f.only(f.Items(f.IR.Body))
	}
	size := 0
	f.eachStmt(func(id facts.ID, s *facts.Stmt) {
		span := text.Span{Start: int(s.Start), End: int(s.End)}
		if s.Kind == facts.For && span.Start <= at.Start && at.End <= span.End && (!ok || span.Len() < size) {
			loop, ok, size = id, true, span.Len()
		}
	})
	return loop, ok
}

// only is the one statement of a list that is a for without another one in it.
func (f *Func) only(body []facts.ID) (loop facts.ID, ok bool) {
	if len(body) != 1 || f.Stmt(body[0]).Kind != facts.For {
		return facts.None, false
	}
	inner := f.Items(f.Stmt(body[0]).Body)
	return body[0], len(inner) == 1 && f.Stmt(inner[0]).Kind == facts.Element
}

// Releasing are the native functions that the function calls and that let go of the GIL whatever they are given: those that
// compute, and those that wait.
func (p *Program) Releasing(f *Func) (compute, wait []string) {
	calls := p.Link(f).Calls
	for i := range calls {
		known := calls[i].Known
		if known == nil || known.GIL != knowledge.GILReleased || known.ReleasesAbove > 0 {
			continue
		}
		names := &compute
		if !known.HeavyCPU {
			names = &wait
		}
		if !slices.Contains(*names, calls[i].Name) {
			*names = append(*names, calls[i].Name)
		}
	}
	return compute, wait
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
