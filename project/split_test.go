package project

import (
	"context"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/syntax"
)

func TestCalledIndependently(t *testing.T) {
	const work = "def work(n):\n    total = 0\n    for i in range(n):\n        total += i * i\n    return total\n\n\n"
	for name, c := range map[string]struct {
		rest string
		want bool
	}{
		"in a loop whose turns are apart": {"def run(days):\n    found = []\n    for d in days:\n        found.append(work(d))\n    return found\n", true},
		"in a list":                       {"def run(days):\n    return [work(d) for d in days]\n", true},
		"each turn needs the one before":  {"def run(days):\n    last = 0\n    for d in days:\n        last = work(last + d)\n    return last\n", false},
		"in no loop":                      {"def run(days):\n    return work(len(days))\n", false},
		"nowhere":                         {"", false},
	} {
		s := NewSession(Config{Target: py.Target{Version: py.V312}, Table: knowledge.Default(), Roots: []string{"."}})
		s.Set("m.py", syntax.NewFile([]byte(work+c.rest)))
		if _, err := s.Analyze(context.Background()); err != nil {
			t.Fatal(err)
		}
		got, err := s.Split(context.Background(), "m.py", Position{Line: 0, Column: 4})
		if err != nil || got.Independent != c.want {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestWhatTheSourceSaysOfASplit(t *testing.T) {
	const work = "import time\nimport zlib\n\ndef work(n, rates=None):\n    total = 0\n    for i in range(n):\n        total += i * i\n    return total\n\n\ndef native():\n    time.sleep(1)\n    zlib.compress(b'x')\n\n\n"
	for name, c := range map[string]struct {
		rest   string
		pieces int
		sends  string
		stuck  string
	}{
		"a range":                {"def run(rates):\n    return [work(d, rates) for d in range(30)]\n", 30, "d, rates", ""},
		"a range, appended":      {"def run(rates):\n    found = []\n    for d in range(2, 12):\n        found.append(work(d, 3))\n    return found\n", 10, "d", ""},
		"who knows how many":     {"def run(days, rates):\n    return [work(d, rates=rates[0]) for d in days]\n", 0, "d, rates[0]", ""},
		"what cannot be pickled": {"def run(days):\n    key = lambda x: x\n    return [work(d, key) for d in days]\n", 0, "d, key", "key"},
	} {
		s := NewSession(Config{Target: py.Target{Version: py.V312}, Table: knowledge.Default(), Roots: []string{"."}})
		s.Set("m.py", syntax.NewFile([]byte(work+c.rest)))
		if _, err := s.Analyze(context.Background()); err != nil {
			t.Fatal(err)
		}
		got, err := s.Split(context.Background(), "m.py", Position{Line: 3, Column: 4})
		if err != nil || !got.Independent || got.Pieces != c.pieces || strings.Join(got.Sends, ", ") != c.sends || got.Stuck != c.stuck {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		native, err := s.Split(context.Background(), "m.py", Position{Line: 10, Column: 4})
		if err != nil || strings.Join(native.Native, " ") != "zlib.compress" || strings.Join(native.Waiting, " ") != "time.sleep" || native.Independent {
			t.Errorf("%s: %+v, %v", name, native, err)
		}
	}
}
