package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestCurrent fails when docs/ is not what the rules say.
func TestCurrent(t *testing.T) {
	want, err := Files("../..")
	if err != nil {
		t.Fatal(err)
	}
	root := "../../"
	for name, content := range want {
		if got, err := os.ReadFile(root + name); err != nil || !bytes.Equal(got, content) {
			t.Errorf("%s is not current: run make generate", name)
		}
	}
	err = filepath.WalkDir(root+"docs", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(root, path)
		if _, ok := want[filepath.ToSlash(name)]; !ok {
			t.Errorf("%s belongs to no rule: run make generate", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
