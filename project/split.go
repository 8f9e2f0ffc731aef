package project

import (
	"context"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/refactor"
	"github.com/parahint/parahint/rules/rule"
)

// Split is what the source says of running the calls of a function at the same time. Its zero says that nobody knows.
type Split struct {
	// Independent says that it is called in a loop whose turns can run in any order: its calls are the pieces of its work.
	Independent bool
	// Pieces is how often that loop runs, 0 where that is not known.
	Pieces int
	// Sends are the values that such a call takes along, as the source writes them; Stuck is the first that cannot be pickled.
	Sends []string
	Stuck string
	// Native and Waiting are the native functions that it calls and that compute without the GIL, or wait without it.
	Native, Waiting []string
}

// Split says how the calls of the function whose name is at the position could run at the same time.
func (s *Session) Split(ctx context.Context, path string, at Position) (Split, error) {
	for {
		found, ok := s.split(path, at)
		if ok && found.Independent || !s.program.Wanting() {
			return found, nil
		}
		if _, err := s.Analyze(ctx); err != nil {
			return Split{}, err
		}
	}
}

func (s *Session) split(path string, at Position) (found Split, ok bool) {
	m, file := s.program.Module(path), s.files[path]
	if m == nil || file == nil {
		return found, false
	}
	defer s.program.Guard(func(any) { found = Split{} })()
	start := offset(file, at)
	i := file.UnitAt(start)
	if i < 0 || i >= len(m.Units) {
		return found, false
	}
	s.program.Need(m.Units[i])
	f := m.Units[i].FuncAt(start - file.Offset(i))
	if f == nil {
		return found, false
	}
	found.Native, found.Waiting = s.program.Releasing(f)
	s.program.NeedNaming(f)
	for _, c := range s.program.CallsTo(f) {
		if s.inIndependentLoop(c.Site()) {
			found.Independent = true
			s.splitAt(c, &found)
			return found, true
		}
	}
	return found, true
}

func (s *Session) inIndependentLoop(at program.Site) bool {
	s.program.Need(at.Unit)
	return refactor.Apart(&rule.Pass{Program: s.program, Unit: at.Unit}, at)
}

// splitAt adds what the call in the loop says: how often the loop runs, and what would travel to a process.
func (s *Session) splitAt(c program.CallAt, to *Split) {
	const most = 1 << 30
	if loop, ok := c.Func.LoopAround(c.Call.Span); ok {
		if trips, known := s.program.Trips(c.Func, loop); known && trips >= 1 && trips <= most {
			to.Pieces = int(trips)
		}
	}
	e := c.Func.Expr(c.Call.Expr)
	if e.Kind != facts.Call {
		return
	}
	sent := append([]facts.ID{e.A}, c.Func.Items(e.List)...)
	for i, id := range sent {
		if to.Stuck == "" {
			if stuck := s.program.Stuck(c.Func, id, program.ByPickle, false); stuck != nil {
				to.Stuck = written(c.Func, id) + stuck.Path
			}
		}
		if name := written(c.Func, id); i > 0 && name != "" && !slices.Contains(to.Sends, name) {
			to.Sends = append(to.Sends, name)
		}
	}
}

// written is how the code writes a value that is no constant; "" for one that is.
func written(f *program.Func, id facts.ID) string {
	e := f.Expr(id)
	if e.Kind == facts.Keyword {
		id = e.A
		e = f.Expr(id)
	}
	switch e.Kind {
	case facts.Name, facts.Attr, facts.Call, facts.Subscript:
		const longest = 40
		if text := f.Text(id); len(text) <= longest && !strings.Contains(text, "\n") {
			return text
		}
	}
	return ""
}
