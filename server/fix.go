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
		writer: writer{o, map[string]uri.URI{}, map[data]protocol.LSPAny{}}, doc: d,
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
	var paths []string
	for _, e := range fix.Edits {
		u := f.uriOf(e.Path)
		if changes[u] == nil {
			paths = append(paths, e.Path)
		}
		changes[u] = append(changes[u], protocol.TextEdit{Range: f.placed(e.Place), NewText: e.New})
	}
	if !can.documentChanges {
		return &protocol.WorkspaceEdit{Changes: changes}
	}
	out := &protocol.WorkspaceEdit{}
	annotate := can.annotations && len(paths) > 1
	if annotate {
		out.ChangeAnnotations = map[protocol.ChangeAnnotationIdentifier]protocol.ChangeAnnotation{
			source: {Label: title, NeedsConfirmation: new(!fix.Safe)},
		}
	}
	for _, path := range paths {
		u := f.uriOf(path)
		out.DocumentChanges = append(out.DocumentChanges, f.documentEdit(path, u, changes[u], annotate))
	}
	return out
}

func (f *fixer) documentEdit(path string, u uri.URI, edits []protocol.TextEdit, annotate bool) *protocol.TextDocumentEdit {
	out := &protocol.TextDocumentEdit{}
	out.TextDocument.URI = u
	if d := f.open[path]; d != nil {
		out.TextDocument.Version = &d.version
	}
	for i := range edits {
		if annotate {
			out.Edits = append(out.Edits, &protocol.AnnotatedTextEdit{TextEdit: edits[i], AnnotationID: source})
		} else {
			out.Edits = append(out.Edits, &edits[i])
		}
	}
	return out
}
