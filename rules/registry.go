// Package rules is the list of all rules and their pages.
package rules

import (
	"slices"
	"strings"

	blocking "github.com/parahint/parahint/rules/blocking-in-async"
	"github.com/parahint/parahint/rules/comments"
	"github.com/parahint/parahint/rules/gil"
	"github.com/parahint/parahint/rules/pickling"
	"github.com/parahint/parahint/rules/rule"
	shared "github.com/parahint/parahint/rules/shared-state"
	"github.com/parahint/parahint/rules/shutdown"
	"github.com/parahint/parahint/rules/tasks"
)

// All are all rules, by family, then ID.
func All() []*rule.Rule { return slices.Clone(all) }

var all = sorted(slices.Concat(
	blocking.Rules,
	comments.Rules,
	shared.Rules,
	gil.Rules,
	pickling.Rules,
	shutdown.Rules,
	tasks.Rules,
))

func sorted(rules []*rule.Rule) []*rule.Rule {
	slices.SortFunc(rules, func(a, b *rule.Rule) int {
		if c := strings.Compare(string(a.Family), string(b.Family)); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return rules
}

// ByID is the rule with the ID; nil when there is none.
func ByID(id string) *rule.Rule {
	for _, r := range all {
		if r.ID == id {
			return r
		}
	}
	return nil
}
