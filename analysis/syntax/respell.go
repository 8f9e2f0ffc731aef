package syntax

import (
	"bytes"
	"sort"
)

// maxRespellings is how often a unit is parsed again: a construct can hide behind the error of another one.
const maxRespellings = 3

// respell rewrites what newer Pythons accept and the grammar does not, near the errors, in the same number of bytes. It
// reports whether it changed anything. Each rule gives the meaning of the text, or next to it:
//
//	def f[T = int]           3.13   the default goes
//	t"…"                     3.14   f"…"
//	except A, B, C:          3.14   except A | B | C:
//	lazy import a            3.15   import      a
//	{**a for a in b}         3.15   { *a for a in b}
//	case +1:                 3.15   case  1:
//	x[*(a)]                  3.11   x[ (a)]
func respell(source []byte, nodes []Node) bool {
	r := respeller{source: source, code: mask(source), errors: errorRegions(source, nodes)}
	for i := 0; i < len(r.code); i++ {
		switch c := r.code[i]; {
		case isWord(c):
			word := wordAt(r.code, i)
			r.word(i, string(word))
			i += len(word) - 1
		case c == '{':
			r.open = append(r.open, i)
			r.dictionary(i)
		case charKind[c] == charOpen:
			r.open = append(r.open, i)
		case charKind[c] == charClose && len(r.open) > 0:
			r.open = r.open[:len(r.open)-1]
		case c == '*':
			r.subscript(i)
		}
	}
	return r.changed
}

type respeller struct {
	source  []byte
	code    []byte // the source without what strings and comments say
	errors  [][2]int
	open    []int // the brackets around the current byte
	changed bool
}

// errorRegions are the lines that hold errors, in order and merged.
func errorRegions(source []byte, nodes []Node) (out [][2]int) {
	for _, n := range nodes {
		if n.Flags&(FlagError|FlagMissing) == 0 {
			continue
		}
		start, end := int(n.Start), int(n.End)
		if len(out) > 0 && end <= out[len(out)-1][1] {
			continue
		}
		start = bytes.LastIndexByte(source[:start], '\n') + 1
		out = append(out, [2]int{start, lineEnd(source, end)})
	}
	return out
}

// near reports whether an error lies on the lines of [start, end).
func (r *respeller) near(start, end int) bool {
	i := sort.Search(len(r.errors), func(i int) bool { return r.errors[i][1] > start })
	return i < len(r.errors) && r.errors[i][0] < end
}

func (r *respeller) set(at int, c byte) {
	r.source[at], r.code[at], r.changed = c, c, true
}

func (r *respeller) blank(start, end int) {
	for i := start; i < end; i++ {
		if charKind[r.source[i]] != charNewline {
			r.set(i, ' ')
		}
	}
}

// word respells what starts with the word at i.
func (r *respeller) word(i int, word string) {
	end := i + len(word)
	switch word {
	case "def", "class", "type":
		name := skipBlanks(r.code, end)
		bracket := skipBlanks(r.code, name+len(wordAt(r.code, name)))
		if name > end && bracket < len(r.code) && r.code[bracket] == '[' {
			r.defaults(bracket)
		}
	case "except":
		r.except(end)
	case "case":
		r.casePattern(i, end)
	case "lazy":
		r.lazy(i, end)
	default:
		if end < len(r.code) && charKind[r.code[end]] == charQuote && len(word) <= 2 && r.near(i, end) {
			r.template(i, word)
		}
	}
}

// template makes the prefix of a t-string that of an f-string.
func (r *respeller) template(at int, prefix string) {
	if len(prefix) == 2 && prefix[0]|0x20 != 'r' && prefix[1]|0x20 != 'r' {
		return
	}
	for k := range len(prefix) {
		if prefix[k]|0x20 == 't' {
			r.set(at+k, prefix[k]-'t'+'f')
		}
	}
}

// defaults blanks the defaults of type parameters, each up to the comma or bracket that ends it.
func (r *respeller) defaults(bracket int) {
	end := r.closing(bracket)
	if !r.near(bracket, end) {
		return
	}
	from := -1
	for i, depth := bracket, 0; i <= end && i < len(r.code); i++ {
		switch c := r.code[i]; {
		case charKind[c] == charOpen:
			depth++
			continue
		case charKind[c] == charClose:
			depth--
		case c == '=' && depth == 1 && from < 0:
			from = i
			continue
		}
		if from >= 0 && (depth == 0 || r.code[i] == ',' && depth == 1) {
			r.blank(from, i)
			from = -1
		}
	}
}

// except joins several exceptions without parentheses. Two behind a plain except are left to the grammar's own reading.
func (r *respeller) except(at int) {
	var commas []int
	colon := r.scan(at, func(i int) {
		if r.code[i] == ',' {
			commas = append(commas, i)
		}
	})
	star := bytes.HasPrefix(r.code[skipBlanks(r.code, at):], []byte("*"))
	if len(commas) == 0 || len(commas) == 1 && !star || !r.near(at, colon) {
		return
	}
	for _, i := range commas {
		r.set(i, '|')
	}
}

// casePattern blanks each sign that stands where a pattern starts.
func (r *respeller) casePattern(start, at int) {
	if !r.startsStatement(start) {
		return
	}
	colon := r.colon(at)
	if !r.near(at, colon) {
		return
	}
	before := byte('(')
	for i := at; i < colon; i++ {
		c := r.code[i]
		if c == '+' && bytes.IndexByte([]byte("([{,:|="), before) >= 0 {
			r.blank(i, i+1)
		}
		if c != ' ' && c != '\t' && charKind[c] != charNewline {
			before = c
		}
	}
}

// lazy moves the keyword of a lazy import to its place. In front, blanks would read as an indent.
func (r *respeller) lazy(at, end int) {
	keyword := skipBlanks(r.code, end)
	word := string(wordAt(r.code, keyword))
	if (word == "import" || word == "from") && keyword > end && r.startsStatement(at) && r.near(at, end) {
		r.blank(at, keyword+len(word))
		for k := range len(word) {
			r.set(at+k, word[k])
		}
	}
}

// dictionary makes a comprehension that unpacks dictionaries one of a set.
func (r *respeller) dictionary(open int) {
	star := open + 1
	for star < len(r.code) && (charKind[r.code[star]] == charNewline || skipBlanks(r.code, star) > star) {
		star++
	}
	if !bytes.HasPrefix(r.code[star:], []byte("**")) {
		return
	}
	loop := false
	end := r.scanTo(star, func(i int) bool {
		loop = loop || r.code[i] == 'f' && !isWord(r.code[i-1]) && string(wordAt(r.code, i)) == "for"
		return false
	})
	if loop && r.near(open, end) {
		r.blank(star, star+1)
	}
}

// subscript blanks the star of an unpacked parenthesis in a subscript.
func (r *respeller) subscript(star int) {
	paren := skipBlanks(r.code, star+1)
	if len(r.open) == 0 || paren >= len(r.code) || r.code[paren] != '(' || !r.near(star, paren) {
		return
	}
	open := r.open[len(r.open)-1]
	value := open > 0 && (isWord(r.code[open-1]) || charKind[r.code[open-1]] == charClose)
	before := bytes.TrimRight(r.code[:star], " \t\r\n")
	if r.code[open] == '[' && value && (len(before) == open+1 || before[len(before)-1] == ',') {
		r.blank(star, star+1)
	}
}
