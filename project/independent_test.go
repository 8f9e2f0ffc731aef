package project

import (
	"context"
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
		got, err := s.CalledIndependently(context.Background(), "m.py", Position{Line: 0, Column: 4})
		if err != nil || got != c.want {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}
