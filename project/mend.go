package project

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rule"
)

// Allow chooses among the fixes of a finding: the first that it accepts is made.
type Allow func(*Finding, *Fix) bool

// Mended is what making fixes gave.
type Mended struct {
	// Report is what is found in the texts after the fixes.
	Report *Report
	// Files are those that are another now, sorted by path.
	Files []MendedFile
	// Fixed are the findings that were mended, each by the files that its fix changed.
	Fixed []Touched
	// Left are the files that stay as they were since their fixes made a rule find more, or that could not be read again.
	Left []string
}

// Touched are the files that a fix changes.
type Touched []string

// FixedIn is the number of findings of which all the files that their fixes changed are accepted.
func (m *Mended) FixedIn(accept func(path string) bool) int {
	n := 0
	for _, files := range m.Fixed {
		if !slices.ContainsFunc(files, func(path string) bool { return !accept(path) }) {
			n++
		}
	}
	return n
}

// MendedFile is a file before and after its fixes. Its text is in UTF-8, without a byte order mark.
type MendedFile struct {
	// Path is relative to the project's root, with slashes.
	Path          string
	Before, After []byte
	// original are the bytes of the file when it was read.
	original []byte
}

// mostRounds is how often fixes are made on what fixes left.
const mostRounds = 10

// Mend makes, in memory, the fixes that are allowed, then those of what is found after that, until there are none. A file
// in which its fixes make a rule find more than before is left as it was. It writes nothing.
func Mend(ctx context.Context, r *Request, first *Report, allow Allow) (*Mended, error) {
	m := mending{request: *r, allow: allow, files: map[string]*MendedFile{}, left: map[string]bool{}, report: first}
	m.request.Overlay = maps.Clone(r.Overlay)
	if m.request.Overlay == nil {
		m.request.Overlay = map[string][]byte{}
	}
	for range mostRounds {
		again, err := m.round(ctx)
		if err != nil {
			return nil, err
		}
		if !again {
			break
		}
	}
	return m.result(), nil
}

type mending struct {
	request Request
	allow   Allow
	report  *Report
	files   map[string]*MendedFile
	// left are the files in which no more fixes are made.
	left  map[string]bool
	fixed []Touched
	// problems are of files that cannot be fixed.
	problems []Problem
}

// round makes the fixes of the last report and checks again; it reports whether anything is another.
func (m *mending) round(ctx context.Context) (bool, error) {
	edits, fixed := m.choose()
	if len(edits) == 0 {
		return false, nil
	}
	before := map[string][]byte{}
	for path, list := range edits {
		before[path] = m.request.Overlay[path]
		m.request.Overlay[path] = applied(syntax.NewFile(m.text(path)), list)
	}
	report, err := Check(ctx, &m.request)
	if err != nil {
		return false, fmt.Errorf("checking what the fixes left: %w", err)
	}
	worse := m.worse(report, edits)
	if len(worse) == 0 {
		m.report, m.fixed = report, append(m.fixed, fixed...)
		return true, nil
	}
	for path := range edits {
		if old := before[path]; old != nil {
			m.request.Overlay[path] = old
		} else {
			delete(m.request.Overlay, path)
		}
	}
	for _, path := range worse {
		m.left[path] = true
	}
	return true, nil
}

// choose takes of each finding the first fix that is allowed, if it touches no text of one that was taken before.
func (m *mending) choose() (map[string][]Edit, []Touched) {
	var chosen Fixes
	var fixed []Touched
	for i := range m.report.Findings {
		f := &m.report.Findings[i]
		for k := range f.Fixes {
			if fix := &f.Fixes[k]; m.allow(f, fix) {
				if m.ready(fix) && chosen.Add(fix) {
					fixed = append(fixed, slices.Sorted(maps.Keys(fix.byPath())))
				}
				break
			}
		}
	}
	byPath := map[string][]Edit{}
	for _, e := range chosen.Edits() {
		byPath[e.Path] = append(byPath[e.Path], e)
	}
	return byPath, fixed
}

// ready reads the files of the fix, and reports whether all may be changed.
func (m *mending) ready(fix *Fix) bool {
	for _, e := range fix.Edits {
		if m.left[e.Path] || !m.read(e.Path) {
			return false
		}
	}
	return true
}

