// Package tasks holds the rules on tasks and coroutines: those that are lost, never awaited or cancelled in vain.
package tasks

import "github.com/parahint/parahint/rules/rule"

// Rules are the rules of the family.
var Rules = []*rule.Rule{
	&danglingTask,
	&unawaitedCoroutine,
	&swallowedCancellation,
	&gatherExceptions,
	&createTaskAwait,
	&loopCall,
	&sequentialAwaits,
}
