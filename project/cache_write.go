package project

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// maxCaches is the size of all caches together above which the oldest are removed.
const maxCaches = 1 << 30

// writeCache puts the file in its place in one step: a reader sees the old one or the new one.
func writeCache(path string, data []byte) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("making the cache folder: %w", err)
	}
	f, err := os.CreateTemp(folder, "*.tmp")
	if err != nil {
		return fmt.Errorf("making a temporary cache: %w", err)
	}
	_, err = f.Write(data)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("writing the cache: %w", err)
	}
	prune(folder, maxCaches)
	return nil
}

// prune removes the oldest caches until the rest fits. It leaves the newest.
func prune(folder string, limit int64) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	var caches []fs.FileInfo
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), cacheSuffix) && !strings.HasSuffix(e.Name(), ".tmp") {
			continue
		}
		if info, err := e.Info(); err == nil {
			caches = append(caches, info)
		}
	}
	slices.SortFunc(caches, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	var total int64
	for i, info := range caches {
		if total += info.Size(); total > limit && i > 0 {
			os.Remove(filepath.Join(folder, info.Name()))
		}
	}
}
