package rules_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/syntax"
	textpkg "github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules"
	"github.com/parahint/parahint/rules/rule"
)

const fixtures = "../testdata/rules"

// check runs one rule over files and gives its findings, by path and line from 1.
func check(t *testing.T, id string, files map[string]string) map[string][]project.Finding {
	t.Helper()
	also := ""
	for _, text := range files {
		if _, rest, ok := strings.Cut(text, "# also: "); ok {
			also, _, _ = strings.Cut(rest, "\n")
		}
	}
	config := project.Config{
		Target: py.Target{Version: py.V311}, Table: knowledge.Default(), Roots: []string{"."}, Possible: true,
		Enabled: func(r *rule.Rule) bool { return r.ID == id || r.ID == also },
		Panicked: func(r *rule.Rule, path string, cause any, stack []byte) {
			t.Errorf("%s panicked on %s: %v\n%s", r.ID, path, cause, stack)
		},
	}
	for _, text := range files {
		directives(t, text, &config)
	}
	s := project.NewSession(config)
	for path, text := range files {
		s.Set(path, syntax.NewFile([]byte(text)))
	}
	result, err := s.Analyze(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]project.Finding{}
	for _, path := range result.Paths() {
		for _, f := range result.Findings(path) {
			if f.Rule.ID != id {
				continue
			}
			key := path + ":" + strconv.Itoa(f.Start.Line+1)
			found[key] = append(found[key], f)
		}
	}
	return found
}

// directives reads comments such as `# target: 3.14t` and `# start-method: spawn`.
func directives(t *testing.T, text string, c *project.Config) {
	for line := range strings.Lines(text) {
		if v, ok := strings.CutPrefix(line, "# target: "); ok {
			target, err := py.ParseTarget(strings.TrimSpace(v))
			if err != nil {
				t.Fatal(err)
			}
			c.Target = target
		}
		if v, ok := strings.CutPrefix(line, "# start-method: "); ok {
			c.StartMethod = py.StartMethod(strings.TrimSpace(v))
		}
	}
}

var want = regexp.MustCompile(`# want (.*)$`)

// TestFixtures compares what each rule says of its fixtures with the `# want "regexp"` beside the lines. The regexp is
// matched against "severity: message", with "possible" before it where the finding is no more than that, then the notes of the evidence, one a line.
func TestFixtures(t *testing.T) {
	for _, r := range rules.All() {
		folder := filepath.Join(fixtures, r.ID)
		entries, err := os.ReadDir(folder)
		if err != nil || len(entries) == 0 {
			t.Errorf("rule %s has no fixtures in %s", r.ID, folder)
			continue
		}
		for _, e := range entries {
			t.Run(r.ID+"/"+e.Name(), func(t *testing.T) {
				compare(t, r.ID, read(t, filepath.Join(folder, e.Name())))
			})
		}
	}
}

