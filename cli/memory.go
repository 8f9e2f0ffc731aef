package cli

import (
	"context"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// The soft limit on memory, and how far the heap may grow between two collections, for a run that ends soon.
const (
	memoryLimit = 900 << 20
	gcPercent   = 300
)

// tuneMemory trades memory for speed while the context lasts, unless the user set the variables of the Go runtime.
func tuneMemory(ctx context.Context, getenv func(string) string) {
	if getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
		go raiseLimit(ctx)
	}
	if getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
}

// raiseLimit gives way when what is alive comes near the limit: collecting again and again would not make it less.
func raiseLimit(ctx context.Context) {
	const look = 200 * time.Millisecond
	ticker := time.NewTicker(look)
	defer ticker.Stop()
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	for limit := uint64(memoryLimit); ; {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		metrics.Read(live)
		if alive := live[0].Value.Uint64(); alive > limit*3/4 {
			limit = alive * 3 / 2
			debug.SetMemoryLimit(int64(limit))
		}
	}
}
