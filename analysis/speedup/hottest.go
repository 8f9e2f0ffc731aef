package speedup

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/profile"
)

// Regions are the user's own functions with the largest share of their own, at most top of them (all when top is 0):
// functions of Python's library and of installed packages are left out.
func (j *Joined) Regions(top int) []*Region { return j.regions(top, own) }

// Named are the functions of that name, qualified or not, the hottest first.
func (j *Joined) Named(name string) []*Region {
	return j.regions(0, func(f *profile.Function) bool { return f.Name == name || lastName(f.Name) == name })
}

// searched is how many of the hottest functions of a source are looked at, for each that is wanted: a function that is
// cold in one source may be hot in another.
const searched = 4

func (j *Joined) regions(top int, wanted func(*profile.Function) bool) []*Region {
	var list []*Region
	seen := map[*profile.Function]bool{}
	for _, s := range j.Sources {
		found := 0
		for i := range s.Functions {
			f := &s.Functions[i]
			if !wanted(f) {
				continue
			}
			if found++; top > 0 && found > searched*top {
				break
			}
			if r := j.Function(f.File, f.Line, f.Name); r != nil && !seen[r.Function] {
				seen[r.Function] = true
				list = append(list, r)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *Region) int { return cmp.Compare(b.heat(), a.heat()) })
	if top > 0 && len(list) > top {
		list = list[:top]
	}
	return list
}

// heat is the part of its basis that the region takes by itself.
func (r *Region) heat() float64 {
	if !(r.Basis.Total > 0) {
		return 0
	}
	return r.Function.Self / r.Basis.Total
}

// libraries are the beginnings of paths of Python's library as tools write them that shorten paths.
var libraries = []string{"asyncio/", "concurrent/", "multiprocessing/", "importlib/", "encodings/", "json/", "logging/", "collections/",
	"threading.py", "selectors.py", "queue.py", "socket.py", "ssl.py", "subprocess.py", "runpy.py", "zipfile", "tempfile.py", "contextlib.py"}

// own tells functions of the user's program from those of Python and its packages.
func own(f *profile.Function) bool {
	path := strings.ReplaceAll(f.File, `\`, "/")
	if strings.HasPrefix(f.File, "<") || strings.HasPrefix(lastName(f.Name), "<module") || !strings.HasSuffix(path, ".py") && !strings.HasSuffix(path, ".pyw") {
		return false
	}
	for _, part := range []string{"/site-packages/", "/dist-packages/", "/lib/python", "/Lib/"} {
		if strings.Contains(path, part) {
			return false
		}
	}
	return !slices.ContainsFunc(libraries, func(begin string) bool { return strings.HasPrefix(path, begin) })
}
