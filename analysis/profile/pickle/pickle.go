// Package pickle reads the plain values of a pickle without calling anything: numbers, texts, lists, tuples and dicts, and
// objects as inert tags with their state. A pickle that wants to call something is refused. Opcodes are those of CPython's
// Lib/pickletools.py.
package pickle

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
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
	List
	Dict
	// Class names a class; Object is an instance, of which Items holds the state, if it has one.
	Class
	Object
	mark
)

// ID is a value in an Arena.
type ID int32

// Arena holds the values of one file. Shared values are shared: reading costs what the file has bytes, whatever it would
// unfold to.
type Arena struct {
	nodes []node
}

type node struct {
	kind Kind
	bits uint64
	text string
	// items are elements; keys and values in turn of dicts; the state of objects.
	items []ID
	// entries are the keys and values in turn that were set in an object, which is a dict then.
	entries []ID
}

// The limits of what a profile ever has.
const (
	maxDigits = 20
	maxLong   = 8
	// maxEntries is for objects that are dicts: they are looked through, and may be shared.
	maxEntries = 128
)

// ErrCut is the error of a file that ends early, ErrCode of one that would run code when it is unpickled.
var (
	ErrCut  = errors.New("the file is cut off")
	ErrCode = errors.New("the file wants to run code when it is opened: it is no profile")
)

// Kind is the kind of the value.
func (a *Arena) Kind(id ID) Kind { return a.nodes[id].kind }

// Items are the elements of a list or tuple, the keys and values in turn of a dict, the state of an object.
func (a *Arena) Items(id ID) []ID { return a.nodes[id].items }

// Str is the text of a string.
func (a *Arena) Str(id ID) (string, bool) { return a.nodes[id].text, a.nodes[id].kind == String }

// Int is an integer or a truth value.
func (a *Arena) Int(id ID) (int64, bool) {
	n := &a.nodes[id]
	return int64(n.bits), n.kind == Int || n.kind == Bool
}

// Entry is the value of a key that is a number, in an object that is a dict too.
func (a *Arena) Entry(id ID, key int64) (ID, bool) {
	entries := a.nodes[id].entries
	for i := 0; i+1 < len(entries); i += 2 {
		if n, ok := a.Int(entries[i]); ok && n == key {
			return entries[i+1], true
		}
	}
	return 0, false
}

// Number is an integer or a float.
func (a *Arena) Number(id ID) (float64, bool) {
	n := &a.nodes[id]
	if n.kind == Int {
		return float64(int64(n.bits)), true
	}
	return math.Float64frombits(n.bits), n.kind == Float
}

// ClassOf is the qualified name of a class, or of that of an object.
func (a *Arena) ClassOf(id ID) string { return a.nodes[id].text }

// Get is the value of a key that is a text, in a dict.
func (a *Arena) Get(id ID, key string) (ID, bool) {
	items := a.nodes[id].items
	if a.nodes[id].kind != Dict {
		return 0, false
	}
	for i := 0; i+1 < len(items); i += 2 {
		if s, ok := a.Str(items[i]); ok && s == key {
			return items[i+1], true
		}
	}
	return 0, false
}

// Decode reads one pickle. Only objects of classes that allowed admits may have a state.
func Decode(data []byte, allowed func(class string) bool) (*Arena, ID, error) {
	d := &decoder{Arena: &Arena{}, data: data, memo: map[uint32]ID{}, allowed: allowed}
	for {
		op, err := d.byte()
		if err != nil {
			return nil, 0, err
		}
		if op == '.' {
			id, err := d.pop()
			if err != nil {
				return nil, 0, err
			}
			return d.Arena, id, nil
		}
		if err := d.run(op); err != nil {
			return nil, 0, err
		}
	}
}

type decoder struct {
	*Arena
	data    []byte
	at      int
	stack   []ID
	memo    map[uint32]ID
	allowed func(class string) bool
}

func (d *decoder) take(n uint64) ([]byte, error) {
	if n > uint64(len(d.data)-d.at) {
		return nil, ErrCut
	}
	from := d.at
	d.at += int(n)
	return d.data[from:d.at], nil
}

func (d *decoder) byte() (byte, error) {
	b, err := d.take(1)
	if err != nil {
		return 0, err
	}
	return b[0], nil
}

// number reads an unsigned little-endian number of so many bytes.
func (d *decoder) number(size int) (uint64, error) {
	b, err := d.take(uint64(size))
	if err != nil {
		return 0, err
	}
	var wide [8]byte
	copy(wide[:], b)
	return binary.LittleEndian.Uint64(wide[:]), nil
}

