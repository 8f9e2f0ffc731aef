package text

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
)

// Source is a decoded file: its text in UTF-8 without a BOM, and how to write it back.
type Source struct {
	Text []byte
	// Encoding is the name that the file declares, "utf-8" if it declares none.
	Encoding string
	BOM      bool
}

var bom = []byte("\xEF\xBB\xBF")

// Decode reads a file as Python does: a BOM, else a PEP 263 comment in the first two lines, else UTF-8. It fails on an
// encoding it does not know, on bytes that the encoding has no meaning for, and on a BOM with another encoding than
// UTF-8. NUL bytes are kept. The text may share memory with the data.
func Decode(data []byte) (Source, error) {
	src := Source{Text: data, Encoding: "utf-8"}
	if bytes.HasPrefix(data, bom) {
		src.BOM, src.Text = true, data[len(bom):]
	}
	name := declared(src.Text)
	if name != "" {
		src.Encoding = name
	}
	if isUTF8(src.Encoding) {
		if at := invalidUTF8(src.Text); at >= 0 {
			return Source{}, fmt.Errorf("byte 0x%02x at offset %d is not valid UTF-8", src.Text[at], at+len(data)-len(src.Text))
		}
		return src, nil
	}
	if src.BOM {
		return Source{}, fmt.Errorf("encoding %q contradicts the UTF-8 byte order mark", name)
	}
	coder, err := lookup(name)
	if err != nil {
		return Source{}, err
	}
	if src.Text, err = coder.NewDecoder().Bytes(data); err != nil {
		return Source{}, fmt.Errorf("decoding as %s: %w", name, err)
	}
	if at := bytes.IndexRune(src.Text, utf8.RuneError); at >= 0 {
		return Source{}, fmt.Errorf("a byte has no meaning in encoding %s", name)
	}
	return src, nil
}

// Encode gives the bytes of the file when its text is replaced by another. It fails if the encoding lacks a character.
func (s Source) Encode(text []byte) ([]byte, error) {
	if isUTF8(s.Encoding) {
		if s.BOM {
			return append(bytes.Clone(bom), text...), nil
		}
		return text, nil
	}
	coder, err := lookup(s.Encoding)
	if err != nil {
		return nil, err
	}
	out, err := coder.NewEncoder().Bytes(text)
	if err != nil {
		return nil, fmt.Errorf("encoding as %s: %w", s.Encoding, err)
	}
	return out, nil
}

// PEP 263 gives these two expressions; the first line must be blank or a comment for the second one to count.
var (
	coding = regexp.MustCompile(`^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)`)
	blank  = regexp.MustCompile(`^[ \t\f]*(?:[#\r\n]|$)`)
)

// declared is the encoding that a comment in the first two lines names, "" if none does.
func declared(text []byte) string {
	plain := false
	for range 2 {
		end := nextLine(text, 0, plain)
		line := TrimEnding(text[:end])
		if m := coding.FindSubmatch(line); m != nil {
			return strings.ToLower(string(m[1]))
		}
		if !blank.Match(line) {
			return ""
		}
		text = text[end:]
	}
	return ""
}

// canonical spells a name as Python's tokenizer compares it.
func canonical(name string) string {
	name = strings.ReplaceAll(strings.ToLower(name), "_", "-")
	for _, stop := range []string{"-unix", "-dos", "-mac"} { // Emacs appends the line ending
		name = strings.TrimSuffix(name, stop)
	}
	return name
}

func isUTF8(name string) bool {
	switch canonical(name) {
	case "utf-8", "utf8", "u8", "utf", "utf-8-sig", "utf8-sig", "ascii", "us-ascii":
		return true // what is ASCII is UTF-8; what is not is refused or understood by Python's own rules
	}
	return false
}

// aliases are names of Python's that neither index knows or that HTML gives another meaning.
var aliases = map[string]encoding.Encoding{
	"latin-1":     charmap.ISO8859_1,
	"latin1":      charmap.ISO8859_1,
	"l1":          charmap.ISO8859_1,
	"latin":       charmap.ISO8859_1,
	"iso-latin-1": charmap.ISO8859_1,
	"iso8859-1":   charmap.ISO8859_1,
	"iso-8859-1":  charmap.ISO8859_1,
	"8859":        charmap.ISO8859_1,
	"latin-9":     charmap.ISO8859_15,
	"iso8859-15":  charmap.ISO8859_15,
	"iso-8859-15": charmap.ISO8859_15,
	"cp437":       charmap.CodePage437,
	"cp850":       charmap.CodePage850,
	"cp852":       charmap.CodePage852,
	"cp866":       charmap.CodePage866,
	"mac-roman":   charmap.Macintosh,
	"macroman":    charmap.Macintosh,
	"koi8-r":      charmap.KOI8R,
	"koi8-u":      charmap.KOI8U,
}

// lookup finds an encoding by the name that Python knows it under.
func lookup(name string) (encoding.Encoding, error) {
	name = canonical(name)
	if e := aliases[name]; e != nil {
		return e, nil
	}
	names := []string{name, strings.ReplaceAll(name, "-", "_")}
	if n, ok := strings.CutPrefix(name, "cp"); ok {
		names = append(names, "windows-"+n, "ibm"+n)
	}
	if n, ok := strings.CutPrefix(name, "iso8859"); ok {
		names = append(names, "iso-8859"+n)
	}
	for _, n := range names {
		if e, err := ianaindex.IANA.Encoding(n); err == nil && e != nil {
			return e, nil
		}
		if e, err := htmlindex.Get(n); err == nil {
			return e, nil
		}
	}
	return nil, fmt.Errorf("unknown encoding %q", name)
}

// invalidUTF8 is the offset of the first byte that is not UTF-8, -1 if there is none.
func invalidUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for i := 0; ; {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
}
