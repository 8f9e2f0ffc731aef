package profile

import (
	"strconv"
	"strings"
)

// pyinstrument writes the tree that it shows as JSON, and whole sessions: each sample with its stack.
const (
	FormatPyinstrument Format = "pyinstrument"
	FormatPyisession   Format = "pyinstrument-session"
)

func isPyinstrument(head []byte) bool {
	b := begin(head)
	return b.has("root_frame") || b.has("start_call_stack") || b.has("frame_records")
}

// pyFrame is a node of the tree.
type pyFrame struct {
	frame
	time     float64
	children []*pyFrame
}

// deepestTree is how deep a tree is read.
const deepestTree = 2_000

func readPyinstrument(in *input) (*Profile, error) {
	p := &Profile{Format: FormatPyinstrument, Tool: "pyinstrument", Clock: Wall, Unit: Seconds}
	t := newTally()
	t.functionLines, t.traced = true, true
	s := newJSONStream(in)
	var samples int64
	s.object(func(key string) {
		switch key {
		case "start_time":
			p.Time, _ = s.number()
		case "duration":
			p.Wall, _ = s.number()
		case "cpu_time":
			p.CPU, _ = s.number()
		case "sample_count":
			samples = int64(max(s.index(), 0))
		case "min_interval":
			p.Interval, _ = s.number()
		case "root_frame":
			if root := pyTree(s, 0); root != nil {
				root.count(t, nil)
			}
		case "frame_records":
			p.Format, t.functionLines, t.traced = FormatPyisession, false, false
			pyRecords(s, t)
		}
	})
	t.fill(p)
	p.Samples = max(p.Samples, samples)
	p.Note(Limited, mainThreadOnly)
	if err := s.done(p); err != nil {
		return nil, err
	}
	if len(p.Functions) == 0 {
		p.Note(Empty, emptyText)
	}
	return p, nil
}

// pyTree reads a frame and what it calls.
func pyTree(s *jsonStream, depth int) *pyFrame {
	if depth > deepestTree || s.in.PeekKind() != '{' {
		return nil
	}
	f := &pyFrame{}
	s.object(func(key string) {
		switch key {
		case "function":
			f.name = s.text()
		case "file_path":
			f.file = s.text()
		case "line_no":
			f.line = max(s.index(), 0)
		case "time":
			f.time = weight(s)
		case "children":
			s.array(func() {
				if child := pyTree(s, depth+1); child != nil {
					f.children = append(f.children, child)
				}
			})
		}
	})
	return f
}

// count adds up the frame and what it calls. What its time is more than that of its children is its own; older versions
// write that as a child named "[self]".
func (f *pyFrame) count(t *tally, stack []frameID) {
	stack = append(stack, t.frame(f.frame))
	self := f.time
	for _, child := range f.children {
		if child.name == "[self]" {
			continue
		}
		self -= child.time
		child.count(t, stack)
	}
	if self < 0 && self > -1e-5 {
		self = 0
	}
	t.add(stack, self, 0, Thread{})
}

// pyRecords reads samples: pairs of a stack and the time until the next one.
func pyRecords(s *jsonStream, t *tally) {
	ids := map[string]frameID{}
	var stack []frameID
	s.array(func() {
		stack = stack[:0]
		var in Thread
		time, element := -1.0, 0
		s.array(func() {
			if element++; element == 2 {
				time = weight(s)
				return
			}
			s.array(func() {
				text := s.text()
				if thread, ok := pyThread(text); ok {
					in = thread
					return
				}
				id, ok := ids[text]
				if !ok {
					id = t.frame(pySessionFrame(text))
					ids[text] = id
				}
				stack = append(stack, id)
			})
		})
		t.add(stack, time, 1, in)
	})
}

// pyThread reads the frame that stands for a thread: name, "<thread>" and number.
func pyThread(text string) (in Thread, ok bool) {
	name, rest, _ := strings.Cut(text, "\x00")
	id, ok := strings.CutPrefix(rest, "<thread>\x00")
	if !ok {
		return in, false
	}
	return Thread{Name: threadName(clean(id), name)}, true
}

// pySessionFrame reads function, file and first line, parted by zeros, then marks of which "l" is the line that runs.
func pySessionFrame(text string) frame {
	head, marks, _ := strings.Cut(text, "\x01")
	f := frame{}
	var rest, line string
	f.name, rest, _ = strings.Cut(head, "\x00")
	f.file, line, _ = strings.Cut(rest, "\x00")
	f.first = lineNumber(line)
	f.line = f.first
	for mark := range strings.SplitSeq(marks, "\x01") {
		if n, ok := strings.CutPrefix(mark, "l"); ok {
			f.line = lineNumber(n)
		}
	}
	return f
}

// lineNumber is 0 of what is none.
func lineNumber(text string) int {
	n, err := strconv.ParseUint(text, 10, 31)
	if err != nil {
		return 0
	}
	return int(n)
}
