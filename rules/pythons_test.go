package rules_test

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// interpreter is a Python 3 at hand.
type interpreter struct {
	path  string
	minor int
}

func (i interpreter) String() string { return "3." + strconv.Itoa(i.minor) }

// pythons are the interpreters at hand, the oldest first, one for each minor version from 3.8 on: in the folders that
// PARAHINT_PYTHONS lists, in the versions of pyenv, on PATH.
var pythons = sync.OnceValue(func() []interpreter {
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
	var all []interpreter
	for _, python := range candidates {
		if minor := minorOf(python); minor >= 8 && !seen[minor] {
			seen[minor] = true
			all = append(all, interpreter{python, minor})
		}
	}
	slices.SortFunc(all, func(a, b interpreter) int { return cmp.Compare(a.minor, b.minor) })
	return all
})

// minorOf is the minor version of a Python 3; 0 for what does not run.
func minorOf(python string) int {
	out, err := exec.Command(python, "-c", "import sys; print(sys.version_info[1])").Output()
	if err != nil {
		return 0
	}
	minor, _ := strconv.Atoi(strings.TrimSpace(string(out)))
	return minor
}
