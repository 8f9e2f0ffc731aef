package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
)

// verdict is what a reader said of one finding, or, with Expected, of a place that was picked without looking at findings.
type verdict struct {
	Rule    string `json:"rule"`
	Package string `json:"package"`
	Version string `json:"version"`
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Hash    string `json:"line_sha1"`
	// Verdict is "right", "wrong" or "unsure".
	Verdict string `json:"verdict"`
	// Expected is "defect" or "none".
	Expected string `json:"expected"`
	Reason   string `json:"reason"`
}

// valid reports whether the row says one thing: a verdict or an expectation.
func (v verdict) valid() bool {
	if v.Expected != "" {
		return v.Verdict == "" && (v.Expected == "defect" || v.Expected == "none")
	}
	return v.Verdict == "right" || v.Verdict == "wrong" || v.Verdict == "unsure"
}

func readVerdicts(file string) ([]verdict, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("reading the verdicts: %w", err)
	}
	defer f.Close()
	var all []verdict
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		var v verdict
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			return nil, fmt.Errorf("reading line %d of the verdicts: %w", n, err)
		}
		if !v.valid() {
			return nil, fmt.Errorf("line %d of the verdicts has no verdict and no expectation that is known, or both", n)
		}
		all = append(all, v)
	}
	return all, lines.Err()
}

// count is how many verdicts a rule has of each kind, how many of the wrong ones are mended, and how many of the right ones
// are only possible now, and off.
type count struct{ right, wrong, unsure, mended, possible int }

// judge prints the precision of each rule and reports whether each right finding is still there and no wrong one is.
func judge(all []*checked, verdicts []verdict) bool {
	byPin := map[pin]*checked{}
	for _, c := range all {
		byPin[c.pin] = c
	}
	counts := map[string]*count{}
	ok := true
	for _, v := range verdicts {
		c := byPin[pin{v.Package, v.Version}]
		if c == nil {
			fmt.Printf("%s==%s, which a verdict names, is not among the pinned packages\n", v.Package, v.Version)
			ok = false
			continue
		}
		if v.Expected != "" {
			continue
		}
		if counts[v.Rule] == nil {
			counts[v.Rule] = &count{}
		}
		k := key(v.Rule, v.Path, v.Hash)
		if v.Verdict == "right" && c.possible[k] && !c.seen[k] {
			counts[v.Rule].possible++
			continue
		}
		ok = counts[v.Rule].add(v, c.seen[k]) && ok
	}
	fmt.Println("\nPrecision of what is found now, by the verdicts:")
	for _, rule := range slices.Sorted(maps.Keys(counts)) {
		n := counts[rule]
		if n.right+n.wrong > 0 {
			fmt.Printf("%-34s %3d right %3d wrong %3d unsure %3d mended  %3d %%\n", rule, n.right, n.wrong, n.unsure, n.mended,
				100*n.right/(n.right+n.wrong))
		}
	}
	printSilence(silence(byPin, verdicts))
	return ok
}

// add counts a verdict and reports whether it agrees with what is found.
func (n *count) add(v verdict, found bool) bool {
	switch {
	case v.Verdict == "right" && found:
		n.right++
	case v.Verdict == "right":
		fmt.Printf("lost: %s at %s==%s %s:%d: %s\n", v.Rule, v.Package, v.Version, v.Path, v.Line, v.Reason)
		return false
	case v.Verdict == "wrong" && found:
		n.wrong++
		fmt.Printf("still wrong: %s at %s==%s %s:%d: %s\n", v.Rule, v.Package, v.Version, v.Path, v.Line, v.Reason)
		return false
	case v.Verdict == "wrong":
		n.mended++
	case found:
		n.unsure++
	}
	return true
}
