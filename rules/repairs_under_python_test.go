package rules_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parahint/parahint/analysis/py"
)

const (
	// patience is how long a program that is to end may run; hangs, after how long one is said to hang.
	patience = 30 * time.Second
	hangs    = 2 * time.Second
	// blocking is how long an event loop stands still that is said to be blocked, in seconds. Cases block for longer.
	blocking = 0.2
	// attempts is how often a repaired program may run until it blocks no loop: a busy machine stops everything at times.
	attempts = 3
)

// bound is a condition on the version of an interpreter, such as >=3.9.
type bound struct {
	op    string
	minor int
}

var boundPattern = regexp.MustCompile(`^(>=|<)3\.(\d+)$`)

func parseBounds(s string) ([]bound, error) {
	var all []bound
	for part := range strings.SplitSeq(s, ",") {
		m := boundPattern.FindStringSubmatch(strings.TrimSpace(part))
		if m == nil {
			return nil, fmt.Errorf("no condition on a version: %s", part)
		}
		minor, _ := strconv.Atoi(m[2])
		all = append(all, bound{m[1], minor})
	}
	return all, nil
}

func (b bound) allows(minor int) bool {
	return b.op == ">=" && minor >= b.minor || b.op == "<" && minor < b.minor
}

// observation is what a run shows: that it prints a line, raises an exception (a regexp of its name), warns of something
// on its standard error, hangs, ends, or blocks its event loop.
type observation struct{ kind, text string }

func addObservation(list []observation, s string) ([]observation, error) {
	kind, text, _ := strings.Cut(s, " ")
	o := observation{kind, text}
	alone := kind == "hangs" || kind == "ends" || kind == "blocks"
	switch {
	case kind != "prints" && kind != "raises" && kind != "warns" && !alone:
		return nil, fmt.Errorf("no observation: %s", s)
	case alone && text != "", kind == "raises" && text == "", kind == "warns" && text == "":
		return nil, fmt.Errorf("not well said: %s", s)
	}
	return append(list, o), nil
}

func said(list []observation, kind string) []string {
	var all []string
	for _, o := range list {
		if o.kind == kind {
			all = append(all, o.text)
		}
	}
	return all
}

// compiles reads the paths of files from its input and prints those that do not compile, with the reason, as JSON.
const compiles = `
import json, sys, warnings
warnings.simplefilter("ignore")
failed = {}
for path in json.load(sys.stdin):
    try:
        with open(path, "rb") as file:
            compile(file.read(), path, "exec")
    except SyntaxError as error:
        failed[path] = str(error)
json.dump(failed, sys.stdout)
`

// TestRepairsCompile compiles all files before and after their repair with every Python at hand: those before and after
// compile from the target on, and what compiles before does after.
func TestRepairsCompile(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many interpreters")
	}
	cases := loadCases(t)
	for _, python := range pythons() {
		t.Run(python.String(), func(t *testing.T) {
			t.Parallel()
			compileAll(t, python, cases)
		})
	}
}

func compileAll(t *testing.T, python interpreter, cases []*repairCase) {
	var paths []string
	for _, c := range cases {
		paths = append(paths, filesOf(t, c.path)...)
		if c.repair > 0 {
			paths = append(paths, filesOf(t, c.fixedPath())...)
		}
	}
	input, _ := json.Marshal(paths)
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, python.path, "-B", "-E", "-c", compiles)
	cmd.Stdin = bytes.NewReader(input)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	failed := map[string]string{}
	if err := json.Unmarshal(out, &failed); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if c.repair > 0 {
			c.compiled(t, python, failed)
		}
	}
}

func (c *repairCase) compiled(t *testing.T, python interpreter, failed map[string]string) {
	before := true
	for _, path := range filesOf(t, c.path) {
		if why, ok := failed[path]; ok {
			before = false
			if py.Version(python.minor) >= c.target.Version {
				t.Errorf("%s: %s", path, why)
			}
		}
	}
	for _, path := range filesOf(t, c.fixedPath()) {
		if why, ok := failed[path]; ok && before {
			t.Errorf("%s: %s", path, why)
		}
	}
}

// filesOf are the Python files at a path, a file or a folder.
func filesOf(t *testing.T, path string) []string {
	t.Helper()
	if strings.HasSuffix(path, ".py") {
		return []string{path}
	}
	var all []string
	for rel := range read(t, path) {
		all = append(all, filepath.Join(path, filepath.FromSlash(rel)))
	}
	slices.Sort(all)
	return all
}

// TestRepairsRun runs the cases that say what a run shows, before and after their repair: with the oldest and the newest
// Python at hand that they allow and, of what lies between, the one on PATH; with all of them when PARAHINT_RUNS is all.
func TestRepairsRun(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many interpreters")
	}
	for _, c := range loadCases(t) {
		if len(c.sees) == 0 {
			continue
		}
		chosen := c.interpreters()
		if len(chosen) == 0 {
			t.Logf("%s: no Python at hand is allowed", c.name)
		}
		for _, python := range chosen {
			t.Run(c.name+"/"+python.String(), func(t *testing.T) {
				t.Parallel()
				c.runs(t, python)
			})
		}
	}
}

