package speedup

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/profile"
)

// Source is a profile with the name of the file that it was read from, to say which number came from where.
type Source struct {
	Name string
	*profile.Profile
	// hinted is a clock that only the name of the file tells.
	hinted profile.Clock
	// idle is the share of its time in places where threads do nothing but wait.
	idle float64
	// tracing is what its tool may have added to the numbers; nil of one that adds nothing.
	tracing *tracing
}

// Joined are several profiles of one program, put side by side.
type Joined struct {
	Sources []*Source
	// found are the functions of each source by the last component of their names.
	found []map[string][]*profile.Function
}

// Join puts profiles of one program side by side.
func Join(sources ...Source) *Joined {
	j := &Joined{}
	for i := range sources {
		s := &sources[i]
		if s.Profile == nil {
			continue
		}
		s.hinted, s.idle, s.tracing = clockOfName(s.Name), idleShare(s.Profile), tracingOf(s.Profile)
		j.Sources = append(j.Sources, s)
		j.found = append(j.found, byName(s.Profile))
	}
	j.pairClocks()
	return j
}

func byName(p *profile.Profile) map[string][]*profile.Function {
	of := map[string][]*profile.Function{}
	for i := range p.Functions {
		f := &p.Functions[i]
		name := lastName(f.Name)
		of[name] = append(of[name], f)
	}
	return of
}

