package server

import (
	"context"

	"github.com/parahint/parahint/project"
)

// question is asked of the session of a root, about a document that must still be the one that the session has.
type question struct {
	ctx    context.Context
	about  *document
	answer func(ctx context.Context, s *project.Session) error
	done   chan error
}

// ask lets the goroutine that owns the session answer. It ends early when the document is out of date.
func (r *root) ask(ctx context.Context, about *document, answer func(context.Context, *project.Session) error) error {
	q := question{ctx, about, answer, make(chan error, 1)}
	select {
	case r.questions <- q:
	case <-ctx.Done():
		return ctx.Err()
	case <-r.ctx.Done():
		return errModified
	}
	select {
	case err := <-q.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	case <-r.ctx.Done():
		return errModified
	}
}

// reply answers a question. A panic costs the answer.
func (a *analyser) reply(q question) {
	var err error = errModified
	defer func() {
		if cause := recover(); cause != nil {
			a.server.logPanic("a question about "+q.about.path, cause)
		}
		q.done <- err
	}()
	if a.open[q.about.rel] == q.about {
		err = q.answer(q.ctx, a.session)
	}
}
