package server

import (
	"bytes"
	"encoding/json"
	"hash/maphash"
	"path/filepath"
	"slices"
	"strconv"
	"sync"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// source names the server in a client's list of findings.
const source = "parahint"

// lists keeps the findings of files as they were sent last, since most stay what they are from one keystroke to the next.
type lists struct {
	mutex sync.Mutex
	known map[string]*list
}

// list is the findings of one file as a client gets them.
type list struct {
	findings []project.Finding
	settled  *settled
	// texts are what positions were converted by.
	texts map[string]*syntax.File
	// encoded is the JSON array, and id its hash.
	encoded []byte
	id      string
}

var idSeed = maphash.MakeSeed()

// emptyID is the id of no findings.
var emptyID = idOf([]byte("[]"))

func idOf(encoded []byte) string { return strconv.FormatUint(maphash.Bytes(idSeed, encoded), 36) }

// list is the findings of a file, or of a cell of the notebook that it is, in this outcome.
func (o *outcome) list(path string, in *cell) (*list, error) {
	findings, key := o.findings(path), path
	if in != nil {
		findings, key = in.inCell(findings), string(in.uri)
	}
	if len(findings) == 0 {
		return &list{encoded: []byte("[]"), id: emptyID}, nil
	}
	l := &o.root.lists
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if known := l.known[key]; known != nil && known.holds(o, findings) {
		return known, nil
	}
	fresh, err := o.encode(path, findings)
	if err != nil {
		return nil, err
	}
	if l.known == nil {
		l.known = map[string]*list{}
	}
	l.known[key] = fresh
	return fresh, nil
}

// holds says whether the list is also that of other findings.
func (l *list) holds(o *outcome, findings []project.Finding) bool {
	if l.settled.language != o.settled.language {
		return false
	}
	for path, f := range l.texts {
		if o.file(path) != f {
			return false
		}
	}
	return len(l.findings) == len(findings) &&
		(&l.findings[0] == &findings[0] || slices.EqualFunc(l.findings, findings, sameFinding))
}

func sameFinding(a, b project.Finding) bool {
	return a.Rule == b.Rule && a.Severity == b.Severity && a.Confidence == b.Confidence && a.Place == b.Place &&
		a.Message == b.Message && slices.Equal(a.Evidence, b.Evidence)
}

// encode writes findings as JSON.
func (o *outcome) encode(path string, findings []project.Finding) (*list, error) {
	l := &list{findings: findings, settled: o.settled, texts: map[string]*syntax.File{}}
	w := writer{o, map[data]protocol.LSPAny{}}
	out := append(make([]byte, 0, 512*len(findings)), '[')
	var err error
	for i := range findings {
		if i > 0 {
			out = append(out, ',')
		}
		if out, err = protocol.AppendMarshal(out, w.diagnostic(&findings[i])); err != nil {
			return nil, err
		}
		l.mention(o, &findings[i])
	}
	l.encoded = append(out, ']')
	l.id = idOf(l.encoded)
	return l, nil
}

// mention notes the texts that a finding's positions were converted by.
func (l *list) mention(o *outcome, f *project.Finding) {
	if o.root.server.can.encoding == text.UTF8 {
		return
	}
	l.texts[f.Path] = o.file(f.Path)
	for i := range f.Evidence {
		l.texts[f.Evidence[i].Path] = o.file(f.Evidence[i].Path)
	}
}

var severities = [...]protocol.DiagnosticSeverity{
	rule.Hint: protocol.DiagnosticSeverityHint, rule.Warning: protocol.DiagnosticSeverityWarning,
	rule.Error: protocol.DiagnosticSeverityError,
}

// writer turns findings into what the protocol has for them. It remembers what many findings share.
type writer struct {
	*outcome
	data map[data]protocol.LSPAny
}

func (w *writer) diagnostic(f *project.Finding) *protocol.Diagnostic {
	s, l := w.root.server, w.settled.language
	d := &protocol.Diagnostic{
		Range: w.located(f.Place).Range, Severity: severities[f.Severity], Code: protocol.String(f.Rule.ID),
		Source: protocol.NewOptional(source), Message: protocol.String(f.Message.In(l)),
	}
	if s.can.descriptions && s.Link != nil {
		d.CodeDescription = protocol.CodeDescription{Href: uri.URI(s.Link(f.Rule, l))}
	}
	if s.can.relatedInformation {
		d.RelatedInformation = make([]protocol.DiagnosticRelatedInformation, len(f.Evidence))
		for i, e := range f.Evidence {
			d.RelatedInformation[i] = protocol.DiagnosticRelatedInformation{
				Location: w.located(e.Place), Message: e.Message.In(l),
			}
		}
	}
	if s.can.data {
		d.Data = w.dataOf(f)
	}
	return d
}

// data is what a client gives back with a finding.
type data struct {
	Rule       string       `json:"rule"`
	Family     rule.Family  `json:"family"`
	Chapter    rule.Chapter `json:"chapter"`
	Confidence string       `json:"confidence"`
}

func (w *writer) dataOf(f *project.Finding) protocol.LSPAny {
	d := data{f.Rule.ID, f.Rule.Family, f.Rule.Chapter, f.Confidence.String()}
	raw, known := w.data[d]
	if !known {
		// These are strings; encoding them cannot fail.
		raw, _ = json.Marshal(d)
		w.data[d] = raw
	}
	return raw
}

// placed is a range in the columns of the client.
func (o *outcome) placed(p project.Place) protocol.Range {
	f := o.file(p.Path)
	return protocol.Range{Start: o.position(f, p.Start), End: o.position(f, p.End)}
}

func (o *outcome) position(f *syntax.File, p project.Position) protocol.Position {
	return o.root.server.clientPosition(f, p)
}

// clientPosition is a position in the columns of the client; those of a text that is not known are taken as bytes.
func (s *Server) clientPosition(f *syntax.File, p project.Position) protocol.Position {
	column := p.Column
	if f != nil && s.can.encoding != text.UTF8 {
		column = s.can.encoding.Column(f.LineText(p.Line), column)
	}
	return protocol.Position{Line: uint32(p.Line), Character: uint32(column)}
}

// uri is that of a file: as the client spells it if it has the file open.
func (o *outcome) uri(path string) uri.URI {
	if d := o.open[path]; d != nil {
		return d.uri
	}
	return uriOf(o.root.full(path))
}

// full is the path in the file system.
func (r *root) full(path string) string {
	return filepath.Join(r.project.Root, filepath.FromSlash(path))
}

// object writes a JSON object of encoded members.
func object(members ...any) []byte {
	var b bytes.Buffer
	separator := byte('{')
	for i := 0; i < len(members); i += 2 {
		b.WriteByte(separator)
		separator = ','
		name, _ := json.Marshal(members[i])
		b.Write(name)
		b.WriteByte(':')
		if raw, ok := members[i+1].([]byte); ok {
			b.Write(raw)
			continue
		}
		value, _ := json.Marshal(members[i+1])
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes()
}
