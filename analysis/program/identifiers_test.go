package program

import (
	"slices"
	"strings"
	"testing"
)

func TestIdentifiers(t *testing.T) {
	for code, want := range map[string]string{
		"a.b(c)":                           "a b c",
		"x = 'no' + y  # nor here\nz":      "x y z",
		"\"\"\"a\n'b\n\"\"\"\nc":           "c",
		`s = 'it\'s' + t`:                  "s t",
		`f"{x!r:>{w}} 'y'" + z`:            "f x r w y z",
		"'open\nnext":                      "next",
		`rb'\\' + q`:                       "rb q",
		"été = '''a''' 'b' u\"\"\"c\"\"\"": "été u",
		"#":                                "",
		"a\n\"\"\"b\nc":                    "a b c",
		"'\\":                              "",
	} {
		var got []string
		for from, to := range identifiers([]byte(code)) {
			got = append(got, code[from:to])
		}
		if !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
}
