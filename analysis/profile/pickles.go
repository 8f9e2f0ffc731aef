package profile

import (
	"bytes"
	"strings"

	"github.com/parahint/parahint/analysis/profile/pickle"
)

// The files that are pickles: of line_profiler, tracemalloc and yappi.
const (
	FormatLineProfiler Format = "line-profiler"
	FormatTracemalloc  Format = "tracemalloc"
	FormatYappiStat    Format = "yappi-ystat"
)

// isPickle tells the pickles of the protocols from 2 on, and those of profilers in older ones.
func isPickle(head []byte) bool {
	return len(head) > 1 && head[0] == 0x80 && head[1] <= 5 || bytes.HasPrefix(head, []byte("c_line_profiler")) ||
		bytes.HasPrefix(head, []byte("ccopy_reg")) || bytes.HasPrefix(head, []byte("(i")) || bytes.HasPrefix(head, []byte("cos\n")) ||
		len(head) > 1 && bytes.IndexByte([]byte("LIPQ"), head[0]) >= 0 && bytes.IndexByte(head, '.') > 0 && bytes.IndexByte(head[:min(len(head), 64)], '\n') > 0 && !bytes.HasPrefix(head, []byte("P"))
}

// profilerClasses are the classes whose objects a profile may hold.
func profilerClasses(class string) bool {
	return strings.HasSuffix(class, "line_profiler.LineStats") || strings.HasPrefix(class, "tracemalloc.") || strings.HasPrefix(class, "yappi.")
}

func readPickle(in *input) (*Profile, error) {
	data, err := in.all()
	if err != nil {
		return nil, err
	}
	a, root, err := pickle.Decode(data, profilerClasses)
	if err != nil {
		return nil, fail("this pickle cannot be read as a profile: %v", "ce fichier pickle ne peut pas être lu comme un profil : %v", err)
	}
	if a.Kind(root) == pickle.Tuple && len(a.Items(root)) == 2 {
		// yappi puts its clock beside.
		root = a.Items(root)[0]
	}
	if a.Kind(root) != pickle.Object || len(a.Items(root)) != 1 {
		return nil, fail("this is a pickle, but not one of a profiler", "c'est un fichier pickle, mais pas celui d'un profileur")
	}
	state := a.Items(root)[0]
	switch class := a.ClassOf(root); {
	case strings.HasSuffix(class, "LineStats"):
		return lineStats(a, state)
	case strings.HasPrefix(class, "tracemalloc."):
		return snapshot(a, state)
	case strings.HasPrefix(class, "yappi."):
		return yappiStats(a, state)
	}
	return nil, fail("this is a pickle, but not one of a profiler", "c'est un fichier pickle, mais pas celui d'un profileur")
}

// lineStats reads what line_profiler measured: for each function its lines with hits and a time in units. The time of a
// line holds what it calls and, in threads, the wait for the GIL.
func lineStats(a *pickle.Arena, state pickle.ID) (*Profile, error) {
	timings, ok := a.Get(state, "timings")
	unitID, okUnit := a.Get(state, "unit")
	if !ok || !okUnit || a.Kind(timings) != pickle.Dict {
		return nil, fail("this is a pickle of line_profiler, but without timings", "c'est un fichier pickle de line_profiler, mais sans mesures")
	}
	unit, okUnit := a.Number(unitID)
	if !okUnit || !(unit > 0 && unit <= 1) {
		return nil, fail("this is a pickle of line_profiler, but its unit of time is missing", "c'est un fichier pickle de line_profiler, mais son unité de temps manque")
	}
	p := &Profile{Format: FormatLineProfiler, Tool: "line_profiler", Clock: Wall, Unit: Seconds}
	dropped := 0
	items := a.Items(timings)
	for i := 0; i+1 < len(items); i += 2 {
		if !lineStatsOf(p, a, items[i], items[i+1], unit) {
			dropped++
		}
	}
	p.Note(Limited, linesWithCallees)
	finishRows(p, dropped, len(items)/2)
	return p, nil
}

