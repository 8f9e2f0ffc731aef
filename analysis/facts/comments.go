package facts

import (
	"bytes"
	"strings"

	"github.com/parahint/parahint/analysis/syntax"
)

// comments keeps the comments that speak to parahint and marks the functions that they speak of.
func (l *lowerer) comments() {
	for i := range l.tree.Nodes {
		node := &l.tree.Nodes[i]
		if node.Kind != syntax.KindComment {
			continue
		}
		text := l.tree.NodeText(int32(i))
		if !strings.Contains(text, "parahint") && !strings.Contains(text, "guarded-by") {
			continue
		}
		l.unit.Comments = append(l.unit.Comments, Comment{node.Start, node.End, strings.Clone(text)})
		l.mark(int(node.Start), text)
	}
}

// mark applies `# parahint: blocking` and `non-blocking` to the function whose def line the comment ends.
func (l *lowerer) mark(at int, comment string) {
	_, claim, found := strings.Cut(comment, "parahint:")
	if !found {
		return
	}
	mark := NoMark
	switch word, _, _ := strings.Cut(strings.TrimSpace(claim), " "); word {
	case "non-blocking":
		mark = NonBlockingMark
	case "blocking":
		mark = BlockingMark
	default:
		return
	}
	for i := range l.unit.Funcs {
		f := &l.unit.Funcs[i]
		if (f.Kind == Function || f.Kind == AsyncFunction) && l.headHas(f, at) {
			f.Marked = mark
		}
	}
}

// headHas reports whether the offset lies between the def and the first statement of its body, or on the line of the def.
func (l *lowerer) headHas(f *Func, at int) bool {
	if at < int(f.NameEnd) || f.Body.Len() == 0 {
		return false
	}
	return at < int(l.unit.Stmt(l.unit.Items(f.Body)[0]).Start) || !bytes.ContainsAny(l.tree.Text[f.NameEnd:at], "\r\n")
}
