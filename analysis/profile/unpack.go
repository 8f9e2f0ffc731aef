package profile

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
)

// maxUnpacked is how many bytes a packed file may give, and maxRatio how many times its own size from checkRatio on.
const (
	maxUnpacked = 256 << 20
	maxRatio    = 200
	checkRatio  = 16 << 20
)

// unpacked reads through gzip.
func unpacked(in *bufio.Reader) (*bufio.Reader, error) {
	head, _ := in.Peek(2)
	if !bytes.Equal(head, []byte{0x1f, 0x8b}) {
		return in, nil
	}
	packed := &counter{in: in}
	plain, err := gzip.NewReader(packed)
	if err != nil {
		return nil, fail("the gzip file is damaged at its beginning", "le fichier gzip est abîmé dès son début")
	}
	return bufio.NewReaderSize(&guarded{plain: plain, packed: packed}, headSize), nil
}

// counter counts what is read from in.
type counter struct {
	in   io.Reader
	read int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.read += int64(n)
	return n, err
}

// guarded stops at what is no honest file: far too much, or far more than was packed.
type guarded struct {
	plain  io.Reader
	packed *counter
	given  int64
}

func (g *guarded) Read(p []byte) (int, error) {
	n, err := g.plain.Read(p)
	g.given += int64(n)
	if g.given > maxUnpacked || g.given > checkRatio && g.given > maxRatio*g.packed.read {
		return 0, fail("the file is packed %d times smaller than its content: it is not read any further", "le fichier est compressé %d fois : il n'est pas lu plus loin", g.given/max(g.packed.read, 1))
	}
	if err != nil && err != io.EOF {
		return n, fail("the packed file is damaged or cut off", "le fichier compressé est abîmé ou coupé")
	}
	return n, err
}