// line reads up to a line ending.
func (d *decoder) line() (string, error) {
	n := bytes.IndexByte(d.data[d.at:], '\n')
	if n < 0 {
		return "", ErrCut
	}
	b, err := d.take(uint64(n) + 1)
	return strings.TrimSuffix(string(b[:len(b)-1]), "\r"), err
}

func (d *decoder) push(n node) {
	d.nodes = append(d.nodes, n)
	d.stack = append(d.stack, ID(len(d.nodes)-1))
}

var errStack = errors.New("the file is damaged: a value is missing")

func (d *decoder) pop() (ID, error) {
	last := len(d.stack) - 1
	if last < 0 || d.nodes[d.stack[last]].kind == mark {
		return 0, errStack
	}
	id := d.stack[last]
	d.stack = d.stack[:last]
	return id, nil
}

func (d *decoder) top() (ID, error) {
	last := len(d.stack) - 1
	if last < 0 || d.nodes[d.stack[last]].kind == mark {
		return 0, errStack
	}
	return d.stack[last], nil
}

// marked takes the values from the last mark on.
func (d *decoder) marked() ([]ID, error) {
	for i := len(d.stack) - 1; i >= 0; i-- {
		if d.nodes[d.stack[i]].kind == mark {
			items := append([]ID(nil), d.stack[i+1:]...)
			d.stack = d.stack[:i]
			return items, nil
		}
	}
	return nil, errStack
}

// run does what one opcode says.
func (d *decoder) run(op byte) error {
	if do, ok := operations[op]; ok {
		return do(d)
	}
	switch op {
	case 'R', 'i', 'o', 0x82, 0x83, 0x84, 'P', 'Q', 0x92:
		return ErrCode
	}
	return fmt.Errorf("opcode %#02x is not what profiles are made of", op)
}

var operations map[byte]func(*decoder) error

func init() {
	operations = map[byte]func(*decoder) error{
		0x80: func(d *decoder) error { _, err := d.byte(); return err },
		0x95: (*decoder).frame,
		'(':  func(d *decoder) error { d.push(node{kind: mark}); return nil },
		'0':  func(d *decoder) error { _, err := d.pop(); return err },
		'N':  func(d *decoder) error { d.push(node{}); return nil },
		0x88: func(d *decoder) error { d.push(node{kind: Bool, bits: 1}); return nil },
		0x89: func(d *decoder) error { d.push(node{kind: Bool}); return nil },
		'K':  func(d *decoder) error { return d.integer(1) },
		'M':  func(d *decoder) error { return d.integer(2) },
		'J':  (*decoder).signed,
		'I':  (*decoder).textInteger,
		'L':  (*decoder).textInteger,
		0x8a: func(d *decoder) error { return d.long(1) },
		0x8b: func(d *decoder) error { return d.long(4) },
		'G':  (*decoder).float,
		'F':  (*decoder).textFloat,
		0x8c: func(d *decoder) error { return d.text(1) },
		'X':  func(d *decoder) error { return d.text(4) },
		0x8d: func(d *decoder) error { return d.text(8) },
		'U':  func(d *decoder) error { return d.text(1) },
		'T':  func(d *decoder) error { return d.text(4) },
		'C':  func(d *decoder) error { return d.text(1) },
		'B':  func(d *decoder) error { return d.text(4) },
		'V':  (*decoder).lineText,
		')':  func(d *decoder) error { d.push(node{kind: Tuple}); return nil },
		0x85: func(d *decoder) error { return d.tuple(1) },
		0x86: func(d *decoder) error { return d.tuple(2) },
		0x87: func(d *decoder) error { return d.tuple(3) },
		't':  func(d *decoder) error { return d.collect(Tuple) },
		']':  func(d *decoder) error { d.push(node{kind: List}); return nil },
		'l':  func(d *decoder) error { return d.collect(List) },
		'a':  func(d *decoder) error { return d.add(1, List) },
		'e':  func(d *decoder) error { return d.extend(List) },
		'}':  func(d *decoder) error { d.push(node{kind: Dict}); return nil },
		'd':  func(d *decoder) error { return d.collect(Dict) },
		's':  func(d *decoder) error { return d.add(2, Dict) },
		'u':  func(d *decoder) error { return d.extend(Dict) },
		'q':  func(d *decoder) error { return d.put(1) },
		'r':  func(d *decoder) error { return d.put(4) },
		0x94: func(d *decoder) error { return d.memoize(uint32(len(d.memo))) },
		'h':  func(d *decoder) error { return d.get(1) },
		'j':  func(d *decoder) error { return d.get(4) },
		'c':  (*decoder).global,
		0x93: (*decoder).stackGlobal,
		0x81: (*decoder).object,
		'b':  (*decoder).build,
	}
}
