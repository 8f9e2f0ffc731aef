package syntax

// CodeLines are the offsets between two others at which a line starts that does not start inside of a string. The first
// offset must lie in code.
func CodeLines(source []byte, from, to int) []int {
	l := lexer{text: source}
	var starts []int
	note := func(at int) bool {
		starts = append(starts, at)
		return at >= to
	}
	for at := from; at < to; {
		next, _ := l.logicalLine(at, note)
		if len(starts) == 0 || starts[len(starts)-1] != next {
			starts = append(starts, next)
		}
		at = next
	}
	for len(starts) > 0 && starts[len(starts)-1] >= to {
		starts = starts[:len(starts)-1]
	}
	return starts
}
