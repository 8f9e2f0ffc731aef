package project

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules"
	"github.com/parahint/parahint/rules/comments"
	"github.com/parahint/parahint/rules/rule"
)

// suppression is one rule named in one comment.
type suppression struct {
	id string
	// at is the place of the name in the file; of a comment without a name, of the comment.
	at text.Span
	// from and to are the lines that it covers, inclusive.
	from, to int
	used     bool
}

// suppress leaves out the findings that comments silence, and adds what is wrong with the comments.
func (s *Session) suppress(m *program.Module, list []Finding) []Finding {
	all := s.suppressions(m)
	if len(all) == 0 {
		return list
	}
	kept := slices.DeleteFunc(list, func(f Finding) bool {
		silenced := false
		for i := range all {
			c := &all[i]
			if c.id == f.Rule.ID && c.from <= f.Start.Line && f.Start.Line <= c.to {
				c.used, silenced = true, true
			}
		}
		return silenced
	})
	for i := range all {
		kept = s.aboutComment(kept, m, &all[i])
	}
	return kept
}

// aboutComment reports a suppression that names no rule, an unknown one, or one that finds nothing there.
func (s *Session) aboutComment(list []Finding, m *program.Module, c *suppression) []Finding {
	r := rules.ByID(c.id)
	switch {
	case c.id == "":
		return s.report(list, m, &comments.Bare, c)
	case r == nil:
		return s.report(list, m, &comments.Unknown, c, c.id, Nearest(c.id, s.ruleIDs()))
	case !c.used && s.runs(r):
		return s.report(list, m, &comments.Unused, c, c.id)
	}
	return list
}

func (s *Session) ruleIDs() []string {
	var ids []string
	for _, r := range rules.All() {
		ids = append(ids, r.ID)
	}
	return ids
}

func (s *Session) runs(r *rule.Rule) bool { return slices.Contains(s.config.Rules, r) }

func (s *Session) report(list []Finding, m *program.Module, r *rule.Rule, c *suppression, args ...any) []Finding {
	if !s.runs(r) {
		return list
	}
	severity := r.Severity
	if set, ok := s.config.Severity[r.ID]; ok {
		severity = set
	}
	if severity == rule.Off {
		return list
	}
	f := s.files[m.Path]
	place := Place{m.Path, Range{position(f, c.at.Start), position(f, c.at.End)}}
	return append(list, Finding{Rule: r, Severity: severity, Confidence: rule.Certain, Place: place, Message: r.Message.With(args...), Open: true})
}

// suppressions reads the comments of the module.
func (s *Session) suppressions(m *program.Module) []suppression {
	var all []suppression
	f := s.files[m.Path]
	offset, code := 0, false
	for i, u := range m.Units {
		for _, c := range u.Facts.Comments {
			all = append(all, readComment(f, m, i, offset, c, code)...)
		}
		offset += len(u.Syntax.Text)
		code = code || len(u.Facts.Stmts) > 0 && !isDocstring(u.Facts)
	}
	return all
}

func isDocstring(u *facts.Unit) bool {
	s := &u.Stmts[0]
	return s.Kind == facts.ExprStmt && s.E != facts.None && u.Expr(s.E).Kind == facts.Const
}

// readComment reads `# parahint: ignore[rule, …] reason` and `ignore-file[…]`.
func readComment(f *syntax.File, m *program.Module, unit, offset int, c facts.Comment, code bool) []suppression {
	_, claim, found := strings.Cut(c.Text, "parahint:")
	if !found {
		return nil
	}
	start := offset + int(c.Start) + len(c.Text) - len(claim)
	trimmed := strings.TrimLeft(claim, " \t")
	start += len(claim) - len(trimmed)
	word := trimmed
	if i := strings.IndexAny(trimmed, "[ \t"); i >= 0 {
		word = trimmed[:i]
	}
	from, to := 0, 0
	switch {
	case word == "ignore":
		from, to = covered(f, m, unit, offset, c)
	case word == "ignore-file" && !code:
		to = f.LineCount()
	case word == "ignore-file":
		from, to = -1, -1
	default:
		return nil
	}
	names, rest := trimmed[len(word):], start+len(word)
	inside, ok := strings.CutPrefix(names, "[")
	inside, _, closed := strings.Cut(inside, "]")
	if !ok || !closed || strings.TrimSpace(inside) == "" {
		return []suppression{{at: text.Span{Start: offset + int(c.Start), End: offset + int(c.End)}, from: from, to: to}}
	}
	return named(inside, rest+1, from, to)
}

func named(list string, at, from, to int) []suppression {
	var all []suppression
	for _, part := range strings.Split(list, ",") {
		id := strings.TrimSpace(part)
		begin := at + strings.Index(part, id)
		if id != "" {
			all = append(all, suppression{id: id, at: text.Span{Start: begin, End: begin + len(id)}, from: from, to: to})
		}
		at += len(part) + 1
	}
	return all
}

// covered are the lines that a comment speaks of: its own when code stands before it, else those of the statement below
// with its body.
func covered(f *syntax.File, m *program.Module, unit, offset int, c facts.Comment) (from, to int) {
	line, column := f.Position(offset + int(c.Start))
	if strings.TrimSpace(string(f.LineText(line)[:column])) != "" {
		return line, line
	}
	u := m.Units[unit].Facts
	below := facts.None
	for i := range u.Stmts {
		s := &u.Stmts[i]
		if s.Start > c.Start && (below == facts.None || s.Start < u.Stmt(below).Start || s.Start == u.Stmt(below).Start && s.End > u.Stmt(below).End) {
			below = facts.ID(i)
		}
	}
	end := offset + len(m.Units[unit].Syntax.Text)
	switch {
	case below != facts.None:
		end = offset + int(u.Stmt(below).End)
	case unit+1 < len(m.Units):
		end += m.Units[unit+1].Syntax.Code
	}
	last, _ := f.Position(max(end-1, offset))
	return line, last
}
