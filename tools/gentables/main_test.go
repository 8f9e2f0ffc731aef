package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestTablesAreCurrent(t *testing.T) {
	want, err := generate("../../analysis/knowledge/data")
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("../../analysis/knowledge/tables_gen.go")
	if err != nil || !bytes.Equal(have, want) {
		t.Fatalf("analysis/knowledge/tables_gen.go is stale: run go run ./tools/gentables (%v)", err)
	}
}

func TestMistakesNameTheirLine(t *testing.T) {
	for text, want := range map[string]string{
		"module m\nf() -> Nowhere":               "x.txt:2: type \"Nowhere\" has no entry",
		"module m\nf(a); unless b=1; waits lock": "x.txt:2: the signature has no parameter \"b\"",
		"module m\nf(); wakes lock":              "x.txt:2: a function has no \"wakes lock\"",
		"module m\nf()\nf()":                     "m.f is given twice",
		"module m\n    f()":                      "x.txt:2: a member without a class",
		"module m\nclass C; tall":                "a class has no \"tall\"",
		"module m\nf(a); runs a in space":        "unknown word \"space\"",
		"module m\nf(); since 3.99":              "target Python \"3.99\"",
		"module m\nwhat is this":                 "is neither a function, a class nor an attribute",
	} {
		p := newParser()
		p.parse("x.txt", text)
		p.resolve()
		if err := p.err(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, not %s", text, err, want)
		}
	}
}
