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
	// calls says that the next cost is that of so many calls of callee.
	calls  bool
	count  int64
	callee funcKey
	// made are the calls in the order of the file.
	made []callgrindCall
	// called is what the calls of each function cost.
	called map[int]float64
}

// callgrindCall is what a function spent in the calls of another.
type callgrindCall struct {
	caller, callee funcKey
	calls          int64
	total          float64
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
	for _, made := range c.made {
		if i, ok := c.index[made.callee]; ok {
			c.p.Functions[i].Calls = saturate(max(c.p.Functions[i].Calls, 0), made.calls)
		}
	}
	c.p.countBuiltins()
	c.p.sort()
	c.connect()
	return c.p, nil
}

// connect says who called whom. The functions stand in their final order.
func (c *callgrind) connect() {
	place := make(map[funcKey]int32, len(c.p.Functions))
	for i := range c.p.Functions {
		place[funcKey{c.p.Functions[i].File, c.p.Functions[i].Name, c.p.Functions[i].Line}] = int32(i)
	}
	for _, made := range c.made {
		caller, okCaller := place[made.caller]
		callee, okCallee := place[made.callee]
		if okCaller && okCallee {
			c.p.Calls = append(c.p.Calls, Call{caller, callee, made.calls, made.total})
		}
	}
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
		c.at = c.placed(c.name("fn", value))
		return true
	case ok && key == "cfn":
		c.callee = c.placed(c.name("fn", value))
		return true
	case ok && key == "calls":
		count, _, _ := strings.Cut(value, " ")
		c.calls = true
		c.count, _ = strconv.ParseInt(count, 10, 64)
		return true
	case ok:
		return key == "cfl" || key == "cfi" || key == "ob" || key == "fi" || key == "fe" || key == "cob"
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

// placed is the function of that name. Names are also given where nothing was measured: rows are made by costs.
func (c *callgrind) placed(name string) funcKey {
	if m := placedName.FindStringSubmatch(name); m != nil {
		line, _ := strconv.Atoi(m[3])
		return funcKey{m[2], m[1], line}
	}
	return funcKey{file: c.file, name: name}
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
		if len(c.made) < mostCalls && c.count >= 0 {
			c.made = append(c.made, callgrindCall{c.at, c.callee, c.count, ticks * tick})
		}
		return true
	}
	c.p.Functions[i].Self += ticks * tick
	return true
}
