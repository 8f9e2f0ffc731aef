package project

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parahint/parahint/analysis/overlay"
	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/rules/rule"
)

func TestWarm(t *testing.T) {
	text := syntax.NewFile([]byte("def hot():\n    work()\n    rest()\n\n\ndef cold():\n    work()\n"))
	p := &profile.Profile{Total: 10, Unit: profile.Seconds, Clock: profile.Wall,
		Functions: []profile.Function{
			{File: "m.py", Line: 1, Name: "hot", Self: 1, Total: 6, Calls: 4, SelfSamples: -1, TotalSamples: -1},
			{File: "m.py", Line: 6, Name: "cold", Self: 0.01, Total: 0.02, Calls: 1, SelfSamples: -1, TotalSamples: -1},
		},
		Lines: []profile.Line{{File: "m.py", Line: 2, Function: "hot", Self: 0.5, Total: 0.5, Hits: 10, SelfSamples: -1, TotalSamples: -1}},
	}
	files := func(string) *syntax.File { return text }
	laid := overlay.Over(p, overlay.NewFiles([]string{"m.py"}, nil), files)
	gil := &rule.Rule{ID: "g", Family: rule.GIL}
	blocking := &rule.Rule{ID: "b", Family: rule.Blocking}
	race := &rule.Rule{ID: "r", Family: rule.SharedState}
	for name, c := range map[string]struct {
		rule     *rule.Rule
		severity rule.Severity
		line     int
		want     rule.Severity
		says     string
	}{
		"speed where it is hot":               {gil, rule.Hint, 2, rule.Warning, "measured here: 4 × 1.50 s, 60 %"},
		"speed where it is warm":              {gil, rule.Hint, 1, rule.Hint, "measured here: 10 × 50.0 ms, 5.0 %"},
		"speed where it is cold":              {gil, rule.Warning, 6, rule.Hint, "measured: only 0.2 %"},
		"an error does not rise":              {gil, rule.Error, 2, rule.Error, "60 %"},
		"speed that was not measured":         {gil, rule.Warning, 4, rule.Warning, ""},
		"the loop is blocked where cold":      {blocking, rule.Warning, 6, rule.Warning, "measured here: 20.0 ms, 0.2 %"},
		"what is wrong does not fall":         {race, rule.Warning, 6, rule.Warning, ""},
		"what is wrong does not rise":         {race, rule.Hint, 2, rule.Hint, ""},
		"the loop is blocked where it is hot": {blocking, rule.Hint, 2, rule.Warning, "60 %"},
	} {
		f := Finding{Rule: c.rule, Severity: c.severity, Message: rule.Text{EN: "m", FR: "m"}}
		f.Path, f.Start.Line = "m.py", c.line
		got := NewHeat(files, laid).Warm([]Finding{f})[0]
		if got.Severity != c.want || !strings.Contains(got.Message.EN, c.says) || c.says == "" && got.Message.EN != "m" {
			t.Errorf("%s: %v %q, want %v %q", name, got.Severity, got.Message.EN, c.want, c.says)
		}
	}
}

func TestWarmByEvidence(t *testing.T) {
	text := syntax.NewFile([]byte("start(work)\n\n\ndef work():\n    pass\n"))
	p := &profile.Profile{Total: 10, Unit: profile.Seconds, Functions: []profile.Function{
		{File: "m.py", Line: 4, Name: "work", Self: 9, Total: 9, SelfSamples: -1, TotalSamples: -1}}}
	files := func(string) *syntax.File { return text }
	laid := overlay.Over(p, overlay.NewFiles([]string{"m.py"}, nil), files)
	f := Finding{Rule: &rule.Rule{Family: rule.GIL}, Severity: rule.Hint, Evidence: []Evidence{{Place: Place{Path: "m.py", Range: Range{Start: Position{Line: 3}}}}}}
	f.Path = "m.py"
	if got := NewHeat(files, laid).Warm([]Finding{f})[0]; got.Severity != rule.Warning {
		t.Errorf("%v %q", got.Severity, got.Message.EN)
	}
}

func TestReadProfile(t *testing.T) {
	folder := t.TempDir()
	text := filepath.Join(folder, "notes.prof")
	if err := os.WriteFile(text, []byte("hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(folder, "none.prof"): "there is no such file", folder: "no regular file", text: "no profile that parahint knows",
	} {
		if _, err := ReadProfile(path); err == nil || !strings.Contains(ProfileError(err).EN, want) || ProfileError(err).FR == "" {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	p, err := ReadProfile("../testdata/profiles/cprofile/cprofile-py311.prof")
	if err != nil || p.Format != profile.FormatCProfile || p.Modified.IsZero() {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestFindProfiles(t *testing.T) {
	root := t.TempDir()
	for i, path := range []string{"b.prof", "out/a.prof", "a.txt", "out/deep/c.speedscope.json"} {
		full := filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Unix(int64(1000-i), 0)
		if err := os.Chtimes(full, at, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(root, "b.prof"), filepath.Join(root, "link.prof")); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, path := range FindProfiles(root, []string{"**/*.prof", "out/**/*.json", "*.prof"}) {
		relative, err := filepath.Rel(root, path)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, filepath.ToSlash(relative))
	}
	if want := []string{"out/deep/c.speedscope.json", "out/a.prof", "b.prof"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
