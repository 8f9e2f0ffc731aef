package syntax

// ParseWhole parses a text without cutting it into units.
func ParseWhole(text []byte) *Tree { return &Tree{Nodes: parse("", text), Text: text} }
