package rewrite

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
)

// Siblings is the list of statements that the statement stands in, and its index there; nil for one that is none of the
// function's.
func Siblings(f *program.Func, stmt facts.ID) ([]facts.ID, int) {
	found := f.Items(f.IR.Body)
	at := slices.Index(found, stmt)
	f.EachStmt(func(_ facts.ID, s *facts.Stmt) {
		for _, l := range []facts.List{s.Body, s.Else, s.Final} {
			if i := slices.Index(f.Items(l), stmt); i >= 0 {
				found, at = f.Items(l), i
			}
		}
	})
	if at < 0 {
		return nil, -1
	}
	return found, at
}

// OwnLines reports whether nothing else stands on the lines of the statement: only white space before it, and no more
// than a comment behind it. An elif is part of the lines of its if.
func OwnLines(f *program.Func, stmt facts.ID) bool {
	u, s := f.Unit, f.Stmt(stmt)
	before := u.Syntax.Text[LineStart(u, int(s.Start)):s.Start]
	behind := strings.TrimSpace(string(u.Syntax.Text[s.End:LineEnd(u, int(s.End))]))
	return strings.TrimSpace(string(before)) == "" && (behind == "" || behind[0] == '#') && !isElif(f, s)
}

func isElif(f *program.Func, s *facts.Stmt) bool {
	return s.Kind == facts.If && strings.HasPrefix(string(f.Unit.Syntax.Text[s.Start:s.End]), "elif")
}

// Nest puts a header line, such as `with lock:`, before the first of the statements, which follow one another in one
// list, and moves all lines of theirs one step in. Text within strings stays where it is.
func (d *Draft) Nest(f *program.Func, first, last facts.ID, header string) {
	u := f.Unit
	if !OwnLines(f, first) || !OwnLines(f, last) || continued(u, int(f.Stmt(first).Start)) {
		d.Refuse()
		return
	}
	start, end := LineStart(u, int(f.Stmt(first).Start)), int(f.Stmt(last).End)
	base := Indent(u, start)
	d.Insert(u, start, Lines(u.Module, base, header))
	d.Indent(u, start, end, base)
}

// Indent moves the lines from the start of one to an offset one step in from the indentation that they have in common.
// Blank lines, and comments further out, stay, and so does text within strings.
func (d *Draft) Indent(u *program.Unit, from, to int, base string) {
	step := Step(u.Module)
	for _, at := range append([]int{from}, syntax.CodeLines(u.Syntax.Text, from, to)...) {
		indent := Indent(u, at)
		code := at + len(indent)
		switch rest := u.Syntax.Text[code:LineEnd(u, at)]; {
		case len(rest) == 0:
		case strings.HasPrefix(indent, base):
			d.Insert(u, at+len(base), step)
		case rest[0] != '#':
			d.Insert(u, code, step)
		}
	}
}

// continued reports whether the line before the one of the offset ends in a backslash.
func continued(u *program.Unit, offset int) bool {
	before := strings.TrimRight(string(u.Syntax.Text[:LineStart(u, offset)]), "\r\n")
	return strings.HasSuffix(before, "\\")
}

// Remove takes a statement away, with its lines where nothing else stands on them.
func (d *Draft) Remove(f *program.Func, stmt facts.ID) {
	ofModule := f.OfScript() && slices.Contains(f.Items(f.IR.Body), stmt)
	if list, _ := Siblings(f, stmt); len(list) < 2 && !ofModule || !OwnLines(f, stmt) {
		d.Refuse() // it is all that its block has
		return
	}
	u, s := f.Unit, f.Stmt(stmt)
	start, end := LineStart(u, int(s.Start)), NextLine(u, int(s.End))
	if strings.TrimSpace(string(u.Syntax.Text[s.End:LineEnd(u, int(s.End))])) != "" {
		start = int(s.Start)
		end = int(s.End) + strings.IndexByte(string(u.Syntax.Text[s.End:]), '#')
	}
	d.Delete(program.Site{Unit: u, Span: text.Span{Start: start, End: end}})
}

// Before puts lines before a statement, with its indentation.
func (d *Draft) Before(f *program.Func, stmt facts.ID, lines ...string) {
	u, at := f.Unit, int(f.Stmt(stmt).Start)
	if !OwnLines(f, stmt) || continued(u, at) {
		d.Refuse()
		return
	}
	start := LineStart(u, at)
	d.Insert(u, start, Lines(u.Module, Indent(u, start), lines...))
}

// Behind puts lines behind a statement, with its indentation.
func (d *Draft) Behind(f *program.Func, stmt facts.ID, lines ...string) {
	u, s := f.Unit, f.Stmt(stmt)
	if !OwnLines(f, stmt) {
		d.Refuse()
		return
	}
	fresh := Lines(u.Module, Indent(u, int(s.Start)), lines...)
	end := NextLine(u, int(s.End))
	if end == LineEnd(u, int(s.End)) { // the last line of the file has no ending
		newline := Newline(u.Module)
		fresh = newline + strings.TrimSuffix(fresh, newline)
	}
	d.Insert(u, end, fresh)
}

// CommentStart is the offset at which the lines of a unit start that are not blank: of the comments above its code.
func CommentStart(u *program.Unit) int {
	for at := 0; at < len(u.Syntax.Text); at = NextLine(u, at) {
		if strings.TrimSpace(string(u.Syntax.Text[at:LineEnd(u, at)])) != "" || NextLine(u, at) == at {
			return at
		}
	}
	return 0
}
