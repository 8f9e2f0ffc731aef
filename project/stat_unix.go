//go:build linux || darwin || freebsd || netbsd || openbsd

package project

import (
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// statAt looks at an entry of an open folder, which spares the system a walk down the path.
func statAt(dir *os.File, e fs.DirEntry) (Stat, os.FileMode, error) {
	var st unix.Stat_t
	if err := unix.Fstatat(int(dir.Fd()), e.Name(), &st, unix.AT_SYMLINK_NOFOLLOW); err != nil {
		return Stat{}, 0, err
	}
	mode := e.Type()
	if uint32(st.Mode)&unix.S_IFMT == unix.S_IFREG {
		mode = 0
	}
	return Stat{Size: st.Size, MTime: st.Mtim.Nano(), Inode: uint64(st.Ino)}, mode, nil
}

// statOf is the part of the information about a file that tells changes.
func statOf(info os.FileInfo) Stat {
	s := Stat{Size: info.Size(), MTime: info.ModTime().UnixNano()}
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		s.Inode = uint64(st.Ino)
	}
	return s
}
