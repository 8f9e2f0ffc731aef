package rules_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

const claims = "../tools/claims"

// TestClaims runs each script of tools/claims, which exits with 0 when what the rules say of Python holds, with every
// Python at hand. A first line `# pythons: >=3.14` names the versions that it is about.
func TestClaims(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many interpreters")
	}
	scripts, err := filepath.Glob(filepath.Join(claims, "*.py"))
	if err != nil || len(scripts) == 0 {
		t.Fatal("no claims")
	}
	for _, python := range pythons() {
		for _, script := range scripts {
			if python.minor < leastOf(t, script) {
				continue
			}
			t.Run(python.String()+"/"+filepath.Base(script), func(t *testing.T) {
				t.Parallel()
				prove(t, python.path, script)
			})
		}
	}
}

func prove(t *testing.T, python, script string) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	if out, err := exec.CommandContext(ctx, python, "-B", "-E", script).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func leastOf(t *testing.T, script string) int {
	text, err := os.ReadFile(script)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	minor, found := strings.CutPrefix(first, "# pythons: >=3.")
	if !found {
		return 0
	}
	least, _ := strconv.Atoi(strings.TrimSpace(minor))
	return least
}
