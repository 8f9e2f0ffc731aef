package project

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFind(t *testing.T) {
	for name, c := range map[string]struct {
		files            []string
		path, home, want string
	}{
		"own file":            {[]string{"a/parahint.toml", "a/b/x.py"}, "a/b", "", "a"},
		"own file above weak": {[]string{"a/parahint.toml", "a/b/pyproject.toml", "a/b/x.py"}, "a/b", "", "a"},
		"nearest own file":    {[]string{"a/parahint.toml", "a/b/parahint.toml", "a/b/x.py"}, "a/b/x.py", "", "a/b"},
		"table":               {[]string{"a/pyproject.toml=[tool.parahint]", "a/b/setup.cfg", "a/b/x.py"}, "a/b", "", "a"},
		"name is no table":    {[]string{"a/pyproject.toml=# parahint", "a/b/setup.cfg", "a/b/x.py"}, "a/b", "", "a/b"},
		"pyproject":           {[]string{"a/pyproject.toml", "a/b/c/x.py"}, "a/b/c/x.py", "", "a"},
		"git":                 {[]string{"a/.git/", "a/b/x.py"}, "a/b", "", "a"},
		"git file":            {[]string{"a/.git", "a/b/x.py"}, "a/b", "", "a"},
		"folder given":        {[]string{"a/b/x.py"}, "a/b", "", "a/b"},
		"package":             {[]string{"a/b/__init__.py", "a/b/c/__init__.py", "a/b/c/x.py"}, "a/b/c/x.py", "", "a"},
		"no package":          {[]string{"a/b/x.py"}, "a/b/x.py", "", "a/b"},
		"not above home":      {[]string{"pyproject.toml", "a/b/x.py"}, "a/b", "a", "a/b"},
		"home itself":         {[]string{"a/pyproject.toml", "a/b/x.py"}, "a/b", "a", "a"},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{}
			for _, f := range c.files {
				path, body, _ := cutAt(f, "=")
				files[path] = body
			}
			root := tree(t, files)
			// Nothing above the tree may count.
			home := root
			if c.home != "" {
				home = filepath.Join(root, c.home)
			}
			path := filepath.Join(root, c.path)
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			if got := relative(root, Find(path, info, home).Root); got != c.want {
				t.Errorf("root is %s, want %s", got, c.want)
			}
		})
	}
}

func TestAskGroups(t *testing.T) {
	root := tree(t, map[string]string{
		"a/pyproject.toml": "", "a/x.py": "", "a/p/y.py": "", "b/pyproject.toml": "", "b/z.py": "", "c/outside.py": "",
	})
	if err := os.Symlink(filepath.Join(root, "c/outside.py"), filepath.Join(root, "a/link.py")); err != nil {
		t.Skip(err)
	}
	var asked []Asked
	for _, path := range []string{"a/x.py", "b", "a/p"} {
		a, problem := Ask(filepath.Join(root, path), root)
		if problem != nil {
			t.Fatal(problem)
		}
		asked = append(asked, a)
	}
	groups := GroupAsked(asked)
	if len(groups) != 2 || len(groups[0].Asked) != 2 {
		t.Fatalf("groups are %+v", groups)
	}
	for path, want := range map[string]bool{"a/x.py": true, "a/p/y.py": true, "a/q.py": false, "a/px.py": false} {
		if groups[0].Shows(filepath.Join(root, path)) != want {
			t.Errorf("%s shown: want %v", path, want)
		}
	}
	if _, problem := Ask(filepath.Join(root, "a/link.py"), root); problem == nil || problem.Message != textLinkOut {
		t.Errorf("a link out of the project gives %v", problem)
	}
	if alone := asked[0].Isolated().Project; alone.SettingsRoot != "" || len(alone.Alone) != 1 {
		t.Errorf("isolated: %+v", alone)
	}
}
