package server

import (
	"maps"
	"slices"

	"go.lsp.dev/protocol"

	"github.com/parahint/parahint/analysis/text"
)

// features are what the client can do.
type features struct {
	encoding text.Encoding
	// pull says that the client asks for the findings of a document, and can be told to ask again.
	pull, refresh      bool
	configuration      bool
	watch              bool
	progress           bool
	showDocument       bool
	codeActionLiterals bool
	// disabled says that the client shows actions that cannot be done.
	disabled bool
	// resolvesEdits says that the client asks for the edit of an action when it is chosen.
	resolvesEdits bool
	// documentChanges and annotations are what an edit may hold.
	documentChanges, annotations bool
	relatedInformation           bool
	descriptions, data           bool
	versions                     bool
	markdown                     bool
	// refreshHints and refreshLenses say that the client can be told to ask again for what it shows of profiles.
	refreshHints, refreshLenses bool
	configurationEvents         bool
}

func featuresOf(c *protocol.ClientCapabilities) features {
	f := features{encoding: text.UTF16}
	if c.General != nil && slices.Contains(c.General.PositionEncodings, protocol.PositionEncodingKindUTF8) {
		f.encoding = text.UTF8
	}
	if w := c.Workspace; w != nil {
		f.configuration = is(w.Configuration)
		if e := w.WorkspaceEdit; e != nil {
			f.documentChanges, f.annotations = is(e.DocumentChanges), e.ChangeAnnotationSupport != nil
		}
		f.refresh = w.Diagnostics != nil && is(w.Diagnostics.RefreshSupport)
		f.refreshHints = w.InlayHint != nil && is(w.InlayHint.RefreshSupport)
		f.refreshLenses = w.CodeLens != nil && is(w.CodeLens.RefreshSupport)
		f.watch = w.DidChangeWatchedFiles != nil && is(w.DidChangeWatchedFiles.DynamicRegistration)
		f.configurationEvents = w.DidChangeConfiguration != nil && is(w.DidChangeConfiguration.DynamicRegistration)
	}
	if w := c.Window; w != nil {
		f.progress = is(w.WorkDoneProgress)
		f.showDocument = w.ShowDocument != nil && w.ShowDocument.Support
	}
	if t := c.TextDocument; t != nil {
		f.ofDocuments(t)
	}
	return f
}

func (f *features) ofDocuments(t *protocol.TextDocumentClientCapabilities) {
	// A client that cannot be told to pull again (Neovim 0.11) would never see what other files and the first scan change.
	f.pull = t.Diagnostic != nil && f.refresh
	if p := t.PublishDiagnostics; p != nil {
		f.versions = is(p.VersionSupport)
		f.ofDiagnostics(&p.DiagnosticsCapabilities)
	}
	if t.Diagnostic != nil {
		f.ofDiagnostics(&t.Diagnostic.DiagnosticsCapabilities)
	}
	if t.Hover != nil {
		f.markdown = slices.Contains(t.Hover.ContentFormat, protocol.MarkupKindMarkdown)
	}
	if t.CodeAction != nil {
		f.codeActionLiterals = t.CodeAction.CodeActionLiteralSupport.CodeActionKind.ValueSet != nil
		f.disabled = is(t.CodeAction.DisabledSupport)
		f.resolvesEdits = is(t.CodeAction.DataSupport) && slices.Contains(t.CodeAction.ResolveSupport.Properties, "edit")
	}
}

// ofDiagnostics joins what the client says about findings that it pulls and about those that are pushed: clients fill in
// one of them.
func (f *features) ofDiagnostics(d *protocol.DiagnosticsCapabilities) {
	f.relatedInformation = f.relatedInformation || is(d.RelatedInformation)
	f.descriptions = f.descriptions || is(d.CodeDescriptionSupport)
	f.data = f.data || is(d.DataSupport)
}

func is(b *bool) bool { return b != nil && *b }

// serverCapabilities are what the server offers such a client.
func (f *features) serverCapabilities() protocol.ServerCapabilities {
	kind := protocol.TextDocumentSyncKindIncremental
	c := protocol.ServerCapabilities{
		PositionEncoding: protocol.PositionEncodingKindUTF16,
		TextDocumentSync: &protocol.TextDocumentSyncOptions{
			OpenClose: new(true), Change: &kind, Save: protocol.Boolean(true),
		},
		NotebookDocumentSync: notebooks(),
		HoverProvider:        protocol.Boolean(true),
		CodeActionProvider: &protocol.CodeActionOptions{
			CodeActionKinds: []protocol.CodeActionKind{protocol.CodeActionKindQuickFix, protocol.CodeActionKindRefactorRewrite, kindFixAll},
			ResolveProvider: new(f.resolvesEdits),
		},
		ExecuteCommandProvider: protocol.ExecuteCommandOptions{Commands: append(slices.Sorted(maps.Keys(profileCommands)), commandExplain, commandWhatIf)},
		InlayHintProvider:      protocol.Boolean(true),
		CodeLensProvider:       &protocol.CodeLensOptions{},
		Workspace: &protocol.WorkspaceOptions{WorkspaceFolders: &protocol.WorkspaceFoldersServerCapabilities{
			Supported: new(true), ChangeNotifications: protocol.Boolean(true),
		}},
	}
	if f.encoding == text.UTF8 {
		c.PositionEncoding = protocol.PositionEncodingKindUTF8
	}
	if f.pull {
		c.DiagnosticProvider = &protocol.DiagnosticOptions{
			Identifier: new(source), InterFileDependencies: true, WorkspaceDiagnostics: true,
		}
	}
	return c
}
