package project

import (
	"context"

	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/refactor"
	"github.com/parahint/parahint/rules/rule"
)

// CalledIndependently reports whether the function whose name is at the position is called in a loop whose turns can run
// in any order: its calls are the pieces of its work then. False says that nobody knows.
func (s *Session) CalledIndependently(ctx context.Context, path string, at Position) (bool, error) {
	for {
		found := s.calledIndependently(path, at)
		if found || !s.program.Wanting() {
			return found, nil
		}
		if _, err := s.Analyze(ctx); err != nil {
			return false, err
		}
	}
}

func (s *Session) calledIndependently(path string, at Position) (found bool) {
	m, file := s.program.Module(path), s.files[path]
	if m == nil || file == nil {
		return false
	}
	defer s.program.Guard(func(any) { found = false })()
	start := offset(file, at)
	i := file.UnitAt(start)
	if i < 0 || i >= len(m.Units) {
		return false
	}
	s.program.Need(m.Units[i])
	f := m.Units[i].FuncAt(start - file.Offset(i))
	if f == nil {
		return false
	}
	s.program.NeedNaming(f)
	for _, site := range s.program.CallSites(f) {
		if s.inIndependentLoop(site) {
			return true
		}
	}
	return false
}

func (s *Session) inIndependentLoop(at program.Site) bool {
	s.program.Need(at.Unit)
	for _, o := range refactor.At(&rule.Pass{Program: s.program, Unit: at.Unit}, at) {
		if o.Refused == (rule.Text{}) {
			return true
		}
	}
	return false
}
