package profile

// Tree are all stacks, put together by their common beginnings. Node 0 is the root and stands for the whole run.
type Tree struct {
	Nodes []Node
	// Names are the functions that nodes speak of.
	Names []TreeName
	// Guessed says that the profiler kept callers, not stacks: what was called from several places is dealt out to them.
	Guessed bool
	// next finds the child of a node by the function.
	next map[treeStep]int32
	name map[TreeName]int32
}

// Node is a function in one place of the stacks.
type Node struct {
	// Parent is the node that calls it, Name its index in Names; both -1 of the root.
	Parent, Name int32
	// Self is spent here, Total also in what is called from here.
	Self, Total float64
}

// TreeName is a function of a node.
type TreeName struct {
	File, Name string
}

type treeStep struct{ parent, name int32 }

// most is how many nodes a tree may have; what goes deeper then is counted where it stops.
const most = 1 << 20

func newTree() *Tree {
	return &Tree{Nodes: []Node{{Parent: -1, Name: -1}}, next: map[treeStep]int32{}, name: map[TreeName]int32{}}
}

// add counts a stack.
func (t *Tree) add(of *tally, stack []frameID, weight float64) {
	at := int32(0)
	t.Nodes[0].Total += weight
	for _, id := range stack {
		child, ok := t.child(at, of.treeName(id))
		if !ok {
			break
		}
		at = child
		t.Nodes[at].Total += weight
	}
	t.Nodes[at].Self += weight
}

// nameOf is the number of a name.
func (t *Tree) nameOf(name TreeName) int32 {
	n, ok := t.name[name]
	if !ok {
		n = int32(len(t.Names))
		t.name[name] = n
		t.Names = append(t.Names, name)
	}
	return n
}

func (t *Tree) child(parent, name int32) (int32, bool) {
	if c, ok := t.next[treeStep{parent, name}]; ok {
		return c, true
	}
	if len(t.Nodes) >= most {
		return 0, false
	}
	c := int32(len(t.Nodes))
	t.next[treeStep{parent, name}] = c
	t.Nodes = append(t.Nodes, Node{Parent: parent, Name: name})
	return c, true
}
