package text

import (
	"bytes"
	"sort"
)

// AppendLineStarts appends the offsets at which the lines of the text start: 0, then what follows each CR, LF or CRLF
// as long as there is text. A text that ends in a line ending so has no last empty line; an empty one has no line.
func AppendLineStarts(dst []uint32, text []byte) []uint32 {
	if len(text) == 0 {
		return dst
	}
	dst = append(dst, 0)
	plain := bytes.IndexByte(text, '\r') < 0
	for i := 0; ; {
		i = nextLine(text, i, plain)
		if i == len(text) {
			return dst
		}
		dst = append(dst, uint32(i))
	}
}

// nextLine is the offset behind the ending of the line that holds offset i, the text's length if nothing ends it.
func nextLine(text []byte, i int, plain bool) int {
	if plain {
		if n := bytes.IndexByte(text[i:], '\n'); n >= 0 {
			return i + n + 1
		}
		return len(text)
	}
	for ; i < len(text); i++ {
		switch {
		case text[i] == '\n':
			return i + 1
		case text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n':
			return i + 2
		case text[i] == '\r':
			return i + 1
		}
	}
	return len(text)
}

// Lines finds lines in a text. It does not change.
type Lines struct {
	text   []byte
	starts []uint32
}

// NewLines indexes the text, which must not change afterwards.
func NewLines(text []byte) *Lines {
	starts := AppendLineStarts(nil, text)
	if n := len(text); n == 0 || text[n-1] == '\n' || text[n-1] == '\r' {
		starts = append(starts, uint32(n))
	}
	return &Lines{text, starts}
}

// Count is the number of lines: one more than there are line endings.
func (l *Lines) Count() int { return len(l.starts) }

// Start is the offset at which the line begins, counted from 0; a line past the last is the text's end.
func (l *Lines) Start(line int) int {
	switch {
	case line < 0:
		return 0
	case line >= len(l.starts):
		return len(l.text)
	}
	return int(l.starts[line])
}

// Text is the line with its ending.
func (l *Lines) Text(line int) []byte { return l.text[l.Start(line):l.Start(line+1)] }

// Position is the line and byte column of an offset, which is clamped to the text.
func (l *Lines) Position(offset int) (line, byteColumn int) {
	offset = min(max(offset, 0), len(l.text))
	line = sort.Search(len(l.starts), func(i int) bool { return int(l.starts[i]) > offset }) - 1
	return line, offset - int(l.starts[line])
}

// OffsetAt is the offset of a byte column, which is clamped to the line without its ending.
func (l *Lines) OffsetAt(line, byteColumn int) int {
	if line < 0 || line >= len(l.starts) {
		return l.Start(line)
	}
	return l.Start(line) + min(max(byteColumn, 0), len(TrimEnding(l.Text(line))))
}
