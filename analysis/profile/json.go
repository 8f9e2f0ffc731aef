package profile

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/go-json-experiment/json/jsontext"
)

// jsonStream reads JSON value by value, so that a large file never lies in memory as a whole. The first error stays, and
// nothing is read after it.
type jsonStream struct {
	in  *jsontext.Decoder
	err error
}

func newJSONStream(in *input) *jsonStream { return newJSONStreamOf(in, maxStream) }

// newJSONStreamOf reads a file of at most limit bytes.
func newJSONStreamOf(in *input, limit int64) *jsonStream {
	if mark, _ := in.Peek(3); string(mark) == "\ufeff" {
		_, _ = in.Discard(3)
	}
	limited := &streamLimit{in: in.Reader, limit: limit}
	return &jsonStream{in: jsontext.NewDecoder(limited, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))}
}

// streamLimit ends what is longer than any honest profile.
type streamLimit struct {
	in          io.Reader
	read, limit int64
}

func (l *streamLimit) Read(p []byte) (int, error) {
	n, err := l.in.Read(p)
	if l.read += int64(n); l.read > l.limit {
		return 0, tooLong(l.limit)
	}
	return n, err
}

func tooLong(limit int64) error {
	return fail("the file has more than %d MiB: record for a shorter time, or with a lower rate", "le fichier dépasse %d Mio : enregistrez moins longtemps, ou à une cadence plus basse", limit>>20)
}

// object gives each key of the object that comes next; what is not read of its value is skipped, and so is a value of
// another kind.
func (s *jsonStream) object(each func(key string)) {
	if !s.begins('{') {
		return
	}
	for s.err == nil && s.in.PeekKind() != '}' {
		key := s.token()
		if s.err != nil {
			return
		}
		s.value(func() { each(key.String()) })
	}
	s.token()
}

// array does each for each element of the array that comes next, in the same way.
func (s *jsonStream) array(each func()) {
	if !s.begins('[') {
		return
	}
	for s.err == nil && s.in.PeekKind() != ']' {
		s.value(each)
	}
	s.token()
}

// begins enters a value of the kind, and skips one of another.
func (s *jsonStream) begins(kind jsontext.Kind) bool {
	if s.err != nil {
		return false
	}
	if s.in.PeekKind() != kind {
		s.skip()
		return false
	}
	s.token()
	return s.err == nil
}

// value lets read have the next value, and skips what it leaves.
func (s *jsonStream) value(read func()) {
	before := s.in.InputOffset()
	read()
	if s.err == nil && s.in.InputOffset() == before {
		s.skip()
	}
}

func (s *jsonStream) token() jsontext.Token {
	if s.err != nil {
		return jsontext.Token{}
	}
	token, err := s.in.ReadToken()
	s.err = err
	return token
}

func (s *jsonStream) skip() {
	if s.err == nil {
		s.err = s.in.SkipValue()
	}
}

// text is the string that comes next; "" if it is none.
func (s *jsonStream) text() string {
	if s.err != nil || s.in.PeekKind() != '"' {
		s.skip()
		return ""
	}
	token := s.token()
	if s.err != nil {
		return ""
	}
	return token.String()
}

// number is the number that comes next.
func (s *jsonStream) number() (x float64, ok bool) {
	if s.err != nil || s.in.PeekKind() != '0' {
		s.skip()
		return 0, false
	}
	token := s.token()
	if s.err != nil {
		return 0, false
	}
	x, err := token.Float()
	return x, err == nil
}

// index is the number that comes next where it can be an index or a line; else -1.
func (s *jsonStream) index() int {
	x, ok := s.number()
	if !ok || x < 0 || x > maxIndex || x != float64(int(x)) {
		return -1
	}
	return int(x)
}

// maxIndex is the largest index, line or count that is believed.
const maxIndex = 1<<31 - 1

// endless allows for a list that has no end: tracers leave it out, to be able to stop at any moment.
func (s *jsonStream) endless() {
	if errors.Is(s.err, io.ErrUnexpectedEOF) && s.in.StackDepth() == 1 {
		s.err = nil
	}
}

// done tells what became of the file: nil or, when it broke off or was damaged, a note on a profile that has something in
// it, and an error instead of one that has nothing.
func (s *jsonStream) done(p *Profile) error {
	if s.err == nil || errors.Is(s.err, io.EOF) && len(p.Functions) > 0 {
		return nil
	}
	var own *Error
	if errors.As(s.err, &own) && len(p.Functions) == 0 {
		return own
	}
	if len(p.Functions) == 0 {
		return fail("the JSON is damaged or cut off, and nothing before that could be used", "le JSON est abîmé ou coupé, et rien n'a pu être utilisé avant cela")
	}
	p.Note(Damaged, cutOffText)
	return nil
}

// beginning is what the beginning of a JSON file shows: whether it is an array, and the keys of its outermost object
// (of an array: those of its first element) as far as they lie in it, each with the beginning of its value.
type beginning struct {
	array bool
	keys  []string
	texts map[string]string
}

// begin looks at the beginning of a file; nil is not JSON.
func begin(head []byte) *beginning {
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	trimmed := bytes.TrimLeft(head, " \t\r\n")
	if len(trimmed) == 0 || trimmed[0] != '{' && trimmed[0] != '[' {
		return nil
	}
	b := &beginning{array: trimmed[0] == '[', texts: map[string]string{}}
	s := &jsonStream{in: jsontext.NewDecoder(bytes.NewReader(trimmed), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))}
	if b.array {
		s.array(func() { b.read(s); s.err = errors.Join(s.err, io.EOF) })
	} else {
		b.read(s)
	}
	return b
}

func (b *beginning) read(s *jsonStream) {
	s.object(func(key string) {
		b.keys = append(b.keys, key)
		if s.in.PeekKind() == '"' {
			b.texts[key] = s.text()
		}
	})
}

// has reports whether all of the keys were seen.
func (b *beginning) has(keys ...string) bool {
	if b == nil {
		return false
	}
	for _, key := range keys {
		if !slices.Contains(b.keys, key) {
			return false
		}
	}
	return true
}
