package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/parahint/parahint/rules"
	"github.com/parahint/parahint/rules/rule"
)

// kept is how the expectations of one family are met: defects found and missed, and places without one left alone or not.
type kept struct{ found, missed, silent, alarms int }

// silence holds what readers expect at places that they picked themselves against what is found there by default. An
// expectation names one line of a pinned version, so that another line of the same text does not answer for it.
func silence(byPin map[pin]*checked, verdicts []verdict) map[rule.Family]*kept {
	families := map[rule.Family]*kept{}
	for _, v := range verdicts {
		c, r := byPin[pin{v.Package, v.Version}], rules.ByID(v.Rule)
		if v.Expected == "" || c == nil || r == nil {
			continue
		}
		if families[r.Family] == nil {
			families[r.Family] = &kept{}
		}
		families[r.Family].add(v, c.at[place{v.Rule, v.Path, v.Line}])
	}
	return families
}

func (k *kept) add(v verdict, found bool) {
	switch {
	case v.Expected == "defect" && found:
		k.found++
	case v.Expected == "defect":
		k.missed++
		fmt.Printf("missed: %s at %s==%s %s:%d: %s\n", v.Rule, v.Package, v.Version, v.Path, v.Line, v.Reason)
	case found:
		k.alarms++
		fmt.Printf("false alarm: %s at %s==%s %s:%d: %s\n", v.Rule, v.Package, v.Version, v.Path, v.Line, v.Reason)
	default:
		k.silent++
	}
}

func printSilence(families map[rule.Family]*kept) {
	fmt.Println("\nPlaces picked without looking at findings:")
	for _, family := range slices.Sorted(maps.Keys(families)) {
		k := families[family]
		fmt.Printf("%-20s %3d of %3d defects found, %3d missed; %3d places without a defect, %3d false alarms\n", family,
			k.found, k.found+k.missed, k.missed, k.silent+k.alarms, k.alarms)
	}
}
