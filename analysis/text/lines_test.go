package text

import (
	"fmt"
	"testing"
)

func TestLines(t *testing.T) {
	tests := []struct{ source, want string }{
		{"", `[""]`}, {"a", `["a"]`}, {"a\n", `["a\n" ""]`}, {"a\r\nb\rc\nd", `["a\r\n" "b\r" "c\n" "d"]`},
		{"\r\r\n\n\r", `["\r" "\r\n" "\n" "\r" ""]`}, {"\f\v\u2028", "[\"\\f\\v\\u2028\"]"},
	}
	for _, test := range tests {
		l := NewLines([]byte(test.source))
		var got []string
		for i := range l.Count() {
			got = append(got, string(l.Text(i)))
		}
		if s := fmt.Sprintf("%q", got); s != test.want {
			t.Errorf("the lines of %q are %s, want %s", test.source, s, test.want)
		}
	}
}

func TestLinesPosition(t *testing.T) {
	l := NewLines([]byte("ab\r\nc\rd"))
	for offset, want := range map[int][2]int{-1: {0, 0}, 0: {0, 0}, 3: {0, 3}, 4: {1, 0}, 6: {2, 0}, 7: {2, 1}, 99: {2, 1}} {
		if line, column := l.Position(offset); line != want[0] || column != want[1] {
			t.Errorf("Position(%d) = %d, %d, want %v", offset, line, column, want)
		}
	}
	for at, want := range map[[2]int]int{{0, 9}: 2, {0, -1}: 0, {1, 1}: 5, {2, 1}: 7, {3, 0}: 7, {-1, 5}: 0} {
		if got := l.OffsetAt(at[0], at[1]); got != want {
			t.Errorf("OffsetAt(%v) = %d, want %d", at, got, want)
		}
	}
}

func TestApply(t *testing.T) {
	edit := func(start, end int, s string) Edit { return Edit{Span{start, end}, []byte(s)} }
	tests := []struct {
		edits []Edit
		want  string
	}{
		{nil, "hello"}, {[]Edit{edit(0, 0, "x")}, "xhello"}, {[]Edit{edit(1, 4, "")}, "ho"},
		{[]Edit{edit(5, 99, "!"), edit(0, 1, "J")}, "Jello!"}, {[]Edit{edit(-3, -2, "a")}, "ahello"}, {[]Edit{edit(3, 1, "a")}, "helalo"},
	}
	for _, test := range tests {
		source := []byte("hello")
		if got := string(Apply(source, test.edits...)); got != test.want || string(source) != "hello" {
			t.Errorf("Apply(%v) = %q, want %q", test.edits, got, test.want)
		}
	}
}
