// Package overlay lays the numbers of profiles over source files: it finds the file, the function and the line that each
// row speaks of, says whether the source is still the one that was measured, and follows edits.
package overlay

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/syntax"
)

// Def is a function of a file, or the code of the module or of a class. Lines are counted from 0 in its unit.
type Def struct {
	Unit *syntax.Unit
	// Name is the last part of Qualified: "<lambda>" and "<module>" are written as Python does.
	Name, Qualified string
	// Async tells an async def.
	Async bool
	// First is the line of the first decorator, At the line of the def, Last the last line.
	First, At, Last int
}

// defs are the functions of a unit, outer ones first. class is the class whose body the unit is a member of, "" for none.
func defs(u *syntax.Unit, class string) []Def {
	unit := facts.Of(u.Kind, syntax.Parse(u))
	names := make([]string, len(unit.Funcs))
	var all []Def
	if u.Kind == syntax.Header {
		all = append(all, Def{Unit: u, Name: u.Def, Qualified: u.Def, Last: len(u.Lines) - 1, At: headerLine(u)})
	}
	for i := range unit.Funcs {
		f := &unit.Funcs[i]
		names[i] = qualified(unit, f, names, class)
		if f.Kind == facts.TopLevel {
			continue
		}
		all = append(all, Def{Unit: u, Name: last(names[i]), Qualified: names[i], Async: f.Kind == facts.AsyncFunction,
			First: line(u, firstOf(unit, f)), At: line(u, f.NameStart), Last: line(u, max(f.End, 1)-1)})
	}
	return all
}

// qualified is the name that Python gives the function: Class.method, outer.<locals>.inner.
func qualified(u *facts.Unit, f *facts.Func, names []string, class string) string {
	if f.Kind == facts.TopLevel {
		return class
	}
	name := nameOf(f)
	outer := names[f.Parent]
	switch {
	case outer == "":
		return name
	case f.Parent == 0 || u.Funcs[f.Parent].Kind == facts.ClassBody:
		return outer + "." + name
	}
	return outer + ".<locals>." + name
}

func nameOf(f *facts.Func) string {
	switch f.Kind {
	case facts.LambdaFunction:
		return "<lambda>"
	case facts.Comprehension:
		return "<genexpr>"
	}
	return f.Name
}

// last is the last part of a qualified name.
func last(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// firstOf is where the code of a function begins for Python: at its first decorator (co_firstlineno).
func firstOf(u *facts.Unit, f *facts.Func) uint32 {
	first := f.Start
	for _, d := range f.Decorators {
		first = min(first, u.Expr(d).Start)
	}
	return first
}

func line(u *syntax.Unit, offset uint32) int {
	n, _ := u.Line(int(offset))
	return n
}

// headerLine is the line of the word class: behind decorators.
func headerLine(u *syntax.Unit) int {
	for at := range u.Lines {
		if strings.HasPrefix(lineText(u, at), "class") {
			return at
		}
	}
	return 0
}
