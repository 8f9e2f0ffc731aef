package server

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/project"
)

// A notebook is analysed as one module: the text of its Python cells, one after the other, as they would run from above.
// Everything else sees a document like any other; where the client is spoken to, places are turned into places in cells.

// cell is a cell of a notebook.
type cell struct {
	uri      uri.URI
	version  int32
	language protocol.LanguageKind
	kind     protocol.NotebookCellKind
	body     []byte
	// first is its first line in the notebook's text, and lines how many it has there; none where it is no Python.
	first, lines int
}

func (c *cell) python() bool {
	return c.kind == protocol.NotebookCellKindCode && c.language == protocol.LanguageKindPython
}

// notebooks are the notebooks whose cells the server wants to hear of.
func notebooks() *protocol.NotebookDocumentSyncOptions {
	return &protocol.NotebookDocumentSyncOptions{NotebookSelector: []protocol.NotebookSelector{
		&protocol.NotebookDocumentFilterWithNotebook{
			Notebook: &protocol.NotebookDocumentFilterNotebookType{NotebookType: "jupyter-notebook"},
			Cells:    []protocol.NotebookCellLanguage{{Language: string(protocol.LanguageKindPython)}},
		},
	}}
}

func (s *Server) didOpenNotebook(p *protocol.DidOpenNotebookDocumentParams) error {
	s.begin()
	d := &document{
		uri: uri.URI(strings.Clone(string(p.NotebookDocument.URI))), version: p.NotebookDocument.Version,
		language: protocol.LanguageKindPython,
	}
	d.cells = cellsOf(p.NotebookDocument.Cells, p.CellTextDocuments)
	s.locate(d)
	d.file = syntax.NewFile(d.join())
	s.putNotebook(nil, d)
	return nil
}

// cellsOf puts cells and their texts together.
func cellsOf(cells []protocol.NotebookCell, texts []protocol.TextDocumentItem) []cell {
	all := make([]cell, 0, len(cells))
	for _, c := range cells {
		one := cell{uri: uri.URI(strings.Clone(string(c.Document))), kind: c.Kind}
		for _, item := range texts {
			if item.URI == c.Document {
				one.version, one.language = item.Version, protocol.LanguageKind(strings.Clone(string(item.LanguageID)))
				one.body = []byte(item.Text)
			}
		}
		all = append(all, one)
	}
	return all
}

// join is the text of the notebook; it notes where each cell lies in it.
func (d *document) join() []byte {
	var whole []byte
	line := 0
	for i := range d.cells {
		c := &d.cells[i]
		c.first, c.lines = line, 0
		if !c.python() {
			continue
		}
		body := withoutMagics(c.body)
		if len(body) == 0 || len(text.TrimEnding(body)) == len(body) {
			body = append(body, '\n')
		}
		c.lines = bytes.Count(body, []byte{'\n'})
		line += c.lines
		whole = append(whole, body...)
	}
	return whole
}

// putNotebook makes a notebook the newest; its cells stand for it as well.
func (s *Server) putNotebook(old, d *document) {
	s.change(func(docs map[uri.URI]*document) {
		if old != nil {
			for i := range old.cells {
				delete(docs, old.cells[i].uri)
			}
		}
		docs[d.uri] = d
		for i := range d.cells {
			docs[d.cells[i].uri] = d
		}
	})
	if d.root != nil {
		d.root.edit(d)
	}
}

func (s *Server) didChangeNotebook(p *protocol.DidChangeNotebookDocumentParams) error {
	old, open := s.snapshot.Load().docs[p.NotebookDocument.URI]
	if !open {
		s.Log.Warn("a notebook that is not open was changed", zap.String("uri", string(p.NotebookDocument.URI)))
		return nil
	}
	if p.Change.Cells == nil {
		return nil
	}
	d := *old
	d.version = p.NotebookDocument.Version
	d.cells = slices.Clone(old.cells)
	if structure := p.Change.Cells.Structure; structure != nil {
		d.rearrange(structure)
	}
	for _, c := range p.Change.Cells.TextContent {
		s.changeCell(&d, &c)
	}
	d.file = old.file.Apply(difference(old.file.Text(), d.join()))
	s.putNotebook(old, &d)
	return nil
}

