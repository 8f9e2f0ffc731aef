package rules_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules"
	"github.com/parahint/parahint/rules/rule"
)

const (
	repairCases = "../testdata/repairs"
	// leastCases is how many pairs a rule with a repair has.
	leastCases = 3
)

var update = flag.Bool("update", false, "write the fixed files of testdata/repairs")

// repairCase is a finding of a rule in a file, or in a folder with a main.py, and what its repair makes of it.
type repairCase struct {
	rule         *rule.Rule
	name         string
	path         string // of the file or folder
	before       map[string]string
	main         string // the file that holds the directives
	target       py.Target
	repair       int  // from 1; 0 where no repair is to be offered
	safe         bool // what it must be
	python       []bound
	sees, leaves []observation
}

// fixedPath is where the fixed file or folder lies.
func (c *repairCase) fixedPath() string {
	if name, ok := strings.CutSuffix(c.path, ".py"); ok {
		return name + ".fixed.py"
	}
	return c.path + ".fixed"
}

// TestRepairs compares what the repair of a finding makes of each file below testdata/repairs with the fixed file beside
// it, and checks that nothing new is found there. The runs and the compilation of the pairs have tests of their own.
func TestRepairs(t *testing.T) {
	cases := loadCases(t)
	pairs := map[*rule.Rule]int{}
	for _, c := range cases {
		if c.repair > 0 {
			pairs[c.rule]++
		}
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.check(t)
		})
	}
	for _, r := range rules.All() {
		if n := pairs[r]; r.Repair != nil && n < leastCases {
			t.Errorf("%s has a repair and %d cases in %s, want %d", r.ID, n, repairCases, leastCases)
		}
	}
}

