//go:build !cgo

package syntax

// The parser is written in C: parahint is built with CGO_ENABLED=1 and a C compiler.
var _ = parahint_needs_CGO_ENABLED_1_and_a_C_compiler
