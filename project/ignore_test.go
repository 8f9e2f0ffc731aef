package project

import (
	"path"
	"strings"
	"testing"
)

// cutAt is strings.Cut under a name that reads well in tables.
func cutAt(s, separator string) (before, after string, found bool) { return strings.Cut(s, separator) }

func TestIgnore(t *testing.T) {
	for _, c := range []struct {
		patterns, path string
		want           bool
	}{
		{"foo.py", "a/foo.py", true},
		{"foo.py", "a/food.py", false},
		{"*.py", "a/b.py", true},
		{"*.py\n!keep.py", "a/keep.py", false},
		{"!keep.py\n*.py", "a/keep.py", true},
		{"/foo.py", "a/foo.py", false},
		{"/foo.py", "foo.py", true},
		{"a/foo.py", "a/foo.py", true},
		{"a/foo.py", "b/a/foo.py", false},
		{"**/a/foo.py", "b/a/foo.py", true},
		{"a/**/foo.py", "a/foo.py", true},
		{"a/**/foo.py", "a/x/y/foo.py", true},
		{"a/**", "a/x", true},
		{"a/**", "a/", false},
		{"a/*", "a/b/c.py", false},
		{"doc/", "doc", false},
		{"doc/", "doc/", true},
		{"doc/\n!doc", "doc/", false},
		{"doc\n!doc/", "doc/", false},
		{"doc\n!doc/", "doc", true},
		{"# foo.py", "foo.py", false},
		{`\#foo.py`, "#foo.py", true},
		{`\!foo.py`, "!foo.py", true},
		{"foo.py  ", "foo.py", true},
		{"fo?.py", "foo.py", true},
		{"f[ab].py", "fa.py", true},
		{"f[!ab].py", "fa.py", false},
		{"f{a,b}.py", "fa.py", false},
		{"f.y", "fxy", false},
		{"*", "anything", true},
		{"foo.py\r", "foo.py", true},
		{"", "foo.py", false},
	} {
		l := newIgnoreList(nil, "", strings.Split(c.patterns, "\n"))
		name, isDir := strings.CutSuffix(c.path, "/")
		if got := l.ignores(name, path.Base(name), isDir); got != c.want {
			t.Errorf("%q on %q: %v, want %v", c.patterns, c.path, got, c.want)
		}
	}
}

func FuzzIgnore(f *testing.F) {
	f.Add("a/**\n!b[", "a/b/c.py")
	f.Fuzz(func(t *testing.T, patterns, file string) {
		newIgnoreList(nil, "", strings.Split(patterns, "\n")).ignores(file, path.Base(file), false)
	})
}
