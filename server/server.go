// Package server is the language server. It is the only importer of go.lsp.dev.
//
// One goroutine, the reader, applies notifications in the order in which they were sent and stores what follows from them
// as an immutable snapshot. A request takes its snapshot on the reader and runs beside it. Each project root has one
// goroutine that analyses the newest texts and publishes outcomes; requests wait for an outcome that covers their
// document. One goroutine more, the publisher, tells the client.
package server

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.uber.org/zap"

	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// Options are what a server is started with.
type Options struct {
	Version string
	// Rules are those that may be run.
	Rules []*rule.Rule
	// Page is the page of a rule in Markdown; nil, or an empty page, leaves its title.
	Page func(id string, l rule.Language) string
	// Link is the address of the page of a rule; nil gives findings no address.
	Link func(r *rule.Rule, l rule.Language) string
	// Language is that of messages where neither the client nor settings choose one.
	Language rule.Language
	// Log takes what is of interest to developers; nil drops it.
	Log *zap.Logger

	// pause is how long no edit must come before other files are spoken of; 0 is defaultPause.
	pause time.Duration
	// alive says whether a process lives; nil asks the system.
	alive func(pid int) bool
}

const (
	// defaultPause keeps a client from asking again while a user types.
	defaultPause = 200 * time.Millisecond
	// patience is how long the server waits for the client's settings before it goes on without.
	patience = time.Second
)

// ErrNoShutdown says that the session ended without being shut down: the process exits with code 1.
var ErrNoShutdown = errors.New("the session ended without a shutdown request")

// Server is one session with one client.
type Server struct {
	Options
	ctx      context.Context
	cancel   context.CancelFunc
	conn     jsonrpc2.Conn
	profiles profiles
	watching watchedProfiles
	client   protocol.Client
	names    project.Names
	home     string

	// phase is read and written on the reader.
	phase phase
	// can is set by initialize, before anything else can run.
	can      features
	language rule.Language
	trace    atomic.Pointer[protocol.TraceValue]
	// snapshot is written on the reader only.
	snapshot  atomic.Pointer[snapshot]
	workspace workspace
	publisher publisher
	requests  requests
	// background counts goroutines that outlive a message.
	background sync.WaitGroup
}

// Serve speaks the protocol over the pipes until the client ends the session, one of the pipes closes, or the context is
// done.
func Serve(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	s := newServer(ctx, o)
	defer s.cancel()
	stream := jsonrpc2.NewStream(&pipes{in: in, out: out, ended: s.cancel})
	s.conn = jsonrpc2.NewConn(stream, jsonrpc2.WithCodec(codec{}))
	s.client = protocol.ClientDispatcher(s.conn)
	s.background.Go(s.publish)
	s.conn.Go(s.ctx, s.handle)
	select {
	case <-s.ctx.Done():
	case <-s.conn.Done():
	}
	if err := s.conn.Err(); err != nil {
		s.Log.Warn("the connection failed", zap.Error(err))
	}
	if s.workspace.shutdown.Load() {
		return nil
	}
	return ErrNoShutdown
}

func newServer(ctx context.Context, o Options) *Server {
	s := &Server{Options: o, language: o.Language, names: project.NamesOf(o.Rules),
		watching: watchedProfiles{registered: map[string]bool{}, seen: map[string]time.Time{}}}
	if s.Log == nil {
		s.Log = zap.NewNop()
	}
	if s.pause == 0 {
		s.pause = defaultPause
	}
	if s.alive == nil {
		s.alive = processAlive
	}
	if home, err := os.UserHomeDir(); err == nil {
		s.home = realPath(home)
	}
	s.ctx, s.cancel = context.WithCancel(ctx)
	s.snapshot.Store(&snapshot{})
	s.workspace.init()
	s.publisher.init()
	return s
}

// goes starts work that ends with the session.
func (s *Server) goes(work func(ctx context.Context)) {
	s.background.Go(func() {
		defer s.survive("background work")
		work(s.ctx)
	})
}

// realPath resolves links in a path whose end need not exist.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	folder := filepath.Dir(path)
	if folder == path || folder == "." {
		return path
	}
	return filepath.Join(realPath(folder), filepath.Base(path))
}

// pipes ends the session when nothing more can be read: a request that runs at that moment is cancelled and not waited
// for.
type pipes struct {
	in    io.Reader
	out   io.Writer
	ended func()
}

// Read reads what the client sends.
func (p *pipes) Read(b []byte) (int, error) {
	n, err := p.in.Read(b)
	if err != nil {
		p.ended()
	}
	return n, err
}

// Write writes to the client.
func (p *pipes) Write(b []byte) (int, error) { return p.out.Write(b) }

// Close leaves the pipes to those who made them.
func (p *pipes) Close() error { return nil }
