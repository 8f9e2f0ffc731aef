// Package marshal reads the values that CPython's marshal module writes, without making Python objects: the format of
// cProfile's files. It knows versions 0 to 6 (Python 2.7 to 3.15) and the types that profiles use; facts from CPython's
// Python/marshal.c.
package marshal

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
)

// Kind is the kind of a value.
type Kind uint8

// The kinds.
const (
	Nil Kind = iota
	Bool
	Int
	Float
	String
	Tuple
	Dict
	// Code is a code object, of which only the name and where it stands are kept, as far as they could be read.
	Code
)

// ID is a value in an Arena.
type ID int32

// Arena holds the values of one file. Shared values are shared: reading costs what the file has bytes, whatever it
// would unfold to.
type Arena struct {
	nodes []node
	// items are the elements of tuples, and keys and values of dicts in turn.
	items []ID
	data  []byte
}

type node struct {
	kind Kind
	done bool
	// from and to are a range of items, or of data; bits are the number.
	from, to int32
	bits     uint64
}

// The limits of what a profile ever has.
const (
	maxDepth  = 64
	flagRef   = 0x80
	maxDigits = 32
)

// Errors of a file that is no marshal data, or more than profiles need.
var (
	ErrCut   = errors.New("the file is cut off")
	ErrDepth = errors.New("values are nested too deeply")
	ErrRef   = errors.New("a reference points nowhere")
)

// Decode reads one value. The value of strings lies in data, which must not be changed any more.
func Decode(data []byte) (*Arena, ID, error) {
	d := &decoder{Arena: &Arena{data: data}, layouts: 16}
	id, err := d.value(0)
	if err != nil {
		return nil, 0, err
	}
	return d.Arena, id, nil
}

// Kind is the kind of the value.
func (a *Arena) Kind(id ID) Kind { return a.nodes[id].kind }

// Items are the elements of a tuple; of a dict, its keys and values in turn.
func (a *Arena) Items(id ID) []ID {
	n := a.nodes[id]
	if n.kind != Tuple && n.kind != Dict {
		return nil
	}
	return a.items[n.from:n.to]
}

// Str is the text of a string.
func (a *Arena) Str(id ID) (string, bool) {
	n := a.nodes[id]
	return string(a.data[n.from:n.to]), n.kind == String
}

// Int is an integer or a truth value.
func (a *Arena) Int(id ID) (int64, bool) {
	n := a.nodes[id]
	return int64(n.bits), n.kind == Int || n.kind == Bool
}

// Number is an integer or a float.
func (a *Arena) Number(id ID) (float64, bool) {
	n := a.nodes[id]
	if n.kind == Int {
		return float64(int64(n.bits)), true
	}
	return math.Float64frombits(n.bits), n.kind == Float
}

type decoder struct {
	*Arena
	at int
	// layouts is how many more times a code object may be tried in another layout.
	layouts int
	// refs are the flagged values in the order in which they begin; interned, those of Python 2.
	refs, interned []ID
}

func (d *decoder) take(n int) ([]byte, error) {
	if n < 0 || n > len(d.data)-d.at {
		return nil, ErrCut
	}
	d.at += n
	return d.data[d.at-n : d.at], nil
}

func (d *decoder) byte() (byte, error) {
	b, err := d.take(1)
	if err != nil {
		return 0, err
	}
	return b[0], nil
}

func (d *decoder) long() (int, error) {
	b, err := d.take(4)
	if err != nil {
		return 0, err
	}
	return int(int32(binary.LittleEndian.Uint32(b))), nil
}

func (d *decoder) new(n node) ID {
	d.nodes = append(d.nodes, n)
	return ID(len(d.nodes) - 1)
}

// null is what ends a dict.
const null ID = -1

// value reads one value. A flagged one has its number before what is in it is read.
func (d *decoder) value(depth int) (ID, error) {
	if depth > maxDepth {
		return 0, ErrDepth
	}
	kind, err := d.byte()
	if err != nil {
		return 0, err
	}
	code := kind &^ flagRef
	switch code {
	case '0':
		return null, nil
	case 'r':
		return d.reference(d.refs)
	case 'R':
		return d.reference(d.interned)
	}
	id := d.new(node{})
	if kind&flagRef != 0 {
		d.refs = append(d.refs, id)
	}
	if code == 't' {
		d.interned = append(d.interned, id)
	}
	n, err := d.content(code, depth)
	if err != nil {
		return 0, err
	}
	n.done = true
	d.nodes[id] = n
	return id, nil
}

