package knowledge

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/py"
)

// TestAgainstPython compares the entries of the standard library with every interpreter at hand: on PATH, in the
// versions of pyenv, and in the folders that PARAHINT_PYTHONS lists.
func TestAgainstPython(t *testing.T) {
	if testing.Short() {
		t.Skip("starts interpreters")
	}
	found := false
	for v := py.Oldest; v <= py.Newest; v++ {
		python := interpreter(v)
		if python == "" {
			continue
		}
		found = true
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			input, err := json.Marshal(entriesFor(Default(), v))
			if err != nil {
				t.Fatal(err)
			}
			command := exec.Command(python, "-B", "-E", filepath.Join("testdata", "check.py"))
			command.Stdin = bytes.NewReader(input)
			var stderr bytes.Buffer
			command.Stderr = &stderr
			out, err := command.Output()
			for line := range strings.Lines(string(out)) {
				t.Error(strings.TrimSpace(line))
			}
			if err != nil {
				t.Errorf("%s: %v\n%s", python, err, stderr.String())
			}
		})
	}
	if !found {
		t.Skip("no interpreter from 3.8 to 3.15")
	}
}

// interpreter is the first interpreter of a version that runs, "" when there is none.
func interpreter(v py.Version) string {
	name := "python" + v.String()
	var candidates []string
	for _, folder := range filepath.SplitList(os.Getenv("PARAHINT_PYTHONS")) {
		candidates = append(candidates, filepath.Join(folder, name))
	}
	if home, err := os.UserHomeDir(); err == nil {
		own, _ := filepath.Glob(filepath.Join(home, ".pyenv", "versions", "*", "bin", name))
		candidates = append(candidates, own...)
	}
	if onPath, err := exec.LookPath(name); err == nil {
		candidates = append(candidates, onPath)
	}
	for _, candidate := range candidates {
		if exec.Command(candidate, "-I", "-S", "-c", "").Run() == nil {
			return candidate
		}
	}
	return ""
}

type (
	testParam struct {
		Name     string `json:"name"`
		Position int    `json:"position"`
		Since    int    `json:"since"`
		Until    int    `json:"until"`
	}
	testFunction struct {
		Name      string      `json:"name"`
		Params    []testParam `json:"params"`
		Awaitable bool        `json:"awaitable"`
		Future    bool        `json:"future"`
		Mirrored  bool        `json:"mirrored"`
		Since     int         `json:"since"`
		Until     int         `json:"until"`
	}
	testClass struct {
		Name        string   `json:"name"`
		Bases       []string `json:"bases"`
		Mutators    []string `json:"mutators"`
		Entries     []string `json:"entries"`
		Stops       []string `json:"stops"`
		Pickle      string   `json:"pickle"`
		Interpreter string   `json:"interpreter"`
		Since       int      `json:"since"`
		Until       int      `json:"until"`
	}
	testEntries struct {
		Functions []testFunction  `json:"functions"`
		Classes   []testClass     `json:"classes"`
		Shapes    []testClass     `json:"shapes"`
		Modules   map[string]bool `json:"modules"`
	}
)

// entriesFor is what the tables say of the standard library of one version.
func entriesFor(t *Table, v py.Version) testEntries {
	e := testEntries{Modules: map[string]bool{}}
	for name, f := range t.functions {
		if !standard(t, name) || strings.HasSuffix(name, "*") {
			continue
		}
		// An absent list and an empty one are different things in JSON.
		entry := testFunction{
			Name: name, Params: []testParam{}, Awaitable: f.Awaitable, Future: f.Future, Since: int(f.Since), Until: int(f.Until),
			Mirrored: strings.HasPrefix(name, "multiprocessing.context."),
		}
		for _, p := range f.Params {
			entry.Params = append(entry.Params, testParam{p.Name, p.Position, int(p.Since), int(p.Until)})
		}
		e.Functions = append(e.Functions, entry)
	}
	for name, c := range t.classes {
		if !standard(t, name) {
			continue
		}
		entry := testClass{
			Name: name, Bases: append([]string{}, c.Bases...), Mutators: append([]string{}, c.Mutators...),
			Stops: append([]string{}, c.Stops...), Entries: []string{}, Pickle: pickleWord(c.PickleIn(v)),
			Since: int(c.Since), Until: int(c.Until), Interpreter: crossingWord(c.Interpreter),
		}
		for method := range c.Entries {
			entry.Entries = append(entry.Entries, method)
		}
		e.Classes = append(e.Classes, entry)
	}
	e.Shapes = []testClass{}
	for name, s := range t.shapes {
		e.Shapes = append(e.Shapes, testClass{Name: name, Pickle: pickleWord(s.Pickle), Interpreter: crossingWord(s.Interpreter)})
	}
	for name, m := range t.modules {
		if m.Standard {
			e.Modules[name] = m.Since <= v && (m.Until == 0 || v <= m.Until)
		}
	}
	return e
}

// standard says whether the first component of a name is a module of the standard library.
func standard(t *Table, name string) bool {
	first, _, _ := strings.Cut(name, ".")
	return t.IsStandard(first)
}

func pickleWord(p Pickle) string {
	switch p {
	case PickleUnknown:
		return ""
	case Picklable:
		return "yes"
	}
	return "no"
}

func crossingWord(c Crossing) string {
	switch c {
	case CrossingUnknown:
		return ""
	case CrossingRefused:
		return "refused"
	}
	return "passes"
}
