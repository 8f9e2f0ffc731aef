package server

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/parahint/parahint/analysis/overlay"
	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/analysis/speedup"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// The commands about profiles. Each takes and gives plain JSON, so that any editor can use them.
const (
	// commandLoadProfile reads the files with the given URIs and lays them over the projects; it gives a loadedReply each.
	commandLoadProfile = "parahint.loadProfile"
	// commandClearProfiles forgets the profiles with the given URIs, or all.
	commandClearProfiles = "parahint.clearProfiles"
	// commandProfiles lists what is loaded.
	commandProfiles = "parahint.profiles"
	// commandHottest gives the hottest functions of all projects, the hottest first.
	commandHottest = "parahint.hottest"
)

var profileCommands = map[string]func(*Server, context.Context, []uri.URI) (any, error){
	commandLoadProfile:   (*Server).loadAsked,
	commandClearProfiles: (*Server).clearProfiles,
	commandProfiles:      (*Server).listProfiles,
	commandHottest:       (*Server).listHottest,
}

// profiles are those that are loaded, in the order in which they came.
type profiles struct {
	mutex  sync.Mutex
	loaded []*loadedProfile
	// joined are they all, put side by side, and regions what that says of the functions that were asked about.
	joined  *speedup.Joined
	regions map[*profile.Function]*speedup.Region
}

// loadedProfile is a profile with what it says of each root.
type loadedProfile struct {
	uri uri.URI
	*project.ProfileFile
	mutex sync.Mutex
	laid  map[*root]*overlay.Overlay
}

// loadedReply tells a client what was loaded, or why it was not.
type loadedReply struct {
	URI       uri.URI        `json:"uri"`
	Error     string         `json:"error,omitempty"`
	Format    profile.Format `json:"format,omitempty"`
	Tool      string         `json:"tool,omitempty"`
	Clock     profile.Clock  `json:"clock,omitempty"`
	Unit      profile.Unit   `json:"unit,omitempty"`
	Total     float64        `json:"total,omitempty"`
	Functions int            `json:"functions,omitempty"`
	// Here is the part of the time that lies in files of the open projects, from 0 to 1.
	Here float64 `json:"here"`
	// Notes are what a reader must know, in the user's language.
	Notes []string `json:"notes,omitempty"`
}

// executeProfileCommand runs a command about profiles; the arguments are URIs.
func (s *Server) executeProfileCommand(ctx context.Context, p *protocol.ExecuteCommandParams) (any, error) {
	var about []uri.URI
	for _, raw := range p.Arguments {
		var one uri.URI
		if json.Unmarshal(raw, &one) != nil || pathOf(one) == "" {
			return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, textProfileURI.In(s.language))
		}
		about = append(about, one)
	}
	result, err := profileCommands[p.Command](s, ctx, about)
	if err != nil {
		return nil, err
	}
	raw, err := json.Marshal(result)
	return jsonrpc2.RawMessage(raw), err
}

// loadAsked loads the profiles that a user chose, which is a moment to look for others.
func (s *Server) loadAsked(ctx context.Context, about []uri.URI) (any, error) {
	replies, err := s.loadProfiles(ctx, about)
	for _, r := range s.snapshot.Load().roots {
		s.lookForProfiles(r)
	}
	return replies, err
}

func (s *Server) loadProfiles(ctx context.Context, about []uri.URI) (any, error) {
	if err := s.scanned(ctx); err != nil {
		return nil, err
	}
	replies := make([]loadedReply, 0, len(about))
	for _, u := range about {
		read, err := project.ReadProfile(pathOf(u))
		if err != nil {
			replies = append(replies, loadedReply{URI: u, Error: filepath.Base(pathOf(u)) + ": " + rule.Text(project.ProfileError(err)).In(s.language)})
			continue
		}
		p := &loadedProfile{uri: u, ProfileFile: read, laid: map[*root]*overlay.Overlay{}}
		s.profiles.add(p)
		replies = append(replies, s.loadedReply(p))
	}
	s.showProfiles()
	return replies, nil
}

// add takes a profile in; one of the same file gives way.
func (p *profiles) add(one *loadedProfile) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.loaded = slices.DeleteFunc(p.loaded, func(o *loadedProfile) bool { return o.uri == one.uri })
	p.loaded = append(p.loaded, one)
	p.join()
}

// join puts the profiles side by side. The mutex is held.
func (p *profiles) join() {
	files := make([]*project.ProfileFile, len(p.loaded))
	for i, one := range p.loaded {
		files[i] = one.ProfileFile
	}
	p.joined, p.regions = project.JoinProfiles(files), map[*profile.Function]*speedup.Region{}
}

// region is what the profiles together know of a function; nil when it is none of them.
func (p *profiles) region(f *profile.Function) *speedup.Region {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.joined == nil {
		return nil
	}
	r, known := p.regions[f]
	if !known {
		r = p.joined.Function(f.File, f.Line, f.Name)
		p.regions[f] = r
	}
	return r
}

func (p *profiles) all() []*loadedProfile {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return slices.Clone(p.loaded)
}