// rearrange takes cells away and puts others in.
func (d *document) rearrange(structure *protocol.NotebookDocumentCellChangeStructure) {
	from := min(int(structure.Array.Start), len(d.cells))
	to := min(from+int(structure.Array.DeleteCount), len(d.cells))
	fresh := cellsOf(structure.Array.Cells, structure.DidOpen)
	for i := range fresh {
		// A cell that only moves is not opened again.
		if known := d.cell(fresh[i].uri); known != nil && fresh[i].body == nil {
			fresh[i].body, fresh[i].language, fresh[i].version = known.body, known.language, known.version
		}
	}
	d.cells = slices.Replace(d.cells, from, to, fresh...)
}

func (s *Server) changeCell(d *document, p *protocol.NotebookDocumentCellContentChanges) {
	c := d.cell(p.Document.URI)
	if c == nil {
		s.Log.Warn("a cell that is not open was changed", zap.String("uri", string(p.Document.URI)))
		return
	}
	f := syntax.NewFile(c.body)
	for _, change := range p.Changes {
		f = s.changed(f, change)
	}
	c.version, c.body = p.Document.Version, f.Text()
}

func (s *Server) didCloseNotebook(p *protocol.DidCloseNotebookDocumentParams) error {
	d, open := s.snapshot.Load().docs[p.NotebookDocument.URI]
	if !open {
		s.Log.Warn("a notebook that is not open was closed", zap.String("uri", string(p.NotebookDocument.URI)))
		return nil
	}
	s.change(func(docs map[uri.URI]*document) {
		delete(docs, d.uri)
		for i := range d.cells {
			delete(docs, d.cells[i].uri)
		}
	})
	s.publisher.closed(d)
	if d.root != nil {
		d.root.close(d.rel)
		s.release(d.root)
	}
	return nil
}

// didSaveNotebook has nothing to do: what is analysed is what the client sends.
func (s *Server) didSaveNotebook(*protocol.DidSaveNotebookDocumentParams) error { return nil }

// difference is the smallest edit that makes one text of the other: units outside of it stay as they are.
func difference(old, now []byte) text.Edit {
	from := 0
	for from < len(old) && from < len(now) && old[from] == now[from] {
		from++
	}
	end := 0
	for end < len(old)-from && end < len(now)-from && old[len(old)-1-end] == now[len(now)-1-end] {
		end++
	}
	return text.Edit{Span: text.Span{Start: from, End: len(old) - end}, New: now[from : len(now)-end]}
}

// cell is the cell with the URI; nil for an ordinary document, and for the notebook itself.
func (d *document) cell(u uri.URI) *cell {
	for i := range d.cells {
		if d.cells[i].uri == u {
			return &d.cells[i]
		}
	}
	return nil
}

// cellAt is the cell in which a line of the notebook lies; nil for an ordinary document.
func (d *document) cellAt(line int) *cell {
	for i := range d.cells {
		if c := &d.cells[i]; line >= c.first && line < c.first+c.lines {
			return c
		}
	}
	return nil
}

// parts are what a client asks about: the document, or the Python cells of a notebook.
func (d *document) parts() iter.Seq2[uri.URI, *cell] {
	return func(yield func(uri.URI, *cell) bool) {
		if d.cells == nil {
			yield(d.uri, nil)
			return
		}
		for i := range d.cells {
			if c := &d.cells[i]; c.python() && !yield(c.uri, c) {
				return
			}
		}
	}
}

// versionOf is the version of a part.
func (d *document) versionOf(in *cell) *int32 {
	if in != nil {
		return &in.version
	}
	return &d.version
}

// inward turns a position in a cell into one in its document.
func (d *document) inward(u uri.URI, p protocol.Position) protocol.Position {
	if c := d.cell(u); c != nil {
		p.Line += uint32(c.first)
	}
	return p
}

// outward turns a position in a document into one in the cell, nil for none.
func (c *cell) outward(p protocol.Position) protocol.Position {
	if c != nil {
		p.Line -= min(p.Line, uint32(c.first))
	}
	return p
}

// located is a place as the client knows it.
func (o *outcome) located(p project.Place) protocol.Location {
	r := o.placed(p)
	if d := o.open[p.Path]; d != nil {
		if c := d.cellAt(p.Start.Line); c != nil {
			return protocol.Location{URI: c.uri, Range: protocol.Range{Start: c.outward(r.Start), End: c.outward(r.End)}}
		}
	}
	return protocol.Location{URI: o.uri(p.Path), Range: r}
}

// inCell are the findings that begin in the cell.
func (c *cell) inCell(findings []project.Finding) []project.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f project.Finding) bool {
		return f.Start.Line < c.first || f.Start.Line >= c.first+c.lines
	})
}
