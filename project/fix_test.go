package project

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/rules/rule"
)

// mendedInFixtures is how many in 100 of the errors and warnings in the fixtures and the demo can be mended at least. The fixtures
// hold many of the shapes that repairs refuse; in the packages of the corpus it is 84 (testdata/corpus/fixes.md).
const mendedInFixtures = 80

// TestMostFindingsCarryAFix takes each file or folder of the fixtures as a project of its own, and the demo.
func TestMostFindingsCarryAFix(t *testing.T) {
	total, fixable := 0, 0
	without := map[string]int{}
	for _, files := range fixtureProjects(t) {
		s := NewSession(Config{Target: py.Target{Version: py.V311}, Table: knowledge.Default(), Roots: []string{"."}})
		for path, content := range files {
			s.Set(path, syntax.NewFile([]byte(content)))
		}
		result, err := s.Analyze(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range result.Paths() {
			for _, f := range result.Findings(path) {
				if f.Severity < rule.Warning || f.Rule.Family == rule.Comments {
					continue
				}
				fixes, err := s.Fixes(context.Background(), &f)
				if err != nil {
					t.Fatal(err)
				}
				total++
				if len(fixes) > 0 {
					fixable++
				} else {
					without[f.Rule.ID]++
				}
			}
		}
	}
	t.Logf("%d of %d findings can be mended; without: %v", fixable, total, without)
	if fixable*100 < total*mendedInFixtures {
		t.Errorf("%d of %d findings can be mended, fewer than %d in 100", fixable, total, mendedInFixtures)
	}
}

// fixtureProjects are the fixtures, and the demo, each with its files by path.
func fixtureProjects(t *testing.T) []map[string]string {
	t.Helper()
	projects := map[string]map[string]string{}
	add := func(project, root, path string) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		rel, _ := filepath.Rel(root, path)
		if projects[project] == nil {
			projects[project] = map[string]string{}
		}
		projects[project][filepath.ToSlash(rel)] = string(data)
	}
	for _, root := range []string{"../testdata/rules", "../testdata/projects/demo"} {
		err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".py" {
				return err
			}
			rel, _ := filepath.Rel(root, path)
			switch parts := strings.Split(filepath.ToSlash(rel), "/"); {
			case strings.HasSuffix(root, "demo"):
				add(root, root, path)
			case len(parts) == 2:
				add(path, filepath.Dir(path), path)
			default:
				folder := filepath.Join(root, parts[0], parts[1])
				add(folder, folder, path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	var all []map[string]string
	for _, files := range projects {
		all = append(all, files)
	}
	return all
}
