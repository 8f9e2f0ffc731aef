package project

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Asked is a path that a user asked for, with its project.
type Asked struct {
	// Path is absolute and without links.
	Path    string
	IsDir   bool
	Project Project
}

// Ask finds out what an absolute path stands for. A problem says why nothing can be checked there.
func Ask(path, home string) (Asked, *Problem) {
	real, info, err := follow(path)
	if err == nil && !info.IsDir() {
		err = special(info)
	}
	if err != nil {
		if _, there := os.Lstat(path); there != nil {
			err = there
		}
		return Asked{}, &Problem{Path: path, Message: problemText(err)}
	}
	a := Asked{Path: real, IsDir: info.IsDir(), Project: Find(real, info, home)}
	if !a.IsDir {
		own := filepath.Join(realFolder(filepath.Dir(path)), filepath.Base(path))
		if own != real && !within(Find(own, info, home).Root, real) {
			return Asked{}, &Problem{Path: path, Message: textLinkOut}
		}
	}
	return a, nil
}

// AskText is a path that text stands for, whether or not there is a file.
func AskText(path, home string) Asked {
	a := Asked{Path: path}
	folder := filepath.Dir(path)
	for {
		info, err := os.Stat(folder)
		if err == nil && info.IsDir() {
			break
		}
		folder = filepath.Dir(folder)
	}
	a.Project = findFrom(folder, home, func() string { return abovePackage(folder) })
	return a
}

func special(info os.FileInfo) error {
	if t, special := notRegular(info.Mode()); special {
		return problemError{t}
	}
	return nil
}

func realFolder(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// Isolated is what is asked for with nothing around it: no settings, and of a file the file alone.
func (a Asked) Isolated() Asked {
	if a.IsDir {
		a.Project = Project{Root: a.Path}
		return a
	}
	root := abovePackage(filepath.Dir(a.Path))
	a.Project = Project{Root: root, Alone: []string{relative(root, a.Path)}}
	return a
}

// relative is the path below the root, with slashes.
func relative(root, path string) string {
	rel, err := filepath.Rel(root, path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(rel)
}

// Group is the paths of one project.
type Group struct {
	Project Project
	Asked   []Asked
}

// GroupAsked brings paths together by their project, in the order in which projects are first met.
func GroupAsked(asked []Asked) []Group {
	var groups []Group
	for _, a := range asked {
		i := slices.IndexFunc(groups, func(g Group) bool {
			return g.Project.Root == a.Project.Root && (g.Project.Alone == nil) == (a.Project.Alone == nil)
		})
		if i < 0 {
			groups = append(groups, Group{a.Project, []Asked{a}})
			continue
		}
		g := &groups[i]
		g.Asked = append(g.Asked, a)
		for _, path := range a.Project.Alone {
			if !slices.Contains(g.Project.Alone, path) {
				g.Project.Alone = append(g.Project.Alone, path)
			}
		}
	}
	return groups
}

// Shows says whether a path, which is absolute, was asked for.
func (g *Group) Shows(path string) bool {
	return slices.ContainsFunc(g.Asked, func(a Asked) bool {
		return path == a.Path || a.IsDir && strings.HasPrefix(path, strings.TrimSuffix(a.Path, string(filepath.Separator))+string(filepath.Separator))
	})
}

// Named are the files and folders that were asked for, relative to the root.
func (g *Group) Named() (files, folders []string) {
	for _, a := range g.Asked {
		if rel := relative(g.Project.Root, a.Path); !a.IsDir {
			files = append(files, rel)
		} else if rel != "." {
			folders = append(folders, rel)
		}
	}
	return files, folders
}
