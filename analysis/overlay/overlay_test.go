package overlay

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
)

const profiles = "../../testdata/profiles"

func TestFind(t *testing.T) {
	files := NewFiles([]string{"shop/pricing.py", "shop/batch.py", "lib/batch.py", "main.py", "src/random.py", "shop/__init__.py", "géo/données.py"},
		[]Prefix{{"/app", "shop"}, {"/app/old", "lib"}})
	for path, want := range map[string]string{
		"/tmp/demo/shop/pricing.py":            "shop/pricing.py",
		`C:\Work\demo\shop\pricing.py`:         "shop/pricing.py",
		"pricing.py":                           "shop/pricing.py",
		"main.py":                              "main.py",
		"/elsewhere/main.py":                   "main.py",
		"/app/batch.py":                        "shop/batch.py",
		"/app/old/batch.py":                    "lib/batch.py",
		"/x/batch.py":                          "shop/batch.py?lib/batch.py",
		"batch.py":                             "shop/batch.py?lib/batch.py",
		"/opt/python/lib/python3.12/random.py": "",
		"/v/site-packages/shop/pricing.py":     "shop/pricing.py",
		"/v/ge\u0301o/donne\u0301es.py":        "géo/données.py",
		"../../../shop/../main.py":             "main.py",
		"<frozen importlib>":                   "",
		"~":                                    "",
		"":                                     "",
		"/tmp/ipykernel_12/34.py":              "",
		"/tmp/none.py":                         "",
		"/app":                                 "",
		"json/__init__.py":                     "",
		"__init__.py":                          "",
	} {
		got, several := files.Find(path)
		if len(several) > 0 {
			// Sorted, so lib comes first.
			got = several[1] + "?" + several[0]
		}
		if got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}

// lay reads a sample profile and lays it over the program that it is of, one file of which may be edited before.
func lay(t *testing.T, sample string, edit map[string]func(string) string) *Overlay {
	t.Helper()
	in, err := os.Open(filepath.Join(profiles, sample))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	p, err := profile.Read(in)
	if err != nil {
		t.Fatal(err)
	}
	paths := []string{"main.py", "shop/__init__.py", "shop/pricing.py", "shop/batch.py", "shop/fetching.py", "shop/history.py"}
	return Over(p, NewFiles(paths, nil), func(path string) *syntax.File {
		text, err := os.ReadFile(filepath.Join(profiles, "source", path))
		if err != nil {
			t.Fatal(err)
		}
		if edit[path] != nil {
			text = []byte(edit[path](string(text)))
		}
		return syntax.NewFile(text)
	})
}

func TestOver(t *testing.T) {
	for _, sample := range []string{
		"cprofile/cprofile-py311.prof", "cprofile/cprofile-py312.prof", "cprofile/cprofile-py315.prof", "pyspy/pyspy.raw.txt",
		"austin/austin-3.7-wall.collapsed.txt", "tachyon/wall-a.pstats", "tachyon/wall-a.collapsed.txt",
	} {
		o := lay(t, sample, nil)
		for path, s := range o.Sheets {
			if s.Freshness() != Fresh {
				t.Errorf("%s: %s: %d of %d rows fit", sample, path, len(s.Functions)+len(s.Lines), len(s.Functions)+len(s.Lines)+s.Misfits)
			}
		}
		pricing := o.Sheets["shop/pricing.py"]
		if pricing == nil || len(pricing.Functions) == 0 {
			t.Errorf("%s: nothing lies on shop/pricing.py", sample)
		}
	}
}

func TestStaleSource(t *testing.T) {
	grown := func(text string) string { return "import os\nimport sys\n\n" + text }
	rewritten := func(string) string { return strings.Repeat("x = 1\n", 60) }
	for name, c := range map[string]struct {
		edit func(string) string
		want Freshness
	}{
		"as it was": {nil, Fresh}, "three lines more above": {grown, Partly}, "another text": {rewritten, Stale},
	} {
		o := lay(t, "pyspy/pyspy.raw.txt", map[string]func(string) string{"shop/pricing.py": c.edit})
		if got := o.Sheets["shop/pricing.py"].Freshness(); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// spotsOf are the functions and lines that a sheet shows on a text, as "name:line" and "line", dimmed ones in brackets.
func spotsOf(s *Sheet, text string) []string {
	var got []string
	for _, spot := range s.At(syntax.NewFile([]byte(text))) {
		name := ""
		if spot.Function != nil {
			name = spot.Function.Def.Name
		} else {
			name = spot.Code.Text
		}
		if spot.Dim {
			name = "(" + name + ")"
		}
		got = append(got, name)
	}
	return got
}

func TestMarksFollowEdits(t *testing.T) {
	const source = "import a\n\n@cache\ndef f(x):\n    y = x\n    return y * 2\n\n\nclass C:\n    def g(self):\n        return f(1)\n"
	file := syntax.NewFile([]byte(source))
	p := &profile.Profile{Functions: []profile.Function{{File: "m.py", Line: 3, Name: "f"}, {File: "m.py", Line: 10, Name: "C.g"}},
		Lines: []profile.Line{{File: "m.py", Line: 6, Function: "f"}}}
	o := Over(p, NewFiles([]string{"m.py"}, nil), func(string) *syntax.File { return file })
	sheet := o.Sheets["m.py"]
	if sheet.Misfits != 0 {
		t.Fatalf("%d rows do not fit", sheet.Misfits)
	}
	for name, c := range map[string]struct{ old, with, want string }{
		"nothing changed":            {"import a", "import a", "f, return y * 2, g"},
		"lines above":                {"import a", "import a\nimport b\n", "f, return y * 2, g"},
		"another line of f":          {"y = x", "y = x + 1", "(f), (return y * 2), g"},
		"the line itself":            {"y * 2", "y * 3", "(f), g"},
		"a new name":                 {"def f(x)", "def h(x)", "g"},
		"the line is there twice":    {"    return y * 2", "    return y * 2\n    return y * 2", "(f), g"},
		"an opened quote after them": {"class C:", "class C:\n    '''", "f, return y * 2"},
	} {
		got := strings.Join(spotsOf(sheet, strings.Replace(source, c.old, c.with, 1)), ", ")
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	// A file that shares the units of the first one: as after an edit in the editor.
	edited := file.Apply(text.Edit{Span: text.Span{Start: 0, End: 8}, New: []byte("import b\nimport c")})
	spots := sheet.At(edited)
	if len(spots) != 3 || spots[0].Line != 4 || spots[0].First != 3 || spots[1].Line != 6 || spots[2].Line != 10 {
		t.Errorf("after an edit above: %+v", spots)
	}
}

// A file that was changed after the profile is older, unless the profile has its text.
func TestAFileChangedAfterTheProfile(t *testing.T) {
	recorded := time.Unix(1000, 0)
	later := func(string) time.Time { return recorded.Add(together + time.Second) }
	for sample, want := range map[string]Freshness{"pyspy/pyspy.raw.txt": Partly, "scalene/scalene-2.4-cpu.json": Fresh} {
		o := lay(t, sample, nil)
		if got := o.Sheets["shop/pricing.py"].Freshness(); got != Fresh {
			t.Fatalf("%s: %v before anything was said of dates", sample, got)
		}
		o.Date(recorded, func(string) time.Time { return recorded.Add(together) })
		o.Date(time.Time{}, later)
		if got := o.Sheets["shop/pricing.py"].Freshness(); got != Fresh {
			t.Errorf("%s: %v without a later change", sample, got)
		}
		o.Date(recorded, later)
		if got := o.Sheets["shop/pricing.py"].Freshness(); got != want {
			t.Errorf("%s: %v, want %v", sample, got, want)
		}
	}
	edited := lay(t, "scalene/scalene-2.4-cpu.json", map[string]func(string) string{"shop/pricing.py": func(s string) string { return s + "# more\n" }})
	if !edited.Sheets["shop/pricing.py"].Same {
		t.Error("what comes after the lines of the profile is another text")
	}
}
