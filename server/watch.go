package server

import (
	"path/filepath"
	"strconv"

	"go.lsp.dev/protocol"

	"github.com/parahint/parahint/project"
)

// Where the client does not watch files, the folder is looked through again when a document is saved.

// watched are the files whose changes matter.
func watched() *protocol.DidChangeWatchedFilesRegistrationOptions {
	o := &protocol.DidChangeWatchedFilesRegistrationOptions{}
	for _, glob := range []string{"**/*.{py,pyw}", "**/{pyproject,parahint}.toml", "**/.gitignore"} {
		o.Watchers = append(o.Watchers, protocol.FileSystemWatcher{GlobPattern: protocol.Pattern(glob)})
	}
	return o
}

func (s *Server) didChangeWatchedFiles(p *protocol.DidChangeWatchedFilesParams) error {
	paths := map[*root][]string{}
	var whole []*root
	for _, c := range p.Changes {
		path := pathOf(c.URI)
		if path != "" && !project.IsPython(path) && s.profileChanged(&c, path) {
			continue
		}
		for _, r := range s.snapshot.Load().roots {
			switch {
			case path == "" || r.project.Alone != nil || !within(r.project.Root, path):
			case isSettings(path):
				r.configure()
			case c.Type == protocol.FileChangeTypeChanged && project.IsPython(path):
				paths[r] = append(paths[r], relative(r.project.Root, path))
			default:
				whole = append(whole, r)
			}
		}
	}
	for r, changed := range paths {
		r.reread(changed)
	}
	for _, r := range whole {
		r.reread(nil)
	}
	return nil
}

// location is where a problem is, with lines and columns from 1.
func location(p *project.Problem) string {
	where := filepath.ToSlash(p.Path)
	if p.At != nil {
		where += ":" + strconv.Itoa(p.At.Line+1) + ":" + strconv.Itoa(p.At.Column+1)
	}
	return where
}
