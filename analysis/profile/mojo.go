package profile

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"math"
)

// FormatMojo is austin's binary format: "MOJ", a version, then events of a byte with numbers and texts. A sample begins
// with the stack event and ends where the next one begins. Frames and strings are numbered within a process.
const FormatMojo Format = "austin-mojo"

// The events of MOJO, to version 4.
const (
	mojoMetadata = iota + 1
	mojoStack
	mojoFrame
	mojoInvalid
	mojoFrameRef
	mojoKernel
	mojoGC
	mojoIdle
	mojoTime
	mojoMemory
	mojoString
	mojoStringRef
	mojoRepeat
	mojoTaskStack
	mojoTaskWaiter
	mojoTaskRunning
)

// maxMojoVersion is the newest version that is read, longestText the longest text in a file.
const (
	maxMojoVersion = 9
	longestText    = 64 << 10
	// mojoUnknown is the number of the string of a name that austin could not read.
	mojoUnknown = 1
)

func isMojo(head []byte) bool { return bytes.HasPrefix(head, []byte("MOJ")) }

// mojoRef is a number of a frame or a string: they are addresses, which each process has its own of.
type mojoRef struct {
	process int64
	number  int64
}

// mojoReader is the state between two events.
type mojoReader struct {
	in      *mojoInput
	version int64
	t       *tally
	p       *Profile
	mode    string
	strings map[mojoRef]string
	frames  map[mojoRef]frameID
	// stack is the sample that is being read, before those of each thread's last sample, which a sample may begin with.
	open      bool
	process   int64
	thread    Thread
	stack     []frameID
	before    map[Thread][]frameID
	gc, idle  bool
	time      int64
	memory    int64
	taskSteps int64
	// lost says that the sample has a frame that was never described.
	lost bool
}

func readMojo(in *input) (*Profile, error) {
	m := &mojoReader{in: &mojoInput{in: in.Reader}, t: newTally(), p: &Profile{Format: FormatMojo, Tool: "austin", Clock: Wall, Unit: Seconds},
		strings: map[mojoRef]string{}, frames: map[mojoRef]frameID{}, before: map[Thread][]frameID{}}
	m.in.skip(len("MOJ"))
	m.version = m.in.number()
	if m.in.err != nil || m.version < 1 || m.version > maxMojoVersion {
		return nil, fail("the file is of austin, but of a version of its format that parahint does not know", "le fichier est d'austin, mais d'une version de son format que parahint ne connaît pas")
	}
	err := m.events()
	m.endSample()
	m.t.traced = m.p.Unit == Bytes
	m.t.fill(m.p)
	var own *Error
	switch {
	case len(m.p.Functions) == 0 && errors.As(err, &own):
		return nil, own
	case len(m.p.Functions) == 0 && err != nil:
		return nil, fail("the file of austin is damaged, and nothing in it could be used", "le fichier d'austin est abîmé, et rien n'a pu y être utilisé")
	case err != nil:
		m.p.Note(Damaged, cutOffText)
	case len(m.p.Functions) == 0:
		m.p.Note(Empty, emptyText)
	}
	return m.p, nil
}

// events reads to the end; nil is a file that ends with an event.
func (m *mojoReader) events() error {
	for {
		event, ok := m.in.event()
		if !ok {
			return m.in.err
		}
		m.event(event)
		if m.in.err != nil {
			return m.in.err
		}
	}
}

func (m *mojoReader) event(event byte) {
	switch event {
	case mojoMetadata:
		m.metadata(m.in.text(), m.in.text())
	case mojoStack:
		m.endSample()
		m.beginSample()
	case mojoFrame:
		m.defineFrame()
	case mojoInvalid:
	case mojoFrameRef:
		m.pushRef(m.in.number())
	case mojoKernel:
		m.in.text()
	case mojoGC:
		m.gc = true
	case mojoIdle:
		m.idle = true
	case mojoTime:
		m.time = m.in.number()
	case mojoMemory:
		m.memory = m.in.number()
	case mojoString:
		number := m.in.number()
		m.strings[mojoRef{m.process, number}] = m.in.text()
	case mojoStringRef, mojoTaskRunning:
		m.in.number()
	case mojoRepeat:
		m.stack = append(append([]frameID(nil), m.withoutNative(m.before[m.thread])...), m.stack...)
	case mojoTaskStack:
		m.in.number()
		m.in.number()
		m.taskSteps = m.in.number()
	case mojoTaskWaiter:
		m.in.number()
		m.in.number()
	default:
		m.in.fail(fail("the file of austin has an event %d, which parahint does not know", "le fichier d'austin a un événement %d, que parahint ne connaît pas", event))
	}
}