// loadCases reads the cases of all rules.
func loadCases(t *testing.T) []*repairCase {
	t.Helper()
	byID := map[string]*rule.Rule{}
	for _, r := range rules.All() {
		byID[r.ID] = r
	}
	paths, err := filepath.Glob(filepath.Join(repairCases, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []*repairCase
	for _, path := range paths {
		if strings.HasSuffix(path, ".fixed.py") || strings.HasSuffix(path, ".fixed") {
			continue
		}
		id := filepath.Base(filepath.Dir(path))
		c := &repairCase{rule: byID[id], path: path, name: id + "/" + filepath.Base(path), before: read(t, path), main: "main.py"}
		if strings.HasSuffix(path, ".py") {
			c.main = filepath.Base(path)
		}
		if c.rule == nil || c.rule.Repair == nil {
			t.Errorf("%s: %s is no rule with a repair", c.name, id)
			continue
		}
		if err := c.direct(); err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		cases = append(cases, c)
	}
	return cases
}

// direct reads the directives: the comments at the head of the file.
func (c *repairCase) direct() error {
	c.target, c.repair = py.Target{Version: py.V311}, 1
	said := map[string]bool{}
	for line := range strings.Lines(c.before[c.main]) {
		comment, ok := strings.CutPrefix(strings.TrimSpace(line), "# ")
		if !ok {
			break
		}
		key, value, _ := strings.Cut(comment, ":")
		said[key] = true
		if err := c.directive(key, strings.TrimSpace(value)); err != nil {
			return err
		}
	}
	if c.repair > 0 && !said["safe"] {
		return fmt.Errorf("`# safe: yes` or `# safe: no` is missing")
	}
	if said["after"] && !said["before"] {
		return fmt.Errorf("`# before:` is missing: a run after the repair shows nothing alone")
	}
	return nil
}

func (c *repairCase) directive(key, value string) (err error) {
	switch key {
	case "target":
		c.target, err = py.ParseTarget(value)
	case "start-method":
	case "repair":
		if c.repair = 0; value != "none" {
			c.repair, err = strconv.Atoi(value)
		}
	case "safe":
		if c.safe = value == "yes"; value != "yes" && value != "no" {
			err = fmt.Errorf("safe is %s", value)
		}
	case "python":
		c.python, err = parseBounds(value)
	case "before":
		c.sees, err = addObservation(c.sees, value)
	case "after":
		c.leaves, err = addObservation(c.leaves, value)
	default:
		err = fmt.Errorf("no directive: %s", key)
	}
	return err
}

func (c *repairCase) check(t *testing.T) {
	before := c.analyse(t, c.before)
	f := c.finding(t, before)
	fixes, err := before.session.Fixes(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	if c.repair == 0 {
		if len(fixes) > 0 {
			t.Errorf("a repair is offered: %s", fixes[0].Title.EN)
		}
		return
	}
	if len(fixes) < c.repair {
		t.Fatalf("%d repairs, want number %d", len(fixes), c.repair)
	}
	fix := &fixes[c.repair-1]
	checkTitle(t, fix)
	if fix.Safe != c.safe {
		t.Errorf("safe is %v", fix.Safe)
	}
	after := c.apply(t, c.before, fix)
	c.compare(t, after)
	c.improves(t, before, after)
}

func checkTitle(t *testing.T, fix *project.Fix) {
	for _, title := range []string{fix.Title.EN, fix.Title.FR} {
		if title == "" || strings.HasSuffix(title, ".") || strings.Contains(title, "%!") {
			t.Errorf("title %q", title)
		}
	}
}

// analysed is what all rules find in the files of a case.
type analysed struct {
	session *project.Session
	all     []project.Finding
}

func (c *repairCase) analyse(t *testing.T, files map[string]string) *analysed {
	t.Helper()
	config := project.Config{
		Target: c.target, Table: knowledge.Default(), Roots: []string{"."}, Possible: true,
		Panicked: func(r *rule.Rule, path string, cause any, stack []byte) {
			t.Errorf("%s panicked on %s: %v\n%s", r.ID, path, cause, stack)
		},
	}
	directives(t, c.before[c.main], &config)
	a := &analysed{session: project.NewSession(config)}
	for path, text := range files {
		a.session.Set(path, syntax.NewFile([]byte(text)))
	}
	result, err := a.session.Analyze(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range result.Paths() {
		a.all = append(a.all, result.Findings(path)...)
	}
	return a
}

// of are the findings of a rule.
func (a *analysed) of(r *rule.Rule) []project.Finding {
	return slices.DeleteFunc(slices.Clone(a.all), func(f project.Finding) bool { return f.Rule != r })
}

// finding is the finding of the rule on the line that ends in `# here`; the first one where no line does.
func (c *repairCase) finding(t *testing.T, a *analysed) *project.Finding {
	t.Helper()
	found := a.of(c.rule)
	for i := range found {
		lines := markedLines(strings.ReplaceAll(c.before[found[i].Path], "\r", ""))
		if slices.Contains(lines, found[i].Start.Line+1) {
			return &found[i]
		}
		if len(lines) > 0 {
			continue
		}
		return &found[i]
	}
	t.Fatal("the rule finds nothing there")
	return nil
}

// apply is the files after the edits of a fix.
func (c *repairCase) apply(t *testing.T, files map[string]string, fix *project.Fix) map[string]string {
	t.Helper()
	after := maps.Clone(files)
	byPath := map[string][]project.Edit{}
	for _, e := range fix.Edits {
		byPath[e.Path] = append(byPath[e.Path], e)
	}
	for path, edits := range byPath {
		text, f := files[path], syntax.NewFile([]byte(files[path]))
		var out strings.Builder
		at := 0
		for _, e := range edits {
			start, end := f.OffsetAt(e.Start.Line, e.Start.Column), f.OffsetAt(e.End.Line, e.End.Column)
			if start < at || end < start {
				t.Fatalf("edits overlap or are out of order: %v", edits)
			}
			out.WriteString(text[at:start] + e.New)
			at = end
		}
		after[path] = out.String() + text[at:]
	}
	return after
}

// compare compares files with the fixed ones.
func (c *repairCase) compare(t *testing.T, after map[string]string) {
	t.Helper()
	for path, text := range after {
		full := c.fixedPath()
		if !strings.HasSuffix(full, ".py") {
			full = filepath.Join(full, filepath.FromSlash(path))
		}
		if *update {
			if err := writeFile(full, text); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(full)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal([]byte(text), want) {
			t.Errorf("%s after the repair is\n%s\nwant\n%s", path, text, want)
		}
	}
}

func writeFile(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

// improves checks that the finding is gone and that no rule finds more, then mends what else the rule finds there, until
// there is nothing left to mend: a repair that leaves its own finding never ends.
func (c *repairCase) improves(t *testing.T, before *analysed, after map[string]string) {
	t.Helper()
	for {
		now := c.analyse(t, after)
		for _, r := range rules.All() {
			was, is := before.of(r), now.of(r)
			if len(is) > len(was) {
				t.Errorf("%s finds more than before: %s", r.ID, texts(is))
			}
			if r == c.rule && len(is) >= len(was) {
				t.Fatalf("the finding is still there: %s", texts(is))
			}
		}
		again := c.firstFix(t, now)
		if again == nil {
			return
		}
		before, after = now, c.apply(t, after, again)
	}
}

// firstFix is a fix of what the rule finds; nil when there is none.
func (c *repairCase) firstFix(t *testing.T, a *analysed) *project.Fix {
	t.Helper()
	for _, f := range a.of(c.rule) {
		fixes, err := a.session.Fixes(context.Background(), &f)
		if err != nil {
			t.Fatal(err)
		}
		if len(fixes) > 0 {
			return &fixes[min(c.repair, len(fixes))-1]
		}
	}
	return nil
}

// TestRepairsOfFixtures makes each repair that is offered for the fixtures of the rules, and checks that what it repairs
// is gone and that nothing new is found.
func TestRepairsOfFixtures(t *testing.T) {
	for _, r := range rules.All() {
		if r.Repair == nil {
			continue
		}
		entries, err := os.ReadDir(filepath.Join(fixtures, r.ID))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			path := filepath.Join(fixtures, r.ID, e.Name())
			t.Run(r.ID+"/"+e.Name(), func(t *testing.T) {
				t.Parallel()
				c := &repairCase{rule: r, before: read(t, path)}
				c.main, c.target = fixtureHead(t, c.before)
				c.repairAll(t)
			})
		}
	}
}

// fixtureHead is the file of a fixture that sets the target, and the target.
func fixtureHead(t *testing.T, files map[string]string) (string, py.Target) {
	config := project.Config{Target: py.Target{Version: py.V311}}
	main := ""
	for path, text := range files {
		was := config
		if directives(t, text, &config); config.Target != was.Target || config.StartMethod != was.StartMethod {
			main = path
		}
	}
	return main, config.Target
}

func (c *repairCase) repairAll(t *testing.T) {
	before := c.analyse(t, c.before)
	for _, f := range before.of(c.rule) {
		fixes, err := before.session.Fixes(context.Background(), &f)
		if err != nil {
			t.Fatal(err)
		}
		for i := range fixes {
			c.repair = i + 1
			t.Run(fmt.Sprintf("%s:%d/%d", f.Path, f.Start.Line+1, c.repair), func(t *testing.T) {
				checkTitle(t, &fixes[i])
				c.improves(t, before, c.apply(t, c.before, &fixes[i]))
			})
		}
	}
}
