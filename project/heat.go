package project

import (
	"path/filepath"
	"strconv"

	"github.com/parahint/parahint/analysis/overlay"
	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/analysis/speedup"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/rules/rule"
)

// The shares of the run from which a finding about speed counts more, and below which it counts less.
const (
	hotFrom   = 0.20
	coldBelow = 0.01
)

// Heat is what profiles measured at the places that findings speak of. What is slow matters more where the time goes, and
// less where it was measured that none does; what is wrong matters everywhere.
type Heat struct {
	overlays []*overlay.Overlay
	files    func(path string) *syntax.File
	// spots are those of the files that were asked for.
	spots map[string][]heatSpot
}

// heatSpot is a place that was measured.
type heatSpot struct {
	first, last int
	measure     measure
}

// measure is what was measured at a place.
type measure struct {
	// share is the part of the run, at least: the lower end where it was sampled.
	share float64
	time  float64
	hits  int64
	unit  profile.Unit
	// lines is over how many lines it goes.
	lines int
}

// NewHeat takes profiles laid over files, and where the text of a file of now is found.
func NewHeat(files func(path string) *syntax.File, overlays ...*overlay.Overlay) *Heat {
	return &Heat{overlays: overlays, files: files, spots: map[string][]heatSpot{}}
}

// Heat gives the findings of a report the severity and the words that profiles of the project call for. It says what of
// the profiles does not fit the files.
func (r *Report) Heat(request *Request, profiles []*ProfileFile) (notes []rule.Text) {
	if len(profiles) == 0 {
		return nil
	}
	texts := map[string]*syntax.File{}
	open := func(path string) *syntax.File {
		file, known := texts[path]
		if !known {
			if source, err := request.loader().one(path); err == nil {
				file = source.File
			}
			texts[path] = file
		}
		return file
	}
	files := overlay.NewFiles(r.Files, request.Settings.ProfilePaths)
	var laid []*overlay.Overlay
	for _, p := range profiles {
		o := p.Over(request.Project.Root, files, open)
		laid = append(laid, o)
		for _, note := range OverlayNotes(o) {
			notes = append(notes, textOfProfile.With(filepath.Base(p.Path), note))
		}
	}
	r.Findings = NewHeat(open, laid...).Warm(r.Findings)
	return notes
}

// Warm gives the findings with the severity and the words that the measurements call for.
func (h *Heat) Warm(findings []Finding) []Finding {
	if len(h.overlays) == 0 {
		return findings
	}
	warm := make([]Finding, len(findings))
	for i, f := range findings {
		warm[i] = h.warmed(f)
	}
	return warm
}

func (h *Heat) warmed(f Finding) Finding {
	speed := aboutSpeed(f.Rule)
	if !speed && f.Rule.Family != rule.Blocking {
		return f
	}
	m, ok := h.at(f.Path, f.Start.Line)
	for _, e := range f.Evidence {
		if other, found := h.at(e.Path, e.Start.Line); found && (!ok || other.share > m.share) {
			m, ok = other, true
		}
	}
	switch {
	case !ok:
	case speed && m.share < coldBelow:
		f.Severity = max(f.Severity, rule.Hint+1) - 1
		f.Message = f.Message.Add(textCold.With(profile.Percent(m.share, 1)))
	case m.share >= hotFrom:
		f.Severity = max(f.Severity, min(f.Severity+1, rule.Warning))
		f.Message = f.Message.Add(m.hot())
	default:
		f.Message = f.Message.Add(m.hot())
	}
	return f
}

// aboutSpeed reports whether the rule is about speed alone: nothing is wrong where its findings stand, only slow.
func aboutSpeed(r *rule.Rule) bool { return r.Family == rule.GIL || r.ID == "sequential-awaits" }

// hot says what was measured.
func (m measure) hot() rule.Text {
	share := profile.Percent(m.share, 1)
	switch {
	case m.unit == profile.Seconds && m.hits > 1:
		return textHotCalls.With(strconv.FormatInt(m.hits, 10), profile.Duration(m.time/float64(m.hits)), share)
	case m.unit == profile.Seconds:
		return textHotTime.With(profile.Duration(m.time), share)
	}
	return textHotShare.With(share)
}

// at is what was measured at a line: of the line, else of the innermost function around it.
func (h *Heat) at(path string, line int) (best measure, ok bool) {
	for _, s := range h.of(path) {
		if line < s.first || line > s.last {
			continue
		}
		if !ok || s.measure.lines < best.lines || s.measure.lines == best.lines && s.measure.share > best.share {
			best, ok = s.measure, true
		}
	}
	return best, ok
}

// of are the spots of a file.
func (h *Heat) of(path string) []heatSpot {
	if known, ok := h.spots[path]; ok {
		return known
	}
	var spots []heatSpot
	if file := h.files(path); file != nil {
		for _, o := range h.overlays {
			if sheet := o.Sheets[path]; sheet != nil && sheet.Freshness() != overlay.Stale && o.Profile.Trusted() && o.Profile.Total > 0 && o.Profile.Unit != profile.Bytes {
				spots = append(spots, heatSpots(sheet, file)...)
			}
		}
	}
	h.spots[path] = spots
	return spots
}

func heatSpots(sheet *overlay.Sheet, file *syntax.File) []heatSpot {
	var spots []heatSpot
	p := sheet.Profile
	for _, s := range sheet.At(file) {
		if s.Dim {
			continue
		}
		m := measure{unit: p.Unit, lines: s.Last - s.First + 1, hits: -1}
		if s.Code != nil {
			n := s.Code.Numbers
			m.time, m.hits, m.share = n.Total, n.Hits, share(n.Total, n.TotalSamples, p)
		} else {
			f := s.Function.Numbers
			m.time, m.hits, m.share = f.Total, f.Calls, share(f.Total, f.TotalSamples, p)
		}
		spots = append(spots, heatSpot{s.First, s.Last, m})
	}
	return spots
}

// share is a part of the run, at least.
func share(part float64, samples int64, p *profile.Profile) float64 {
	if samples >= 0 && p.Samples > 0 {
		return speedup.Wilson(min(samples, p.Samples), p.Samples).Low
	}
	return min(part/p.Total, 1)
}
