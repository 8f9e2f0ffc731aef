package server

import (
	"runtime"
	"runtime/debug"
)

// Reading a folder makes much garbage, what follows makes little: a keystroke less than half a megabyte. Where the folder is large,
// its memory goes back to the system when it is read, and garbage is collected before it is a quarter of what lives.
const (
	largeHeap    = 200 << 20
	whileReading = 100
	afterwards   = 25
)

// beginReading lets the heap grow as it likes.
func beginReading() { debug.SetGCPercent(whileReading) }

// endReading gives back what only the reading took.
func endReading() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc < largeHeap {
		return
	}
	debug.SetGCPercent(afterwards)
	debug.FreeOSMemory()
}
