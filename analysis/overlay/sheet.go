package overlay

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/analysis/syntax"
)

// Sheet is what one profile says of one file, at places that follow edits of it. It never changes.
type Sheet struct {
	Profile   *profile.Profile
	Functions []FunctionMark
	Lines     []LineMark
	// Fit is the share of the rows that lie where they must, weighted by nothing: 1 is a source that was not changed.
	Fit float64
	// Misfits is how many rows were left out.
	Misfits int
	// Same says that the profile has the text of the file, and that it is this one.
	Same bool
	// Older says that the file was changed after the profile was recorded.
	Older bool
}

// FunctionMark are the numbers of a function at its place.
type FunctionMark struct {
	Numbers *profile.Function
	Def     Def
}

// LineMark are the numbers of a line at its place.
type LineMark struct {
	Numbers *profile.Line
	Unit    *syntax.Unit
	// At is the line in the unit, from 0; Text is what stands there.
	At   int
	Text string
}

// Freshness says whether the source is the one that was measured.
type Freshness uint8

// The degrees of freshness: a sheet that is Partly fresh shows the rows that fit, a Stale one nothing.
const (
	Fresh Freshness = iota
	Partly
	Stale
)

// The shares of rows that must fit.
const (
	freshFrom  = 0.95
	partlyFrom = 0.50
)

// Freshness is what the share of fitting rows says.
func (s *Sheet) Freshness() Freshness {
	switch {
	case s.Fits() && !s.Older:
		return Fresh
	case s.Fit >= partlyFrom:
		return Partly
	}
	return Stale
}

// Fits reports whether the rows lie where they must, whenever the profile was recorded.
func (s *Sheet) Fits() bool { return s.Fit >= freshFrom }

// layer is a file being laid under a profile.
type layer struct {
	file *syntax.File
	// classes are the names of the classes that members lie in, by unit.
	starts []int
	class  []string
	parsed map[int][]Def
	texts  map[int]string
}

// Lay lays rows of a profile over the file that they speak of. The rows are those whose path was matched to the file.
func Lay(p *profile.Profile, functions []*profile.Function, lines []*profile.Line, texts map[int]string, f *syntax.File) *Sheet {
	l := newLayer(f, texts)
	s := &Sheet{Profile: p, Same: sameText(f, texts)}
	checked := 0
	for _, row := range functions {
		if isModule(row.Name) {
			continue
		}
		checked++
		if d, ok := l.function(p, row); ok {
			s.Functions = append(s.Functions, FunctionMark{row, d})
		} else {
			s.Misfits++
		}
	}
	for _, row := range lines {
		checked++
		if m, ok := l.line(row); ok {
			s.Lines = append(s.Lines, m)
		} else {
			s.Misfits++
		}
	}
	s.Fit = 1
	if checked > 0 {
		s.Fit = float64(checked-s.Misfits) / float64(checked)
	}
	return s
}

// sameText reports whether the lines that a profile has of a file are those of the file. No lines prove nothing.
func sameText(f *syntax.File, texts map[int]string) bool {
	for line, text := range texts {
		if line < 1 || line > f.LineCount() || strings.TrimSpace(text) != strings.TrimSpace(string(f.LineText(line-1))) {
			return false
		}
	}
	return len(texts) > 0
}

// isModule tells the rows of a module's own code, and of profilers.
func isModule(name string) bool { return name == "<module>" || name == "" }

func newLayer(f *syntax.File, texts map[int]string) *layer {
	l := &layer{file: f, parsed: map[int][]Def{}, texts: texts}
	class := ""
	for i, u := range f.All() {
		l.starts = append(l.starts, f.Line(i))
		switch u.Kind {
		case syntax.Header:
			class = u.Def
		case syntax.Statement:
			class = ""
		}
		l.class = append(l.class, class)
	}
	return l
}

// defs are the functions of unit i, with lines counted in the unit.
func (l *layer) defs(i int) []Def {
	known, ok := l.parsed[i]
	if !ok {
		class := ""
		if l.file.Unit(i).Kind == syntax.Member {
			class = l.class[i]
		}
		known = defs(l.file.Unit(i), class)
		l.parsed[i] = known
	}
	return known
}

// unitAt is the unit that holds a line of the file, counted from 0; -1 behind the end.
func (l *layer) unitAt(line int) int {
	if line < 0 || line >= l.file.LineCount() || len(l.starts) == 0 {
		return -1
	}
	i, found := slices.BinarySearch(l.starts, line)
	if !found {
		i--
	}
	return i
}

// function finds the def of a row: one of that name that begins at the line, or, of sampled rows, that holds it.
func (l *layer) function(p *profile.Profile, row *profile.Function) (Def, bool) {
	line := row.Line - 1
	i := l.unitAt(line)
	if i < 0 {
		return Def{}, false
	}
	at := line - l.starts[i]
	best, found := Def{}, false
	for _, d := range l.defs(i) {
		if !sameName(d, row.Name) {
			continue
		}
		begins := at == d.First || at == d.At
		holds := p.Sampled && at >= d.First && at <= d.Last
		if begins || holds && (!found || d.Last-d.First < best.Last-best.First) {
			best, found = d, true
			if begins {
				break
			}
		}
	}
	return best, found
}

