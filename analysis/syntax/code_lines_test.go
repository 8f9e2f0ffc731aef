package syntax

import (
	"slices"
	"strings"
	"testing"
)

// TestCodeLines marks with > the lines that start in code.
func TestCodeLines(t *testing.T) {
	marked := strings.Join([]string{
		`>x = """a`, `b`, `"""`, `>y = (1,  # "`, `>     'c')`, `>`, `>z = f'''{`, `>q}`, `w'''`, `>v = "d\`, `e"`, `>u = 1 + \`, `>  2`, ``,
	}, "\n")
	source := strings.ReplaceAll(marked, ">", "")
	var want []int
	at := 0
	for line := range strings.Lines(marked) {
		if code, ok := strings.CutPrefix(line, ">"); ok {
			if at > 0 {
				want = append(want, at)
			}
			line = code
		}
		at += len(line)
	}
	if got := CodeLines([]byte(source), 0, len(source)); !slices.Equal(got, want) {
		t.Errorf("CodeLines gives %v, want %v", got, want)
	}
}
