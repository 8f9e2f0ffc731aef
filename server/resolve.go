package server

import (
	"context"
	"encoding/json"
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/parahint/parahint/project"
)

// putOff is what an action carries whose edit is worked out when it is chosen: all fixes of a rule in a file.
type putOff struct {
	URI  uri.URI `json:"uri"`
	Rule string  `json:"rule"`
}

// rule is the action that mends all findings of the rule of a finding, among them this one; nil where there is but one. Its
// edit is put off where the client can ask for it later.
func (f *fixer) rule(findings []project.Finding, of *project.Finding) *protocol.CodeAction {
	title := textFixRule.With(of.Rule.ID)
	sameRule := func(g *project.Finding, _ *project.Fix) bool { return g.Rule == of.Rule }
	if !f.root.server.can.resolvesEdits {
		return f.all(findings, title, protocol.CodeActionKindQuickFix, 2, sameRule)
	}
	others := slices.DeleteFunc(slices.Clone(findings), func(g project.Finding) bool { return g.Rule != of.Rule })
	if len(f.fixes[fixedOf(of)]) == 0 || len(others) < 2 {
		return nil
	}
	// Strings can always be encoded.
	raw, _ := json.Marshal(putOff{f.doc.uri, of.Rule.ID})
	return &protocol.CodeAction{Title: title.In(f.settled.language), Kind: new(protocol.CodeActionKindQuickFix), Data: raw}
}

// resolveAction works out the edit of an action that was put off. Others come back as they are.
func (s *Server) resolveAction(ctx context.Context, snap *snapshot, a *protocol.CodeAction) (any, error) {
	var later putOff
	if len(a.Data) == 0 || a.Edit != nil {
		return a, nil
	}
	if err := json.Unmarshal(a.Data, &later); err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, "the data of the action are not the server's")
	}
	d := snap.docs[later.URI]
	if d == nil || d.root == nil {
		return nil, errModified
	}
	o, err := d.root.wait(ctx, d)
	if err != nil {
		return nil, err
	}
	found := slices.DeleteFunc(slices.Clone(o.findings(d.rel)), func(f project.Finding) bool { return f.Rule.ID != later.Rule })
	f, err := s.newFixer(ctx, o, d, found)
	if err != nil {
		return nil, err
	}
	all := f.all(found, textFixRule.With(later.Rule), protocol.CodeActionKindQuickFix, 1, func(*project.Finding, *project.Fix) bool { return true })
	if all != nil {
		a.Edit = all.Edit
	}
	return a, nil
}
