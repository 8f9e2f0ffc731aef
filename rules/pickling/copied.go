package pickling

import (
	"strings"

	"github.com/parahint/parahint/analysis/program"
)

// copied is the multiprocessing class that does what the thread's or loop's one was meant for; "" when the part was not
// meant to be shared.
func copied(s *program.Stuck) string {
	module, class, _ := strings.Cut(s.Class, ".")
	if s.Class == "" || strings.Contains(class, ".") {
		return ""
	}
	switch module {
	case "threading", "asyncio", "queue":
		return sharedTwins[class]
	}
	return ""
}

var sharedTwins = map[string]string{
	"Queue": "Queue", "LifoQueue": "Queue", "PriorityQueue": "Queue", "SimpleQueue": "SimpleQueue", "Lock": "Lock", "RLock": "RLock",
	"Event": "Event", "Condition": "Condition", "Semaphore": "Semaphore", "BoundedSemaphore": "BoundedSemaphore", "Barrier": "Barrier",
}
