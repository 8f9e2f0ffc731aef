package project

import (
	"path/filepath"
	"testing"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/syntax"
)

func TestPackageName(t *testing.T) {
	for name, c := range map[string]struct {
		files      []string
		path, want string
	}{
		"alone":             {[]string{"a/b/x.py"}, "a/b", "b"},
		"in a package":      {[]string{"a/b/__init__.py", "a/b/c/__init__.py"}, "a/b/c", "b.c"},
		"of two":            {[]string{"a/__init__.py", "a/b/__init__.py", "a/b/c/x.py"}, "a/b/c", "a.b.c"},
		"no name":           {[]string{"a-1.0/__init__.py"}, "a-1.0", ""},
		"in what is none":   {[]string{"a-b/__init__.py", "a-b/c/__init__.py"}, "a-b/c", ""},
		"letters of others": {[]string{"été_2/__init__.py"}, "été_2", "été_2"},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{}
			for _, f := range c.files {
				files[f] = ""
			}
			if got := PackageName(filepath.Join(tree(t, files), c.path)); got != c.want {
				t.Errorf("package is %q, want %q", got, c.want)
			}
		})
	}
}

// TestRootPackage looks at a folder that is a package whose files import each other by its name.
func TestRootPackage(t *testing.T) {
	files := map[string]string{
		"load.py":              "import time\n\n\ndef load():\n    time.sleep(1)\n",
		"sub/__init__.py":      "",
		"sub/save.py":          "import time\n\n\ndef save():\n    time.sleep(1)\n",
		"by_name.py":           "from shop.front.load import load\n\n\nasync def f():\n    load()\n",
		"by_path.py":           "import shop.front.sub.save\n\n\nasync def f():\n    shop.front.sub.save.save()\n",
		"of_it.py":             "from shop.front import load\n\n\nasync def f():\n    load.load()\n",
		"relative.py":          "from . import load\n\n\nasync def f():\n    load.load()\n",
		"requests/__init__.py": "",
		"known.py":             "import requests\n\n\nasync def f():\n    requests.get('a')\n",
		"another.py":           "from shop.frontier.load import load\n\n\nasync def f():\n    load()\n",
	}
	s := NewSession(Config{Target: py.Target{Version: py.V311}, Table: knowledge.Default(), Package: "shop.front"})
	for path, source := range files {
		s.Set(path, syntax.NewFile([]byte(source)))
	}
	found := func() map[string]bool {
		result, err := s.Analyze(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		paths := map[string]bool{}
		for _, path := range result.Paths() {
			paths[path] = len(result.Findings(path)) > 0
		}
		return paths
	}
	if got := found(); got["by_name.py"] || got["by_path.py"] {
		t.Errorf("a folder without __init__.py counts as a package: %v", got)
	}
	s.Set("__init__.py", syntax.NewFile(nil))
	got := found()
	for _, path := range []string{"by_name.py", "by_path.py", "of_it.py", "relative.py", "known.py"} {
		if !got[path] {
			t.Errorf("%s has no finding", path)
		}
	}
	if got["another.py"] {
		t.Error("another package counts as this one")
	}
	s.Remove("__init__.py")
	if got := found(); got["by_name.py"] || got["by_path.py"] || got["of_it.py"] {
		t.Errorf("the package is gone, but not what it gave: %v", got)
	}
}
