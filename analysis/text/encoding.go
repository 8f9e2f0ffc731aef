package text

import "unicode/utf8"

// Encoding is the unit in which columns are counted. The zero value counts bytes.
type Encoding uint8

// The encodings of columns. UTF32 columns are characters as the command line shows them.
const (
	UTF8 Encoding = iota
	UTF16
	UTF32
)

// width is how many units of the encoding a character of size bytes takes. A byte that is no UTF-8 counts as one.
func (e Encoding) width(r rune, size int) int {
	switch {
	case e == UTF8:
		return size
	case e == UTF16 && r > 0xFFFF:
		return 2
	}
	return 1
}

// Column gives the column, in the encoding, of a byte column in the line. A byte column past the line's end, or in its
// line ending, is the end; one inside a character is the character's start.
func (e Encoding) Column(line []byte, byteColumn int) int {
	line = TrimEnding(line)
	column := 0
	for i := 0; i < len(line); {
		r, size := decode(line[i:])
		if i+size > byteColumn {
			break
		}
		column += e.width(r, size)
		i += size
	}
	return column
}

// ByteColumn gives the byte column of a column of the encoding. A column past the line's end is the end, one inside a
// character (between two surrogates, say) is the character's start.
func (e Encoding) ByteColumn(line []byte, column int) int {
	line = TrimEnding(line)
	at := 0
	for i := 0; i < len(line); {
		r, size := decode(line[i:])
		at += e.width(r, size)
		if at > column {
			return i
		}
		i += size
	}
	return len(line)
}

func decode(b []byte) (rune, int) {
	if b[0] < utf8.RuneSelf {
		return rune(b[0]), 1
	}
	return utf8.DecodeRune(b)
}

// TrimEnding cuts the CR, LF or CRLF that ends the line.
func TrimEnding(line []byte) []byte {
	if n := len(line); n > 0 && line[n-1] == '\n' {
		line = line[:n-1]
	}
	if n := len(line); n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	}
	return line
}
