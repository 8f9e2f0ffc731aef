package project

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"testing"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
)

var calls = regexp.MustCompile(`\n        +[a-z_.]+\(`)

// BenchmarkKeystroke measures what typing one character into a call inside a function costs, from the edit to the
// findings of the file. PARAHINT_BENCH names the file; without it, a module of the corpus of the tests is repeated.
func BenchmarkKeystroke(b *testing.B) {
	source := benchSource(b)
	s := NewSession(Config{Target: py.Target{Version: py.V311}, Table: knowledge.Default(), Roots: []string{"."}})
	f := syntax.NewFile(source)
	s.Set("bench.py", f)
	if _, err := s.Analyze(context.Background()); err != nil {
		b.Fatal(err)
	}
	places := calls.FindAllIndex(source, -1)
	i := 0
	for b.Loop() {
		at := places[i*7919%len(places)][1] - 1
		i++
		f = f.Apply(text.Edit{Span: text.Span{Start: at, End: at}, New: []byte("x")})
		s.Set("bench.py", f)
		if _, err := s.Analyze(context.Background()); err != nil {
			b.Fatal(err)
		}
		f = f.Apply(text.Edit{Span: text.Span{Start: at, End: at + 1}})
		s.Set("bench.py", f)
		if _, err := s.Analyze(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

func benchSource(b *testing.B) []byte {
	if name := os.Getenv("PARAHINT_BENCH"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		return data
	}
	data, err := os.ReadFile("../testdata/rules/transitive-blocking-in-async/across_files/helpers.py")
	if err != nil {
		b.Fatal(err)
	}
	return bytes.Repeat(data, 300)
}
