package facts

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const fixtures = "../../testdata/facts"

var update = flag.Bool("update", false, "write the facts behind the code of the fixtures anew")

// TestFixtures compares the facts of each piece of code in the fixtures with the lines behind `#= ` below it.
func TestFixtures(t *testing.T) {
	paths, err := filepath.Glob(fixtures + "/*.py")
	if err != nil || len(paths) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for _, p := range pieces(string(data)) {
			got := dump(p.source)
			if !slices.Equal(got, p.want) && !*update {
				t.Errorf("%s: facts of\n%s are\n%s\nwant\n%s", path, p.source, strings.Join(got, "\n"), strings.Join(p.want, "\n"))
			}
			out.WriteString(p.source + "#= " + strings.Join(got, "\n#= ") + "\n\n")
		}
		if *update {
			if err := os.WriteFile(path, []byte(strings.TrimRight(out.String(), "\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// piece is code with the facts that are expected of it.
type piece struct {
	source string
	want   []string
}

// pieces cuts a fixture where expected facts are followed by something else.
func pieces(text string) []piece {
	var all []piece
	for line := range strings.Lines(text) {
		want, isWant := strings.CutPrefix(line, "#= ")
		if len(all) == 0 || !isWant && len(all[len(all)-1].want) > 0 {
			all = append(all, piece{})
		}
		last := &all[len(all)-1]
		switch {
		case isWant:
			last.want = append(last.want, strings.TrimSuffix(want, "\n"))
		case last.source != "" || line != "\n":
			last.source += line
		}
	}
	return all
}
