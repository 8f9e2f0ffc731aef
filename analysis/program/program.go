// Package program joins the facts of a project's units: what names mean, what calls what, in which contexts a function
// can run, what it does there, and which places and locks it shares. Rules ask it questions.
package program

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/syntax"
)

// Config is what a program depends on besides its modules.
type Config struct {
	Target      py.Target
	StartMethod py.StartMethod
	Table       *knowledge.Table
	// Roots are the folders from which modules are imported, relative to the project's root.
	Roots []string
	// Package is the dotted name by which the project's root is imported where it is a package itself; "" for none.
	Package string
	// Check runs the rules over a unit; its answer is kept until something that it asked has changed.
	Check func(*Unit) any
	// Eager parses every unit at once, also those that could wait.
	Eager bool
	// Read begins to read the facts of a unit; without a value, the program reads them itself.
	Read func(*syntax.Unit) <-chan *facts.Unit
	// Dropped is told of each unit that is no longer part of the program.
	Dropped func(*Unit)
}

// Facts are those of units; nil of a unit that can wait.
type Facts map[*syntax.Unit]*facts.Unit

// Program is the modules of one project and what was worked out of them. It is used by one goroutine at a time.
type Program struct {
	Config
	modules map[string]*Module
	moduleList
	memo  *memo
	elems map[Value]*Value
	runs  map[knowledge.Run]*knowledge.Run
	// foreign are the attributes of outside names that were asked for, by name and attribute.
	foreign map[[2]string]Value
	// words are those by which a def is parsed at once; wanted, the units that a question needs.
	words  map[string]bool
	wanted []*Unit
	// handing are the names of functions that start what they are given; sought, those that were not looked for yet.
	handing, sought map[string]bool
	// soughtIn are the names of async defs, by module, whose callers were not looked for yet.
	soughtIn map[*Module]map[string]bool
	// ready are the facts that were read of units that are about to come in.
	ready Facts
	// spareCalls are lists that links are made in.
	spareCalls [][]Call
	graphState
}

// New is a program without modules.
func New(c Config) *Program {
	p := &Program{Config: c, modules: map[string]*Module{}, elems: map[Value]*Value{}, foreign: map[[2]string]Value{},
		runs: map[knowledge.Run]*knowledge.Run{}, words: map[string]bool{}, handing: map[string]bool{}, sought: map[string]bool{},
		soughtIn: map[*Module]map[string]bool{}}
	for _, w := range c.Table.Words() {
		p.words[w] = true
	}
	p.memo = newMemo(p.compute, bottom)
	p.graphState.init()
	return p
}

// The questions.
const (
	askModule      questionKind = iota // input: is there a module at the path
	askNames                           // input: the bindings of a name in a module
	askMembers                         // input: the bindings of a name in a class
	askAttrs                           // input: the bindings of an attribute of self
	askBody                            // input: the facts of a function's unit
	askHeader                          // input: the facts of a class's header
	askGlobal                          // the value of a name in a module
	askMeant                           // what a name in a module stands for in annotations
	askMember                          // the value of a name in a class's own body
	askAttr                            // the value of an attribute of an instance
	askMRO                             // the linearised bases of a class
	askReturns                         // the value that a function returns
	askDecorated                       // the value of a function's name after its decorators
	askShape                           // what callers need to know of a function
	askUses                            // what a function does with its parameters
	askReworked                        // whether a module gives a class to a function where it is loaded
	askAccesses                        // the places that a function uses
	askShared                          // the places that threads share
	askSharers                         // input: the functions that may share places
	askMentions                        // input: the units of a module that have a word
	askStarted                         // input: whether a module starts threads with what has the name
	askHanded                          // what starts hand to a parameter
	askEntry                           // input: the locks held on entry of a function
	askSubclasses                      // input: the classes below a class
	askContexts                        // input: the contexts of a function
	askEffects                         // input: the effects of a function
	askFindings                        // what rules say of a unit
	askStartMethod                     // input: the start method that the project sets
	askCalled                          // input: whether all that runs a function is known
	askLink                            // the calls, accesses, locks and starts of a function
	askLast
)

// allNames asks for the names themselves, where questions are about one. Broken code may well have a name without letters.
const allNames = "*"

func (p *Program) compute(q question) any {
	switch q.kind {
	case askGlobal:
		return p.global(q.of.(*Module), q.name)
	case askMeant:
		return p.findMeant(q.of.(*Module), q.name)
	case askMember:
		return p.member(q.of.(*Class), q.name)
	case askAttr:
		return p.attr(q.of.(*Class), q.name)
	case askMRO:
		return p.linearise(q.of.(*Class))
	case askReturns:
		return p.returned(q.of.(*Func))
	case askDecorated:
		return p.decorated(q.of.(*Func))
	case askShape:
		return p.shapeOf(q.of.(*Func))
	case askUses:
		return p.usesOf(q.of.(*Func))
	case askHanded:
		return p.handedOverTo(q.of.(*Func), q.name)
	case askReworked:
		return p.reworked(q.of.(*Class))
	case askAccesses:
		return p.accessesOf(q.of.(*Func))
	case askShared:
		return p.findShared()
	case askFindings:
		return p.Check(q.of.(*Unit))
	case askLink:
		return p.linkOf(q.of.(*Func))
	}
	panic("no such question")
}

func bottom(q question) any {
	switch q.kind {
	case askMRO:
		return &mro{}
	case askShape:
		return Shape{}
	case askUses:
		return noUses
	case askHanded:
		return handedOver{}
	case askReworked:
		return false
	case askLink:
		return emptyLink
	case askAccesses:
		return &accesses{}
	case askShared:
		return &sharedPlaces{}
	}
	return Value{}
}

// Global is the value of a name at the level of a module.
func (p *Program) Global(m *Module, name string) Value {
	return p.memo.ask(question{askGlobal, m, name}).(Value)
}

// Module is the module of the path; nil when there is none.
func (p *Program) Module(path string) *Module { return p.modules[path] }
