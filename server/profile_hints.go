package server

import (
	"context"
	"fmt"
	"math"
	"regexp"
	"runtime"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/parahint/parahint/analysis/overlay"
	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/speedup"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// From which share of the time on something is shown: below it a number is noise.
const shownFrom = 0.01

// inlayHints are the shares of hot lines, behind them.
func (s *Server) inlayHints(_ context.Context, snap *snapshot, p *protocol.InlayHintParams) (any, error) {
	d := snap.docs[p.TextDocument.URI]
	if d == nil {
		return nil, nil
	}
	hints := []protocol.InlayHint{}
	for _, sheet := range s.sheets(d) {
		for _, spot := range shown(sheet, d) {
			if spot.Code == nil || uint32(spot.Line) < p.Range.Start.Line || uint32(spot.Line) > p.Range.End.Line {
				continue
			}
			end := len(strings.TrimRight(string(d.file.LineText(spot.Line)), "\r\n"))
			hints = append(hints, protocol.InlayHint{
				Position:    s.clientPosition(d.file, project.Position{Line: spot.Line, Column: end}),
				Label:       protocol.String(textHotLine.With(staleMark(sheet, spot.Dim) + profile.Percent(spot.Code.Numbers.Self, sheet.Profile.Total)).In(s.languageOf(d))),
				Tooltip:     s.markup(s.lineText(sheet, spot, s.languageOf(d))),
				PaddingLeft: new(true),
			})
		}
	}
	return hints, nil
}

// codeLenses are the numbers of functions, above them.
func (s *Server) codeLenses(_ context.Context, snap *snapshot, p *protocol.CodeLensParams) (any, error) {
	d := snap.docs[p.TextDocument.URI]
	if d == nil {
		return nil, nil
	}
	lenses := []protocol.CodeLens{}
	for _, sheet := range s.sheets(d) {
		for _, spot := range shown(sheet, d) {
			if spot.Function == nil || !s.leads(spot.Function.Numbers) {
				continue
			}
			at := s.clientPosition(d.file, project.Position{Line: spot.Line})
			lenses = append(lenses, protocol.CodeLens{
				Range:   protocol.Range{Start: at, End: at},
				Command: protocol.Command{Title: staleMark(sheet, spot.Dim) + s.sentence(sheet, spot.Function, s.settledOf(d))},
			})
		}
	}
	return lenses, nil
}

// shown are the spots of a sheet that are worth showing on the document.
func shown(sheet *overlay.Sheet, d *document) []overlay.Spot {
	if sheet.Freshness() == overlay.Stale || sheet.Profile.Total <= 0 {
		return nil
	}
	var spots []overlay.Spot
	for _, spot := range sheet.At(d.file) {
		if heat(sheet.Profile, spot) >= shownFrom {
			spots = append(spots, spot)
		}
	}
	return spots
}

// heat is the share of the time that a spot stands for: of a line its own, of a function also that of what it calls.
func heat(p *profile.Profile, spot overlay.Spot) float64 {
	if spot.Code != nil {
		return spot.Code.Numbers.Self / p.Total
	}
	return max(spot.Function.Numbers.Self, spot.Function.Numbers.Total) / p.Total
}

// staleMark marks a number whose source was changed since.
func staleMark(sheet *overlay.Sheet, dim bool) string {
	if dim || sheet.Freshness() == overlay.Partly {
		return "~"
	}
	return ""
}

// methodHeat is a request of ours, for editors that colour lines.
const methodHeat = "parahint/heat"

// heatParams and heatLine are the request parahint/heat, for editors that colour lines: the share of each line of a
// document in its own hottest line's, from 0 to 1.
type heatParams struct {
	TextDocument protocol.TextDocumentIdentifier `json:"textDocument"`
}

type heatLine struct {
	Line  int     `json:"line"`
	Share float64 `json:"share"`
	Heat  float64 `json:"heat"`
	Dim   bool    `json:"dim"`
	// Function says that the numbers are those of the function that begins here: a lens shows them, and no hint.
	Function bool   `json:"function"`
	Text     string `json:"text"`
}

// heatLines are the hot lines of a document; of a profile without lines, those at which its hot functions begin.
func (s *Server) heatLines(_ context.Context, snap *snapshot, p *heatParams) (any, error) {
	lines := []heatLine{}
	d := snap.docs[p.TextDocument.URI]
	if d == nil {
		return lines, nil
	}
	most := 0.0
	for _, sheet := range s.sheets(d) {
		for _, spot := range shown(sheet, d) {
			if spot.Code == nil && len(sheet.Lines) > 0 {
				continue
			}
			share, text := s.heatOf(d, sheet, spot)
			if share < shownFrom {
				continue
			}
			lines = append(lines, heatLine{Line: spot.Line, Share: share, Dim: spot.Dim, Function: spot.Function != nil, Text: text})
			most = max(most, share)
		}
	}
	for i := range lines {
		lines[i].Heat = math.Sqrt(lines[i].Share / most)
	}
	return lines, nil
}

// heatOf is the own share of a line, or of a function: what it calls has a colour of its own.
func (s *Server) heatOf(d *document, sheet *overlay.Sheet, spot overlay.Spot) (share float64, text string) {
	if spot.Function != nil {
		return spot.Function.Numbers.Self / sheet.Profile.Total, s.sentence(sheet, spot.Function, s.settledOf(d))
	}
	share = spot.Code.Numbers.Self / sheet.Profile.Total
	return share, profile.Percent(share, 1)
}

// leads reports whether the profile of these numbers is the one that speaks for the function: of several, one is shown.
func (s *Server) leads(f *profile.Function) bool {
	r := s.profiles.region(f)
	return r == nil || r.Function == f
}

// sentence is what one line says of a function.
func (s *Server) sentence(sheet *overlay.Sheet, m *overlay.FunctionMark, of *settled) string {
	if r := s.profiles.region(m.Numbers); r != nil {
		return rule.Text(r.Sentence(machineOf(of), factsOf(sheet, m))).In(of.language)
	}
	p, f := sheet.Profile, m.Numbers
	return textFunctionHeat.With(profile.Amount(f.Self, p.Unit), profile.Percent(f.Self, p.Total), profile.Amount(f.Total, p.Unit)).In(of.language)
}

// machineOf is where the settings say that the program runs; its cores are those of this machine.
func machineOf(of *settled) speedup.Machine {
	m := speedup.NewMachine(runtime.NumCPU())
	target := of.settings.Target
	m.FreeThreaded = target.FreeThreaded
	m.Interpreters = target.Version >= py.V314
	m.Start = speedup.StartMethod(of.settings.StartMethod)
	if m.Start == "" {
		m.Start = speedup.StartMethod(target.StartMethod())
	}
	return m
}

// factsOf is what the source says of a function.
func factsOf(sheet *overlay.Sheet, m *overlay.FunctionMark) speedup.Facts {
	return speedup.Facts{InAsync: m.Def.Async, Leaf: leafOf(sheet, m)}
}

// called is the first call in a line.
var called = regexp.MustCompile(`([\pL_][\pL\pN_.]*)\(`)

// leafOf is what the hottest line of a function calls, where that line is most of it.
func leafOf(sheet *overlay.Sheet, m *overlay.FunctionMark) string {
	best := 0.0
	text := ""
	for i := range sheet.Lines {
		n := &sheet.Lines[i]
		if n.Unit == m.Def.Unit && n.At > m.Def.At && n.At <= m.Def.Last && n.Numbers.Self > best {
			best, text = n.Numbers.Self, n.Text
		}
	}
	if match := called.FindStringSubmatch(text); match != nil && best > m.Numbers.Total/2 {
		return match[1]
	}
	return ""
}

// settledOf are the settings that count for a document.
func (s *Server) settledOf(d *document) *settled {
	if d.root != nil {
		if o := d.root.current(); o != nil {
			return o.settled
		}
	}
	return &settled{language: s.language}
}

// lineText is what a hover says of a hot line.
func (s *Server) lineText(sheet *overlay.Sheet, spot overlay.Spot, l rule.Language) string {
	p, n := sheet.Profile, spot.Code.Numbers
	return fmt.Sprintf("%s · %s\n\n%s", textFunctionHeat.With(profile.Amount(n.Self, p.Unit), profile.Percent(n.Self, p.Total), profile.Amount(n.Total, p.Unit)).In(l),
		escapeMarkdown(cut(n.Function)), escapeMarkdown(p.Tool))
}

// longestName is how many runes of a name from a profile are shown.
const longestName = 120

func cut(name string) string {
	if runes := []rune(name); len(runes) > longestName {
		return string(runes[:longestName]) + "…"
	}
	return name
}
