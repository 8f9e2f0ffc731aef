package syntax

import "bytes"

// piece is a unit as the scanner sees it: offsets in the scanned text.
type piece struct {
	start, end int
	// head is where the statement itself starts, behind comments and decorators.
	head       int
	decorators []int // offsets of their @
	kind       UnitKind
	column     int // as Unit.Column
	broken     bool
}

// scanner cuts a text into units. Between two units its whole state is whether a class is open, and where its body is.
type scanner struct {
	lexer
	inClass bool
	column  int // the body column of the open class
}

// line is the first line at or behind an offset that holds code: at is its first character that is not blank.
type line struct{ start, at, column int }

func newScanner(text []byte, inClass bool, column int) *scanner {
	return &scanner{lexer: lexer{text: text, stack: make([]frame, 0, 8)}, inClass: inClass, column: column}
}

// next scans the unit that starts at the offset and leaves the scanner in the state of the one behind it.
func (s *scanner) next(start int) piece {
	p := piece{start: start, end: len(s.text), kind: Statement}
	code := s.codeLine(start)
	if s.inClass {
		p.kind, p.column = Member, s.column
	}
	for {
		p.head = code.at
		decorator := s.at(code.at) == '@'
		if decorator {
			p.decorators = append(p.decorators, code.at)
		}
		class := !decorator && p.kind == Statement && code.column == 0 && s.word(code.at) == "class"
		end, cut := s.logicalLine(code.at, func(at int) bool { return s.startsUnit(at, class) })
		behind := s.codeLine(end)
		if class && behind.at < len(s.text) && behind.column > 0 {
			p.kind, p.column = Header, behind.column
			s.inClass, s.column = true, behind.column
			return s.close(p, end, behind, cut)
		}
		if decorator && !cut && s.continuesDecorator(code, behind) {
			code = behind
			continue
		}
		return s.finish(p, end, behind, cut)
	}
}

// finish scans the lines that continue the unit behind its first logical line.
func (s *scanner) finish(p piece, end int, behind line, cut bool) piece {
	stop := func(at int) bool { return s.startsUnit(at, false) }
	p.broken = !s.opensBody(p.head, end) || behind.at >= len(s.text) || !s.continues(behind)
	for body := behind.column; !cut && behind.at < len(s.text) && s.continues(behind); {
		p.broken = p.broken || behind.column < body
		end, cut = s.logicalLine(behind.at, stop)
		behind = s.codeLine(end)
	}
	p.broken = p.broken || cut
	return s.close(p, end, behind, cut)
}

// opensBody reports whether a logical line has what ends the header of a def: less surely than the grammar, and never where it is
// missing.
func (s *scanner) opensBody(start, end int) bool {
	header := s.text[start:end]
	return bytes.Contains(header, []byte("):")) || bytes.Contains(header, []byte(") ->"))
}

// close ends the unit between its last logical line and the line of code behind it. A class is left at column 0.
func (s *scanner) close(p piece, end int, behind line, cut bool) piece {
	if behind.at >= len(s.text) {
		return p
	}
	limit := 0
	if s.inClass {
		limit = s.column
	}
	p.end = behind.start
	if !cut {
		p.end = s.firstComment(end, behind.start, limit)
	}
	if behind.column == 0 {
		s.inClass = false
	}
	return p
}

// continues reports whether a line of code behind a complete logical line belongs to the same unit.
func (s *scanner) continues(l line) bool {
	switch {
	case s.inClass && l.column > s.column, !s.inClass && l.column > 0:
		return true
	case l.column != 0 && !(s.inClass && l.column == s.column):
		return false
	}
	switch s.at(l.at) {
	case ')', ']', '}':
		return true
	case 'e', 'f':
		switch s.word(l.at) {
		case "else", "elif", "except", "finally":
			return true
		}
	}
	return false
}

// continuesDecorator reports whether a line can follow a line with a decorator.
func (s *scanner) continuesDecorator(decorator, l line) bool {
	if l.at >= len(s.text) || l.column != decorator.column {
		return false
	}
	return s.at(l.at) == '@' || s.isDefinition(l.at)
}

// startsUnit reports whether a physical line inside of brackets starts a unit all the same: no expression holds a
// definition, so whoever is typing has not closed the bracket yet. In a class header every definition is one of the
// body.
func (s *scanner) startsUnit(lineStart int, header bool) bool {
	at, column := s.indent(lineStart)
	if !header && column != 0 && !(s.inClass && column == s.column) {
		return false
	}
	return s.isDefinition(at)
}

func (s *scanner) isDefinition(at int) bool {
	switch s.at(at) {
	case 'd', 'c':
		word := s.word(at)
		return word == "def" || word == "class"
	case 'a':
		if s.word(at) == "async" {
			return s.word(skipBlanks(s.text, at+len("async"))) == "def"
		}
	}
	return false
}

// codeLine finds the first line with code at or behind the start of a line; at the text's end there is none.
func (s *scanner) codeLine(start int) line {
	for start < len(s.text) {
		at, column := s.indent(start)
		if at < len(s.text) && charKind[s.text[at]] != charNewline && s.text[at] != '#' {
			return line{start, at, column}
		}
		start = lineEnd(s.text, at)
	}
	return line{start, start, 0}
}

// firstComment is the start of the first comment line between two line starts that is not deeper than the limit.
func (s *scanner) firstComment(start, end, limit int) int {
	for start < end {
		at, column := s.indent(start)
		if s.at(at) == '#' && column <= limit {
			return start
		}
		start = lineEnd(s.text, at)
	}
	return end
}

// indent is the first character that is not blank and its column, counted as the grammar does: a tab is 8, a form feed
// starts again.
func (s *scanner) indent(start int) (at, column int) {
	for at = start; at < len(s.text); at++ {
		switch s.text[at] {
		case ' ':
			column++
		case '\t':
			column += 8
		case '\f':
			column = 0
		default:
			return at, column
		}
	}
	return at, column
}

// at is the byte at the offset, 0 at the text's end.
func (s *scanner) at(i int) byte {
	if i < len(s.text) {
		return s.text[i]
	}
	return 0
}

// word is the name or keyword at the offset.
func (s *scanner) word(at int) string { return string(wordAt(s.text, at)) }

func wordAt(text []byte, at int) []byte {
	end := at
	for end < len(text) && isWord(text[end]) {
		end++
	}
	return text[at:end]
}

func skipBlanks(text []byte, at int) int {
	for at < len(text) && (text[at] == ' ' || text[at] == '\t' || text[at] == '\f') {
		at++
	}
	return at
}
