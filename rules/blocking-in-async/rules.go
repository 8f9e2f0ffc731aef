// Package blocking holds the rules on calls that block an event loop.
package blocking

import "github.com/parahint/parahint/rules/rule"

// Rules are the rules of the family.
var Rules = []*rule.Rule{
	&blockingCall,
	&transitiveBlocking,
	&syncLock,
	&loopRunner,
	&blockingIteration,
	&blockingConstructor,
	&blockingCallback,
	&cpuBound,
	&selfWait,
}
