package facts

import (
	"strings"

	"github.com/parahint/parahint/analysis/syntax"
)

// str is a string: a constant, or an f-string with what it interpolates.
func (l *lowerer) str(n int32) ID {
	var inner []ID
	var content strings.Builder
	isBytes := false
	for c := range l.tree.Children(n) {
		switch l.tree.Nodes[c].Kind {
		case syntax.KindInterpolation:
			inner = append(inner, l.interpolated(c)...)
		case syntax.KindStringContent:
			content.WriteString(l.tree.NodeText(c))
		case syntax.KindStringStart:
			isBytes = strings.ContainsAny(l.tree.NodeText(c), "bB")
		}
	}
	if len(inner) > 0 {
		e := l.at(FString, n)
		e.List = l.list(inner)
		return l.expr(e)
	}
	e := l.at(Const, n)
	e.Op, e.Name = Str, short(content.String())
	if isBytes {
		e.Op = Bytes
	}
	return l.expr(e)
}

// longest is how much of a string constant is kept: names, modes and annotations are shorter.
const longest = 200

func short(s string) string {
	if len(s) > longest {
		s = s[:longest]
	}
	return strings.Clone(s)
}

// interpolated lowers what stands in the braces, the format specification included.
func (l *lowerer) interpolated(n int32) []ID {
	var ids []ID
	for c := range l.tree.Named(n) {
		if l.tree.Nodes[c].Kind == syntax.KindTypeConversion {
			continue
		}
		ids = append(ids, l.lower(c))
	}
	return ids
}

func (l *lowerer) concatenated(n int32) ID {
	parts := l.all(n)
	e := l.at(Const, n)
	e.Op = Str
	var content strings.Builder
	for _, p := range parts {
		part := l.unit.Expr(p)
		if part.Kind != Const {
			e.Kind, e.Op = FString, NoOp
		}
		content.WriteString(part.Name)
	}
	if e.Kind == FString {
		e.List = l.list(parts)
	} else {
		e.Name = short(content.String())
	}
	return l.expr(e)
}