// lastName is the name without the classes and functions around it.
func lastName(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// clockOfName is the clock that a word in the name of a file tells of: many tools write files that do not say.
func clockOfName(name string) profile.Clock {
	base := strings.ToLower(name[strings.LastIndexAny(name, `/\`)+1:])
	words := strings.FieldsFunc(base, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	switch {
	case slices.Contains(words, "gil"):
		return profile.OnGIL
	case slices.Contains(words, "cpu"):
		return profile.CPU
	case slices.Contains(words, "wall"):
		return profile.Wall
	}
	return ""
}

// Counts is what the source counts: what the file says; or its name, where the file does not say, or cannot. py-spy writes
// nothing about --gil, and leaves out threads that do not run unless it was asked for them: what it counts then is the
// time on processors.
func (s *Source) Counts() profile.Clock {
	pyspy := strings.HasPrefix(s.Tool, "py-spy") && s.Clock != profile.Memory
	switch {
	case s.hinted != "" && (s.Clock == profile.UnknownClock || pyspy && s.hinted == profile.OnGIL):
		return s.hinted
	case pyspy && s.idle < fewIdle:
		return profile.CPU
	}
	return s.Clock
}

// fewIdle is the share of the time in places where threads only wait, below which a profile left such threads out.
const fewIdle = 0.1

// pairClocks tells two files of one format apart that say nothing of their clocks: of the same work, the time on
// processors is the lesser.
func (j *Joined) pairClocks() {
	var unsure []*Source
	for _, s := range j.Sources {
		if s.Counts() == profile.UnknownClock {
			unsure = append(unsure, s)
		}
	}
	if len(unsure) != 2 || unsure[0].Format != unsure[1].Format || unsure[0].Unit != unsure[1].Unit {
		return
	}
	slices.SortFunc(unsure, func(a, b *Source) int { return cmp.Compare(a.Total, b.Total) })
	if unsure[0].Total < 0.9*unsure[1].Total {
		unsure[0].hinted, unsure[1].hinted = profile.CPU, profile.Wall
	}
}

// find is the function in source i: by the last component of the name and the end of the path, and where several are
// called so, the one at the line or of the whole name. In doubt it is none.
func (j *Joined) find(i int, file string, line int, name string) *profile.Function {
	var fit []*profile.Function
	for _, f := range j.found[i][lastName(name)] {
		if sameEnd(f.File, file) && sameQualified(f.Name, name) {
			fit = append(fit, f)
		}
	}
	if len(fit) == 1 {
		return fit[0]
	}
	for _, same := range []func(*profile.Function) bool{
		func(f *profile.Function) bool { return f.Line == line && f.File == file },
		func(f *profile.Function) bool { return f.Line == line },
		func(f *profile.Function) bool { return f.Name == name },
	} {
		if only := slices.Collect(filtered(fit, same)); len(only) == 1 {
			return only[0]
		}
	}
	return nil
}

func filtered(list []*profile.Function, keep func(*profile.Function) bool) func(func(*profile.Function) bool) {
	return func(yield func(*profile.Function) bool) {
		for _, f := range list {
			if keep(f) && !yield(f) {
				return
			}
		}
	}
}

// sameQualified reports whether two names can be those of one function; one of them may be without its class.
func sameQualified(a, b string) bool {
	if !strings.Contains(a, ".") || !strings.Contains(b, ".") {
		return true
	}
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

// sameEnd reports whether one path is the end of the other, or the same file in two checkouts: some tools shorten paths,
// others keep just the name.
func sameEnd(a, b string) bool {
	if a == b {
		return true
	}
	x, y := strings.Split(strings.ReplaceAll(a, `\`, "/"), "/"), strings.Split(strings.ReplaceAll(b, `\`, "/"), "/")
	n := 0
	for n < len(x) && n < len(y) && x[len(x)-1-n] == y[len(y)-1-n] {
		n++
	}
	return n > 0 && (n == len(x) || n == len(y) || n >= 2)
}

// idlePlaces are functions of Python's library in which a thread waits and does nothing else.
var idlePlaces = map[string][]string{
	"threading.py": {"wait", "_wait_for_tstate_lock", "join", "acquire"},
	"queue.py":     {"get"},
	"thread.py":    {"_worker"},
}

// idleShare is the share of the time that the profile has in such places.
func idleShare(p *profile.Profile) float64 {
	if !(p.Total > 0) {
		return 0
	}
	idle := 0.0
	for i := range p.Functions {
		f := &p.Functions[i]
		base := f.File[strings.LastIndexAny(f.File, `/\`)+1:]
		if slices.Contains(idlePlaces[base], lastName(f.Name)) {
			idle += f.Self
		}
	}
	return idle / p.Total
}

// usable says whether shares of the source's total are shares of the run; if not, why.
func (j *Joined) usable(i int) (ok bool, why profile.Text) {
	s := j.Sources[i]
	switch {
	case s.Unit == profile.Bytes || s.Counts() == profile.Memory:
		return false, textBytes
	case s.Format == profile.FormatLineProfiler || s.Format == profile.FormatLineProfilerText:
		return false, textChosen
	case s.Format == profile.FormatImportTime:
		return false, textImports
	case s.Counts() == profile.Exceptions:
		return false, textExceptions
	case !s.Trusted():
		return false, textUntrusted
	case !(s.Total > 0) || math.IsInf(s.Total, 0):
		return false, textNothing
	case s.Counts() == profile.CPU || s.Counts() == profile.OnGIL:
		return true, profile.Text{}
	case sumsThreads(s.Profile):
		return false, textSummed
	}
	return true, profile.Text{}
}

// sumsThreads reports whether the total of a profile counts the same time more than once: of threads that waited for each
// other, or of functions that call each other. Where the file does not tell threads apart, one thread is known by the
// function that all others are called from; cProfile and profile see one thread whatever they were asked for.
func sumsThreads(p *profile.Profile) bool {
	switch {
	case p.Format == profile.FormatCProfile || p.Format == profile.FormatPureProfile:
		return false
	case p.Wall > 0 && p.Unit == profile.Seconds:
		return p.Total > 1.1*p.Wall
	case len(p.Threads) > 0:
		others := 0.0
		for _, t := range p.Threads[1:] {
			others += t.Time
		}
		return others > 0.1*p.Total
	}
	root := 0.0
	for i := range p.Functions {
		root = max(root, p.Functions[i].Total)
	}
	return p.Total > 1.1*root
}
