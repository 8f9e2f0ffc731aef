package profile

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of what is read, in bytes: of formats that must lie in memory, and of those that are read as a stream.
const (
	maxInMemory = 64 << 20
	maxStream   = 512 << 20
	// headSize is how much of a file tells its format.
	headSize = 64 << 10
)

// Error says why a file could not be read, in words for its user.
type Error struct{ Text }

func (e *Error) Error() string { return e.EN }

// fail makes an Error out of the two texts with the same arguments.
func fail(en, fr string, args ...any) error {
	return &Error{Text{fmt.Sprintf(en, args...), fmt.Sprintf(fr, args...)}}
}

// input is a file being read: its beginning, and all of it.
type input struct {
	head []byte
	*bufio.Reader
}

// reader reads one family of formats.
type reader struct {
	// is reports whether a file that begins so is of the family.
	is   func(head []byte) bool
	read func(in *input) (*Profile, error)
}

// readers are asked in this order; the surest signs come first.
var readers []reader

func init() {
	readers = []reader{
		{isMojo, readMojo},
		{isTachyonBinary, readTachyonBinary},
		{isPprof, readPprof},
		{isSpeedscope, readSpeedscope},
		{isTachyonLines, readTachyonLines},
		{isGecko, readGecko},
		{isPyinstrument, readPyinstrument},
		{isChrome, readChrome},
		{isPstats, readPstats},
		{isPickle, readPickle},
		{isMemrayCSV, readMemrayCSV},
		{isScalene, readScalene},
		{isLineProfilerText, readLineProfilerText},
		{isMemoryProfilerText, readMemoryProfilerText},
		{isPstatsText, readPstatsText},
		{isCallgrind, readCallgrind},
		{isMemrayStats, readMemrayStats},
		{isMemrayGprof2dot, readMemrayGprof2dot},
		{isPyperf, readPyperf},
		{isTimeit, readTimeit},
		{isMprof, readMprof},
		{isImportTime, readImportTime},
		{isPerf, readPerf},
		{isCollapsed, readCollapsed},
	}
}

// Read reads a profile of any known format, which it tells by its content. An Error says what is wrong with the file; an
// error of another kind comes from in. What can be used of a damaged file is given with a note.
func Read(in io.Reader) (p *Profile, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			p, err = nil, fail("parahint could not read this profile (%v): please report it with the file", "parahint n'a pas su lire ce profil (%v) : merci de le signaler avec le fichier", cause)
		}
	}()
	buffered, err := unpacked(bufio.NewReaderSize(in, headSize))
	if err != nil {
		return nil, err
	}
	head, err := buffered.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return nil, readError(err)
	}
	if len(bytes.TrimSpace(head)) == 0 {
		return nil, fail("the file is empty: the profiler did not write it to the end, or the program was stopped before", "le fichier est vide : le profileur ne l'a pas écrit jusqu'au bout, ou le programme a été arrêté avant")
	}
	if err := refused(head); err != nil {
		return nil, err
	}
	for _, r := range readers {
		if r.is(head) {
			p, err := r.read(&input{head, buffered})
			if err != nil {
				return nil, readError(err)
			}
			return p, nil
		}
	}
	return nil, fail("this is no profile that parahint knows", "ce n'est pas un profil que parahint connaît")
}

// all is the rest of the file, where that is no more than the format may have.
func (in *input) all() ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in.Reader, maxInMemory+1))
	if err != nil {
		return nil, readError(err)
	}
	if len(data) > maxInMemory {
		return nil, fail("the file has more than %d MiB, which is more than a profile of this kind ever needs", "le fichier dépasse %d Mio, plus que n'en demande jamais un profil de ce genre", maxInMemory>>20)
	}
	return data, nil
}

// readError keeps an Error as it is, and wraps others.
func readError(err error) error {
	var own *Error
	if errors.As(err, &own) {
		return own
	}
	return fmt.Errorf("reading the profile: %w", err)
}

// longest is how much of a name in a profile is kept, in bytes.
const longest = 4096

// clean makes a text out of a profile fit to be shown: no control characters, nothing endless.
func clean(s string) string {
	if len(s) > longest {
		s = s[:longest]
	}
	if isClean(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError || unicode.Is(unicode.Bidi_Control, r) {
			return '\uFFFD'
		}
		return r
	}, s)
}

func isClean(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}
