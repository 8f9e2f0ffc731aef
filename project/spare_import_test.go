package project

import (
	"context"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/syntax"
)

// joined is the text after the first fixes of all findings of a file, which other files may import.
func joined(t *testing.T, source string, others map[string]string) string {
	t.Helper()
	s := newTestSession(t)
	file := syntax.NewFile([]byte(source))
	s.Set("a.py", file)
	for path, content := range others {
		s.Set(path, syntax.NewFile([]byte(content)))
	}
	result, err := s.Analyze(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var all Fixes
	for _, f := range result.Findings("a.py") {
		fixes, err := s.Fixes(context.Background(), &f)
		if err != nil {
			t.Fatal(err)
		}
		if len(fixes) > 0 {
			all.Add(&fixes[0])
		}
	}
	if all.Count != 2 {
		t.Fatalf("%d fixes", all.Count)
	}
	return string(applied(file, all.Edits()))
}

func TestImportsGoThatFixesLeaveTogether(t *testing.T) {
	const body = "\n\nasync def one():\n    %sleep(1)\n\n\nasync def two():\n    %sleep(2)\n"
	const slept = "\n\nasync def one():\n    await asyncio.sleep(1)\n\n\nasync def two():\n    await asyncio.sleep(2)\n"
	with := func(head, call string) string { return head + strings.ReplaceAll(body, "%", call) }
	for name, c := range map[string]struct{ before, after string }{
		"module":     {with("import asyncio\nimport time\n", "time."), "import asyncio\n" + slept},
		"name":       {with("import asyncio\nfrom time import sleep\n", ""), "import asyncio\n" + slept},
		"other uses": {with("import asyncio\nimport time\nprint(time.time())\n", "time."), "import asyncio\nimport time\nprint(time.time())\n" + slept},
		"only one":   {with("import time\n", "time."), "import asyncio\n" + slept},
	} {
		t.Run(name, func(t *testing.T) {
			if after := joined(t, c.before, nil); after != c.after {
				t.Errorf("after:\n%s", after)
			}
		})
	}
	before := with("import asyncio\nimport time\n", "time.")
	if after := joined(t, before, map[string]string{"b.py": "from a import time\n"}); after != "import asyncio\nimport time\n"+slept {
		t.Errorf("an import that others take is gone:\n%s", after)
	}
}
