package syntax_test

import (
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/syntax"
)

func TestLongLiteralsAreCutShort(t *testing.T) {
	long := func(element string) string { return strings.Repeat(element, 6000/len(element)) }
	for _, c := range []struct {
		name, text string
		cut        bool
	}{
		{"numbers", "T = [" + long("-1.5e3, ") + "]", true},
		{"lines", "T: dict[str, int] = {\n" + long("    'a': 1,  # one\n") + "}  # all", true},
		{"strings with brackets", "T = (\n" + long(`r"[", b'\'', `+"\n") + ")", true},
		{"nested", "T = {" + long("1: [2, (3, None)], ") + "}", true},
		{"a string of several lines", "T = [" + long("'''\n]\n''', ") + "]", true},
		{"one element", "T = [[" + long("1, ") + "]]", false},
		{"no comma", "T = (" + long("'a' ") + ")", false},
		{"short", "T = [1, 2, 3]", false},
		{"a name", "T = [" + long("1, ") + "x]", false},
		{"a call", "T = [" + long("1, ") + "f()]", false},
		{"interpolated", "T = [" + long("1, ") + "f'{x}']", false},
		{"a method", "T = [" + long("1, ") + "].copy()", false},
		{"two literals", "T = [" + long("1, ") + "] + [1]", false},
		{"two statements", "T = [" + long("1, ") + "]; f()", false},
		{"tuple without brackets", "T = " + long("1, ") + "2", false},
		{"an argument", "f(a=[" + long("1, ") + "])", false},
		{"never closed", "T = [" + long("1, "), false},
		{"a comment that counts", "T = [" + long("1, ") + "\n]  # parahint: ignore[x]", false},
		{"a function", "def f(t=[" + long("1, ") + "]): pass", false},
	} {
		u := syntax.NewFile([]byte(c.text)).Unit(0)
		kept := syntax.Kept(u)
		if cut := strings.TrimSpace(kept) != strings.TrimSpace(c.text); cut != c.cut {
			t.Errorf("%s: cut short: %v", c.name, cut)
			continue
		}
		if len(kept) != u.Code || strings.Count(kept, "\n") != strings.Count(c.text, "\n") {
			t.Errorf("%s: other lines", c.name)
		}
		if full := syntax.Parse(u); c.cut && (full.HasError() || len(full.Nodes) > 3000) {
			t.Errorf("%s: %d nodes, errors: %v", c.name, len(full.Nodes), full.HasError())
		}
	}
}
