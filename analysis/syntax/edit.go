package syntax

import (
	"bytes"

	"github.com/parahint/parahint/analysis/text"
)

// Apply gives the file after an edit, whose span is clamped to the text. Units that the edit does not change keep their
// pointers. It costs as much as the units around the edit: it scans again from the unit before the edited one, because
// where a unit ends depends on how the next one begins, until a new boundary is an old one.
func (f *File) Apply(e text.Edit) *File {
	e = e.Clamp(f.Bytes())
	if f.Len() == 0 {
		return NewFile(bytes.Clone(e.New))
	}
	lo := max(f.UnitAt(e.Start)-1, 0)
	last := f.UnitAt(e.End)
	for ahead := 2; ; ahead *= 4 {
		to := min(last+1+ahead, f.Len())
		if units, hi, ok := f.rescan(e, lo, to); ok {
			return f.replace(lo, hi, units)
		}
	}
}

// rescan scans the edited text of the units [lo, to). It gives the units that take the place of [lo, hi); ok is false
// when it needs to see more.
func (f *File) rescan(e text.Edit, lo, to int) (units []*Unit, hi int, ok bool) {
	base := f.Offset(lo)
	window := make([]byte, 0, f.Offset(to)-base+e.Delta())
	window = append(window, f.Slice(text.Span{Start: base, End: e.Start})...)
	window = append(window, e.New...)
	window = append(window, f.Slice(text.Span{Start: e.End, End: f.Offset(to)})...)

	first := f.Unit(lo)
	s := newScanner(window, first.Kind == Member, first.Column)
	whole := to == f.Len()
	var pieces []piece
	hi = to
	for at := 0; at < len(window); {
		p := s.next(at)
		if p.end == len(window) && !whole {
			return nil, 0, false
		}
		pieces = append(pieces, p)
		at = p.end
		if old := base + at - e.Delta(); old >= e.End && at < len(window) {
			if i := f.UnitAt(old); f.Offset(i) == old && s.resumes(f.Unit(i)) {
				hi = i
				break
			}
		}
	}
	return f.makeUnits(window, pieces, lo, e.Start-base), hi, true
}

// resumes reports whether a scan that began at the unit would begin in the scanner's state.
func (s *scanner) resumes(u *Unit) bool {
	return s.inClass == (u.Kind == Member) && (!s.inClass || s.column == u.Column)
}

// makeUnits makes the units of the pieces. Those before the edited offset that came out as they were stay the same.
func (f *File) makeUnits(window []byte, pieces []piece, lo, edited int) []*Unit {
	units := make([]*Unit, 0, len(pieces))
	for k, p := range pieces {
		if lo+k < f.Len() && p.end <= edited {
			old := f.Unit(lo + k)
			inPlace := f.Offset(lo+k)-f.Offset(lo) == p.start && len(old.Text) == p.end-p.start
			if inPlace && old.Kind == p.kind && old.Column == p.column {
				units = append(units, old)
				continue
			}
		}
		body := bytes.Clone(window[p.start:p.end])
		units = append(units, newUnit(window, p, body, text.AppendLineStarts(nil, body)))
	}
	return units
}

// replace puts units in the place of [lo, hi).
func (f *File) replace(lo, hi int, units []*Unit) *File {
	a, k := f.find(lo)
	b, m := len(f.chunks), 0
	if hi < f.Len() {
		b, m = f.find(hi)
	}
	all := append([]*Unit(nil), f.chunks[a].units[:k]...)
	all = append(all, units...)
	if b < len(f.chunks) {
		all = append(all, f.chunks[b].units[m:]...)
		b++
	}
	if len(all) < chunkSize/2 && b < len(f.chunks) { // keep chunks from crumbling
		all = append(all, f.chunks[b].units...)
		b++
	}
	chunks := append([]*chunk(nil), f.chunks[:a]...)
	chunks = append(chunks, splitChunks(all)...)
	return newFile(append(chunks, f.chunks[b:]...))
}
