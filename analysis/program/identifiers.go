package program

import (
	"bytes"
	"iter"
)

var identifier = func() (is [256]bool) {
	for c := range 256 {
		is[c] = c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
	}
	return is
}()

// identifiers gives the start and the end of each word of the code. Comments are passed over, and strings, but for those
// that may hold expressions: of these every word counts.
func identifiers(code []byte) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i := 0; i < len(code); {
			switch c := code[i]; {
			case identifier[c]:
				from := i
				i = wordEnd(code, i)
				if !yield(from, i) {
					return
				}
				if i < len(code) && isQuote(code[i]) && bytes.ContainsAny(code[from:i], "fFtT") {
					if !wordsWithin(code, i, stringEnd(code, i), yield) {
						return
					}
					i = stringEnd(code, i)
				}
			case c == '#':
				i += lineLength(code[i:])
			case isQuote(c):
				end := stringEnd(code, i)
				if isOpen(code, i, end) && !wordsWithin(code, i, end, yield) {
					return // a string that nothing closes: the parser may well see code in it
				}
				i = end
			default:
				i++
			}
		}
	}
}

// wordsWithin gives every word between two offsets; false when no more are wanted.
func wordsWithin(code []byte, i, end int, yield func(int, int) bool) bool {
	for i < end {
		if !identifier[code[i]] {
			i++
			continue
		}
		from := i
		i = wordEnd(code, i)
		if !yield(from, i) {
			return false
		}
	}
	return true
}

func wordEnd(code []byte, i int) int {
	for i < len(code) && identifier[code[i]] {
		i++
	}
	return i
}

func isQuote(c byte) bool { return c == '"' || c == '\'' }

// lineLength is the length of the text before its first line ending.
func lineLength(text []byte) int {
	if n := bytes.IndexByte(text, '\n'); n >= 0 {
		return n
	}
	return len(text)
}

// isOpen reports whether nothing closes the string of several lines that begins at an offset.
func isOpen(code []byte, from, end int) bool {
	triple := bytes.Repeat(code[from:from+1], 3)
	return end == len(code) && bytes.HasPrefix(code[from:], triple) && !(end-from >= 6 && bytes.HasSuffix(code, triple))
}

// stringEnd is the offset behind the string that opens at the offset; an open string of one line ends with its line.
func stringEnd(code []byte, open int) int {
	quote := code[open : open+1]
	if triple := bytes.Repeat(quote, 3); bytes.HasPrefix(code[open:], triple) {
		quote = triple
	}
	for i := open + len(quote); i < len(code); i++ {
		switch {
		case code[i] == '\\':
			i++
		case code[i] == '\n' && len(quote) == 1:
			return i
		case bytes.HasPrefix(code[i:], quote):
			return i + len(quote)
		}
	}
	return len(code)
}
