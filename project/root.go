package project

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/parahint/parahint/rules/rule"
)

// Project is a folder whose files are analysed together.
type Project struct {
	// Root is an absolute path without links.
	Root string
	// SettingsRoot is the folder whose files of settings count, "" for none.
	SettingsRoot string
	// Alone, when not nil, are the only files of the project, relative to the root with slashes; else its files are found
	// in the root.
	Alone []string
}

// weakMarkers make a folder a root when no settings of parahint lie above.
var weakMarkers = []string{pyproject, "setup.cfg", ".git"}

// Find is the project of a path, which is absolute and without links: the nearest folder upwards with settings of
// parahint, else with a file that marks the root of a project, else the folder itself (of a file, the folder above its
// topmost package). The search never goes above the home folder, and the root of the file system is no project.
func Find(path string, info os.FileInfo, home string) Project {
	if info.IsDir() {
		return findFrom(path, home, func() string { return path })
	}
	folder := filepath.Dir(path)
	return findFrom(folder, home, func() string { return abovePackage(folder) })
}

// findFrom is the project of a folder; where nothing marks a root it is what otherwise says.
func findFrom(folder, home string, otherwise func() string) Project {
	for _, marked := range []func(string) bool{hasSettings, hasMarker} {
		if root, ok := upwards(folder, home, marked); ok {
			return Project{Root: root, SettingsRoot: root}
		}
	}
	root := otherwise()
	return Project{Root: root, SettingsRoot: root}
}

// upwards is the nearest folder that has what is looked for.
func upwards(folder, home string, has func(folder string) bool) (string, bool) {
	for {
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", false
		}
		if has(folder) {
			return folder, true
		}
		if folder == home {
			return "", false
		}
		folder = parent
	}
}

func hasSettings(folder string) bool {
	if exists(filepath.Join(folder, ownFile)) {
		return true
	}
	path := filepath.Join(folder, pyproject)
	data, err := readSmall(path)
	if err != nil || !bytes.Contains(data, []byte("parahint")) {
		return false
	}
	v, _ := tomlValue(path, data)
	tool := v.find("tool")
	return tool != nil && tool.find("parahint") != nil
}

func hasMarker(folder string) bool {
	for _, name := range weakMarkers {
		if exists(filepath.Join(folder, name)) {
			return true
		}
	}
	return false
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// abovePackage is the folder above the topmost package that the folder is in.
func abovePackage(folder string) string {
	for exists(filepath.Join(folder, "__init__.py")) {
		parent := filepath.Dir(folder)
		if parent == folder {
			break
		}
		folder = parent
	}
	return folder
}

// PackageName is the dotted name by which the root is imported if it is a package: its own name behind those of the packages
// around it; "" where one of these is no name.
func PackageName(root string) string {
	above := abovePackage(filepath.Dir(root))
	rel, err := filepath.Rel(above, root)
	if err != nil || rel == "." {
		return ""
	}
	parts := strings.Split(filepath.ToSlash(rel), "/")
	if slices.ContainsFunc(parts, func(part string) bool { return !identifier.MatchString(part) }) {
		return ""
	}
	return strings.Join(parts, ".")
}

var identifier = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_]*$`)

// maxSettings is the size above which a file of settings is not read.
const maxSettings = 10 * megabyte

// readSmall reads a file of settings with the care that is given to any other.
func readSmall(path string) ([]byte, error) { return readRegular(path, maxSettings) }

// problemError is a problem of a file on its way as an error.
type problemError struct{ text rule.Text }

func (p problemError) Error() string { return p.text.EN }

// problemText is what an error says about a file.
func problemText(err error) rule.Text {
	var p problemError
	if errors.As(err, &p) {
		return p.text
	}
	return cannotRead(err)
}