func (m *mojoReader) metadata(key, value string) {
	if key == "mode" {
		m.mode = value
	}
	austinMetadata(m.p, key, value)
	m.t.knows.cpu = m.mode == "full"
}

func (m *mojoReader) beginSample() {
	m.process = m.in.number()
	interpreter := ""
	if m.version >= 3 {
		interpreter = decimal(m.in.number()) + ":"
	}
	m.thread = Thread{Process: decimal(m.process), Name: "thread " + interpreter + threadNumber(m.in.text())}
	m.open, m.lost, m.stack = true, false, m.stack[:0]
	m.gc, m.idle, m.time, m.memory, m.taskSteps = false, false, 0, 0, 0
}

// endSample counts the sample that is open.
func (m *mojoReader) endSample() {
	if !m.open {
		return
	}
	m.open = false
	if m.lost {
		m.t.dropped++
		return
	}
	m.before[m.thread] = append(m.before[m.thread][:0], m.stack...)
	if m.gc {
		m.push(collecting)
	}
	if m.p.Unit == Bytes {
		m.t.add(m.stack, float64(max(m.memory, 0)), 1, m.thread)
		return
	}
	seconds := float64(m.time) / 1e6
	of := parts{}
	if !m.idle {
		of.cpu = seconds
	}
	m.t.addParts(m.stack, seconds, of, 1, m.thread)
}

// collecting is the frame of the garbage collector.
var collecting = frame{name: "<GC>"}

func (m *mojoReader) push(f frame) {
	m.stack = append(m.stack, m.t.frame(f))
}

func (m *mojoReader) pushRef(number int64) {
	if m.taskSteps > 0 {
		m.taskSteps--
		return
	}
	id, ok := m.frames[mojoRef{m.process, number}]
	if !ok {
		m.lost = true
		return
	}
	if len(m.stack) >= deepest {
		return
	}
	m.stack = append(m.stack, id)
}

// deepest is how many frames of a stack are kept.
const deepest = 10_000

func (m *mojoReader) defineFrame() {
	key, file, name, line := m.in.number(), m.in.number(), m.in.number(), m.in.number()
	if m.version >= 2 {
		m.in.number()
		m.in.number()
		m.in.number()
	}
	if line < 0 || line > math.MaxInt32 {
		line = 0
	}
	f := frame{file: m.strings[mojoRef{m.process, file}], name: "<unknown>", line: int(line)}
	if name != mojoUnknown {
		f.name = m.strings[mojoRef{m.process, name}]
	}
	m.frames[mojoRef{m.process, key}] = m.t.frame(f)
}

// withoutNative leaves out the innermost frames that are not Python: where a stack is repeated they are given anew.
func (m *mojoReader) withoutNative(stack []frameID) []frameID {
	for len(stack) > 0 && !isPythonFile(m.t.frames[stack[len(stack)-1]].file) {
		stack = stack[:len(stack)-1]
	}
	return stack
}

// mojoInput reads the numbers and texts of events. The first error stays.
type mojoInput struct {
	in   *bufio.Reader
	read int64
	err  error
}

func (i *mojoInput) fail(err error) {
	if i.err == nil {
		i.err = err
	}
}

func (i *mojoInput) skip(n int) {
	_, err := i.in.Discard(n)
	i.err = err
}

// event is the byte that an event begins with; not ok at the end.
func (i *mojoInput) event() (event byte, ok bool) {
	event, err := i.in.ReadByte()
	if err != nil && !errors.Is(err, io.EOF) {
		i.fail(readError(err))
	}
	if i.read++; i.read > maxStream {
		i.fail(tooLong(maxStream))
	}
	return event, err == nil && i.err == nil
}

func (i *mojoInput) byte() byte {
	if i.err != nil {
		return 0
	}
	b, err := i.in.ReadByte()
	if err != nil {
		i.fail(io.ErrUnexpectedEOF)
	}
	i.read++
	return b
}

// number reads six bits with a sign, then seven bits a byte, the lowest first.
func (i *mojoInput) number() int64 {
	b := i.byte()
	n, negative := int64(b&0x3f), b&0x40 != 0
	for shift := 6; b&0x80 != 0; shift += 7 {
		if shift > 62 {
			i.fail(io.ErrUnexpectedEOF)
			return 0
		}
		b = i.byte()
		n |= int64(b&0x7f) << shift
	}
	if negative {
		return -n
	}
	return n
}

// text reads to the zero byte.
func (i *mojoInput) text() string {
	var text []byte
	for {
		b := i.byte()
		if i.err != nil || b == 0 {
			return string(text)
		}
		if text = append(text, b); len(text) > longestText {
			i.fail(io.ErrUnexpectedEOF)
			return ""
		}
	}
}
