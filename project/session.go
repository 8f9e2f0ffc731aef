package project

import (
	"cmp"
	"context"
	"maps"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/rules"
	"github.com/parahint/parahint/rules/rule"
)

// Config is what the analysis of one project depends on besides its files.
type Config struct {
	Target py.Target
	// StartMethod of multiprocessing; "" is the target's own.
	StartMethod py.StartMethod
	// Severity of a rule where settings change it; rule.Off switches it off.
	Severity map[string]rule.Severity
	// Rules are those that may be run; nil is all that there are.
	Rules []*rule.Rule
	// Enabled says whether a rule is selected; nil is all.
	Enabled func(*rule.Rule) bool
	// Possible shows findings that are only possible.
	Possible bool
	Table    *knowledge.Table
	// Roots are folders relative to the project's root from which modules are imported ("", "src", …).
	Roots []string
	// Package is the dotted name by which the root is imported where it is a package itself; "" for none.
	Package string
	// Eager parses every function at once; the findings are the same, later.
	Eager bool
	// Panicked is told of a panic in a rule, which costs that rule on that pass; nil ignores it.
	Panicked func(r *rule.Rule, path string, cause any, stack []byte)
}

// Session analyses one project that lies in memory. It is used by one goroutine at a time.
type Session struct {
	config  Config
	files   map[string]*syntax.File
	changed map[string]bool
	program *program.Program
	result  *Result
	// found are the findings of each unit; whole, those of rules over programs, in the generation.
	found      map[*program.Unit]*unitFindings
	whole      map[string][]rule.Finding
	generation int
	// shows are the units that these speak of.
	shows map[*program.Unit]bool
	// doubtful are the files whose list must be made again; referred, by file, those with evidence in it.
	doubtful map[string]bool
	referred map[string]map[string]bool
}

// NewSession is a session without files.
func NewSession(c Config) *Session {
	if c.StartMethod == "" {
		c.StartMethod = c.Target.StartMethod()
	}
	if c.Rules == nil {
		c.Rules = rules.All()
	}
	c.Rules = slices.DeleteFunc(slices.Clone(c.Rules), func(r *rule.Rule) bool {
		return c.Enabled != nil && !c.Enabled(r) || c.Target.Version < r.Since
	})
	s := &Session{config: c, files: map[string]*syntax.File{}, changed: map[string]bool{}, result: &Result{},
		found: map[*program.Unit]*unitFindings{}, doubtful: map[string]bool{}, referred: map[string]map[string]bool{},
		shows: map[*program.Unit]bool{}}
	s.program = program.New(program.Config{Target: c.Target, StartMethod: c.StartMethod, Table: c.Table, Roots: c.Roots, Package: c.Package,
		Read: newReader().begin, Check: s.checkUnit, Dropped: s.dropped, Eager: c.Eager})
	return s
}

// dropped forgets a unit; rules over programs that spoke of it are run again.
func (s *Session) dropped(u *program.Unit) {
	delete(s.found, u)
	if s.shows[u] {
		s.generation = -1
	}
}

// Set gives a file its text: path is relative to the project's root, with slashes.
func (s *Session) Set(path string, f *syntax.File) {
	if s.files[path] != f {
		s.files[path] = f
		s.changed[path] = true
	}
}

// Remove takes a file away.
func (s *Session) Remove(path string) {
	if _, ok := s.files[path]; ok {
		delete(s.files, path)
		s.changed[path] = true
	}
}

// Analyze brings all findings up to date with the files; its cost follows what changed since the last call. After an
// error (only ctx.Err()) the work done is kept and a later call goes on.
func (s *Session) Analyze(ctx context.Context) (*Result, error) {
	paths := slices.Sorted(maps.Keys(s.changed))
	ahead := s.readAhead(ctx, paths)
	for i, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if f, ok := s.files[path]; ok {
			s.program.Set(path, f, <-ahead[i])
		} else {
			s.program.Remove(path)
		}
		delete(s.changed, path)
		s.doubtful[path] = true
		for from := range s.referred[path] {
			s.doubtful[from] = true
		}
		delete(s.referred, path)
	}
	for {
		if !s.program.Refresh(func() bool { return ctx.Err() != nil }) {
			return nil, ctx.Err()
		}
		result, err := s.findings(ctx)
		if err != nil || !s.program.Wanting() {
			s.program.Release()
			return result, err
		}
	}
}

// checkUnit runs the rules over one unit.
func (s *Session) checkUnit(u *program.Unit) any {
	return s.run(rule.Units, u, u.Module.Path)
}

func (s *Session) run(over rule.Over, u *program.Unit, path string) *unitFindings {
	var found []rule.Finding
	pass := &rule.Pass{Program: s.program, Unit: u}
	for _, r := range s.config.Rules {
		if r.Over == over {
			found = append(found, s.guarded(r, pass, path)...)
		}
	}
	if len(found) == 0 {
		return noFindings
	}
	return &unitFindings{found}
}

// unitFindings is what the rules say of one unit.
type unitFindings struct{ list []rule.Finding }

var noFindings = &unitFindings{}

