package cli

import (
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/parahint/parahint/project"
)

// maxStdin is the number of megabytes above which standard input is not read.
const maxStdin = 10

// askStdin makes standard input stand for the file that it is named after; without a name it is checked alone.
func (r *run) askStdin() error {
	data, err := io.ReadAll(io.LimitReader(r.app.Stdin, maxStdin*1_000_000+1))
	if err != nil {
		return usage{textStdinRead.With(err.Error())}
	}
	if len(data) > maxStdin*1_000_000 {
		return usage{textStdinLarge.With(maxStdin)}
	}
	body, problem := project.Decode(data)
	if problem != nil {
		return usage{textStdinRead.With(*problem)}
	}
	name := r.options.stdinFilename
	if name == "" {
		name = stdinName
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(r.folder, name)
	}
	name = realPath(name)
	asked := project.AskText(name, r.home)
	if r.options.isolated || r.options.stdinFilename == "" {
		settings := asked.Project.SettingsRoot
		asked = asked.Isolated()
		if !r.options.isolated {
			asked.Project.SettingsRoot = settings
		}
	}
	r.overlay[name] = slices.Clip(body)
	r.groups = project.GroupAsked([]project.Asked{asked})
	return nil
}

// realPath resolves links in a path whose end need not exist.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	folder := filepath.Dir(path)
	if folder == path || !os.IsPathSeparator(path[len(folder)-1]) && folder == "." {
		return path
	}
	return filepath.Join(realPath(folder), filepath.Base(path))
}
