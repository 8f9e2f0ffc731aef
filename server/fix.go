package server

import (
	"context"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// kindFixAll is the kind of the action that makes all safe fixes of a file.
const kindFixAll = protocol.CodeActionKindSourceFixAll + ".parahint"

// wants reports whether actions of the kind were asked for: all are where none is named.
func wants(only []protocol.CodeActionKind, kind protocol.CodeActionKind) bool {
	return only == nil || slices.ContainsFunc(only, func(k protocol.CodeActionKind) bool {
		return k == protocol.CodeActionKindEmpty || k == kind || strings.HasPrefix(string(kind), string(k)+".")
	})
}

// named reports whether actions of the kind were asked for by name.
func named(only []protocol.CodeActionKind, kind protocol.CodeActionKind) bool {
	return only != nil && wants(only, kind)
}

// fixer makes actions of the fixes of the findings of a document.
type fixer struct {
	writer
	doc *document
	// fixes are those of the findings that were asked about, by place and rule.
	fixes map[fixed][]project.Fix
}

// fixed is a finding that was asked about.
type fixed struct {
	project.Place
	rule *rule.Rule
}

func fixedOf(f *project.Finding) fixed { return fixed{f.Place, f.Rule} }

// newFixer asks for the fixes of the findings.
func (s *Server) newFixer(ctx context.Context, o *outcome, d *document, findings []project.Finding) (*fixer, error) {
	f := &fixer{
		writer: writer{o, map[data]protocol.LSPAny{}}, doc: d,
		fixes: map[fixed][]project.Fix{},
	}
	if !slices.ContainsFunc(findings, func(f project.Finding) bool { return f.Rule.Repair != nil }) {
		return f, nil
	}
	err := d.root.ask(ctx, d, func(ctx context.Context, session *project.Session) error {
		for i := range findings {
			fixes, err := session.Fixes(ctx, &findings[i])
			if err != nil {
				return err
			}
			f.fixes[fixedOf(&findings[i])] = fixes
		}
		return nil
	})
	return f, err
}

// actions are those that mend one finding, the best one first.
func (f *fixer) actions(finding *project.Finding) []protocol.CommandOrCodeAction {
	var actions []protocol.CommandOrCodeAction
	for i, fix := range f.fixes[fixedOf(finding)] {
		a := f.action(fix.Title, protocol.CodeActionKindQuickFix, &fix)
		a.Diagnostics = []protocol.Diagnostic{*f.diagnostic(finding)}
		if i == 0 && fix.Safe {
			a.IsPreferred = new(true)
		}
		actions = append(actions, a)
	}
	return actions
}

func (f *fixer) action(title rule.Text, kind protocol.CodeActionKind, fix *project.Fix) *protocol.CodeAction {
	t := title.In(f.settled.language)
	return &protocol.CodeAction{Title: t, Kind: &kind, Edit: f.edit(t, fix)}
}

// all is one action for the first fix of each of the findings that is accepted; nil where that is fewer than least.
func (f *fixer) all(findings []project.Finding, title rule.Text, kind protocol.CodeActionKind, least int, accept func(*project.Finding, *project.Fix) bool) *protocol.CodeAction {
	var joined project.Fixes
	for i := range findings {
		for _, fix := range f.fixes[fixedOf(&findings[i])] {
			if accept(&findings[i], &fix) {
				joined.Add(&fix)
				break
			}
		}
	}
	if joined.Count < least || joined.Count == 0 {
		return nil
	}
	return f.action(title, kind, &project.Fix{Edits: joined.Edits(), Safe: true})
}

// edit is the edit of a fix, with versions and annotations where the client knows them.
func (f *fixer) edit(title string, fix *project.Fix) *protocol.WorkspaceEdit {
	can := &f.root.server.can
	changes := map[uri.URI][]protocol.TextEdit{}
	var uris []uri.URI
	for _, e := range fix.Edits {
		at := f.located(e.Place)
		if changes[at.URI] == nil {
			uris = append(uris, at.URI)
		}
		changes[at.URI] = append(changes[at.URI], protocol.TextEdit{Range: at.Range, NewText: e.New})
	}
	if !can.documentChanges {
		return &protocol.WorkspaceEdit{Changes: changes}
	}
	out := &protocol.WorkspaceEdit{}
	annotate := can.annotations && len(uris) > 1
	if annotate {
		out.ChangeAnnotations = map[protocol.ChangeAnnotationIdentifier]protocol.ChangeAnnotation{
			source: {Label: title, NeedsConfirmation: new(!fix.Safe)},
		}
	}
	for _, u := range uris {
		out.DocumentChanges = append(out.DocumentChanges, f.documentEdit(u, changes[u], annotate))
	}
	return out
}

func (f *fixer) documentEdit(u uri.URI, edits []protocol.TextEdit, annotate bool) *protocol.TextDocumentEdit {
	out := &protocol.TextDocumentEdit{}
	out.TextDocument.URI = u
	out.TextDocument.Version = f.versionOf(u)
	for i := range edits {
		if annotate {
			out.Edits = append(out.Edits, &protocol.AnnotatedTextEdit{TextEdit: edits[i], AnnotationID: source})
		} else {
			out.Edits = append(out.Edits, &edits[i])
		}
	}
	return out
}

// versionOf is that of an open document, or of a cell; nil for what is not open.
func (o *outcome) versionOf(u uri.URI) *int32 {
	for _, d := range o.open {
		if d.uri == u {
			return &d.version
		}
		if c := d.cell(u); c != nil {
			return &c.version
		}
	}
	return nil
}
