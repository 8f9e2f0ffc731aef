package program

import (
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/syntax"
)

const chainOfCalls = `import time

def low():
    time.sleep(1)

def mid():
    low()

async def top():
    mid()
`

// edited loads the chain, replaces a piece of its text, and brings the links up to date, but not the graph.
func edited(t *testing.T, old, now string) *Program {
	t.Helper()
	file := syntax.NewFile([]byte(chainOfCalls))
	p := newTest(true)
	p.Set("a.py", file, nil)
	refresh(p)
	if !strings.Contains(chainOfCalls, old) {
		t.Fatalf("no %q", old)
	}
	p.Set("a.py", syntax.NewFile([]byte(strings.Replace(chainOfCalls, old, now, 1))), nil)
	p.relinked(func() bool { return false })
	return p
}

// TestGraphStays holds which edits have the graph worked out again, and that the ways through it are right either way.
func TestGraphStays(t *testing.T) {
	for name, c := range map[string]struct {
		old, now string
		// dirty, effects and calls say what must be worked out again: all, who blocks, and who runs where.
		dirty, effects, calls bool
		// chain are the functions from top down to what blocks.
		chain string
	}{
		"a call that leaves the project": {"    low()\n\na", "    print(1)\n    low()\n\na", false, false, false, "top mid low"},
		"a call that blocks":             {"    low()\n\na", "    time.sleep(2)\n    low()\n\na", false, true, false, "top mid"},
		"no call that blocks any more":   {"time.sleep(1)", "print(1)", false, true, false, ""},
		"another call in the project":    {"    mid()\n", "    low()\n", false, true, true, "top low"},
		"a new function":                 {"def mid", "def new(): pass\n\ndef mid", false, true, true, "top mid low"},
		"a generator":                    {"    low()\n\na", "    low()\n    yield\n\na", true, false, false, ""},
		"a comment on it":                {"def low():", "def low():  # parahint: non-blocking", true, false, false, ""},
	} {
		p := edited(t, c.old, c.now)
		if p.dirty != c.dirty || !c.dirty && (len(p.blockers) > 0 != c.effects || len(p.met) > 0 != c.calls) {
			t.Errorf("%s: dirty %v, effects %v, calls %v", name, p.dirty, len(p.blockers) > 0, len(p.met) > 0)
		}
		refresh(p)
		var chain []string
		for _, h := range p.Chain(function(p, "top"), knowledge.Unbounded) {
			chain = append(chain, h.Func.Name)
			if h.To != nil && h.Call.Targets[0] != h.To {
				t.Errorf("%s: the call in %s is another one", name, h.Func.Name)
			}
		}
		if got := strings.Join(chain, " "); got != c.chain {
			t.Errorf("%s: chain %q, want %q", name, got, c.chain)
		}
		way := p.WayTo(function(p, "low"), knowledge.Loop)
		for _, h := range way.Hops {
			if h.Call.Targets[0] != h.To {
				t.Errorf("%s: the way to low goes through another call of %s", name, h.Func.Name)
			}
		}
	}
}

func function(p *Program, name string) *Func {
	for _, f := range p.funcs {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// TestBindingsInOrder holds that the bindings of a name stand in the order of the text, whichever came last.
func TestBindingsInOrder(t *testing.T) {
	const source = "def a(): pass\n\ndef a(): return 1\n"
	p := newTest(true)
	p.Set("a.py", syntax.NewFile([]byte(source)), nil)
	p.Set("a.py", syntax.NewFile([]byte("def a(): return 2\n\ndef a(): return 1\n")), nil)
	m := p.Module("a.py")
	if binds := p.names(m, "a"); len(binds) != 2 || binds[0].Unit != m.Units[0] || binds[1].Unit != m.Units[1] {
		t.Errorf("the bindings are in the wrong order")
	}
}