func (d *decoder) reference(to []ID) (ID, error) {
	i, err := d.long()
	if err != nil {
		return 0, err
	}
	if i < 0 || i >= len(to) || !d.nodes[to[i]].done {
		return 0, ErrRef
	}
	return to[i], nil
}

// content reads what stands behind the type of a value.
func (d *decoder) content(code byte, depth int) (node, error) {
	switch code {
	case 'N', 'S', '.':
		return node{kind: Nil}, nil
	case 'F':
		return node{kind: Bool}, nil
	case 'T':
		return node{kind: Bool, bits: 1}, nil
	case 'i':
		n, err := d.long()
		return node{kind: Int, bits: uint64(int64(n))}, err
	case 'I', 'g':
		return d.eight(code)
	case 'f':
		return d.textFloat()
	case 'l':
		return d.digits()
	case 'z', 'Z':
		size, err := d.byte()
		return d.text(int(size), err)
	case 's', 't', 'u', 'a', 'A':
		size, err := d.long()
		return d.text(size, err)
	case ')':
		size, err := d.byte()
		return d.list(int(size), err, depth)
	case '(', '[', '<', '>':
		size, err := d.long()
		return d.list(size, err, depth)
	case '{':
		return d.dict(depth)
	case 'c':
		return d.code(depth)
	}
	return node{}, fmt.Errorf("a value of type %q is not what profiles are made of", string(rune(code)))
}

func (d *decoder) eight(code byte) (node, error) {
	b, err := d.take(8)
	if err != nil {
		return node{}, err
	}
	kind := Float
	if code == 'I' {
		kind = Int
	}
	return node{kind: kind, bits: binary.LittleEndian.Uint64(b)}, nil
}

// textFloat is a float of versions before 2: a length and digits.
func (d *decoder) textFloat() (node, error) {
	size, err := d.byte()
	if err != nil {
		return node{}, err
	}
	text, err := d.take(int(size))
	if err != nil {
		return node{}, err
	}
	f, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return node{}, fmt.Errorf("a number is written as %q", text)
	}
	return node{kind: Float, bits: math.Float64bits(f)}, nil
}

// digits is an integer in digits of 15 bits; one too large for 64 bits is the largest.
func (d *decoder) digits() (node, error) {
	size, err := d.long()
	if err != nil {
		return node{}, err
	}
	count := size
	if count < 0 {
		count = -count
	}
	if count > maxDigits {
		return node{}, errors.New("an integer has too many digits")
	}
	b, err := d.take(2 * count)
	if err != nil {
		return node{}, err
	}
	var n uint64
	for i := count - 1; i >= 0; i-- {
		if n > math.MaxInt64>>15 {
			n = math.MaxInt64
			break
		}
		n = n<<15 | uint64(binary.LittleEndian.Uint16(b[2*i:])&0x7fff)
	}
	if size < 0 {
		return node{kind: Int, bits: uint64(-int64(n))}, nil
	}
	return node{kind: Int, bits: n}, nil
}

func (d *decoder) text(size int, err error) (node, error) {
	if err != nil {
		return node{}, err
	}
	from := d.at
	if _, err := d.take(size); err != nil {
		return node{}, err
	}
	return node{kind: String, from: int32(from), to: int32(d.at)}, nil
}

// list reads the elements first and adds them together: those of inner lists come before.
func (d *decoder) list(size int, err error, depth int) (node, error) {
	if err != nil {
		return node{}, err
	}
	if size < 0 || size > len(d.data)-d.at {
		return node{}, ErrCut
	}
	var own []ID
	for range size {
		id, err := d.value(depth + 1)
		if err != nil {
			return node{}, err
		}
		if id == null {
			return node{}, errors.New("a tuple ends early")
		}
		own = append(own, id)
	}
	return d.range_(Tuple, own), nil
}

func (d *decoder) dict(depth int) (node, error) {
	var own []ID
	for {
		key, err := d.value(depth + 1)
		if err != nil {
			return node{}, err
		}
		if key == null {
			return d.range_(Dict, own), nil
		}
		value, err := d.value(depth + 1)
		if err != nil {
			return node{}, err
		}
		if value == null {
			return node{}, errors.New("a key has no value")
		}
		own = append(own, key, value)
	}
}

func (d *decoder) range_(kind Kind, own []ID) node {
	from := len(d.items)
	d.items = append(d.items, own...)
	return node{kind: kind, from: int32(from), to: int32(len(d.items))}
}
