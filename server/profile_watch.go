package server

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"github.com/parahint/parahint/project"
)

// Profiles that the settings name are loaded when the settings are read, and again when the client tells that they changed.

// loadConfigured loads what the patterns of a project fit, and lets the client watch them.
func (s *Server) loadConfigured(r *root, patterns []string) {
	if len(patterns) == 0 {
		return
	}
	s.goes(func(ctx context.Context) {
		if _, err := r.whole(ctx); err != nil {
			return
		}
		s.watchProfiles(ctx, r, patterns)
		var fresh []uri.URI
		for _, path := range project.FindProfiles(r.project.Root, patterns) {
			fresh = append(fresh, uriOf(path))
		}
		if len(fresh) == 0 {
			return
		}
		if _, err := s.loadProfiles(ctx, fresh); err != nil {
			s.Log.Warn("loading profiles", zap.Error(err))
		}
	})
}

func (s *Server) watchProfiles(ctx context.Context, r *root, patterns []string) {
	if !s.can.watch {
		return
	}
	options := &protocol.DidChangeWatchedFilesRegistrationOptions{}
	for _, pattern := range patterns {
		options.Watchers = append(options.Watchers, protocol.FileSystemWatcher{GlobPattern: protocol.Pattern("**/" + pattern)})
	}
	one := s.registration(protocol.MethodWorkspaceDidChangeWatchedFiles, options)
	one.ID += " profiles " + r.key
	if err := s.client.RegisterCapability(ctx, &protocol.RegistrationParams{Registrations: []protocol.Registration{one}}); err != nil {
		s.Log.Warn("registering", zap.Error(err))
	}
}

// profileChanged loads a profile again that was written, or forgets one that is gone. It reports whether the file is a
// profile.
func (s *Server) profileChanged(c *protocol.FileEvent, path string) bool {
	known := slices.ContainsFunc(s.profiles.all(), func(p *loadedProfile) bool { return p.uri == c.URI })
	wanted := false
	for _, r := range s.snapshot.Load().roots {
		o := r.current()
		if o != nil && within(r.project.Root, path) {
			wanted = wanted || project.Fits(relative(r.project.Root, path), o.settled.settings.Profiles)
		}
	}
	if !known && !wanted {
		return false
	}
	about := []uri.URI{c.URI}
	s.goes(func(ctx context.Context) {
		run := s.loadProfiles
		if c.Type == protocol.FileChangeTypeDeleted {
			run = s.clearProfiles
		}
		if _, err := run(ctx, about); err != nil {
			s.Log.Warn("loading a profile again", zap.Error(err))
		}
	})
	return true
}
