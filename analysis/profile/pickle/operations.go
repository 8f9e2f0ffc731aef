package pickle

import (
	"encoding/binary"
	"errors"
	"math"
	"strconv"
)

// frame is only a promise of how many bytes follow.
func (d *decoder) frame() error {
	n, err := d.number(8)
	if err == nil && n > uint64(len(d.data)-d.at) {
		err = ErrCut
	}
	return err
}

func (d *decoder) integer(size int) error {
	n, err := d.number(size)
	d.push(node{kind: Int, bits: n})
	return err
}

func (d *decoder) signed() error {
	n, err := d.number(4)
	d.push(node{kind: Int, bits: uint64(int64(int32(n)))})
	return err
}

// textInteger is a number in digits, with an L behind long ones; 00 and 01 are truth values.
func (d *decoder) textInteger() error {
	line, err := d.line()
	if err != nil {
		return err
	}
	if len(line) > 0 && line[len(line)-1] == 'L' {
		line = line[:len(line)-1]
	}
	if len(line) > maxDigits {
		return errors.New("an integer has too many digits")
	}
	n, err := strconv.ParseInt(line, 10, 64)
	if err != nil {
		return errors.New("an integer is not readable")
	}
	d.push(node{kind: Int, bits: uint64(n)})
	return nil
}

// long is an integer with a length before it, little-endian and signed.
func (d *decoder) long(size int) error {
	n, err := d.number(size)
	if err != nil {
		return err
	}
	if n > maxLong {
		return errors.New("an integer has too many digits")
	}
	b, err := d.take(n)
	if err != nil {
		return err
	}
	var wide [8]byte
	copy(wide[:], b)
	value := int64(binary.LittleEndian.Uint64(wide[:]))
	if unused := 64 - 8*uint(n); n > 0 && unused > 0 {
		value = value << unused >> unused
	}
	d.push(node{kind: Int, bits: uint64(value)})
	return nil
}

func (d *decoder) float() error {
	b, err := d.take(8)
	if err != nil {
		return err
	}
	d.push(node{kind: Float, bits: binary.BigEndian.Uint64(b)})
	return nil
}

func (d *decoder) textFloat() error {
	line, err := d.line()
	if err != nil {
		return err
	}
	f, err := strconv.ParseFloat(line, 64)
	if err != nil {
		return errors.New("a number is not readable")
	}
	d.push(node{kind: Float, bits: math.Float64bits(f)})
	return nil
}

func (d *decoder) text(size int) error {
	n, err := d.number(size)
	if err != nil {
		return err
	}
	b, err := d.take(n)
	if err != nil {
		return err
	}
	d.push(node{kind: String, text: string(b)})
	return nil
}

func (d *decoder) lineText() error {
	line, err := d.line()
	d.push(node{kind: String, text: line})
	return err
}

func (d *decoder) tuple(n int) error {
	items := make([]ID, n)
	for i := n - 1; i >= 0; i-- {
		id, err := d.pop()
		if err != nil {
			return err
		}
		items[i] = id
	}
	d.push(node{kind: Tuple, items: items})
	return nil
}

func (d *decoder) collect(kind Kind) error {
	items, err := d.marked()
	if err == nil && kind == Dict && len(items)%2 != 0 {
		err = errStack
	}
	d.push(node{kind: kind, items: items})
	return err
}

// add puts the last n values into the container below them.
func (d *decoder) add(n int, kind Kind) error {
	items := make([]ID, n)
	for i := n - 1; i >= 0; i-- {
		id, err := d.pop()
		if err != nil {
			return err
		}
		items[i] = id
	}
	return d.into(kind, items)
}

func (d *decoder) extend(kind Kind) error {
	items, err := d.marked()
	if err != nil {
		return err
	}
	if kind == Dict && len(items)%2 != 0 {
		return errStack
	}
	return d.into(kind, items)
}

func (d *decoder) into(kind Kind, items []ID) error {
	id, err := d.top()
	if err != nil {
		return err
	}
	if kind == Dict && d.nodes[id].kind == Object {
		if len(d.nodes[id].entries)+len(items) > maxEntries {
			return errors.New("an object has too many entries")
		}
		d.nodes[id].entries = append(d.nodes[id].entries, items...)
		return nil
	}
	if d.nodes[id].kind != kind {
		return errStack
	}
	d.nodes[id].items = append(d.nodes[id].items, items...)
	return nil
}

func (d *decoder) put(size int) error {
	n, err := d.number(size)
	if err != nil {
		return err
	}
	return d.memoize(uint32(n))
}

func (d *decoder) memoize(at uint32) error {
	id, err := d.top()
	if err != nil {
		return err
	}
	d.memo[at] = id
	return nil
}

func (d *decoder) get(size int) error {
	n, err := d.number(size)
	if err != nil {
		return err
	}
	id, ok := d.memo[uint32(n)]
	if !ok {
		return errors.New("a reference points nowhere")
	}
	d.stack = append(d.stack, id)
	return nil
}

func (d *decoder) global() error {
	module, err := d.line()
	if err != nil {
		return err
	}
	name, err := d.line()
	d.push(node{kind: Class, text: module + "." + name})
	return err
}

func (d *decoder) stackGlobal() error {
	name, err := d.pop()
	if err != nil {
		return err
	}
	module, err := d.pop()
	if err != nil {
		return err
	}
	if d.nodes[name].kind != String || d.nodes[module].kind != String {
		return errStack
	}
	d.push(node{kind: Class, text: d.nodes[module].text + "." + d.nodes[name].text})
	return nil
}

// object makes an instance without calling anything.
func (d *decoder) object() error {
	if _, err := d.pop(); err != nil {
		return err
	}
	class, err := d.pop()
	if err != nil {
		return err
	}
	if d.nodes[class].kind != Class {
		return errStack
	}
	if !d.allowed(d.nodes[class].text) {
		return ErrCode
	}
	d.push(node{kind: Object, text: d.nodes[class].text})
	return nil
}

// build gives an instance its state.
func (d *decoder) build() error {
	state, err := d.pop()
	if err != nil {
		return err
	}
	id, err := d.top()
	if err != nil {
		return err
	}
	if d.nodes[id].kind != Object {
		return ErrCode
	}
	d.nodes[id].items = []ID{state}
	return nil
}
