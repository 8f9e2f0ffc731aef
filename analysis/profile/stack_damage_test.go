package profile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// tachyonFile writes a binary file of Tachyon in wall mode, every 1 ms, with the records as its stream.
func tachyonFile(packed bool, stream []byte) []byte {
	texts := [][]byte{[]byte("a.py"), []byte("f"), []byte("g"), []byte("x/_sync_coordinator.py")}
	var strings, frames []byte
	for _, text := range texts {
		strings = append(append(strings, byte(len(text))), text...)
	}
	for _, f := range [][3]byte{{0, 1, 3}, {0, 2, 5}, {3, 1, 7}} {
		frames = append(frames, f[0], f[1], f[2]<<1, 0, 0, 0, 255)
	}
	compression := uint32(0)
	if packed {
		w, _ := zstd.NewWriter(nil)
		stream, compression = w.EncodeAll(stream, nil), tachyonZstd
	}
	le := binary.LittleEndian
	stringsAt := uint64(tachyonHeader + len(stream))
	framesAt := stringsAt + uint64(len(strings))
	size := framesAt + uint64(len(frames)) + tachyonFooter
	data := append([]byte("HCAT\x01\x00\x00\x00\x03\x0f\x02\x00"), make([]byte, 8)...)
	for _, n := range []uint64{1000, 1} {
		data = le.AppendUint64(data, n)
	}
	data = le.AppendUint32(data, 1)
	data = le.AppendUint64(le.AppendUint64(data, stringsAt), framesAt)
	data = le.AppendUint32(le.AppendUint32(data, compression), 0x59)
	data = append(append(append(data, stream...), strings...), frames...)
	data = le.AppendUint32(le.AppendUint32(data, uint32(len(texts))), 3)
	return append(le.AppendUint64(data, size), make([]byte, 16)...)
}

