package program

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/knowledge"
)

// TestLazyEqualsEager holds that a program parsed on demand has the same functions started in the same contexts, and
// the same effects, entry locks and shared places, as one parsed at once: for all fixtures of the rules, alone and together,
// and for the programs of these tests.
func TestLazyEqualsEager(t *testing.T) {
	programs := map[string]map[string]string{"fixtures together": {}}
	for path, text := range pythonFiles(t, "../../testdata/rules", "../../testdata/contexts", "../../testdata/projects") {
		programs["fixtures together"][path] = text
		folder := filepath.Dir(path)
		if programs[folder] == nil {
			programs[folder] = map[string]string{}
		}
		programs[folder][filepath.Base(path)] = text
	}
	for _, archives := range []map[string]string{values, contextPrograms, accessPrograms} {
		for name, archive := range archives {
			programs[name] = parse(archive)
		}
	}
	for name, files := range programs {
		t.Run(name, func(t *testing.T) {
			lazy, eager := described(load(files, false)), described(load(files, true))
			for _, function := range slices.Sorted(maps.Keys(eager)) {
				if lazy[function] != eager[function] {
					t.Errorf("%s: on demand %q, at once %q", function, lazy[function], eager[function])
				}
				delete(lazy, function)
			}
			for function, what := range lazy {
				t.Errorf("%s: only on demand: %q", function, what)
			}
		})
	}
}

func pythonFiles(t *testing.T, roots ...string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
				return err
			}
			data, err := os.ReadFile(path)
			rel, _ := filepath.Rel(filepath.Dir(root), path)
			files[filepath.ToSlash(rel)] = string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// described says of each function that runs in a context of its own what is known of it.
func described(p *Program) map[string]string {
	all := map[string]string{}
	for _, f := range p.funcs {
		own := ""
		for k := knowledge.Loop; int(k) < knowledge.Contexts; k++ {
			if c := p.Context(f, k); c.In {
				own += fmt.Sprintf("%s many %v far %d; ", contextNames[k], c.Many, c.Length)
			}
		}
		if own == "" {
			continue
		}
		for tier := knowledge.Unbounded; tier <= knowledge.Metadata; tier++ {
			e := p.Blocks(f, tier)
			own += fmt.Sprintf("tier %d %v far %d; ", tier, e.In, e.Length)
		}
		for _, s := range p.Link(f).Starts {
			own += "starts " + targetNames(s.Targets) + " in " + contextNames[s.Run.Context] + "; "
		}
		places, unsure := p.EntryLocks(f)
		own += fmt.Sprint("locks ", len(places), unsure)
		all[fmt.Sprint(f.Unit.Module.Path, " ", f.Name, " ", f.Unit.Syntax.Hash(), f.IR.Start)] += own
	}
	for _, s := range p.SharedPlaces() {
		all["shared "+placeName(s.Place)] += fmt.Sprint(len(s.Accesses), " uses; ")
	}
	return all
}
