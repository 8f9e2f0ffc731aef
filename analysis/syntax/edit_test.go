package syntax

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/parahint/parahint/analysis/text"
)

// sameFile compares a file with the one that a scan of its text gives.
func sameFile(got *File, source []byte) error {
	want := NewFile(source)
	if !bytes.Equal(got.Text(), source) || got.Bytes() != len(source) {
		return fmt.Errorf("the text is %q, want %q", got.Text(), source)
	}
	if got.Len() != want.Len() || got.LineCount() != want.LineCount() {
		return fmt.Errorf("%d units and %d lines, want %d and %d", got.Len(), got.LineCount(), want.Len(), want.LineCount())
	}
	for i, w := range want.All() {
		g := got.Unit(i)
		if g.Kind != w.Kind || g.Hash() != w.Hash() || g.Column != w.Column || !bytes.Equal(g.Text, w.Text) || g.Def != w.Def {
			return fmt.Errorf("unit %d is %v %d %q, want %v %d %q", i, g.Kind, g.Column, g.Text, w.Kind, w.Column, w.Text)
		}
		if got.Offset(i) != want.Offset(i) || got.Line(i) != want.Line(i) {
			return fmt.Errorf("unit %d is at %d, line %d, want %d, line %d", i, got.Offset(i), got.Line(i), want.Offset(i), want.Line(i))
		}
	}
	return nil
}

var typed = []string{"\"", "'", `"""`, "(", ")", "[", "{", "}", "\n", "\r", "\r\n", "    ", "\t", " ", "#", "# c\n", ":", "\\", "f\"",
	"{", "x", "def f():\n", "class A:\n", "    def m(self):\n", "else:", "\n\n", "@d\n", "async ", "\f", "\n#", ")\n", "é", "case", "elif x:\n"}

func TestEditsOfRealFiles(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, path := range stdlibFiles(t, 60) {
		source := readFile(t, path)
		if len(source) > 60_000 {
			continue
		}
		f := NewFile(source)
		for range 60 {
			e := randomEdit(r, len(source))
			source = text.Apply(source, e)
			f = f.Apply(e)
			if err := sameFile(f, source); err != nil {
				t.Fatalf("%s, edit %+v: %v", path, e, err)
			}
			if r.IntN(4) > 0 { // go back, so that the file stays mostly Python
				continue
			}
			source = readFile(t, path)
			f = NewFile(source)
		}
	}
}

func randomEdit(r *rand.Rand, size int) text.Edit {
	start := r.IntN(size + 1)
	e := text.Edit{Span: text.Span{Start: start, End: start}}
	if r.IntN(3) > 0 {
		e.New = []byte(typed[r.IntN(len(typed))])
	}
	if r.IntN(2) > 0 {
		e.End = min(start+r.IntN(40), size)
	}
	if r.IntN(20) == 0 {
		e.End = min(start+r.IntN(4000), size)
	}
	return e
}

func FuzzApply(f *testing.F) {
	f.Add("class A:\n    x = 1\n    def f(self): pass\n\ny = f'{x:{w}}'\n", []byte{3, 0, 1, 20, 4, 8, 9, 0, 12})
	f.Add("@d\nclass A(B,\n C):\n  # c\n  def f(self):\n    x = (\n  def g(self): pass\n", []byte{40, 0, 4, 50, 2, 25, 3, 9, 30})
	f.Add("if x:\r\n\tpass\r\n# c\r\nelse:\r\n\tpass\r\rx = \"\"\"\r\"\"\"\r", []byte{14, 9, 9, 0, 1, 2, 3, 3, 10})
	f.Add("x = [\n]\n#a\n#b\n\nclass A:\n\n    # d\n  # e\n    x\n#f\ny", []byte{1, 3, 8, 9, 0, 24, 7, 0, 27})
	f.Fuzz(func(t *testing.T, source string, script []byte) {
		now, file := []byte(source), NewFile([]byte(source))
		for script = script[:min(len(script), 60)]; len(script) >= 3; script = script[3:] {
			start := int(script[0]) * (len(now) + 1) / 256
			e := text.Edit{Span: text.Span{Start: start, End: min(start+int(script[1])%9, len(now))}}
			e.New = []byte(typed[int(script[2])%len(typed)])
			before := file.Text()
			next := file.Apply(e)
			if !bytes.Equal(file.Text(), before) {
				t.Fatal("the edit changed the file it was made on")
			}
			file, now = next, text.Apply(now, e)
			if err := sameFile(file, now); err != nil {
				t.Fatalf("edit %+v: %v", e, err)
			}
		}
	})
}