func lineStatsOf(p *Profile, a *pickle.Arena, key, lines pickle.ID, unit float64) bool {
	k := a.Items(key)
	if len(k) != 3 {
		return false
	}
	file, okFile := a.Str(k[0])
	first, okFirst := a.Int(k[1])
	name, okName := a.Str(k[2])
	if !okFile || !okFirst || !okName || first < 0 || first > 1<<30 {
		return false
	}
	f := Function{File: clean(file), Line: int(first), Name: clean(name), Calls: -1, Primitive: -1, SelfSamples: -1, TotalSamples: -1, Measures: Unmeasured}
	for _, id := range a.Items(lines) {
		row := a.Items(id)
		if len(row) != 3 {
			return false
		}
		line, okLine := a.Int(row[0])
		hits, okHits := a.Int(row[1])
		time, okTime := a.Number(row[2])
		if !okLine || !okHits || !okTime || line < 1 || line > 1<<30 || hits < 0 || !measured(time*unit) {
			return false
		}
		f.Total += time * unit
		p.Lines = append(p.Lines, Line{File: f.File, Line: int(line), Function: f.Name, Self: time * unit, Total: time * unit, Hits: hits,
			SelfSamples: -1, TotalSamples: -1, Measures: Unmeasured})
	}
	// What a function's own lines cost without what they call is not known: its total stands for both. Nor is how often it was
	// called: a loop or a with in its first line is passed more often.
	f.Self = f.Total
	p.Functions = append(p.Functions, f)
	return true
}

// finishRows notes what was left out, takes the largest function as the whole, and orders the rows.
func finishRows(p *Profile, dropped, all int) {
	for _, f := range p.Functions {
		p.Total = max(p.Total, f.Total)
	}
	if dropped > 0 {
		p.Note(Damaged, droppedRowsText(dropped, all))
	}
	if len(p.Functions) == 0 && len(p.Lines) == 0 {
		p.Note(Empty, emptyText)
	}
	p.sort()
}

// snapshot reads what tracemalloc counted: live bytes by the stack that allocated them, the most recent frame first.
func snapshot(a *pickle.Arena, state pickle.ID) (*Profile, error) {
	traces, ok := a.Get(state, "traces")
	if ok && a.Kind(traces) == pickle.Object && len(a.Items(traces)) == 1 {
		traces = a.Items(traces)[0]
	}
	if inner, isState := a.Get(traces, "_traces"); ok && isState {
		traces = inner
	}
	if !ok {
		return nil, fail("this is a pickle of tracemalloc, but without traces", "c'est un fichier pickle de tracemalloc, mais sans traces")
	}
	p := &Profile{Format: FormatTracemalloc, Tool: "tracemalloc", Clock: Memory, Unit: Bytes}
	t := newTally()
	var stack []frameID
	for _, id := range a.Items(traces) {
		trace := a.Items(id)
		if len(trace) < 3 {
			t.dropped++
			continue
		}
		size, okSize := a.Int(trace[1])
		stack = stack[:0]
		frames := a.Items(trace[2])
		for i := len(frames) - 1; i >= 0; i-- {
			f := a.Items(frames[i])
			if len(f) != 2 {
				okSize = false
				break
			}
			file, _ := a.Str(f[0])
			line, _ := a.Int(f[1])
			stack = append(stack, t.frame(frame{file: file, line: int(min(max(line, 0), 1<<30))}))
		}
		if !okSize {
			t.dropped++
			continue
		}
		t.add(stack, float64(size), 1, Thread{})
	}
	t.fill(p)
	// The frames have no names: there is nothing to say of functions.
	p.Functions, p.Tree = nil, nil
	for i := range p.Lines {
		p.Lines[i].Function = ""
		p.Lines[i].Memory = p.Lines[i].Self
	}
	if len(p.Lines) == 0 {
		p.Note(Empty, emptyText)
	}
	return p, nil
}
