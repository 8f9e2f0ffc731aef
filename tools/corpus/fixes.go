package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"os/exec"
	"slices"
	"strings"

	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules"
)

const fixesFile = "testdata/corpus/fixes.md"

// mended is what the fixes did to one package.
type mended struct {
	pin
	findings, offered int
	safe, all         outcome
}

// outcome is what fixes of one kind did: how many were made in how many files, how many files were left as they were since
// a rule found more afterwards, and which compiled before and do not any more.
type outcome struct {
	fixed, files, left int
	broken             []string
	byRule             map[string]int
}

// mend makes the safe fixes of a package, in memory, and then all of them.
func mend(ctx context.Context, p pin, root string) (*mended, error) {
	settings, _ := project.ReadSettings(root, project.NamesOf(nil), nil, project.Flags{})
	r := &project.Request{Project: project.Project{Root: root, SettingsRoot: root}, Settings: settings, Rules: rules.All()}
	report, err := project.Check(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("checking: %w", err)
	}
	m := &mended{pin: p, findings: len(report.Findings)}
	for i := range report.Findings {
		if len(report.Findings[i].Fixes) > 0 {
			m.offered++
		}
	}
	if m.safe, err = makeFixes(ctx, r, report, func(_ *project.Finding, fix *project.Fix) bool { return fix.Safe }); err != nil {
		return nil, err
	}
	m.all, err = makeFixes(ctx, r, report, func(*project.Finding, *project.Fix) bool { return true })
	return m, err
}

func makeFixes(ctx context.Context, r *project.Request, report *project.Report, allow project.Allow) (outcome, error) {
	o := outcome{byRule: map[string]int{}}
	for i := range report.Findings {
		f := &report.Findings[i]
		if slices.ContainsFunc(f.Fixes, func(fix project.Fix) bool { return allow(f, &fix) }) {
			o.byRule[f.Rule.ID]++
		}
	}
	m, err := project.Mend(ctx, r, report, allow)
	if err != nil {
		return o, fmt.Errorf("mending: %w", err)
	}
	o.fixed, o.files, o.left = len(m.Fixed), len(m.Files), len(m.Left)
	o.broken, err = compile(ctx, m.Files)
	return o, err
}

// compiling reads pairs of texts and prints the paths of those of which only the first compiles.
const compiling = `
import json, sys, warnings
warnings.simplefilter("ignore")
def good(text):
    try:
        compile(text, "x", "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError):
        return False
for path, before, after in json.load(sys.stdin):
    if good(before) and not good(after):
        print(path)
`

// compile gives the files that compiled before and do not after.
func compile(ctx context.Context, files []project.MendedFile) ([]string, error) {
	if len(files) == 0 {
		return nil, nil
	}
	pairs := make([][3]string, len(files))
	for i, f := range files {
		pairs[i] = [3]string{f.Path, string(f.Before), string(f.After)}
	}
	in, err := json.Marshal(pairs)
	if err != nil {
		return nil, fmt.Errorf("encoding the texts: %w", err)
	}
	c := exec.CommandContext(ctx, "python3", "-c", compiling)
	c.Stdin = bytes.NewReader(in)
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("compiling: %w", err)
	}
	return strings.Fields(string(out)), nil
}

// fixesTable tells what the fixes did to the packages.
func fixesTable(all []*mended) string {
	var b strings.Builder
	b.WriteString("# Fixes in the packages of the corpus\n\nWritten by `make corpus`: the fixes are made in memory, what they leave is checked and compiled again. Left: files in which\na rule would have found more afterwards, and which stay as they were. Broken: files that compiled before and do not after.\n\n")
	b.WriteString("| package | findings | with a fix | safe made | left | broken | all made | left | broken |\n|---|---|---|---|---|---|---|---|---|\n")
	var total mended
	total.name, total.version = "all", ""
	safe, every := map[string]int{}, map[string]int{}
	for _, m := range all {
		if m.offered > 0 {
			b.WriteString(m.row(m.pin.String()))
		}
		total.findings += m.findings
		total.offered += m.offered
		total.safe.add(&m.safe)
		total.all.add(&m.all)
		for r, n := range m.safe.byRule {
			safe[r] += n
		}
		for r, n := range m.all.byRule {
			every[r] += n
		}
	}
	b.WriteString(total.row("**all**"))
	b.WriteString("\n| rule | with a safe fix | with a fix |\n|---|---|---|\n")
	for _, r := range slices.Sorted(maps.Keys(every)) {
		fmt.Fprintf(&b, "| %s | %d | %d |\n", r, safe[r], every[r])
	}
	return b.String()
}

func (o *outcome) add(more *outcome) {
	o.fixed, o.files, o.left, o.broken = o.fixed+more.fixed, o.files+more.files, o.left+more.left, append(o.broken, more.broken...)
}

func (m *mended) row(name string) string {
	return fmt.Sprintf("| %s | %d | %d | %d | %d | %d | %d | %d | %d |\n", name, m.findings, m.offered,
		m.safe.fixed, m.safe.left, len(m.safe.broken), m.all.fixed, m.all.left, len(m.all.broken))
}

// tell prints what went wrong.
func (m *mended) tell() bool {
	for _, path := range m.safe.broken {
		log.Printf("broken by safe fixes: %s %s", m.pin, path)
	}
	for _, path := range m.all.broken {
		log.Printf("broken by fixes: %s %s", m.pin, path)
	}
	return len(m.safe.broken) == 0 && len(m.all.broken) == 0
}
