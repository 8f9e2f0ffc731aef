package server

import (
	"context"
	"strconv"

	"go.lsp.dev/protocol"

	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// refactorings are the rewrites of the code in the range. Those that are refused are shown, with the reason, where
// rewrites were asked for by name and the client can.
func (s *Server) refactorings(ctx context.Context, o *outcome, d *document, at project.Range, byName bool) ([]protocol.CommandOrCodeAction, error) {
	var found []project.Refactoring
	err := d.root.ask(ctx, d, func(ctx context.Context, session *project.Session) (err error) {
		found, err = session.Refactorings(ctx, d.rel, at)
		return err
	})
	if err != nil {
		return nil, err
	}
	f, err := s.newFixer(ctx, o, d, nil)
	if err != nil {
		return nil, err
	}
	var actions []protocol.CommandOrCodeAction
	for i := range found {
		r := &found[i]
		if r.Refused == (rule.Text{}) {
			actions = append(actions, f.action(r.Title, protocol.CodeActionKindRefactorRewrite, &r.Fix))
		} else if byName && s.can.disabled {
			actions = append(actions, f.disabled(r))
		}
	}
	return actions, nil
}

// disabled is an action that cannot be done, with the reason and its line.
func (f *fixer) disabled(r *project.Refactoring) *protocol.CodeAction {
	l := f.settled.language
	where := strconv.Itoa(r.Where.Start.Line + 1)
	if r.Where.Path != f.doc.rel {
		where = r.Where.Path + ":" + where
	}
	return &protocol.CodeAction{
		Title: r.Title.In(l), Kind: new(protocol.CodeActionKindRefactorRewrite),
		Disabled: protocol.CodeActionDisabled{Reason: textRefused.With(where, r.Refused).In(l)},
	}
}
