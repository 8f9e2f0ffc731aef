package project

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/syntax"
)

// TestLazyEqualsEager compares the findings of a session that parses functions on demand with those of one that parses
// all, in each folder of fixtures as a project of its own, and in all of them as one.
func TestLazyEqualsEager(t *testing.T) {
	all := fixtureFiles(t)
	folders := map[string]map[string]string{"all": all}
	for path, content := range all {
		folder := filepath.ToSlash(filepath.Dir(path))
		if folders[folder] == nil {
			folders[folder] = map[string]string{}
		}
		folders[folder][filepath.Base(path)] = content
	}
	for folder, files := range folders {
		t.Run(folder, func(t *testing.T) {
			lazy, eager := analysed(t, files, false), analysed(t, files, true)
			for path := range files {
				if a, b := lazy.Findings(path), eager.Findings(path); !reflect.DeepEqual(a, b) {
					t.Errorf("%s: on demand:\n%v\nall at once:\n%v", path, briefly(a), briefly(b))
				}
			}
		})
	}
}

func analysed(t *testing.T, files map[string]string, eager bool) *Result {
	t.Helper()
	s := NewSession(Config{Target: py.Target{Version: py.V311}, Table: knowledge.Default(), Roots: []string{"."}, Possible: true, Eager: eager})
	for path, content := range files {
		s.Set(path, syntax.NewFile([]byte(content)))
	}
	result, err := s.Analyze(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// TestLazyEqualsEagerOnTrees does the same for the folders of Python files that PARAHINT_TREES lists.
func TestLazyEqualsEagerOnTrees(t *testing.T) {
	for _, root := range filepath.SplitList(os.Getenv("PARAHINT_TREES")) {
		files := map[string]string{}
		err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".py" {
				return err
			}
			data, err := os.ReadFile(path)
			rel, _ := filepath.Rel(root, path)
			files[filepath.ToSlash(rel)] = string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		lazy, eager := analysed(t, files, false), analysed(t, files, true)
		for path := range files {
			if a, b := lazy.Findings(path), eager.Findings(path); !reflect.DeepEqual(a, b) {
				t.Errorf("%s: on demand:\n%v\nall at once:\n%v", path, briefly(a), briefly(b))
			}
		}
	}
}
