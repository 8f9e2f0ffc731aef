// Package pickling holds the rules on what crosses into other processes and interpreters, and how.
package pickling

import "github.com/parahint/parahint/rules/rule"

// Rules are the rules of the family.
var Rules = []*rule.Rule{
	&unpicklableArgument,
	&unpicklableCallable,
	&primitiveThroughPool,
	&unpicklableException,
	&unsharedQueue,
	&missingMainGuard,
	&joinBeforeDrain,
	&forkWithThreads,
	&childMutatesGlobal,
	&globalNotInitialised,
}
