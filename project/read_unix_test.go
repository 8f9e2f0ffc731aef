//go:build unix

package project

import (
	"path/filepath"
	"syscall"
	"testing"
)

func TestPipesAndDevicesAreNotOpened(t *testing.T) {
	root := tree(t, map[string]string{"a.py": ""})
	if err := syscall.Mkfifo(filepath.Join(root, "pipe.py"), 0o644); err != nil {
		t.Skip(err)
	}
	paths, problems := walked(t, root, defaults())
	if paths != "a.py" || problems != "pipe.py: is a named pipe (FIFO), not a file\n" {
		t.Errorf("found %q, problems %q", paths, problems)
	}
	for path, want := range map[string]string{filepath.Join(root, "pipe.py"): textIsPipe.EN, "/dev/null": textIsDevice.EN, root: textIsFolder.EN} {
		if _, err := readRegular(path, megabyte); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}
