// Package shutdown holds the rules on threads, processes and pools that never stop.
package shutdown

import "github.com/parahint/parahint/rules/rule"

// Rules are the rules of the family.
var Rules = []*rule.Rule{
	&threadNeverJoined,
	&executorNeverShutDown,
	&poolNotClosed,
	&noStopSignal,
	&daemonThreadOwnsResource,
	&lateDaemonFlag,
	&signalInThread,
}
