package project

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/rules/rule"
)

// Analyze finds the findings of a project. Analysis is the real one; tests bring their own.
type Analyze func(ctx context.Context, c Config, sources []Source) ([]Finding, error)

// Request is what is needed to check a project.
type Request struct {
	Project  Project
	Settings Settings
	Rules    []*rule.Rule
	// Named are files, relative to the root, that are part of the project even where a walk leaves them out.
	Named []string
	// Folders, relative to the root, are looked through even where a walk of the project leaves them out.
	Folders []string
	// Overlay are texts, in UTF-8, that stand for files by their path.
	Overlay map[string][]byte
	// Cache is the file that keeps the last findings, "" for none.
	Cache string
	// Analyze is Analysis where it is nil.
	Analyze Analyze
	// Progress, if not nil, is told how many of how many files are read, by several goroutines at once.
	Progress func(done, total int)
}

// Report is what checking a project gives.
type Report struct {
	// Files are the files that were checked, sorted.
	Files []string
	// Findings are ordered by path, position and rule.
	Findings []Finding
	Problems []Problem
	// hashes are of the files that were checked, by path.
	hashes map[string]Hash
}

// Check finds the findings of a whole project, from the cache where nothing changed. Files that cannot be used become
// problems; an error says that nothing could be checked.
func Check(ctx context.Context, r *Request) (*Report, error) {
	files, problems, err := r.files(ctx)
	if err != nil {
		return nil, err
	}
	own := *r
	c := checker{Request: &own, files: files, sources: make([]Source, len(files)), report: &Report{Problems: problems}}
	if r.Cache != "" && len(r.Overlay) == 0 {
		c.stored = readCache(r.Cache, r.fingerprint(), r.Rules)
	}
	return c.check(ctx)
}

// files are those of the project: the ones that a walk finds, and the ones that are named.
func (r *Request) files(ctx context.Context) ([]File, []Problem, error) {
	named := slices.Concat(r.Named, r.Project.Alone)
	for path := range r.Overlay {
		named = append(named, path)
	}
	var files []File
	var problems []Problem
	if r.Project.Alone == nil {
		var err error
		if files, problems, err = r.walk(ctx); err != nil {
			return nil, nil, err
		}
	}
	byPath := func(f File, path string) int { return strings.Compare(f.Path, path) }
	for _, path := range named {
		if i, found := slices.BinarySearchFunc(files, path, byPath); !found {
			files = slices.Insert(files, i, File{Path: path})
		}
	}
	// What stands for a file does not care what is wrong with the file.
	problems = slices.DeleteFunc(problems, func(p Problem) bool {
		return slices.ContainsFunc(named, func(path string) bool { return p.Path == r.full(path) })
	})
	return files, problems, nil
}

