package pickling

import (
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// parts name the kinds of values that stay behind.
var parts = map[string]rule.Text{
	knowledge.Lambda:            {EN: "a lambda", FR: "une lambda"},
	knowledge.NestedFunction:    {EN: "a function defined inside another", FR: "une fonction définie dans une autre"},
	knowledge.LocalClass:        {EN: "a class defined inside a function", FR: "une classe définie dans une fonction"},
	knowledge.LocalInstance:     {EN: "an instance of a class defined inside a function", FR: "une instance d'une classe définie dans une fonction"},
	knowledge.UnwrappedFunction: {EN: "a function decorated without functools.wraps", FR: "une fonction décorée sans functools.wraps"},
	knowledge.CoroutineFunction: {EN: "a coroutine function", FR: "une fonction coroutine"},
	program.GeneratorShape:      {EN: "a generator", FR: "un générateur"},
	program.CoroutineShape:      {EN: "a coroutine", FR: "une coroutine"},
	program.ModuleShape:         {EN: "a module", FR: "un module"},
}

// part says what the part that stays behind is.
func part(s *program.Stuck) rule.Text {
	if s.Class != "" {
		return rule.Text{EN: "an object of type " + s.Class, FR: "un objet de type " + s.Class}
	}
	return parts[s.Shape]
}

// vehicles say how a value travels.
var vehicles = map[string]rule.Text{
	program.ByPickle:      {EN: "cannot be pickled", FR: "ne passe pas par pickle"},
	program.AtStart:       {EN: "cannot be pickled", FR: "ne passe pas par pickle"},
	program.ByCloudPickle: {EN: "cannot be pickled, even by cloudpickle", FR: "ne passe pas par pickle, pas même par cloudpickle"},
	program.ByInterpreter: {EN: "cannot pass into another interpreter", FR: "ne peut pas passer dans un autre interpréteur"},
}

// onlyForked says that it works by fork alone.
var onlyForked = rule.Text{
	EN: ": it works only where processes are forked, not on macOS or Windows, nor on Linux from Python 3.14 on",
	FR: " : cela ne marche que là où les processus sont dupliqués par fork, ni sous macOS, ni sous Windows, ni sous Linux à partir de Python 3.14",
}

func (c crossing) limit() rule.Text {
	if c.forked {
		return onlyForked
	}
	return rule.Text{}
}
