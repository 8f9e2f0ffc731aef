package cli

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// fakeRules stand for the registry, so that these tests are about the command line alone.
var fakeRules = []*rule.Rule{
	{ID: "fake-sleep", Family: rule.Blocking, Severity: rule.Warning, Confidence: rule.Certain,
		Title: rule.Text{EN: "Sleep in a coroutine", FR: "Sommeil dans une coroutine"}},
	{ID: "fake-global", Family: rule.SharedState, Severity: rule.Error, Confidence: rule.Certain,
		Title: rule.Text{EN: "Shared global", FR: "Globale partagée"}},
}

// marks are the words that the fake analysis finds something at, by rule.
var marks = []struct {
	rule       *rule.Rule
	word       string
	confidence rule.Confidence
	message    rule.Text
}{
	{fakeRules[0], "sleep()", rule.Likely, rule.Text{EN: "blocks the event loop", FR: "bloque la boucle d'événements"}},
	{fakeRules[1], "shared += 1", rule.Certain, rule.Text{EN: "is written by two threads", FR: "est écrite par deux threads"}},
	{fakeRules[1], "worse()", rule.Certain, rule.Text{EN: "gets worse", FR: "empire"}},
}

// fakeFixes are the fixes of the marks, by word; that of the last makes more of the same.
var fakeFixes = map[string]project.Fix{
	"sleep()":     {Title: rule.Text{EN: "Pause (it may take longer)", FR: "Faire une pause (plus longue, peut-être)"}, Edits: []project.Edit{{New: "pause()"}}},
	"shared += 1": {Title: rule.Text{EN: "Count", FR: "Compter"}, Safe: true, Edits: []project.Edit{{New: "count()"}}},
	"worse()":     {Title: rule.Text{EN: "Make it worse", FR: "Empirer"}, Safe: true, Edits: []project.Edit{{New: "worse()\nworse()"}}},
}

func fixesOf(word string, at project.Place) []project.Fix {
	fix := fakeFixes[word]
	fix.Edits = []project.Edit{{Place: at, New: fix.Edits[0].New}}
	return []project.Fix{fix}
}

// fakeAnalysis finds words. Each finding rests on the first line of its file.
func fakeAnalysis(_ context.Context, c project.Config, sources []project.Source) ([]project.Finding, error) {
	var found []project.Finding
	for _, s := range sources {
		for line := range s.File.LineCount() {
			text := string(s.File.LineText(line))
			for _, m := range marks {
				if at := strings.Index(text, m.word); at >= 0 && c.Enabled(m.rule) {
					f := fakeFinding(s, line, at, len(m.word), m.rule, m.confidence, m.message)
					f.Fixes = fixesOf(m.word, f.Place)
					found = append(found, f)
				}
			}
			if strings.Contains(text, "# panic") {
				panic("the analysis failed")
			}
		}
	}
	return found, nil
}

func fakeFinding(s project.Source, line, at, size int, r *rule.Rule, c rule.Confidence, message rule.Text) project.Finding {
	return project.Finding{
		Rule: r, Severity: r.Severity, Confidence: c, Message: message, Place: place(s.Path, line, at, size),
		Evidence: []project.Evidence{{Place: place(s.Path, 0, 0, firstLine(s.File)),
			Message: rule.Text{EN: "the file begins here", FR: "le fichier commence ici"}}},
	}
}

func firstLine(f *syntax.File) int { return len(strings.TrimRight(string(f.LineText(0)), "\r\n")) }

func place(path string, line, at, size int) project.Place {
	return project.Place{Path: path, Range: project.Range{
		Start: project.Position{Line: line, Column: at}, End: project.Position{Line: line, Column: at + size},
	}}
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"parahint": func() {
		app := &App{
			Rules: fakeRules, Analyze: fakeAnalysis, Version: "1.2.3",
			Page:  func(id string, l rule.Language) string { return "# " + id + " (" + string(l) + ")\n" },
			Serve: func(context.Context) error { return errors.New("not here") },
			Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv,
		}
		os.Exit(app.Run(context.Background(), os.Args[1:]))
	}})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "../testdata/cli", UpdateScripts: os.Getenv("PARAHINT_UPDATE") != "",
		Setup: func(e *testscript.Env) error {
			// The home folder stops the search for a root.
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_CACHE_HOME", e.WorkDir+"/.cache")
			e.Setenv("LANG", "C")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"code": wantCode, "fifo": makeFIFO, "large": makeLarge, "aged": makeOld},
	})
}

// wantCode runs parahint and wants an exit code: code 2 check x.py.
func wantCode(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec("parahint", args[1:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("exit code is %s, want %s", got, args[0])
	}
}

// makeLarge makes a file that is too large.
func makeLarge(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	ts.Check(os.WriteFile(path, nil, 0o644))
	ts.Check(os.Truncate(path, 10_000_001))
}

// makeOld lets a file be from long ago.
func makeOld(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.Chtimes(ts.MkAbs(args[0]), time.Unix(1, 0), time.Unix(1, 0)))
}

func TestEnvironmentLanguage(t *testing.T) {
	for want, environments := range map[rule.Language][]map[string]string{
		rule.French:  {{"LANG": "fr_FR.UTF-8"}, {"LC_ALL": "fr"}, {"LC_MESSAGES": "fr_CA", "LANG": "en_US"}, {"LC_ALL": "", "LANG": "fr.UTF-8"}},
		rule.English: {{}, {"LANG": "C"}, {"LANG": "frob"}, {"LC_ALL": "en_US", "LANG": "fr_FR"}, {"LC_ALL": "de_DE"}},
	} {
		for _, e := range environments {
			if got := environmentLanguage(func(name string) string { return e[name] }); got != want {
				t.Errorf("%v: %s, want %s", e, got, want)
			}
		}
	}
}

func TestTextsAreComplete(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"check", "--help"}, {"rules"}, {"version"}} {
		for _, lang := range []string{"en", "fr"} {
			var out strings.Builder
			app := &App{Rules: fakeRules, Stdout: &out, Stderr: &out, Getenv: func(string) string { return "" }}
			if code := app.Run(context.Background(), append(args, "--lang", lang)); code != 0 || out.Len() == 0 {
				t.Errorf("%v %s: exit %d, %q", args, lang, code, out.String())
			}
			if lang == "fr" && (strings.Contains(out.String(), "Usage:") || strings.Contains(out.String(), "help for")) {
				t.Errorf("%v speaks English:\n%s", args, out.String())
			}
		}
	}
}

func TestInterruptEndsAtOnce(t *testing.T) {
	app := &App{}
	ctx, cancel := context.WithCancel(context.Background())
	started, release := make(chan struct{}), make(chan struct{})
	defer close(release)
	go func() { <-started; cancel() }()
	err := app.interruptible(ctx, func(context.Context) error { close(started); <-release; return nil })
	if !errors.Is(err, exit(exitInterrupted)) {
		t.Errorf("ended with %v", err)
	}
}
