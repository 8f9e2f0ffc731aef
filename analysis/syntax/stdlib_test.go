package syntax

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// stdlib is where python3 keeps its standard library.
var stdlib = sync.OnceValues(func() (string, error) {
	out, err := exec.Command("python3", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))").Output()
	return strings.TrimSpace(string(out)), err
})

// stdlibFiles gives every step-th file of the standard library, without what is installed beside it.
func stdlibFiles(t testing.TB, step int) (paths []string) {
	root, err := stdlib()
	if err != nil {
		t.Fatalf("these tests read Python's standard library: python3 must be on the PATH: %v", err)
	}
	seen := 0
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "site-packages" {
			return fs.SkipDir
		}
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".py") {
			if seen++; seen%step == 0 {
				paths = append(paths, path)
			}
		}
		return err
	})
	if err != nil || len(paths) == 0 {
		t.Fatalf("no standard library in %s: %v", root, err)
	}
	return paths
}

func readFile(t testing.TB, path string) []byte {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestUnitsAreTheWholeTree compares, node by node, the trees of a file's units with the tree of the file.
func TestUnitsAreTheWholeTree(t *testing.T) {
	compared := 0
	for _, path := range stdlibFiles(t, 12) {
		source := readFile(t, path)
		whole := ParseWhole(source)
		if len(source) > 300_000 || whole.HasError() {
			continue
		}
		compared++
		if want, got := statements(whole), unitStatements(NewFile(source)); !same(t, path, source, want, got) {
			return
		}
	}
	if compared < 50 {
		t.Errorf("only %d files were compared", compared)
	}
}

// seen is a node as the comparison sees it: offsets in the file, depth below the statement.
type seen struct {
	node  Node
	depth int
}

// statements lists the nodes of a whole tree, class by class: a top-level class on several lines gives its header, then
// the statements of its body. Comments are left out: they belong to the unit, not to a statement.
func statements(t *Tree) (out []seen) {
	for i := range t.Named(0) {
		class := i
		if t.Nodes[i].Kind == KindDecoratedDefinition {
			class = t.ChildByField(i, FieldDefinition)
		}
		body := None
		if t.Nodes[class].Kind == KindClassDefinition {
			body = t.ChildByField(class, FieldBody)
		}
		if body == None || !strings.ContainsAny(string(t.Text[t.Nodes[class].Start:t.Nodes[body].Start]), "\r\n") ||
			!indented(t, body) {
			out = appendNodes(out, t, i, 0, None)
			continue
		}
		out = appendNodes(out, t, i, 0, body)
		for m := range t.Named(body) {
			out = appendNodes(out, t, m, 0, None)
		}
	}
	return out
}

// indented reports whether a class's body starts on a line of its own.
func indented(t *Tree, body int32) bool {
	before := strings.TrimRight(string(t.Text[:t.Nodes[body].Start]), " \t\f")
	return strings.HasSuffix(before, "\n") || strings.HasSuffix(before, "\r")
}

func unitStatements(f *File) (out []seen) {
	for i, u := range f.All() {
		t := Parse(u)
		for s := range t.Named(0) {
			body := None
			if u.Kind == Header {
				class := s
				if t.Nodes[s].Kind == KindDecoratedDefinition {
					class = t.ChildByField(s, FieldDefinition)
				}
				body = t.ChildByField(class, FieldBody)
			}
			out = appendNodes(out, t, s, f.Offset(i), body)
		}
	}
	return out
}

// appendNodes lists the nodes from i down, without comments, without body (whose definition ends where the header does).
func appendNodes(out []seen, t *Tree, i int32, offset int, body int32) []seen {
	for k, end := i, t.End(i); k < end; k++ {
		n := t.Nodes[k]
		if k == body {
			k = t.End(k) - 1
			continue
		}
		if n.Kind == KindComment {
			continue
		}
		depth := 0
		for p := k; p != i; p = t.Nodes[p].Parent {
			depth++
		}
		if body != None && t.End(k) >= t.End(body) {
			n.End = 0
		} else {
			n.End += uint32(offset)
		}
		n.Start += uint32(offset)
		n.Parent, n.Next = 0, 0
		out = append(out, seen{n, depth})
	}
	return out
}

func same(t *testing.T, path string, source []byte, want, got []seen) bool {
	for k := range want {
		if k >= len(got) || want[k] != got[k] {
			n := want[k].node
			t.Errorf("%s: node %d of the file, %v %q at %d", path, k, n, n.Kind, n.Start)
			if k < len(got) {
				t.Errorf("the units have %v %q", got[k], got[k].node.Kind)
			}
			return false
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d nodes, the units have %d", path, len(want), len(got))
	}
	return len(got) == len(want)
}
