// Package gil holds the rules on threads: what the global interpreter lock makes of them, and how they are made wrong.
package gil

import "github.com/parahint/parahint/rules/rule"

// Rules are the rules of the family.
var Rules = []*rule.Rule{
	&gilBoundThreads,
	&gilBoundThreadPool,
	&cpuWorkInToThread,
	&calledTarget,
	&wrongArguments,
	&directRun,
	&coroutineTarget,
	&generatorTarget,
	&subclassInit,
}