// read is a fixture: a file, or a folder that is a project of its own.
func read(t *testing.T, path string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(p, ".py") {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(path, p)
		if rel == "." {
			rel = filepath.Base(p)
		}
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func compare(t *testing.T, id string, files map[string]string) {
	t.Helper()
	found := check(t, id, files)
	for path, text := range files {
		for i, line := range strings.Split(text, "\n") {
			key := fmt.Sprintf("%s:%d", path, i+1)
			m := want.FindStringSubmatch(line)
			expected := []string{}
			if m != nil {
				expected = patterns(t, m[1])
			}
			said := found[key]
			if len(said) != len(expected) {
				t.Errorf("%s: %d findings, want %d: %s", key, len(said), len(expected), texts(said))
				continue
			}
			for i, pattern := range expected {
				if !regexp.MustCompile("(?s)" + pattern).MatchString(textOf(said[i])) {
					t.Errorf("%s: %q does not match %q", key, textOf(said[i]), pattern)
				}
			}
		}
	}
}

func patterns(t *testing.T, s string) []string {
	t.Helper()
	var all []string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		quoted, err := strconv.QuotedPrefix(s)
		if err != nil {
			t.Fatalf("want %s: %v", s, err)
		}
		pattern, _ := strconv.Unquote(quoted)
		all = append(all, pattern)
		s = s[len(quoted):]
	}
	return all
}

func textOf(f project.Finding) string {
	first := f.Severity.String() + ": " + f.Message.EN
	if f.Confidence == rule.Possible {
		first = "possible " + first
	}
	lines := []string{first}
	for _, e := range f.Evidence {
		lines = append(lines, e.Path+": "+e.Message.EN)
	}
	return strings.Join(lines, "\n")
}

func texts(found []project.Finding) string {
	var all []string
	for _, f := range found {
		all = append(all, textOf(f))
	}
	return strings.Join(all, "; ")
}

// TestPages checks that each rule has a page in both languages, that its bad example is found on the marked line, and
// that its good one is not.
func TestPages(t *testing.T) {
	for _, r := range rules.All() {
		t.Run(r.ID, func(t *testing.T) {
			for _, lang := range []rule.Language{rule.English, rule.French} {
				if p := rules.Page(r.ID, lang); !strings.HasPrefix(p, "# "+r.Title.In(lang)+"\n") {
					t.Errorf("the page in %q does not begin with the title %q", lang, r.Title.In(lang))
				}
			}
			bad, good := rules.Example(r.ID)
			marked := markedLines(bad)
			if len(marked) == 0 || good == "" {
				t.Fatal("the page needs a bad example with a line that ends in `# here`, and a good one")
			}
			found := check(t, r.ID, map[string]string{"example.py": bad})
			if len(found) != len(marked) {
				t.Errorf("bad example: found %v, want lines %v", found, marked)
			}
			for _, line := range marked {
				if len(found["example.py:"+strconv.Itoa(line)]) == 0 {
					t.Errorf("bad example: nothing found on line %d", line)
				}
			}
			if found := check(t, r.ID, map[string]string{"example.py": good}); len(found) > 0 {
				t.Errorf("good example: %v", found)
			}
		})
	}
}

func markedLines(text string) []int {
	var lines []int
	for i, line := range strings.Split(text, "\n") {
		if strings.HasSuffix(line, "# here") {
			lines = append(lines, i+1)
		}
	}
	return lines
}

var verbs = regexp.MustCompile(`%(\[\d+\])?[a-z]`)

// TestTexts checks that both languages are there and fill the same verbs.
func TestTexts(t *testing.T) {
	for _, r := range rules.All() {
		for _, text := range []rule.Text{r.Title, r.Message} {
			en, fr := verbs.FindAllString(text.EN, -1), verbs.FindAllString(text.FR, -1)
			slices.Sort(en)
			slices.Sort(fr)
			if text.EN == "" || text.FR == "" || !slices.Equal(en, fr) {
				t.Errorf("%s: %q and %q do not say the same", r.ID, text.EN, text.FR)
			}
		}
	}
}

// TestPrefixes types every fixture, a few characters at a time, and checks that no rule panics on what stands there.
func TestPrefixes(t *testing.T) {
	for _, r := range rules.All() {
		for path, text := range read(t, filepath.Join(fixtures, r.ID)) {
			typeText(t, path, text)
		}
	}
}

func typeText(t *testing.T, path, text string) {
	t.Helper()
	s := project.NewSession(project.Config{
		Target: py.Target{Version: py.V311}, Table: knowledge.Default(), Roots: []string{"."}, Possible: true,
		Panicked: func(r *rule.Rule, path string, cause any, stack []byte) {
			t.Errorf("%s panicked on %s: %v\n%s", r.ID, path, cause, stack)
		},
	})
	const step = 23
	f := syntax.NewFile(nil)
	for at := 0; at < len(text); at += step {
		f = f.Apply(textpkg.Edit{Span: textpkg.Span{Start: at, End: at}, New: []byte(text[at:min(at+step, len(text))])})
		s.Set(path, f)
		if _, err := s.Analyze(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
}
