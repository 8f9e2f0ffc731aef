package server

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules"
	"github.com/parahint/parahint/rules/rule"
)

// benchText is the file that PARAHINT_BENCH_FILE names, else one of about ten thousand lines that is made up.
func benchText(b *testing.B) string {
	b.Helper()
	if name := os.Getenv("PARAHINT_BENCH_FILE"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		return string(data)
	}
	var t strings.Builder
	t.WriteString("import time, asyncio, threading\n")
	for i := range 1250 {
		fmt.Fprintf(&t, "\n\ndef helper%d(x):\n    y = x + %d\n    return y\n\n\nasync def task%d(queue):\n", i, i, i)
		if i%50 == 0 {
			t.WriteString("    time.sleep(1)\n")
		} else {
			fmt.Fprintf(&t, "    return helper%d(await queue.get())\n", i)
		}
	}
	return t.String()
}

// nameEnd is the end of a name in a body in the middle of the text.
func nameEnd(body string) (line, column int) {
	all := strings.Split(body, "\n")
	for line = len(all) / 2; ; line++ {
		if column = strings.Index(all[line], "return "); column > 0 {
			return line, len(all[line])
		}
	}
}

func benchClient(b *testing.B, capabilities obj) (*client, string) {
	c := begin(b, clientKind{capabilities: capabilities})
	body := benchText(b)
	c.open("untitled:a", body)
	return c, body
}

// forget drops what came so far.
func (c *client) forget() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.got = nil
}

// Both measure from a keystroke to its findings, decoding by the client included.

func BenchmarkKeystrokePush(b *testing.B) {
	c, body := benchClient(b, pushes)
	c.pushedAt("untitled:a", 1)
	line, column := nameEnd(body)
	version := 1
	for b.Loop() {
		c.forget()
		version++
		c.edit("untitled:a", version, replace(line, column, line, column, "x"))
		c.pushedAt("untitled:a", version)
	}
}

func BenchmarkKeystrokePull(b *testing.B) {
	c, body := benchClient(b, pulls)
	c.pull("untitled:a", "")
	line, column := nameEnd(body)
	version := 1
	for b.Loop() {
		c.forget()
		version++
		c.edit("untitled:a", version, replace(line, column, line, column, "x"))
		c.pull("untitled:a", "")
	}
}

// BenchmarkBurst is ten edits of which the last one's findings are waited for.
func BenchmarkBurst(b *testing.B) {
	c, body := benchClient(b, pushes)
	c.pushedAt("untitled:a", 1)
	line, column := nameEnd(body)
	version := 1
	for b.Loop() {
		c.forget()
		for i := range 10 {
			version++
			typed := replace(line, column, line, column, "x")
			switch i {
			case 4:
				typed = replace(line, column, line, column, "(")
			case 5:
				typed = replace(line, column, line, column+1, "")
			}
			c.edit("untitled:a", version, typed)
		}
		c.pushedAt("untitled:a", version)
	}
}

// BenchmarkRender encodes the findings of a file, as after an edit that moves them all.
func BenchmarkRender(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			o, findings := madeUp(n)
			for b.Loop() {
				if _, err := o.encode("a.py", findings); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSame compares the findings of a file with those sent before.
func BenchmarkSame(b *testing.B) {
	o, findings := madeUp(1000)
	_, again := madeUp(1000)
	known, err := o.encode("a.py", findings)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if !known.holds(o, again) {
			b.Fatal("the lists differ")
		}
	}
}

// madeUp are n findings in a text of ten thousand lines, each with evidence.
func madeUp(n int) (*outcome, []project.Finding) {
	s := newServer(context.Background(), Options{})
	s.can = features{encoding: text.UTF16, relatedInformation: true, data: true}
	r := newRoot(s, "", project.Project{Root: "/p"})
	f := syntax.NewFile([]byte(strings.Repeat("    time.sleep(1)  # é\n", 10_000)))
	o := &outcome{root: r, settled: &settled{}, disk: map[string]*syntax.File{"a.py": f}, complete: true}
	all := make([]project.Finding, n)
	for i := range all {
		place := project.Place{Path: "a.py", Range: project.Range{
			Start: project.Position{Line: i * 10, Column: 4}, End: project.Position{Line: i * 10, Column: 17}}}
		all[i] = project.Finding{Rule: rules.All()[0], Severity: rule.Warning, Place: place,
			Message: rule.Text{EN: fmt.Sprint("message of finding ", i)}, Evidence: []project.Evidence{{Place: place, Message: rule.Text{EN: "here"}}}}
	}
	return o, all
}
