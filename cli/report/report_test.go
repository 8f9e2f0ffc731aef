package report

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/parahint/parahint/rules/rule"
)

func TestCut(t *testing.T) {
	long := strings.Repeat("a", 100) + "XY" + strings.Repeat("b", 200)
	for name, c := range map[string]struct {
		place          Place
		line           string
		before, marked int
	}{
		"plain":        {Place{Line: 1, EndLine: 1, Column: 5, EndColumn: 7, Source: []byte("x = ab")}, "x = ab", 4, 2},
		"indented":     {Place{Line: 1, EndLine: 1, Column: 3, EndColumn: 4, Source: []byte("\t\tab ")}, "ab", 0, 1},
		"wide":         {Place{Line: 1, EndLine: 1, Column: 2, EndColumn: 3, Source: []byte("日本x")}, "日本x", 2, 2},
		"many lines":   {Place{Line: 1, EndLine: 3, Column: 5, EndColumn: 1, Source: []byte("x = f(")}, "x = f(", 4, 2},
		"empty range":  {Place{Line: 1, EndLine: 1, Column: 1, EndColumn: 1, Source: []byte("x")}, "x", 0, 1},
		"past the end": {Place{Line: 1, EndLine: 1, Column: 9, EndColumn: 12, Source: []byte("x")}, "x", 1, 1},
		"long": {Place{Line: 1, EndLine: 1, Column: 101, EndColumn: 103, Source: []byte(long)},
			"…" + strings.Repeat("a", 60) + "XY" + strings.Repeat("b", 98) + "…", 61, 2},
		"escape": {Place{Line: 1, EndLine: 1, Column: 2, EndColumn: 3, Source: []byte("\x1b[31m\u202e")}, "␛[31m�", 1, 1},
	} {
		line, before, marked := cut(c.place)
		if line != c.line || before != c.before || marked != c.marked {
			t.Errorf("%s: %q, %d, %d; want %q, %d, %d", name, line, before, marked, c.line, c.before, c.marked)
		}
	}
}

func FuzzCut(f *testing.F) {
	f.Add([]byte("\tx = é\xff"), 1, 3, 1)
	f.Fuzz(func(t *testing.T, source []byte, column, endColumn, endLine int) {
		line, before, marked := cut(Place{Line: 1, Column: column, EndLine: endLine, EndColumn: endColumn, Source: source})
		if before < 0 || marked < 1 || strings.ContainsAny(line, "\x1b\r\n\t") {
			t.Errorf("%q, %d, %d", line, before, marked)
		}
	})
}

func TestPlural(t *testing.T) {
	for n, want := range map[int]string{0: "0 files/0 fichier", 1: "1 file/1 fichier", 2: "2 files/2 fichiers"} {
		got := Plural(n, oneFile, manyFiles)
		if got.EN+"/"+got.FR != want {
			t.Errorf("%d: %v, want %s", n, got, want)
		}
	}
}

// failing is a writer that is full.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("no space") }

func TestFormatsTellWhenTheyCannotWrite(t *testing.T) {
	r := &Report{Language: rule.English, Findings: []Finding{{Rule: &rule.Rule{ID: "x"}}}}
	for i, format := range []Format{Plain, Colored, JSON, Statistics, StatisticsJSON} {
		if format(failing{}, r) == nil {
			t.Errorf("format %d says nothing", i)
		}
		var b bytes.Buffer
		if err := format(&b, r); err != nil || b.Len() == 0 {
			t.Errorf("format %d: %v, %q", i, err, b.String())
		}
	}
}

func TestColors(t *testing.T) {
	r := &Report{Findings: []Finding{{Rule: &rule.Rule{ID: "x"}, Severity: rule.Error, Place: Place{Path: "a.py", Line: 1, Column: 1}}}}
	var plain, colored bytes.Buffer
	if err := errors.Join(Plain(&plain, r), Colored(&colored, r)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(plain.String(), "\x1b") || !strings.Contains(colored.String(), "\x1b[") {
		t.Errorf("plain %q\ncolored %q", plain.String(), colored.String())
	}
}
