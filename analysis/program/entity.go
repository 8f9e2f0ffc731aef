package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
)

// Module is a file of the project.
type Module struct {
	// Path is relative to the project's root, with slashes; Name is the dotted name under which it is imported first.
	Path, Name string
	// Package says that the file is an __init__.py.
	Package bool
	Units   []*Unit
	// names are the bindings of each name at module level.
	names map[string][]Binding
	// named are the answers about its names.
	named nameAnswers
	// imported keeps the answer of Imported.
	imported []string
	// sought says that its stubs were looked at for what threads may share.
	sought bool
	// async are the names of its async defs whose callers were looked for.
	async map[string]bool
	// asked are the words that Mentions was asked for.
	asked map[string]bool
	// started are the names that isStarted was asked for.
	started map[string]bool
}

// Unit is one unit of a module with its facts.
type Unit struct {
	Module *Module
	Syntax *syntax.Unit
	Facts  *facts.Unit
	Funcs  []*Func
	// Classes are those that lie within the unit, and for a header the one that it heads.
	Classes []*Class
	// Owner is the class of which a member is a part.
	Owner *Class
	// speaks keeps the answer of Program.Speaks.
	speaks *bool
	// started keeps the answer of startedNames, soughtStarted says that it does.
	started       []string
	soughtStarted bool
	// stub says that the unit is not parsed yet, awake that it must not be a stub again.
	stub, awake bool
	// findings is the answer to what rules say of the unit.
	findings *node
	// coming are the facts of a stub that is wanted.
	coming <-chan *facts.Unit
	// quiet says that nothing happens in the unit: it names and calls nothing and defines no function.
	quiet bool
	// gone says that the unit is no longer part of the program.
	gone bool
}

// Func is a function of the program: a def, a lambda, a comprehension, or the own code of a module or class. It stays
// the same value while its text is edited. A question that reads IR or Unit of a function other than those of the unit
// that it is asked for must say so by Program.Rests, else its answer is kept when that text changes.
type Func struct {
	Unit *Unit
	IR   *facts.Func
	// Class is the class whose method it is; nil otherwise.
	Class *Class
	// Parent is the function that it lies in; nil for the code of a unit.
	Parent *Func
	// Name is the qualified name in the module: Class.method, outer.<locals>.inner.
	Name string
	ID   facts.ID
	gone bool
	graph
}

// Class is a class of the program. It stays the same value while its text is edited.
type Class struct {
	Unit *Unit
	ID   facts.ID
	IR   *facts.Class
	// Name is the qualified name in the module.
	Name string
	// Body is the function of the class's body when that lies within the unit; members have their own.
	Members []*Unit
	names   map[string][]Binding
	attrs   map[string][]AttrBinding
	// members are the answers about its names, instance those about attributes of its instances.
	members, instance nameAnswers
	gone              bool
}

// Binding is a binding of a name in a module or class.
type Binding struct {
	Unit *Unit
	Bind *facts.Bind
}

// AttrBinding is a binding of an attribute of self in a method.
type AttrBinding struct {
	Func *Func
	Bind *facts.Bind
}

// Site is a place in the text of a unit.
type Site struct {
	Unit *Unit
	text.Span
}

// Site is the place of an expression.
func (f *Func) Site(id facts.ID) Site {
	e := f.Unit.Facts.Expr(id)
	return f.at(e.Start, e.End)
}

// StmtSite is the place of a statement.
func (f *Func) StmtSite(id facts.ID) Site {
	s := f.Unit.Facts.Stmt(id)
	return f.at(s.Start, s.End)
}

// CallSite is the place of a call.
func (f *Func) CallSite(c *Call) Site { return Site{f.Unit, c.Span} }

// NameSite is the place of the function's name.
func (f *Func) NameSite() Site { return f.at(f.IR.NameStart, f.IR.NameEnd) }

// NameSite is the place of the class's name.
func (c *Class) NameSite() Site {
	return Site{c.Unit, text.Span{Start: int(c.IR.NameStart), End: int(c.IR.NameEnd)}}
}

func (f *Func) at(start, end uint32) Site {
	return Site{f.Unit, text.Span{Start: int(start), End: int(end)}}
}

// Expr is an expression of the function's unit.
func (f *Func) Expr(id facts.ID) *facts.Expr { return f.Unit.Facts.Expr(id) }

// Stmt is a statement of the function's unit.
func (f *Func) Stmt(id facts.ID) *facts.Stmt { return f.Unit.Facts.Stmt(id) }

// Items are the indices of a list of the function's unit.
func (f *Func) Items(l facts.List) []facts.ID { return f.Unit.Facts.Items(l) }

// Text is the source of an expression.
func (f *Func) Text(id facts.ID) string {
	e := f.Unit.Facts.Expr(id)
	return string(f.Unit.Syntax.Text[e.Start:e.End])
}

// Async reports whether the function is an async def, or code of a module that awaits: in a notebook, where the kernel runs
// it on its loop.
func (f *Func) Async() bool {
	return f.IR.Kind == facts.AsyncFunction || f.IR.Kind == facts.TopLevel && f.IR.Awaits
}

// TopLevel reports whether the function is the own code of a module or of a class.
func (f *Func) TopLevel() bool { return f.IR.Kind == facts.TopLevel || f.IR.Kind == facts.ClassBody }

// IsFunction reports whether it is a def, an async def or a lambda.
func (f *Func) IsFunction() bool {
	return f.IR.Kind == facts.Function || f.IR.Kind == facts.AsyncFunction || f.IR.Kind == facts.LambdaFunction
}

// Enclosing is the def or own code that a comprehension stands in; the function itself when it is none.
func (f *Func) Enclosing() *Func {
	for f.IR.Kind == facts.Comprehension {
		f = f.Parent
	}
	return f
}

// isQuiet reports whether nothing happens in a unit with these facts.
func isQuiet(f *facts.Unit) bool {
	return len(f.Funcs) == 1 && !slices.ContainsFunc(f.Exprs, func(e facts.Expr) bool {
		return e.Kind == facts.Call || e.Kind == facts.Name || e.Kind == facts.Attr
	})
}
