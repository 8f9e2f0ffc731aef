package project

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// softExclude are folders that are left out by default as well, but where they are packages.
var softExclude = []string{"_build", "build", "dist", "venv"}

// DefaultExclude are the folders that are left out unless settings say otherwise: they hold no code of the project.
var DefaultExclude = []string{
	".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".ipynb_checkpoints", ".mypy_cache", ".nox", ".pants.d",
	".pyenv", ".pytest_cache", ".pytype", ".ruff_cache", ".svn", ".tox", ".venv", ".vscode", "__pycache__", "__pypackages__",
	"buck-out", "node_modules", "site-packages",
}

// File is a file that was found, as it was when it was looked at.
type File struct {
	// Path is relative to the project's root, with slashes.
	Path string
	Stat Stat
}

// Stat tells whether a file may have changed.
type Stat struct {
	Size int64
	// MTime is in nanoseconds.
	MTime int64
	Inode uint64
}

// Walk finds the Python files of a folder, sorted by path. It follows no link to a folder and none out of the root.
func Walk(ctx context.Context, root string, s *Settings) ([]File, []Problem, error) {
	w := walker{root: root, ctx: ctx, maxSize: int64(s.MaxFileSize) * megabyte}
	w.wake.L = &w.mutex
	w.exclude = newIgnoreList(nil, "", slices.Concat(s.Exclude, s.ExtendExclude))
	if slices.Equal(s.Exclude, DefaultExclude) {
		w.soft = softExclude
	}
	w.push(folder{ignored: gitIgnoresAbove(root)})
	workers := min(runtime.GOMAXPROCS(0), 4)
	found := make([]findings, workers)
	var wait sync.WaitGroup
	for i := range workers {
		wait.Go(func() { w.work(&found[i]) })
	}
	wait.Wait()
	var files []File
	var problems []Problem
	for _, f := range found {
		files = append(files, f.files...)
		problems = append(problems, f.problems...)
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	slices.SortFunc(problems, func(a, b Problem) int { return strings.Compare(a.Path, b.Path) })
	return files, problems, ctx.Err()
}

// walker hands folders to its workers.
type walker struct {
	root    string
	ctx     context.Context
	maxSize int64
	exclude *ignoreList
	soft    []string

	mutex sync.Mutex
	wake  sync.Cond
	queue []folder
	// open is the number of folders that are queued or being read.
	open int
}

// folder is a folder to read: its path with a final slash, or "" for the root.
type folder struct {
	path    string
	ignored *ignoreList
	// soft says that the folder is left out unless it is a package.
	soft bool
}

// findings are what one worker found.
type findings struct {
	files    []File
	problems []Problem
	folders  []folder
}

func (f *findings) report(path string, err error) {
	f.problems = append(f.problems, Problem{Path: path, Message: problemText(err)})
}

func (w *walker) push(folders ...folder) {
	w.mutex.Lock()
	w.queue = append(w.queue, folders...)
	w.open += len(folders)
	w.mutex.Unlock()
	w.wake.Broadcast()
}

// pop waits for a folder; ok is false when all are read.
func (w *walker) pop() (f folder, ok bool) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	for len(w.queue) == 0 && w.open > 0 {
		w.wake.Wait()
	}
	if w.open == 0 {
		return folder{}, false
	}
	last := len(w.queue) - 1
	f = w.queue[last]
	w.queue = w.queue[:last]
	return f, true
}

func (w *walker) done() {
	w.mutex.Lock()
	w.open--
	finished := w.open == 0
	w.mutex.Unlock()
	if finished {
		w.wake.Broadcast()
	}
}

func (w *walker) work(found *findings) {
	for {
		f, ok := w.pop()
		if !ok {
			return
		}
		if w.ctx.Err() == nil {
			found.folders = found.folders[:0]
			w.read(f, found)
			w.push(found.folders...)
		}
		w.done()
	}
}

// read looks at the entries of one folder.
func (w *walker) read(f folder, found *findings) {
	dir, err := os.Open(filepath.Join(w.root, filepath.FromSlash(f.path)))
	if err != nil {
		found.report(filepath.Join(w.root, filepath.FromSlash(f.path)), err)
		return
	}
	defer dir.Close()
	entries, err := dir.ReadDir(-1)
	if err != nil {
		found.report(dir.Name(), err)
	}
	has := func(name string) bool {
		return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == name })
	}
	if f.path != "" && (has("pyvenv.cfg") || f.soft && !has("__init__.py")) {
		return
	}
	if has(".gitignore") {
		f.ignored = readIgnoreFile(f.ignored, filepath.Join(dir.Name(), ".gitignore"), f.path)
	}
	for _, e := range entries {
		w.entry(f, dir, e, found)
	}
}

// entry looks at one entry of a folder.
func (w *walker) entry(f folder, dir *os.File, e fs.DirEntry, found *findings) {
	name, kind := e.Name(), e.Type()
	if !kind.IsDir() && kind&fs.ModeSymlink == 0 && !IsPython(name) {
		return
	}
	path := f.path + name
	if w.exclude.ignores(path, name, kind.IsDir()) || f.ignored.ignores(path, name, kind.IsDir()) {
		return
	}
	switch {
	case kind.IsDir():
		found.folders = append(found.folders, folder{path + "/", f.ignored, slices.Contains(w.soft, name)})
	case kind&fs.ModeSymlink != 0:
		w.link(path, found)
	default:
		stat, mode, err := statAt(dir, e)
		if err == nil {
			err = fit(mode, stat.Size, w.maxSize)
		}
		if err != nil {
			found.report(filepath.Join(dir.Name(), name), err)
			return
		}
		found.files = append(found.files, File{path, stat})
	}
}

// IsPython says whether a name is that of a Python file. Stubs hold no code that runs.
func IsPython(name string) bool {
	return strings.HasSuffix(name, ".py") || strings.HasSuffix(name, ".pyw")
}
