package cli

import (
	"cmp"
	"slices"
	"strings"
	"text/tabwriter"

	"fmt"

	"github.com/spf13/cobra"

	"github.com/parahint/parahint/cli/report"
	"github.com/parahint/parahint/rules/rule"
)

func (a *App) rulesCommand() *cobra.Command {
	return &cobra.Command{Use: "rules", Short: a.say(helpRules), RunE: func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usage{textNoArguments.With("rules")}
		}
		return a.listRules()
	}}
}

// listRules lists the rules by family.
func (a *App) listRules() error {
	sorted := slices.SortedFunc(slices.Values(a.Rules), func(x, y *rule.Rule) int {
		return cmp.Or(strings.Compare(string(x.Family), string(y.Family)), strings.Compare(x.ID, y.ID))
	})
	w := tabwriter.NewWriter(a.Stdout, 0, 0, 2, ' ', 0)
	for _, r := range sorted {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.Family, r.ID, a.say(report.SeverityText(r.Severity)), a.say(r.Title))
	}
	return w.Flush()
}
