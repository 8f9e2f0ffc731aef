//go:build !unix

package cli

import "github.com/rogpeppe/go-internal/testscript"

// makeFIFO fails: there are no named pipes among the files of this system.
func makeFIFO(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no named pipes here") }
