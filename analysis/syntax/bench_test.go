package syntax

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/parahint/parahint/analysis/text"
)

// sample is Python of the given number of lines, repeated from one file of the standard library.
func sample(b *testing.B, lines int) []byte {
	source := readFile(b, stdlibFiles(b, 100)[0])
	for _, path := range stdlibFiles(b, 1) {
		if bytes.HasSuffix([]byte(path), []byte("/threading.py")) {
			source = readFile(b, path)
		}
	}
	out := bytes.Repeat(source, lines/bytes.Count(source, []byte("\n"))+1)
	return out[:NewFile(out).LineStart(lines)]
}

func BenchmarkScan(b *testing.B) {
	source := sample(b, 10_000)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		NewFile(source)
	}
}

func BenchmarkParse(b *testing.B) {
	source := sample(b, 10_000)
	f := NewFile(source)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		for _, u := range f.All() {
			Parse(u)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*f.Len()), "ns/unit")
}

func BenchmarkParseWhole(b *testing.B) {
	source := sample(b, 10_000)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		ParseWhole(source)
	}
}

// BenchmarkKeystroke types one letter in the middle of a file.
func BenchmarkKeystroke(b *testing.B) {
	for _, lines := range []int{1_000, 10_000, 50_000} {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			f := NewFile(sample(b, lines))
			at := f.LineStart(lines / 2)
			e := text.Edit{Span: text.Span{Start: at, End: at}, New: []byte("x")}
			b.ReportAllocs()
			for b.Loop() {
				f.Apply(e)
			}
		})
	}
}
