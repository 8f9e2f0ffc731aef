package project

import (
	"cmp"
	"context"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rule"
)

// Fix is one way to mend a finding, as it leaves the analysis.
type Fix struct {
	Title rule.Text
	Safe  bool
	// Edits do not overlap and are ordered by path and place.
	Edits []Edit
	// spares are the imports that lose uses by it, and keep others.
	spares []spare
}

// spare is an import that can go where fixes take all of its uses together.
type spare struct {
	edit        Edit
	uses, taken int
}

// Edit replaces a place by a text.
type Edit struct {
	Place
	New string
}

// Fixes are the ways to mend a finding of the last result, the best one first. Those after which a file would have more
// errors of syntax than before are left out. The error is that of the context.
func (s *Session) Fixes(ctx context.Context, f *Finding) ([]Fix, error) {
	for {
		found := s.original(f)
		if found == nil {
			return nil, nil
		}
		repairs := s.repairs(found)
		if !s.program.Wanting() {
			return s.usable(repairs), nil
		}
		// A repair asked about a function that is not parsed yet.
		if _, err := s.Analyze(ctx); err != nil {
			return nil, err
		}
	}
}

// original is the finding of the rule that a rendered one was made of.
func (s *Session) original(f *Finding) *rule.Finding {
	m := s.program.Module(f.Path)
	if m == nil || f.Rule.Repair == nil {
		return nil
	}
	for _, u := range m.Units {
		if found := s.found[u]; found != nil {
			if r := s.matching(found.list, f); r != nil {
				return r
			}
		}
	}
	return s.matching(s.whole[f.Path], f)
}

func (s *Session) matching(list []rule.Finding, f *Finding) *rule.Finding {
	for i := range list {
		if list[i].Rule == f.Rule && s.place(list[i].At) == f.Place {
			return &list[i]
		}
	}
	return nil
}

// repairs asks the rule; a panic costs its repairs.
func (s *Session) repairs(f *rule.Finding) (found []rule.Repair) {
	defer s.program.Guard(func(cause any) {
		found = nil
		if s.config.Panicked != nil {
			s.config.Panicked(f.Rule, f.At.Unit.Module.Path, cause, debug.Stack())
		}
	})()
	return f.Rule.Repairs(s.program, f)
}

// usable gives the repairs places in files and leaves out what would break a file.
func (s *Session) usable(repairs []rule.Repair) []Fix {
	var fixes []Fix
	for i := range repairs {
		fix := Fix{Title: repairs[i].Title, Safe: repairs[i].Safe}
		for _, e := range repairs[i].Edits {
			fix.Edits = append(fix.Edits, Edit{s.place(e.At), e.Text})
		}
		for _, r := range repairs[i].Spares {
			fix.spares = append(fix.spares, spare{Edit{s.place(r.Edit.At), r.Edit.Text}, r.Uses, r.Taken})
		}
		slices.SortStableFunc(fix.Edits, compareEdits)
		if s.keepsSyntax(&fix) {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

func compareEdits(a, b Edit) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), comparePositions(a.Start, b.Start), comparePositions(a.End, b.End))
}

// keepsSyntax reports whether no file of the fix has more units with errors of syntax after it. It costs what the edits
// touch, not what the file holds.
func (s *Session) keepsSyntax(fix *Fix) bool {
	for path, edits := range fix.byPath() {
		old := s.files[path]
		if old == nil {
			return false
		}
		fresh := edited(old, edits)
		from, behind := unchanged(old, fresh)
		if broken(fresh, from, fresh.Len()-behind) > broken(old, from, old.Len()-behind) {
			return false
		}
	}
	return true
}

// unchanged is how many units two files share at their starts and at their ends.
func unchanged(a, b *syntax.File) (from, behind int) {
	least := min(a.Len(), b.Len())
	for from < least && a.Unit(from) == b.Unit(from) {
		from++
	}
	for behind < least-from && a.Unit(a.Len()-1-behind) == b.Unit(b.Len()-1-behind) {
		behind++
	}
	return from, behind
}

// broken counts the units of a range that have errors.
func broken(f *syntax.File, from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if syntax.Parse(f.Unit(i)).HasError() {
			n++
		}
	}
	return n
}

func (f *Fix) byPath() map[string][]Edit {
	by := map[string][]Edit{}
	for _, e := range f.Edits {
		by[e.Path] = append(by[e.Path], e)
	}
	return by
}

// edited is the file after the edits, which are ordered and do not overlap.
func edited(f *syntax.File, edits []Edit) *syntax.File {
	fresh := f
	for _, e := range slices.Backward(edits) {
		fresh = fresh.Apply(text.Edit{Span: text.Span{Start: offset(f, e.Start), End: offset(f, e.End)}, New: []byte(e.New)})
	}
	return fresh
}

// applied is the text of the file after the edits.
func applied(f *syntax.File, edits []Edit) []byte { return edited(f, edits).Text() }

func offset(f *syntax.File, p Position) int { return f.OffsetAt(p.Line, p.Column) }

// Fixes joins fixes that touch no text of one another.
type Fixes struct {
	// Count is the number of fixes that were joined.
	Count int
	taken map[string][]Edit
	// unused is how many uses the imports keep that the fixes take uses of, by the edit that takes the import away.
	unused map[Edit]int
}

// Add takes the fix, unless it touches what was taken before.
func (j *Fixes) Add(fix *Fix) bool {
	if j.taken == nil {
		j.taken, j.unused = map[string][]Edit{}, map[Edit]int{}
	}
	if !apart(j.taken, fix) {
		return false
	}
	for _, e := range fix.Edits {
		if !e.imports() || !slices.Contains(j.taken[e.Path], e) {
			j.taken[e.Path] = append(j.taken[e.Path], e)
		}
	}
	for _, s := range fix.spares {
		if _, known := j.unused[s.edit]; !known {
			j.unused[s.edit] = s.uses
		}
		j.unused[s.edit] -= s.taken
	}
	j.Count++
	return true
}

// Edits are those of all that was taken, ordered by path and place.
func (j *Fixes) Edits() []Edit {
	var all []Edit
	for _, list := range j.taken {
		all = append(all, list...)
	}
	for e, uses := range j.unused {
		if uses == 0 && !slices.ContainsFunc(j.taken[e.Path], e.overlaps) {
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, compareEdits)
	return all
}

// overlaps reports whether both edits change the same text.
func (e *Edit) overlaps(o Edit) bool {
	return comparePositions(e.Start, o.End) < 0 && comparePositions(o.Start, e.End) < 0
}

// imports reports whether the edit adds an import: two fixes that add the same share it.
func (e *Edit) imports() bool { return e.Start == e.End && strings.HasPrefix(e.New, "import ") }

// apart reports whether the edits of the fix touch none that were taken, in any file.
func apart(taken map[string][]Edit, fix *Fix) bool {
	for _, e := range fix.Edits {
		for _, t := range taken[e.Path] {
			if e == t && e.imports() {
				continue
			}
			if comparePositions(e.Start, t.End) <= 0 && comparePositions(t.Start, e.End) <= 0 {
				return false
			}
		}
	}
	return true
}
