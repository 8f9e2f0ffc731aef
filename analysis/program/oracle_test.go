package program

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
)

const traced = "../../testdata/contexts"

// TestContextsContainObserved runs the programs of testdata/contexts under a tracer, with every interpreter at hand, and
// holds that each function is known to run in the contexts in which it was seen, unless what runs it is not known.
func TestContextsContainObserved(t *testing.T) {
	if testing.Short() {
		t.Skip("starts interpreters")
	}
	pythons := interpreters()
	if len(pythons) == 0 {
		t.Fatal("no python3 from 3.8 on is found: on PATH, in ~/.pyenv/versions, or in the folders of PARAHINT_PYTHONS")
	}
	paths, err := filepath.Glob(traced + "/*.py")
	if err != nil || len(paths) < 20 {
		t.Fatalf("%d programs: %v", len(paths), err)
	}
	sum := &tally{}
	t.Run("programs", func(t *testing.T) {
		for _, path := range paths {
			t.Run(filepath.Base(path), func(t *testing.T) { sum.program(t, path, pythons) })
		}
	})
	t.Logf("%d functions ran, of %d not all is known; of %d contexts known of the others %d were not seen (%.0f in 100)",
		sum.ran, sum.unknown, sum.known, sum.unseen, 100*float64(sum.unseen)/float64(max(sum.known, 1)))
}

// tally counts functions that ran, and what is known of them.
type tally struct{ ran, unknown, known, unseen int }

// seen are the contexts in which each function was observed, by first line and name.
type seen map[string]map[string]bool

func (s *tally) program(t *testing.T, path string, pythons map[py.Version]string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(path)
	p := load(map[string]string{name: string(data)}, true)
	all := seen{}
	for version, python := range pythons {
		if version >= since(string(data)) {
			all.run(t, python, path)
		}
	}
	l := line{p: p, m: p.Module(name)}
	open := openFuncs(p)
	for _, u := range p.Module(name).Units {
		for _, f := range u.Funcs {
			if observed := all[l.key(f)]; f.IsFunction() && len(observed) > 0 {
				s.compare(t, f, open[f], staticContexts(p, f), observed)
			}
		}
	}
}

// openFuncs are the functions that something unknown may run: those without a context, those that nothing in the program
// runs, so that a user of it is thought to, and what they call.
func openFuncs(p *Program) map[*Func]bool {
	open := map[*Func]bool{}
	var add func(f *Func)
	add = func(f *Func) {
		if open[f] {
			return
		}
		open[f] = true
		for i := range f.link.Calls {
			for _, t := range f.link.Calls[i].Targets {
				add(t)
			}
		}
	}
	for _, f := range p.funcs {
		if f.IsFunction() && (f.isRoot() || p.Contexts(f) == *noContexts) {
			add(f)
		}
	}
	return open
}

func (s *tally) compare(t *testing.T, f *Func, open bool, known, observed map[string]bool) {
	s.ran++
	if open {
		t.Logf("not all is known of %s, which runs in %v", f.Name, sorted(observed))
		s.unknown++
		return
	}
	for c := range observed {
		if !known[c] {
			t.Errorf("%s runs in %v; known are %v", f.Name, sorted(observed), sorted(known))
		}
	}
	for c := range known {
		s.known++
		if !observed[c] {
			t.Logf("%s was not seen in %s", f.Name, c)
			s.unseen++
		}
	}
}

func sorted(set map[string]bool) []string {
	var all []string
	for c := range set {
		all = append(all, c)
	}
	slices.Sort(all)
	return all
}

// staticContexts are the known contexts by the names of the tracer, which does not tell import from main.
func staticContexts(p *Program, f *Func) map[string]bool {
	known := map[string]bool{}
	for k, c := range p.Contexts(f) {
		if c.In {
			known[map[string]string{"import": "main"}[contextNames[knowledge.Context(k)]]+contextNames[knowledge.Context(k)]] = true
		}
	}
	if known["mainimport"] {
		delete(known, "mainimport")
		known["main"] = true
	}
	return known
}

// key is the first line of the function, where its decorators begin, and its name.
func (l line) key(f *Func) string {
	first := f.IR.Start
	for _, d := range f.IR.Decorators {
		first = min(first, f.Expr(d).Start)
	}
	return fmt.Sprint(l.lineOf(f.Unit, first)+1, " ", f.IR.Name)
}

// run adds what the tracer sees of the program.
func (s seen) run(t *testing.T, python, path string) {
	t.Helper()
	program, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	output := filepath.Join(t.TempDir(), "seen")
	c := exec.Command(python, "-B", program)
	c.Env = append(os.Environ(), "PYTHONPATH="+filepath.Join(filepath.Dir(program), "trace"), "PARAHINT_TRACE_PROGRAM="+program,
		"PARAHINT_TRACE_OUTPUT="+output)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", python, err, out)
	}
	data, err := os.ReadFile(output)
	if err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		words := strings.Fields(lines.Text())
		key := words[0] + " " + words[1]
		if s[key] == nil {
			s[key] = map[string]bool{}
		}
		s[key][words[2]] = true
	}
}

// since is the oldest version on which the program runs.
func since(source string) py.Version {
	if _, rest, ok := strings.Cut(source, "# since: "); ok {
		word, _, _ := strings.Cut(rest, "\n")
		if target, err := py.ParseTarget(word); err == nil {
			return target.Version
		}
	}
	return py.Oldest
}

// interpreters are those at hand, one of each version.
func interpreters() map[py.Version]string {
	found := map[py.Version]string{}
	patterns := []string{}
	if home, err := os.UserHomeDir(); err == nil {
		patterns = append(patterns, filepath.Join(home, ".pyenv", "versions", "*", "bin"))
	}
	patterns = append(patterns, filepath.SplitList(os.Getenv("PATH"))...)
	patterns = append(patterns, filepath.SplitList(os.Getenv("PARAHINT_PYTHONS"))...)
	for _, pattern := range patterns {
		folders, _ := filepath.Glob(pattern)
		for _, folder := range folders {
			for v := py.Oldest; v <= py.Newest; v++ {
				python := filepath.Join(folder, "python"+v.String())
				if found[v] == "" && exec.Command(python, "-I", "-S", "-c", "").Run() == nil {
					found[v] = python
				}
			}
		}
	}
	return found
}
