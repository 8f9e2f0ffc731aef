package syntax

import "bytes"

// From how many bytes of code on a literal is cut short, and how many of its bytes at least stay.
const (
	longLiteral  = 4096
	literalStays = 2048
)

// leaveOut blanks the later elements of a long literal of constants in the code of a statement. A table of data is asked what it is and
// that it is long, not for its last number, and would cost more than the code around it.
func leaveOut(u *Unit, code []byte) {
	if len(code) < longLiteral || u.IsDef || u.IsClass || bytes.Contains(code, []byte("parahint")) {
		return
	}
	t := table{lexer: lexer{text: code}}
	if !t.scan() || t.from == 0 {
		return
	}
	for i := t.from; i < t.to; i++ {
		if charKind[code[i]] != charNewline {
			code[i] = ' '
		}
	}
}

// table is a statement that assigns one literal of constants.
type table struct {
	lexer
	depth int
	// open is where the literal begins, -1 before; from and to are what can be left out of it.
	open, from, to int
}

// scan reports whether the text is such a statement.
func (t *table) scan() bool {
	at := bytes.IndexByte(t.text, '=') + 1
	if at == 0 {
		return false
	}
	t.open = -1
	for at < len(t.text) {
		next, ok := t.step(at)
		if !ok {
			return false
		}
		at = next
	}
	return t.to > 0
}

// step takes one token; false says that no table of constants has it.
func (t *table) step(at int) (next int, ok bool) {
	c := t.text[at]
	switch {
	case isWord(c):
		return t.word(at)
	case c == '#':
		return contentEnd(t.text, at), true
	case c == '"' || c == '\'':
		return t.str(at), true
	case charKind[c] == charOpen:
		if t.depth == 0 && t.open >= 0 {
			return 0, false
		}
		if t.depth == 0 {
			t.open = at
		}
		t.depth++
	case charKind[c] == charClose:
		if t.depth--; t.depth < 0 {
			return 0, false
		}
		if t.depth == 0 {
			t.to = at
		}
	case c == ',':
		if t.depth == 1 && t.from == 0 && at-t.open >= literalStays {
			t.from = at + 1
		}
		return at + 1, t.depth > 0
	default:
		return at + 1, bytes.IndexByte([]byte(" \t\f\r\n:.-+"), c) >= 0
	}
	return at + 1, true
}

// word takes a number, a constant or a string with its prefix.
func (t *table) word(at int) (next int, ok bool) {
	next = at
	for next < len(t.text) && isWord(t.text[next]) {
		next++
	}
	word := t.text[at:next]
	if next < len(t.text) && (t.text[next] == '"' || t.text[next] == '\'') {
		_, format := prefix(word)
		return t.str(next), !format && len(word) <= 2
	}
	switch string(word) {
	case "True", "False", "None":
		return next, true
	}
	return next, '0' <= word[0] && word[0] <= '9'
}

// str is the offset behind the string whose quote is at the offset.
func (t *table) str(at int) int {
	t.stack = append(t.stack[:0], frame{mode: inCode})
	at = t.openString(at)
	for at < len(t.text) && len(t.stack) > 1 {
		at = t.scanText(at, &t.stack[len(t.stack)-1])
	}
	return at
}
