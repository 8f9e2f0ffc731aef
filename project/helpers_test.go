package project

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parahint/parahint/rules/rule"
)

// testRules stand for a registry.
var testRules = []*rule.Rule{
	{ID: "blocking-call", Family: rule.Blocking, Severity: rule.Warning},
	{ID: "lost-update", Family: rule.SharedState, Severity: rule.Error},
	{ID: "dropped-task", Family: rule.Tasks, Severity: rule.Hint},
}

// tree writes files by their relative path into a new folder without links; a path with a final slash is a folder.
func tree(t testing.TB, files map[string]string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for path, body := range files {
		full := filepath.Join(root, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(path, "/") {
			if err := os.MkdirAll(full, 0o755); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.WriteFile(full, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// lines writes problems as the command line does, with paths relative to the root.
func lines(root string, problems []Problem) string {
	var b strings.Builder
	for _, p := range problems {
		if p.Path != "" {
			b.WriteString(relative(root, p.Path))
		}
		if p.At != nil {
			fmt.Fprintf(&b, ":%d:%d", p.At.Line+1, p.At.Column+1)
		}
		b.WriteString(": " + p.Message.EN + "\n")
	}
	return b.String()
}
