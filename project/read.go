package project

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// megabyte is the unit of limits on files.
const megabyte = 1_000_000

// readRegular reads a file with at most limit bytes, and nothing but a regular file: opening anything else could wait
// for ever or have effects. A file whose size changes meanwhile is read once more.
func readRegular(path string, limit int64) ([]byte, error) {
	data, err := readOnce(path, limit)
	if errors.Is(err, errChanged) {
		data, err = readOnce(path, limit)
	}
	if errors.Is(err, errChanged) {
		return nil, problemError{textChanging}
	}
	return data, err
}

// errChanged says that the size of a file changed while it was read.
var errChanged = errors.New("file changed while it was read")

func readOnce(path string, limit int64) ([]byte, error) {
	// Opening a device can have effects: what is no file must be known before, and again after, should it be exchanged.
	info, err := os.Stat(path)
	if err == nil {
		err = fit(info.Mode(), info.Size(), limit)
	}
	if err != nil {
		return nil, err
	}
	f, err := openQuietly(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err = f.Stat(); err == nil {
		err = fit(info.Mode(), info.Size(), limit)
	}
	if err != nil {
		return nil, err
	}
	return readAll(f, info)
}

// fit says why a file cannot be read.
func fit(mode os.FileMode, size, limit int64) error {
	if t, special := notRegular(mode); special {
		return problemError{t}
	}
	if size > limit {
		return tooLarge(size, limit)
	}
	return nil
}

func tooLarge(size, limit int64) error {
	return problemError{textTooLarge.With(float64(size)/megabyte, limit/megabyte)}
}

// readAll reads as much as the file says to hold, and looks that it holds neither less nor more.
func readAll(f fs.File, info os.FileInfo) ([]byte, error) {
	data := make([]byte, info.Size()+1)
	n, err := io.ReadFull(f, data)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if int64(n) != info.Size() {
		return nil, errChanged
	}
	return data[:n], nil
}

// vanished says of a file that was found a moment ago and is not there that it vanished.
func vanished(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return problemError{textVanished}
	}
	return err
}
