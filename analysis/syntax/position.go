package syntax

import (
	"sort"

	"github.com/parahint/parahint/analysis/text"
)

// Text is a copy of the whole text.
func (f *File) Text() []byte { return f.Slice(text.Span{Start: 0, End: f.Bytes()}) }

// Slice is a copy of a part of the text. The span is clamped.
func (f *File) Slice(s text.Span) []byte {
	s.Start, s.End = min(max(s.Start, 0), f.Bytes()), min(s.End, f.Bytes())
	if s.Start >= s.End {
		return nil
	}
	out := make([]byte, 0, s.Len())
	at := s.Start
	for i := f.UnitAt(at); at < s.End; i++ {
		start, body := f.Offset(i), f.Unit(i).Text
		out = append(out, body[at-start:min(s.End-start, len(body))]...)
		at = start + len(body)
	}
	return out
}

// unitOfLine is the index of the unit that holds the line and the line's index in it; the unit is Len() for the empty
// line at the end and all behind it.
func (f *File) unitOfLine(line int) (unit, k int) {
	c := sort.Search(len(f.chunks), func(c int) bool { return f.before[c+1].line > line })
	if c == len(f.chunks) {
		return f.Len(), 0
	}
	line -= f.before[c].line
	in := f.chunks[c].lines
	j := sort.Search(len(in)-1, func(j int) bool { return in[j+1] > line })
	return f.before[c].units + j, line - in[j]
}

// LineStart is the offset at which a line starts; a line past the last starts at the text's end.
func (f *File) LineStart(line int) int {
	unit, k := f.unitOfLine(max(line, 0))
	if unit == f.Len() {
		return f.Bytes()
	}
	return f.Offset(unit) + int(f.Unit(unit).Lines[k])
}

// LineText is the line with its ending. It must not be changed.
func (f *File) LineText(line int) []byte {
	if line < 0 {
		return nil
	}
	unit, k := f.unitOfLine(line)
	if unit == f.Len() {
		return nil
	}
	u := f.Unit(unit)
	if k+1 < len(u.Lines) {
		return u.Text[u.Lines[k]:u.Lines[k+1]]
	}
	return u.Text[u.Lines[k]:]
}

// Position is the line and byte column of an offset, which is clamped to the text.
func (f *File) Position(offset int) (line, byteColumn int) {
	if offset >= f.Bytes() && f.ended || f.Len() == 0 {
		return f.LineCount() - 1, 0
	}
	offset = min(max(offset, 0), f.Bytes())
	unit := f.UnitAt(offset)
	line, byteColumn = f.Unit(unit).Line(offset - f.Offset(unit))
	return f.Line(unit) + line, byteColumn
}

// OffsetAt is the offset of a byte column, which is clamped to the line without its ending.
func (f *File) OffsetAt(line, byteColumn int) int {
	if line < 0 {
		return 0
	}
	content := text.TrimEnding(f.LineText(line))
	return f.LineStart(line) + min(max(byteColumn, 0), len(content))
}
