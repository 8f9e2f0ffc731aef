package text

import (
	"testing"
	"unicode/utf8"
)

func TestColumns(t *testing.T) {
	tests := []struct {
		line                string
		bytes               int
		utf8, utf16, utf32  int
		back8, back16, back int // the byte columns that these give
	}{
		{"abc\n", 2, 2, 2, 2, 2, 2, 2},
		{"abc\r\n", 9, 3, 3, 3, 3, 3, 3},
		{"é=1", 2, 2, 1, 1, 2, 2, 2},
		{"é=1", 1, 0, 0, 0, 0, 0, 0},
		{"😀x", 4, 4, 2, 1, 4, 4, 4},
		{"😀x", 5, 5, 3, 2, 5, 5, 5},
		{"😀x", 3, 0, 0, 0, 0, 0, 0},
		{"\xffx", 1, 1, 1, 1, 1, 1, 1},
		{"", 1, 0, 0, 0, 0, 0, 0},
		{"a\r", 2, 1, 1, 1, 1, 1, 1},
	}
	for _, test := range tests {
		line := []byte(test.line)
		for e, want := range map[Encoding][2]int{UTF8: {test.utf8, test.back8}, UTF16: {test.utf16, test.back16}, UTF32: {test.utf32, test.back}} {
			if got := e.Column(line, test.bytes); got != want[0] {
				t.Errorf("encoding %d: Column(%q, %d) = %d, want %d", e, line, test.bytes, got, want[0])
			}
			if got := e.ByteColumn(line, want[0]); got != want[1] {
				t.Errorf("encoding %d: ByteColumn(%q, %d) = %d, want %d", e, line, want[0], got, want[1])
			}
		}
	}
}

func TestByteColumnClamps(t *testing.T) {
	line := []byte("😀é\r\n")
	for _, test := range []struct {
		encoding     Encoding
		column, want int
	}{{UTF16, 1, 0}, {UTF16, 2, 4}, {UTF16, 3, 6}, {UTF16, 4, 6}, {UTF16, 99, 6}, {UTF16, -1, 0}, {UTF8, 3, 0}, {UTF8, 5, 4}, {UTF32, 1, 4}} {
		if got := test.encoding.ByteColumn(line, test.column); got != test.want {
			t.Errorf("encoding %d: ByteColumn(%d) = %d, want %d", test.encoding, test.column, got, test.want)
		}
	}
}

func FuzzColumns(f *testing.F) {
	f.Add("x = '😀é'\r\n", 7)
	f.Fuzz(func(t *testing.T, s string, column int) {
		line := []byte(s)
		content := TrimEnding(line)
		for _, e := range []Encoding{UTF8, UTF16, UTF32} {
			at := e.ByteColumn(line, column)
			if at < 0 || at > len(content) || at < len(content) && utf8.Valid(content) && !utf8.RuneStart(content[at]) {
				t.Fatalf("encoding %d: ByteColumn(%q, %d) = %d", e, s, column, at)
			}
			if back := e.ByteColumn(line, e.Column(line, at)); back != at {
				t.Fatalf("encoding %d: byte column %d of %q comes back as %d", e, at, s, back)
			}
		}
	})
}
