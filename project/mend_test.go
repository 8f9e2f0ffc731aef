package project

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parahint/parahint/rules/rule"
)

// replacing is an analysis that finds each "old" and mends it with a text.
func replacing(with string) Analyze {
	return func(_ context.Context, _ Config, sources []Source) ([]Finding, error) {
		var found []Finding
		for _, s := range sources {
			for line := range s.File.LineCount() {
				if at := strings.Index(string(s.File.LineText(line)), "old"); at >= 0 {
					place := Place{s.Path, Range{Position{line, at}, Position{line, at + 3}}}
					found = append(found, Finding{Rule: mendRule, Place: place, Fixes: []Fix{{Safe: true, Edits: []Edit{{place, with}}}}})
				}
			}
		}
		return found, nil
	}
}

var mendRule = &rule.Rule{ID: "old-word", Family: rule.Blocking, Severity: rule.Warning}

// mended checks a folder with one file and makes its fixes; meanwhile is called between the two.
func mended(t *testing.T, folder, with string, meanwhile func()) *Mended {
	t.Helper()
	s, _ := ReadSettings(folder, NamesOf(nil), nil, Flags{})
	r := &Request{Project: Project{Root: folder}, Settings: s, Analyze: replacing(with)}
	report, err := Check(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	meanwhile()
	m, err := Mend(t.Context(), r, report, func(*Finding, *Fix) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestFixesKeepTheFile(t *testing.T) {
	for name, c := range map[string]struct{ before, with, after string }{
		"crlf":      {"x = 1\r\nold\r\n", "new", "x = 1\r\nnew\r\n"},
		"bom":       {"\xef\xbb\xbfold = 'é'\n", "new", "\xef\xbb\xbfnew = 'é'\n"},
		"latin-1":   {"# coding: latin-1\nx = '\xe9'; old\n", "é", "# coding: latin-1\nx = '\xe9'; \xe9\n"},
		"no ending": {"old", "new", "new"},
		"form feed": {"\fold\n", "new", "\fnew\n"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "a.py")
			if err := os.WriteFile(path, []byte(c.before), 0o640); err != nil {
				t.Fatal(err)
			}
			m := mended(t, folder, c.with, func() {})
			if len(m.Files) != 1 || len(m.Fixed) != 1 {
				t.Fatalf("%d files, %d findings mended", len(m.Files), len(m.Fixed))
			}
			if err := m.Files[0].Write(folder); err != nil {
				t.Fatal(err)
			}
			data, _ := os.ReadFile(path)
			info, _ := os.Stat(path)
			entries, _ := os.ReadDir(folder)
			if string(data) != c.after || info.Mode().Perm() != 0o640 || len(entries) != 1 {
				t.Errorf("%q, mode %v, %d entries", data, info.Mode(), len(entries))
			}
		})
	}
}

func TestFixesAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		before, with, want string
		after              func(path string)
	}{
		"changed after the fix": {"old\n", "new", "changed since", func(path string) { os.WriteFile(path, []byte("mine\n"), 0o600) }},
		"not in the encoding":   {"# coding: latin-1\nold\n", "€", "cannot be written in its encoding", func(string) {}},
		"a link by now": {"old\n", "new", "not a regular file", func(path string) {
			os.Rename(path, path+".real")
			os.Symlink(path+".real", path)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "a.py")
			if err := os.WriteFile(path, []byte(c.before), 0o600); err != nil {
				t.Fatal(err)
			}
			m := mended(t, folder, c.with, func() {})
			c.after(path)
			kept, _ := os.ReadFile(path)
			err := m.Files[0].Write(folder)
			if err == nil || !strings.Contains(WriteProblem(err).EN, c.want) {
				t.Errorf("error %v, want %q", err, c.want)
			}
			if now, _ := os.ReadFile(path); string(now) != string(kept) {
				t.Errorf("the file is now %q", now)
			}
			if n := m.FixedIn(func(path string) bool { return path != "a.py" }); n != 0 {
				t.Errorf("%d findings count as mended in a file that stays as it was", n)
			}
		})
	}
}

func TestFixesOfAFileThatChanged(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.py")
	if err := os.WriteFile(path, []byte("old\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	m := mended(t, folder, "new", func() { os.WriteFile(path, []byte("mine, old\n"), 0o600) })
	if len(m.Files) != 0 || len(m.Report.Problems) != 1 || !strings.Contains(m.Report.Problems[0].Message.EN, "changed since") {
		t.Errorf("%v, %v", m.Files, m.Report.Problems)
	}
}

func TestFixesThatMakeMore(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.py"), []byte("old\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if m := mended(t, folder, "old\nold", func() {}); len(m.Files) != 0 || len(m.Fixed) != 0 {
		t.Errorf("%v", m)
	}
}
