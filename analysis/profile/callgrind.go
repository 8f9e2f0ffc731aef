package profile

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
)

// FormatCallgrind is the text that yappi saves for KCachegrind: times in units of the clock, function by function.
const FormatCallgrind Format = "callgrind"

func isCallgrind(head []byte) bool {
	return bytes.HasPrefix(head, []byte("version: 1\ncreator: ")) || bytes.HasPrefix(head, []byte("# callgrind format"))
}

// compressed is "(7) name", or "(7)" for a name that was given before.
var compressed = regexp.MustCompile(`^\((\d+)\)(?: (.*))?$`)

// tick is how long one is: yappi counts microseconds.
const tick = 1e-6

// callgrind is a file being read.
type callgrind struct {
	p     *Profile
	names map[string]string
	file  string
	// at is the function that costs belong to, and index the row of each.
	at    funcKey
	index map[funcKey]int
	// calls says that the next cost is that of a call.
	calls bool
	// called is what the calls of each function cost.
	called map[int]float64
}

// readCallgrind reads what each function cost itself, and what its calls cost it.
func readCallgrind(in *input) (*Profile, error) {
	c := &callgrind{p: &Profile{Format: FormatCallgrind, Tool: "yappi", Clock: UnknownClock, Unit: Seconds}, names: map[string]string{},
		index: map[funcKey]int{}, called: map[int]float64{}}
	dropped := 0
	err := eachLine(in, func(line string) {
		if !c.line(strings.TrimSpace(line)) {
			dropped++
		}
	})
	if err != nil {
		return nil, err
	}
	for i := range c.p.Functions {
		f := &c.p.Functions[i]
		f.Total = f.Self + c.called[i]
		c.p.Total += f.Self
	}
	if dropped > 0 {
		c.p.Note(Damaged, droppedRowsText(dropped, dropped+len(c.p.Functions)))
	}
	c.p.sort()
	return c.p, nil
}

// line reads one line and reports whether it was understood.
func (c *callgrind) line(line string) bool {
	key, value, ok := strings.Cut(line, "=")
	switch {
	case line == "" || strings.HasPrefix(line, "#") || strings.Contains(line, ": ") && !ok || strings.HasSuffix(line, ":"):
		return true
	case ok && key == "fl":
		c.file = c.name("fl", value)
		return true
	case ok && key == "fn":
		c.begin(c.name("fn", value))
		return true
	case ok && key == "calls":
		c.calls = true
		return true
	case ok:
		return key == "cfn" || key == "cfl" || key == "cfi" || key == "ob" || key == "fi" || key == "fe" || key == "cob"
	}
	return c.cost(line)
}

// name is a name that may be given by its number.
func (c *callgrind) name(kind, text string) string {
	m := compressed.FindStringSubmatch(text)
	if m == nil {
		return clean(text)
	}
	if m[2] != "" {
		c.names[kind+m[1]] = clean(m[2])
	}
	return c.names[kind+m[1]]
}

// placedName is how yappi writes the name of a function: "score /src/pricing.py:19".
var placedName = regexp.MustCompile(`^(.+?) (\S.*):(\d+)$`)

// begin turns to a function. Names are also given where nothing was measured: rows are made by costs.
func (c *callgrind) begin(name string) {
	c.at = funcKey{file: c.file, name: name}
	if m := placedName.FindStringSubmatch(name); m != nil {
		line, _ := strconv.Atoi(m[3])
		c.at = funcKey{m[2], m[1], line}
	}
}

// function is the row of the function that costs belong to.
func (c *callgrind) function(line int) int {
	i, ok := c.index[c.at]
	if !ok {
		i = len(c.p.Functions)
		c.index[c.at] = i
		c.p.Functions = append(c.p.Functions, Function{File: c.at.file, Line: max(c.at.line, line), Name: c.at.name, Calls: -1, Primitive: -1,
			SelfSamples: -1, TotalSamples: -1, Measures: Unmeasured})
	}
	return i
}

// cost is "line ticks": of the function itself, or, behind calls=, of a call.
func (c *callgrind) cost(line string) bool {
	fields := strings.Fields(line)
	if len(fields) < 2 || c.at.name == "" {
		return false
	}
	at, errAt := strconv.Atoi(strings.TrimLeft(fields[0], "+-*"))
	ticks, err := strconv.ParseFloat(fields[1], 64)
	if errAt != nil || err != nil || !measured(ticks*tick) {
		return false
	}
	i := c.function(at)
	if c.calls {
		c.calls = false
		c.called[i] += ticks * tick
		return true
	}
	c.p.Functions[i].Self += ticks * tick
	return true
}
