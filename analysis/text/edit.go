package text

// Edit replaces the bytes of a span by others.
type Edit struct {
	Span
	New []byte
}

// Clamp gives the edit with its span inside a text of size bytes.
func (e Edit) Clamp(size int) Edit {
	e.Start = min(max(e.Start, 0), size)
	e.End = min(max(e.End, e.Start), size)
	return e
}

// Delta is by how much the edit makes a text longer.
func (e Edit) Delta() int { return len(e.New) - e.Len() }

// Apply makes the edits one after the other, each on what the ones before it left, and returns a new text. Spans are
// clamped to the text.
func Apply(text []byte, edits ...Edit) []byte {
	out := append([]byte(nil), text...)
	for _, e := range edits {
		e = e.Clamp(len(out))
		next := make([]byte, 0, len(out)+e.Delta())
		next = append(next, out[:e.Start]...)
		next = append(next, e.New...)
		out = append(next, out[e.End:]...)
	}
	return out
}
