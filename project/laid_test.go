package project

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parahint/parahint/analysis/overlay"
	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/analysis/syntax"
)

func TestOlderProfilesSaySo(t *testing.T) {
	root := t.TempDir()
	const text = "def f():\n    pass\n"
	written := time.Unix(5000, 0)
	files := []string{"a.py", "b.py"}
	for _, name := range files {
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(root, name), written, written); err != nil {
			t.Fatal(err)
		}
	}
	row := func(file string) profile.Function {
		return profile.Function{File: file, Line: 1, Name: "f", Self: 1, Total: 1, Measures: profile.Unmeasured}
	}
	for _, c := range []struct {
		about    []string
		recorded float64
		modified int64
		want     string
	}{
		{files[:1], 0, 6000, ""},
		{files[:1], 0, 4000, "recorded before the last change of a.py: "},
		{files, 0, 4000, "recorded before the last change of a.py and of other files (1): "},
		// What the profile says of itself counts more than when its file was copied.
		{files[:1], 4000, 6000, "recorded before the last change of a.py: "},
		{files[:1], 6000, 4000, ""},
	} {
		p := &profile.Profile{Unit: profile.Seconds, Total: 1, Time: c.recorded}
		for _, file := range c.about {
			p.Functions = append(p.Functions, row(file))
		}
		read := &ProfileFile{p, "run.prof", time.Unix(c.modified, 0)}
		o := read.Over(root, overlay.NewFiles(files, nil), func(string) *syntax.File { return syntax.NewFile([]byte(text)) })
		notes := OverlayNotes(o)
		if c.want == "" && len(notes) > 0 || c.want != "" && (len(notes) != 1 || !strings.HasPrefix(notes[0].EN, c.want) || notes[0].FR == notes[0].EN) {
			t.Errorf("%+v: %v", c, notes)
		}
	}
}
