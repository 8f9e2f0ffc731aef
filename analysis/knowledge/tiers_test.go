package knowledge

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/tiers.txt
var tiers string

// TestTiers reads lists of names, "a.b|c|D.e" for a.b, a.c and a.D.e, behind the tier that they must have.
func TestTiers(t *testing.T) {
	want := map[string]Tier{"0": NonBlocking, "1": Unbounded, "2": Disk, "3": Metadata}
	for line := range strings.Lines(tiers) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		for _, group := range fields[1:] {
			first, rest, _ := strings.Cut(group, "|")
			above, last := split(first)
			for _, last := range append([]string{last}, strings.FieldsFunc(rest, func(r rune) bool { return r == '|' })...) {
				name := above + "." + last
				f := Default().Function(name)
				switch {
				case f == nil:
					t.Errorf("%s has no entry", name)
				case fields[0] == "cpu":
					if !f.HeavyCPU {
						t.Errorf("%s is not heavy", name)
					}
				case f.Tier != want[fields[0]]:
					t.Errorf("%s has tier %d, not %s", name, f.Tier, fields[0])
				}
			}
		}
	}
}
