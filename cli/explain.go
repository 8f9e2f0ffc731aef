package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

func (a *App) explainCommand() *cobra.Command {
	return &cobra.Command{Use: "explain RULE", Short: a.say(helpExplain), RunE: func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage{textOneRule}
		}
		return a.explain(args[0])
	}}
}

// explain shows the page of a rule, or its title where it has no page.
func (a *App) explain(id string) error {
	i := slices.IndexFunc(a.Rules, func(r *rule.Rule) bool { return r.ID == id })
	if i < 0 {
		return usage{nearest(textNoRule.With(id), id, project.NamesOf(a.Rules).IDs)}
	}
	page := ""
	if a.Page != nil {
		page = a.Page(id, a.language)
	}
	if page == "" {
		page = fmt.Sprintf("# %s\n\n%s\n", id, a.say(a.Rules[i].Title))
	}
	_, err := fmt.Fprintln(a.Stdout, strings.TrimRight(page, "\n"))
	return err
}
