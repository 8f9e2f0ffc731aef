package overlay

import (
	"maps"
	"slices"
	"time"

	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/analysis/syntax"
)

// Overlay is a profile over the files of a project.
type Overlay struct {
	Profile *profile.Profile
	// Sheets are by the path of the file.
	Sheets map[string]*Sheet
	// Ambiguous are the paths of the profile that fit several files, with these: none of them was taken.
	Ambiguous map[string][]string
	// Here is the part of the profile's own time that lies in files of the project (0 to 1).
	Here float64
}

// rows are what a profile says of one of its paths.
type rows struct {
	functions []*profile.Function
	lines     []*profile.Line
	self      float64
}

// Over lays a profile over files. open gives a file of the project by the path that files know; nil when it cannot be read.
func Over(p *profile.Profile, files *Files, open func(path string) *syntax.File) *Overlay {
	o := &Overlay{Profile: p, Sheets: map[string]*Sheet{}, Ambiguous: map[string][]string{}}
	of := byPath(p)
	here := 0.0
	for _, path := range slices.Sorted(maps.Keys(of)) {
		file, several := files.Find(path)
		if len(several) > 0 {
			o.Ambiguous[path] = several
		}
		if file == "" {
			continue
		}
		text := open(file)
		if text == nil {
			continue
		}
		sheet := Lay(p, of[path].functions, of[path].lines, p.Texts[path], text)
		if known := o.Sheets[file]; known != nil {
			sheet = known.with(sheet)
		}
		o.Sheets[file] = sheet
		here += of[path].self
	}
	if p.Total > 0 {
		o.Here = min(here/p.Total, 1)
	}
	return o
}

// together is how long after a profile a file may have been written that came with it: a checkout writes files in any order.
const together = 2 * time.Second

// Date compares when the profile was recorded with when files were changed, as changed says. A file of which the profile
// has the text needs no date. A moment that is not known (zero) says nothing.
func (o *Overlay) Date(recorded time.Time, changed func(path string) time.Time) {
	if recorded.IsZero() {
		return
	}
	for path, sheet := range o.Sheets {
		sheet.Older = !sheet.Same && changed(path).After(recorded.Add(together))
	}
}

func byPath(p *profile.Profile) map[string]*rows {
	of := map[string]*rows{}
	at := func(path string) *rows {
		if of[path] == nil {
			of[path] = &rows{}
		}
		return of[path]
	}
	for i := range p.Functions {
		f := &p.Functions[i]
		r := at(f.File)
		r.functions = append(r.functions, f)
		r.self += f.Self
	}
	for i := range p.Lines {
		n := &p.Lines[i]
		r := at(n.File)
		r.lines = append(r.lines, n)
	}
	return of
}

// with joins what two paths of a profile say of the same file, such as "main.py" and "/app/main.py".
func (s *Sheet) with(o *Sheet) *Sheet {
	rows := func(s *Sheet) float64 { return float64(len(s.Functions) + len(s.Lines) + s.Misfits) }
	joined := &Sheet{Profile: s.Profile, Functions: slices.Concat(s.Functions, o.Functions), Lines: slices.Concat(s.Lines, o.Lines),
		Misfits: s.Misfits + o.Misfits, Fit: 1, Same: s.Same && o.Same}
	if all := rows(s) + rows(o); all > 0 {
		joined.Fit = 1 - float64(joined.Misfits)/all
	}
	return joined
}
