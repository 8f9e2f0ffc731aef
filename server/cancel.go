package server

import (
	"context"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// requests are those that run, by their ids. Their contexts are the session's children: the context of a message is used
// again for another one as soon as it is answered.
type requests struct {
	mutex   sync.Mutex
	running map[jsonrpc2.ID]*request
}

type request struct{ cancel context.CancelFunc }

// start gives a request its context. Of two with one id the later one can be cancelled.
func (r *requests) start(ctx context.Context, id jsonrpc2.ID) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	own := &request{cancel}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.running == nil {
		r.running = map[jsonrpc2.ID]*request{}
	}
	r.running[id] = own
	return ctx, func() {
		cancel()
		r.mutex.Lock()
		defer r.mutex.Unlock()
		if r.running[id] == own {
			delete(r.running, id)
		}
	}
}

func (r *requests) cancel(id jsonrpc2.ID) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if own := r.running[id]; own != nil {
		own.cancel()
	}
}

func (s *Server) cancelRequest(p *protocol.CancelParams) error {
	switch id := p.ID.(type) {
	case protocol.Integer:
		s.requests.cancel(jsonrpc2.NewNumberID(int64(id)))
	case protocol.String:
		s.requests.cancel(jsonrpc2.NewStringID(string(id)))
	}
	return nil
}
