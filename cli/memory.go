package cli

import "runtime/debug"

// The soft limit on memory, and how far the heap may grow between two collections, for a run that ends soon.
const (
	memoryLimit = 900 << 20
	gcPercent   = 300
)

// tuneMemory trades memory for speed, unless the user set the variables of the Go runtime.
func tuneMemory(getenv func(string) string) {
	if getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	if getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
}
