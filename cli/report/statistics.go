package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parahint/parahint/rules/rule"
)

// count is how often a rule found something.
type count struct {
	rule *rule.Rule
	n    int
}

// counts are the rules that found something, the most frequent first.
func (r *Report) counts() []count {
	var all []count
	for _, f := range r.Findings {
		i := slices.IndexFunc(all, func(c count) bool { return c.rule == f.Rule })
		if i < 0 {
			all = append(all, count{f.Rule, 1})
			continue
		}
		all[i].n++
	}
	slices.SortFunc(all, func(a, b count) int {
		return cmp.Or(cmp.Compare(b.n, a.n), strings.Compare(a.rule.ID, b.rule.ID))
	})
	return all
}

// Statistics writes how often each rule found something.
func Statistics(w io.Writer, r *Report) error {
	counts, widest := r.counts(), 0
	for _, c := range counts {
		widest = max(widest, len(c.rule.ID))
	}
	for _, c := range counts {
		if _, err := fmt.Fprintf(w, "%6d  %-*s  %s\n", c.n, widest, c.rule.ID, c.rule.Title.In(r.Language)); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w, r.summary())
	return err
}

// jsonCount is a row of the statistics in JSON.
type jsonCount struct {
	Rule   string      `json:"rule"`
	Family rule.Family `json:"family"`
	Count  int         `json:"count"`
}

// StatisticsJSON writes how often each rule found something as an array.
func StatisticsJSON(w io.Writer, r *Report) error {
	all := []jsonCount{}
	for _, c := range r.counts() {
		all = append(all, jsonCount{c.rule.ID, c.rule.Family, c.n})
	}
	return writeJSON(w, all)
}
