package project

import (
	"os"
	"syscall"

	"errors"
	"io/fs"

	"github.com/parahint/parahint/rules/rule"
)

// Problem is something that keeps a file, or an entry of the settings, from being used. The rest works on.
type Problem struct {
	// Path is the file's path in the file system; "" for what comes from the command line or the editor.
	Path string
	// At is where in the file, nil where the file as a whole is meant.
	At      *Position
	Message rule.Text
}

// cannotRead says in a sentence why the file system refused.
func cannotRead(err error) rule.Text {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return textNotThere
	case errors.Is(err, fs.ErrPermission):
		return textNotAllowed
	case errors.Is(err, syscall.ELOOP):
		return textLinkLoop
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return textCannotRead.With(err.Error())
}

// notRegular names what a file that is not a regular one is; ok is false for a regular file.
func notRegular(mode os.FileMode) (t rule.Text, ok bool) {
	switch {
	case mode.IsRegular():
		return rule.Text{}, false
	case mode.IsDir():
		return textIsFolder, true
	case mode&os.ModeNamedPipe != 0:
		return textIsPipe, true
	case mode&os.ModeSocket != 0:
		return textIsSocket, true
	case mode&os.ModeDevice != 0:
		return textIsDevice, true
	}
	return textIsSpecial, true
}
