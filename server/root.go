package server

import (
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/parahint/parahint/analysis/overlay"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/project"
)

// root is one project and its newest outcome. The reader tells it of documents, the disk's keeper of files; one goroutine
// analyses what they left when it comes to it, so that edits never queue.
type root struct {
	server  *Server
	key     string
	project project.Project
	ctx     context.Context
	stop    context.CancelFunc
	lists   lists

	mutex   sync.Mutex
	pending pending
	wake    chan struct{}
	// questions are for the goroutine that owns the session.
	questions chan question
	// interrupt stops the analysis that runs.
	interrupt context.CancelFunc
	seq       uint64
	// busy says that documents are being analysed.
	busy bool
	// newest are the open documents by path, as the reader knows them.
	newest map[string]*document
	latest *outcome
	// overlays are the loaded profiles over the files of the root.
	overlays []*overlay.Overlay
	// changed is closed when latest or newest changed, and replaced.
	changed chan struct{}
	stale   stale
}

// pending is what happened since the analysis last looked.
type pending struct {
	seq       uint64
	configure bool
	updates   []update
	// docs are open documents, nil for those that were closed.
	docs map[string]*document
}

// update is news from the disk.
type update struct {
	from *keeper
	// session, if not nil, has analysed all files.
	session *project.Session
	// whole says that the files are all there are.
	whole bool
	// files are those that were read, nil for those that are gone.
	files map[string]*syntax.File
}

func newRoot(s *Server, key string, p project.Project) *root {
	r := &root{
		server: s, key: key, project: p, wake: make(chan struct{}, 1), questions: make(chan question), interrupt: func() {},
		newest: map[string]*document{}, changed: make(chan struct{}),
	}
	r.stale.wake = make(chan struct{}, 1)
	r.ctx, r.stop = context.WithCancel(s.ctx)
	return r
}

// tell adds to what is pending; an edit stops what runs, since that would be out of date.
func (r *root) tell(edited bool, add func(p *pending)) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.seq++
	r.pending.seq = r.seq
	add(&r.pending)
	if edited {
		r.interrupt()
		r.broadcast()
	}
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// broadcast wakes all who wait. The mutex is held.
func (r *root) broadcast() {
	close(r.changed)
	r.changed = make(chan struct{})
}

// edit makes a document, which nobody else knows yet, the newest.
func (r *root) edit(d *document) {
	r.tell(true, func(p *pending) {
		d.seq = r.seq
		r.newest[d.rel] = d
		p.doc(d.rel, d)
	})
}

// close says that a document is closed: the file on disk counts again.
func (r *root) close(rel string) {
	r.tell(true, func(p *pending) {
		delete(r.newest, rel)
		p.doc(rel, nil)
	})
	r.reread([]string{rel})
}

func (p *pending) doc(rel string, d *document) {
	if p.docs == nil {
		p.docs = map[string]*document{}
	}
	p.docs[rel] = d
}

func (r *root) configure() { r.tell(false, func(p *pending) { p.configure = true }) }

func (r *root) update(u update) {
	r.tell(false, func(p *pending) { p.updates = append(p.updates, u) })
}

// take waits for something to do and takes all of it; meanwhile questions are replied to. The context is done when it is
// out of date.
func (r *root) take(reply func(question)) (pending, context.Context, bool) {
	for {
		select {
		case <-r.ctx.Done():
			return pending{}, nil, false
		case q := <-r.questions:
			reply(q)
			continue
		case <-r.wake:
		}
		if p, ctx := r.takePending(); p.seq > 0 {
			return p, ctx, true
		}
	}
}

// takePending takes what is pending: nothing, if the take before had it already.
func (r *root) takePending() (pending, context.Context) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	p := r.pending
	r.pending = pending{}
	// The function is called by the next edit, or dies with the root's context.
	ctx, cancel := context.WithCancel(r.ctx)
	r.interrupt()
	r.interrupt = cancel
	r.busy = p.seq > 0
	return p, ctx
}

// publish makes an outcome the newest.
func (r *root) publish(o *outcome) {
	r.mutex.Lock()
	o.measured = newMeasured(r.overlays)
	elsewhere := r.latest != nil && !slices.Equal(r.latest.settled.settings.ProfilePaths, o.settled.settings.ProfilePaths)
	r.latest, r.busy = o, false
	r.broadcast()
	r.mutex.Unlock()
	if elsewhere {
		r.server.goes(func(context.Context) { r.server.layAgain(r) })
	}
	r.server.publisher.notify(o)
}

// measure lays other profiles over the files, and lets findings be told again.
func (r *root) measure(overlays []*overlay.Overlay) {
	r.mutex.Lock()
	r.overlays = overlays
	latest := r.latest
	if latest != nil {
		again := *latest
		again.measured = newMeasured(overlays)
		latest = &again
		r.latest = latest
		r.broadcast()
	}
	r.mutex.Unlock()
	if latest != nil {
		r.server.publisher.notify(latest)
	}
}

// wait gives the outcome that covers the document. It ends early when the document is out of date or the context done.
func (r *root) wait(ctx context.Context, d *document) (*outcome, error) {
	for {
		r.mutex.Lock()
		o, changed, newest := r.latest, r.changed, r.newest[d.rel]
		r.mutex.Unlock()
		if newest != d {
			return nil, errModified
		}
		if o != nil && o.seq >= d.seq {
			return o, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-r.ctx.Done():
			return nil, errModified
		case <-changed:
		}
	}
}

// idle waits until the open documents are analysed, which come before the rest of the folder.
func (r *root) idle(ctx context.Context) {
	for {
		r.mutex.Lock()
		busy, changed := r.busy || r.pending.docs != nil, r.changed
		r.mutex.Unlock()
		if !busy {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-changed:
		}
	}
}

// current is the newest outcome, nil before the first.
func (r *root) current() *outcome {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.latest
}

// opened are the files with the texts of open documents in their place.
func (r *root) opened(files map[string]*syntax.File) map[string]*syntax.File {
	files = maps.Clone(files)
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for rel, d := range r.newest {
		files[rel] = d.file
	}
	return files
}
