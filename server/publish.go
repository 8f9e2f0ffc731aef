package server

import (
	"context"
	"sync"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"
)

// publisher tells the client of findings. Nobody else does, so that a client which does not read blocks nothing but it.
type publisher struct {
	mutex sync.Mutex
	// dirty are the roots with an outcome that was not told of, the newest of each.
	dirty map[*root]*outcome
	// dropped are roots that ended; shut are documents that were closed.
	dropped []*root
	shut    []*document
	wake    chan struct{}
	// settled is closed when the client was left alone for a while, or the session ends, and replaced.
	settled chan struct{}
	// answered are the ids of the findings that were pulled of open documents.
	answered map[uri.URI]answer
	// pulls says that the client asks for the findings of closed files.
	pulls bool

	// sent is used by the publisher's goroutine alone.
	sent map[uri.URI]sent
}

// sent is what the client was told last of a file.
type sent struct {
	root    *root
	id      string
	version *int32
}

// answer is what a client was last told of a document that it asked for.
type answer struct {
	doc *document
	id  string
}

func (p *publisher) init() {
	p.dirty, p.sent, p.answered = map[*root]*outcome{}, map[uri.URI]sent{}, map[uri.URI]answer{}
	p.wake, p.settled = make(chan struct{}, 1), make(chan struct{})
}

// do changes the publisher's state and wakes it.
func (p *publisher) do(change func()) {
	p.mutex.Lock()
	change()
	p.mutex.Unlock()
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

func (p *publisher) notify(o *outcome) { p.do(func() { p.dirty[o.root] = o }) }

func (p *publisher) drop(r *root) { p.do(func() { p.dropped = append(p.dropped, r) }) }

func (p *publisher) closed(d *document) {
	p.do(func() {
		delete(p.answered, d.uri)
		for i := range d.cells {
			delete(p.answered, d.cells[i].uri)
		}
		p.shut = append(p.shut, d)
	})
}

// pulled notes what a client was told of a document, or of a cell of it.
func (p *publisher) pulled(u uri.URI, d *document, id string) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.answered[u] = answer{d, id}
}

// pullsWorkspace notes that the client asks for closed files.
func (p *publisher) pullsWorkspace() { p.do(func() { p.pulls = true }) }

// settle wakes those that wait for a pause.
func (p *publisher) settle() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	close(p.settled)
	p.settled = make(chan struct{})
}

// pause is closed at the next pause.
func (p *publisher) pause() <-chan struct{} {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.settled
}

// news is what the publisher has to deal with.
type news struct {
	outcomes []*outcome
	dropped  []*root
	shut     []*document
	pulls    bool
}

func (p *publisher) take() news {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	n := news{dropped: p.dropped, shut: p.shut, pulls: p.pulls}
	p.dropped, p.shut = nil, nil
	for r, o := range p.dirty {
		n.outcomes = append(n.outcomes, o)
		delete(p.dirty, r)
	}
	return n
}

// publish is the publisher's goroutine.
func (s *Server) publish() {
	defer s.survive("publishing")
	p := &s.publisher
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	latest := map[*root]*outcome{}
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-p.wake:
			s.tell(p.take(), latest)
			timer.Reset(s.pause)
		case <-timer.C:
			p.settle()
			s.refresh(latest)
		}
	}
}

// tell sends what is to be pushed.
func (s *Server) tell(n news, latest map[*root]*outcome) {
	for _, r := range n.dropped {
		delete(latest, r)
		s.clear(r, nil)
	}
	if n.pulls {
		s.clearClosed()
	}
	for _, o := range n.outcomes {
		if o.root.ctx.Err() == nil {
			latest[o.root] = o
			s.push(o, n.pulls)
		}
	}
	for _, d := range n.shut {
		if known, ok := s.publisher.sent[d.uri]; ok && (s.snapshot.Load().docs[d.uri] == nil && n.pulls || d.root == nil) {
			s.send(d.uri, sent{root: known.root, id: emptyID}, []byte("[]"))
		}
	}
}

// push sends the lists of an outcome that differ from what was sent: the open documents first.
func (s *Server) push(o *outcome, pulls bool) {
	current := map[uri.URI]bool{}
	snap := s.snapshot.Load()
	for rel, d := range o.open {
		for u, in := range d.parts() {
			current[u] = true
			if newest := snap.docs[u]; !s.can.pull && newest != nil && newest.root == o.root {
				s.pushList(o, rel, u, in, d.versionOf(in))
			}
		}
	}
	if o.complete && !pulls && o.root.project.Alone == nil {
		for _, rel := range o.result.Paths() {
			if o.open[rel] != nil || snap.owner(o.root.full(rel)) != o.root {
				continue
			}
			u := o.uri(rel)
			current[u] = true
			s.pushList(o, rel, u, nil, nil)
		}
	}
	s.clear(o.root, current)
}

func (s *Server) pushList(o *outcome, rel string, u uri.URI, in *cell, version *int32) {
	l, err := o.list(rel, in)
	if err != nil {
		s.Log.Error("encoding findings", zap.String("path", rel), zap.Error(err))
		return
	}
	known, ok := s.publisher.sent[u]
	same := known.id == l.id && (version == nil || known.version != nil && *known.version == *version)
	if ok && same || !ok && version == nil && l.id == emptyID {
		return
	}
	s.send(u, sent{o.root, l.id, version}, l.encoded)
}

// clear takes back what was sent of a root's files, but for those that are current.
func (s *Server) clear(r *root, current map[uri.URI]bool) {
	for u, known := range s.publisher.sent {
		if known.root == r && !current[u] {
			if known.id != emptyID {
				s.send(u, sent{root: r, id: emptyID}, []byte("[]"))
			}
			delete(s.publisher.sent, u)
		}
	}
}

// clearClosed takes back what was pushed of closed files to a client that now asks for them.
func (s *Server) clearClosed() {
	for u, known := range s.publisher.sent {
		if known.version == nil && known.id != emptyID {
			s.send(u, sent{root: known.root, id: emptyID}, []byte("[]"))
		}
	}
}

func (s *Server) send(u uri.URI, what sent, list []byte) {
	members := []any{"uri", string(u)}
	if what.version != nil && s.can.versions {
		members = append(members, "version", *what.version)
	}
	raw := jsonrpc2.RawMessage(object(append(members, "diagnostics", list)...))
	s.publisher.sent[u] = what
	if err := s.conn.Notify(s.ctx, protocol.MethodTextDocumentPublishDiagnostics, raw); err != nil {
		s.Log.Debug("publishing", zap.Error(err))
	}
}

// refresh lets the client ask again if the findings of a document changed that was not changed itself.
func (s *Server) refresh(latest map[*root]*outcome) {
	if !s.can.pull || !s.can.refresh || !s.outdated(latest) {
		return
	}
	s.goes(func(ctx context.Context) {
		if err := s.client.DiagnosticRefresh(ctx); err != nil {
			s.Log.Debug("refreshing", zap.Error(err))
		}
	})
}

// outdated says whether a client was told of findings that are others now. It asks once for each change.
func (s *Server) outdated(latest map[*root]*outcome) bool {
	p := &s.publisher
	found := false
	for _, o := range latest {
		for rel, d := range o.open {
			for u, in := range d.parts() {
				p.mutex.Lock()
				told, ok := p.answered[u]
				p.mutex.Unlock()
				if !ok || told.doc != d {
					continue
				}
				if l, err := o.list(rel, in); err == nil && l.id != told.id {
					p.pulled(u, d, l.id)
					found = true
				}
			}
		}
	}
	return found
}
