package syntax

import (
	"bytes"
	"crypto/sha256"

	"github.com/parahint/parahint/analysis/text"
)

// UnitKind says what part of a module a unit is.
type UnitKind uint8

const (
	// Statement is a top-level statement, or several on one logical line.
	Statement UnitKind = iota
	// Header is a top-level class up to its body: decorators, name and bases.
	Header
	// Member is a statement of the body of the class whose header goes before.
	Member
)

// String is the name of the kind.
func (k UnitKind) String() string { return [...]string{"statement", "header", "member"}[k] }

// Unit is a piece of a module that is parsed and understood alone. It never changes and does not know where it lies:
// its File does.
type Unit struct {
	Kind UnitKind
	// Async tells an async def.
	Async bool
	// IsDef and IsClass tell that the unit is a definition (of a header: of the class).
	IsDef, IsClass bool
	// Broken tells of a def that no parameters follow its name, that its header does not end, that it has no body on lines of its
	// own, that one of these stands further left than the first, or that a bracket stays open: only the grammar can say what it is.
	Broken bool
	// Column is the column of the class's body, for headers and members.
	Column int
	// Text holds the unit with the comments and blank lines that belong to it. It must not be changed.
	Text []byte
	// Code is the length of Text without trailing blank lines and the last line ending. Only Text[:Code] is parsed.
	Code int
	// Lines are the offsets in Text at which its lines start; the first is 0.
	Lines []uint32
	// Def is the name of the function or class that the unit defines, "" for other units and where there is no name.
	Def string
	// Decorated are the decorators as written, without @, arguments and comments: "app.route" for @app.route("/").
	Decorated []string
}

// Hash identifies the content of a unit.
type Hash [16]byte

// newUnit makes the unit of a piece; source is the text that was scanned. Text and line starts are taken as they are.
func newUnit(source []byte, p piece, body []byte, lines []uint32) *Unit {
	u := &Unit{Kind: p.kind, Column: p.column, Text: body, Code: codeLength(body), Lines: lines, Broken: p.broken}
	u.define(source, p.head)
	for _, at := range p.decorators {
		end := contentEnd(source, at)
		if i := bytes.IndexAny(source[at:end], "(#"); i >= 0 {
			end = at + i
		}
		u.Decorated = append(u.Decorated, string(bytes.TrimSpace(source[at+1:end])))
	}
	return u
}

// define reads the name of a definition at the offset.
func (u *Unit) define(source []byte, at int) {
	word := wordAt(source, at)
	if string(word) == "async" {
		at = skipBlanks(source, at+len(word))
		word = wordAt(source, at)
		u.Async = string(word) == "def"
	}
	u.IsDef = string(word) == "def"
	u.IsClass = !u.IsDef && string(word) == "class"
	if u.IsDef || u.IsClass {
		from := skipBlanks(source, at+len(word))
		u.Def = string(wordAt(source, from))
		u.Broken = u.Broken || u.IsDef && !opens(source, skipBlanks(source, from+len(u.Def)))
	}
}

// opens reports whether parameters, or those of types, begin at the offset.
func opens(source []byte, at int) bool {
	return at < len(source) && (source[at] == '(' || source[at] == '[')
}

// Hash is of Kind, Column and Text[:Code]: what the unit's tree and facts are a function of.
func (u *Unit) Hash() (h Hash) {
	var buf [512]byte
	b := append(buf[:0], byte(u.Kind), byte(u.Column), byte(u.Column>>8), byte(u.Column>>16))
	b = append(b, u.Text[:u.Code]...)
	sum := sha256.Sum256(b)
	copy(h[:], sum[:])
	return h
}

// codeLength cuts the blank lines at the end, and the last line ending.
func codeLength(body []byte) int {
	end := len(bytes.TrimRight(body, " \t\f\r\n"))
	return end + len(text.TrimEnding(body[end:lineEnd(body, end)]))
}

// Line is the line in the unit, counted from 0, and the byte column in it of an offset in the unit's text.
func (u *Unit) Line(offset int) (line, byteColumn int) {
	lo, hi := 0, len(u.Lines)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; int(u.Lines[mid]) <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	if len(u.Lines) == 0 {
		return 0, offset
	}
	return lo, offset - int(u.Lines[lo])
}
