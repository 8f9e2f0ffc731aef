package server

import (
	"context"
	"errors"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// documentDiagnostic answers with the findings of a document, or of a file that is not open.
func (s *Server) documentDiagnostic(ctx context.Context, snap *snapshot, p *protocol.DocumentDiagnosticParams) (any, error) {
	d := snap.docs[p.TextDocument.URI]
	if d == nil {
		return s.fileDiagnostic(snap, p)
	}
	in := d.cell(p.TextDocument.URI)
	if d.root == nil || in == nil && d.cells != nil {
		return report(emptyList, p.PreviousResultID), nil
	}
	o, err := d.root.wait(ctx, d)
	if errors.Is(err, errModified) {
		return nil, errRetrigger
	}
	if err != nil {
		return nil, err
	}
	l, err := o.list(d.rel, in)
	if err != nil {
		return nil, err
	}
	s.publisher.pulled(p.TextDocument.URI, d, l.id)
	return report(l, p.PreviousResultID), nil
}

// fileDiagnostic answers with what is known of a file on disk.
func (s *Server) fileDiagnostic(snap *snapshot, p *protocol.DocumentDiagnosticParams) (any, error) {
	path := pathOf(p.TextDocument.URI)
	l := emptyList
	if r := snap.owner(path); path != "" && r != nil {
		if o := r.current(); o != nil {
			var err error
			if l, err = o.list(relative(r.project.Root, path), nil); err != nil {
				return nil, err
			}
		}
	}
	return report(l, p.PreviousResultID), nil
}

var emptyList = &list{encoded: []byte("[]"), id: emptyID}

// report is the answer to a pull; a list that the client has already is not sent again.
func report(l *list, previous *string) jsonrpc2.RawMessage {
	if previous != nil && *previous == l.id {
		return object("kind", "unchanged", "resultId", l.id)
	}
	return object("kind", "full", "resultId", l.id, "items", l.encoded)
}
