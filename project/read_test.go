package project

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// sized is a file that says to have another size than it has.
type sized struct {
	fs.FileInfo
	size int64
}

func (s sized) Size() int64 { return s.size }

func TestReadAllSeesChanges(t *testing.T) {
	system := fstest.MapFS{"a.py": {Data: []byte("12345")}}
	for _, size := range []int64{0, 4, 5, 6} {
		f, err := system.Open("a.py")
		if err != nil {
			t.Fatal(err)
		}
		info, _ := f.Stat()
		data, err := readAll(f, sized{info, size}.asInfo())
		if size == 5 && (err != nil || string(data) != "12345") {
			t.Errorf("unchanged: %q, %v", data, err)
		}
		if size != 5 && !errors.Is(err, errChanged) {
			t.Errorf("said to have %d bytes: %q, %v", size, data, err)
		}
	}
}

func (s sized) asInfo() os.FileInfo { return s }

func TestLoad(t *testing.T) {
	root := tree(t, map[string]string{
		"good.py": "x = 1\n", "latin.py": "# coding: latin-1\ns = '\xe9'\n", "unknown.py": "# coding: klingon\n", "bad.py": "s = '\xe9'\n",
	})
	if err := os.WriteFile(filepath.Join(root, "large.py"), make([]byte, 1001), 0o644); err != nil {
		t.Fatal(err)
	}
	l := Loader{Root: root, Limit: 1000, Overlay: map[string][]byte{"text.py": []byte("y = 2\n")}}
	var files []File
	for _, path := range []string{"bad.py", "gone.py", "good.py", "large.py", "latin.py", "text.py", "unknown.py"} {
		files = append(files, File{Path: path})
	}
	sources, problems, err := l.Load(context.Background(), files)
	if err != nil {
		t.Fatal(err)
	}
	var usable []string
	for _, s := range sources {
		if s.File != nil {
			usable = append(usable, s.Path+"="+string(s.File.Text()))
		}
	}
	if got, want := strings.Join(usable, ""), "good.py=x = 1\nlatin.py=# coding: latin-1\ns = 'é'\ntext.py=y = 2\n"; got != want {
		t.Errorf("usable %q, want %q", got, want)
	}
	got := lines(root, problems)
	for _, want := range []string{"bad.py: cannot be decoded", "gone.py: vanished", "large.py: is too large", "unknown.py: cannot be decoded"} {
		if !strings.Contains(got, want) {
			t.Errorf("problems lack %q:\n%s", want, got)
		}
	}
}
