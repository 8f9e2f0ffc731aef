//go:build cgo

package syntax

// #cgo darwin LDFLAGS: -Wl,-undefined,dynamic_lookup
// #include "flatten.h"
import "C"

import (
	"runtime"
	"unsafe"

	sitter "github.com/smacker/go-tree-sitter"
	"github.com/smacker/go-tree-sitter/python"
)

var language = python.GetLanguage()

// tables translate the numbers of the linked grammar into ours, by name, so that another version of the grammar needs
// no new constants for what it has in common with this one.
var tables = makeTables()

// linked tells that our C file reaches the runtime. Else Go walks the trees, at the price of a call into C a step.
var linked = C.flat_available() != 0

func makeTables() (t C.flat_tables) {
	named, tokens := map[string]Kind{}, map[string]Kind{}
	for k := KindUnknown + 1; k < kindCount; k++ {
		if k.IsNamed() {
			named[k.String()] = k
		} else {
			tokens[k.String()] = k
		}
	}
	for i := range min(language.SymbolCount(), uint32(len(t.kinds))) {
		s := sitter.Symbol(i)
		from := tokens
		if language.SymbolType(s) == sitter.SymbolTypeRegular {
			from = named
		}
		t.kinds[i] = C.uint16_t(from[language.SymbolName(s)])
	}
	fields := map[string]Field{}
	for f := FieldNone + 1; f < fieldCount; f++ {
		fields[f.String()] = f
	}
	for i := range t.fields {
		t.fields[i] = C.uint8_t(fields[language.FieldName(i)])
	}
	return t
}

// flatParser is a parser of the runtime, nil where the runtime is out of reach.
type flatParser struct{ c unsafe.Pointer }

func newFlatParser() *flatParser {
	if !linked {
		return nil
	}
	p := &flatParser{C.flat_parser_new()}
	if p.c == nil {
		return nil
	}
	runtime.AddCleanup(p, func(c unsafe.Pointer) { C.flat_parser_delete(c) }, p.c)
	return p
}

// nodes parses the source; nil if the runtime fails.
func (p *flatParser) nodes(source []byte) []Node {
	var count C.uint32_t
	text := (*C.char)(unsafe.Pointer(unsafe.SliceData(source)))
	tree := C.flat_parse(p.c, text, C.uint32_t(len(source)), &count)
	runtime.KeepAlive(p)
	if tree == nil {
		return nil
	}
	nodes := make([]Node, count)
	n := C.flat_take(tree, &tables, (*C.flat_node)(unsafe.Pointer(unsafe.SliceData(nodes))), count)
	if int(n) != len(nodes) {
		return nil
	}
	return nodes
}
