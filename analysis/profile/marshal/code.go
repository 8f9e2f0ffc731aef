package marshal

import "errors"

// codeLayout is how a version of Python writes a code object: numbers, values, the first line, values.
type codeLayout struct{ numbers, before, after int }

var codeLayouts = []codeLayout{
	{5, 8, 2}, // from 3.11 on
	{6, 8, 1}, // 3.8 to 3.10
	{5, 8, 1}, // 3.0 to 3.7
	{4, 8, 1}, // 2.7
}

// code passes over a code object: the pure profile module keeps one as a key. The file does not say its version, so the
// layouts are tried one after the other.
func (d *decoder) code(depth int) (node, error) {
	at, refs, interned, nodes, items := d.at, len(d.refs), len(d.interned), len(d.nodes), len(d.items)
	err := errors.New("a code object is not readable")
	for _, layout := range codeLayouts {
		if d.layouts--; d.layouts < 0 {
			break
		}
		if err = d.codeIn(layout, depth); err == nil {
			return node{kind: Code}, nil
		}
		d.at, d.refs, d.interned, d.nodes, d.items = at, d.refs[:refs], d.interned[:interned], d.nodes[:nodes], d.items[:items]
	}
	return node{}, err
}

func (d *decoder) codeIn(l codeLayout, depth int) error {
	if _, err := d.take(4 * l.numbers); err != nil {
		return err
	}
	if err := d.skip(l.before, depth); err != nil {
		return err
	}
	if _, err := d.take(4); err != nil {
		return err
	}
	return d.skip(l.after, depth)
}

func (d *decoder) skip(values, depth int) error {
	for range values {
		id, err := d.value(depth + 1)
		if err != nil {
			return err
		}
		if id == null {
			return errors.New("a code object ends early")
		}
	}
	return nil
}
