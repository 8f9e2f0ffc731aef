package speedup

import (
	"strings"

	"github.com/parahint/parahint/analysis/profile"
)

// What is worth a word: a region from this share of the run on, and a gain from this factor on.
const (
	worthRegion = 0.05
	worthGain   = 1.2
	// serialBelow is the share of the run below which the rest of the run decides.
	serialBelow = 0.2
)

// Sentence is what one line says of a function: its times, who holds the GIL, and how much faster the run could be at most.
//
//	self 1.80 s (62 %) · total 2.10 s · GIL held 97 %: threads cannot help · 4 processes: at most 2.7x
func (r *Region) Sentence(m Machine, f Facts) profile.Text {
	texts := []profile.Text{r.times()}
	switch {
	case !r.large():
	case !r.Projected():
		texts = append(texts, r.Why)
	default:
		texts = append(texts, r.sayGIL(m, f), r.sayWaiting(), r.sayGain(m, f))
	}
	return join(" · ", texts...)
}

// times are the numbers themselves.
func (r *Region) times() profile.Text {
	p, f := r.Basis.Profile, r.Function
	self, share, total := profile.Amount(f.Self, p.Unit), profile.Percent(f.Self, p.Total), profile.Amount(f.Total, p.Unit)
	if p.Unit == profile.Counts && p.Interval > 0 {
		self, total = profile.Duration(f.Self*p.Interval), profile.Duration(f.Total*p.Interval)
	} else if p.Unit == profile.Counts {
		total += " "
		return say("self %s (%s) · total %ssamples", "propre %s (%s) · total %séchantillons", self, share, total)
	}
	return say("self %s (%s) · total %s", "propre %s (%s) · total %s", self, share, total)
}

// large reports whether the function is a part of the program that is worth a word: not the file's own code, which is all
// of it.
func (r *Region) large() bool {
	if strings.HasPrefix(lastName(r.Name), "<module") {
		return false
	}
	return r.Basis.Total > 0 && max(r.Function.Total, r.Function.Self)/r.Basis.Total >= worthRegion
}

func (r *Region) sayGIL(m Machine, f Facts) profile.Text {
	if !r.GIL.Known() || m.FreeThreaded {
		return profile.Text{}
	}
	held := r.GIL.Percent()
	bound := r.Threads(m, f, m.Cores)
	switch {
	case r.GIL.High == 1 && r.GIL.Low < 0.05 && r.fromNative():
		return profile.Text{}
	case r.GIL.High == 1 && r.GIL.Low < 0.5 && r.fromNative():
		return say("GIL held at least %s", "GIL tenu au moins %s", Exactly(r.GIL.Low).Percent())
	case r.waitsMostly() && !r.onProcessors() || Amdahl(r.Share.High, float64(m.Cores)) < worthGain || m.Cores < 2:
		return say("GIL held %s", "GIL tenu %s", held)
	case bound.High < worthGain:
		return say("GIL held %s: threads cannot help", "GIL tenu %s : des threads n'y peuvent rien", held)
	}
	return say("GIL held %s: %d threads: at most %s", "GIL tenu %s : %d threads : au plus %s", held, m.Cores, bound.AtMost())
}

// fromNative reports whether the GIL's share is only a guess from how much of the time was Python's own code.
func (r *Region) fromNative() bool { return !r.GIL.Exact() && r.GIL.High == 1 }

func (r *Region) sayWaiting() profile.Text {
	if !r.waitsMostly() {
		return profile.Text{}
	}
	if r.waitsForGIL() {
		return say("waits %s, for the GIL", "attend %s, le GIL", r.Waiting.Percent())
	}
	return say("waits %s", "attend %s", r.Waiting.Percent())
}

// sayGain is the bound of what suits the region.
func (r *Region) sayGain(m Machine, f Facts) profile.Text {
	gain := r.gain(m, f)
	if r.onProcessors() && gain != (profile.Text{}) {
		return join(" ", gain, say("(CPU time)", "(temps CPU)"))
	}
	return gain
}

func (r *Region) gain(m Machine, f Facts) profile.Text {
	if r.Ceiling().High < Ceiling(serialBelow)-1e-9 {
		return r.sayCeiling()
	}
	if r.waitsMostly() && !r.onProcessors() {
		if bound := r.Async(m, f, 0); bound.Known() && r.waitsOutside(f) {
			return say("waiting at the same time: at most %s", "en attendant en même temps : au plus %s", bound.AtMost())
		}
		return profile.Text{}
	}
	n := m.Cores
	if f.Pieces > 0 {
		n = min(n, f.Pieces)
	}
	if n < 2 {
		return r.sayCeiling()
	}
	if m.FreeThreaded {
		return say("%d threads: at most %s", "%d threads : au plus %s", n, r.Threads(m, f, n).AtMost())
	}
	if bound := r.Processes(m, f, n); bound.High >= worthGain {
		return say("%d processes: at most %s", "%d processus : au plus %s", n, bound.AtMost())
	}
	return say("%d processes do not pay", "%d processus n'y gagnent rien", n)
}

// sayCeiling names the part of the run that stays.
func (r *Region) sayCeiling() profile.Text {
	most := r.Ceiling().AtMost()
	if r.Share.Exact() {
		rest := Exactly(1 - r.Share.High).Percent()
		return say("even without limit at most %s: %s is serial", "même sans limite au plus %s : %s reste séquentiel", most, rest)
	}
	// The least that stays belongs to the most that is gained.
	rest := profile.Percent(1-r.Share.High, 1)
	return say("even without limit at most %s: %s or more is serial", "même sans limite au plus %s : %s ou plus reste séquentiel", most, rest)
}
