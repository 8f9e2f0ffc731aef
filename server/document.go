package server

import (
	"bytes"
	"maps"
	"runtime"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/project"
)

// snapshot is what the client has open, at one moment. It never changes.
type snapshot struct {
	docs map[uri.URI]*document
	// roots are those that are analysed, the deepest first.
	roots []*root
}

// document is one version of an open text. It never changes.
type document struct {
	uri     uri.URI
	version int32
	file    *syntax.File
	// path is absolute and without links, "" for a text that lies nowhere.
	path     string
	language protocol.LanguageKind
	// root is nil for a text that is not analysed; rel is the path in it, and seq the change of the root that this is.
	root *root
	rel  string
	seq  uint64
	// cells are those of a notebook, whose text they make; nil of other documents.
	cells []cell
}

// onWindows says how paths are spelled.
const onWindows = runtime.GOOS == "windows"

// change stores a snapshot with other documents.
func (s *Server) change(edit func(docs map[uri.URI]*document)) {
	old := s.snapshot.Load()
	docs := maps.Clone(old.docs)
	if docs == nil {
		docs = map[uri.URI]*document{}
	}
	edit(docs)
	s.snapshot.Store(&snapshot{docs, old.roots})
}

// put makes the document the newest: here first, since what follows from it is only told of documents that are open.
func (s *Server) put(d *document) {
	s.change(func(docs map[uri.URI]*document) { docs[d.uri] = d })
	if d.root != nil {
		d.root.edit(d)
	}
}

func (s *Server) didOpen(p *protocol.DidOpenTextDocumentParams) error {
	s.begin()
	item := &p.TextDocument
	if _, open := s.snapshot.Load().docs[item.URI]; open {
		s.Log.Warn("a document was opened twice", zap.String("uri", string(item.URI)))
	}
	// Strings of a message keep all of it alive.
	d := &document{
		uri: uri.URI(strings.Clone(string(item.URI))), version: item.Version,
		language: protocol.LanguageKind(strings.Clone(string(item.LanguageID))),
	}
	s.locate(d)
	d.file = d.cut([]byte(item.Text))
	s.put(d)
	return nil
}

// cut is the file of a new text. One that is on disk as well is known already, with all that follows from it.
func (d *document) cut(body []byte) *syntax.File {
	if d.root != nil {
		if o := d.root.current(); o != nil {
			if f := o.disk[d.rel]; f != nil && f.Bytes() == len(body) && bytes.Equal(f.Text(), body) {
				return f
			}
		}
	}
	return syntax.NewFile(body)
}

func (s *Server) didChange(p *protocol.DidChangeTextDocumentParams) error {
	old, open := s.snapshot.Load().docs[p.TextDocument.URI]
	if !open {
		s.Log.Warn("a document that is not open was changed", zap.String("uri", string(p.TextDocument.URI)))
		return nil
	}
	if p.TextDocument.Version <= old.version {
		s.Log.Warn("a version went back", zap.Int32("from", old.version), zap.Int32("to", p.TextDocument.Version))
	}
	d := *old
	d.version = p.TextDocument.Version
	for _, c := range p.ContentChanges {
		d.file = s.changed(d.file, c)
	}
	s.put(&d)
	return nil
}

// changed applies one change to a text.
func (s *Server) changed(f *syntax.File, c protocol.TextDocumentContentChangeEvent) *syntax.File {
	switch c := c.(type) {
	case *protocol.TextDocumentContentChangePartial:
		start, end := s.offset(f, c.Range.Start), s.offset(f, c.Range.End)
		if end < start {
			start, end = end, start
		}
		return f.Apply(text.Edit{Span: text.Span{Start: start, End: end}, New: []byte(c.Text)})
	case *protocol.TextDocumentContentChangeWholeDocument:
		if body := []byte(c.Text); !bytes.Equal(body, f.Text()) {
			return syntax.NewFile(body)
		}
	}
	return f
}

// offset is that of a position of the client; outside of the text it is the nearest inside.
func (s *Server) offset(f *syntax.File, p protocol.Position) int {
	line := f.LineText(int(p.Line))
	return f.LineStart(int(p.Line)) + s.can.encoding.ByteColumn(line, int(p.Character))
}

// position is that of the analysis for a position of the client.
func (s *Server) position(f *syntax.File, p protocol.Position) project.Position {
	line, column := f.Position(s.offset(f, p))
	return project.Position{Line: line, Column: column}
}

func (s *Server) didClose(p *protocol.DidCloseTextDocumentParams) error {
	d, open := s.snapshot.Load().docs[p.TextDocument.URI]
	if !open {
		s.Log.Warn("a document that is not open was closed", zap.String("uri", string(p.TextDocument.URI)))
		return nil
	}
	s.change(func(docs map[uri.URI]*document) { delete(docs, d.uri) })
	s.publisher.closed(d)
	if d.root != nil {
		d.root.close(d.rel)
		s.release(d.root)
	}
	return nil
}

func (s *Server) didSave(p *protocol.DidSaveTextDocumentParams) error {
	d, open := s.snapshot.Load().docs[p.TextDocument.URI]
	if open && d.root != nil && !s.can.watch {
		d.root.reread(nil)
		s.lookForProfiles(d.root)
	}
	return nil
}

// pathOf is the path of a file on disk, without links; "" for anything else.
func pathOf(u uri.URI) string {
	path, err := text.URIToPath(string(u), onWindows)
	if err != nil {
		return ""
	}
	return realPath(strings.Clone(path))
}

// uriOf is the URI of a path.
func uriOf(path string) uri.URI { return uri.URI(text.PathToURI(path, onWindows)) }