func (c *repairCase) interpreters() []interpreter {
	var allowed []interpreter
	for _, python := range pythons() {
		if py.Version(python.minor) >= c.target.Version && !slices.ContainsFunc(c.python, func(b bound) bool { return !b.allows(python.minor) }) {
			allowed = append(allowed, python)
		}
	}
	if len(allowed) < 3 || os.Getenv("PARAHINT_RUNS") == "all" {
		return allowed
	}
	chosen := []interpreter{allowed[0], allowed[len(allowed)-1]}
	for _, python := range allowed[1 : len(allowed)-1] {
		if python.minor == ownMinor() {
			chosen = append(chosen, python)
		}
	}
	return chosen
}

// ownMinor is the minor version of the Python on PATH.
var ownMinor = sync.OnceValue(func() int { return minorOf("python3") })

func (c *repairCase) runs(t *testing.T, python interpreter) {
	watch := slices.Contains(kinds(c.sees), "blocks")
	limit := patience
	if slices.Contains(kinds(c.sees), "hangs") {
		limit = hangs
	}
	before := c.run(t, python, c.path, limit, watch)
	for _, why := range before.misses(c.sees) {
		t.Errorf("before: %s\n%s", why, before)
	}
	var after *ran
	for range attempts {
		if after = c.run(t, python, c.fixedPath(), patience, watch); !after.blocked() {
			break
		}
	}
	for _, why := range append(after.misses(c.leaves), after.defects(c.sees, c.leaves)...) {
		t.Errorf("after: %s\n%s", why, after)
	}
}

func kinds(list []observation) []string {
	var all []string
	for _, o := range list {
		all = append(all, o.kind)
	}
	return all
}

// ran is what a run gave.
type ran struct {
	out, err string
	code     int
	unending bool
}

func (r *ran) String() string {
	return fmt.Sprintf("exit code %d\n%s\n%s", r.code, r.out, r.err)
}

// run runs the file, or the main.py of the folder, in a folder of its own. watch has asyncio tell of slow callbacks.
func (c *repairCase) run(t *testing.T, python interpreter, path string, limit time.Duration, watch bool) *ran {
	t.Helper()
	folder := t.TempDir()
	for rel, text := range read(t, path) {
		if strings.HasSuffix(path, ".py") {
			rel = c.main
		}
		if err := writeFile(filepath.Join(folder, filepath.FromSlash(rel)), text); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, python.path, "-B", "-W", "default", c.main)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8", "PYTHONUNBUFFERED=1")
	if watch {
		cmd.Env = append(cmd.Env, "PYTHONASYNCIODEBUG=1")
	}
	var out, errors bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errors
	inGroup(cmd)
	cmd.WaitDelay = 2 * time.Second
	err := cmd.Run()
	r := &ran{out: text(&out), err: text(&errors), unending: ctx.Err() != nil, code: cmd.ProcessState.ExitCode()}
	if !r.unending && !exited(err) {
		t.Fatal(err)
	}
	return r
}

func text(b *bytes.Buffer) string { return strings.ReplaceAll(b.String(), "\r\n", "\n") }

// exited reports whether a program ran to its end, whatever its exit code.
func exited(err error) bool {
	var exit *exec.ExitError
	return err == nil || errors.As(err, &exit)
}

// misses says what of the observations a run does not show.
func (r *ran) misses(list []observation) []string {
	var why []string
	if lines := said(list, "prints"); len(lines) > 0 && strings.TrimSpace(r.out) != strings.TrimSpace(strings.Join(lines, "\n")) {
		why = append(why, fmt.Sprintf("it prints %q, not %q", r.out, lines))
	}
	for _, o := range list {
		if o.kind != "prints" && !r.shows(o) {
			why = append(why, fmt.Sprintf("%s %s is not seen", o.kind, o.text))
		}
	}
	if r.unending && !slices.Contains(kinds(list), "hangs") {
		why = append(why, "it does not end")
	}
	return why
}

// defects says what a run shows that it must not: what was seen before the repair, but for what is to stay.
func (r *ran) defects(before, stay []observation) []string {
	var why []string
	for _, o := range before {
		if o.kind != "prints" && o.kind != "ends" && !slices.Contains(stay, o) && r.shows(o) {
			why = append(why, fmt.Sprintf("%s %s is still seen", o.kind, o.text))
		}
	}
	if len(said(stay, "raises")) == 0 && (r.code != 0 || strings.Contains(r.err, "Traceback (most recent call last)")) {
		why = append(why, "it fails")
	}
	return why
}

func (r *ran) shows(o observation) bool {
	switch o.kind {
	case "raises":
		return regexp.MustCompile(`(?m)^(?:\w+\.)*(?:` + o.text + `)\b`).MatchString(r.err)
	case "warns":
		return strings.Contains(r.err, o.text)
	case "hangs":
		return r.unending
	case "blocks":
		return r.blocked()
	}
	return !r.unending
}

var slow = regexp.MustCompile(`(?m)^Executing .* took ([\d.]+) seconds$`)

// blocked reports whether asyncio told of a callback that took long.
func (r *ran) blocked() bool {
	for _, m := range slow.FindAllStringSubmatch(r.err, -1) {
		if took, _ := strconv.ParseFloat(m[1], 64); took >= blocking {
			return true
		}
	}
	return false
}
