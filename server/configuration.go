package server

import (
	"context"
	"encoding/json"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"github.com/parahint/parahint/project"
)

// section is the name of the settings in an editor.
const section = "parahint"

// editorSettings are the settings in what a client sends, which may hold those of other tools beside them. They are a
// copy.
func editorSettings(raw protocol.LSPAny) []byte {
	var sections map[string]json.RawMessage
	if err := json.Unmarshal(raw, &sections); err != nil || sections == nil {
		return nil
	}
	if own, ok := sections[section]; ok {
		if string(own) == "null" {
			return nil
		}
		return own
	}
	return append([]byte{}, raw...)
}

func (s *Server) didChangeConfiguration(p *protocol.DidChangeConfigurationParams) error {
	if s.can.configuration {
		s.pullConfiguration()
		return nil
	}
	s.workspace.mutex.Lock()
	s.workspace.editor = editorSettings(p.Settings)
	s.workspace.mutex.Unlock()
	s.configure()
	return nil
}

// pullConfiguration asks the client for its settings, if it can be asked.
func (s *Server) pullConfiguration() {
	if !s.can.configuration {
		s.configure()
		return
	}
	folders := make([]uri.URI, len(s.workspace.folders))
	items := []protocol.ConfigurationItem{{Section: new(section)}}
	for i, f := range s.workspace.folders {
		folders[i] = f.uri
		items = append(items, protocol.ConfigurationItem{ScopeURI: &folders[i], Section: new(section)})
	}
	s.goes(func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		answer, err := s.client.Configuration(ctx, &protocol.ConfigurationParams{Items: items})
		if err != nil {
			s.Log.Warn("asking for settings", zap.Error(err))
		}
		s.keepConfiguration(folders, answer)
		s.configure()
	})
}

// keepConfiguration keeps an answer: the settings for all, then those of each folder.
func (s *Server) keepConfiguration(folders []uri.URI, answer []protocol.LSPAny) {
	s.workspace.mutex.Lock()
	defer s.workspace.mutex.Unlock()
	if len(answer) != len(folders)+1 {
		return
	}
	if common := editorSettings(answer[0]); common != nil {
		s.workspace.editor = common
	}
	for i, f := range folders {
		s.workspace.byFolder[f] = editorSettings(answer[i+1])
	}
}

// configure lets the roots read their settings again.
func (s *Server) configure() {
	s.workspace.once.Do(func() { close(s.workspace.configured) })
	for _, r := range s.snapshot.Load().roots {
		r.configure()
	}
}

// editorOf are the editor's settings for a project.
func (s *Server) editorOf(root string) []byte {
	s.workspace.mutex.Lock()
	defer s.workspace.mutex.Unlock()
	settings, depth := s.workspace.editor, -1
	for u, own := range s.workspace.byFolder {
		if path := pathOf(u); own != nil && len(path) > depth && (within(path, root) || within(root, path)) {
			settings, depth = own, len(path)
		}
	}
	return settings
}

// register asks the client to tell of files and settings that change.
func (s *Server) register() {
	var all []protocol.Registration
	if s.can.watch {
		all = append(all, s.registration(protocol.MethodWorkspaceDidChangeWatchedFiles, watched()))
	}
	if s.can.configurationEvents {
		all = append(all, s.registration(protocol.MethodWorkspaceDidChangeConfiguration,
			&protocol.DidChangeConfigurationRegistrationOptions{Section: protocol.String(section)}))
	}
	if len(all) == 0 {
		return
	}
	s.goes(func(ctx context.Context) {
		if err := s.client.RegisterCapability(ctx, &protocol.RegistrationParams{Registrations: all}); err != nil {
			s.Log.Warn("registering", zap.Error(err))
		}
	})
}

func (s *Server) registration(method string, options any) protocol.Registration {
	raw, err := protocol.Marshal(options)
	if err != nil {
		s.Log.Error("encoding a registration", zap.Error(err))
	}
	return protocol.Registration{ID: "parahint " + method, Method: method, RegisterOptions: raw}
}

// report tells the client what is wrong with settings and files.
func (s *Server) report(problems []project.Problem, r *settled) {
	for _, p := range problems {
		message := p.Message.In(r.language)
		if p.Path != "" {
			message = location(&p) + ": " + message
		}
		s.Log.Warn("problem", zap.String("path", p.Path), zap.String("message", p.Message.EN))
		err := s.client.LogMessage(s.ctx, &protocol.LogMessageParams{Type: protocol.MessageTypeWarning, Message: message})
		if err != nil {
			s.Log.Debug("telling of a problem", zap.Error(err))
		}
	}
}

// isSettings says whether a file holds settings.
func isSettings(path string) bool {
	return strings.HasSuffix(path, "pyproject.toml") || strings.HasSuffix(path, "parahint.toml")
}
