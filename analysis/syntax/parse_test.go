package syntax

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	sitter "github.com/smacker/go-tree-sitter"
)

// What each version of Python added parses, if need be respelled.
func TestConstructs(t *testing.T) {
	tests := []struct{ since, source string }{
		{"3.8", "if (n := len(a)) > 1: pass\ndef f(a, /, b, *, c): pass\nx = f'{a=}'\nasync def g():\n    async with a as b, c:\n        return [x async for x in y]\n"},
		{"3.9", "@a[0].b\ndef f(): pass\nx = {**a} | b\n"},
		{"3.10", "match x:\n    case {'a': 1, **r} | [1, *_] | A(b=2) as c if d:\n        pass\n    case -1 | 'a' | None:\n        pass\nwith (a as b, c as d,):\n    pass\n"},
		{"3.11", "try:\n    pass\nexcept* A as e:\n    pass\nx[*a]\ndef f(*args: *Ts): pass\n"},
		{"3.11 starred parenthesis", "y = x[*a, *(b)]\nx[*(b)]\n"},
		{"3.12", "def f[T: int, *Ts, **P](a: T) -> T: pass\nclass A[T](B): pass\ntype X[T] = list[T]\nx = f\"{a[\"b\"]} {f\"{c}\"}\"\n"},
		{"3.13 defaults", "def f[T = int](): pass\nclass A[*Ts = *tuple[int, ...]]: pass\ntype X[**P = [int], T: (int, str) = int] = int\n"},
		{"3.13 defaults over lines", "class A[\n    T = int,  # a\n    U: str = dict[str, T],\n](B):\n    x = 1\n"},
		{"3.14 t-strings", "x = t\"a{b}\" + rt'{c!r}'\nx = Tr'''a\n{b:>{w}}'''\nf(t\"{ {\"a\": 1} }\", tR'')\n"},
		{"3.14 except", "try:\n    pass\nexcept A, B:\n    pass\nexcept A, b.C, d(1, 2):\n    pass\n"},
		{"3.14 except*", "try:\n    pass\nexcept* A, B:\n    pass\n"},
		{"3.15 lazy", "lazy import a.b as c, d\nlazy from a import b\nlazy = 1\nx = 1; lazy import e\n"},
		{"3.15 unpacking comprehensions", "x = [*a for a in b]\nx = {*a for a in b}\nf(*a for a in b)\nx = {**a for a in b if c}\nx = {\n    **f(a)\n    for a in b\n}\n"},
		{"3.15 signed patterns", "match x:\n    case +1 | [+2, {'a': +3}]:\n        pass\n    case +0.25 + 1.75j:\n        pass\n"},
		{"in a member", "class A:\n    lazy = t'{x}'\n    def f[T = int](self):\n        return {**a for a in t\"{b}\"}\n"},
	}
	for _, test := range tests {
		f := NewFile([]byte(test.source))
		for _, u := range f.All() {
			tree := Parse(u)
			if tree.HasError() {
				t.Errorf("%s: %q does not parse", test.since, u.Text)
			}
			if &tree.Text[0] != &u.Text[0] || !bytes.Contains([]byte(test.source), u.Text) {
				t.Errorf("%s: %q was changed", test.since, u.Text)
			}
		}
	}
}

// A respelled text keeps its names: those of an f-string are found in a t-string.
func TestRespelledText(t *testing.T) {
	tree := Parse(NewFile([]byte("x = t'{name}'")).Unit(0))
	var names []string
	for i, n := range tree.Nodes {
		if n.Kind == KindIdentifier {
			names = append(names, tree.NodeText(int32(i)))
		}
	}
	if !slices.Equal(names, []string{"x", "name"}) {
		t.Errorf("the names are %q", names)
	}
}

func TestTree(t *testing.T) {
	f := NewFile([]byte("@d\nclass A(B): # c\n    # m\n    @p\n    def f(self): # n\n        return self.x\n    y: int = 1; z = 2\n"))
	shapes := []string{"decorated_definition", "decorated_definition", "expression_statement expression_statement"}
	for i, u := range f.All() {
		tree := Parse(u)
		if got := strings.Join(children(tree, 0), " "); got != shapes[i] || tree.Nodes[0].Kind != KindModule || tree.HasError() {
			t.Errorf("unit %d is %s of %s", i, tree.Nodes[0].Kind, got)
		}
	}
	header := Parse(f.Unit(0))
	class := header.ChildByField(1, FieldDefinition)
	if header.NodeText(header.ChildByField(class, FieldName)) != "A" ||
		header.NodeText(header.ChildByField(class, FieldSuperclasses)) != "(B)" {
		t.Error("the header has no name and bases")
	}
	if body := header.ChildByField(class, FieldBody); body == None || header.FirstChild(body) != None {
		t.Error("the header has no empty body")
	}
	member := Parse(f.Unit(1))
	def := member.ChildByField(member.FirstChild(0)+1, FieldDefinition)
	if def == None {
		for i := range member.Named(0) {
			def = member.ChildByField(i, FieldDefinition)
		}
	}
	if got := member.NodeText(member.ChildByField(def, FieldName)); got != "f" {
		t.Errorf("the method is %q", got)
	}
}