func (s *Server) clearProfiles(ctx context.Context, about []uri.URI) (any, error) {
	s.forgetProfiles(about)
	return s.listProfiles(ctx, nil)
}

// forgetProfiles forgets the profiles of these files; all when none are named.
func (s *Server) forgetProfiles(about []uri.URI) {
	s.profiles.mutex.Lock()
	s.profiles.loaded = slices.DeleteFunc(s.profiles.loaded, func(o *loadedProfile) bool { return len(about) == 0 || slices.Contains(about, o.uri) })
	s.profiles.join()
	s.profiles.mutex.Unlock()
	s.showProfiles()
}

func (s *Server) listProfiles(ctx context.Context, _ []uri.URI) (any, error) {
	replies := []loadedReply{}
	for _, p := range s.profiles.all() {
		replies = append(replies, s.loadedReply(p))
	}
	return replies, nil
}

func (s *Server) loadedReply(p *loadedProfile) loadedReply {
	reply := loadedReply{URI: p.uri, Format: p.Format, Tool: p.Tool, Clock: p.Clock, Unit: p.Unit, Total: p.Total, Functions: len(p.Functions)}
	for _, n := range p.Notes {
		reply.Notes = append(reply.Notes, rule.Text(n.Text).In(s.language))
	}
	for _, r := range s.snapshot.Load().roots {
		o := p.over(r)
		if o == nil {
			continue
		}
		reply.Here = min(reply.Here+o.Here, 1)
		for _, text := range project.OverlayNotes(o) {
			reply.Notes = append(reply.Notes, text.In(s.language))
		}
		if len(o.Sheets) == 0 && p.hasFiles() {
			reply.Notes = append(reply.Notes, textNothingHere.In(s.language))
		}
	}
	return reply
}

// hasFiles reports whether the profile speaks of files at all: that of one statement, or of imports, does not.
func (p *loadedProfile) hasFiles() bool {
	return slices.ContainsFunc(p.Functions, func(f profile.Function) bool { return f.File != "" }) ||
		slices.ContainsFunc(p.Lines, func(n profile.Line) bool { return n.File != "" })
}

// over is the profile over the files of a root, as they were when it was first asked for: its marks follow edits from there.
// It is nil as long as the files are not read: nobody who types waits for that.
func (p *loadedProfile) over(r *root) *overlay.Overlay {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if o := p.laid[r]; o != nil {
		return o
	}
	outcome := r.current()
	if outcome == nil || !outcome.complete {
		return nil
	}
	files := outcome.files()
	paths := make([]string, 0, len(files))
	for path := range files {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	o := p.Over(r.project.Root, overlay.NewFiles(paths, outcome.settled.settings.ProfilePaths), func(path string) *syntax.File { return files[path] })
	p.laid[r] = o
	return o
}

// files are all files of the outcome as they are on disk, and the open ones that lie nowhere else.
func (o *outcome) files() map[string]*syntax.File {
	files := make(map[string]*syntax.File, len(o.disk)+len(o.open))
	for path, d := range o.open {
		files[path] = d.file
	}
	for path, f := range o.disk {
		files[path] = f
	}
	return files
}

var errNoFiles = errors.New("the files of the folder are not read")

// scanned waits until the files of all roots are read.
func (s *Server) scanned(ctx context.Context) error {
	for _, r := range s.snapshot.Load().roots {
		if _, err := r.whole(ctx); err != nil && !errors.Is(err, errNoFiles) {
			return err
		}
	}
	return nil
}

// whole waits for an outcome that covers all files of the root.
func (r *root) whole(ctx context.Context) (*outcome, error) {
	for {
		r.mutex.Lock()
		o, changed := r.latest, r.changed
		r.mutex.Unlock()
		if o != nil && o.complete {
			return o, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-r.ctx.Done():
			return nil, errNoFiles
		case <-changed:
		}
	}
}

// showProfiles lets findings be weighed by the profiles that are loaded now, and the client ask again for what it shows.
func (s *Server) showProfiles() {
	loaded := s.profiles.all()
	for _, r := range s.snapshot.Load().roots {
		var overlays []*overlay.Overlay
		for _, p := range loaded {
			if o := p.over(r); o != nil {
				overlays = append(overlays, o)
			}
		}
		r.measure(overlays)
	}
	s.goes(func(ctx context.Context) {
		if s.can.refreshHints {
			_ = s.client.InlayHintRefresh(ctx)
		}
		if s.can.refreshLenses {
			_ = s.client.CodeLensRefresh(ctx)
		}
	})
}

// layAgain lays the profiles over a root whose settings say that their paths lie elsewhere.
func (s *Server) layAgain(r *root) {
	for _, p := range s.profiles.all() {
		p.mutex.Lock()
		delete(p.laid, r)
		p.mutex.Unlock()
	}
	s.showProfiles()
}

// sheets are what the loaded profiles say of a document.
func (s *Server) sheets(d *document) []*overlay.Sheet {
	if d.root == nil {
		return nil
	}
	var all []*overlay.Sheet
	for _, p := range s.profiles.all() {
		if o := p.over(d.root); o != nil && o.Sheets[d.rel] != nil {
			all = append(all, o.Sheets[d.rel])
		}
	}
	return all
}
