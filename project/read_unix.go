//go:build unix

package project

import (
	"os"
	"syscall"
)

// openQuietly opens a file without waiting: not for the other end of a pipe, not for a line or a tape.
func openQuietly(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK|syscall.O_NOCTTY, 0)
}
