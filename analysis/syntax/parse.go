//go:build cgo

package syntax

import (
	"bytes"
	"sync"
)

// parser is what one goroutine needs to parse: the runtime's parser and a buffer for the text it is given.
type parser struct {
	flat   *flatParser
	source []byte
}

var parsers = sync.Pool{New: func() any { return &parser{flat: newFlatParser()} }}

// classLine stands before a member, so that the grammar sees the body of a class.
const classLine = "class _:\n"

// Parse gives the tree of a unit, without the later elements of a long literal of constants. It may be called from several
// goroutines. Text that is not Python gives ERROR nodes.
func Parse(u *Unit) *Tree {
	before := ""
	if u.Kind == Member {
		before = classLine
	}
	p := parsers.Get().(*parser)
	defer parsers.Put(p)
	p.source = append(append(p.source[:0], before...), u.Text[:u.Code]...)
	leaveOut(u, p.source[len(before):])
	return &Tree{Nodes: p.parse(before), Text: u.Text}
}

// parse gives the nodes of the source behind the text before, as if that were not there.
func (p *parser) parse(before string) []Node {
	crlf := unifyNewlines(p.source)
	nodes := p.nodes()
	for range maxRespellings {
		errors := countErrors(nodes)
		if errors == 0 || !respell(p.source, nodes) {
			break
		}
		again := p.nodes()
		if countErrors(again) >= errors {
			break
		}
		nodes = again
	}
	if crlf {
		trimReturns(nodes, p.source)
	}
	if before != "" {
		nodes = unwrap(nodes, uint32(len(before)))
	}
	return nodes
}

// nodes parses the source as it is.
func (p *parser) nodes() (nodes []Node) {
	if p.flat != nil {
		nodes = p.flat.nodes(p.source)
	} else {
		nodes = parseWalking(p.source)
	}
	if len(nodes) == 0 { // the runtime gives up on nothing but a limit, and it has none
		nodes = []Node{{End: uint32(len(p.source)), Parent: None, Next: None, Flags: FlagNamed}}
	}
	nodes[0].Kind = KindModule // a text of nothing but errors has an ERROR for its root
	return nodes
}

// unifyNewlines makes a CR that ends a line alone a LF: the grammar does not take it for a line ending. It reports
// whether the CR of a CRLF is left.
func unifyNewlines(source []byte) (crlf bool) {
	for i := 0; ; i++ {
		next := bytes.IndexByte(source[i:], '\r')
		if next < 0 {
			return crlf
		}
		i += next
		if i+1 == len(source) || source[i+1] != '\n' {
			source[i] = '\n'
		} else {
			crlf = true
		}
	}
}

// trimReturns takes the CR of a CRLF out of the nodes that end with it: to the grammar it is a part of a comment.
func trimReturns(nodes []Node, source []byte) {
	for i := range nodes {
		n := &nodes[i]
		if n.End > n.Start && source[n.End-1] == '\r' {
			n.End--
		}
	}
}
