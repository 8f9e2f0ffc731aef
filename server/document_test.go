package server

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
)

// accents needs columns of the client: é is two bytes and one unit, 𝄞 four bytes and two units.
const accents = "import time\n\nasync def f():\n    \"é𝄞\"; time.sleep(1)\n"

func TestColumns(t *testing.T) {
	for encoding, want := range map[string]string{
		"utf-16": "3:11-3:24 blocking-call-in-async",
		"utf-8":  "3:14-3:27 blocking-call-in-async",
		"utf-32": "3:11-3:24 blocking-call-in-async",
	} {
		t.Run(encoding, func(t *testing.T) {
			c := begin(t, clientKind{capabilities: with(pushes, "general", obj{"positionEncodings": []string{"utf-32", encoding}})})
			c.open("untitled:a", accents)
			if found := c.pushedAt("untitled:a", 1); lines(found) != want {
				t.Errorf("%s, want %s", lines(found), want)
			}
		})
	}
}

func TestEdits(t *testing.T) {
	const at3 = "3:4-3:17 blocking-call-in-async"
	tests := []struct {
		name, before string
		edits        []obj
		want         string
	}{
		{"insert a line", sleeper, []obj{replace(0, 0, 0, 0, "\n")}, "4:4-4:17 blocking-call-in-async"},
		{"several edits, each on what the one before left", "import time\n", []obj{
			replace(1, 0, 1, 0, "\nasync def f():\n"), replace(3, 0, 3, 0, "    time.sleep(1)\n")}, at3},
		{"the whole text", "x = 1\n", []obj{whole(sleeper)}, at3},
		{"the whole text, then a part", "x = 1\n", []obj{whole("import time\n"), replace(1, 0, 1, 0, "\nasync def f():\n    time.sleep(1)\n")}, at3},
		{"reversed range", "import time\n\nasync def f():\n    pass\n", []obj{replace(3, 8, 3, 4, "time.sleep(1)")}, at3},
		{"column out of bounds", "import time\n\nasync def f():\n    pass\n", []obj{replace(3, 4, 3, 4_000_000_000, "time.sleep(1)")}, at3},
		{"line out of bounds", "import time\n\nasync def f():\n", []obj{replace(90, 0, 95, 3, "    time.sleep(1)\n")}, at3},
		{"start in a surrogate pair", "import time\n\nasync def f():\n    𝄞\n", []obj{replace(3, 5, 3, 6, "time.sleep(1)")}, at3},
		{"column between CR and LF", "import time\r\n\r\nasync def f():\r\n    pass\r\n", []obj{replace(3, 9, 3, 9, "; time.sleep(1)")}, "3:10-3:23 blocking-call-in-async"},
		{"CR, then LF behind it", "import time\r\rasync def f():\r    time.sleep(1)\r", []obj{replace(1, 0, 1, 0, "\n")}, at3},
		{"delete LF of CRLF by lines", "import time\r\nx\r\nasync def f():\r\n    time.sleep(1)\r\n", []obj{replace(1, 0, 2, 0, "")}, "2:4-2:17 blocking-call-in-async"},
		{"nothing", sleeper, nil, at3},
		{"empty the text", sleeper, []obj{replace(0, 0, 9, 9, "")}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := begin(t, clientKind{capabilities: pushes})
			c.open("untitled:a", test.before)
			c.edit("untitled:a", 2, test.edits...)
			if found := c.pushedAt("untitled:a", 2); lines(found) != test.want {
				t.Errorf("%s, want %s", lines(found), test.want)
			}
		})
	}
}

func TestBadDocuments(t *testing.T) {
	tests := map[string]func(c *client){
		"changed without being open": func(c *client) { c.edit("untitled:b", 2, whole("x")) },
		"closed without being open":  func(c *client) { c.close("untitled:b") },
		"closed twice":               func(c *client) { c.open("untitled:b", sleeper); c.close("untitled:b"); c.close("untitled:b") },
		"saved without being open":   func(c *client) { c.notify("textDocument/didSave", obj{"textDocument": obj{"uri": "untitled:b"}}) },
		"closed while analysed":      func(c *client) { c.open("untitled:b", strings.Repeat(sleeper, 500)); c.close("untitled:b") },
		"no URI":                     func(c *client) { c.open("not a uri", sleeper) },
		"git":                        func(c *client) { c.open("git:/a.py?ref", sleeper) },
	}
	for name, do := range tests {
		t.Run(name, func(t *testing.T) {
			c := begin(t, clientKind{capabilities: pushes})
			do(c)
			c.open("untitled:a", sleeper)
			if found := c.pushedAt("untitled:a", 1); len(found) != 1 {
				t.Errorf("findings %s", lines(found))
			}
			if all := c.pushed("git:/a.py?ref"); len(all) > 0 {
				t.Errorf("a text of git was checked: %v", all)
			}
		})
	}
}