// tachyonRecord is a record of thread 9.
func tachyonRecord(rest ...byte) []byte {
	return append([]byte{9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, rest...)
}

func TestTachyonRecords(t *testing.T) {
	full := tachyonRecord(tachyonFull, 0, statusGIL|statusCPU, 3, 1, 0, 2)
	pushed := tachyonRecord(tachyonPopPush, 0, statusCPU, 1, 2, 1, 1)
	for _, packed := range []bool{false, true} {
		p, err := Read(bytes.NewReader(tachyonFile(packed, append(bytes.Clone(full), pushed...))))
		if err != nil {
			t.Fatal(err)
		}
		g := functionNamed(t, p, "g")
		if len(p.Functions) != 2 || g.Self != 0.002 || g.Line != 5 || g.GIL != 0.5 || g.CPU != 0.002 || p.Lines[0].GIL != 0.5 || len(p.Notes) != 0 {
			t.Errorf("%+v, %v, %v", p.Functions, p.Lines, p.Notes)
		}
	}
	unknown, err := Read(bytes.NewReader(tachyonFile(false, tachyonRecord(tachyonFull, 0, statusCPU|statusUnknown, 1, 0))))
	if err != nil || unknown.Functions[0].CPU == unknown.Functions[0].CPU {
		t.Errorf("CPU %v where the state is unknown, %v", unknown.Functions[0].CPU, err)
	}
}

func TestTachyonRecordsThatCannotBe(t *testing.T) {
	full := tachyonRecord(tachyonFull, 0, 0, 1, 0)
	for what, bad := range map[string][]byte{
		"keeps more than there is": tachyonRecord(tachyonSuffix, 0, 0, 5, 1, 0),
		"takes off more":           tachyonRecord(tachyonPopPush, 0, 0, 5, 1, 0),
		"an encoding of its own":   tachyonRecord(7, 0, 0, 1, 0),
		"a deep stack":             tachyonRecord(tachyonFull, 0, 0, 0xff, 0xff, 0xff, 0x7f, 0),
		"cut":                      tachyonRecord(tachyonFull, 0)[:13],
		"a frame that is not":      tachyonRecord(tachyonFull, 0, 0, 1, 9),
	} {
		p, err := Read(bytes.NewReader(tachyonFile(false, append(bytes.Clone(full), bad...))))
		if err != nil || p.Samples != 1 || len(p.Notes) != 1 || p.Notes[0].Kind != Damaged {
			t.Errorf("%s: %v, %v", what, p, err)
		}
	}
	bomb := tachyonFile(true, bytes.Repeat([]byte{0}, 2*checkRatio))
	var own *Error
	if _, err := Read(bytes.NewReader(bomb)); !errors.As(err, &own) || !strings.Contains(own.EN, "packed") {
		t.Errorf("a bomb of %d bytes: %v", len(bomb), err)
	}
}

func TestDamagedStacks(t *testing.T) {
	lines := `{"type":"meta","run_id":"x","sample_interval_usec":1000,"mode":"cpu"}
{"type":"string_table","strings":[{"str_id":0,"value":"a.py"},{"str_id":1,"value":"f"}]}
{"type":"frame_table","frames":[{"frame_id":0,"path_str_id":0,"func_str_id":1,"line":3},{"frame_id":1,"path_str_id":0,"func_str_id":8,"line":3}]}
{"type":"agg","samples_total":5,"entries":[{"frame_id":0,"self":2,"cumulative":3},{"frame_id":0,"self":2,"cumulative":1},{"frame_id":1,"self":1,"cumulative":1}]}
{"type":"end","samples_total":5}
`
	if p := readText(t, lines); p.Functions[0].SelfSamples != 2 || p.Clock != CPU || len(p.Notes) != 1 || !strings.HasPrefix(p.Notes[0].EN, "2 of 3 ") {
		t.Errorf("lines: %+v, %v", p.Functions, p.Notes)
	}
	gecko := `{"meta":{"interval":1,"preprocessedProfileVersion":57},"threads":[{"tid":1,"samples":{"stack":[0,1],"time":[0,1]},
		"stackTable":{"frame":[0,0],"prefix":[null,1]},"frameTable":{"func":[0],"line":[3]},"funcTable":{"name":[0],"fileName":[1]},"markers":{"name":[2],"startTime":[0],"endTime":[1]}}],
		"shared":{"stringArray":["f","a.py","Has GIL"]}}`
	if p := readText(t, gecko); p.Total != 0.001 || p.Functions[0].GIL != 1 || len(p.Notes) != 1 || p.Notes[0].Kind != Damaged {
		t.Errorf("a stack that goes in a circle: %v, %+v, %v", p.Total, p.Functions, p.Notes)
	}
	memory := readText(t, "\ufeff"+scope(`{"type":"sampled","name":"Memory allocation profile for 1:0:1","unit":"bytes","samples":[[0]],"weights":[8]},
		{"type":"sampled","name":"Memory deallocation profile for 1:0:1","unit":"bytes","samples":[[0]],"weights":[4]}`))
	if memory.Total != 8 {
		t.Errorf("what was given back counts: %v", memory.Total)
	}
	back := readText(t, scope(`{"type":"evented","unit":"seconds","events":[{"type":"O","at":5,"frame":0},{"type":"O","at":3,"frame":1},{"type":"C","at":6,"frame":0}]}`))
	if back.Total != 1 || len(back.Functions) != 1 || len(back.Notes) != 1 {
		t.Errorf("time that runs back: %v, %v", back.Total, back.Notes)
	}
	order := readText(t, `[{"ph":"X","pid":1,"tid":1,"ts":0,"dur":10,"name":"f"},{"ph":"X","pid":1,"tid":1,"ts":0,"dur":5,"name":"g"},{"ph":"X","pid":1,"tid":1,"ts":5,"dur":5.000000001,"name":"g"}]`)
	same(t, "the total of calls that stand in the order of their beginnings", order.Total, 10e-6, 1)
	same(t, "the outer one", functionNamed(t, order, "f").Self, 0, 1)
	if _, err := Read(strings.NewReader("MOJ\x03\x02" + strings.Repeat("\x80", 12) + "\x01\x00a\x00\x09\x05")); err == nil {
		t.Error("a number without end is read")
	}
}

func TestLinesOfDefsAreNotLines(t *testing.T) {
	var frames, profile []string
	for i := range 30 {
		frames = append(frames, fmt.Sprintf(`{"name":"f%d","file":"a.py","line":%d}`, i, i+1))
		profile = append(profile, fmt.Sprintf("[%d],[%d],[%d],[%d]", i, i, i, i))
	}
	p := readText(t, `{"exporter":"py-spy@0.4.3","profiles":[{"type":"sampled","unit":"seconds","samples":[`+strings.Join(profile, ",")+`],"weights":[`+
		strings.Repeat("1,", 119)+`1]}],"shared":{"frames":[`+strings.Join(frames, ",")+`]}}`)
	if p.Sampled || p.Lines != nil || p.Samples != 120 {
		t.Errorf("%v, %d lines, %d samples", p.Sampled, len(p.Lines), p.Samples)
	}
}

func TestTooLongStreams(t *testing.T) {
	l := &streamLimit{in: strings.NewReader(strings.Repeat(" ", 100)), limit: 64}
	var own *Error
	if _, err := new(bytes.Buffer).ReadFrom(l); !errors.As(err, &own) || own.FR == "" {
		t.Errorf("%v", err)
	}
}
