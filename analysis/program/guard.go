package program

import (
	"bytes"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/text"
)

// Guard is what a comment `# guarded-by: self._lock` says of the place that is assigned on its line.
type Guard struct {
	Place, Lock Place
	At          Site
}

// Guards are all such comments of the project, by path and place in the text.
func (p *Program) Guards() []Guard {
	var all []Guard
	for _, m := range p.Modules() {
		if p.guardsIn[m] == 0 {
			continue
		}
		for _, u := range m.Units {
			for i := range u.Facts.Comments {
				if lock, ok := guardedBy(&u.Facts.Comments[i]); ok {
					all = append(all, p.guards(u, &u.Facts.Comments[i], firstWord(lock))...)
				}
			}
		}
	}
	return all
}

func guardedBy(c *facts.Comment) (lock string, ok bool) {
	_, lock, ok = strings.Cut(c.Text, "guarded-by:")
	return lock, ok
}

// noteGuarding counts such comments by module, as units come and go.
func (p *Program) noteGuarding(units []*Unit, by int) {
	for _, u := range units {
		for i := range u.Facts.Comments {
			if _, ok := guardedBy(&u.Facts.Comments[i]); ok {
				p.guardsIn[u.Module] += by
			}
		}
	}
}

func firstWord(s string) string {
	if words := strings.Fields(s); len(words) > 0 {
		return words[0]
	}
	return ""
}

// guards are the places that the line of the comment assigns, with the lock that it names.
func (p *Program) guards(u *Unit, c *facts.Comment, lock string) []Guard {
	onLine := func(start uint32) bool {
		return start < c.Start && !bytes.ContainsAny(u.Syntax.Text[start:c.Start], "\r\n")
	}
	at := Site{u, text.Span{Start: int(c.Start), End: int(c.End)}}
	var all []Guard
	add := func(place Place, owner *Class) {
		if l := p.lockNamed(u.Module, owner, lock); place.Kind != NoPlace && l.Kind != NoPlace {
			all = append(all, Guard{place, l, at})
		}
	}
	for i := range u.Facts.Attrs {
		b := &u.Facts.Attrs[i]
		if m := u.Funcs[b.Bind.Func].Method(); m != nil && onLine(b.Bind.Start) {
			add(p.attrPlace(Value{Kind: Instance, Class: m.Class}, b.Name), m.Class)
		}
	}
	for i := range u.Facts.Vars {
		v := &u.Facts.Vars[i]
		if v.Func == 0 && u.Owner == nil && len(v.Binds) > 0 && onLine(v.Binds[0].Start) {
			add(p.globalPlace(u.Module, v.Name), nil)
		}
	}
	return all
}

func (p *Program) lockNamed(m *Module, c *Class, name string) Place {
	if attr, ok := strings.CutPrefix(name, "self."); ok && c != nil {
		return p.attrPlace(Value{Kind: Instance, Class: c}, attr)
	}
	return p.globalPlace(m, name)
}

// AccessesOf are the uses of an attribute in the methods of its class and those below, or of a global in the functions
// of its module, but for those while the object is made.
func (p *Program) AccessesOf(place Place) []Shares {
	var all []Shares
	for _, f := range p.users(place) {
		if place.Kind == AttrPlace && p.constructs(f.Enclosing(), 0) {
			continue
		}
		for _, a := range p.Accesses(f) {
			if a.Place.Container() == place {
				all = append(all, p.shares(a))
			}
		}
	}
	slices.SortFunc(all, func(a, b Shares) int { return compareAccess(a.Access, b.Access) })
	return all
}

// users are the functions in which a place may be used by its own name.
func (p *Program) users(place Place) []*Func {
	units := []*Unit{}
	switch place.Kind {
	case AttrPlace:
		units = append(units, place.Class.Members...)
		for _, c := range p.subclasses(place.Class) {
			units = append(units, c.Members...)
		}
	case GlobalPlace:
		units = place.Module.Units
	}
	var all []*Func
	for _, u := range units {
		for _, f := range u.Funcs {
			if !f.TopLevel() {
				all = append(all, f)
			}
		}
	}
	return all
}
