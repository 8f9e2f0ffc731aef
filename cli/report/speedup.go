package report

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/analysis/speedup"
	"github.com/parahint/parahint/rules/rule"
)

// Projection is what is said of profiles beyond their own numbers.
type Projection struct {
	Joined  *speedup.Joined
	Machine speedup.Machine
	// WhatIf is the answer to a question; nil where none was asked.
	WhatIf *speedup.Table
}

// advised is how many functions get a word of advice.
const advised = 5

// ownShare is the part of the run that a function must take by itself to get advice.
const ownShare = 0.05

// ProjectionText writes the joined table of several profiles, what the hottest functions could gain, and the answer.
func ProjectionText(w io.Writer, p Projection, l rule.Language, top int) error {
	regions := p.Joined.Regions(top)
	if len(p.Joined.Sources) > 1 {
		joinedText(w, regions, l)
	}
	adviceText(w, regions, p.Machine, l)
	if p.WhatIf != nil {
		return whatIfText(w, p.WhatIf, l)
	}
	return nil
}

func joinedText(w io.Writer, regions []*speedup.Region, l rule.Language) {
	fmt.Fprintf(w, "\n%s\n", joinedHeadText.In(l))
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, joinedColumnsText.In(l))
	for _, r := range regions {
		memory := "-"
		if r.Memory > 0 {
			memory = profile.Size(r.Memory)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t  %s\n", profile.Percent(r.Function.Self, r.Basis.Total), profile.Percent(r.Function.Total, r.Basis.Total),
			percent(r.GIL), percent(r.Waiting), memory, r.Name+"  "+place(r.File, r.Line))
	}
	table.Flush()
	for _, line := range origins(regions, l) {
		fmt.Fprintf(w, "  %s\n", line)
	}
}

// origins say which files the columns are from.
func origins(regions []*speedup.Region, l rule.Language) []string {
	from := map[speedup.Number]map[string]bool{}
	for _, r := range regions {
		for _, o := range r.Origins {
			if from[o.Number] == nil {
				from[o.Number] = map[string]bool{}
			}
			from[o.Number][strings.Join(o.Files, " / ")] = true
		}
	}
	var lines []string
	for _, n := range []speedup.Number{speedup.NumberShare, speedup.NumberGIL, speedup.NumberWaiting, speedup.NumberMemory} {
		if files := from[n]; len(files) > 0 {
			lines = append(lines, numberTexts[n].In(l)+": "+strings.Join(slices.Sorted(maps.Keys(files)), "; "))
		}
	}
	return lines
}

func percent(i speedup.Interval) string {
	if !i.Known() {
		return "-"
	}
	return i.Percent()
}

// adviceText says of the hottest functions what to use.
func adviceText(w io.Writer, regions []*speedup.Region, m speedup.Machine, l rule.Language) {
	said := 0
	for _, r := range regions {
		a := r.Advise(m, speedup.Facts{})
		if said >= advised || !worthAdvice(r, a) {
			continue
		}
		if said == 0 {
			fmt.Fprintf(w, "\n%s\n", adviceHeadText.With(m.Cores).In(l))
		}
		said++
		fmt.Fprintf(w, "  %s  %s\n    %s\n", r.Name, place(r.File, r.Line), rule.Text(r.Sentence(m, speedup.Facts{})).In(l))
		if r.Projected() {
			fmt.Fprintf(w, "    → %s\n", rule.Text(a.Text).In(l))
		}
		if why := rule.Text(r.Range()).In(l); why != "" && said == 1 {
			fmt.Fprintf(w, "    (%s)\n", why)
		}
	}
}

// worthAdvice reports whether a function takes enough by itself that advice about it means it, and not what it calls.
func worthAdvice(r *speedup.Region, a speedup.Advice) bool {
	return r.Function.Self >= ownShare*r.Basis.Total && (a.Kind != speedup.Silent || !r.Projected())
}

func whatIfText(w io.Writer, t *speedup.Table, l rule.Language) error {
	r := t.Region
	fmt.Fprintf(w, "\n%s\n", whatIfHeadText.With(r.Name, place(r.File, r.Line), percent(r.Share)).In(l))
	if len(t.Rows) > 0 {
		table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
		fmt.Fprintln(table, whatIfColumnsText.In(l))
		for _, row := range t.Rows {
			fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\t%s\t\n", row.Workers, gain(row.Processes), gain(row.Threads), gain(row.Async), single(row.Measured), single(row.Fitted))
		}
		if err := table.Flush(); err != nil {
			return fmt.Errorf("writing the answer: %w", err)
		}
		fmt.Fprintf(w, "  %s\n", whatIfCeilingText.With(t.Ceiling.AtMost()).In(l))
		fmt.Fprintf(w, "  %s\n", whatIfBestText.With(t.Best, profile.Duration(t.Overheads), profile.Duration(t.SmallestPiece)).In(l))
	}
	if t.Law != nil {
		fmt.Fprintf(w, "  %s\n", whatIfLawText.With(profile.Percent(t.Law.Sigma, 1), profile.Percent(t.Law.Kappa, 1), peak(t.Law.Peak())).In(l))
	}
	for _, n := range t.Notes {
		fmt.Fprintf(w, "  ! %s\n", rule.Text(n).In(l))
	}
	return nil
}

func gain(i speedup.Interval) string {
	if !i.Known() {
		return "-"
	}
	return i.AtMost()
}

func single(x float64) string {
	if math.IsNaN(x) {
		return "-"
	}
	return speedup.Exactly(x).Times()
}

func peak(n float64) string {
	if math.IsInf(n, 1) {
		return "∞"
	}
	return fmt.Sprintf("%.0f", math.Round(n))
}

var (
	joinedHeadText    = rule.Text{EN: "Together:", FR: "Ensemble :"}
	joinedColumnsText = rule.Text{EN: "self\ttotal\tGIL held\twaits\tmemory\t  function", FR: "propre\ttotal\tGIL tenu\tattend\tmémoire\t  fonction"}
	adviceHeadText    = rule.Text{EN: "What could be gained with %d cores:", FR: "Ce qu'on pourrait gagner avec %d cœurs :"}
	whatIfHeadText    = rule.Text{EN: "What if %s (%s, %s of the run) ran on several workers: the run is faster by at most", FR: "Et si %s (%s, %s de l'exécution) tournait sur plusieurs workers : l'exécution est plus rapide d'au plus"}
	whatIfColumnsText = rule.Text{EN: "workers\tprocesses\tthreads\tasync\tmeasured\tfitted\t", FR: "workers\tprocessus\tthreads\tasync\tmesuré\tajusté\t"}
	whatIfCeilingText = rule.Text{EN: "without limit: at most %s", FR: "sans limite : au plus %s"}
	whatIfBestText    = rule.Text{EN: "best number of processes: %d; they cost %s; a piece should take at least %s", FR: "meilleur nombre de processus : %d ; ils coûtent %s ; un morceau devrait durer au moins %s"}
	whatIfLawText     = rule.Text{EN: "measured points: %s waits in line, %s goes into keeping in step, most is reached with %s workers (USL)", FR: "points mesurés : %s attend son tour, %s part en coordination, le maximum est atteint à %s workers (USL)"}
	numberTexts       = map[speedup.Number]rule.Text{
		speedup.NumberShare:   {EN: "self and total from", FR: "propre et total d'après"},
		speedup.NumberGIL:     {EN: "GIL from", FR: "GIL d'après"},
		speedup.NumberWaiting: {EN: "waiting from", FR: "attente d'après"},
		speedup.NumberMemory:  {EN: "memory from", FR: "mémoire d'après"},
	}
)
