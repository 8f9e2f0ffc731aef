package server

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/parahint/parahint/project"
)

// workspace is what the reader knows besides documents.
type workspace struct {
	begun    bool
	shutdown atomic.Bool
	// first are the folders that the client named before anything was known of it.
	first   []protocol.WorkspaceFolder
	folders []folder
	roots   map[string]*root

	// mutex guards what the client says of settings, which comes in answers as well.
	mutex    sync.Mutex
	editor   []byte
	byFolder map[uri.URI][]byte
	// configured is closed when the client's settings are known.
	configured chan struct{}
	once       sync.Once
}

// folder is a folder that the client has open.
type folder struct {
	uri     uri.URI
	path    string
	project project.Project
}

func (w *workspace) init() {
	w.roots = map[string]*root{}
	w.byFolder = map[uri.URI][]byte{}
	w.configured = make(chan struct{})
}

// begin opens the folders of the session, once.
func (s *Server) begin() {
	if s.workspace.begun {
		return
	}
	s.workspace.begun = true
	s.addFolders(s.workspace.first)
	s.register()
	s.pullConfiguration()
}

func (s *Server) addFolders(added []protocol.WorkspaceFolder) {
	for _, a := range added {
		path := pathOf(a.URI)
		asked, problem := project.Ask(path, s.home)
		if path == "" || problem != nil || !asked.IsDir {
			continue
		}
		s.workspace.folders = append(s.workspace.folders, folder{uri.URI(strings.Clone(string(a.URI))), path, asked.Project})
		s.open(asked.Project)
	}
}

func (s *Server) didChangeWorkspaceFolders(p *protocol.DidChangeWorkspaceFoldersParams) error {
	s.workspace.folders = slices.DeleteFunc(s.workspace.folders, func(f folder) bool {
		return slices.ContainsFunc(p.Event.Removed, func(r protocol.WorkspaceFolder) bool { return r.URI == f.uri })
	})
	s.addFolders(p.Event.Added)
	for _, d := range s.snapshot.Load().docs {
		s.relocate(d)
	}
	for _, r := range s.snapshot.Load().roots {
		s.release(r)
	}
	s.pullConfiguration()
	return nil
}

// relocate gives a document the root that it has now.
func (s *Server) relocate(old *document) {
	d := *old
	s.locate(&d)
	if d.root == old.root {
		return
	}
	if old.root != nil {
		old.root.close(old.rel)
	}
	s.put(&d)
}

// locate finds the root of a document.
func (s *Server) locate(d *document) {
	d.root, d.rel, d.path = nil, "", pathOf(d.uri)
	switch {
	case d.path != "" && isPython(d):
		p := s.projectOf(d.path)
		d.root, d.rel = s.open(p), relative(p.Root, d.path)
	case strings.HasPrefix(string(d.uri), "untitled:") && d.language == protocol.LanguageKindPython:
		// A text that has no file yet is a project of its own.
		d.rel = strings.TrimPrefix(string(d.uri), "untitled:")
		d.root = s.open(project.Project{Alone: []string{d.rel}})
	}
}

// isPython leaves out stubs, which hold no code that runs.
func isPython(d *document) bool {
	return project.IsPython(d.path) || d.language == protocol.LanguageKindPython && !strings.HasSuffix(d.path, ".pyi")
}

// projectOf is the project of a file: the nearest that is marked as one, else that of the folder which the client has
// open, else the file alone.
func (s *Server) projectOf(path string) project.Project {
	asked := project.AskText(path, s.home)
	if marked(asked.Project.Root) {
		return asked.Project
	}
	best := asked.Isolated().Project
	for _, f := range s.workspace.folders {
		if within(f.project.Root, path) && (best.Alone != nil || len(f.project.Root) > len(best.Root)) {
			best = f.project
		}
	}
	return best
}

// marked says whether a folder says of itself that it is a project.
func marked(root string) bool {
	return slices.ContainsFunc([]string{"parahint.toml", "pyproject.toml", "setup.cfg", ".git"}, func(name string) bool {
		_, err := os.Stat(filepath.Join(root, name))
		return err == nil
	})
}

// open is the root of a project, started if it is new.
func (s *Server) open(p project.Project) *root {
	key := p.Root + "\x00" + strings.Join(p.Alone, "\x00")
	if r := s.workspace.roots[key]; r != nil {
		return r
	}
	r := newRoot(s, key, p)
	s.workspace.roots[key] = r
	s.storeRoots()
	s.goes(r.run)
	return r
}

// release stops a root that neither a folder nor a document needs.
func (s *Server) release(r *root) {
	for _, f := range s.workspace.folders {
		if f.project.Root == r.project.Root && r.project.Alone == nil {
			return
		}
	}
	for _, d := range s.snapshot.Load().docs {
		if d.root == r {
			return
		}
	}
	r.stop()
	delete(s.workspace.roots, r.key)
	s.storeRoots()
	s.publisher.drop(r)
}

func (s *Server) storeRoots() {
	old := s.snapshot.Load()
	next := &snapshot{docs: old.docs}
	for _, r := range s.workspace.roots {
		next.roots = append(next.roots, r)
	}
	slices.SortFunc(next.roots, func(a, b *root) int {
		return cmp.Or(cmp.Compare(len(b.project.Root), len(a.project.Root)), strings.Compare(a.key, b.key))
	})
	s.snapshot.Store(next)
}

// owner is the root that speaks of a file: the deepest that holds it.
func (s *snapshot) owner(path string) *root {
	for _, r := range s.roots {
		if r.project.Alone == nil && within(r.project.Root, path) {
			return r
		}
	}
	return nil
}

// within says whether the path is the folder or lies in it.
func within(folder, path string) bool {
	rest, found := strings.CutPrefix(path, folder)
	return found && (rest == "" || os.IsPathSeparator(rest[0]) || strings.HasSuffix(folder, string(filepath.Separator)))
}

// relative is the path below the root, with slashes.
func relative(root, path string) string {
	rel, err := filepath.Rel(root, path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(rel)
}
