package project

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// readIgnoreFile adds the patterns of a .gitignore; one that cannot be read says nothing.
func readIgnoreFile(parent *ignoreList, path, base string) *ignoreList {
	data, err := readSmall(path)
	if err != nil {
		return parent
	}
	return newIgnoreList(parent, base, strings.Split(string(data), "\n"))
}

// gitIgnoresAbove are the patterns that hold in the root although they stand elsewhere in its repository: in
// .git/info/exclude and in the folders above.
func gitIgnoresAbove(root string) *ignoreList {
	var between []string
	for folder := root; ; folder = filepath.Dir(folder) {
		if exists(filepath.Join(folder, ".git")) {
			break
		}
		if folder == filepath.Dir(folder) {
			return nil
		}
		between = append(between, folder)
	}
	top := root
	if len(between) > 0 {
		top = filepath.Dir(between[len(between)-1])
	}
	list := readAbove(nil, filepath.Join(top, ".git", "info", "exclude"), top, root)
	for _, folder := range slices.Backward(between) {
		list = readAbove(list, filepath.Join(filepath.Dir(folder), ".gitignore"), filepath.Dir(folder), root)
	}
	return list
}

// readAbove reads patterns of a folder that may lie above the root: those that lead elsewhere are left out, others are
// made relative to the root.
func readAbove(parent *ignoreList, path, folder, root string) *ignoreList {
	data, err := os.ReadFile(path)
	if err != nil {
		return parent
	}
	rel, err := filepath.Rel(folder, root)
	if err != nil {
		return parent
	}
	list := newIgnoreList(parent, "", strings.Split(string(data), "\n"))
	if list != parent && rel != "." {
		list.prefix = filepath.ToSlash(rel) + "/"
	}
	return list
}
