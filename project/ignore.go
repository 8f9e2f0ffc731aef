package project

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignoreList is the patterns of one .gitignore, or of the settings; where it says nothing its parent is asked. Written by
// us since libraries at hand misread "?" and "." and know no nested files.
type ignoreList struct {
	parent *ignoreList
	// base is the folder that patterns are relative to: "" or a path with a final slash.
	base string
	// prefix is put before paths, where the patterns stand in a folder above the root.
	prefix string
	// names are the indices of patterns that are a plain name; others are all other patterns.
	names  map[string]int
	others []ignorePattern
	all    []ignorePattern
}

type ignorePattern struct {
	index            int
	negated, dirOnly bool
	// suffix is what follows the star of "*.log"; "" for other patterns.
	suffix string
	// glob is a pattern of doublestar, on the whole path where anchored, else on the name.
	glob     string
	anchored bool
}

// newIgnoreList reads patterns as git does; nil where there is none.
func newIgnoreList(parent *ignoreList, base string, lines []string) *ignoreList {
	l := &ignoreList{parent: parent, base: base, names: map[string]int{}}
	for _, line := range lines {
		p, name := parsePattern(line)
		if name == "" {
			continue
		}
		p.index = len(l.all)
		l.all = append(l.all, p)
		if _, taken := l.names[name]; p.glob == "" && p.suffix == "" && !taken {
			l.names[name] = p.index
			continue
		}
		if p.glob == "" && p.suffix == "" {
			// A second pattern of the same name may be for folders alone, or negated: both are needed.
			p.glob = name
			l.all[p.index] = p
		}
		l.others = append(l.others, p)
	}
	if len(l.all) == 0 {
		return parent
	}
	return l
}

// parsePattern reads one line; the second result is what the line matches, "" for a line without a pattern.
func parsePattern(line string) (ignorePattern, string) {
	line = strings.TrimSuffix(line, "\r")
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	var p ignorePattern
	if line == "" || line[0] == '#' {
		return p, ""
	}
	line, p.negated = strings.CutPrefix(line, "!")
	line, p.dirOnly = strings.CutSuffix(line, "/")
	p.anchored = strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	switch {
	case !p.anchored && !strings.ContainsAny(line, `*?[\{`):
	case !p.anchored && strings.HasPrefix(line, "*") && !strings.ContainsAny(line[1:], `*?[\{`):
		p.suffix = line[1:]
		if p.suffix == "" {
			p.glob = "*"
		}
	default:
		p.glob = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line)
		if inside, ok := strings.CutSuffix(p.glob, "/**"); ok {
			p.glob = inside + "/**/*"
		}
		if !doublestar.ValidatePattern(p.glob) {
			return p, ""
		}
	}
	return p, line
}

// ignores says whether the file or folder is left out. Folders above it are not looked at: they were asked about before.
func (l *ignoreList) ignores(path, name string, isDir bool) bool {
	for ; l != nil; l = l.parent {
		if i := l.last(path, name, isDir); i >= 0 {
			return !l.all[i].negated
		}
	}
	return false
}

// last is the index of the last pattern that matches, -1 if none does.
func (l *ignoreList) last(path, name string, isDir bool) int {
	found := -1
	if i, ok := l.names[name]; ok && (isDir || !l.all[i].dirOnly) {
		found = i
	}
	for i := len(l.others) - 1; i >= 0 && l.others[i].index > found; i-- {
		if p := &l.others[i]; (isDir || !p.dirOnly) && p.matches(l.prefix+strings.TrimPrefix(path, l.base), name) {
			return p.index
		}
	}
	return found
}

func (p *ignorePattern) matches(path, name string) bool {
	if p.suffix != "" {
		return strings.HasSuffix(name, p.suffix)
	}
	if !p.anchored {
		path = name
	}
	return doublestar.MatchUnvalidated(p.glob, path)
}
