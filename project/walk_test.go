package project

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func walked(t *testing.T, root string, s Settings) (paths, problems string) {
	t.Helper()
	files, wrong, err := Walk(context.Background(), root, &s)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range files {
		all = append(all, f.Path)
	}
	return strings.Join(all, " "), lines(root, wrong)
}

func TestWalk(t *testing.T) {
	for name, c := range map[string]struct {
		files    map[string]string
		settings func(*Settings)
		want     string
	}{
		"kinds": {files: map[string]string{"a.py": "", "b.pyw": "", "c.pyi": "", "d.txt": "", ".hidden.py": ""}, want: ".hidden.py a.py b.pyw"},
		"defaults": {files: map[string]string{".venv/a.py": "", "node_modules/a.py": "", "build/a.py": "", "x/.git/a.py": "",
			"dist/__init__.py": "", "env/pyvenv.cfg": "", "env/a.py": "", "a.py": ""}, want: "a.py dist/__init__.py"},
		"exclude": {files: map[string]string{"a.py": "", "gen/b.py": "", "build/c.py": ""},
			settings: func(s *Settings) { s.Exclude = []string{"gen"} }, want: "a.py build/c.py"},
		"extend-exclude": {files: map[string]string{"a.py": "", "p/gen/b.py": "", "build/c.py": "", "p/x_pb2.py": ""},
			settings: func(s *Settings) { s.ExtendExclude = []string{"p/gen", "*_pb2.py"} }, want: "a.py"},
		"nested gitignore": {files: map[string]string{".gitignore": "*.gen.py\n/top.py\n", "a.gen.py": "", "top.py": "", "p/top.py": "",
			"p/.gitignore": "!keep.gen.py\nlocal.py", "p/keep.gen.py": "", "p/local.py": "", "p/q/local.py": "", "local.py": ""},
			want: "local.py p/keep.gen.py p/top.py"},
		"info/exclude": {files: map[string]string{".git/info/exclude": "secret.py", "p/secret.py": "", "a.py": ""}, want: "a.py"},
	} {
		t.Run(name, func(t *testing.T) {
			s := defaults()
			if c.settings != nil {
				c.settings(&s)
			}
			paths, problems := walked(t, tree(t, c.files), s)
			if paths != c.want || problems != "" {
				t.Errorf("found %q, want %q; problems %q", paths, c.want, problems)
			}
		})
	}
}

func TestWalkBelowARepository(t *testing.T) {
	root := tree(t, map[string]string{
		".git/info/exclude": "x.py", ".gitignore": "/sub/p/gone.py\nout.py", "sub/.gitignore": "!out.py\n/p/here.py",
		"sub/p/gone.py": "", "sub/p/out.py": "", "sub/p/x.py": "", "sub/p/here.py": "", "sub/p/q/here.py": "",
	})
	if paths, _ := walked(t, filepath.Join(root, "sub/p"), defaults()); paths != "out.py q/here.py" {
		t.Errorf("found %q", paths)
	}
}

func TestWalkLinks(t *testing.T) {
	root := tree(t, map[string]string{"in/a.py": "", "in/real/b.py": "", "out/secret.py": "", "out/folder/c.py": ""})
	for link, target := range map[string]string{
		"in/alias.py": "a.py", "in/self.py": "self.py", "in/dangling.py": "nowhere.py", "in/out.py": "../out/secret.py",
		"in/real/up": "..", "in/folder": "../out/folder", "in/.#a.py": "user@host", "in/text": "nowhere",
	} {
		if err := os.Symlink(target, filepath.Join(root, link)); err != nil {
			t.Skip(err)
		}
	}
	in := filepath.Join(root, "in")
	paths, problems := walked(t, in, defaults())
	if want := "a.py alias.py real/b.py"; paths != want {
		t.Errorf("found %q, want %q", paths, want)
	}
	want := "dangling.py: is a symbolic link to a file that does not exist\n" +
		"out.py: is a symbolic link that leads out of the project; it is not followed\n" +
		"real/up: is a symbolic link that leads back to itself\n" +
		"self.py: is a symbolic link that leads back to itself\n"
	if problems != want {
		t.Errorf("problems\n%swant\n%s", problems, want)
	}
}

func TestWalkLargeAndSocket(t *testing.T) {
	root := tree(t, map[string]string{"a.py": "", "large.py": ""})
	if err := os.Truncate(filepath.Join(root, "large.py"), 10*megabyte+1); err != nil {
		t.Fatal(err)
	}
	if l, err := net.Listen("unix", filepath.Join(root, "s.py")); err == nil {
		defer l.Close()
	}
	paths, problems := walked(t, root, defaults())
	want := "large.py: is too large: 10.0 MB, the limit is 10 MB\ns.py: is a socket, not a file\n"
	if paths != "a.py" || problems != want {
		t.Errorf("found %q, problems\n%s", paths, problems)
	}
}

func TestWalkUnreadableFolder(t *testing.T) {
	root := tree(t, map[string]string{"a.py": "", "shut/b.py": ""})
	if err := os.Chmod(filepath.Join(root, "shut"), 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(filepath.Join(root, "shut"), 0o755) })
	if _, err := os.ReadDir(filepath.Join(root, "shut")); err == nil {
		t.Skip("this user may read everything")
	}
	if paths, problems := walked(t, root, defaults()); paths != "a.py" || problems != "shut: cannot be read: permission denied\n" {
		t.Errorf("found %q, problems %q", paths, problems)
	}
}

func TestWalkOfNothing(t *testing.T) {
	root := tree(t, nil)
	if _, problems := walked(t, filepath.Join(root, "gone"), defaults()); problems != ".: does not exist\n" {
		t.Errorf("problems %q", problems)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s := defaults()
	if _, _, err := Walk(ctx, root, &s); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}

func TestWalkIsSorted(t *testing.T) {
	files := map[string]string{}
	for _, folder := range []string{"", "b/", "a/", "a/c/", "a-b/"} {
		files[folder+"y.py"], files[folder+"x.py"] = "", ""
	}
	s := defaults()
	found, _, _ := Walk(context.Background(), tree(t, files), &s)
	if len(found) != 10 || !slices.IsSortedFunc(found, func(a, b File) int { return strings.Compare(a.Path, b.Path) }) {
		t.Errorf("found %v", found)
	}
}
