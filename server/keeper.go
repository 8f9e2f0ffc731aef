package server

import (
	"context"
	"slices"

	"go.uber.org/zap"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/project"
)

// keeper reads the files of a root: all of them first, then those that change. It lives as long as the settings.
type keeper struct {
	root    *root
	ctx     context.Context
	stop    context.CancelFunc
	settled *settled
	known   map[string]project.Stat
}

// stale is what must be read again.
type stale struct {
	// whole says that the folder must be looked through.
	whole bool
	paths []string
	wake  chan struct{}
}

// reread lets the keeper read some files again, or look through the whole folder where none are named.
func (r *root) reread(paths []string) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.stale.whole = r.stale.whole || paths == nil
	r.stale.paths = append(r.stale.paths, paths...)
	select {
	case r.stale.wake <- struct{}{}:
	default:
	}
}

func (r *root) takeStale() (paths []string, whole bool) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	paths, whole = r.stale.paths, r.stale.whole
	r.stale.paths, r.stale.whole = nil, false
	slices.Sort(paths)
	return slices.Compact(paths), whole
}

func (a *analyser) startKeeper(s *settled, c project.Config) *keeper {
	k := &keeper{root: a.root, settled: s, known: map[string]project.Stat{}}
	k.ctx, k.stop = context.WithCancel(a.root.ctx)
	a.server.goes(func(context.Context) { k.run(c) })
	return k
}

func (k *keeper) run(c project.Config) {
	if err := k.scan(c); err != nil {
		k.root.server.Log.Info("the scan ended", zap.String("root", k.root.project.Root), zap.Error(err))
		return
	}
	for {
		select {
		case <-k.ctx.Done():
			return
		case <-k.root.stale.wake:
		}
		k.refresh()
	}
}

// scan reads and analyses the whole folder.
func (k *keeper) scan(c project.Config) error {
	files, problems, err := project.Walk(k.ctx, k.root.project.Root, &k.settled.settings)
	if err != nil {
		return err
	}
	k.root.idle(k.ctx)
	beginReading()
	defer endReading()
	p := k.root.server.startProgress(k.ctx, k.settled, len(files))
	defer p.end()
	loader := k.loader()
	loader.Progress = p.step
	sources, failed, err := loader.Load(k.ctx, files)
	if err != nil {
		return err
	}
	k.root.server.report(append(problems, failed...), k.settled)
	p.analysing()
	k.root.idle(k.ctx)
	read := k.keep(files, sources)
	opened := k.root.opened(read)
	if added(read, opened) <= fewBytes {
		k.root.update(update{from: k, whole: true, files: read})
		return nil
	}
	session := project.NewSession(c)
	for rel, f := range opened {
		session.Set(rel, f)
	}
	if _, err := session.Analyze(k.ctx); err != nil {
		return err
	}
	k.root.update(update{from: k, session: session, files: read})
	return nil
}

// fewBytes is up to how much text the session that has the open documents takes in at once: reading it anew beside them would
// keep a core from the first keystrokes.
const fewBytes = 32 << 10

// added is how many bytes the files have that are not open.
func added(read, opened map[string]*syntax.File) int {
	n := 0
	for rel, f := range read {
		if opened[rel] == f {
			n += len(f.Text())
		}
	}
	return n
}

func (k *keeper) loader() *project.Loader {
	return &project.Loader{Root: k.root.project.Root, Limit: int64(k.settled.settings.MaxFileSize) * 1_000_000}
}

// keep notes what was read, so that only what changed is read again.
func (k *keeper) keep(files []project.File, sources []project.Source) map[string]*syntax.File {
	read := map[string]*syntax.File{}
	for i := range sources {
		k.known[files[i].Path] = files[i].Stat
		if sources[i].File != nil {
			read[files[i].Path] = sources[i].File
		}
	}
	return read
}

// refresh reads what changed.
func (k *keeper) refresh() {
	paths, whole := k.root.takeStale()
	changed := map[string]*syntax.File{}
	var files []project.File
	for _, path := range paths {
		if _, known := k.known[path]; known {
			files = append(files, project.File{Path: path})
		}
	}
	if whole {
		more, err := k.look(changed)
		if err != nil {
			return
		}
		files = append(files, more...)
	}
	sources, _, err := k.loader().Load(k.ctx, files)
	if err != nil {
		return
	}
	for i := range sources {
		// A file that cannot be read any more counts as gone.
		changed[files[i].Path] = nil
	}
	for rel, f := range k.keep(files, sources) {
		changed[rel] = f
	}
	if len(changed) > 0 {
		k.root.update(update{from: k, files: changed})
	}
}

// look finds the files that are new or changed; those that are gone it notes.
func (k *keeper) look(gone map[string]*syntax.File) ([]project.File, error) {
	files, problems, err := project.Walk(k.ctx, k.root.project.Root, &k.settled.settings)
	if err != nil {
		return nil, err
	}
	k.root.server.report(problems, k.settled)
	there := make(map[string]bool, len(files))
	var fresh []project.File
	for _, f := range files {
		there[f.Path] = true
		if known, ok := k.known[f.Path]; !ok || known != f.Stat {
			fresh = append(fresh, f)
		}
	}
	for path := range k.known {
		if !there[path] {
			delete(k.known, path)
			gone[path] = nil
		}
	}
	return fresh, nil
}