// The unit's tree does not depend on the line endings of its file.
func TestLineEndings(t *testing.T) {
	const source = "class A:\n    def f(self):\n        x = \\\n            1  # c\n        # d\n\n    y = f'''{\n    z}'''\n# e\nz\n"
	for _, ending := range []string{"\r\n", "\r"} {
		want, got := NewFile([]byte(source)), NewFile([]byte(strings.ReplaceAll(source, "\n", ending)))
		for i, u := range want.All() {
			a, b := Parse(u), Parse(got.Unit(i))
			if len(a.Nodes) != len(b.Nodes) {
				t.Fatalf("%q: unit %d has another tree", ending, i)
			}
			for k := range a.Nodes {
				text := strings.ReplaceAll(b.NodeText(int32(k)), ending, "\n")
				if a.Nodes[k].Kind != b.Nodes[k].Kind || a.NodeText(int32(k)) != text {
					t.Errorf("%q: unit %d, node %d is %v %q, want %q", ending, i, k, b.Nodes[k].Kind, text, a.NodeText(int32(k)))
				}
			}
		}
	}
}

func children(t *Tree, i int32) (kinds []string) {
	for c := range t.Named(i) {
		kinds = append(kinds, t.Nodes[c].Kind.String())
	}
	return kinds
}

// broken texts neither panic nor give a tree that is not one.
func TestBrokenText(t *testing.T) {
	sources := []string{"", "\x00", "(", "class", "class A:\n    (", "@", "def", "class A:\n    x = 1\n  y\n", "\xff\xfe", "f'{", "class A:\n    class",
		"class A:\n    )", "class A:\n    else", "except:", "{**", "case +", "t'", "def f[", "def f[T =", "x[*(", "lazy import"}
	for _, source := range sources {
		for _, u := range NewFile([]byte(source)).All() {
			checkTree(t, Parse(u))
		}
	}
}

// checkTree checks what tree.go promises of parents, siblings and spans.
func checkTree(t *testing.T, tree *Tree) {
	last := map[int32]int32{}
	for i, n := range tree.Nodes {
		if i == 0 && (n.Kind != KindModule || n.Parent != None || n.Next != None) || i > 0 && (n.Parent < 0 || int(n.Parent) >= i) {
			t.Fatalf("%q: node %d is %+v", tree.Text, i, n)
		}
		if n.Start > n.End || int(n.End) > len(tree.Text) {
			t.Fatalf("%q: node %d spans %d to %d", tree.Text, i, n.Start, n.End)
		}
		if before, ok := last[n.Parent]; ok && tree.Nodes[before].Next != int32(i) || !ok && i > 0 && n.Parent != int32(i)-1 {
			t.Fatalf("%q: node %d is no sibling of %d", tree.Text, i, before)
		}
		last[n.Parent] = int32(i)
	}
	for _, i := range last {
		if tree.Nodes[i].Next != None {
			t.Fatalf("%q: node %d has a sibling too many", tree.Text, i)
		}
	}
}

func TestDeepNesting(t *testing.T) {
	const depth = 10_000
	sources := []string{
		strings.Repeat("(", depth) + "1" + strings.Repeat(")", depth), strings.Repeat("[", depth), strings.Repeat("{**", depth),
		"x = " + strings.Repeat("-", depth) + "1", "x" + strings.Repeat(".a", depth), "x = 1" + strings.Repeat(" + 1", depth),
		strings.Repeat("f'{", depth), "class A:\n    x = " + strings.Repeat("[", depth),
	}
	for _, source := range sources {
		for _, u := range NewFile([]byte(source)).All() {
			checkTree(t, Parse(u))
		}
	}
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "%sif x:\n", strings.Repeat(" ", i))
	}
	checkTree(t, ParseWhole([]byte(b.String())))
}

// The walk from Go gives what the flattening in C gives.
func TestWalk(t *testing.T) {
	if !linked {
		t.Fatal("the C flattening is not linked")
	}
	for _, path := range stdlibFiles(t, 300) {
		source := readFile(t, path)
		if len(source) > 50_000 {
			continue
		}
		if !slices.Equal(parseWalking(source), newFlatParser().nodes(source)) {
			t.Errorf("%s: the trees differ", path)
		}
	}
}

func TestKinds(t *testing.T) {
	seen := map[string]bool{}
	for k := KindError; k < kindCount; k++ {
		key := fmt.Sprint(k.String(), k.IsNamed())
		if k.String() == "" || seen[key] {
			t.Errorf("kind %d has the name %q", k, k)
		}
		seen[key] = true
	}
	for i := range language.SymbolCount() {
		name := language.SymbolName(sitter.Symbol(i))
		if kind := Kind(tables.kinds[i]); language.SymbolType(sitter.Symbol(i)).String() != "Auxiliary" && kind.String() != name {
			t.Errorf("symbol %d is %q, its kind %q", i, name, kind)
		}
	}
}

func TestParseConcurrently(t *testing.T) {
	f := NewFile(readFile(t, stdlibFiles(t, 50)[0]))
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for _, u := range f.All() {
				a, b := Parse(u), Parse(u)
				if !slices.Equal(a.Nodes, b.Nodes) || f.IndexOf(u) < 0 {
					t.Error("two parses differ")
				}
			}
		})
	}
	group.Wait()
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"class A:\n    def f(self): t'{x}'\n", "except* a, b:\n", "match x:\n case +1:\n  {**a for b in c}\n", "lazy import x\nx[*(a)]\rf'{a:{b}}'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		for _, u := range NewFile([]byte(source)).All() {
			checkTree(t, Parse(u))
		}
	})
}
