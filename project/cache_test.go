package project

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/parahint/parahint/rules/rule"
)

// someFindings are findings that use all that a cache must keep.
func someFindings() []Finding {
	at := func(path string, line int) Place {
		return Place{path, Range{Position{line, 4}, Position{line, 300}}}
	}
	return []Finding{
		{Rule: testRules[0], Severity: rule.Warning, Confidence: rule.Likely, Place: at("a.py", 3), Open: true,
			Message:  rule.Text{EN: "blocks", FR: "bloque"},
			Evidence: []Evidence{{at("b.py", 70000), rule.Text{EN: "calls", FR: "appelle"}}, {at("a.py", 0), rule.Text{}}}},
		{Rule: testRules[1], Severity: rule.Error, Confidence: rule.Certain, Place: at("b.py", 0), Message: rule.Text{EN: "é", FR: "\n"}},
	}
}

func someCache() *stored {
	return &stored{written: 1 << 60, depends: Hash{1, 2}, findings: someFindings(), index: []indexed{
		{File{"a.py", Stat{10, 1 << 59, 7}}, Hash{3}}, {File{"b/ç.py", Stat{0, -5, 1<<64 - 1}}, Hash{4}},
	}}
}

func TestCacheKeepsAll(t *testing.T) {
	want := someCache()
	data := encodeCache(want, Hash{9})
	if got := decodeCache(data, Hash{9}, testRules); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if decodeCache(data, Hash{8}, testRules) != nil {
		t.Error("another fingerprint was taken")
	}
	if decodeCache(data, Hash{9}, testRules[1:]) != nil {
		t.Error("a rule that is not there was taken")
	}
}

// TestDamagedCache changes each byte and cuts at each length: nothing of it may be believed.
func TestDamagedCache(t *testing.T) {
	data := encodeCache(someCache(), Hash{9})
	for i := range data {
		for _, flip := range []byte{1, 0x80, 0xff} {
			damaged := bytes.Clone(data)
			damaged[i] ^= flip
			if decodeCache(damaged, Hash{9}, testRules) != nil {
				t.Fatalf("byte %d changed by %#x goes unseen", i, flip)
			}
		}
		if decodeCache(data[:i], Hash{9}, testRules) != nil {
			t.Fatalf("cut at %d goes unseen", i)
		}
	}
}

// FuzzCache reads blocks with right checksums but any content: no panic, and no more than the bytes can hold.
func FuzzCache(f *testing.F) {
	whole := encodeCache(someCache(), Hash{})
	f.Add(whole)
	f.Add(whole[len(cacheMagic)+8:])
	f.Fuzz(func(t *testing.T, data []byte) {
		decodeCache(data, Hash{}, testRules)
		d := decoder{data: string(data)}
		s := &stored{}
		s.takeFindings(&d, testRules)
		if len(s.findings) > len(data) {
			t.Errorf("%d findings in %d bytes", len(s.findings), len(data))
		}
		d = decoder{data: string(data)}
		s.takeIndex(&d)
		if len(s.index) > len(data) {
			t.Errorf("%d files in %d bytes", len(s.index), len(data))
		}
	})
}

// cached is a project with a cache and an analysis that counts how often it is asked.
type cached struct {
	t        *testing.T
	root     string
	cache    string
	settings Settings
	analysed int
}

func newCached(t *testing.T) *cached {
	root := tree(t, map[string]string{"a.py": "x = 1\n", "b.py": "y = 2\n"})
	c := &cached{t: t, root: root, cache: filepath.Join(t.TempDir(), "p"+cacheSuffix), settings: defaults()}
	c.age("a.py")
	c.age("b.py")
	return c
}

// age makes a file old enough for its time to be trusted.
func (c *cached) age(path string) {
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(c.root, path), old, old); err != nil {
		c.t.Fatal(err)
	}
}

func (c *cached) write(path, body string) {
	if err := os.WriteFile(filepath.Join(c.root, path), []byte(body), 0o644); err != nil {
		c.t.Fatal(err)
	}
}

// check wants as many analyses in all as are given, and the same findings each time.
func (c *cached) check(name string, analysed int) *Report {
	c.t.Helper()
	r := &Request{
		Project: Project{Root: c.root}, Settings: c.settings, Rules: testRules, Cache: c.cache,
		Analyze: func(_ context.Context, _ Config, sources []Source) ([]Finding, error) {
			c.analysed++
			return someFindings(), nil
		},
	}
	report, err := Check(context.Background(), r)
	if err != nil {
		c.t.Fatal(err)
	}
	if c.analysed != analysed {
		c.t.Errorf("%s: analysed %d times, want %d", name, c.analysed, analysed)
	}
	if !reflect.DeepEqual(report.Findings, someFindings()) {
		c.t.Errorf("%s: findings are %+v", name, report.Findings)
	}
	return report
}

