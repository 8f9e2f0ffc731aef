package project

import (
	"context"

	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/refactor"
	"github.com/parahint/parahint/rules/rule"
)

// Refactoring is a rewrite of the code at a place that nobody complained about.
type Refactoring struct {
	Fix
	// Refused says why it cannot be done, "" where it can, and Where lies what forbids it.
	Refused rule.Text
	Where   Place
}

// Refactorings are the rewrites of the code at a range of a file. The error is that of the context.
func (s *Session) Refactorings(ctx context.Context, path string, at Range) ([]Refactoring, error) {
	for {
		offers := s.offers(path, at)
		if !s.program.Wanting() {
			return s.rewrites(offers), nil
		}
		if _, err := s.Analyze(ctx); err != nil {
			return nil, err
		}
	}
}

func (s *Session) offers(path string, at Range) (found []refactor.Offer) {
	m, f := s.program.Module(path), s.files[path]
	if m == nil || f == nil {
		return nil
	}
	defer s.program.Guard(func(any) { found = nil })()
	start, end := offset(f, at.Start), offset(f, at.End)
	i := f.UnitAt(start)
	if i < 0 || i >= len(m.Units) {
		return nil
	}
	span := text.Span{Start: start - f.Offset(i), End: end - f.Offset(i)}
	u := m.Units[i]
	s.program.Need(u)
	return refactor.At(&rule.Pass{Program: s.program, Unit: u}, program.Site{Unit: u, Span: span})
}

func (s *Session) rewrites(offers []refactor.Offer) []Refactoring {
	var all []Refactoring
	for i := range offers {
		o := &offers[i]
		if o.Refused != (rule.Text{}) {
			all = append(all, Refactoring{Fix: Fix{Title: o.Title}, Refused: o.Refused, Where: s.place(o.Where)})
			continue
		}
		for _, fix := range s.usable([]rule.Repair{o.Repair}) {
			all = append(all, Refactoring{Fix: fix})
		}
	}
	return all
}
