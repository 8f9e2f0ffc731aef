package cli

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/parahint/parahint/cli/report"
	"github.com/parahint/parahint/project"
)

// fixes reports whether findings are to be mended, in files or in a patch.
func (o *checkOptions) fixes() bool { return o.fix || o.unsafeFixes || o.diff }

// mend makes the fixes that were asked for: in the files, on standard output for standard input, or as a patch.
func (r *run) mend(ctx context.Context, request *project.Request, g *project.Group, found *project.Report) (*project.Report, error) {
	full := func(path string) string { return filepath.Join(g.Project.Root, filepath.FromSlash(path)) }
	mended, err := project.Mend(ctx, request, found, func(f *project.Finding, fix *project.Fix) bool {
		if !g.Shows(full(f.Path)) || !fix.Safe && !r.options.unsafeFixes {
			return false
		}
		for _, e := range fix.Edits {
			if !g.Shows(full(e.Path)) {
				return false
			}
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("fixing: %w", err)
	}
	lost := map[string]bool{}
	for i := range mended.Files {
		if f := &mended.Files[i]; !r.deliver(g, f, full(f.Path)) {
			lost[f.Path] = true
		}
	}
	r.fixed += mended.FixedIn(func(path string) bool { return !lost[path] })
	r.fixStdin(g)
	return mended.Report, nil
}

// deliver puts a mended file where it was asked for; it reports whether it could.
func (r *run) deliver(g *project.Group, f *project.MendedFile, path string) bool {
	switch {
	case r.options.diff:
		name := r.relative(r.folder, path)
		_, patch, _ := bytes.Cut(diff.Diff("a/"+name, f.Before, "b/"+name, f.After), []byte("\n")) // its first line names a command
		r.patch.Write(patch)
	case r.overlay[path] != nil:
		r.overlay[path] = f.After
	default:
		if err := f.Write(g.Project.Root); err != nil {
			r.problems, r.failed = append(r.problems, project.Problem{Path: path, Message: project.WriteProblem(err)}), true
			return false
		}
	}
	r.fixedFiles++
	return true
}

// fixStdin gives standard input back after its fixes, changed or not.
func (r *run) fixStdin(g *project.Group) {
	if r.options.diff {
		return
	}
	for path, body := range r.overlay {
		if g.Shows(path) {
			r.patch.Write(body)
		}
	}
}

// writeFixes writes the patch, or standard input after its fixes, in the place of the report.
func (r *run) writeFixes() (written bool, err error) {
	if !r.options.diff && len(r.overlay) == 0 {
		return false, nil
	}
	if _, err := r.patch.WriteTo(r.app.Stdout); err != nil {
		return true, fmt.Errorf("writing the fixes: %w", err)
	}
	return true, nil
}

// tellFixed says how many findings were mended.
func (r *run) tellFixed() {
	t := textWouldFix
	if !r.options.diff {
		t = textFixed
	}
	findings := report.Plural(r.fixed, textOneFinding, textManyFindings)
	files := report.Plural(r.fixedFiles, textOneFile, textManyFiles)
	r.app.complain(r.app.say(t.With(findings, files)))
}