func TestCacheSavesTheAnalysis(t *testing.T) {
	c := newCached(t)
	c.check("cold", 1)
	c.check("warm", 1)
	c.write("a.py", "x = 2\n")
	c.check("changed", 2)
	c.check("changed a moment ago, but the same", 2)
	c.age("a.py")
	c.check("touched", 2)
	c.write("c.py", "")
	c.check("new", 3)
	os.Remove(filepath.Join(c.root, "c.py"))
	c.check("removed", 4)
	c.settings.Possible = true
	c.check("other settings", 5)
	c.check("warm again", 5)
	os.WriteFile(c.cache, []byte("parahint\x00\x01 rubbish"), 0o600)
	c.check("damaged", 6)
	c.check("mended", 6)
}

func TestCacheDoesNotHideProblems(t *testing.T) {
	c := newCached(t)
	c.write("bad.py", "# coding: klingon\n")
	c.age("bad.py")
	for i := range 2 {
		if r := c.check("with a bad file", 1); len(r.Problems) != 1 || len(r.Files) != 2 {
			t.Errorf("run %d: problems %v, files %v", i, r.Problems, r.Files)
		}
	}
}

func TestSameSizeWrittenAfterTheCache(t *testing.T) {
	c := newCached(t)
	c.check("cold", 1)
	info, _ := os.Stat(filepath.Join(c.root, "a.py"))
	// The inode, size and time stay: only the age of the time can tell.
	now := time.Now()
	os.Chtimes(filepath.Join(c.root, "a.py"), now, now)
	c.check("touched", 1)
	f, err := os.OpenFile(filepath.Join(c.root, "a.py"), os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString("z = 3\n"[:info.Size()])
	f.Close()
	os.Chtimes(filepath.Join(c.root, "a.py"), now, now)
	c.check("changed in the same moment", 2)
}

func TestPrune(t *testing.T) {
	folder := t.TempDir()
	for i, name := range []string{"old.cache", "middle.cache", "new.cache"} {
		path := filepath.Join(folder, name)
		os.WriteFile(path, make([]byte, 10), 0o600)
		at := time.Unix(int64(1000*i), 0)
		os.Chtimes(path, at, at)
	}
	prune(folder, 25)
	entries, _ := os.ReadDir(folder)
	if len(entries) != 2 || entries[0].Name() != "middle.cache" {
		t.Errorf("left: %v", entries)
	}
}

func TestCheckOverlayAndNamed(t *testing.T) {
	root := tree(t, map[string]string{"a.py": "disk", "build/b.py": "", "notes.txt": "", "big.py": "x"})
	s := defaults()
	r := &Request{
		Project: Project{Root: root}, Settings: s, Named: []string{"notes.txt"}, Folders: []string{"build"},
		Overlay: map[string][]byte{"a.py": []byte("text"), "new.py": []byte("new")},
		Analyze: func(_ context.Context, _ Config, sources []Source) ([]Finding, error) {
			if got := string(sources[0].File.Text()); got != "text" {
				t.Errorf("a.py is %q", got)
			}
			return nil, nil
		},
	}
	report, err := Check(context.Background(), r)
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	if want := []string{"a.py", "big.py", "build/b.py", "new.py", "notes.txt"}; !reflect.DeepEqual(report.Files, want) {
		t.Errorf("files are %v, want %v", report.Files, want)
	}
}

func TestPanicInAnalysisIsAnError(t *testing.T) {
	r := &Request{Project: Project{Root: tree(t, nil)}, Settings: defaults(),
		Analyze: func(context.Context, Config, []Source) ([]Finding, error) { panic("boom") }}
	if _, err := Check(context.Background(), r); err == nil {
		t.Error("no error")
	}
}

func TestTidyKeepsTheShortestChain(t *testing.T) {
	f := someFindings()
	short := f[0]
	short.Evidence = short.Evidence[:1]
	other := f[0]
	other.Rule = testRules[1]
	got := Tidy([]Finding{f[1], f[0], other, short})
	if len(got) != 3 || len(got[0].Evidence) != 1 || got[1].Rule != testRules[1] || got[2].Path != "b.py" {
		t.Errorf("got %+v", got)
	}
}
