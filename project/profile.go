package project

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/analysis/speedup"
)

// ProfileFile is a profile with the file that it was read from.
type ProfileFile struct {
	*profile.Profile
	Path string
	// Modified is when the file was written.
	Modified time.Time
}

// ReadProfile reads a file of a profiler: a regular one, whatever its name is. An error speaks to the user in both
// languages: see ProfileError.
func ReadProfile(path string) (*ProfileFile, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("reading a profile: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, &profile.Error{Text: profile.Text{EN: "this is no regular file", FR: "ce n'est pas un fichier ordinaire"}}
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading a profile: %w", err)
	}
	defer file.Close()
	p, err := profile.Read(file)
	if err != nil {
		return nil, err
	}
	return &ProfileFile{p, path, info.ModTime()}, nil
}

// JoinProfiles puts profiles of one program side by side, by the names of their files.
func JoinProfiles(read []*ProfileFile) *speedup.Joined {
	sources := make([]speedup.Source, len(read))
	for i, p := range read {
		sources[i] = speedup.Source{Name: filepath.Base(p.Path), Profile: p.Profile}
	}
	return speedup.Join(sources...)
}

// ProfileError is what an error of ReadProfile says to the user.
func ProfileError(err error) profile.Text {
	var own *profile.Error
	if errors.As(err, &own) {
		return own.Text
	}
	switch {
	case errors.Is(err, os.ErrNotExist):
		return profile.Text{EN: "there is no such file", FR: "ce fichier n'existe pas"}
	case errors.Is(err, os.ErrPermission):
		return profile.Text{EN: "the file must not be read (permission denied)", FR: "la lecture du fichier est refusée (droits insuffisants)"}
	}
	return profile.Text{EN: err.Error(), FR: err.Error()}
}

// FindProfiles are the regular files below the root that one of the patterns fits, newest last, and no more than a
// programmer looks at. Links are not followed.
func FindProfiles(root string, patterns []string) []string {
	type found struct {
		path string
		at   time.Time
	}
	var all []found
	for _, pattern := range patterns {
		// A broken pattern was reported with the settings.
		_ = doublestar.GlobWalk(os.DirFS(root), pattern, func(path string, d fs.DirEntry) error {
			info, err := d.Info()
			if err == nil && info.Mode().IsRegular() {
				all = append(all, found{filepath.Join(root, filepath.FromSlash(path)), info.ModTime()})
			}
			return nil
		}, doublestar.WithNoFollow())
	}
	slices.SortFunc(all, func(a, b found) int { return cmp.Or(a.at.Compare(b.at), strings.Compare(a.path, b.path)) })
	all = slices.CompactFunc(all, func(a, b found) bool { return a.path == b.path })
	if len(all) > mostProfiles {
		all = all[len(all)-mostProfiles:]
	}
	paths := make([]string, len(all))
	for i, f := range all {
		paths[i] = f.path
	}
	return paths
}

// Fits reports whether one of the patterns fits the path, which is relative to the root of the patterns.
func Fits(path string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		fits, err := doublestar.Match(pattern, path)
		return err == nil && fits
	})
}

// mostProfiles is how many profiles are loaded by patterns.
const mostProfiles = 8
