package profile

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
)

// Collapsed stacks: a line for each stack, frames from the outermost on, parted by semicolons, then a space and a count.
// py-spy, austin 3 and Tachyon write frames in three ways.
const (
	FormatPySpyRaw         Format = "pyspy-raw"
	FormatAustin           Format = "austin"
	FormatTachyonCollapsed Format = "tachyon-collapsed"
)

// dialect is how a tool writes the lines of collapsed stacks.
type dialect struct {
	format Format
	tool   string
	unit   Unit
	// stack gives the frames of a line without its numbers, and where it ran.
	stack func(line string, frames []string) (rest []string, in Thread)
	frame func(text string) frame
	// weigh reads the numbers at the end of a line.
	weigh func(p *Profile, numbers string) (c cost, ok bool)
}

// cost is what a line says of its stack.
type cost struct {
	weight  float64
	samples int64
	parts   parts
}

// longestLine is the longest line that is read; what is longer is left out.
const longestLine = 1 << 20

func isCollapsed(head []byte) bool { return dialectOf(head) != nil }

func dialectOf(head []byte) *dialect {
	if bytes.HasPrefix(head, []byte("# austin:")) {
		return &austinText
	}
	line, _, _ := bytes.Cut(bytes.TrimLeft(head, "\r\n"), []byte("\n"))
	line = bytes.TrimRight(line, "\r")
	at := bytes.LastIndexByte(line, ' ')
	if at < 0 || len(line) > longestLine {
		return nil
	}
	_, err := strconv.ParseFloat(string(line[at+1:]), 64)
	if err != nil && bytes.IndexByte(line[at+1:], ',') < 0 {
		return nil
	}
	switch {
	case bytes.HasPrefix(line, []byte("P")) && bytes.Contains(line, []byte(";T")):
		return &austinText
	case bytes.HasPrefix(line, []byte("tid:")):
		return &tachyonText
	case bytes.ContainsAny(line[:at], "();"):
		return &pyspyText
	}
	return nil
}

func readCollapsed(in *input) (*Profile, error) {
	d := dialectOf(in.head)
	t := newTally()
	p := &Profile{Format: d.format, Tool: d.tool, Clock: Wall, Unit: d.unit}
	ids := map[string]frameID{}
	var frames []string
	var stack []frameID
	err := eachLine(in, func(line string) {
		if key, value, ok := strings.Cut(line, ": "); ok && strings.HasPrefix(line, "# ") {
			austinMetadata(p, strings.TrimPrefix(key, "# "), value)
			t.knows.cpu = t.knows.cpu || line == "# mode: full"
			return
		}
		if strings.TrimSpace(line) == "" {
			return
		}
		at := strings.LastIndexByte(line, ' ')
		if at < 0 {
			t.dropped++
			return
		}
		c, ok := d.weigh(p, line[at+1:])
		if !ok {
			t.dropped++
			return
		}
		frames = splitFrames(line[:at], frames[:0])
		rest, where := d.stack(line[:at], frames)
		stack = stack[:0]
		for _, text := range rest {
			id, ok := ids[text]
			if !ok {
				id = t.frame(d.frame(text))
				ids[strings.Clone(text)] = id
			}
			stack = append(stack, id)
		}
		t.addParts(stack, c.weight, c.parts, c.samples, where)
	})
	if err != nil {
		return nil, err
	}
	t.traced = p.Unit == Bytes
	t.fill(p)
	d.finish(p, t)
	if p.Samples == 0 && len(p.Functions) == 0 && t.dropped > 0 {
		return nil, fail("none of the %d lines is a stack with a count", "aucune des %d lignes n'est une pile suivie d'un nombre", t.dropped)
	}
	return p, nil
}

// eachLine gives the lines of the file without their endings. A line that is too long is left out.
func eachLine(in *input, do func(line string)) error {
	read := int64(0)
	for {
		line, err := in.ReadSlice('\n')
		read += int64(len(line))
		if read > maxStream {
			return tooLong(maxStream)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			long, rest := bytes.Clone(line), err
			for errors.Is(rest, bufio.ErrBufferFull) {
				var more []byte
				more, rest = in.ReadSlice('\n')
				read += int64(len(more))
				if len(long) <= longestLine {
					long = append(long, more...)
				}
			}
			line, err = long, rest
		}
		if len(line) > 0 && len(line) <= longestLine {
			do(strings.TrimRight(string(line), "\r\n"))
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return readError(err)
		}
	}
}

func splitFrames(line string, into []string) []string {
	for {
		frame, rest, more := strings.Cut(line, ";")
		into = append(into, frame)
		if !more {
			return into
		}
		line = rest
	}
}
