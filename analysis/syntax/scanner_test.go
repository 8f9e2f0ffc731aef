package syntax

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/text"
)

// The units of each text are written with the first letter of their kind: s, h and m.
func TestUnits(t *testing.T) {
	tests := []struct {
		name string
		want []string
	}{
		{"two statements", []string{"s:a = 1\n", "s:b = 2"}},
		{"one line", []string{"s:a; b\n", "s:c; d;\n"}},
		{"blank lines belong to the unit before", []string{"s:\n\na\n\n\n", "s:b\n\n"}},
		{"only comments", []string{"s:# a\n\n# b\n"}},
		{"deeper comment before, other comment behind", []string{"s:if x:\n  a\n  # a\n\n", "s:# b\n  # b\n\nb\n"}},
		{"a comment at the end", []string{"s:a\n# b\n"}},
		{"else continues", []string{"s:if x:\n  a\n# c\nelif y:\n  b\nelse:\n  c\n", "s:elsewhere = 1\n"}},
		{"try", []string{"s:try:\n  a\nexcept A:\n  b\nfinally:\n  c\n", "s:d\n"}},
		{"case is a name", []string{"s:match x:\n  case 1:\n    a\n", "s:case = 1\n"}},
		{"decorators", []string{"s:@a\n# c\n@b(1,\n2)\nasync def f():\n  pass\n", "s:x\n"}},
		{"a decorator of nothing", []string{"s:@a\n", "s:x = 1\n"}},
		{"class", []string{"h:class A(B):\n", "m:    x = 1\n\n", "m:    def f(self):\n        y\n", "s:z\n"}},
		{"decorated class", []string{"h:@d\nclass A:\n", "m:  x\n", "m:  # c\n  @p\n  def f(self): pass\n"}},
		{"comments in a class", []string{"h:class A:\n      # h\n\n", "m:    # a\n    x\n        # x\n", "m:  # y\n    y\n", "s:# z\nz"}},
		{"a class on one line", []string{"s:class A: pass\n", "s:x\n"}},
		{"a class without a body", []string{"s:class A:\n", "s:x\n"}},
		{"a nested class", []string{"s:if x:\n  class A:\n    y = 1\n", "s:z\n"}},
		{"a class in a class", []string{"h:class A:\n", "m:  class B:\n    x\n    y\n", "m:  z\n"}},
		{"a bad dedent in a class", []string{"h:class A:\n", "m:    x\n", "m:  y\n", "s:z\n"}},
		{"else in a class", []string{"h:class A:\n", "m:  if x:\n    y\n  else:\n    z\n", "m:  w\n"}},
		{"an open bracket ends at a def", []string{"s:x = (1,\n", "s:def f():\n  pass\n", "s:y\n"}},
		{"an open bracket in a method", []string{"h:class A:\n", "m:  def f(self):\n    x = (\n", "m:  def g(self): pass\n", "s:y\n"}},
		{"an open bracket in a class header", []string{"h:class A(\n", "m:  def f(self): pass\n", "s:y\n"}},
		{"an open bracket eats what is no definition", []string{"s:x = (\ny = 1\n", "s:class A: pass\n"}},
		{"a closing bracket continues", []string{"s:x = f(\n  1\n)\n", "s:a\n)\n"}},
		{"an open string eats the rest", []string{"s:x = \"\"\"\ndef f(): pass\n"}},
		{"an open short string ends with its line", []string{"s:x = 'a\n", "s:y\n"}},
		{"strings", []string{"s:x = 'a\\'#(' \"b\" r'\\\\' rb'''\n'c'\n'''\n", "s:y\n"}},
		{"continued string", []string{"s:x = 'a\\\nb'\n", "s:y = 'a\\\r\nb'\r\n", "s:z"}},
		{"f-strings", []string{"s:x = f'{a['b']}{{(' f\"{x:{w}}(\" f'{a!r:>{b[0]}}' rf'\\{x}'\n", "s:y = f'{\n  1\n}'\n", "s:z\n"}},
		{"nested quotes", []string{"s:x = f\"{f\"{f\"{1}\"}\"}\"\n", "s:y = f'{x:%H:%M}' + '('\n", "s:)\n"}[:2]},
		{"named escape", []string{"s:x = f'\\N{DASH}{y}'\n", "s:z\n"}},
		{"t-strings", []string{"s:x = t'{a['b']}' + Rt\"{c[\"d\"]}\"\n", "s:z\n"}},
		{"no prefix", []string{"s:x = if'{'\n", "s:z\n"}},
		{"continuation", []string{"s:x = \\\n1\n", "s:y = \\\r\n1\r\n", "s:z = \\\r1\r", "s:w"}},
		{"line endings", []string{"s:a\r", "s:b\r\n", "s:c\n", "s:if x:\r  y\r\relse:\r  z\r", "s:d"}},
		{"form feed", []string{"s:a\n\f\n", "s:\fb\n", "s:def f():\n  x\n", "s: \f@d\ndef g(): pass\n"}},
		{"tabs", []string{"h:class A:\n", "m:\tx\n", "m:        y\n"}},
		{"names that begin like keywords", []string{"s:classes = 1\n", "s:define\n", "s:finally_ = 1\n"}},
		{"NUL and other bytes", []string{"s:a\x00\n", "s:\xff\n", "s:é\n"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			source := ""
			for _, u := range test.want {
				source += u[2:]
			}
			var got []string
			for _, u := range NewFile([]byte(source)).All() {
				got = append(got, u.Kind.String()[:1]+":"+string(u.Text))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestDefinitions(t *testing.T) {
	source := "@a.b(1) # c\n@ c\nasync  def f(): pass\nclass A:\n  @property # p\n  def g(self): pass\n  x = 1\nclass B: pass\n@d\nclass C:\n  y\n"
	var got []string
	for _, u := range NewFile([]byte(source)).All() {
		got = append(got, fmt.Sprint(u.Kind, u.Def, u.IsDef, u.IsClass, u.Async, u.Column, u.Decorated))
	}
	want := []string{
		"statementftrue false true 0 [a.b c]", "headerAfalse true false 2 []", "membergtrue false false 2 [property]",
		"memberfalse false false 2 []", "statementBfalse true false 0 []", "headerCfalse true false 2 [d]",
		"memberfalse false false 2 []",
	}
	for i, w := range want {
		if strings.ReplaceAll(got[i], " ", "") != strings.ReplaceAll(w, " ", "") {
			t.Errorf("unit %d is %s, want %s", i, got[i], w)
		}
	}
}

func TestHash(t *testing.T) {
	hash := func(source string, i int) Hash { return NewFile([]byte(source)).Unit(i).Hash() }
	if hash("a\n\n \n\nb", 0) != hash("a", 0) || hash("a\r\n", 0) != hash("a\n", 0) {
		t.Error("blank lines at the end count")
	}
	if hash("class A:\n    x\n", 1) == hash("class A:\n  y\n    x\n", 1) || hash("a", 0) == hash("b", 0) {
		t.Error("different units have one hash")
	}
	if hash("class A:\n  x", 0) == hash("class A:\n    x", 0) {
		t.Error("the body column does not count")
	}
}

// An edit leaves the other units where they are in memory.
func TestApplyKeepsUnits(t *testing.T) {
	var b bytes.Buffer
	for i := range 500 {
		fmt.Fprintf(&b, "def f%d():\n    return %d\n\n", i, i)
	}
	before := NewFile(b.Bytes())
	at := before.Offset(250) + len("def f250():\n  ")
	after := before.Apply(text.Edit{Span: text.Span{Start: at, End: at}, New: []byte("\n    x\n")})
	for i, u := range after.All() {
		if (before.Unit(i) == u) != (i != 250) {
			t.Errorf("unit %d: kept is %v", i, before.Unit(i) == u)
		}
		if after.IndexOf(u) != i {
			t.Errorf("IndexOf(unit %d) = %d", i, after.IndexOf(u))
		}
	}
	if before.IndexOf(after.Unit(250)) != -1 {
		t.Error("a unit is found in a file that does not hold it")
	}
}

// Every question about a text gets the answer of the plain line index.
func TestPositions(t *testing.T) {
	for _, source := range []string{"", "\n", "a", "a\nb", "a\r\nclass A:\r\n  x\r\n\r\n  y\r\n", "\r\r\n\né = 1\r# c\r\nx"} {
		f, lines := NewFile([]byte(source)), text.NewLines([]byte(source))
		if f.LineCount() != lines.Count() {
			t.Fatalf("%q has %d lines, want %d", source, f.LineCount(), lines.Count())
		}
		for at := -1; at <= len(source)+1; at++ {
			line, column := f.Position(at)
			wantLine, wantColumn := lines.Position(at)
			if line != wantLine || column != wantColumn {
				t.Errorf("%q: Position(%d) = %d, %d, want %d, %d", source, at, line, column, wantLine, wantColumn)
			}
			if u := f.UnitAt(at); len(source) > 0 && at >= 0 && at < len(source) && (at < f.Offset(u) || at >= f.Offset(u+1)) {
				t.Errorf("%q: UnitAt(%d) = %d", source, at, u)
			}
			if got := f.Slice(text.Span{Start: 1, End: at}); at > 0 && string(got) != source[min(1, len(source)):min(at, len(source))] {
				t.Errorf("%q: Slice(1, %d) = %q", source, at, got)
			}
		}
		for line := -1; line <= lines.Count()+1; line++ {
			if f.LineStart(line) != lines.Start(line) || line >= 0 && !bytes.Equal(f.LineText(line), lines.Text(line)) {
				t.Errorf("%q: line %d is %q at %d", source, line, f.LineText(line), f.LineStart(line))
			}
			if f.OffsetAt(line, 1) != lines.OffsetAt(line, 1) {
				t.Errorf("%q: OffsetAt(%d, 1) = %d, want %d", source, line, f.OffsetAt(line, 1), lines.OffsetAt(line, 1))
			}
		}
	}
}

// TestBroken holds which defs only the grammar can understand.
func TestBroken(t *testing.T) {
	for source, want := range map[string]bool{
		"def f():\n    pass\n":                            false,
		"def f(a,\n      b):\n    pass\n":                 false,
		"def f(a) -> int:\n    # note\n\n    return a\n":  false,
		"def f(): pass\n":                                 true,
		"def f()\n    pass\n":                             true,
		"def f[T](a: T):\n    pass\n":                     false,
		"def f def g():\n    pass\n":                      true,
		"def f(\n":                                        true,
		"def f():\n    a\n   def g():\n    b\n":           true,
		"def f():\n    print(\ndef g():\n    pass\n":      true,
		"def f():\n    if a:\n        b\n    else:\n c\n": true,
	} {
		if got := NewFile([]byte(source)).Unit(0).Broken; got != want {
			t.Errorf("%q: broken %v", source, got)
		}
	}
}
