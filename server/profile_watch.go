package server

import (
	"context"
	"os"
	"slices"
	"sync"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"github.com/parahint/parahint/project"
)

// Profiles that the settings name are loaded when the settings are read, and again when the client tells that they changed.
// Where the client does not watch files, they are looked for again when a document is saved and when a profile is loaded.

// watchedProfiles are the profiles that are looked after.
type watchedProfiles struct {
	mutex sync.Mutex
	// registered are the roots whose patterns the client watches, by their keys.
	registered map[string]bool
	// seen is when the files were written that were loaded: one that was cleared comes back when it is recorded anew.
	seen map[string]time.Time
}

// loadConfigured loads what the patterns of a project fit, and lets the client watch them.
func (s *Server) loadConfigured(r *root, patterns []string) {
	s.goes(func(ctx context.Context) {
		s.watchProfiles(ctx, r, patterns)
		if len(patterns) == 0 {
			return
		}
		if _, err := r.whole(ctx); err == nil {
			s.loadFound(ctx, r, patterns)
		}
	})
}

// watchProfiles lets the client watch the patterns of a root instead of those that it had.
func (s *Server) watchProfiles(ctx context.Context, r *root, patterns []string) {
	if !s.can.watch {
		return
	}
	s.watching.mutex.Lock()
	defer s.watching.mutex.Unlock()
	options := &protocol.DidChangeWatchedFilesRegistrationOptions{}
	for _, pattern := range patterns {
		options.Watchers = append(options.Watchers, protocol.FileSystemWatcher{GlobPattern: protocol.Pattern("**/" + pattern)})
	}
	one := s.registration(protocol.MethodWorkspaceDidChangeWatchedFiles, options)
	one.ID += " profiles " + r.key
	if s.watching.registered[r.key] {
		gone := &protocol.UnregistrationParams{Unregisterations: []protocol.Unregistration{{ID: one.ID, Method: one.Method}}}
		if err := s.client.UnregisterCapability(ctx, gone); err != nil {
			s.Log.Warn("unregistering", zap.Error(err))
		}
		delete(s.watching.registered, r.key)
	}
	if len(patterns) == 0 {
		return
	}
	if err := s.client.RegisterCapability(ctx, &protocol.RegistrationParams{Registrations: []protocol.Registration{one}}); err != nil {
		s.Log.Warn("registering", zap.Error(err))
		return
	}
	s.watching.registered[r.key] = true
}

// loadFound loads the files that the patterns of a root fit, and those that were loaded before, as far as they were written
// since they were seen; those that are gone are forgotten.
func (s *Server) loadFound(ctx context.Context, r *root, patterns []string) {
	s.watching.mutex.Lock()
	defer s.watching.mutex.Unlock()
	var fresh, gone []uri.URI
	for _, p := range s.profiles.all() {
		if _, seen := s.watching.seen[p.Path]; !seen {
			s.watching.seen[p.Path] = p.Modified
		}
		info, err := os.Stat(p.Path)
		switch {
		case os.IsNotExist(err):
			gone = append(gone, p.uri)
			delete(s.watching.seen, p.Path)
		case err == nil && s.watching.written(p.Path, info.ModTime()):
			fresh = append(fresh, p.uri)
		}
	}
	for _, path := range project.FindProfiles(r.project.Root, patterns) {
		if info, err := os.Stat(path); err == nil && s.watching.written(path, info.ModTime()) {
			fresh = append(fresh, uriOf(path))
		}
	}
	if len(gone) > 0 {
		s.forgetProfiles(gone)
	}
	if len(fresh) == 0 {
		return
	}
	if _, err := s.loadProfiles(ctx, fresh); err != nil {
		s.Log.Warn("loading profiles", zap.Error(err))
	}
}

// written reports whether a file was written since it was seen. The mutex is held.
func (w *watchedProfiles) written(path string, at time.Time) bool {
	if at.Equal(w.seen[path]) {
		return false
	}
	w.seen[path] = at
	return true
}

// lookForProfiles looks again for those of a root, where the client does not watch files.
func (s *Server) lookForProfiles(r *root) {
	o := r.current()
	if s.can.watch || o == nil || len(o.settled.settings.Profiles) == 0 && len(s.profiles.all()) == 0 {
		return
	}
	s.goes(func(ctx context.Context) { s.loadFound(ctx, r, o.settled.settings.Profiles) })
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
