package profile

import (
	"strings"
	"testing"
)

// Modules stand behind those that they import; what else the program writes to stderr is no import.
func TestImportTimes(t *testing.T) {
	p := readText(t, `warming up
import time: self [us] | cumulative | imported package
import time:       100 |        100 | _io
import time:       900 |        900 |   os
import time:      1000 |       1900 | site
hello from the program
import time:     20000 |      20000 |     numpy.core
import time:     10000 |      30000 |   numpy
import time: cached    | cached     |   os
import time:      2000 |      32000 | shop.pricing
import time:      8000 |       8000 | shop.batch
import time:        no |          1 | broken
import time:         9 |          1 | broken
`)
	if p.Format != FormatImportTime || p.Unit != Seconds || !near(p.Total, 42e-3) {
		t.Errorf("%s, %v %s", p.Format, p.Total, p.Unit)
	}
	for name, want := range map[string][2]float64{"numpy.core": {20e-3, 20e-3}, "numpy": {10e-3, 30e-3}, "shop.pricing": {2e-3, 32e-3}, "os": {0.9e-3, 0.9e-3}} {
		if f := functionNamed(t, p, name); !near(f.Self, want[0]) || !near(f.Total, want[1]) || f.Calls != 1 {
			t.Errorf("%s: %+v", name, f)
		}
	}
	var path []string
	for i, n := range p.Tree.Nodes {
		if n.Name < 0 || p.Tree.Names[n.Name].Name != "numpy.core" {
			continue
		}
		for at := i; at > 0; at = int(p.Tree.Nodes[at].Parent) {
			path = append(path, p.Tree.Names[p.Tree.Nodes[at].Name].Name)
		}
	}
	if got := strings.Join(path, " < "); got != "numpy.core < numpy < shop.pricing" {
		t.Errorf("the place of numpy.core: %s", got)
	}
	var notes []string
	for _, n := range p.Notes {
		notes = append(notes, n.EN)
	}
	all := strings.Join(notes, "; ")
	for _, want := range []string{"importing numpy takes 30.0 ms (71 % of all imports)", "add import=40ms", "2 of 9 rows are damaged"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in %s", want, all)
		}
	}
	if strings.Contains(all, "site") || strings.Contains(all, "shop") {
		t.Errorf("what is the program's own cannot wait: %s", all)
	}
}

func TestImportTimesWithoutImports(t *testing.T) {
	p := readText(t, "import time: self [us] | cumulative | imported package\n"+importPrefix+"x | y\n"+importPrefix+strings.Repeat(" ", 3000)+"\n")
	if len(p.Functions) != 0 || p.Trusted() {
		t.Errorf("%+v", p)
	}
}
