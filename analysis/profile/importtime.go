package profile

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// FormatImportTime is what `python -X importtime` writes to stderr: how long each module took to be imported.
const FormatImportTime Format = "importtime"

// importPrefix begins each of its lines: "import time:  261 |  986 |   _io", in microseconds, a module indented below the
// one that imports it, which comes after it.
const importPrefix = "import time: "

func isImportTime(head []byte) bool {
	return bytes.HasPrefix(head, []byte(importPrefix)) || bytes.Contains(head, []byte("\n"+importPrefix))
}

// module is one import.
type module struct {
	name        string
	self, total float64
	// inside are the imports that it made.
	inside []*module
}

// importReader reads the lines. What a module imports stands before it, so the imports of each depth wait for theirs.
type importReader struct {
	waiting [][]*module
	modules int
	dropped int
}

// Limits of what a program ever imports.
const (
	mostModules   = 1 << 18
	deepestImport = 1000
)

// readImportTime reads the lines of Python among whatever else the program wrote. Functions are modules here, and have no
// lines: the log has no paths.
func readImportTime(in *input) (*Profile, error) {
	r := &importReader{}
	err := eachLine(in, func(line string) {
		if rest, ok := strings.CutPrefix(line, importPrefix); ok && r.modules < mostModules && !r.line(rest) {
			r.dropped++
		}
	})
	if err != nil {
		return nil, err
	}
	p := &Profile{Format: FormatImportTime, Tool: "python -X importtime", Clock: Wall, Unit: Seconds, Tree: newTree()}
	var all []*module
	for _, level := range r.waiting {
		all = append(all, level...)
	}
	addModules(p, all)
	for i := range p.Functions {
		// A log with a part missing may have more below a module than there is at all.
		p.Functions[i].Total = min(p.Functions[i].Total, p.Total)
	}
	if r.modules == 0 {
		p.Note(Empty, emptyText)
	}
	if r.dropped > 0 {
		p.Note(Damaged, droppedRowsText(r.dropped, r.dropped+r.modules))
	}
	if r.modules == mostModules {
		p.Note(Damaged, longTraceText)
	}
	p.adviseImports(all)
	p.sort()
	return p, nil
}

// line takes one import, and reports whether it could be read. One that another import had made before is no work.
func (r *importReader) line(text string) bool {
	columns := strings.SplitN(text, "|", 3)
	if len(columns) < 3 {
		return false
	}
	self, total := strings.TrimSpace(columns[0]), strings.TrimSpace(columns[1])
	if self == "self [us]" || self == "cached" {
		return true
	}
	name := strings.TrimLeft(columns[2], " ")
	depth := (len(columns[2]) - len(name) - 1) / 2
	m := &module{name: clean(name), self: micro(self), total: micro(total)}
	if name == "" || depth < 0 || depth > deepestImport || !measured(m.total) || !(m.self <= m.total) {
		return false
	}
	for len(r.waiting) < depth+2 {
		r.waiting = append(r.waiting, nil)
	}
	for _, deeper := range r.waiting[depth+1:] {
		m.inside = append(m.inside, deeper...)
	}
	r.waiting = r.waiting[:depth+1]
	r.waiting[depth] = append(r.waiting[depth], m)
	r.modules++
	return true
}

// micro is a time in microseconds; NaN for anything else.
func micro(text string) float64 {
	n, err := strconv.ParseUint(text, 10, 53)
	if err != nil {
		return math.NaN()
	}
	return float64(n) * 1e-6
}

// addModules puts modules into the profile, and into its tree as they stand.
func addModules(p *Profile, all []*module) {
	index := map[string]int{}
	type place struct {
		*module
		parent int32
	}
	var open []place
	for _, m := range slices.Backward(all) {
		open = append(open, place{m, 0})
		p.Tree.Nodes[0].Total += m.total
	}
	for len(open) > 0 {
		m := open[len(open)-1]
		open = open[:len(open)-1]
		p.Total += m.self
		i, ok := index[m.name]
		if !ok {
			i = len(p.Functions)
			index[m.name] = i
			p.Functions = append(p.Functions, Function{Name: m.name, Primitive: -1, SelfSamples: -1, TotalSamples: -1, Measures: Unmeasured})
		}
		f := &p.Functions[i]
		f.Self, f.Total, f.Calls = f.Self+m.self, f.Total+m.total, f.Calls+1
		at, _ := p.Tree.child(m.parent, p.Tree.nameOf(TreeName{Name: m.name}))
		p.Tree.Nodes[at].Self += m.self
		p.Tree.Nodes[at].Total += m.total
		for _, inside := range slices.Backward(m.inside) {
			open = append(open, place{inside, at})
		}
	}
}

// What of the imports is worth a word: from this part of them on, and this long, and so many of them.
const (
	worthDeferring     = 0.1
	worthDeferringTime = 10e-3
	mostDeferred       = 3
)

// adviseImports names what a program could import later, and what processes cost that import it all again.
func (p *Profile) adviseImports(all []*module) {
	// Up to the module site, Python starts itself.
	own := all[slices.IndexFunc(all, func(m *module) bool { return m.name == "site" })+1:]
	var list []*module
	again := 0.0
	for _, m := range own {
		again += m.total
		if m = m.costly(); m.total >= worthDeferring*p.Total && m.total >= worthDeferringTime {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(a, b *module) int { return cmp.Compare(b.total, a.total) })
	for _, m := range list[:min(len(list), mostDeferred)] {
		p.Note(Limited, deferText(m.name, Duration(m.total), Percent(m.total, p.Total)))
	}
	if again >= worthDeferringTime {
		p.Note(Limited, importAgainText(Duration(again), strconv.FormatFloat(math.Ceil(again*1e3), 'f', 0, 64)))
	}
}

// costly is the package behind an import: what takes nearly all of its time, where that is of another package.
func (m *module) costly() *module {
	const nearlyAll = 0.8
	for {
		i := slices.IndexFunc(m.inside, func(in *module) bool { return in.total >= nearlyAll*m.total && in.root() != m.root() })
		if i < 0 {
			return m
		}
		m = m.inside[i]
	}
}

// root is the package that a module lies in.
func (m *module) root() string {
	root, _, _ := strings.Cut(m.name, ".")
	return root
}
