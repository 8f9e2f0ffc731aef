package report

import (
	"math"

	"github.com/parahint/parahint/analysis/speedup"
	"github.com/parahint/parahint/rules/rule"
)

// jsonProfiles are several profiles of one program.
type jsonProfiles struct {
	Profiles []jsonProfile `json:"profiles"`
	Together []jsonRegion  `json:"together"`
	WhatIf   *jsonWhatIf   `json:"what_if,omitempty"`
}

// jsonInterval is a number that lies between two, which are equal where it is known exactly. It is null where nothing is
// known, and high is left out where there is no limit.
type jsonInterval struct {
	Low  float64  `json:"low"`
	High *float64 `json:"high,omitempty"`
}

type jsonRegion struct {
	File     string        `json:"file"`
	Line     int           `json:"line"`
	Function string        `json:"function"`
	Share    *jsonInterval `json:"share"`
	GIL      *jsonInterval `json:"gil,omitempty"`
	Waiting  *jsonInterval `json:"waiting,omitempty"`
	Memory   *float64      `json:"memory,omitempty"`
	// From says, by number, which files it is from.
	From     map[speedup.Number][]string `json:"from"`
	Sentence string                      `json:"sentence"`
	Advice   jsonAdvice                  `json:"advice"`
}

type jsonAdvice struct {
	Kind   speedup.Kind  `json:"kind"`
	Text   string        `json:"text"`
	AtMost *jsonInterval `json:"at_most,omitempty"`
}

type jsonWhatIf struct {
	File     string        `json:"file"`
	Line     int           `json:"line"`
	Function string        `json:"function"`
	Share    *jsonInterval `json:"share"`
	Ceiling  *jsonInterval `json:"ceiling"`
	Best     int           `json:"best_processes"`
	// The times are in seconds.
	Overheads      float64       `json:"overheads"`
	SmallestPiece  float64       `json:"smallest_piece"`
	SmallestRegion *float64      `json:"smallest_region,omitempty"`
	Rows           []jsonGainRow `json:"rows"`
	USL            *jsonUSL      `json:"usl,omitempty"`
	Notes          []string      `json:"notes"`
}

type jsonGainRow struct {
	Workers   int           `json:"workers"`
	Processes *jsonInterval `json:"processes"`
	Threads   *jsonInterval `json:"threads"`
	Async     *jsonInterval `json:"async"`
	Measured  *float64      `json:"measured,omitempty"`
	Fitted    *float64      `json:"fitted,omitempty"`
	Serial    *float64      `json:"karp_flatt,omitempty"`
}

type jsonUSL struct {
	Sigma float64  `json:"sigma"`
	Kappa float64  `json:"kappa"`
	Peak  *float64 `json:"peak,omitempty"`
}

func intervalJSON(i speedup.Interval) *jsonInterval {
	if !i.Known() || math.IsInf(i.Low, 0) {
		return nil
	}
	return &jsonInterval{i.Low, finite(i.High)}
}

// finite is a number that JSON can hold; nil is none, or no limit.
func finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

func regionsJSON(p Projection, l rule.Language, top int) []jsonRegion {
	list := []jsonRegion{}
	for _, r := range p.Joined.Regions(top) {
		a := r.Advise(p.Machine, speedup.Facts{})
		j := jsonRegion{File: r.File, Line: r.Line, Function: r.Name, Share: intervalJSON(r.Share), GIL: intervalJSON(r.GIL),
			Waiting: intervalJSON(r.Waiting), Memory: finite(r.Memory), From: map[speedup.Number][]string{},
			Sentence: rule.Text(r.Sentence(p.Machine, speedup.Facts{})).In(l),
			Advice:   jsonAdvice{a.Kind, rule.Text(a.Text).In(l), intervalJSON(a.Bound)}}
		for _, o := range r.Origins {
			j.From[o.Number] = o.Files
		}
		list = append(list, j)
	}
	return list
}

func whatIfJSON(t *speedup.Table, l rule.Language) *jsonWhatIf {
	if t == nil {
		return nil
	}
	r := t.Region
	j := &jsonWhatIf{File: r.File, Line: r.Line, Function: r.Name, Share: intervalJSON(r.Share), Ceiling: intervalJSON(t.Ceiling), Best: t.Best,
		Overheads: t.Overheads, SmallestPiece: t.SmallestPiece, SmallestRegion: finite(t.SmallestRegion), Rows: []jsonGainRow{}, Notes: []string{}}
	for _, row := range t.Rows {
		j.Rows = append(j.Rows, jsonGainRow{row.Workers, intervalJSON(row.Processes), intervalJSON(row.Threads), intervalJSON(row.Async),
			finite(row.Measured), finite(row.Fitted), finite(row.Serial)})
	}
	if t.Law != nil {
		j.USL = &jsonUSL{t.Law.Sigma, t.Law.Kappa, finite(t.Law.Peak())}
	}
	for _, n := range t.Notes {
		j.Notes = append(j.Notes, rule.Text(n).In(l))
	}
	return j
}
