package program

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
)

// generated is a module of classes with threads, locks, tasks and helpers that call one another.
func generated(classes int) []byte {
	var b strings.Builder
	b.WriteString("import asyncio, threading, time\nlock = threading.Lock()\n")
	for i := range classes {
		fmt.Fprintf(&b, `
class Worker%[1]d:
    def __init__(self, size=1):
        self.lock = threading.Lock()
        self.rows = []
        self.thread = threading.Thread(target=self.loop)
        self.thread.start()

    def loop(self):
        while self.rows:
            with self.lock:
                self.step(len(self.rows))

    def step(self, n):
        self.rows.append(helper%[1]d(n))
        return [x for x in self.rows if x]

    async def serve(self):
        task = asyncio.create_task(self.answer())
        await task
        helper%[1]d(2)

    async def answer(self):
        return await asyncio.to_thread(self.step, 1)


def helper%[1]d(n):
    with lock:
        time.sleep(n)
    return helper%[2]d(n - 1) if n else None

`, i, i/10*10+(i+1)%10)
	}
	return []byte(b.String())
}

// BenchmarkLink sets a module of 10,000 lines in a new program and brings it up to date.
func BenchmarkLink(b *testing.B) {
	f := syntax.NewFile(generated(300))
	b.ReportAllocs()
	for b.Loop() {
		p := newTest(false)
		p.Set("generated.py", f, nil)
		refresh(p)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*f.Len()), "ns/unit")
}

// BenchmarkRefresh brings a program of 10,000 lines up to date after one edit: in the text of a function, and one that
// changes what it calls.
func BenchmarkRefresh(b *testing.B) {
	source := generated(300)
	for _, edit := range []struct{ name, old, new string }{
		{"text", "self.step(len(self.rows))", "self.step(len(self.rows) + 1)"},
		{"call", "self.step(len(self.rows))", "helper0(1)"},
	} {
		b.Run(edit.name, func(b *testing.B) {
			f := syntax.NewFile(source)
			p := newTest(false)
			p.Set("generated.py", f, nil)
			refresh(p)
			at := bytes.LastIndex(source[:len(source)/2], []byte(edit.old))
			other := f.Apply(text.Edit{Span: text.Span{Start: at, End: at + len(edit.old)}, New: []byte(edit.new)})
			b.ReportAllocs()
			for b.Loop() {
				p.Set("generated.py", other, nil)
				refresh(p)
				f, other = other, f
			}
		})
	}
}
