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
		minor := minorOf(python)
		for _, script := range scripts {
			if minor < leastOf(t, script) {
				continue
			}
			t.Run("3."+strconv.Itoa(minor)+"/"+filepath.Base(script), func(t *testing.T) {
				t.Parallel()
				prove(t, python, script)
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

// pythons are the interpreters at hand, one for each minor version from 3.8 on: in the folders that PARAHINT_PYTHONS lists,
// in the versions of pyenv, on PATH.
func pythons() []string {
	home, _ := os.UserHomeDir()
	var candidates []string
	folders := append(filepath.SplitList(os.Getenv("PARAHINT_PYTHONS")), filepath.Join(home, ".pyenv", "versions", "3.*", "bin"))
	for _, folder := range folders {
		found, _ := filepath.Glob(filepath.Join(folder, "python3.[0-9]*"))
		candidates = append(candidates, found...)
	}
	if own, err := exec.LookPath("python3"); err == nil {
		candidates = append(candidates, own)
	}
	seen := map[int]bool{}
	var all []string
	for _, python := range candidates {
		if minor := minorOf(python); minor >= 8 && !seen[minor] {
			seen[minor] = true
			all = append(all, python)
		}
	}
	return all
}

// minorOf is the minor version of a Python 3; 0 for what does not run.
func minorOf(python string) int {
	out, err := exec.Command(python, "-c", "import sys; print(sys.version_info[1])").Output()
	if err != nil {
		return 0
	}
	minor, _ := strconv.Atoi(strings.TrimSpace(string(out)))
	return minor
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
