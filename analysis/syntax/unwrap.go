package syntax

// wrapper is how many nodes "class _:" makes below the root when nothing is wrong: the definition, its keyword, name
// and colon, and the block.
const wrapper = 5

// unwrap removes what the first skip bytes gave, and the block of the class in them, and moves the rest to the root. It
// may change the nodes it is given.
func unwrap(nodes []Node, skip uint32) []Node {
	if !cleanlyWrapped(nodes, skip) {
		return unwrapAny(nodes, skip)
	}
	out := nodes[wrapper:]
	root := nodes[0]
	root.Start, root.End = max(root.Start, skip)-skip, max(root.End, skip)-skip
	out[0] = root
	for i := 1; i < len(out); i++ {
		n := &out[i]
		n.Start, n.End = n.Start-skip, n.End-skip
		if n.Parent -= wrapper; n.Parent < 0 {
			n.Parent = 0
		}
		if n.Next != None {
			n.Next -= wrapper
		}
	}
	return out
}

// cleanlyWrapped reports whether the root holds the class alone, and the class nothing of the member but its block.
func cleanlyWrapped(nodes []Node, skip uint32) bool {
	return len(nodes) > wrapper && nodes[1].Kind == KindClassDefinition && nodes[1].Next == None &&
		nodes[wrapper].Kind == KindBlock && nodes[wrapper].Parent == 1 && nodes[wrapper].Next == None &&
		nodes[wrapper].Start >= skip
}

// unwrapAny is unwrap for any tree: the children of what goes move to its next parent that stays.
func unwrapAny(nodes []Node, skip uint32) []Node {
	place := make([]int32, len(nodes)) // of each node in the result, or of the one that takes its children
	last := make([]int32, len(nodes))  // of each kept node: its last child
	kept := int32(0)
	for i := range nodes {
		n := nodes[i]
		parent := None
		if i > 0 {
			parent = place[n.Parent]
			if n.Start < skip || i > 1 && n.Kind == KindBlock && n.Parent == 1 && nodes[1].Start < skip {
				place[i] = parent
				continue
			}
		}
		place[i], last[kept] = kept, None
		n.Start, n.End = max(n.Start, skip)-skip, max(n.End, skip)-skip
		n.Parent, n.Next = parent, None
		if parent == 0 {
			n.Field = FieldNone
		}
		if parent != None {
			if before := last[parent]; before != None {
				nodes[before].Next = kept
			}
			last[parent] = kept
		}
		nodes[kept] = n
		kept++
	}
	return nodes[:kept]
}