// read reads a file that is to be fixed, the first time.
func (m *mending) read(path string) bool {
	if m.files[path] != nil {
		return true
	}
	if body, replaced := m.request.Overlay[path]; replaced {
		m.files[path] = &MendedFile{Path: path, Before: body}
		return true
	}
	full := m.request.full(path)
	data, err := readRegular(full, int64(m.request.Settings.MaxFileSize)*megabyte)
	if err == nil && hashOf(data) != m.report.hashes[path] {
		err = problemError{textChangedMeanwhile}
	}
	var body []byte
	if err == nil {
		body, err = decode(data)
	}
	if err != nil {
		m.left[path] = true
		m.problems = append(m.problems, Problem{Path: full, Message: problemText(err)})
		return false
	}
	m.files[path] = &MendedFile{Path: path, Before: body, original: data}
	return true
}

func (m *mending) text(path string) []byte {
	if body, ok := m.request.Overlay[path]; ok {
		return body
	}
	return m.files[path].Before
}

// worse are the edited files in which a rule finds more than before.
func (m *mending) worse(now *Report, edits map[string][]Edit) []string {
	type key struct {
		path string
		rule *rule.Rule
	}
	more := map[key]int{}
	for i := range now.Findings {
		more[key{now.Findings[i].Path, now.Findings[i].Rule}]++
	}
	for i := range m.report.Findings {
		more[key{m.report.Findings[i].Path, m.report.Findings[i].Rule}]--
	}
	var worse []string
	for k, n := range more {
		if n > 0 && edits[k.path] != nil && !slices.Contains(worse, k.path) {
			worse = append(worse, k.path)
		}
	}
	return worse
}

func (m *mending) result() *Mended {
	out := &Mended{Report: m.report, Fixed: m.fixed, Left: slices.Sorted(maps.Keys(m.left))}
	out.Report.Problems = append(out.Report.Problems, m.problems...)
	for _, path := range slices.Sorted(maps.Keys(m.files)) {
		f := m.files[path]
		if f.After = m.request.Overlay[path]; f.After != nil && !bytes.Equal(f.After, f.Before) {
			out.Files = append(out.Files, *f)
		}
	}
	return out
}

// Write puts the text after the fixes in the place of the file below the root: through a temporary file beside it, with
// its mode, encoding and byte order mark. It refuses a link, and a file that is another than when it was read.
func (f *MendedFile) Write(root string) error {
	path := filepath.Join(root, filepath.FromSlash(f.Path))
	info, err := os.Lstat(path)
	if err != nil {
		return fmt.Errorf("fixing the file: %w", err)
	}
	if !info.Mode().IsRegular() {
		return problemError{textFixesNoLink}
	}
	now, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("reading it again: %w", err)
	}
	if !bytes.Equal(now, f.original) {
		return problemError{textChangedMeanwhile}
	}
	source, err := text.Decode(f.original)
	if err != nil {
		return fmt.Errorf("decoding it again: %w", err)
	}
	data, err := source.Encode(f.After)
	if err != nil {
		return problemError{textCannotEncode.With(err.Error())}
	}
	return ReplaceFile(path, data, info.Mode())
}

// ReplaceFile writes the data beside the file and renames it over the file.
func ReplaceFile(path string, data []byte, mode fs.FileMode) (err error) {
	t, err := os.CreateTemp(filepath.Dir(path), ".parahint-*")
	if err != nil {
		return fmt.Errorf("making a temporary file: %w", err)
	}
	defer func() {
		if err != nil {
			os.Remove(t.Name())
		}
	}()
	_, err = t.Write(data)
	err = errors.Join(err, t.Chmod(mode.Perm()), t.Close())
	if err != nil {
		return fmt.Errorf("writing a temporary file: %w", err)
	}
	if err = os.Rename(t.Name(), path); err != nil {
		return fmt.Errorf("replacing the file: %w", err)
	}
	return nil
}

// WriteProblem is why a file could not be written, for people.
func WriteProblem(err error) rule.Text { return problemText(err) }
