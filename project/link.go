package project

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/parahint/parahint/rules/rule"
)

// link looks at a symbolic link: one to a file of the project stands for that file.
func (w *walker) link(path string, found *findings) {
	full := filepath.Join(w.root, filepath.FromSlash(path))
	target, info, err := follow(full)
	switch {
	case isEditorLock(path):
	case err != nil && (IsPython(path) || isLoop(err)):
		found.report(full, err)
	case err != nil:
	case info.IsDir() && within(target, full):
		found.report(full, problemError{textLinkLoop})
	case info.IsDir() || !IsPython(path):
	case !within(w.root, target):
		found.report(full, problemError{textLinkOut})
	default:
		if err := fit(info.Mode(), info.Size(), w.maxSize); err != nil {
			found.report(full, err)
			return
		}
		found.files = append(found.files, File{path, statOf(info)})
	}
}

// isEditorLock knows the links to nowhere by which Emacs says that a file is being edited.
func isEditorLock(path string) bool { return strings.HasPrefix(filepath.Base(path), ".#") }

// follow is where a link leads in the end.
func follow(path string) (string, os.FileInfo, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil, problemError{textLinkEnds}
	}
	if err != nil {
		return "", nil, err
	}
	target, err := filepath.EvalSymlinks(path)
	return target, info, err
}

func isLoop(err error) bool {
	var p problemError
	if errors.As(err, &p) {
		return p.text == rule.Text(textLinkLoop)
	}
	return errors.Is(err, syscall.ELOOP)
}

// within says whether the path is the folder or lies in it.
func within(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
