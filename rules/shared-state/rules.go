// Package shared holds the rules on state that several threads or tasks share, and on the locks around it.
package shared

import "github.com/parahint/parahint/rules/rule"

// Rules are the rules of the family.
var Rules = []*rule.Rule{
	&unguardedSharedWrite,
	&nonreentrantRelock,
	&unreleasedAcquire,
	&freshLock,
	&ignoredAcquire,
	&conditionMisuse,
	&inconsistentLock,
	&checkThenAct,
	&staleCheck,
	&sharedIteration,
	&busyWait,
	&lockOrder,
	&sharedValue,
	&waitUnderLock,
	&awaitBetween,
	&affineObject,
}
