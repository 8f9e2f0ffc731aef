// Package rewrite is what repairs are made of: edits that keep the layout of a file, imports, names that are free.
package rewrite

import (
	"bytes"
	"strings"

	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rule"
)

// Draft is a repair in the making. What cannot be done refuses the whole.
type Draft struct {
	pass    *rule.Pass
	edits   []rule.Edit
	refused bool
	// added are the import lines that the draft adds, by module path.
	added map[string][]string
	// lists are the generator expressions that become lists.
	lists map[*program.Func]bool
	// spares are the imports that keep some uses.
	spares []rule.Spare
}

// New is an empty draft.
func New(p *rule.Pass) *Draft {
	return &Draft{pass: p, added: map[string][]string{}, lists: map[*program.Func]bool{}}
}

// Refuse gives the repair up.
func (d *Draft) Refuse() { d.refused = true }

// Refused reports whether the repair was given up.
func (d *Draft) Refused() bool { return d.refused }

// Replace puts a text in the place of another.
func (d *Draft) Replace(at program.Site, with string) {
	d.edits = append(d.edits, rule.Edit{At: at, Text: with})
}

// Insert puts a text at an offset of a unit, behind what was inserted there before.
func (d *Draft) Insert(u *program.Unit, offset int, s string) {
	d.Replace(program.Site{Unit: u, Span: text.Span{Start: offset, End: offset}}, s)
}

// Wrap puts texts before and behind a place.
func (d *Draft) Wrap(at program.Site, before, behind string) {
	d.Insert(at.Unit, at.Start, before)
	d.Insert(at.Unit, at.End, behind)
}

// Delete takes a place away.
func (d *Draft) Delete(at program.Site) { d.Replace(at, "") }

// Repair is the finished repair as the only one of a list; no list when it was refused, or when it changes nothing.
func (d *Draft) Repair(title rule.Text) []rule.Repair { return d.finish(title, false) }

// Safe is Repair for one after which the program does what it did before, but for the defect.
func (d *Draft) Safe(title rule.Text) []rule.Repair { return d.finish(title, true) }

func (d *Draft) finish(title rule.Text, safe bool) []rule.Repair {
	if d.refused || len(d.edits) == 0 {
		return nil
	}
	d.dropImports()
	if overlap(d.edits) {
		return nil
	}
	return []rule.Repair{{Title: title, Safe: safe, Edits: d.edits, Spares: d.spares}}
}

// overlap reports whether two edits change the same text.
func overlap(edits []rule.Edit) bool {
	for i := range edits {
		for _, b := range edits[i+1:] {
			a := edits[i]
			if a.At.Unit == b.At.Unit && a.At.Start < b.At.End && b.At.Start < a.At.End {
				return true
			}
		}
	}
	return false
}

// Source is the text of a place.
func Source(at program.Site) string { return string(at.Unit.Syntax.Text[at.Start:at.End]) }

// LineStart is the offset at which the line of an offset starts.
func LineStart(u *program.Unit, offset int) int {
	_, column := u.Syntax.Line(offset)
	return offset - column
}

// LineEnd is the offset of the line ending, or of the end of the unit, behind an offset.
func LineEnd(u *program.Unit, offset int) int {
	if i := bytes.IndexAny(u.Syntax.Text[offset:], "\r\n"); i >= 0 {
		return offset + i
	}
	return len(u.Syntax.Text)
}

// NextLine is the offset behind the line ending of the line of an offset.
func NextLine(u *program.Unit, offset int) int {
	end := LineEnd(u, offset)
	rest := u.Syntax.Text[end:]
	switch {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		return end + 2
	case len(rest) > 0:
		return end + 1
	}
	return end
}

// Indent is the white space before the code of the line of an offset.
func Indent(u *program.Unit, offset int) string {
	line := u.Syntax.Text[LineStart(u, offset):]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t\f"))])
}

// Step is one level of indentation as the module writes it: that of its first indented line, else four blanks.
func Step(m *program.Module) string {
	for _, u := range m.Units {
		body := u.Syntax.Text
		if !u.Syntax.IsDef && !u.Syntax.IsClass {
			continue
		}
		for line := range bytes.Lines(body) {
			code := bytes.TrimLeft(line, " \t")
			blanks := line[:len(line)-len(code)]
			if len(blanks) > 0 && len(bytes.TrimSpace(code)) > 0 && code[0] != '#' {
				if blanks[0] == '\t' {
					return "\t"
				}
				if len(blanks) == 2 {
					return "  "
				}
				return "    "
			}
		}
	}
	return "    "
}

// Newline is how the module ends its lines.
func Newline(m *program.Module) string {
	for _, u := range m.Units {
		if i := bytes.IndexAny(u.Syntax.Text, "\r\n"); i >= 0 {
			switch rest := u.Syntax.Text[i:]; {
			case bytes.HasPrefix(rest, []byte("\r\n")):
				return "\r\n"
			case rest[0] == '\r':
				return "\r"
			}
			return "\n"
		}
	}
	return "\n"
}

// Lines writes lines, each with the indentation before it and the module's line ending behind it; an empty one stays empty.
func Lines(m *program.Module, indent string, lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		if line != "" {
			b.WriteString(indent)
		}
		b.WriteString(line)
		b.WriteString(Newline(m))
	}
	return b.String()
}
