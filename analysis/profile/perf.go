package profile

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// FormatPerf is the text of `perf script`: for each sample a line with the program, process, time and event, then its
// frames, innermost first, and an empty line. Frames of Python are "py::name:path", where Python ran with -X perf.
const FormatPerf Format = "perf-script"

// perfHead reads the first line of a sample: name, process and thread, time, period, event.
var perfHead = regexp.MustCompile(`^(\S.*?)\s+(?:(\d+)/)?(\d+)\s+(?:\[\d+\]\s+)?\d+\.\d+:\s+(?:(\d+)\s+)?([\w\-/:.]+?):(?:\w*:)?\s*$`)

func isPerf(head []byte) bool {
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, "\r\n")
		if len(line) > 0 && line[0] != '#' {
			return perfHead.Match(line)
		}
	}
	return false
}

// perfClocks are the events whose period is nanoseconds on a processor.
var perfClocks = map[string]bool{"cpu-clock": true, "task-clock": true}

func readPerf(in *input) (*Profile, error) {
	p := &Profile{Format: FormatPerf, Tool: "perf", Clock: CPU, Unit: Seconds}
	r := &perfReader{t: newTally(), p: p}
	r.t.functionLines = true
	if err := eachLine(in, r.line); err != nil {
		return nil, err
	}
	r.end()
	r.t.fill(p)
	p.Sampled = false
	switch {
	case p.Samples == 0:
		p.Note(Empty, emptyText)
	case r.python == 0:
		p.Note(Limited, noPythonFrames)
	case r.python*2 < p.Samples:
		p.Note(Limited, fewPythonFrames)
	}
	return p, nil
}

// perfReader is the state between two lines.
type perfReader struct {
	t      *tally
	p      *Profile
	open   bool
	in     Thread
	weight float64
	// innermost first, and only the frames of Python.
	stack  []frameID
	python int64
}

func (r *perfReader) line(line string) {
	switch {
	case line == "":
		r.end()
	case line[0] == '\t' || line[0] == ' ' && r.open:
		if f, ok := perfFrame(strings.TrimSpace(line)); ok && len(r.stack) < deepest {
			r.stack = append(r.stack, r.t.frame(f))
		}
	case line[0] != '#':
		r.end()
		r.begin(line)
	}
}

func (r *perfReader) begin(line string) {
	m := perfHead.FindStringSubmatch(strings.TrimRight(line, " "))
	if m == nil {
		r.t.dropped++
		return
	}
	process := m[2]
	if process == "" {
		process = m[3]
	}
	r.open, r.stack, r.in = true, r.stack[:0], Thread{Process: process, Name: threadName(m[3], m[1])}
	event, _, _ := strings.Cut(m[5], ":")
	if !perfClocks[event] || m[4] == "" {
		r.p.Unit, r.weight = Counts, 1
		return
	}
	r.weight = float64(uint32(lineNumber(m[4]))) / 1e9
}

func (r *perfReader) end() {
	if !r.open {
		return
	}
	r.open = false
	if len(r.stack) > 0 {
		r.python++
	}
	slices.Reverse(r.stack)
	if len(r.stack) == 0 {
		r.stack = append(r.stack, r.t.frame(frame{name: "<native>"}))
	}
	r.t.add(r.stack, r.weight, 1, r.in)
}

// perfFrame reads "7f8bc4e960d6 py::name:path+0x5 (/tmp/perf-1.map)". The path may hold spaces and parentheses.
func perfFrame(text string) (f frame, ok bool) {
	_, text, _ = strings.Cut(text, " ")
	text, ok = strings.CutPrefix(text, "py::")
	if !ok {
		return f, false
	}
	if at := strings.LastIndex(text, " ("); at > 0 {
		text = text[:at]
	}
	if at := strings.LastIndex(text, "+0x"); at > 0 {
		text = text[:at]
	}
	at := strings.IndexByte(text, ':')
	if at < 0 {
		return frame{name: text}, true
	}
	return frame{name: text[:at], file: text[at+1:]}, true
}
