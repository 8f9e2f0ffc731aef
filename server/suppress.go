package server

import (
	"bytes"
	"strings"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
)

// The comments that silence rules.
const (
	commentMark = "parahint:"
	ignoreLine  = "parahint: ignore["
	ignoreFile  = "parahint: ignore-file["
)

// suppressLine is the edit that silences a rule on a line: it extends the comment that the line ends in, or appends one.
// Where no comment can end the line, because a string or a backslash goes on behind it, one goes on a line of its own
// above the statement.
func suppressLine(f *syntax.File, line int, id string) text.Edit {
	start := f.LineStart(line)
	content := text.TrimEnding(f.LineText(line))
	tree, base := parseAround(f, start)
	if comment := nodeAt(tree, start+len(content)-base, syntax.KindComment); comment != syntax.None {
		at := base + int(tree.Nodes[comment].Start)
		if e, ok := extend(f.Slice(text.Span{Start: at, End: start + len(content)}), at, ignoreLine, id); ok {
			return e
		}
	} else if bytes.HasSuffix(content, []byte{'\\'}) || nodeAt(tree, start+len(content)-base, syntax.KindString) != syntax.None {
		return above(f, tree, base, start+len(content)-len(bytes.TrimLeft(content, " \t\f")), id)
	}
	end := start + len(bytes.TrimRight(content, " \t\f"))
	return text.Edit{
		Span: text.Span{Start: end, End: start + len(content)}, New: []byte("  # " + ignoreLine + id + "]"),
	}
}

// parseAround is the tree of the unit at an offset, and where the unit begins.
func parseAround(f *syntax.File, offset int) (*syntax.Tree, int) {
	i := f.UnitAt(offset)
	if i < 0 {
		return &syntax.Tree{}, 0
	}
	return syntax.Parse(f.Unit(i)), f.Offset(i)
}

// nodeAt is a node of the kind in which the offset lies. A comment may also end there; a string may not.
func nodeAt(t *syntax.Tree, offset int, kind syntax.Kind) int32 {
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Kind == kind && int(n.Start) < offset && (offset < int(n.End) || kind == syntax.KindComment && offset == int(n.End)) {
			return int32(i)
		}
	}
	return syntax.None
}

// extend adds a rule to those that a comment names.
func extend(comment []byte, at int, mark, id string) (text.Edit, bool) {
	i := bytes.Index(comment, []byte(mark))
	if i < 0 {
		return text.Edit{}, false
	}
	open := i + len(mark)
	length := bytes.IndexByte(comment[open:], ']')
	if length < 0 {
		return text.Edit{}, false
	}
	added := ", " + id
	if len(bytes.TrimSpace(comment[open:open+length])) == 0 {
		added = id
	}
	end := at + open + length
	return text.Edit{Span: text.Span{Start: end, End: end}, New: []byte(added)}, true
}

// above puts the comment on a line of its own over the statement that the offset lies in.
func above(f *syntax.File, t *syntax.Tree, base, offset int, id string) text.Edit {
	line := lineOf(f, base+statementStart(t, offset-base))
	body := f.LineText(line)
	indent := body[:len(body)-len(bytes.TrimLeft(body, " \t\f"))]
	at := f.LineStart(line)
	return text.Edit{Span: text.Span{Start: at, End: at}, New: []byte(string(indent) + "# " + ignoreLine + id + "]" + ending(f))}
}

// statementStart is where the innermost statement begins that holds the offset.
func statementStart(t *syntax.Tree, offset int) int {
	start := 0
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Parent == syntax.None || n.Flags&syntax.FlagNamed == 0 || n.Kind == syntax.KindComment {
			continue
		}
		parent := t.Nodes[n.Parent].Kind
		if (parent == syntax.KindModule || parent == syntax.KindBlock) && int(n.Start) <= offset && offset < int(n.End) {
			start = int(n.Start)
		}
	}
	return start
}

// suppressFile is the edit that silences a rule in the file, by one of the comments that the file begins with.
func suppressFile(f *syntax.File, id string) text.Edit {
	line := 0
	for ; line < f.LineCount(); line++ {
		content := text.TrimEnding(f.LineText(line))
		if !bytes.HasPrefix(content, []byte{'#'}) {
			break
		}
		if e, ok := extend(content, f.LineStart(line), ignoreFile, id); ok {
			return e
		}
	}
	at := f.LineStart(min(line, headLines(f)))
	added := "# " + ignoreFile + id + "]" + ending(f)
	if before := f.Slice(text.Span{Start: at - 1, End: at}); at > 0 && len(text.TrimEnding(before)) > 0 {
		added = ending(f) + strings.TrimSuffix(added, ending(f))
	}
	return text.Edit{Span: text.Span{Start: at, End: at}, New: []byte(added)}
}

// headLines are the lines that must stay first: the shebang, and a comment that declares the encoding.
func headLines(f *syntax.File) int {
	head := 0
	for line := range min(2, f.LineCount()) {
		content := f.LineText(line)
		if line == 0 && bytes.HasPrefix(content, []byte("#!")) || bytes.HasPrefix(content, []byte{'#'}) && bytes.Contains(content, []byte("coding")) {
			head = line + 1
		}
	}
	return head
}

// ending is how the lines of a text end.
func ending(f *syntax.File) string {
	first := f.LineText(0)
	if e := first[len(text.TrimEnding(first)):]; len(e) > 0 {
		return string(e)
	}
	return "\n"
}
