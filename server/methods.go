package server

import (
	"go.lsp.dev/protocol"
)

// calls and notifications are all that the server understands.
var (
	calls         map[string]call
	notifications map[string]notification
)

func init() {
	calls = map[string]call{
		protocol.MethodInitialize:              answers(starting, (*Server).initialize),
		protocol.MethodShutdown:                answers(stopping, (*Server).shutDown),
		protocol.MethodTextDocumentDiagnostic:  answers(running, (*Server).documentDiagnostic),
		protocol.MethodWorkspaceDiagnostic:     answers(running, (*Server).workspaceDiagnostic),
		protocol.MethodTextDocumentHover:       answers(running, (*Server).hover),
		protocol.MethodTextDocumentCodeAction:  answers(running, (*Server).codeAction),
		protocol.MethodCodeActionResolve:       answers(running, (*Server).resolveAction),
		protocol.MethodTextDocumentInlayHint:   answers(running, (*Server).inlayHints),
		protocol.MethodTextDocumentCodeLens:    answers(running, (*Server).codeLenses),
		methodHeat:                             answers(running, (*Server).heatLines),
		protocol.MethodWorkspaceExecuteCommand: answers(running, (*Server).executeCommand),
	}
	notifications = map[string]notification{
		protocol.MethodInitialized:                        applies((*Server).initialized),
		protocol.MethodExit:                               applies((*Server).exit),
		protocol.MethodCancelRequest:                      applies((*Server).cancelRequest),
		protocol.MethodSetTrace:                           applies((*Server).setTrace),
		protocol.MethodTextDocumentDidOpen:                applies((*Server).didOpen),
		protocol.MethodTextDocumentDidChange:              applies((*Server).didChange),
		protocol.MethodTextDocumentDidSave:                applies((*Server).didSave),
		protocol.MethodTextDocumentDidClose:               applies((*Server).didClose),
		protocol.MethodNotebookDocumentDidOpen:            applies((*Server).didOpenNotebook),
		protocol.MethodNotebookDocumentDidChange:          applies((*Server).didChangeNotebook),
		protocol.MethodNotebookDocumentDidClose:           applies((*Server).didCloseNotebook),
		protocol.MethodNotebookDocumentDidSave:            applies((*Server).didSaveNotebook),
		protocol.MethodWorkspaceDidChangeConfiguration:    applies((*Server).didChangeConfiguration),
		protocol.MethodWorkspaceDidChangeWatchedFiles:     applies((*Server).didChangeWatchedFiles),
		protocol.MethodWorkspaceDidChangeWorkspaceFolders: applies((*Server).didChangeWorkspaceFolders),
	}
}
