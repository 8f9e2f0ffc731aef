package overlay

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Files finds the file of a project that a path in a profile speaks of. Paths are only compared, never opened: the
// profile may come from another machine, a container, or a stranger.
type Files struct {
	// byBase are the paths of the project, with slashes, by their last component in a form to compare.
	byBase map[string][]string
	// prefixes are what the user says of paths, the longest first: From on the machine of the profile is To in the project.
	prefixes []Prefix
}

// Prefix maps the beginning of paths: "/app" of a container is "src" of the project.
type Prefix struct{ From, To string }

// NewFiles takes the paths of the project's files, relative to its root or absolute.
func NewFiles(paths []string, prefixes []Prefix) *Files {
	f := &Files{byBase: map[string][]string{}, prefixes: slices.Clone(prefixes)}
	slices.SortStableFunc(f.prefixes, func(a, b Prefix) int { return len(b.From) - len(a.From) })
	for _, path := range paths {
		parts := components(path)
		if len(parts) > 0 {
			base := parts[len(parts)-1]
			f.byBase[base] = append(f.byBase[base], path)
		}
	}
	return f
}

// Find is the file with the longest common end. When several fit equally none is taken, and all are given.
func (f *Files) Find(path string) (file string, ambiguous []string) {
	if isSynthetic(path) {
		return "", nil
	}
	parts := components(f.mapped(path))
	if len(parts) == 0 {
		return "", nil
	}
	best, found := 0, []string(nil)
	for _, candidate := range f.byBase[parts[len(parts)-1]] {
		switch n := commonEnd(parts, components(candidate)); {
		case n > best:
			best, found = n, []string{candidate}
		case n == best:
			found = append(found, candidate)
		}
	}
	if best < needed(path, parts) {
		return "", nil
	}
	if len(found) > 1 {
		slices.Sort(found)
		return "", found
	}
	return found[0], nil
}

// mapped applies the user's mapping.
func (f *Files) mapped(path string) string {
	path = strings.ReplaceAll(path, "\\", "/")
	for _, p := range f.prefixes {
		if rest, ok := strings.CutPrefix(path, strings.TrimRight(p.From, "/")); ok && (rest == "" || rest[0] == '/') {
			return strings.TrimRight(p.To, "/") + rest
		}
	}
	return path
}

// installed tells the paths of Python's library and of installed packages.
var installed = regexp.MustCompile(`(?i)/(?:site-packages|dist-packages)/|/lib/python\d|\.zip/`)

// needed is how many components must agree. One is enough for files of the project itself; a path of an installed package
// must agree in its folder too, and so must a name that every package has.
func needed(path string, parts []string) int {
	if base := parts[len(parts)-1]; base == "__init__.py" || base == "__main__.py" {
		return 2
	}
	if installed.MatchString(strings.ReplaceAll(path, "\\", "/")) {
		return min(2, len(parts))
	}
	return 1
}

// isSynthetic tells names that stand for no file: <frozen importlib>, ~, cells of notebooks.
func isSynthetic(path string) bool {
	return path == "" || path == "~" || strings.HasPrefix(path, "<") || strings.Contains(path, "ipykernel_")
}

// components are the parts of a path in a form to compare: slashes, composed letters, no drive, no dots.
func components(path string) []string {
	path = norm.NFC.String(strings.ReplaceAll(path, "\\", "/"))
	if len(path) > 1 && path[1] == ':' {
		path = path[2:]
	}
	parts := strings.Split(path, "/")
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" || s == "." || s == ".." })
}

func commonEnd(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
