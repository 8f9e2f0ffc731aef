package project

import (
	"context"
	"crypto/sha256"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rule"
)

// Hash stands for the bytes of a file.
type Hash [16]byte

// Source is a file that was read.
type Source struct {
	// Path is relative to the project's root, with slashes.
	Path string
	Hash Hash
	File *syntax.File
}

// Loader reads the files of a project.
type Loader struct {
	Root string
	// Limit is the size in bytes above which a file is not read.
	Limit int64
	// Overlay are texts, in UTF-8, that stand for files.
	Overlay map[string][]byte
	// Progress, if not nil, is told after each file, by several goroutines at once.
	Progress func()
}

// Load reads and cuts the files in parallel. A source has no File where its file could not be used, and a problem says
// why. The error is that of the context.
func (l *Loader) Load(ctx context.Context, files []File) ([]Source, []Problem, error) {
	sources := make([]Source, len(files))
	failed := make([]error, len(files))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		wait.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return
				}
				sources[i], failed[i] = l.one(files[i].Path)
				if l.Progress != nil {
					l.Progress()
				}
			}
		})
	}
	wait.Wait()
	var problems []Problem
	for i, err := range failed {
		if err != nil {
			problems = append(problems, Problem{Path: l.full(files[i].Path), Message: problemText(err)})
		}
	}
	return sources, problems, ctx.Err()
}

func (l *Loader) full(path string) string { return filepath.Join(l.Root, filepath.FromSlash(path)) }

// one reads one file. A panic costs this file alone.
func (l *Loader) one(path string) (s Source, err error) {
	s.Path = path
	defer func() {
		if r := recover(); r != nil {
			s, err = Source{Path: path}, problemError{textPanicked.With(r)}
		}
	}()
	if body, replaced := l.Overlay[path]; replaced {
		s.File = syntax.NewFile(body)
		return s, nil
	}
	data, err := readRegular(l.full(path), l.Limit)
	if err != nil {
		return s, vanished(err)
	}
	s.Hash = hashOf(data)
	body, err := decode(data)
	if err != nil {
		return s, err
	}
	s.File = syntax.NewFile(body)
	return s, nil
}

func hashOf(data []byte) (h Hash) {
	sum := sha256.Sum256(data)
	copy(h[:], sum[:])
	return h
}

// decode gives the text in UTF-8.
func decode(data []byte) ([]byte, error) {
	decoded, err := text.Decode(data)
	if err != nil {
		return nil, problemError{textCannotDecode.With(err.Error())}
	}
	return decoded.Text, nil
}

// Decode gives the text of a file's bytes as the analysis sees it; where that fails, the second result says why.
func Decode(data []byte) ([]byte, *rule.Text) {
	body, err := decode(data)
	if err != nil {
		t := problemText(err)
		return nil, &t
	}
	return body, nil
}

// ReadText reads a file of at most limit megabytes as the analysis does; where that fails, the second result says why.
func ReadText(path string, limit int) ([]byte, *rule.Text) {
	data, err := readRegular(path, int64(limit)*megabyte)
	if err != nil {
		t := problemText(err)
		return nil, &t
	}
	return Decode(data)
}