// sameName compares a name in a profile, qualified or not, with a def.
func sameName(d Def, name string) bool {
	if strings.HasPrefix(last(name), "<") && isComprehension(last(name)) {
		return d.Name == "<genexpr>"
	}
	if name == d.Qualified || name == d.Name {
		return true
	}
	return strings.Contains(name, ".") && strings.HasSuffix(d.Qualified, "."+name)
}

func isComprehension(name string) bool {
	switch name {
	case "<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>":
		return true
	}
	return false
}

// line finds the line of a row: it must hold code, lie in the function that the row names, and be the text that the
// profile has of it.
func (l *layer) line(row *profile.Line) (LineMark, bool) {
	line := row.Line - 1
	i := l.unitAt(line)
	if i < 0 {
		return LineMark{}, false
	}
	u, at := l.file.Unit(i), line-l.starts[i]
	text := lineText(u, at)
	if text == "" || text[0] == '#' {
		return LineMark{}, false
	}
	if known, ok := l.texts[row.Line]; ok && strings.TrimSpace(known) != text {
		return LineMark{}, false
	}
	if row.Function != "" && !isModule(row.Function) && !l.inside(i, at, row.Function) {
		return LineMark{}, false
	}
	return LineMark{Numbers: row, Unit: u, At: at, Text: text}, true
}

// inside reports whether a line of unit i lies in a function of that name.
func (l *layer) inside(i, at int, name string) bool {
	return slices.ContainsFunc(l.defs(i), func(d Def) bool { return at >= d.First && at <= d.Last && sameName(d, name) })
}

// lineText is a line of the unit without the blanks around it.
func lineText(u *syntax.Unit, at int) string {
	if at < 0 || at >= len(u.Lines) {
		return ""
	}
	from, to := int(u.Lines[at]), len(u.Text)
	if at+1 < len(u.Lines) {
		to = int(u.Lines[at+1])
	}
	return string(bytes.TrimSpace(u.Text[from:to]))
}

// Spot is a mark at its place in a file of now. Lines are counted from 0.
type Spot struct {
	Line int
	// First and Last are, of a function, its first line (at the decorators) and its last.
	First, Last int
	// Dim says that the text was changed since it was measured.
	Dim      bool
	Function *FunctionMark
	Code     *LineMark
}

// At are the spots of the sheet in a later state of its file, by line: marks of units that are still there, and of
// functions whose unit was edited, dimmed. Lines whose own text was changed are gone.
func (s *Sheet) At(f *syntax.File) []Spot {
	now := newPlaces(f)
	var spots []Spot
	for i := range s.Functions {
		m := &s.Functions[i]
		if at, ok := now.unit(m.Def.Unit); ok {
			spots = append(spots, Spot{Line: at + m.Def.At, First: at + m.Def.First, Last: at + m.Def.Last, Function: m})
		} else if spot, ok := now.edited(m); ok {
			spots = append(spots, spot)
		}
	}
	for i := range s.Lines {
		m := &s.Lines[i]
		if at, ok := now.unit(m.Unit); ok {
			spots = append(spots, Spot{Line: at + m.At, First: at + m.At, Last: at + m.At, Code: m})
		} else if at, ok := now.sameLine(m); ok {
			spots = append(spots, Spot{Line: at, First: at, Last: at, Dim: true, Code: m})
		}
	}
	slices.SortStableFunc(spots, func(a, b Spot) int { return cmp.Compare(a.Line, b.Line) })
	return spots
}

// places are where units lie in a file.
type places struct {
	layer *layer
	line  map[*syntax.Unit]int
	hash  map[syntax.Hash]int
	// index of units by pointer, and the def units by name.
	byDef map[string][]int
}

func newPlaces(f *syntax.File) *places {
	p := &places{layer: newLayer(f, nil), line: make(map[*syntax.Unit]int, f.Len()), hash: map[syntax.Hash]int{}, byDef: map[string][]int{}}
	for i, u := range f.All() {
		p.line[u] = p.layer.starts[i]
		p.hash[u.Hash()] = p.layer.starts[i]
		if u.IsDef || u.IsClass {
			p.byDef[u.Def] = append(p.byDef[u.Def], i)
		}
	}
	return p
}

// unit is the line of a unit that is still there, or is there again.
func (p *places) unit(u *syntax.Unit) (line int, ok bool) {
	if line, ok = p.line[u]; ok {
		return line, true
	}
	line, ok = p.hash[u.Hash()]
	return line, ok
}

// edited finds the function of a unit whose text is another now.
func (p *places) edited(m *FunctionMark) (Spot, bool) {
	for _, i := range p.byDef[m.Def.Unit.Def] {
		for _, d := range p.layer.defs(i) {
			if d.Qualified == m.Def.Qualified {
				at := p.layer.starts[i]
				return Spot{Line: at + d.At, First: at + d.First, Last: at + d.Last, Dim: true, Function: m}, true
			}
		}
	}
	return Spot{}, false
}

// sameLine finds a line in a unit whose text is another now: the one of that text, if there is just one.
func (p *places) sameLine(m *LineMark) (line int, ok bool) {
	for _, i := range p.byDef[m.Unit.Def] {
		u := p.layer.file.Unit(i)
		for at := range u.Lines {
			if lineText(u, at) == m.Text {
				if ok {
					return 0, false
				}
				line, ok = p.layer.starts[i]+at, true
			}
		}
	}
	return line, ok
}