func TestOpenedTwice(t *testing.T) {
	c := begin(t, clientKind{capabilities: pulls})
	c.open("untitled:a", "x = 1\n")
	c.open("untitled:a", sleeper)
	if _, _, found := c.pull("untitled:a", ""); len(found) != 1 {
		t.Errorf("findings %s", lines(found))
	}
}

func TestVersionsBackwards(t *testing.T) {
	c := begin(t, clientKind{capabilities: pulls})
	c.open("untitled:a", "x = 1\n")
	c.edit("untitled:a", 9, whole("y = 1\n"))
	c.edit("untitled:a", 3, whole(sleeper))
	if _, _, found := c.pull("untitled:a", ""); len(found) != 1 {
		t.Errorf("findings %s", lines(found))
	}
}

// TestAnyEditsEqualAFreshStart sends random edits in UTF-16 and compares with the final text opened anew.
func TestAnyEditsEqualAFreshStart(t *testing.T) {
	pieces := []string{
		"async def g():\n    time.sleep(1)\n", "import time\n", "é𝄞", "\r\n", "\n", "\r", "\"\"\"", "(", ")", "    ", "# 𝄞\n",
		"class A:\n    async def m(self):\n        time.sleep(2)\n", "await x\n", "time.sleep(3)", "\"é\"; time.sleep(4)\n",
	}
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 1))
			c := begin(t, clientKind{capabilities: pulls})
			lines16 := newModel(accents)
			c.open("untitled:a", accents)
			for version := range 60 {
				l1, c1, l2, c2 := lines16.random(rng)
				text := pieces[rng.IntN(len(pieces))]
				lines16.replace(l1, c1, l2, c2, text)
				c.edit("untitled:a", version+2, replace(l1, c1, l2, c2, text))
			}
			_, _, edited := c.pull("untitled:a", "")
			c.open("untitled:b", lines16.String())
			_, _, fresh := c.pull("untitled:b", "")
			if lines(edited) != lines(fresh) {
				t.Errorf("edited: %s\nfresh:  %s\n%q", lines(edited), lines(fresh), lines16.String())
			}
		})
	}
}

// model is a text as a client has it: units of UTF-16, lines ended by CR, LF or CRLF.
type model struct{ units []uint16 }

func newModel(text string) *model { return &model{utf16.Encode([]rune(text))} }

func (m *model) String() string { return string(utf16.Decode(m.units)) }

// starts are where lines begin.
func (m *model) starts() []int {
	starts := []int{0}
	for i, u := range m.units {
		if u == '\n' || u == '\r' && (i+1 == len(m.units) || m.units[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// random is a short range at whole characters.
func (m *model) random(rng *rand.Rand) (l1, c1, l2, c2 int) {
	at := m.whole(rng.IntN(len(m.units) + 1))
	end := m.whole(min(at+rng.IntN(6), len(m.units)))
	l1, c1 = m.position(at)
	l2, c2 = m.position(max(at, end))
	return
}

// whole moves a place out of a surrogate pair and out of a CRLF.
func (m *model) whole(at int) int {
	if at > 0 && at < len(m.units) && (utf16.IsSurrogate(rune(m.units[at-1])) && m.units[at]>>10 == 0xDC00>>10 || m.units[at] == '\n' && m.units[at-1] == '\r') {
		return at - 1
	}
	return at
}

func (m *model) position(at int) (line, column int) {
	starts := m.starts()
	for line+1 < len(starts) && starts[line+1] <= at {
		line++
	}
	return line, at - starts[line]
}

func (m *model) replace(l1, c1, l2, c2 int, text string) {
	starts := m.starts()
	a, b := starts[l1]+c1, starts[l2]+c2
	next := append([]uint16{}, m.units[:a]...)
	next = append(next, utf16.Encode([]rune(text))...)
	m.units = append(next, m.units[b:]...)
}
