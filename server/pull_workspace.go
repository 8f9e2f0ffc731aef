package server

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// workspaceDiagnostic tells of closed files. A client that takes partial results gets them as they come, and the request
// ends when the client or the session ends it; another is answered when there is something that it does not know.
func (s *Server) workspaceDiagnostic(ctx context.Context, _ *snapshot, p *protocol.WorkspaceDiagnosticParams) (any, error) {
	s.publisher.pullsWorkspace()
	known := make(map[uri.URI]string, len(p.PreviousResultIds))
	for _, previous := range p.PreviousResultIds {
		known[previous.URI] = previous.Value
	}
	for {
		pause := s.publisher.pause()
		reports, err := s.workspaceReports(known)
		if err != nil {
			return nil, err
		}
		if s.workspace.shutdown.Load() || len(reports) > 0 && p.PartialResultToken == nil {
			return items(reports), nil
		}
		if len(reports) > 0 {
			if err := s.partial(ctx, p.PartialResultToken, reports); err != nil {
				return nil, err
			}
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-pause:
		}
	}
}

func (s *Server) partial(ctx context.Context, token protocol.ProgressToken, reports [][]byte) error {
	return s.client.Progress(ctx, &protocol.ProgressParams{Token: token, Value: protocol.LSPAny(items(reports))})
}

func items(reports [][]byte) jsonrpc2.RawMessage {
	return object("items", slices.Concat([]byte{'['}, bytes.Join(reports, []byte{','}), []byte{']'}))
}

// workspaceReports are the reports on closed files that the client does not know; known is brought up to date.
func (s *Server) workspaceReports(known map[uri.URI]string) ([][]byte, error) {
	var reports [][]byte
	snap := s.snapshot.Load()
	found := map[uri.URI]bool{}
	for _, r := range snap.roots {
		o := r.current()
		if o == nil || r.project.Alone != nil {
			continue
		}
		if !o.complete {
			return nil, nil
		}
		if err := o.reports(snap, known, found, &reports); err != nil {
			return nil, err
		}
	}
	for u, id := range known {
		open := snap.docs[u] != nil
		if open {
			// When it is closed the client must hear of it again.
			delete(known, u)
		} else if !found[u] && id != emptyID {
			known[u] = emptyID
			reports = append(reports, workspaceReport(u, emptyList))
		}
	}
	slices.SortFunc(reports, bytes.Compare)
	return reports, nil
}

// reports adds those of one root.
func (o *outcome) reports(snap *snapshot, known map[uri.URI]string, found map[uri.URI]bool, reports *[][]byte) error {
	for _, rel := range o.result.Paths() {
		u := o.uri(rel)
		if snap.docs[u] != nil || o.open[rel] != nil || snap.owner(o.root.full(rel)) != o.root {
			continue
		}
		l, err := o.list(rel, nil)
		if err != nil {
			return err
		}
		found[u] = true
		if known[u] != l.id {
			known[uri.URI(strings.Clone(string(u)))] = l.id
			*reports = append(*reports, workspaceReport(u, l))
		}
	}
	return nil
}

func workspaceReport(u uri.URI, l *list) []byte {
	return object("kind", "full", "uri", string(u), "version", nil, "resultId", l.id, "items", l.encoded)
}
