package rewrite

import (
	"regexp"
	"strings"

	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rule"
)

var (
	word      = regexp.MustCompile(`[\pL_][\pL\pN_]*`)
	plainForm = regexp.MustCompile(`^import ([\w.]+)(?: as (\w+))?$`)
	fromForm  = regexp.MustCompile(`^from ([\w.]+) import (\w+(?: as \w+)?(?:, \w+(?: as \w+)?)*)$`)
)

// dropImports takes away the imports at the head of a file that the edits leave without a use. An import of the project's own
// modules stays, for what it does, and so does one with a comment, and one that others may take from the module.
func (d *Draft) dropImports() {
	for _, m := range d.modules() {
		heads, _ := importHead(m)
		if m.Package {
			continue
		}
		gone, left := d.words(m)
		for _, h := range heads {
			d.dropImport(h, func(name string) bool {
				return gone[name] > 0 && left[name] == 1 && !d.takenByOthers(m, name)
			})
			d.spare(h, gone, left)
		}
	}
}

// spare notes an import of one name of which the edits take some uses.
func (d *Draft) spare(h head, gone, left map[string]int) {
	source := string(h.unit.Syntax.Text[h.stmt.Start:h.stmt.End])
	name := onlyName(source)
	if name == "" || gone[name] == 0 || left[name] < 2 || d.takenByOthers(h.unit.Module, name) {
		return
	}
	all := 0
	for _, u := range h.unit.Module.Units {
		count := map[string]int{}
		countWords(count, u.Syntax.Text, 0, len(u.Syntax.Text), 1)
		all += count[name]
	}
	alone := &Draft{pass: d.pass}
	if alone.dropImport(h, func(string) bool { return true }); len(alone.edits) == 1 && left[name] < all {
		d.spares = append(d.spares, rule.Spare{Edit: alone.edits[0], Uses: all - 1, Taken: all - left[name]})
	}
}

// onlyName is the name that an import binds; empty where it binds several.
func onlyName(source string) string {
	if parts := plainForm.FindStringSubmatch(source); parts != nil {
		if parts[2] != "" {
			return parts[2]
		}
		return top(parts[1])
	}
	parts := fromForm.FindStringSubmatch(source)
	if parts == nil || strings.Contains(parts[2], ",") {
		return ""
	}
	if _, as, renamed := strings.Cut(parts[2], " as "); renamed {
		return as
	}
	return parts[2]
}

// modules are those that the edits change.
func (d *Draft) modules() []*program.Module {
	var all []*program.Module
	seen := map[*program.Module]bool{}
	for _, e := range d.edits {
		if m := e.At.Unit.Module; !seen[m] {
			seen[m] = true
			all = append(all, m)
		}
	}
	return all
}

// words counts the words of the module that the edits take away, and those that there are after them.
func (d *Draft) words(m *program.Module) (gone, left map[string]int) {
	gone, left = map[string]int{}, map[string]int{}
	for _, u := range m.Units {
		countWords(left, u.Syntax.Text, 0, len(u.Syntax.Text), 1)
	}
	for _, e := range d.edits {
		if e.At.Unit.Module != m {
			continue
		}
		countWords(gone, e.At.Unit.Syntax.Text, e.At.Start, e.At.End, 1)
		countWords(left, e.At.Unit.Syntax.Text, e.At.Start, e.At.End, -1)
		countWords(left, []byte(e.Text), 0, len(e.Text), 1)
	}
	return gone, left
}

// countWords counts the words between two offsets; what an object is asked for is no name.
func countWords(to map[string]int, source []byte, start, end, by int) {
	for _, at := range word.FindAllIndex(source[start:end], -1) {
		if from := start + at[0]; from == 0 || source[from-1] != '.' {
			to[string(source[from:start+at[1]])] += by
		}
	}
}

// takenByOthers reports whether another module may take the name from this one.
func (d *Draft) takenByOthers(m *program.Module, name string) bool {
	own := m.Name[strings.LastIndexByte(m.Name, '.')+1:]
	for _, other := range d.pass.Modules() {
		if other != m && len(d.pass.Mentions(other, name)) > 0 && len(d.pass.Mentions(other, own)) > 0 {
			return true
		}
	}
	return false
}

// dropImport takes the names that are unused out of an import, or the whole.
func (d *Draft) dropImport(h head, unused func(string) bool) {
	u, s := h.unit, h.stmt
	start, end := LineStart(u, int(s.Start)), NextLine(u, int(s.End))
	source := string(u.Syntax.Text[s.Start:s.End])
	if h.future || strings.TrimRight(string(u.Syntax.Text[start:end]), "\r\n") != source {
		return // a comment, or more than the import
	}
	line := program.Site{Unit: u, Span: text.Span{Start: start, End: end}}
	if parts := plainForm.FindStringSubmatch(source); parts != nil {
		name := parts[2]
		if name == "" {
			name = top(parts[1])
		}
		if parts[2] != parts[1] && unused(name) && !d.pass.IsOwn(parts[1]) {
			d.Delete(line)
		}
		return
	}
	parts := fromForm.FindStringSubmatch(source)
	if parts == nil || d.pass.IsOwn(parts[1]) || strings.HasPrefix(parts[1], ".") {
		return
	}
	names := strings.Split(parts[2], ", ")
	var kept []string
	for _, name := range names {
		if _, as, renamed := strings.Cut(name, " as "); renamed && unused(as) || !renamed && unused(name) {
			continue
		}
		kept = append(kept, name)
	}
	switch {
	case len(kept) == len(names):
	case len(kept) == 0:
		d.Delete(line)
	default:
		at := program.Site{Unit: u, Span: text.Span{Start: int(s.End) - len(parts[2]), End: int(s.End)}}
		d.Replace(at, strings.Join(kept, ", "))
	}
}
