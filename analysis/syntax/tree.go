package syntax

import "iter"

// Node is one node of a unit's tree. The nodes of a tree lie in preorder in one slice: the first child of node i is
// i+1 when that node's Parent is i, and Next is the following sibling.
type Node struct {
	// Start and End are byte offsets in the unit's text.
	Start, End uint32
	// Parent and Next are indices in the tree, None where there is none.
	Parent, Next int32
	Kind         Kind
	Field        Field
	// Flags tells ERROR and missing nodes, extras and named nodes.
	Flags uint8
}

// The flags of a node.
const (
	// FlagError is on a node that holds what the grammar does not accept.
	FlagError uint8 = 1 << iota
	// FlagMissing is on an empty node that the parser made up.
	FlagMissing
	// FlagExtra is on a node that may stand anywhere: a comment, a line continuation.
	FlagExtra
	// FlagNamed is on a node that is more than a token.
	FlagNamed
)

// None is the index of a node that is not there.
const None int32 = -1

// Tree is the syntax tree of one unit: plain values that refer to no parser. Node 0 is a root of kind Module whose
// named children are the statements of the unit (of a member: the statements behind the class header; of a header: the
// class, or the decorated class, with a body that is empty).
//
// In a few places the tree is the grammar's idea and not Python's. The clause "except A, B:" has the two types as
// children around a comma; "except A, B, C:" and "except* A, B:" have binary operators, where the text has commas. A
// template string t"…" is a string with interpolations, as an f-string is. "lazy import a" is an import_statement whose
// text starts with lazy, and {**a for a in b} a set_comprehension. What is blank to the grammar has no node: the default
// of a type parameter, the sign of a pattern, the star of a parenthesis in a subscript.
type Tree struct {
	Nodes []Node
	// Text is the text that the offsets refer to: the original one, not the respelled one.
	Text []byte
}

// FirstChild is the first child of node i, None if it has none.
func (t *Tree) FirstChild(i int32) int32 {
	if int(i)+1 < len(t.Nodes) && t.Nodes[i+1].Parent == i {
		return i + 1
	}
	return None
}

// ChildByField is the first child of node i that has the field, None if none has.
func (t *Tree) ChildByField(i int32, f Field) int32 {
	for c := t.FirstChild(i); c != None; c = t.Nodes[c].Next {
		if t.Nodes[c].Field == f {
			return c
		}
	}
	return None
}

// Children gives all children of node i, tokens, comments and errors too.
func (t *Tree) Children(i int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for c := t.FirstChild(i); c != None; c = t.Nodes[c].Next {
			if !yield(c) {
				return
			}
		}
	}
}

// Named gives the named children of node i, errors too, without comments and line continuations.
func (t *Tree) Named(i int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for c := t.FirstChild(i); c != None; c = t.Nodes[c].Next {
			n := &t.Nodes[c]
			skip := n.Flags&FlagNamed == 0 || n.Flags&FlagExtra != 0 && n.Flags&FlagError == 0
			if !skip && !yield(c) {
				return
			}
		}
	}
}

// NodeText is the text of node i.
func (t *Tree) NodeText(i int32) string { return string(t.Bytes(i)) }

// Bytes is the text of node i. It must not be changed.
func (t *Tree) Bytes(i int32) []byte {
	n := &t.Nodes[i]
	return t.Text[n.Start:n.End]
}

// End is the index behind the last node below node i: what lies in [i, End(i)) is the node and all below it.
func (t *Tree) End(i int32) int32 {
	for i != None {
		if next := t.Nodes[i].Next; next != None {
			return next
		}
		i = t.Nodes[i].Parent
	}
	return int32(len(t.Nodes))
}

// HasError reports whether the text was not accepted as it is.
func (t *Tree) HasError() bool { return countErrors(t.Nodes) > 0 }

// countErrors counts the nodes that are errors or made up.
func countErrors(nodes []Node) int {
	count := 0
	for i := range nodes {
		if nodes[i].Flags&(FlagError|FlagMissing) != 0 {
			count++
		}
	}
	return count
}
