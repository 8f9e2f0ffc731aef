package profile

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// FormatTachyonBinary is Tachyon's own file: a header, the stream of samples (plain or zstd), tables of strings and
// frames, statistics, and a footer with the sizes of the tables. The layout is that of Python 3.15's Lib/profiling/sampling.
const FormatTachyonBinary Format = "tachyon-binary"

const (
	tachyonHeader, tachyonFooter, tachyonStats = 64, 32, 56
	// The encodings of a record: the last stack again, a whole stack, a new inner part, frames taken off and put on.
	tachyonRepeat, tachyonFull, tachyonSuffix, tachyonPopPush = 0, 1, 2, 3
	// The bits of a sample's status.
	statusGIL, statusCPU, statusUnknown, statusRequested, statusMain = 1, 2, 4, 8, 32
	tachyonZstd                                                      = 1
)

func isTachyonBinary(head []byte) bool {
	return bytes.HasPrefix(head, []byte("HCAT")) || bytes.HasPrefix(head, []byte("TACH"))
}

// tachyonOrder is the order of bytes of the machine that wrote the file.
func tachyonOrder(data []byte) binary.ByteOrder {
	if data[0] == 'T' {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// tachyonClocks are the modes of the header, plus one.
var tachyonClocks = []Clock{UnknownClock, Wall, CPU, OnGIL, Wall, Exceptions}

func readTachyonBinary(in *input) (*Profile, error) {
	data, err := in.all()
	if err != nil {
		return nil, err
	}
	if len(data) < tachyonHeader+tachyonFooter {
		return nil, errTachyonCut()
	}
	order := tachyonOrder(data)
	if version := order.Uint32(data[4:]); version != 1 {
		return nil, fail("the file is of Tachyon, but of version %d of its format, which parahint does not know", "le fichier est de Tachyon, mais de la version %d de son format, que parahint ne connaît pas", version)
	}
	r := &tachyonReader{t: newTally(), previous: map[tachyonThread][]int32{}}
	if err := r.tables(data, order); err != nil {
		return nil, err
	}
	samples, err := tachyonSamples(data, order)
	if err != nil {
		return nil, err
	}
	p := &Profile{Format: FormatTachyonBinary, Tool: "Tachyon", Unit: Seconds, Clock: UnknownClock}
	p.Interval = float64(order.Uint64(data[20:])) / 1e6
	if mode := order.Uint32(data[60:]) & 7; int(mode) < len(tachyonClocks) {
		p.Clock = tachyonClocks[mode]
	}
	p.Wall = tachyonDuration(data, order)
	r.unit = p.Interval
	if r.unit == 0 {
		r.unit, p.Unit = 1, Counts
	}
	r.in, r.order = &wire{data: samples}, order
	r.records()
	r.knows(p.Clock)
	r.t.fill(p)
	if r.in.cut {
		p.Note(Damaged, cutOffText)
	}
	if len(p.Functions) == 0 {
		p.Note(Empty, emptyText)
	}
	return p, nil
}

func errTachyonCut() error {
	return fail("the file of Tachyon is cut off: it is written when the profiler ends, so let it end", "le fichier de Tachyon est coupé : il est écrit quand le profileur se termine, laissez-le donc finir")
}

// tachyonSamples is the stream of the samples, between the header and the tables.
func tachyonSamples(data []byte, order binary.ByteOrder) ([]byte, error) {
	end := order.Uint64(data[40:])
	if end < tachyonHeader || end > uint64(len(data)) {
		return nil, errTachyonCut()
	}
	packed := data[tachyonHeader:end]
	if order.Uint32(data[56:]) != tachyonZstd {
		return packed, nil
	}
	plain, err := zstd.NewReader(bytes.NewReader(packed), zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(8<<20))
	if err != nil {
		return nil, errTachyonCut()
	}
	defer plain.Close()
	limit := min(maxInMemory, max(checkRatio, maxRatio*len(packed)))
	samples, err := io.ReadAll(io.LimitReader(plain, int64(limit)))
	if len(samples) == limit {
		return nil, fail("the samples are packed more than %d times smaller than they are: the file is not read", "les échantillons sont compressés plus de %d fois : le fichier n'est pas lu", maxRatio)
	}
	if err != nil && len(samples) == 0 {
		return nil, errTachyonCut()
	}
	return samples, nil
}

func tachyonDuration(data []byte, order binary.ByteOrder) float64 {
	at := len(data) - tachyonFooter - tachyonStats
	if at < tachyonHeader || !bytes.Equal(data[at+40:at+48], []byte("TACHSTAT")) {
		return 0
	}
	if seconds := math.Float64frombits(order.Uint64(data[at:])); measured(seconds) {
		return seconds
	}
	return 0
}

// tachyonThread is a thread of an interpreter.
type tachyonThread struct {
	thread      uint64
	interpreter uint32
}

// tachyonReader is the state between two records.
type tachyonReader struct {
	t     *tally
	in    *wire
	order binary.ByteOrder
	// ids are the frames of the table; -1 are those of the profiler itself, which are left out.
	ids      []frameID
	previous map[tachyonThread][]int32
	stack    []frameID
	unit     float64
	seen     byte
}

// tables reads the strings and the frames.
func (r *tachyonReader) tables(data []byte, order binary.ByteOrder) error {
	footer := data[len(data)-tachyonFooter:]
	stringsAt, framesAt := order.Uint64(data[40:]), order.Uint64(data[48:])
	size := uint64(len(data) - tachyonFooter)
	if stringsAt < tachyonHeader || framesAt < stringsAt || framesAt > size || order.Uint64(footer[8:]) != uint64(len(data)) {
		return errTachyonCut()
	}
	texts := &wire{data: data[stringsAt:framesAt]}
	var table []string
	for range order.Uint32(footer) {
		text := texts.bytes(texts.varint())
		if texts.cut {
			return errTachyonCut()
		}
		table = append(table, string(text))
	}
	frames := &wire{data: data[framesAt:size]}
	for range order.Uint32(footer[4:]) {
		f, ok := frames.tachyonFrame(table)
		if !ok {
			return errTachyonCut()
		}
		if strings.HasSuffix(f.file, "_sync_coordinator.py") {
			r.ids = append(r.ids, -1)
			continue
		}
		r.ids = append(r.ids, r.t.frame(f))
	}
	return nil
}

// tachyonFrame reads a row of the frame table: file, function, four numbers of the place, and the opcode.
func (w *wire) tachyonFrame(table []string) (f frame, ok bool) {
	file, name, line := w.varint(), w.varint(), w.zigzag()
	w.zigzag()
	w.zigzag()
	w.zigzag()
	w.bytes(1)
	if w.cut || file >= uint64(len(table)) || name >= uint64(len(table)) || line > maxIndex {
		return f, false
	}
	return frame{file: table[file], name: table[name], line: int(max(line, 0))}, true
}

// records reads the samples to the end, or to what cannot be.
func (r *tachyonReader) records() {
	for len(r.in.data) > 0 && !r.in.cut {
		head := r.in.bytes(13)
		if r.in.cut {
			return
		}
		r.record(tachyonThread{r.order.Uint64(head), r.order.Uint32(head[8:])}, head[12])
	}
}

func (r *tachyonReader) record(of tachyonThread, encoding byte) {
	stack := r.previous[of]
	if encoding == tachyonRepeat {
		for n := r.in.varint(); n > 0 && !r.in.cut; n-- {
			r.sample(of, stack)
		}
		return
	}
	r.in.varint()
	status := r.in.byte()
	keep := 0
	switch encoding {
	case tachyonFull:
	case tachyonSuffix:
		keep = r.in.size()
	case tachyonPopPush:
		keep = len(stack) - r.in.size()
	default:
		r.in.cut = true
	}
	added := r.in.size()
	if r.in.cut || keep < 0 || keep > len(stack) || keep+added > deepest {
		r.in.cut = true
		return
	}
	stack = append(stack[:keep], make([]int32, min(added, len(r.in.data)))...)
	for i := len(stack) - 1; i >= keep; i-- {
		stack[i] = int32(r.in.size())
	}
	r.previous[of] = stack
	if !r.in.cut {
		r.count(of, stack, status)
	}
}

// sample reads one of the samples whose stack is the last one.
func (r *tachyonReader) sample(of tachyonThread, stack []int32) {
	r.in.varint()
	if status := r.in.byte(); !r.in.cut {
		r.count(of, stack, status)
	}
}

// count counts a sample, whose frames are outermost first.
func (r *tachyonReader) count(of tachyonThread, stack []int32, status byte) {
	r.stack = r.stack[:0]
	for _, at := range stack {
		if int(at) >= len(r.ids) {
			r.t.dropped++
			return
		}
		if id := r.ids[at]; id >= 0 {
			r.stack = append(r.stack, id)
		}
	}
	var what parts
	if status&statusGIL != 0 {
		what.gil = r.unit
	}
	if status&statusRequested != 0 {
		what.waiting = r.unit
	}
	if status&statusCPU != 0 {
		what.cpu = r.unit
	}
	r.seen |= status
	name := ""
	if status&statusMain != 0 {
		name = "main"
	}
	r.t.addParts(r.stack, r.unit, what, 1, Thread{Name: threadName(decimal(int64(of.thread)), name)})
}

// knows tells which of the bits were measured: in a mode that counts only what has the GIL its share says nothing, and
// time on a processor is known only where no sample is of unknown state.
func (r *tachyonReader) knows(clock Clock) {
	gil := clock != OnGIL && r.seen&(statusGIL|statusRequested) != 0
	r.t.knows.gil, r.t.knows.waiting = gil, gil
	r.t.knows.cpu = clock != CPU && r.seen&statusCPU != 0 && r.seen&statusUnknown == 0
}

// wire reads varints and bytes; cut is set when they do not suffice.
type wire struct {
	data []byte
	cut  bool
}

func (w *wire) varint() uint64 {
	n, size := binary.Uvarint(w.data)
	if size <= 0 {
		w.cut, w.data = true, nil
		return 0
	}
	w.data = w.data[size:]
	return n
}

// size is a varint that can be an index or a number of things in memory.
func (w *wire) size() int {
	n := w.varint()
	if n > maxIndex {
		w.cut = true
		return 0
	}
	return int(n)
}

func (w *wire) zigzag() int64 {
	n := w.varint()
	return int64(n>>1) ^ -int64(n&1)
}

func (w *wire) bytes(n uint64) []byte {
	if n > uint64(len(w.data)) {
		w.cut, w.data = true, nil
		return nil
	}
	b := w.data[:n]
	w.data = w.data[n:]
	return b
}

func (w *wire) byte() byte {
	if b := w.bytes(1); b != nil {
		return b[0]
	}
	return 0
}
