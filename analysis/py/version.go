// Package py holds what differs between versions of Python and is asked everywhere: version numbers, builds, start methods.
package py

import (
	"fmt"
	"strconv"
	"strings"
)

// Version is a minor version of Python 3: V(8) is 3.8.
type Version uint8

// The versions that parahint knows of.
const (
	V38 Version = 8 + iota
	V39
	V310
	V311
	V312
	V313
	V314
	V315

	Oldest = V38
	Newest = V315
)

// String is the version as Python writes it, such as "3.12".
func (v Version) String() string { return "3." + strconv.Itoa(int(v)) }

// Target is what the analysed code runs on.
type Target struct {
	Version Version
	// FreeThreaded says that the build has no GIL (python3.13t and later).
	FreeThreaded bool
}

// ParseTarget reads "3.12" or "3.13t".
func ParseTarget(s string) (Target, error) {
	number, free := strings.CutSuffix(strings.TrimSpace(s), "t")
	minor, found := strings.CutPrefix(number, "3.")
	n, err := strconv.ParseUint(minor, 10, 8)
	if !found || err != nil || Version(n) < Oldest || Version(n) > Newest {
		return Target{}, fmt.Errorf("target Python %q is not one of %s to %s, with a final t for a free-threaded build", s, Oldest, Newest)
	}
	if free && Version(n) < V313 {
		return Target{}, fmt.Errorf("target Python %q: free-threaded builds begin with %s", s, V313)
	}
	return Target{Version(n), free}, nil
}

// String is the target as ParseTarget reads it.
func (t Target) String() string {
	if t.FreeThreaded {
		return t.Version.String() + "t"
	}
	return t.Version.String()
}

// StartMethod is how multiprocessing starts a process.
type StartMethod string

// The start methods of multiprocessing.
const (
	Fork       StartMethod = "fork"
	Spawn      StartMethod = "spawn"
	ForkServer StartMethod = "forkserver"
)

// StartMethod is the default on Linux: fork until 3.13, forkserver from 3.14 on (measured on 3.14.10 and 3.15.2).
func (t Target) StartMethod() StartMethod {
	if t.Version >= V314 {
		return ForkServer
	}
	return Fork
}
