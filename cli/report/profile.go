package report

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"text/tabwriter"

	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/rules/rule"
)

// jsonProfile is a profile in JSON. What its tool does not know is left out.
type jsonProfile struct {
	Format    profile.Format    `json:"format"`
	Tool      string            `json:"tool"`
	Clock     profile.Clock     `json:"clock"`
	Unit      profile.Unit      `json:"unit"`
	Total     float64           `json:"total"`
	Samples   int64             `json:"samples,omitempty"`
	Interval  float64           `json:"interval,omitempty"`
	Wall      float64           `json:"wall,omitempty"`
	CPU       float64           `json:"cpu,omitempty"`
	Notes     []jsonNote        `json:"notes"`
	Threads   []jsonThread      `json:"threads,omitempty"`
	Functions []jsonProfileFunc `json:"functions"`
	Lines     []jsonProfileLine `json:"lines"`
}

type jsonNote struct {
	Kind profile.NoteKind `json:"kind"`
	Text string           `json:"text"`
}

type jsonThread struct {
	Process string  `json:"process,omitempty"`
	Name    string  `json:"name"`
	Time    float64 `json:"time"`
}

type jsonProfileFunc struct {
	File         string   `json:"file"`
	Line         int      `json:"line"`
	Function     string   `json:"function"`
	Self         float64  `json:"self"`
	Total        float64  `json:"total"`
	Calls        *int64   `json:"calls,omitempty"`
	Primitive    *int64   `json:"primitive_calls,omitempty"`
	SelfSamples  *int64   `json:"self_samples,omitempty"`
	TotalSamples *int64   `json:"total_samples,omitempty"`
	Threads      []string `json:"threads,omitempty"`
	jsonMeasures
}

type jsonProfileLine struct {
	File         string  `json:"file"`
	Line         int     `json:"line"`
	Function     string  `json:"function,omitempty"`
	Self         float64 `json:"self"`
	Total        float64 `json:"total"`
	Hits         *int64  `json:"hits,omitempty"`
	SelfSamples  *int64  `json:"self_samples,omitempty"`
	TotalSamples *int64  `json:"total_samples,omitempty"`
	jsonMeasures
}

type jsonMeasures struct {
	GIL     *float64 `json:"gil,omitempty"`
	Waiting *float64 `json:"gil_waiting,omitempty"`
	CPU     *float64 `json:"cpu,omitempty"`
	Native  *float64 `json:"native,omitempty"`
	Memory  *float64 `json:"memory,omitempty"`
}

// ProfilesJSON writes one profile as an object, with the hottest top functions and lines; all when top is 0. Several, and
// one that a question was asked about, are an object with the profiles, what they say together, and the answer.
func ProfilesJSON(w io.Writer, p Projection, l rule.Language, top int) error {
	all := make([]jsonProfile, len(p.Joined.Sources))
	for i, s := range p.Joined.Sources {
		all[i] = profileJSON(s.Profile, l, top)
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	var value any = jsonProfiles{all, regionsJSON(p, l, top), whatIfJSON(p.WhatIf, l)}
	if len(all) == 1 && p.WhatIf == nil {
		value = all[0]
	}
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("writing the profile: %w", err)
	}
	return nil
}

func profileJSON(p *profile.Profile, l rule.Language, top int) jsonProfile {
	j := jsonProfile{Format: p.Format, Tool: p.Tool, Clock: p.Clock, Unit: p.Unit, Total: p.Total, Samples: p.Samples,
		Interval: p.Interval, Wall: p.Wall, CPU: p.CPU, Notes: []jsonNote{}, Functions: []jsonProfileFunc{}, Lines: []jsonProfileLine{}}
	for _, n := range p.Notes {
		j.Notes = append(j.Notes, jsonNote{n.Kind, rule.Text(n.Text).In(l)})
	}
	for _, t := range p.Threads {
		j.Threads = append(j.Threads, jsonThread(t))
	}
	for _, f := range hottest(p.Functions, top) {
		j.Functions = append(j.Functions, jsonProfileFunc{File: f.File, Line: f.Line, Function: f.Name, Self: f.Self, Total: f.Total,
			Calls: known(f.Calls), Primitive: known(f.Primitive), SelfSamples: known(f.SelfSamples), TotalSamples: known(f.TotalSamples),
			Threads: f.Threads, jsonMeasures: measures(f.Measures)})
	}
	for _, n := range hottest(p.Lines, top) {
		j.Lines = append(j.Lines, jsonProfileLine{File: n.File, Line: n.Line, Function: n.Function, Self: n.Self, Total: n.Total,
			Hits: known(n.Hits), SelfSamples: known(n.SelfSamples), TotalSamples: known(n.TotalSamples), jsonMeasures: measures(n.Measures)})
	}
	return j
}

// hottest are the first entries of an ordered list; all when top is 0.
func hottest[T any](list []T, top int) []T {
	if top <= 0 || top > len(list) {
		return list
	}
	return list[:top]
}

func known(n int64) *int64 {
	if n < 0 {
		return nil
	}
	return &n
}

func measures(m profile.Measures) jsonMeasures {
	return jsonMeasures{measured(m.GIL), measured(m.Waiting), measured(m.CPU), measured(m.Native), measured(m.Memory)}
}

func measured(x float64) *float64 {
	if math.IsNaN(x) {
		return nil
	}
	return &x
}

// ProfileText writes a table of the hottest functions, and of the hottest lines where there are any.
func ProfileText(w io.Writer, p *profile.Profile, l rule.Language, top int) error {
	fmt.Fprintf(w, profileHeadText.In(l)+"\n", p.Tool, p.Format, p.Clock, profile.Amount(p.Total, p.Unit))
	for _, n := range p.Notes {
		fmt.Fprintf(w, "  ! %s\n", rule.Text(n.Text).In(l))
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	if len(p.Functions) > 0 {
		fmt.Fprintf(table, "\n%s\n", profileColumnsText.In(l))
	}
	for _, f := range hottest(p.Functions, top) {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t  %s\n", profile.Amount(f.Self, p.Unit), profile.Percent(f.Self, p.Total), profile.Amount(f.Total, p.Unit), calls(f.Calls),
			f.Name+"  "+place(f.File, f.Line))
	}
	if len(p.Lines) > 0 {
		fmt.Fprintf(table, "\n%s\n", profileLineColumnsText.In(l))
		for _, n := range hottest(p.Lines, top) {
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\t  %s\n", profile.Amount(n.Self, p.Unit), profile.Percent(n.Self, p.Total), profile.Amount(n.Total, p.Unit), calls(n.Hits),
				place(n.File, n.Line)+"  "+n.Function)
		}
	}
	return table.Flush()
}

func place(file string, line int) string {
	if line == 0 {
		return file
	}
	return file + ":" + strconv.Itoa(line)
}

func calls(n int64) string {
	if n < 0 {
		return "-"
	}
	return strconv.FormatInt(n, 10)
}

var (
	profileHeadText = rule.Text{EN: "%s (%s), clock: %s, total: %s", FR: "%s (%s), horloge : %s, total : %s"}
	// The columns line up with the tabs of the rows.
	profileColumnsText     = rule.Text{EN: "self\tshare\ttotal\tcalls\t  function", FR: "propre\tpart\ttotal\tappels\t  fonction"}
	profileLineColumnsText = rule.Text{EN: "self\tshare\ttotal\thits\t  line", FR: "propre\tpart\ttotal\tpassages\t  ligne"}
)
