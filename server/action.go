package server

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// commandExplain opens the page of a rule.
const commandExplain = "parahint.explain"

// codeAction offers what can be done about the findings in a range, and what mends all of the file.
func (s *Server) codeAction(ctx context.Context, snap *snapshot, p *protocol.CodeActionParams) (any, error) {
	d := snap.docs[p.TextDocument.URI]
	quick, whole := wants(p.Context.Only, protocol.CodeActionKindQuickFix), named(p.Context.Only, kindFixAll)
	rewrite := s.can.codeActionLiterals && wants(p.Context.Only, protocol.CodeActionKindRefactorRewrite)
	if d == nil || d.root == nil || !quick && !whole && !rewrite {
		return []protocol.CommandOrCodeAction{}, nil
	}
	o, err := d.root.wait(ctx, d)
	if err != nil {
		return nil, err
	}
	actions := []protocol.CommandOrCodeAction{}
	asked := s.span(d, protocol.Range{
		Start: d.inward(p.TextDocument.URI, p.Range.Start), End: d.inward(p.TextDocument.URI, p.Range.End),
	})
	if quick {
		if actions, err = s.quickFixes(ctx, o, d, asked); err != nil {
			return nil, err
		}
	}
	if rewrite {
		more, err := s.refactorings(ctx, o, d, asked, named(p.Context.Only, protocol.CodeActionKindRefactorRewrite))
		if err != nil {
			return nil, err
		}
		actions = append(actions, more...)
	}
	if whole {
		all := o.findings(d.rel)
		f, err := s.newFixer(ctx, o, d, all)
		if err != nil {
			return nil, err
		}
		if a := f.all(all, textFixAll, kindFixAll, 1, func(_ *project.Finding, fix *project.Fix) bool { return fix.Safe }); a != nil {
			actions = append(actions, a)
		}
	}
	return actions, nil
}

// span is a range of the client's; one that is given backwards, as eglot does at times, is turned round.
func (s *Server) span(d *document, r protocol.Range) project.Range {
	out := project.Range{Start: s.position(d.file, r.Start), End: s.position(d.file, r.End)}
	if out.End.Line < out.Start.Line || out.End.Line == out.Start.Line && out.End.Column < out.Start.Column {
		out.Start, out.End = out.End, out.Start
	}
	return out
}

// quickFixes are the actions for the findings in the range: those that mend first.
func (s *Server) quickFixes(ctx context.Context, o *outcome, d *document, asked project.Range) ([]protocol.CommandOrCodeAction, error) {
	all := o.findings(d.rel)
	var rules []*rule.Rule
	for i := range all {
		if overlaps(all[i].Range, asked) {
			rules = append(rules, all[i].Rule)
		}
	}
	same := slices.DeleteFunc(slices.Clone(all), func(f project.Finding) bool { return !slices.Contains(rules, f.Rule) })
	needed := same
	if s.can.resolvesEdits {
		needed = slices.DeleteFunc(slices.Clone(same), func(f project.Finding) bool { return !overlaps(f.Range, asked) })
	}
	fixer, err := s.newFixer(ctx, o, d, needed)
	if err != nil {
		return nil, err
	}
	actions, others := []protocol.CommandOrCodeAction{}, []protocol.CommandOrCodeAction{}
	var seen []*rule.Rule
	for i := range same {
		f := &same[i]
		if !overlaps(f.Range, asked) {
			continue
		}
		if s.can.codeActionLiterals {
			actions = append(actions, fixer.actions(f)...)
		}
		others = append(others, s.actions(o, d, f, slices.Contains(seen, f.Rule))...)
		if s.can.codeActionLiterals && !slices.Contains(seen, f.Rule) {
			if a := fixer.rule(same, f); a != nil {
				actions = append(actions, a)
			}
		}
		seen = append(seen, f.Rule)
	}
	return append(actions, others...), nil
}

// actions are those for one finding; what concerns its rule is offered once.
func (s *Server) actions(o *outcome, d *document, f *project.Finding, seen bool) []protocol.CommandOrCodeAction {
	l := o.settled.language
	explain := protocol.Command{
		Title: textExplain.With(f.Rule.ID).In(l), Command: commandExplain, Arguments: []protocol.LSPAny{quoted(f.Rule.ID)},
	}
	if !s.can.codeActionLiterals {
		if seen {
			return nil
		}
		return []protocol.CommandOrCodeAction{&explain}
	}
	line := s.suppression(o, d, f, textIgnoreLine, suppressLine(d.file, f.Start.Line, f.Rule.ID))
	if seen {
		return []protocol.CommandOrCodeAction{line}
	}
	return []protocol.CommandOrCodeAction{
		line,
		s.suppression(o, d, f, textIgnoreFile, suppressFile(d.file, f.Rule.ID)),
		&protocol.CodeAction{Title: explain.Title, Kind: new(protocol.CodeActionKindQuickFix), Command: explain},
	}
}

// suppression is the action that makes the edit.
func (s *Server) suppression(o *outcome, d *document, f *project.Finding, title rule.Text, e text.Edit) *protocol.CodeAction {
	at := func(offset int) protocol.Position {
		line, column := d.file.Position(offset)
		return d.cellAt(f.Start.Line).outward(s.clientPosition(d.file, project.Position{Line: line, Column: column}))
	}
	of := d.uri
	if c := d.cellAt(f.Start.Line); c != nil {
		of = c.uri
	}
	w := writer{o, map[data]protocol.LSPAny{}}
	edit := protocol.TextEdit{Range: protocol.Range{Start: at(e.Start), End: at(e.End)}, NewText: string(e.New)}
	return &protocol.CodeAction{
		Title: title.With(f.Rule.ID).In(o.settled.language), Kind: new(protocol.CodeActionKindQuickFix),
		Diagnostics: []protocol.Diagnostic{*w.diagnostic(f)},
		Edit:        &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{of: {edit}}},
	}
}

func quoted(t string) protocol.LSPAny {
	// A string can always be encoded.
	raw, _ := json.Marshal(t)
	return raw
}

// executeCommand gives the page of a rule, and lets a client that can open it.
func (s *Server) executeCommand(ctx context.Context, snap *snapshot, p *protocol.ExecuteCommandParams) (any, error) {
	if p.Command == commandWhatIf {
		return s.whatIf(snap, p)
	}
	if profileCommands[p.Command] != nil {
		return s.executeProfileCommand(ctx, p)
	}
	if p.Command != commandExplain {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, "unknown command "+strings.Clone(p.Command))
	}
	var id string
	if len(p.Arguments) != 1 || json.Unmarshal(p.Arguments[0], &id) != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, textOneRule.In(s.language))
	}
	r := s.rule(id)
	if r == nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, textNoRule.With(id).In(s.language))
	}
	if s.can.showDocument && s.Link != nil {
		show := &protocol.ShowDocumentParams{URI: uri.URI(s.Link(r, s.language)), External: new(true)}
		if _, err := s.client.ShowDocument(ctx, show); err != nil {
			s.Log.Debug("showing a page", zap.Error(err))
		}
	}
	return jsonrpc2.RawMessage(quoted(s.page(r, s.language))), nil
}
