package syntax

import "bytes"

// mask blanks comments and replaces the text of strings, so that what is left can be read byte by byte.
func mask(source []byte) []byte {
	code := bytes.Repeat([]byte{'.'}, len(source))
	l := lexer{text: source, stack: []frame{{mode: inCode}}}
	for at := 0; at < len(source); {
		top := &l.stack[len(l.stack)-1]
		if top.mode == inText || top.mode == inSpec {
			at = l.scanText(at, top)
			if source[at-1] == '{' || source[at-1] == '}' { // the ends of a field count as brackets
				code[at-1] = source[at-1]
			}
			continue
		}
		next, _ := l.scanCode(at, top)
		copy(code[at:next], source[at:next])
		if end := contentEnd(code, at); end <= next {
			if i := bytes.IndexByte(code[at:end], '#'); i >= 0 {
				copy(code[at+i:end], bytes.Repeat([]byte{' '}, end-at-i))
			}
		}
		at = next
	}
	return code
}

// reach is how many bytes a construct may have: what nests in itself is not read to its end again and again.
const reach = 1 << 14

// scanTo calls stop for the bytes behind at that are in no further bracket, until it says yes or the bracket around them
// closes; it gives that offset.
func (r *respeller) scanTo(at int, stop func(i int) bool) int {
	end := min(at+reach, len(r.code))
	for depth := 0; at < end; at++ {
		switch charKind[r.code[at]] {
		case charOpen:
			depth++
		case charClose:
			if depth--; depth < 0 {
				return at
			}
		}
		if depth == 0 && stop(at) {
			return at
		}
	}
	return at
}

// closing is the offset of the bracket that closes the one at the offset.
func (r *respeller) closing(open int) int {
	return r.scanTo(open+1, func(int) bool { return false })
}

// scan visits the bytes of a clause up to its colon, or the end of its line, and gives that offset.
func (r *respeller) scan(at int, visit func(i int)) int {
	return r.scanTo(at, func(i int) bool {
		if c := charKind[r.code[i]]; c == charColon || c == charNewline {
			return true
		}
		visit(i)
		return false
	})
}

// colon is the offset of the colon that ends a clause.
func (r *respeller) colon(at int) int { return r.scan(at, func(int) {}) }

// startsStatement reports whether only blanks stand between the offset and the statement before it.
func (r *respeller) startsStatement(at int) bool {
	for at--; at >= 0; at-- {
		switch c := r.code[at]; {
		case c == ' ' || c == '\t' || c == '\f':
		default:
			return c == ';' || c == ':' || charKind[c] == charNewline
		}
	}
	return true
}
