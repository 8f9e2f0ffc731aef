package project

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rule"
)

// fixtureFiles are all fixtures of the rules, as one project: folders without __init__.py import their siblings.
func fixtureFiles(t testing.TB) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := "../testdata/rules"
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(p, ".py") {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(root, p)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func newTestSession(t testing.TB) *Session {
	return NewSession(Config{Target: py.Target{Version: py.V311}, Table: knowledge.Default(), Roots: []string{"."}, Possible: true,
		Panicked: func(r *rule.Rule, path string, cause any, stack []byte) {
			t.Errorf("%s panicked on %s: %v\n%s", r.ID, path, cause, stack)
		}})
}

// typed are pieces that edits put in: what opens and closes, what starts concurrency, what breaks code.
var typed = []string{"(", ")", "\"\"\"", "\n", "    ", "x", ".", "await ", "async ", "def f():\n    pass\n", "import time\n", "time.sleep(1)\n",
	"class A:\n    pass\n", "self.", "return ", "#", "\\", "global n\n", "with lock:\n", ":", "\r", "é", "= "}

func randomEdit(r *rand.Rand, content string) text.Edit {
	at := r.IntN(len(content) + 1)
	switch r.IntN(4) {
	case 0:
		return text.Edit{Span: text.Span{Start: at, End: min(len(content), at+r.IntN(40))}}
	case 1: // a line is repeated elsewhere
		from := r.IntN(len(content) + 1)
		line := content[from:min(len(content), from+r.IntN(120))]
		return text.Edit{Span: text.Span{Start: at, End: at}, New: []byte(line)}
	}
	return text.Edit{Span: text.Span{Start: at, End: at}, New: []byte(typed[r.IntN(len(typed))])}
}

// TestEditsEqualFreshStart edits files at random and compares the findings of the session that saw every edit with those
// of one that sees only the last texts.
func TestEditsEqualFreshStart(t *testing.T) {
	for seed := range uint64(seeds()) {
		r := rand.New(rand.NewPCG(seed, 7))
		original := fixtureFiles(t)
		paths := make([]string, 0, len(original))
		files := map[string]*syntax.File{}
		s := newTestSession(t)
		for path, content := range original {
			paths = append(paths, path)
			files[path] = syntax.NewFile([]byte(content))
			s.Set(path, files[path])
		}
		slices.Sort(paths)
		for range 60 {
			path := paths[r.IntN(len(paths))]
			if r.IntN(10) == 0 {
				files[path] = syntax.NewFile([]byte(original[path]))
			} else {
				content := string(files[path].Text())
				files[path] = files[path].Apply(randomEdit(r, content))
			}
			s.Set(path, files[path])
			if r.IntN(4) == 0 {
				sameAsFresh(t, s, files, seed)
			}
			if t.Failed() {
				return
			}
		}
	}
}

func sameAsFresh(t *testing.T, s *Session, files map[string]*syntax.File, seed uint64) {
	t.Helper()
	kept, err := s.Analyze(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	fresh := newTestSession(t)
	for path, f := range files {
		fresh.Set(path, syntax.NewFile(f.Text()))
	}
	want, err := fresh.Analyze(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for path := range files {
		if a, b := kept.Findings(path), want.Findings(path); !reflect.DeepEqual(a, b) {
			t.Errorf("seed %d: %s: after edits:\n%v\nfresh:\n%v", seed, path, briefly(a), briefly(b))
			if dir := os.Getenv("PARAHINT_KEEP"); dir != "" {
				_ = os.WriteFile(filepath.Join(dir, "failed.py"), files[path].Text(), 0o600)
			}
		}
	}
}

func briefly(list []Finding) string {
	var b strings.Builder
	for _, f := range list {
		b.WriteString(f.Path + " " + f.Rule.ID + " " + f.Message.EN + "\n")
		for _, e := range f.Evidence {
			b.WriteString("    " + e.Path + " " + e.Message.EN + "\n")
		}
	}
	return b.String()
}

// seeds is how many sequences of edits are tried; PARAHINT_SEEDS asks for more.
func seeds() int {
	n, err := strconv.Atoi(os.Getenv("PARAHINT_SEEDS"))
	if err != nil {
		return 3
	}
	return n
}
