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
func (s *Session) readAhead(ctx context.Context, paths []string) []chan map[*syntax.Unit]*facts.Unit {
	read := make([]chan map[*syntax.Unit]*facts.Unit, len(paths))
	for i := range read {
		read[i] = make(chan map[*syntax.Unit]*facts.Unit, 1)
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
					read[i] <- s.factsOfFile(files[i])
				}
				close(read[i])
			}
		}()
	}
	return read
}

// factsOfFile are the facts of the units of a file that the program parses at once.
func (s *Session) factsOfFile(f *syntax.File) map[*syntax.Unit]*facts.Unit {
	all := make(map[*syntax.Unit]*facts.Unit, f.Len())
	mixed := program.Mixes(f)
	for _, u := range f.All() {
		if !s.program.CanWait(u, mixed) {
			all[u] = facts.Of(u.Kind, syntax.Parse(u))
		}
	}
	return all
}

// ahead reads the facts of units side by side; the next questions for them find them ready.
func (s *Session) ahead(units []*syntax.Unit) {
	workers := runtime.GOMAXPROCS(0)
	read := make([]*facts.Unit, len(units))
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(units); i += workers {
				read[i] = facts.Of(units[i].Kind, syntax.Parse(units[i]))
			}
		})
	}
	wait.Wait()
	s.ready = make(map[*syntax.Unit]*facts.Unit, len(units))
	for i, u := range units {
		s.ready[u] = read[i]
	}
}
