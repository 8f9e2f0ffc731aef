package profile

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func readText(t *testing.T, text string) *Profile {
	t.Helper()
	p, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestCollapsedFrames(t *testing.T) {
	for _, c := range []struct {
		what, text string
		want       frame
		in         Thread
	}{
		{"py-spy", "process 7:\"python a.py\";thread (9): pool_0;f (a.py:1);g (b/c.py:2) 3\n", frame{file: "b/c.py", name: "g", line: 2}, Thread{Process: "7", Name: "thread 9 (pool_0)"}},
		{"py-spy, a path with semicolons, spaces and parentheses", "f (a.py:1);g (x;y (z)/c.py:2) 3\n", frame{file: "x;y (z)/c.py", name: "g", line: 2}, Thread{}},
		{"py-spy, a lambda without a line", "f (a.py:1);<lambda> (b.py) 3\n", frame{file: "b.py", name: "<lambda>"}, Thread{}},
		{"austin, a drive letter", "P1;T0:2;C:\\a.py:f:3;C:\\b.py:g:4 17\n", frame{file: "C:\\b.py", name: "g", line: 4}, Thread{Process: "1", Name: "thread 0:2"}},
		{"austin, the garbage collector", "P1;T0:2;/a.py:f:3;:GC: 17\n", frame{name: "<GC>"}, Thread{Process: "1", Name: "thread 0:2"}},
		{"Tachyon", "tid:5;<frozen runpy>:_run_code:87;a.py:f:3 2\n", frame{file: "a.py", name: "f", line: 3}, Thread{Name: "thread 5"}},
		{"Tachyon, native code", "tid:5;a.py:f:3;<native> 2\n", frame{name: "<native>"}, Thread{Name: "thread 5"}},
		{"Tachyon, a task", "tid:5;a.py:f:3;<task>:Task-4:0 2\n", frame{file: "<task>", name: "Task-4"}, Thread{Name: "thread 5"}},
		{"Tachyon, no line", "tid:5;a.py:f:-1 2\n", frame{file: "a.py", name: "f"}, Thread{Name: "thread 5"}},
	} {
		t.Run(c.what, func(t *testing.T) {
			p := readText(t, c.text)
			f := p.Functions[0]
			if f.File != c.want.file || f.Name != c.want.name || f.Line != c.want.line || f.Self == 0 {
				t.Errorf("%q in %q at %d", f.Name, f.File, f.Line)
			}
			if c.in != (Thread{}) && (len(p.Threads) != 1 || p.Threads[0].Process != c.in.Process || p.Threads[0].Name != c.in.Name) {
				t.Errorf("threads %v", p.Threads)
			}
		})
	}
}

func TestCollapsedWeights(t *testing.T) {
	full := readText(t, "# austin: 3.7.0\n# mode: full\n\nP1;T0:1;a.py:f:1 2000000,0,10\nP1;T0:1;a.py:f:1 1000000,1,-5\n")
	if f := full.Functions[0]; f.Self != 3 || f.CPU != 2 || full.Clock != Wall || full.Samples != 2 {
		t.Errorf("full: self %v, CPU %v, %s, %d samples", f.Self, f.CPU, full.Clock, full.Samples)
	}
	memory := readText(t, "# austin: 3.7.0\n# mode: memory\n\nP1;T0:1;a.py:f:1 4096\nP1;T0:1;a.py:f:1 -1024\n")
	if f := memory.Functions[0]; f.Self != 4096 || memory.Unit != Bytes || memory.Clock != Memory || memory.Samples != 0 || len(memory.Notes) > 0 {
		t.Errorf("memory: self %v %s, %s, %d samples, %v", f.Self, memory.Unit, memory.Clock, memory.Samples, memory.Notes)
	}
	counted := readText(t, "f (a.py:1);g (a.py:2) 5\nf (a.py:1);f (a.py:1) 2\n 3\n")
	if f := functionNamed(t, counted, "f"); f.Self != 2 || f.Total != 7 || counted.Total != 10 || counted.Unit != Counts || len(counted.Functions) != 2 {
		t.Errorf("counts: self %v, total %v of %v", f.Self, f.Total, counted.Total)
	}
	damaged := readText(t, "f (a.py:1);g (a.py:2) 5\nf (a.py:1) -5\nnothing\ng (a.py:2) x\n")
	if damaged.Total != 5 || len(damaged.Notes) != 1 || damaged.Notes[0].Kind != Damaged {
		t.Errorf("damaged: %v, %v", damaged.Total, damaged.Notes)
	}
}

// collapsedText is at least size bytes of stacks as austin writes them at its default rate.
func collapsedText(size int) []byte {
	var text bytes.Buffer
	text.WriteString("# austin: 3.7.0\n# interval: 100\n# mode: wall\n\n")
	for i := 0; text.Len() < size; i++ {
		fmt.Fprintf(&text, "P4242;T0:%d", 4242+i%4)
		for depth := range 12 {
			fmt.Fprintf(&text, ";/srv/app/package_%d/module_%d.py:function_%d:%d", depth%5, (i/7+depth)%40, (i+depth*depth)%60, (i*depth)%90+1)
		}
		fmt.Fprintf(&text, " %d\n", 90+i%20)
	}
	return text.Bytes()
}

// 50 MB of collapsed stacks are read in less than 2 s and 200 MiB.
func BenchmarkCollapsed50MB(b *testing.B) {
	text := collapsedText(50_000_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(bytes.NewReader(text)); err != nil {
			b.Fatal(err)
		}
	}
}
