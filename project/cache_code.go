package project

import (
	"encoding/binary"
	"hash/crc32"
	"math"

	"github.com/parahint/parahint/rules/rule"
)

// encoder appends values to a block.
type encoder struct{ data []byte }

func (e *encoder) number(n int64)      { e.data = binary.AppendVarint(e.data, n) }
func (e *encoder) hash(h Hash)         { e.data = append(e.data, h[:]...) }
func (e *encoder) text(s string)       { e.number(int64(len(s))); e.data = append(e.data, s...) }
func (e *encoder) message(t rule.Text) { e.text(t.EN); e.text(t.FR) }

func (e *encoder) place(p Place) {
	e.text(p.Path)
	for _, n := range []int{p.Start.Line, p.Start.Column, p.End.Line, p.End.Column} {
		e.number(int64(n))
	}
}

func encodeCache(s *stored, fingerprint Hash) []byte {
	var head, index, findings encoder
	head.hash(fingerprint)
	head.number(s.written)
	index.number(int64(len(s.index)))
	for _, f := range s.index {
		index.text(f.Path)
		index.number(f.Stat.Size)
		index.number(f.Stat.MTime)
		index.number(int64(f.Stat.Inode))
		index.hash(f.hash)
	}
	findings.hash(s.depends)
	findings.number(int64(len(s.findings)))
	for i := range s.findings {
		findings.finding(&s.findings[i])
	}
	data := []byte(cacheMagic)
	for _, block := range [][]byte{head.data, index.data, findings.data} {
		data = binary.LittleEndian.AppendUint32(data, uint32(len(block)))
		data = binary.LittleEndian.AppendUint32(data, crc32.Checksum(block, castagnoli))
		data = append(data, block...)
	}
	return data
}

func (e *encoder) finding(f *Finding) {
	e.text(f.Rule.ID)
	e.number(int64(f.Severity))
	e.number(int64(f.Confidence))
	e.flag(f.Open)
	e.place(f.Place)
	e.message(f.Message)
	e.number(int64(len(f.Evidence)))
	for _, step := range f.Evidence {
		e.place(step.Place)
		e.message(step.Message)
	}
	e.number(int64(len(f.Fixes)))
	for i := range f.Fixes {
		e.fix(&f.Fixes[i])
	}
}

func (e *encoder) fix(f *Fix) {
	e.message(f.Title)
	e.flag(f.Safe)
	e.number(int64(len(f.Edits)))
	for _, edit := range f.Edits {
		e.place(edit.Place)
		e.text(edit.New)
	}
}

func (e *encoder) flag(set bool) {
	if set {
		e.number(1)
	} else {
		e.number(0)
	}
}

// decoder takes values off a block. After a value that is not there bad is set and all values are zero.
type decoder struct {
	data string
	bad  bool
}

// nextBlock takes a block off the file.
func nextBlock(data *[]byte) (decoder, bool) {
	d := *data
	if len(d) < 8 {
		return decoder{}, false
	}
	size, sum := uint64(binary.LittleEndian.Uint32(d)), binary.LittleEndian.Uint32(d[4:])
	if size > uint64(len(d)-8) {
		return decoder{}, false
	}
	block := d[8 : 8+size]
	*data = d[8+size:]
	return decoder{data: string(block)}, crc32.Checksum(block, castagnoli) == sum
}

func (d *decoder) number() int64 {
	var u uint64
	for i := 0; i < len(d.data) && i < binary.MaxVarintLen64; i++ {
		b := d.data[i]
		u |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			d.data = d.data[i+1:]
			return int64(u>>1) ^ -int64(u&1)
		}
	}
	d.data, d.bad = "", true
	return 0
}

// between is a number that must not be outside of the limits.
func (d *decoder) between(low, high int64) int64 {
	n := d.number()
	if n < low || n > high {
		d.data, d.bad = "", true
		return low
	}
	return n
}

// count is the number of items to come, each of which takes at least one byte.
func (d *decoder) count() int { return int(d.between(0, int64(len(d.data)))) }

func (d *decoder) text() string {
	n := d.count()
	if n > len(d.data) {
		d.data, d.bad = "", true
		return ""
	}
	s := d.data[:n]
	d.data = d.data[n:]
	return s
}

func (d *decoder) hash() (h Hash) {
	if len(d.data) < len(h) {
		d.data, d.bad = "", true
		return h
	}
	copy(h[:], d.data)
	d.data = d.data[len(h):]
	return h
}

func (d *decoder) message() rule.Text { return rule.Text{EN: d.text(), FR: d.text()} }

func (d *decoder) position() Position {
	return Position{int(d.between(0, math.MaxInt32)), int(d.between(0, math.MaxInt32))}
}

func (d *decoder) place() Place { return Place{d.text(), Range{d.position(), d.position()}} }

// decodeCache reads what encodeCache wrote; nil where it was not written with this fingerprint. A bad index or bad
// findings leave nothing to trust.
func decodeCache(data []byte, fingerprint Hash, rules []*rule.Rule) *stored {
	if len(data) < len(cacheMagic) || string(data[:len(cacheMagic)]) != cacheMagic {
		return nil
	}
	data = data[len(cacheMagic):]
	head, ok := nextBlock(&data)
	if !ok || head.hash() != fingerprint {
		return nil
	}
	s := &stored{written: head.number()}
	index, ok := nextBlock(&data)
	if !ok || head.bad || !s.takeIndex(&index) {
		return nil
	}
	findings, ok := nextBlock(&data)
	if !ok || !s.takeFindings(&findings, rules) {
		return nil
	}
	return s
}

func (s *stored) takeIndex(d *decoder) bool {
	for n := d.count(); n > 0 && !d.bad; n-- {
		f := indexed{File: File{Path: d.text()}}
		f.Stat = Stat{Size: d.number(), MTime: d.number(), Inode: uint64(d.number())}
		f.hash = d.hash()
		s.index = append(s.index, f)
	}
	return !d.bad
}

func (s *stored) takeFindings(d *decoder, rules []*rule.Rule) bool {
	byID := make(map[string]*rule.Rule, len(rules))
	for _, r := range rules {
		byID[r.ID] = r
	}
	s.depends = d.hash()
	for n := d.count(); n > 0 && !d.bad; n-- {
		f := d.finding(byID)
		if f.Rule == nil {
			return false
		}
		s.findings = append(s.findings, f)
	}
	return !d.bad
}

func (d *decoder) finding(byID map[string]*rule.Rule) Finding {
	f := Finding{Rule: byID[d.text()]}
	f.Severity = rule.Severity(d.between(0, int64(len(rule.Severities))-1))
	f.Confidence = rule.Confidence(d.between(0, int64(len(rule.Confidences))-1))
	f.Open = d.between(0, 1) == 1
	f.Place = d.place()
	f.Message = d.message()
	for n := d.count(); n > 0 && !d.bad; n-- {
		f.Evidence = append(f.Evidence, Evidence{Place: d.place(), Message: d.message()})
	}
	for n := d.count(); n > 0 && !d.bad; n-- {
		f.Fixes = append(f.Fixes, d.fix())
	}
	return f
}

func (d *decoder) fix() Fix {
	f := Fix{Title: d.message(), Safe: d.between(0, 1) == 1}
	for n := d.count(); n > 0 && !d.bad; n-- {
		f.Edits = append(f.Edits, Edit{Place: d.place(), New: d.text()})
	}
	return f
}