// walk looks through the project, and through the folders that were asked for and are left out of it.
func (r *Request) walk(ctx context.Context) ([]File, []Problem, error) {
	files, problems, err := Walk(ctx, r.Project.Root, &r.Settings)
	for _, folder := range r.Folders {
		below := folder + "/"
		if slices.ContainsFunc(files, func(f File) bool { return strings.HasPrefix(f.Path, below) }) {
			continue
		}
		more, wrong, failed := Walk(ctx, r.full(folder), &r.Settings)
		for _, f := range more {
			files = append(files, File{below + f.Path, f.Stat})
		}
		problems, err = append(problems, wrong...), cmp.Or(err, failed)
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return slices.CompactFunc(files, func(a, b File) bool { return a.Path == b.Path }), problems, err
}

func (r *Request) loader() *Loader {
	return &Loader{Root: r.Project.Root, Limit: int64(r.Settings.MaxFileSize) * megabyte, Overlay: r.Overlay}
}

func (r *Request) full(path string) string { return r.loader().full(path) }

// checker is one check under way.
type checker struct {
	*Request
	files   []File
	sources []Source
	stored  *stored
	report  *Report
	// table is the knowledge where the settings extend it.
	table *knowledge.Table
}

func (c *checker) check(ctx context.Context) (*Report, error) {
	c.extend()
	stale := c.trust()
	if err := c.load(ctx, stale); err != nil {
		return nil, err
	}
	if c.stored != nil && c.stored.depends == c.depends() {
		c.report.Findings = c.stored.findings
		if len(stale) > 0 {
			c.save()
		}
		return c.finish(), nil
	}
	if err := c.load(ctx, c.unread()); err != nil {
		return nil, err
	}
	found, err := c.analyze(ctx)
	if err != nil {
		return nil, err
	}
	c.report.Findings = Tidy(found)
	c.save()
	return c.finish(), nil
}

// trust takes from the cache what is known of files that did not change, and gives the others.
func (c *checker) trust() (stale []int) {
	at := 0
	for i, f := range c.files {
		known, ok := c.stored.lookup(&at, f)
		if !ok {
			stale = append(stale, i)
			continue
		}
		c.sources[i] = Source{Path: f.Path, Hash: known}
	}
	return stale
}

// unread are the files of which only the hash is known.
func (c *checker) unread() (missing []int) {
	for i := range c.sources {
		if c.sources[i].File == nil && c.sources[i].Hash != (Hash{}) {
			missing = append(missing, i)
		}
	}
	return missing
}

// load reads the files with these indices.
func (c *checker) load(ctx context.Context, which []int) error {
	if len(which) == 0 {
		return ctx.Err()
	}
	files := make([]File, len(which))
	for i, k := range which {
		files[i] = c.files[k]
	}
	l := c.loader()
	l.Progress = c.counter(len(which))
	sources, problems, err := l.Load(ctx, files)
	if err != nil {
		return err
	}
	for i, k := range which {
		if sources[i].File == nil {
			// No hash, so that the cache does not vouch for a file that must be complained about each time.
			sources[i].Hash = Hash{}
		}
		c.sources[k] = sources[i]
	}
	c.report.Problems = append(c.report.Problems, problems...)
	return nil
}

// depends is the hash of all files that findings depend on.
func (c *checker) depends() Hash {
	h := sha256.New()
	for i := range c.sources {
		if c.sources[i].Hash != (Hash{}) {
			fmt.Fprintf(h, "%d:", len(c.sources[i].Path))
			h.Write([]byte(c.sources[i].Path))
			h.Write(c.sources[i].Hash[:])
		}
	}
	return Hash(h.Sum(nil)[:16])
}

// analyze runs the analysis over what could be read. A panic is an error.
func (c *checker) analyze(ctx context.Context) (found []Finding, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("analysing %s: %v", c.Project.Root, r)
		}
	}()
	config := c.Settings.Config()
	config.Rules = c.Rules
	config.Panicked = c.panicked
	config.Package = PackageName(c.Project.Root)
	if config.Table = c.table; config.Table == nil {
		config.Table = knowledge.Default()
	}
	var usable []Source
	for _, s := range c.sources {
		if s.File != nil {
			usable = append(usable, s)
		}
	}
	if c.Analyze != nil {
		return c.Analyze(ctx, config, usable)
	}
	return Analysis(ctx, config, usable)
}

// extend adds to the knowledge what the settings say; it is done even when findings come from the cache, since it may
// be a problem.
func (c *checker) extend() {
	k := c.Settings.Knowledge
	if len(k.Blocking)+len(k.NonBlocking)+len(k.Contexts) == 0 {
		return
	}
	t, err := knowledge.Default().Extend(k)
	if err != nil {
		c.report.Problems = append(c.report.Problems, Problem{Message: textCannotExtend.With(err.Error())})
		return
	}
	c.table = t
}

// panicked notes that a rule failed. What it would have found must not be missing from the cache as well.
func (c *checker) panicked(r *rule.Rule, path string, cause any, _ []byte) {
	c.Cache = ""
	p := Problem{Message: textRulePanicked.With(r.ID, cause)}
	if path != "" {
		p.Path = c.full(path)
	}
	c.report.Problems = append(c.report.Problems, p)
}

// finish says which files were checked.
func (c *checker) finish() *Report {
	c.report.hashes = make(map[string]Hash, len(c.sources))
	for i := range c.sources {
		c.report.hashes[c.files[i].Path] = c.sources[i].Hash
		if c.sources[i].File != nil || c.sources[i].Hash != (Hash{}) {
			c.report.Files = append(c.report.Files, c.files[i].Path)
		}
	}
	return c.report
}

// Analysis is the analysis by a new Session.
func Analysis(ctx context.Context, c Config, sources []Source) ([]Finding, error) {
	s := NewSession(c)
	for _, source := range sources {
		s.Set(source.Path, source.File)
	}
	result, err := s.Analyze(ctx)
	if err != nil {
		return nil, err
	}
	var all []Finding
	for _, path := range result.Paths() {
		for _, f := range result.Findings(path) {
			if f.Fixes, err = s.Fixes(ctx, &f); err != nil {
				return nil, err
			}
			all = append(all, f)
		}
	}
	return all, nil
}

// Tidy orders findings by path, position and rule, and keeps of several of one rule at one place that with the shortest
// chain.
func Tidy(found []Finding) []Finding {
	slices.SortStableFunc(found, func(a, b Finding) int {
		return cmp.Or(comparePlaces(a, b), cmp.Compare(len(a.Evidence), len(b.Evidence)))
	})
	return slices.CompactFunc(found, func(a, b Finding) bool { return comparePlaces(a, b) == 0 })
}

func comparePlaces(a, b Finding) int {
	return cmp.Or(strings.Compare(a.Path, b.Path), comparePositions(a.Start, b.Start),
		strings.Compare(a.Rule.ID, b.Rule.ID), comparePositions(a.End, b.End))
}

func comparePositions(a, b Position) int {
	return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}
