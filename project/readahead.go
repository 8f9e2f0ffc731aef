package project

import (
	"context"
	"runtime"

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
	shelf := &facts.Shelf{}
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		go func() {
			for i := w; i < len(files); i += workers {
				if files[i] != nil && ctx.Err() == nil {
					read[i] <- s.program.AtOnce(files[i], shelf)
				}
				close(read[i])
			}
		}()
	}
	return read
}

// reader reads the facts of units beside what asks for them.
type reader struct{ busy chan struct{} }

func newReader() *reader { return &reader{make(chan struct{}, runtime.GOMAXPROCS(0))} }

func (r *reader) begin(u *syntax.Unit) <-chan *facts.Unit {
	read := make(chan *facts.Unit, 1)
	go func() {
		r.busy <- struct{}{}
		read <- facts.Of(u.Kind, syntax.Parse(u))
		<-r.busy
	}()
	return read
}
