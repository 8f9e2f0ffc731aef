package project

import (
	"context"
	"runtime"
	"sync"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/syntax"
)

// manyFiles is from how many changed files on their units are read side by side.
const manyFiles = 4

// readAhead parses the units of files side by side, while the program takes them one by one. The channel of each path
// gives the facts of its units once; those of a file that is gone, or of few files, give none.
func (s *Session) readAhead(ctx context.Context, paths []string) []chan program.Facts {
	read := make([]chan program.Facts, len(paths))
	for i := range read {
		read[i] = make(chan program.Facts, 1)
	}
	if len(paths) < manyFiles {
		for i := range read {
			close(read[i])
		}
		return read
	}
	files := make([]*syntax.File, len(paths))
	for i, path := range paths {
		files[i] = s.files[path]
	}
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		go func() {
			for i := w; i < len(files); i += workers {
				if files[i] != nil && ctx.Err() == nil {
					read[i] <- s.program.AtOnce(files[i])
				}
				close(read[i])
			}
		}()
	}
	return read
}

// read reads the facts of units side by side.
func read(units []*syntax.Unit) program.Facts {
	workers := runtime.GOMAXPROCS(0)
	found := make([]*facts.Unit, len(units))
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(units); i += workers {
				found[i] = facts.Of(units[i].Kind, syntax.Parse(units[i]))
			}
		})
	}
	wait.Wait()
	all := make(program.Facts, len(units))
	for i, u := range units {
		all[u] = found[i]
	}
	return all
}
