package syntax

import (
	"bytes"
	"iter"
	"sort"
	"sync/atomic"

	"github.com/parahint/parahint/analysis/text"
)

// File is a text cut into units. It never changes; an edit makes another one that shares the units it did not touch. A
// line is ended by CR, LF or CRLF, and lines and units are counted from 0. It may be used from several goroutines.
type File struct {
	chunks []*chunk
	before []sums // of each chunk, and of the whole
	// ended tells that the text is empty or ends in a line ending, so that an empty line follows the last unit.
	ended bool
	// near is where IndexOf found a unit last: callers ask in order.
	near atomic.Int32
}

// NewFile cuts a text into units. The file keeps the text, which must not be changed afterwards.
func NewFile(source []byte) *File {
	s := newScanner(source, false, 0)
	starts := make([]uint32, 0, lineBound(source))
	var units []*Unit
	for at := 0; at < len(source); {
		p := s.next(at)
		body, n := source[p.start:p.end:p.end], len(starts)
		starts = text.AppendLineStarts(starts, body)
		units = append(units, newUnit(source, p, body, starts[n:len(starts):len(starts)]))
		at = p.end
	}
	return newFile(splitChunks(units))
}

// lineBound is at least the number of lines.
func lineBound(source []byte) int {
	return 1 + bytes.Count(source, []byte{'\n'}) + bytes.Count(source, []byte{'\r'})
}

func newFile(chunks []*chunk) *File {
	f := &File{chunks: chunks, before: prefixSums(chunks), ended: true}
	if n := len(chunks); n > 0 {
		units := chunks[n-1].units
		body := units[len(units)-1].Text
		f.ended = len(text.TrimEnding(body)) < len(body)
	}
	return f
}

// Len is the number of units; an empty text has none.
func (f *File) Len() int { return f.before[len(f.chunks)].units }

// Bytes is the length of the text.
func (f *File) Bytes() int { return f.before[len(f.chunks)].offset }

// LineCount is the number of lines: one more than there are line endings.
func (f *File) LineCount() int {
	n := f.before[len(f.chunks)].line
	if f.ended {
		n++
	}
	return n
}

// find is the chunk of unit i and the index in it.
func (f *File) find(i int) (c, k int) {
	c = sort.Search(len(f.chunks), func(c int) bool { return f.before[c+1].units > i })
	return c, i - f.before[c].units
}

// Unit is unit i, which must be in [0, Len()).
func (f *File) Unit(i int) *Unit {
	c, k := f.find(i)
	return f.chunks[c].units[k]
}

// Offset is the byte offset at which unit i starts; that of unit Len() is the text's end.
func (f *File) Offset(i int) int {
	if i >= f.Len() {
		return f.Bytes()
	}
	c, k := f.find(i)
	return f.before[c].offset + f.chunks[c].offsets[k]
}

// Line is the line at which unit i starts.
func (f *File) Line(i int) int {
	if i >= f.Len() {
		return f.before[len(f.chunks)].line
	}
	c, k := f.find(i)
	return f.before[c].line + f.chunks[c].lines[k]
}

// All gives the units in order with their indices.
func (f *File) All() iter.Seq2[int, *Unit] {
	return func(yield func(int, *Unit) bool) {
		i := 0
		for _, c := range f.chunks {
			for _, u := range c.units {
				if !yield(i, u) {
					return
				}
				i++
			}
		}
	}
}

// IndexOf is the index of a unit, -1 if it is not in this file. Asked for units in order, it takes constant time.
func (f *File) IndexOf(u *Unit) int {
	near := int(f.near.Load())
	for i := near; i < min(near+2, f.Len()); i++ {
		if f.Unit(i) == u {
			f.near.Store(int32(i))
			return i
		}
	}
	for i, other := range f.All() {
		if other == u {
			f.near.Store(int32(i))
			return i
		}
	}
	return -1
}

// UnitAt is the index of the unit that holds the offset. An offset outside of the text counts as its first or last
// byte; an empty text has no unit, and the answer is -1.
func (f *File) UnitAt(offset int) int {
	if f.Len() == 0 {
		return -1
	}
	offset = min(max(offset, 0), f.Bytes()-1)
	c := sort.Search(len(f.chunks), func(c int) bool { return f.before[c+1].offset > offset })
	in := f.chunks[c].offsets[1:]
	offset -= f.before[c].offset
	return f.before[c].units + sort.Search(len(in), func(k int) bool { return in[k] > offset })
}
