package profile

import (
	"math"
	"strconv"
	"strings"
)

var pyspyText = dialect{
	format: FormatPySpyRaw, tool: "py-spy", unit: Counts,
	stack: pyspyStack, frame: pyspyFrame, weigh: countOf,
}

var austinText = dialect{
	format: FormatAustin, tool: "austin", unit: Seconds,
	stack: austinStack, frame: colonFrame, weigh: austinWeight,
}

var tachyonText = dialect{
	format: FormatTachyonCollapsed, tool: "Tachyon", unit: Counts,
	stack: tachyonStack, frame: colonFrame, weigh: countOf,
}

// countOf is a number of samples.
func countOf(_ *Profile, text string) (c cost, ok bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	return cost{weight: float64(n), samples: n}, err == nil && n >= 0
}

// pyspyStack takes the process and the thread off the frames. A path may hold semicolons: pieces are joined until they
// end like a frame.
func pyspyStack(_ string, pieces []string) (frames []string, in Thread) {
	for len(pieces) > 0 {
		switch {
		case strings.HasPrefix(pieces[0], "process "):
			in.Process, _, _ = strings.Cut(strings.TrimPrefix(pieces[0], "process "), ":")
		case strings.HasPrefix(pieces[0], "thread ("):
			name, ok := pyspyThreadFrame(pieces[0])
			if !ok {
				return joined(pieces, isPyspyFrame), in
			}
			in.Name = name
		default:
			return joined(pieces, isPyspyFrame), in
		}
		pieces = pieces[1:]
	}
	return nil, in
}

func isPyspyFrame(s string) bool { return strings.HasSuffix(s, ")") }

// joined puts pieces together until each is whole; a last one that is not stays as it is.
func joined(pieces []string, whole func(string) bool) []string {
	kept := pieces[:0]
	open := ""
	for _, piece := range pieces {
		if open != "" {
			piece = open + ";" + piece
		}
		if !whole(piece) {
			open = piece
			continue
		}
		kept, open = append(kept, piece), ""
	}
	if open != "" {
		kept = append(kept, open)
	}
	return kept
}

// pyspyFrame reads "name (path:line)"; the line may be missing, and both may have parentheses.
func pyspyFrame(text string) frame {
	at := lastParenthesis(text)
	if at < 0 {
		return frame{name: text}
	}
	f := frame{name: text[:at], file: text[at+2 : len(text)-1]}
	if colon := strings.LastIndexByte(f.file, ':'); colon > 0 {
		if n, err := strconv.Atoi(f.file[colon+1:]); err == nil {
			f.file, f.line = f.file[:colon], n
		}
	}
	return f
}

// lastParenthesis is where the blank before the last pair of parentheses is, those within it left aside; -1 is nowhere.
func lastParenthesis(text string) int {
	if !strings.HasSuffix(text, ")") {
		return -1
	}
	depth := 0
	for i := len(text) - 1; i > 0; i-- {
		switch text[i] {
		case ')':
			depth++
		case '(':
			depth--
			if depth <= 0 && text[i-1] == ' ' {
				return i - 1
			}
		}
		if depth <= 0 {
			break
		}
	}
	return strings.LastIndex(text, " (")
}

// austinStack takes "P1" and "T0:1" off the frames.
func austinStack(_ string, pieces []string) (frames []string, in Thread) {
	if len(pieces) > 0 && strings.HasPrefix(pieces[0], "P") {
		in.Process, pieces = pieces[0][1:], pieces[1:]
	}
	if len(pieces) > 0 && strings.HasPrefix(pieces[0], "T") {
		in.Name, pieces = "thread "+pieces[0][1:], pieces[1:]
	}
	return joined(pieces, endsInLine), in
}

func tachyonStack(_ string, pieces []string) (frames []string, in Thread) {
	if len(pieces) > 0 && strings.HasPrefix(pieces[0], "tid:") {
		in.Name, pieces = "thread "+pieces[0][len("tid:"):], pieces[1:]
	}
	return joined(pieces, func(s string) bool { return endsInLine(s) || strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") }), in
}

// endsInLine reports whether the text ends in a colon and a number, or is one of austin's marks, such as ":GC:". Tachyon
// writes line -1 where it has none.
func endsInLine(s string) bool {
	if strings.HasPrefix(s, ":") && strings.HasSuffix(s, ":") {
		return true
	}
	digits := len(s)
	for digits > 0 && s[digits-1] >= '0' && s[digits-1] <= '9' {
		digits--
	}
	return digits < len(s) && strings.HasSuffix(strings.TrimSuffix(s[:digits], "-"), ":")
}

// colonFrame reads "path:name:line". A path may begin with a drive letter, a name hold colons: both are cut from the right.
func colonFrame(text string) frame {
	if text == ":GC:" {
		return collecting
	}
	if !endsInLine(text) || strings.HasPrefix(text, ":") {
		return frame{name: strings.Trim(text, ":")}
	}
	at := strings.LastIndexByte(text, ':')
	line, err := strconv.Atoi(text[at+1:])
	if err != nil || line > math.MaxInt32 {
		return frame{name: text}
	}
	name := strings.LastIndexByte(text[:at], ':')
	if name <= 1 {
		return frame{name: text[:at], line: line}
	}
	return frame{file: text[:name], name: text[name+1 : at], line: line}
}

// austinWeight is a time in microseconds, in the full mode "time,idle,bytes", in the memory mode bytes, which are below
// zero where memory was given back.
func austinWeight(p *Profile, text string) (c cost, ok bool) {
	text, more, full := strings.Cut(text, ",")
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return c, false
	}
	if p.Unit == Bytes {
		return cost{weight: float64(max(n, 0)), samples: 1}, true
	}
	c = cost{weight: float64(n) / 1e6, samples: 1}
	if full && strings.HasPrefix(more, "0") {
		c.parts.cpu = c.weight
	}
	return c, n >= 0
}

// austinMetadata takes what austin says of the run.
func austinMetadata(p *Profile, key, value string) {
	switch key {
	case "austin":
		p.Tool = "austin " + clean(value)
	case "interval":
		if us, err := strconv.ParseInt(value, 10, 64); err == nil && us > 0 {
			p.Interval = float64(us) / 1e6
		}
	case "duration":
		if us, err := strconv.ParseInt(value, 10, 64); err == nil && us > 0 {
			p.Wall = float64(us) / 1e6
		}
	case "mode":
		p.Clock = austinModes[value]
		if p.Clock == Memory {
			p.Unit = Bytes
		}
	}
}

var austinModes = map[string]Clock{"wall": Wall, "cpu": CPU, "memory": Memory, "full": Wall, "": UnknownClock}

// finish says what is special in the dialect, when all lines are read.
func (d *dialect) finish(p *Profile, t *tally) {
	if p.Clock == "" {
		p.Clock = UnknownClock
	}
	if p.Format == FormatPySpyRaw && t.sameLines() {
		p.linesAreFirst()
	}
	if p.Format == FormatTachyonCollapsed {
		p.Clock = UnknownClock
	}
	if p.Samples == 0 && len(p.Functions) == 0 {
		p.Note(Empty, emptyText)
	}
}
