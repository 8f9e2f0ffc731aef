package facts

import "github.com/parahint/parahint/analysis/syntax"

func (l *lowerer) matchStatement(n int32) ID {
	s := l.start(Match, n)
	s.E = l.field(n, syntax.FieldSubject)
	var cases []ID
	l.guarded(&l.conditions, func() {
		body := l.tree.ChildByField(n, syntax.FieldBody)
		if body == syntax.None {
			body = n
		}
		for c := range l.tree.Named(body) {
			if l.tree.Nodes[c].Kind == syntax.KindCaseClause {
				cases = append(cases, l.matchCase(c))
			}
		}
	})
	s.Handlers = l.list(cases)
	return l.stmt(s)
}

// matchCase lowers a case: of its pattern only the names that it captures.
func (l *lowerer) matchCase(n int32) ID {
	s := l.start(Case, n)
	var captures []ID
	for c := range l.tree.Named(n) {
		switch l.tree.Nodes[c].Kind {
		case syntax.KindCasePattern:
			captures = append(captures, l.captures(c)...)
		case syntax.KindIfClause:
			s.T = l.only(c)
		}
	}
	s.Targets = l.list(captures)
	s.Body = l.body(n, syntax.FieldConsequence)
	return l.stmt(s)
}

// captures are the names that a pattern binds: bare names that are not `_`, not dotted, not called and not keywords.
func (l *lowerer) captures(n int32) []ID {
	var ids []ID
	for c := range l.tree.Named(n) {
		switch l.tree.Nodes[c].Kind {
		case syntax.KindDottedName:
			if id, ok := l.capture(c); ok {
				ids = append(ids, id)
			}
		case syntax.KindIdentifier:
			if l.isBound(n, c) {
				ids = append(ids, l.captured(c))
			}
		case syntax.KindClassPattern, syntax.KindKeywordPattern:
			ids = append(ids, l.inner(c)...)
		default:
			ids = append(ids, l.captures(c)...)
		}
	}
	return ids
}

// inner are the captures behind the class name or the keyword, which come first.
func (l *lowerer) inner(n int32) []ID {
	var ids []ID
	first := true
	for c := range l.tree.Named(n) {
		if first {
			first = false
			continue
		}
		if l.tree.Nodes[c].Kind == syntax.KindDottedName {
			if id, ok := l.capture(c); ok {
				ids = append(ids, id)
			}
			continue
		}
		ids = append(ids, l.captures(c)...)
	}
	return ids
}

// isBound tells `*rest`, `**rest` and `… as name` from other identifiers.
func (l *lowerer) isBound(parent, _ int32) bool {
	switch l.tree.Nodes[parent].Kind {
	case syntax.KindSplatPattern, syntax.KindAsPattern, syntax.KindAsPatternTarget:
		return true
	}
	return false
}

func (l *lowerer) capture(dotted int32) (ID, bool) {
	parts := 0
	last := syntax.None
	for c := range l.tree.Named(dotted) {
		parts++
		last = c
	}
	if parts != 1 || l.tree.NodeText(last) == "_" {
		return None, false
	}
	return l.captured(last), true
}

func (l *lowerer) captured(n int32) ID {
	id := l.name(n)
	e := l.unit.Expr(id)
	l.bind(e.Name, Bind{Kind: BindUnknown, Value: None, Annot: None, Start: e.Start, End: e.End})
	return id
}
