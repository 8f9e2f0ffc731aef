package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/analysis/speedup"
	"github.com/parahint/parahint/rules/rule"
)

// HTMLMark stands in the first lines of each report for browsers, and in no other file.
const HTMLMark = `<meta name="generator" content="parahint profile report">`

var (
	//go:embed page/report.html
	pageTemplate string
	//go:embed page/report.css
	pageStyle string
	//go:embed page/report.js
	pageScript string

	htmlPage = template.Must(template.New("report").Parse(pageTemplate))
)

// htmlReport is what the page shows. Names and paths come from strangers: html/template escapes them, and the policy
// allows nothing but the style and the script of the page itself.
type htmlReport struct {
	Lang, Title, Policy string
	Style               template.CSS
	Script              template.JS
	L                   htmlLabels
	Sources             []htmlSource
	Regions             []htmlRegion
	Answer              *htmlAnswer
	Data                htmlData
}

type htmlSource struct {
	Name, Tool, Clock, Total string
	Format                   profile.Format
	Notes                    []string
	Flame, Guessed           bool
	Functions, Lines         []htmlRow
}

type htmlRow struct {
	Self, Share, Total, Calls, Name, Place, Text string
	SelfBar, TotalBar                            int
}

type htmlRegion struct {
	Name, Place, Sentence, Advice string
	// Range says why the share is a range; it stands at the first region only.
	Range string
	Plot  *htmlPlot
}

type htmlAnswer struct {
	Head    string
	Columns []string
	Rows    [][]string
	Notes   []string
}

// htmlData is for the script.
type htmlData struct {
	All    string       `json:"all"`
	Self   string       `json:"self"`
	Total  string       `json:"total"`
	Flames []*htmlFlame `json:"flames"`
}

