package server

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.uber.org/zap"
)

// codec encodes what the protocol's own coders know, and hands on what is encoded already.
type codec struct{}

// Marshal encodes a payload.
func (codec) Marshal(v any) ([]byte, error) {
	if raw, ok := v.(jsonrpc2.RawMessage); ok {
		if raw == nil {
			return []byte("null"), nil
		}
		return raw, nil
	}
	return protocol.Marshal(v)
}

// Unmarshal decodes a payload.
func (codec) Unmarshal(data []byte, v any) error {
	if raw, ok := v.(*jsonrpc2.RawMessage); ok {
		*raw = append(jsonrpc2.RawMessage{}, data...)
		return nil
	}
	return protocol.Unmarshal(data, v)
}

// The errors that a request may end with.
var (
	errNotInitialized = jsonrpc2.NewError(jsonrpc2.ServerNotInitialized, "the first request must be initialize")
	errShutDown       = jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server was shut down")
	errTwice          = jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server is initialized already")
	errCancelled      = jsonrpc2.NewError(protocol.CodeRequestCancelled, "cancelled")
	errModified       = jsonrpc2.NewError(protocol.CodeContentModified, "the document was changed meanwhile")
	// errRetrigger lets the client ask for the same findings once more.
	errRetrigger = &jsonrpc2.Error{
		Code:    jsonrpc2.Code(protocol.LSPErrorCodesServerCancelled),
		Message: "the document was changed meanwhile", Data: jsonrpc2.RawMessage(`{"retriggerRequest":true}`),
	}
)

// handle logs what is wrong with a notification, since the error of one would close the connection.
func (s *Server) handle(ctx context.Context, req *jsonrpc2.Request) (any, error) {
	result, err := s.ordered(ctx, req)
	if err == nil {
		return result, nil
	}
	if !req.IsCall() {
		s.Log.Warn("a notification failed", zap.String("method", req.Method()), zap.Error(err))
		return nil, nil
	}
	return nil, wireError(err)
}

// wireError gives an error the code that the protocol has for it.
func wireError(err error) error {
	var wire *jsonrpc2.Error
	switch {
	case errors.As(err, &wire):
		return wire
	case errors.Is(err, context.Canceled):
		return errCancelled
	}
	return jsonrpc2.Errorf(jsonrpc2.InternalError, "%v", err)
}

// ordered applies notifications inline, in the order of the wire, and lets requests run beside each other, each with the
// snapshot of the moment at which it came.
func (s *Server) ordered(ctx context.Context, req *jsonrpc2.Request) (result any, err error) {
	defer s.recovered(req, &err)
	if req.IsCall() {
		call, known := calls[req.Method()]
		if !known {
			return nil, jsonrpc2.ErrMethodNotFound
		}
		return s.call(ctx, req, call)
	}
	if note, known := notifications[req.Method()]; known {
		return nil, s.notified(req, note)
	}
	if !strings.HasPrefix(req.Method(), "$/") {
		s.Log.Debug("an unknown notification", zap.String("method", req.Method()))
	}
	return nil, nil
}

// call runs a request in the phase that it belongs to.
func (s *Server) call(ctx context.Context, req *jsonrpc2.Request, c call) (any, error) {
	if err := s.phase.allows(c.phase); err != nil {
		return nil, err
	}
	own, done := s.requests.start(s.ctx, req.ID())
	defer done()
	snap := s.snapshot.Load()
	if c.phase == running {
		jsonrpc2.Async(ctx)
	}
	began := time.Now()
	defer func() { s.logTrace(req.Method(), began) }()
	return c.run(s, own, snap, req.Params())
}

// notified runs a notification, if it is the time for it.
func (s *Server) notified(req *jsonrpc2.Request, n notification) error {
	if req.Method() != protocol.MethodExit && s.phase != running {
		s.Log.Debug("a notification at the wrong time", zap.String("method", req.Method()))
		return nil
	}
	return n(s, req.Params())
}

// recovered turns a panic into the failure of the one request.
func (s *Server) recovered(req *jsonrpc2.Request, err *error) {
	if cause := recover(); cause != nil {
		s.logPanic(req.Method(), cause)
		*err = jsonrpc2.Errorf(jsonrpc2.InternalError, "%s failed: %v", req.Method(), cause)
	}
}

// survive keeps a panic from ending the process.
func (s *Server) survive(what string) {
	if cause := recover(); cause != nil {
		s.logPanic(what, cause)
	}
}

func (s *Server) logPanic(what string, cause any) {
	s.Log.Error("panic", zap.String("in", what), zap.Any("cause", cause), zap.ByteString("stack", debug.Stack()))
}

// call is how a request is answered.
type call struct {
	// phase is the one in which the request may come. Only those of a running session run beside the reader.
	phase phase
	run   func(s *Server, ctx context.Context, snap *snapshot, params jsonrpc2.RawMessage) (any, error)
}

// notification is how a notification is applied.
type notification func(s *Server, params jsonrpc2.RawMessage) error

// answers makes a call of a method with decoded parameters.
func answers[P any](p phase, run func(*Server, context.Context, *snapshot, *P) (any, error)) call {
	return call{p, func(s *Server, ctx context.Context, snap *snapshot, raw jsonrpc2.RawMessage) (any, error) {
		params, err := decode[P](raw)
		if err != nil {
			return nil, err
		}
		return run(s, ctx, snap, params)
	}}
}

// applies makes a notification of a method with decoded parameters.
func applies[P any](run func(*Server, *P) error) notification {
	return func(s *Server, raw jsonrpc2.RawMessage) error {
		params, err := decode[P](raw)
		if err != nil {
			return err
		}
		return run(s, params)
	}
}

func decode[P any](raw jsonrpc2.RawMessage) (*P, error) {
	if raw == nil {
		raw = jsonrpc2.RawMessage("null")
	}
	params := new(P)
	if err := protocol.Unmarshal(raw, params); err != nil {
		return nil, fmt.Errorf("%w: %w", jsonrpc2.NewError(jsonrpc2.InvalidParams, "the parameters cannot be understood"), err)
	}
	return params, nil
}