// guarded runs one rule; a panic costs its findings on this pass.
func (s *Session) guarded(r *rule.Rule, pass *rule.Pass, path string) (found []rule.Finding) {
	defer s.program.Guard(func(cause any) {
		found = nil
		if s.config.Panicked != nil {
			s.config.Panicked(r, path, cause, debug.Stack())
		}
	})()
	return r.Run(pass)
}

// findings brings the findings of all files up to date: of those that have new ones, and of those whose evidence lies in
// a file that changed.
func (s *Session) findings(ctx context.Context) (*Result, error) {
	for {
		u := s.program.NextDoubtful()
		if u == nil {
			break
		}
		if err := ctx.Err(); err != nil {
			s.program.Doubt(u)
			return nil, err
		}
		if found := s.program.Findings(u).(*unitFindings); s.foundIn(u) != found {
			s.found[u] = found
			s.doubtful[u.Module.Path] = true
		}
	}
	whole := s.wholeProgram()
	files := make(map[string][]Finding, len(s.result.files))
	maps.Copy(files, s.result.files)
	for path := range s.doubtful {
		delete(files, path)
		if list := s.render(path, whole[path]); len(list) > 0 {
			files[path] = list
		}
	}
	clear(s.doubtful)
	s.result = &Result{files}
	return s.result, nil
}

// foundIn are the latest findings of the unit.
func (s *Session) foundIn(u *program.Unit) *unitFindings {
	if found := s.found[u]; found != nil {
		return found
	}
	return noFindings
}

// wholeProgram runs the rules over programs again when the program is another, and gives their findings by file.
func (s *Session) wholeProgram() map[string][]rule.Finding {
	if s.program.Generation() == s.generation {
		return s.whole
	}
	s.generation = s.program.Generation()
	for path := range s.whole {
		s.doubtful[path] = true
	}
	s.whole = map[string][]rule.Finding{}
	clear(s.shows)
	for _, f := range s.run(rule.Programs, nil, "").list {
		s.shows[f.At.Unit] = true
		for _, e := range f.Evidence {
			s.shows[e.At.Unit] = true
		}
		path := f.At.Unit.Module.Path
		s.whole[path] = append(s.whole[path], f)
		s.doubtful[path] = true
	}
	return s.whole
}

// render turns the findings of a file into places in files, applies settings and leaves out what is not shown.
func (s *Session) render(path string, whole []rule.Finding) []Finding {
	m := s.program.Module(path)
	if m == nil {
		return nil
	}
	var list []Finding
	for _, u := range m.Units {
		if found := s.found[u]; found != nil {
			for i := range found.list {
				list = s.shown(list, &found.list[i])
			}
		}
	}
	for i := range whole {
		list = s.shown(list, &whole[i])
	}
	list = s.suppress(m, list)
	slices.SortStableFunc(list, compareFindings)
	return slices.CompactFunc(list, func(a, b Finding) bool { return a.Rule == b.Rule && a.Range == b.Range })
}

// shown adds the finding when settings show it.
func (s *Session) shown(list []Finding, f *rule.Finding) []Finding {
	severity := f.Severity
	if set, ok := s.config.Severity[f.Rule.ID]; ok {
		severity = set
	}
	if severity == rule.Off || f.Confidence == rule.Possible && !s.config.Possible {
		return list
	}
	out := Finding{Rule: f.Rule, Severity: severity, Confidence: f.Confidence, Place: s.place(f.At), Message: f.Message, Open: !f.Closed}
	for _, e := range f.Evidence {
		place := s.place(e.At)
		out.Evidence = append(out.Evidence, Evidence{place, e.Note})
		if place.Path != out.Path {
			s.refer(place.Path, out.Path)
		}
	}
	return append(list, out)
}

// refer notes that the findings of one file have evidence in another.
func (s *Session) refer(to, from string) {
	if s.referred[to] == nil {
		s.referred[to] = map[string]bool{}
	}
	s.referred[to][from] = true
}

func compareFindings(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.Start.Line, b.Start.Line),
		cmp.Compare(a.Start.Column, b.Start.Column),
		strings.Compare(a.Rule.ID, b.Rule.ID),
		cmp.Compare(len(a.Evidence), len(b.Evidence)),
		cmp.Compare(a.End.Line, b.End.Line),
		cmp.Compare(a.End.Column, b.End.Column),
	)
}

func (s *Session) place(at program.Site) Place {
	path := at.Unit.Module.Path
	f := s.files[path]
	offset := f.Offset(f.IndexOf(at.Unit.Syntax))
	return Place{path, Range{position(f, offset+at.Start), position(f, offset+at.End)}}
}

func position(f *syntax.File, offset int) Position {
	line, column := f.Position(offset)
	return Position{line, column}
}

// Result is the findings of a project at one moment; it never changes.
type Result struct {
	files map[string][]Finding
}

// Findings are those of one file, ordered by position, then rule. Severity and suppressions are applied.
func (r *Result) Findings(path string) []Finding { return r.files[path] }

// Paths are the files that have findings, sorted.
func (r *Result) Paths() []string { return slices.Sorted(maps.Keys(r.files)) }
