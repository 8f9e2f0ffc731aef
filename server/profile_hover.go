package server

import (
	"context"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/parahint/parahint/analysis/overlay"
	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/analysis/speedup"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// hoverProfiles is all that the profiles know of the function whose def, or of the line that, the position is on; "" for
// nothing.
func (s *Server) hoverProfiles(ctx context.Context, d *document, at project.Position) string {
	of := s.settledOf(d)
	var heads, rows, callers []string
	for _, p := range s.profiles.all() {
		if d.root == nil {
			break
		}
		o := p.over(d.root)
		if o == nil || o.Sheets[d.rel] == nil || o.Sheets[d.rel].Freshness() == overlay.Stale {
			continue
		}
		for _, spot := range o.Sheets[d.rel].At(d.file) {
			if spot.Line != at.Line {
				continue
			}
			rows = append(rows, profileRow(p, spot, of.language))
			if spot.Function != nil && s.leads(spot.Function.Numbers) {
				callers = append(callers, callersOf(p, spot.Function, of.language)...)
				heads = append(heads, s.spoken(ctx, d, o.Sheets[d.rel], spot))
			}
		}
	}
	if len(rows) == 0 {
		return ""
	}
	table := textProfileColumns.In(of.language) + "\n|---|---:|---:|---:|---:|---:|---:|---|\n" + strings.Join(rows, "\n")
	return strings.Join(slices.Concat(heads, []string{table}, callers), "\n\n")
}

// callersOf says from where most of a function's time was asked for, where the profile knows.
func callersOf(p *loadedProfile, f *overlay.FunctionMark, l rule.Language) []string {
	if !p.Trusted() {
		return nil
	}
	callers, all := p.Callers(f.Numbers), 0.0
	for _, c := range callers {
		all += c.Total
	}
	if !(all > 0) {
		return nil
	}
	most := &p.Functions[callers[0].Caller]
	return []string{textCaller.With(escapeMarkdown(cut(most.Name)), profile.Percent(callers[0].Total, all)).In(l)}
}

// spoken is what the profiles together say of a function: its numbers, what it could gain, and what to do.
func (s *Server) spoken(ctx context.Context, d *document, sheet *overlay.Sheet, spot overlay.Spot) string {
	of := s.settledOf(d)
	text := "**" + escapeMarkdown(staleMark(sheet, spot.Dim)+s.sentence(sheet, spot.Function, of)) + "**"
	r := s.profiles.region(spot.Function.Numbers)
	if r == nil {
		return text
	}
	known := s.split(ctx, d, spot, factsOf(sheet, spot.Function))
	if advice := r.Advise(machineOf(of), known); advice.Kind != speedup.Silent {
		text += "\n\n" + escapeMarkdown(rule.Text(advice.Text).In(of.language))
	}
	return text
}

// split adds what the analysis says of running the calls of a function at the same time.
func (s *Server) split(ctx context.Context, d *document, spot overlay.Spot, known speedup.Facts) speedup.Facts {
	name := strings.Index(string(d.file.LineText(spot.Line)), spot.Function.Def.Name)
	if name < 0 || spot.Dim {
		return known
	}
	var found project.Split
	err := d.root.ask(ctx, d, func(ctx context.Context, session *project.Session) (err error) {
		found, err = session.Split(ctx, d.rel, project.Position{Line: spot.Line, Column: name})
		return err
	})
	if err != nil {
		return known
	}
	if found.Independent {
		known.Independent = speedup.Yes
	}
	known.Pieces, known.Sends, known.Stuck = found.Pieces, found.Sends, found.Stuck
	known.Native, known.Waiting = found.Native, found.Waiting
	return known
}

// profileRow is a row of the table: self, total, calls, processor time, GIL, memory, threads, and where that is from.
func profileRow(p *loadedProfile, spot overlay.Spot, l rule.Language) string {
	var self, total float64
	var count int64
	var m profile.Measures
	var threads []string
	if spot.Function != nil {
		f := spot.Function.Numbers
		self, total, count, m, threads = f.Self, f.Total, f.Calls, f.Measures, f.Threads
	} else {
		n := spot.Code.Numbers
		self, total, count, m = n.Self, n.Total, n.Hits, n.Measures
	}
	calls := "–"
	if count >= 0 {
		calls = strconv.FormatInt(count, 10)
	}
	from := fmt.Sprintf("%s, %s", filepath.Base(p.Path), p.Modified.Format("2006-01-02 15:04"))
	switch n := len(threads); n {
	case 0:
	case 1:
		from = textThread.In(l) + " · " + from
	default:
		from = textThreads.With(n).In(l) + " · " + from
	}
	return fmt.Sprintf("| %s | %s (%s) | %s | %s | %s | %s | %s | %s |", escapeCell(string(p.Clock)), profile.Amount(self, p.Unit), profile.Percent(self, p.Total),
		profile.Amount(total, p.Unit), calls, known(m.CPU, profile.Duration), known(m.GIL, sharePercent), known(m.Memory, profile.Size), escapeCell(from))
}

func sharePercent(x float64) string { return profile.Percent(x, 1) }

// known is a number that only some tools give.
func known(x float64, show func(float64) string) string {
	if math.IsNaN(x) {
		return "–"
	}
	return show(x)
}

// escapeCell keeps a text inside its cell of a Markdown table.
func escapeCell(text string) string {
	return strings.ReplaceAll(escapeMarkdown(cut(text)), "|", `\|`)
}
