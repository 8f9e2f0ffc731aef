package server

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// hover shows the findings at a position with their pages, or the page of a rule that is named there.
func (s *Server) hover(ctx context.Context, snap *snapshot, p *protocol.HoverParams) (any, error) {
	d := snap.docs[p.TextDocument.URI]
	if d == nil {
		return nil, nil
	}
	at := s.position(d.file, d.inward(p.TextDocument.URI, p.Position))
	if h := s.hoverName(d, at); h != nil {
		return h, nil
	}
	if d.root == nil {
		return nil, nil
	}
	o, err := d.root.wait(ctx, d)
	if err != nil {
		return nil, err
	}
	return s.hoverFindings(o, d, at, s.hoverProfiles(ctx, d, at)), nil
}

// hoverFindings shows the findings at a position, and what profiles say of it.
func (s *Server) hoverFindings(o *outcome, d *document, at project.Position, profiles string) any {
	var parts []string
	var where project.Place
	for _, f := range o.findings(d.rel) {
		if !contains(f.Range, at) {
			continue
		}
		if parts == nil {
			where = f.Place
		}
		parts = append(parts, s.findingText(&f, o.settled.language))
	}
	if profiles != "" {
		parts = append(parts, profiles)
	}
	if parts == nil {
		return nil
	}
	if where.Path == "" {
		return &protocol.Hover{Contents: s.markup(strings.Join(parts, "\n\n---\n\n"))}
	}
	r := o.located(where).Range
	return &protocol.Hover{Contents: s.markup(strings.Join(parts, "\n\n---\n\n")), Range: &r}
}

// findingText is what a hover says of a finding.
func (s *Server) findingText(f *project.Finding, l rule.Language) string {
	head := fmt.Sprintf("**%s**\n\n`%s` · %s · %s", escapeMarkdown(f.Message.In(l)), f.Rule.ID,
		severityNames[f.Severity].In(l), confidenceNames[f.Confidence].In(l))
	return head + "\n\n" + inHover(s.page(f.Rule, l))
}

// inHover is a page with a title that is not larger than a hover bears.
func inHover(page string) string {
	if strings.HasPrefix(page, "# ") {
		return "##" + page
	}
	return page
}

// page is that of a rule, or its title.
func (s *Server) page(r *rule.Rule, l rule.Language) string {
	if s.Page != nil {
		if page := s.Page(r.ID, l); page != "" {
			return strings.TrimRight(page, "\n")
		}
	}
	return "# " + r.ID + "\n\n" + r.Title.In(l)
}

// hoverName shows the page of the rule that a comment of ours, or a file of settings, names at the position.
func (s *Server) hoverName(d *document, at project.Position) *protocol.Hover {
	line := string(d.file.LineText(at.Line))
	start, end := wordAt(line, at.Column)
	r := s.rule(line[start:end])
	if r == nil || !isSettings(d.path) && !namesRules(line, start) {
		return nil
	}
	l := s.languageOf(d)
	c := d.cellAt(at.Line)
	where := protocol.Range{
		Start: c.outward(s.clientPosition(d.file, project.Position{Line: at.Line, Column: start})),
		End:   c.outward(s.clientPosition(d.file, project.Position{Line: at.Line, Column: end})),
	}
	return &protocol.Hover{Contents: s.markup(inHover(s.page(r, l))), Range: &where}
}

// namesRules says whether the column lies in a comment that names rules.
func namesRules(line string, column int) bool {
	at := strings.Index(line, commentMark)
	return at >= 0 && at < column && strings.LastIndexByte(line[:at], '#') >= 0
}

// languageOf is the language that is spoken of a document.
func (s *Server) languageOf(d *document) rule.Language {
	if d.root != nil {
		if o := d.root.current(); o != nil {
			return o.settled.language
		}
	}
	return s.language
}

func (s *Server) rule(id string) *rule.Rule {
	if i := slices.IndexFunc(s.Rules, func(r *rule.Rule) bool { return r.ID == id }); i >= 0 {
		return s.Rules[i]
	}
	return nil
}

// markup is Markdown, or the same as text for a client that cannot show it.
func (s *Server) markup(markdown string) *protocol.MarkupContent {
	kind := protocol.MarkupKindMarkdown
	if !s.can.markdown {
		kind = protocol.MarkupKindPlainText
	}
	return &protocol.MarkupContent{Kind: kind, Value: markdown}
}

// escapeMarkdown keeps names such as __init__ as they are.
func escapeMarkdown(t string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "<", `\<`, "[", `\[`, "`", "\\`").Replace(t)
}

// wordAt is the name of a rule around a byte column.
func wordAt(line string, column int) (start, end int) {
	inWord := func(c byte) bool {
		return c == '-' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
	}
	start, end = min(column, len(line)), min(column, len(line))
	for start > 0 && inWord(line[start-1]) {
		start--
	}
	for end < len(line) && inWord(line[end]) {
		end++
	}
	return start, end
}

// contains says whether a position lies in a range or at its end.
func contains(r project.Range, at project.Position) bool {
	return !before(at, r.Start) && !before(r.End, at)
}

func before(a, b project.Position) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
}

// overlaps says whether two ranges touch.
func overlaps(a, b project.Range) bool { return !before(a.End, b.Start) && !before(b.End, a.Start) }

// lineOf is the line of an offset.
func lineOf(f *syntax.File, offset int) int {
	line, _ := f.Position(offset)
	return line
}
