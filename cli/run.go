package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/cli/report"
	"github.com/parahint/parahint/project"
)

// run is one run of check.
type run struct {
	app     *App
	options *checkOptions
	flags   project.Flags
	// folder is the working directory and home the home folder, without links.
	folder, home string
	names        project.Names
	groups       []project.Group
	// overlay is standard input by the absolute path of the file that it stands for.
	overlay  map[string][]byte
	problems []project.Problem
	progress *progress
	profiles []*project.ProfileFile
	report   report.Report
	// failed says that something that was asked for could not be checked.
	failed bool
	// lines are the texts that findings are shown with.
	lines map[string]*text.Lines
	// fixed findings, in fixedFiles files; patch is what is written of them on standard output.
	fixed, fixedFiles int
	patch             bytes.Buffer
}

func (a *App) newRun(o *checkOptions, flags project.Flags) (*run, error) {
	folder, err := os.Getwd()
	if err == nil {
		folder, err = filepath.EvalSymlinks(folder)
	}
	if err != nil {
		return nil, usage{textNoFolder.With(err.Error())}
	}
	r := &run{
		app: a, options: o, flags: flags, folder: folder, names: project.NamesOf(a.Rules),
		overlay: map[string][]byte{}, progress: newProgress(a), lines: map[string]*text.Lines{},
	}
	if home, err := os.UserHomeDir(); err == nil {
		if r.home, err = filepath.EvalSymlinks(home); err != nil {
			r.home = home
		}
	}
	return r, nil
}

// ask finds out what the paths stand for.
func (r *run) ask(paths []string) error {
	if isStdin(paths) {
		return r.askStdin()
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var asked []project.Asked
	for _, path := range paths {
		if !filepath.IsAbs(path) {
			path = filepath.Join(r.folder, path)
		}
		one, problem := project.Ask(filepath.Clean(path), r.home)
		if problem != nil {
			r.problems, r.failed = append(r.problems, *problem), true
			continue
		}
		if r.options.isolated {
			one = one.Isolated()
		}
		asked = append(asked, one)
	}
	r.groups = project.GroupAsked(asked)
	return nil
}

// group checks one project.
func (r *run) group(ctx context.Context, g project.Group) error {
	settings, problems := r.settings(g.Project)
	r.problems = append(r.problems, problems...)
	request := &project.Request{
		Project: g.Project, Settings: settings, Rules: r.app.Rules, Analyze: r.app.Analyze,
		Overlay: map[string][]byte{}, Progress: r.progress.show,
	}
	request.Named, request.Folders = g.Named()
	for path, body := range r.overlay {
		request.Overlay[r.relative(g.Project.Root, path)] = body
	}
	if !r.options.noCache {
		request.Cache = project.CacheFile(g.Project)
	}
	found, err := project.Check(ctx, request)
	if errors.Is(err, context.Canceled) {
		return err
	}
	if err != nil {
		r.app.complain(r.app.say(textFailed.With(err.Error())))
		r.failed = true
		return nil
	}
	if r.options.fixes() {
		if found, err = r.mend(ctx, request, &g, found); err != nil {
			return err
		}
	}
	for _, note := range found.Heat(request, r.profiles) {
		r.app.complain(r.app.say(note))
	}
	r.take(&g, &settings, found)
	return nil
}

// readProfiles reads the profiles that findings are weighed with.
func (r *run) readProfiles() {
	r.profiles = r.app.readProfiles(r.options.profiles)
	r.failed = r.failed || len(r.profiles) < len(r.options.profiles)
}

// settings also lets the settings choose the language where nothing stronger did.
func (r *run) settings(p project.Project) (project.Settings, []project.Problem) {
	s, problems := project.ReadSettings(p.SettingsRoot, r.names, nil, r.flags)
	if s.Language != "" && !r.app.languageGiven && len(r.report.Findings) == 0 {
		r.app.language = s.Language
	}
	return s, problems
}

// take keeps what was asked for of what was found.
func (r *run) take(g *project.Group, s *project.Settings, found *project.Report) {
	full := func(path string) string { return filepath.Join(g.Project.Root, filepath.FromSlash(path)) }
	for _, path := range found.Files {
		if g.Shows(full(path)) {
			r.report.Files++
		}
	}
	for _, p := range found.Problems {
		if shown := g.Shows(p.Path); shown || p.Path == "" {
			r.problems, r.failed = append(r.problems, p), r.failed || shown
		}
	}
	for i := range found.Findings {
		f := &found.Findings[i]
		if g.Shows(full(f.Path)) {
			r.report.Findings = append(r.report.Findings, r.finding(f, full, s.MaxFileSize))
		}
	}
}

// complain says what is wrong, one line each.
func (r *run) complain() {
	slices.SortStableFunc(r.problems, func(a, b project.Problem) int { return strings.Compare(a.Path, b.Path) })
	for _, p := range r.problems {
		line := r.app.say(p.Message)
		if p.Path != "" {
			line = r.location(p) + ": " + line
		}
		r.app.complain(report.Visible(line))
	}
}

// relative is a path as it is given below another, with slashes; the path itself where there is no way.
func (r *run) relative(from, path string) string {
	rel, err := filepath.Rel(from, path)
	if err != nil {
		rel = path
	}
	return filepath.ToSlash(rel)
}
