package server

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"runtime/debug"
	"slices"

	"go.uber.org/zap"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// analyser is the state of the goroutine that owns a root's session.
//
// Until the files of the folder are read and analysed, which a keeper does with a session of its own, the session holds
// the open documents alone and only findings that no other file could withdraw are shown. Then the keeper's session
// takes its place. The few files of a small folder join the session instead.
type analyser struct {
	*root
	settled *settled
	session *project.Session
	keeper  *keeper
	// complete says that the session holds all files.
	complete bool
	open     map[string]*document
	// shut are the documents that were closed before the session was complete.
	shut map[string]bool
	// disk are the files as they were read; the map is replaced, never changed, once an outcome has it.
	disk map[string]*syntax.File
}

// settled are the settings of a root at one moment.
type settled struct {
	settings project.Settings
	language rule.Language
}

// outcome is what is known of a root at one moment. It never changes.
type outcome struct {
	root     *root
	seq      uint64
	settled  *settled
	result   *project.Result
	complete bool
	open     map[string]*document
	disk     map[string]*syntax.File
	// measured is what loaded profiles say of the files.
	measured *measured
}

// run analyses until the root is stopped.
func (r *root) run(context.Context) {
	defer r.survived()
	select {
	case <-r.server.workspace.configured:
	case <-r.ctx.Done():
		return
	}
	a := &analyser{root: r, open: map[string]*document{}, shut: map[string]bool{}}
	a.readSettings()
	for {
		p, ctx, more := r.take(a.reply)
		if !more {
			return
		}
		a.apply(&p)
		if result, err := a.analyze(ctx); err == nil {
			r.publish(&outcome{r, p.seq, a.settled, result, a.complete, maps.Clone(a.open), a.disk, nil})
		}
	}
}

// apply brings the session up to what happened.
func (a *analyser) apply(p *pending) {
	if p.configure {
		a.readSettings()
	}
	for _, u := range p.updates {
		if u.from == a.keeper {
			a.take(&u)
		}
	}
	for rel, d := range p.docs {
		if d == nil {
			delete(a.open, rel)
			a.shut[rel] = true
			a.set(rel, a.disk[rel])
			continue
		}
		a.open[rel] = d
		a.session.Set(rel, d.file)
	}
}

// take applies news from the disk; an open document counts for more than its file.
func (a *analyser) take(u *update) {
	disk := maps.Clone(a.disk)
	if u.whole {
		a.complete, disk = true, map[string]*syntax.File{}
	}
	if u.session != nil {
		a.session, a.complete, disk = u.session, true, map[string]*syntax.File{}
		for rel := range a.shut {
			// It may have been open when the files were read.
			a.set(rel, u.files[rel])
		}
		for rel, d := range a.open {
			a.session.Set(rel, d.file)
		}
	}
	for rel, f := range u.files {
		if disk[rel] = f; f == nil {
			delete(disk, rel)
		}
		if a.open[rel] == nil && u.session == nil {
			a.set(rel, f)
		}
	}
	a.disk = disk
}

func (a *analyser) set(rel string, f *syntax.File) {
	if f == nil {
		a.session.Remove(rel)
		return
	}
	a.session.Set(rel, f)
}

// analyze survives a panic of the analysis: the session, which may be broken, is made anew.
func (a *analyser) analyze(ctx context.Context) (result *project.Result, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			a.server.logPanic("analysis of "+a.project.Root, cause)
			a.session = project.NewSession(a.config())
			for rel, f := range a.disk {
				a.session.Set(rel, f)
			}
			for rel, d := range a.open {
				a.session.Set(rel, d.file)
			}
			result, err = &project.Result{}, nil
		}
	}()
	return a.session.Analyze(ctx)
}

// readSettings begins anew where settings changed that findings depend on.
func (a *analyser) readSettings() {
	s, problems := project.ReadSettings(a.project.SettingsRoot, a.server.names, a.server.editorOf(a.project.Root), project.Flags{})
	next := &settled{s, s.Language}
	if next.language == "" {
		next.language = a.server.language
	}
	before := a.settled
	a.settled = next
	a.server.report(problems, next)
	if before == nil || !slices.Equal(before.settings.Profiles, s.Profiles) {
		a.server.loadConfigured(a.root, s.Profiles)
	}
	if before != nil && sameSettings(before.settings, s) {
		return
	}
	if a.keeper != nil {
		a.keeper.stop()
		a.keeper = nil
	}
	a.session, a.complete, a.disk = project.NewSession(a.config()), a.project.Alone != nil, nil
	for rel, d := range a.open {
		a.session.Set(rel, d.file)
	}
	if !a.complete {
		a.keeper = a.startKeeper(a.settled, a.config())
	}
}

// sameSettings compares what findings depend on.
func sameSettings(a, b project.Settings) bool {
	return reflect.DeepEqual(a.OfFindings(), b.OfFindings())
}

// config is that of a new session.
func (a *analyser) config() project.Config {
	c := a.settled.settings.Config()
	c.Rules = a.server.Rules
	c.Package = project.PackageName(a.project.Root)
	c.Table = knowledge.Default()
	if k := a.settled.settings.Knowledge; len(k.Blocking)+len(k.NonBlocking)+len(k.Contexts) > 0 {
		t, err := c.Table.Extend(k)
		if err != nil {
			a.server.report([]project.Problem{{Message: textCannotExtend.With(err.Error())}}, a.settled)
		} else {
			c.Table = t
		}
	}
	c.Panicked = func(r *rule.Rule, path string, cause any, stack []byte) {
		a.server.Log.Error("a rule failed", zap.String("rule", r.ID), zap.String("path", path),
			zap.String("cause", fmt.Sprint(cause)), zap.ByteString("stack", stack))
	}
	return c
}

// survived is run's guard: a root whose goroutine dies would let requests wait for ever.
func (r *root) survived() {
	if cause := recover(); cause != nil {
		r.server.Log.Error("panic", zap.Any("cause", cause), zap.ByteString("stack", debug.Stack()))
		r.stop()
	}
}

// findings are those of a file that may be shown now.
func (o *outcome) findings(path string) []project.Finding {
	all := o.measured.warm(o, path, o.result.Findings(path))
	if o.complete {
		return all
	}
	var open []project.Finding
	for i := range all {
		if all[i].Open {
			open = append(open, all[i])
		}
	}
	return open
}

// file is the text that positions in a file refer to, nil where it is not known.
func (o *outcome) file(path string) *syntax.File {
	if d := o.open[path]; d != nil {
		return d.file
	}
	return o.disk[path]
}
