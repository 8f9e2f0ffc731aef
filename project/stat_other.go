//go:build !(linux || darwin || freebsd || netbsd || openbsd)

package project

import (
	"io/fs"
	"os"
)

// statAt looks at an entry of an open folder.
func statAt(_ *os.File, e fs.DirEntry) (Stat, os.FileMode, error) {
	info, err := e.Info()
	if err != nil {
		return Stat{}, 0, err
	}
	return statOf(info), info.Mode().Type(), nil
}

// statOf is the part of the information about a file that tells changes.
func statOf(info os.FileInfo) Stat {
	return Stat{Size: info.Size(), MTime: info.ModTime().UnixNano()}
}
