// Command corpus checks pinned packages that nobody here wrote: it fetches their wheels with pip, unpacks the Python
// files (nothing is installed or run), checks each, writes the table of findings, and holds the verdicts of those who
// read findings against what is found now. Run it from the root of the repository: go run ./tools/corpus
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	pinsFile     = "testdata/corpus/packages.txt"
	tableFile    = "testdata/corpus/table.md"
	verdictsFile = "testdata/corpus/verdicts.jsonl"
)

func main() {
	log.SetFlags(0)
	cache, err := os.UserCacheDir()
	if err != nil {
		log.Fatal(err)
	}
	folder := flag.String("cache", filepath.Join(cache, "parahint-corpus"), "where the packages are kept")
	pip := flag.String("pip", "pip", "the pip that fetches them")
	onlyFixes := flag.Bool("fixes", false, "make the fixes and write their table, and nothing else")
	flag.Parse()
	pins, err := readPins(pinsFile)
	if err != nil {
		log.Fatal(err)
	}
	if *onlyFixes {
		if !fixAll(pins, *pip, *folder) {
			os.Exit(1)
		}
		return
	}
	var all []*checked
	for _, p := range pins {
		root, err := p.fetch(*pip, *folder)
		if err != nil {
			log.Fatal(err)
		}
		c, err := check(context.Background(), p, root)
		if err != nil {
			log.Fatalf("checking %s: %v", p.name, err)
		}
		log.Printf("%-24s %7d lines %6d findings %8v", p, c.lines, len(c.findings), c.took.Round(time.Millisecond))
		all = append(all, c)
	}
	if err := os.WriteFile(tableFile, []byte(table(all)), 0o644); err != nil {
		log.Fatal(err)
	}
	verdicts, err := readVerdicts(verdictsFile)
	if err != nil {
		log.Fatal(err)
	}
	if !judge(all, verdicts) {
		os.Exit(1)
	}
}

// fixAll makes the fixes of all packages and writes their table; it reports whether all that compiled compiles.
func fixAll(pins []pin, pip, folder string) bool {
	good := true
	var all []*mended
	for _, p := range pins {
		root, err := p.fetch(pip, folder)
		if err != nil {
			log.Fatal(err)
		}
		m, err := mend(context.Background(), p, root)
		if err != nil {
			log.Fatalf("mending %s: %v", p, err)
		}
		log.Printf("%-24s %6d findings %6d with a fix, %d made safely, %d in all", p, m.findings, m.offered, m.safe.fixed, m.all.fixed)
		good = m.tell() && good
		all = append(all, m)
	}
	if err := os.WriteFile(fixesFile, []byte(fixesTable(all)), 0o644); err != nil {
		log.Fatal(err)
	}
	return good
}

// pin is one package at one version.
type pin struct{ name, version string }

func (p pin) String() string { return p.name + "==" + p.version }

func readPins(file string) ([]pin, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("reading the pinned packages: %w", err)
	}
	defer f.Close()
	var pins []pin
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		name, version, ok := strings.Cut(strings.TrimSpace(lines.Text()), "==")
		if ok {
			pins = append(pins, pin{name, version})
		}
	}
	return pins, lines.Err()
}

// table is the number of findings a rule, and of these in a thousand lines, over all packages.
func table(all []*checked) string {
	lines, byRule, possible := 0, map[string]int{}, map[string]int{}
	for _, c := range all {
		lines += c.lines
		for _, f := range c.findings {
			if f.possible {
				possible[f.rule]++
			} else {
				byRule[f.rule]++
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Findings in %d packages, %d lines\n\nWritten by `make corpus`.\n\n| rule | findings | in 1,000 lines | possible |\n|---|---|---|---|\n",
		len(all), lines)
	names := maps.Clone(byRule)
	maps.Copy(names, possible)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		fmt.Fprintf(&b, "| %s | %d | %.3f | %d |\n", name, byRule[name], 1000*float64(byRule[name])/float64(lines), possible[name])
	}
	b.WriteString("\n| package | lines | findings |\n|---|---|---|\n")
	for _, c := range all {
		shown := 0
		for _, f := range c.findings {
			if !f.possible {
				shown++
			}
		}
		fmt.Fprintf(&b, "| %s | %d | %d |\n", c.pin, c.lines, shown)
	}
	return b.String()
}
