package syntax

// ParseWhole parses a text without cutting it into units. Of long literals it leaves out what Parse does.
func ParseWhole(text []byte) *Tree {
	p := parsers.Get().(*parser)
	defer parsers.Put(p)
	p.source = append(p.source[:0], text...)
	f := NewFile(text)
	for i, u := range f.All() {
		at := f.Offset(i)
		leaveOut(u, p.source[at:at+u.Code])
	}
	return &Tree{Nodes: p.parse(""), Text: text}
}

// Kept is the code of the unit with which its tree is made.
func Kept(u *Unit) string {
	code := append([]byte(nil), u.Text[:u.Code]...)
	leaveOut(u, code)
	return string(code)
}