// ProfilesHTML writes a page that shows the profiles in a browser, without anything from elsewhere.
func ProfilesHTML(w io.Writer, p Projection, l rule.Language, top int) error {
	r := htmlReport{Lang: htmlLanguage.In(l), Title: htmlTitle.In(l), Policy: policy(), Style: template.CSS(pageStyle), Script: template.JS(pageScript),
		L: labels(l), Data: htmlData{All: htmlAllText.In(l), Self: htmlSelfText.In(l), Total: htmlTotalText.In(l)}}
	for _, s := range p.Joined.Sources {
		flame := flameOf(s.Profile)
		r.Data.Flames = append(r.Data.Flames, flame)
		r.Sources = append(r.Sources, sourceHTML(s, flame, l, top))
	}
	r.Regions = regionsHTML(p, l)
	if p.WhatIf != nil {
		r.Answer = answerHTML(p.WhatIf, l)
	}
	if err := htmlPage.Execute(w, r); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// policy allows the style and the script of the page by their hashes.
func policy() string {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hash(pageStyle) + "; script-src " + hash(pageScript)
}

func sourceHTML(s *speedup.Source, flame *htmlFlame, l rule.Language, top int) htmlSource {
	p := s.Profile
	h := htmlSource{Name: s.Name, Tool: p.Tool, Format: p.Format, Clock: string(s.Counts()), Total: profile.Amount(p.Total, p.Unit),
		Flame: flame != nil, Guessed: flame != nil && flame.guessed}
	for _, n := range p.Notes {
		h.Notes = append(h.Notes, rule.Text(n.Text).In(l))
	}
	for _, f := range hottest(p.Functions, top) {
		row := rowHTML(p, f.Self, f.Total, f.Calls)
		row.Name, row.Place = f.Name, place(f.File, f.Line)
		h.Functions = append(h.Functions, row)
	}
	for _, n := range hottest(p.Lines, top) {
		row := rowHTML(p, n.Self, n.Total, n.Hits)
		row.Name, row.Place, row.Text = n.Function, place(n.File, n.Line), strings.TrimSpace(p.Texts[n.File][n.Line])
		h.Lines = append(h.Lines, row)
	}
	return h
}

// barWidth is how wide the bar of the whole run is.
const barWidth = 120

func rowHTML(p *profile.Profile, self, total float64, count int64) htmlRow {
	bar := func(x float64) int {
		if !(p.Total > 0) || !(x >= 0) {
			return 0
		}
		return int(barWidth * min(x/p.Total, 1))
	}
	return htmlRow{Self: profile.Amount(self, p.Unit), Share: profile.Percent(self, p.Total), Total: profile.Amount(total, p.Unit), Calls: calls(count),
		SelfBar: bar(self), TotalBar: bar(total)}
}

// regionsHTML are the hottest functions with what they could gain.
func regionsHTML(p Projection, l rule.Language) []htmlRegion {
	regions := p.Joined.Regions(2 * advised)
	if p.WhatIf != nil {
		regions = append([]*speedup.Region{p.WhatIf.Region}, regions...)
	}
	var list []htmlRegion
	seen := map[*profile.Function]bool{}
	for _, r := range regions {
		a := r.Advise(p.Machine, speedup.Facts{})
		asked := p.WhatIf != nil && r == p.WhatIf.Region
		if seen[r.Function] || !asked && !worthAdvice(r, a) || len(list) >= advised {
			continue
		}
		seen[r.Function] = true
		h := htmlRegion{Name: r.Name, Place: place(r.File, r.Line), Sentence: rule.Text(r.Sentence(p.Machine, speedup.Facts{})).In(l), Plot: plotOf(r, p.Machine, l)}
		if r.Projected() {
			h.Advice = rule.Text(a.Text).In(l)
		}
		if len(list) == 0 {
			h.Range = rule.Text(r.Range()).In(l)
		}
		list = append(list, h)
	}
	return list
}

func answerHTML(t *speedup.Table, l rule.Language) *htmlAnswer {
	a := &htmlAnswer{Head: whatIfHeadText.With(t.Region.Name, place(t.Region.File, t.Region.Line), percent(t.Region.Share)).In(l),
		Columns: strings.Split(strings.TrimSuffix(whatIfColumnsText.In(l), "\t"), "\t")}
	for _, row := range t.Rows {
		a.Rows = append(a.Rows, []string{fmt.Sprint(row.Workers), gain(row.Processes), gain(row.Threads), gain(row.Async), single(row.Measured), single(row.Fitted)})
	}
	if len(t.Rows) > 0 {
		a.Notes = append(a.Notes, whatIfCeilingText.With(t.Ceiling.AtMost()).In(l), whatIfBestText.With(t.Best, profile.Duration(t.Overheads), profile.Duration(t.SmallestPiece)).In(l))
	}
	for _, n := range t.Notes {
		a.Notes = append(a.Notes, rule.Text(n).In(l))
	}
	return a
}

// htmlLabels are the fixed words of the page in the language of the user.
type htmlLabels struct {
	Clock, Total, Gains, Bands, Workers, Flame, Search, Reset, Keys, NoStacks, Guessed, Functions, Lines string
	FunctionColumns, LineColumns                                                                         []string
}

func labels(l rule.Language) htmlLabels {
	say := func(en, fr string) string { return rule.Text{EN: en, FR: fr}.In(l) }
	return htmlLabels{
		Clock: say("clock: ", "horloge : "), Total: say("total: ", "total : "),
		Gains:   say("What could be gained, at most", "Ce qu'on pourrait gagner, au plus"),
		Bands:   say("The curves are how many times faster the whole run could be with so many workers, at most; bands are what the measurement leaves open.", "Les courbes disent combien de fois plus vite l'exécution entière pourrait aller avec tant de workers, au plus ; les bandes sont ce que la mesure laisse ouvert."),
		Workers: say("workers", "workers"), Flame: say("Flame graph", "Flame graph"),
		Search: say("Find", "Chercher"), Reset: say("Show all", "Tout montrer"),
		Keys: say("click or Enter: zoom · arrows: move · Escape: all", "clic ou Entrée : zoom · flèches : se déplacer · Échap : tout"),
		Guessed: say("This profiler kept who called whom, not whole stacks: what a function takes is dealt out to the places that it was called from by what each of them spent in it. Widths are approximate.",
			"Ce profileur a retenu qui appelle qui, pas des piles entières : ce que prend une fonction est réparti entre les endroits qui l'appellent, selon ce que chacun y a passé. Les largeurs sont approchées."),
		NoStacks:  say("This format has no stacks; the bars below show what each function takes with all that it calls (light), and by itself (dark).", "Ce format n'a pas de piles ; les barres ci-dessous montrent ce que prend chaque fonction avec tout ce qu'elle appelle (clair), et elle seule (foncé)."),
		Functions: say("Functions", "Fonctions"), Lines: say("Hot lines", "Lignes chaudes"),
		FunctionColumns: []string{say("self", "propre"), say("share", "part"), "", "total", say("calls", "appels"), say("function", "fonction")},
		LineColumns:     []string{say("self", "propre"), say("share", "part"), "", "total", say("hits", "passages"), say("line", "ligne")},
	}
}

var (
	htmlLanguage  = rule.Text{EN: "en", FR: "fr"}
	htmlTitle     = rule.Text{EN: "Profile report of parahint", FR: "Rapport de profil de parahint"}
	htmlAllText   = rule.Text{EN: "all", FR: "tout"}
	htmlSelfText  = rule.Text{EN: "self ", FR: "propre "}
	htmlTotalText = rule.Text{EN: "total ", FR: "total "}
)
