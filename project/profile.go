package project

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/parahint/parahint/analysis/profile"
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
