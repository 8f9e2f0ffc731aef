package effect

import "github.com/parahint/parahint/analysis/program"

// Reads are the places that it reads and others may use, in no order.
func (d *Effects) Reads() []program.Place {
	all := make([]program.Place, 0, len(d.reads))
	for place := range d.reads {
		all = append(all, place)
	}
	return all
}
