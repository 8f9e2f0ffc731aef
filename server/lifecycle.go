package server

import (
	"context"
	"fmt"
	"strings"
	"time"

	"go.lsp.dev/protocol"
	"go.uber.org/zap"

	"github.com/parahint/parahint/rules/rule"
)

// phase is the state of a session.
type phase uint8

const (
	starting phase = iota
	running
	// stopping is the phase of the shutdown request, and of a session after it.
	stopping
)

// allows says whether a request that belongs to the phase may come now.
func (p phase) allows(wanted phase) error {
	switch {
	case wanted == starting && p != starting:
		return errTwice
	case wanted != starting && p == starting:
		return errNotInitialized
	case wanted != starting && p == stopping:
		return errShutDown
	}
	return nil
}

// anything stands for parameters that nobody looks at; it takes any JSON, and none.
type anything = protocol.LSPAny

func (s *Server) initialize(_ context.Context, _ *snapshot, p *protocol.InitializeParams) (any, error) {
	s.can = featuresOf(&p.Capabilities)
	if p.Locale != nil {
		s.language = rule.English
		if strings.HasPrefix(strings.ToLower(*p.Locale), "fr") {
			s.language = rule.French
		}
	}
	s.trace.Store(&p.Trace)
	s.phase = running
	s.workspace.editor = editorSettings(p.InitializationOptions)
	s.workspace.first = firstFolders(p)
	if p.ProcessID != nil {
		pid := int(*p.ProcessID)
		s.goes(func(ctx context.Context) { s.watchParent(ctx, pid) })
	}
	return &protocol.InitializeResult{
		Capabilities: s.can.serverCapabilities(),
		ServerInfo:   protocol.ServerInfo{Name: "parahint", Version: protocol.NewOptional(s.Version)},
	}, nil
}

// firstFolders are the folders that the session begins with.
func firstFolders(p *protocol.InitializeParams) []protocol.WorkspaceFolder {
	if folders, ok := p.WorkspaceFolders.Get(); ok && len(folders) > 0 {
		return folders
	}
	//lint:ignore SA1019 clients without workspace folders give nothing else
	root := p.RootURI
	if root != nil && *root != "" {
		return []protocol.WorkspaceFolder{{URI: *root}}
	}
	return nil
}

func (s *Server) initialized(*protocol.InitializedParams) error {
	s.begin()
	return nil
}

func (s *Server) shutDown(context.Context, *snapshot, *anything) (any, error) {
	s.phase = stopping
	s.workspace.shutdown.Store(true)
	s.publisher.settle()
	return nil, nil
}

func (s *Server) exit(*anything) error {
	s.cancel()
	return nil
}

func (s *Server) setTrace(p *protocol.SetTraceParams) error {
	value := protocol.TraceValue(strings.Clone(string(p.Value)))
	s.trace.Store(&value)
	return nil
}

// logTrace tells a client that wants to know how long a request took.
func (s *Server) logTrace(method string, began time.Time) {
	value := s.trace.Load()
	if value == nil || *value == "" || *value == protocol.TraceValueOff {
		return
	}
	message := fmt.Sprintf("%s: %.1f ms", method, float64(time.Since(began).Microseconds())/1000)
	if err := s.client.LogTrace(s.ctx, &protocol.LogTraceParams{Message: message}); err != nil {
		s.Log.Debug("tracing", zap.Error(err))
	}
}

// parentInterval is how often the server looks whether the editor lives.
const parentInterval = 2 * time.Second

// watchParent ends the session when the process that started it is gone.
func (s *Server) watchParent(ctx context.Context, pid int) {
	tick := time.NewTicker(parentInterval)
	defer tick.Stop()
	for s.alive(pid) {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
	s.Log.Info("the editor is gone", zap.Int("pid", pid))
	s.cancel()
}
