package syntax

// frame is one level of what the lexer is inside of. The bottom frame is the code of the module.
type frame struct {
	mode  mode
	depth int // open brackets, in code and in fields
	// What ends the string that a text or a format spec belongs to.
	quote  byte
	triple bool
	raw    bool
	format bool
}

type mode uint8

const (
	inCode  mode = iota
	inText       // between the quotes of a string
	inField      // between the braces of an f-string: code with its own bracket depth
	inSpec       // behind the colon of a field: text again
)

// What a byte means in code; the zero value is of no interest.
const (
	charNewline = iota + 1
	charComment
	charQuote
	charOpen
	charClose
	charBackslash
	charColon
)

var charKind = [256]uint8{
	'\n': charNewline, '\r': charNewline, '#': charComment, '"': charQuote, '\'': charQuote,
	'(': charOpen, '[': charOpen, '{': charOpen, ')': charClose, ']': charClose, '}': charClose,
	'\\': charBackslash, ':': charColon,
}

// lexer finds the ends of logical lines. It knows strings, brackets, comments and continuations, nothing else.
type lexer struct {
	text  []byte
	stack []frame
}

// logicalLine scans from a code character to behind the newline that ends its logical line. At each physical line that
// starts inside of brackets or behind a backslash it asks stop; a yes ends the logical line there, and cut is true.
func (l *lexer) logicalLine(at int, stop func(lineStart int) bool) (end int, cut bool) {
	l.stack = append(l.stack[:0], frame{mode: inCode})
	for at < len(l.text) {
		top := &l.stack[len(l.stack)-1]
		if top.mode == inText || top.mode == inSpec {
			at = l.scanText(at, top)
			continue
		}
		next, newline := l.scanCode(at, top)
		at = next
		if !newline {
			continue
		}
		escaped := l.text[at-1] != '\n' && l.text[at-1] != '\r'
		if escaped {
			at = lineEnd(l.text, at)
		} else if len(l.stack) == 1 && top.depth == 0 {
			return at, false
		}
		if stop(at) {
			return at, true
		}
	}
	return at, false
}

// scanCode scans code until something changes the stack or a line ends; the returned offset is behind the newline, or
// between a backslash and the newline it escapes.
func (l *lexer) scanCode(at int, top *frame) (next int, newline bool) {
	for at < len(l.text) {
		c := l.text[at]
		at++
		switch charKind[c] {
		case charNewline:
			return lineEnd(l.text, at-1), true
		case charComment:
			at = contentEnd(l.text, at)
		case charQuote:
			return l.openString(at - 1), false
		case charOpen:
			top.depth++
		case charClose:
			if top.depth > 0 {
				top.depth--
			} else if top.mode == inField && c == '}' {
				l.pop()
				return at, false
			}
		case charBackslash:
			if at < len(l.text) && charKind[l.text[at]] == charNewline {
				return at, true
			}
		case charColon:
			if top.mode == inField && top.depth == 0 {
				spec := l.stack[len(l.stack)-2]
				spec.mode = inSpec
				l.stack = append(l.stack, spec)
				return at, false
			}
		}
	}
	return at, false
}

// openString enters the string whose quote is at the offset; its prefix lies behind.
func (l *lexer) openString(at int) int {
	f := frame{mode: inText, quote: l.text[at]}
	start := at
	for start > 0 && at-start < 3 && isWord(l.text[start-1]) {
		start--
	}
	if at-start < 3 {
		f.raw, f.format = prefix(l.text[start:at])
	}
	if at+2 < len(l.text) && l.text[at+1] == f.quote && l.text[at+2] == f.quote {
		f.triple = true
		at += 2
	}
	l.stack = append(l.stack, f)
	return at + 1
}

// prefix reads the letters before a quote; other letters than those of a prefix mean nothing.
func prefix(letters []byte) (raw, format bool) {
	for _, c := range letters {
		switch c | 0x20 {
		case 'r':
			raw = true
		case 'f', 't':
			format = true
		case 'b', 'u':
		default:
			return false, false
		}
	}
	return raw, format
}

// scanText scans the text of a string until it ends or a field starts.
func (l *lexer) scanText(at int, top *frame) int {
	text := l.text
	for at < len(text) {
		c := text[at]
		switch {
		case c == '\\':
			at = l.escape(at, top)
		case c == top.quote:
			if !top.triple {
				l.popString()
				return at + 1
			}
			if at+2 < len(text) && text[at+1] == c && text[at+2] == c {
				l.popString()
				return at + 3
			}
			at++
		case (c == '\n' || c == '\r') && !top.triple: // a string that nobody closed
			l.popString()
			return at
		case c == '{' && top.format:
			if top.mode == inText && at+1 < len(text) && text[at+1] == '{' {
				at += 2
				continue
			}
			l.stack = append(l.stack, frame{mode: inField})
			return at + 1
		case c == '}' && top.mode == inSpec:
			l.pop()
			l.pop()
			return at + 1
		default:
			at++
		}
	}
	return at
}

// escape steps over a backslash and what it escapes. A brace is never escaped, but the one of \N{NAME} opens no field.
func (l *lexer) escape(at int, top *frame) int {
	at++
	if at >= len(l.text) {
		return at
	}
	switch c := l.text[at]; {
	case c == '\r' || c == '\n':
		return lineEnd(l.text, at)
	case top.format && (c == '{' || c == '}'):
		return at
	case top.format && !top.raw && c == 'N' && at+1 < len(l.text) && l.text[at+1] == '{':
		return at + 2
	}
	return at + 1
}

func (l *lexer) pop() { l.stack = l.stack[:len(l.stack)-1] }

// popString leaves the string that the text or format spec on top belongs to.
func (l *lexer) popString() {
	for l.stack[len(l.stack)-1].mode == inSpec {
		l.pop()
		l.pop()
	}
	l.pop()
}

// contentEnd is the offset of the next newline character.
func contentEnd(text []byte, at int) int {
	for at < len(text) && text[at] != '\n' && text[at] != '\r' {
		at++
	}
	return at
}

// lineEnd is the offset behind the next line ending.
func lineEnd(text []byte, at int) int {
	at = contentEnd(text, at)
	if at+1 < len(text) && text[at] == '\r' && text[at+1] == '\n' {
		return at + 2
	}
	return min(at+1, len(text))
}

// isWord reports whether the byte can be part of a name. All of UTF-8 beyond ASCII can.
func isWord(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80
}
