package program

import (
	"slices"
	"testing"

	"github.com/parahint/parahint/analysis/syntax"
)

// TestAllNamesAreNoName asks for an attribute whose name is still to be written, for all names, and for both again after an edit.
func TestAllNamesAreNoName(t *testing.T) {
	const source = "class Job:\n    daemon = True\n\n    def run(self):\n        self.done = 1\n"
	p := load(map[string]string{"job.py": source}, true)
	c := p.Module("job.py").Units[0].Classes[0]
	for _, more := range []string{"", "\n    name = ''\n\n    def stop(self):\n        self.stopped = 1\n"} {
		p.Set("job.py", syntax.NewFile([]byte(source+more)), nil)
		refresh(p)
		if found := len(p.memberBindings(c, "")) + len(p.attrBindings(c, "")); found > 0 {
			t.Errorf("%d bindings without a name", found)
		}
		if names := p.MemberNames(c); !slices.Contains(names, "daemon") || slices.Contains(names, "name") != (more != "") {
			t.Errorf("names %v", names)
		}
		if names := p.AttrNames(c); !slices.Contains(names, "done") || slices.Contains(names, "stopped") != (more != "") {
			t.Errorf("attributes %v", names)
		}
	}
}
