//go:build cgo

package syntax

import (
	"context"

	sitter "github.com/smacker/go-tree-sitter"
)

// parseWalking parses by means of the binding alone; nil if the runtime fails.
func parseWalking(source []byte) []Node {
	p := sitter.NewParser()
	defer p.Close()
	p.SetLanguage(language)
	tree, err := p.ParseCtx(context.Background(), nil, source)
	if err != nil {
		return nil
	}
	defer tree.Close()
	return walk(tree.RootNode())
}

// walk copies the tree below a node into one slice.
func walk(root *sitter.Node) (nodes []Node) {
	cursor := sitter.NewTreeCursor(root)
	defer cursor.Close()
	parent := None
	for {
		current := int32(len(nodes))
		nodes = append(nodes, nodeAt(cursor, parent))
		if cursor.GoToFirstChild() {
			parent = current
			continue
		}
		for !cursor.GoToNextSibling() {
			if parent <= 0 {
				return nodes
			}
			cursor.GoToParent()
			current, parent = parent, nodes[parent].Parent
		}
		nodes[current].Next = int32(len(nodes))
	}
}

func nodeAt(cursor *sitter.TreeCursor, parent int32) Node {
	n := cursor.CurrentNode()
	out := Node{Start: n.StartByte(), End: n.EndByte(), Parent: parent, Next: None}
	if n.IsError() {
		out.Kind, out.Flags = KindError, FlagError
	} else {
		out.Kind = Kind(tables.kinds[n.Symbol()])
	}
	for _, f := range []struct {
		set  bool
		flag uint8
	}{{n.IsMissing(), FlagMissing}, {n.IsExtra(), FlagExtra}, {n.IsNamed(), FlagNamed}} {
		if f.set {
			out.Flags |= f.flag
		}
	}
	if name := cursor.CurrentFieldName(); name != "" {
		out.Field = fieldByName[name]
	}
	return out
}

var fieldByName = func() map[string]Field {
	m := map[string]Field{}
	for f, name := range fieldNames {
		m[name] = Field(f)
	}
	return m
}()
