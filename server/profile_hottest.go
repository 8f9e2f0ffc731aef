package server

import (
	"cmp"
	"context"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/parahint/parahint/analysis/overlay"
	"github.com/parahint/parahint/project"
)

// hotPlace is a function in a list of the hottest.
type hotPlace struct {
	URI      uri.URI        `json:"uri"`
	Range    protocol.Range `json:"range"`
	Function string         `json:"function"`
	// Share is that of its own time, from 0 to 1.
	Share float64 `json:"share"`
	Text  string  `json:"text"`
}

// hottest is how many places the list of the hottest has at most.
const hottest = 50

func (s *Server) listHottest(ctx context.Context, _ []uri.URI) (any, error) {
	places := []hotPlace{}
	for _, r := range s.snapshot.Load().roots {
		o, err := r.whole(ctx)
		if err != nil {
			return nil, err
		}
		for _, p := range s.profiles.all() {
			laid := p.over(r)
			if laid == nil {
				continue
			}
			for path, sheet := range laid.Sheets {
				places = append(places, s.hotPlaces(o, path, sheet)...)
			}
		}
	}
	slices.SortStableFunc(places, func(a, b hotPlace) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.URI, b.URI), cmp.Compare(a.Range.Start.Line, b.Range.Start.Line))
	})
	return places[:min(len(places), hottest)], nil
}

// hotPlaces are the functions of a sheet that are worth a visit.
func (s *Server) hotPlaces(o *outcome, path string, sheet *overlay.Sheet) []hotPlace {
	file := o.file(path)
	if file == nil || sheet.Freshness() == overlay.Stale || sheet.Profile.Total <= 0 {
		return nil
	}
	var places []hotPlace
	for _, spot := range sheet.At(file) {
		if spot.Function == nil || !s.leads(spot.Function.Numbers) || spot.Function.Numbers.Self/sheet.Profile.Total < shownFrom {
			continue
		}
		at := s.clientPosition(file, project.Position{Line: spot.Line})
		places = append(places, hotPlace{URI: o.uri(path), Range: protocol.Range{Start: at, End: at}, Function: spot.Function.Def.Qualified,
			Share: spot.Function.Numbers.Self / sheet.Profile.Total, Text: staleMark(sheet, spot.Dim) + s.sentence(sheet, spot.Function, o.settled)})
	}
	return places
}
