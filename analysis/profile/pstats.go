package profile

import (
	"bytes"
	"math"
	"strings"

	"github.com/parahint/parahint/analysis/profile/marshal"
)

// The files of the pstats module: one dict {(file, line, name): (primitive calls, calls, self, total, callers)}. Five tools
// write them, which must be told apart before a number is used.
const (
	FormatCProfile     Format = "cprofile"
	FormatPureProfile  Format = "profile"
	FormatYappiPstat   Format = "yappi-pstat"
	FormatPyinstPstat  Format = "pyinstrument-pstat"
	FormatTachyonPstat Format = "tachyon-pstat"
)

func isPstats(head []byte) bool {
	return head[0] == 0xfb || head[0] == '{' && (len(head) < 2 || bytes.IndexByte([]byte("(0\xa8\xa9)\xa9"), head[1]) >= 0)
}

// row is one function of a pstats file.
type row struct {
	file, name       string
	line             int
	primitive, calls int64
	self, total      float64
	callers          marshal.ID
}

func readPstats(in *input) (*Profile, error) {
	data, err := in.all()
	if err != nil {
		return nil, err
	}
	a, root, err := marshal.Decode(data)
	if err != nil {
		return nil, fail("the file begins like one of cProfile, but is damaged: %v", "le fichier commence comme ceux de cProfile, mais il est abîmé : %v", err)
	}
	if a.Kind(root) != marshal.Dict {
		return nil, fail("this is no profile that parahint knows", "ce n'est pas un profil que parahint connaît")
	}
	rows, signs, dropped := pstatsRows(a, root)
	if len(rows) == 0 && dropped > 0 {
		return nil, fail("none of the %d rows is one of a profiler", "aucune des %d lignes n'est celle d'un profileur", dropped)
	}
	p := &Profile{Unit: Seconds, Clock: Wall}
	signs.name(p, rows)
	if p.Format == FormatTachyonPstat {
		tachyonRows(p, rows)
	} else {
		tracedRows(p, rows)
	}
	if dropped > 0 {
		p.Note(Damaged, droppedRowsText(dropped, dropped+len(rows)))
	}
	if len(rows) == 0 {
		p.Note(Empty, emptyText)
	}
	p.sort()
	pstatsCalls(p, a, rows)
	return p, nil
}

// pstatsSigns are what tells the writers of pstats files apart.
type pstatsSigns struct{ sampled, code bool }

func pstatsRows(a *marshal.Arena, root marshal.ID) (rows []row, signs pstatsSigns, dropped int) {
	items := a.Items(root)
	for i := 0; i+1 < len(items); i += 2 {
		key, value := a.Items(items[i]), a.Items(items[i+1])
		if len(key) == 1 {
			name, _ := a.Str(key[0])
			signs.sampled = signs.sampled || name == "__sampled__"
			continue
		}
		if len(key) == 3 && a.Kind(key[2]) == marshal.Code {
			signs.code = true
			continue
		}
		r, ok := pstatsRow(a, key, value)
		if !ok {
			dropped++
			continue
		}
		rows = append(rows, r)
	}
	return rows, signs, dropped
}

func pstatsRow(a *marshal.Arena, key, value []marshal.ID) (r row, ok bool) {
	if len(key) != 3 || len(value) != 5 {
		return r, false
	}
	file, okFile := a.Str(key[0])
	line, okLine := a.Int(key[1])
	name, okName := a.Str(key[2])
	primitive, okPrimitive := a.Int(value[0])
	calls, okCalls := a.Int(value[1])
	self, okSelf := a.Number(value[2])
	total, okTotal := a.Number(value[3])
	if !okFile || !okLine || !okName || !okPrimitive || !okCalls || !okSelf || !okTotal || a.Kind(value[4]) != marshal.Dict {
		return r, false
	}
	if !measured(self) || !measured(total) || line < noLine || line > math.MaxInt32 || calls < -1 || primitive < -1 {
		return r, false
	}
	return row{clean(file), clean(name), int(max(line, 0)), primitive, calls, self, total, value[4]}, true
}

// noLine is the line of frames that have none.
const noLine = -1

// measured reports whether a number can be one of a clock: from 0 up, within a century.
func measured(x float64) bool { return x >= 0 && x < 4e9 }

// name tells which tool wrote the rows.
func (s pstatsSigns) name(p *Profile, rows []row) {
	p.Format, p.Tool = FormatCProfile, "cProfile"
	switch {
	case s.sampled:
		p.Format, p.Tool, p.Clock = FormatTachyonPstat, "Tachyon", UnknownClock
	case s.code:
		p.Format, p.Tool = FormatPureProfile, "profile"
	case allCalls(rows, -1):
		p.Format, p.Tool = FormatPyinstPstat, "pyinstrument"
	case isYappi(rows):
		p.Format, p.Tool, p.Clock = FormatYappiPstat, "yappi", UnknownClock
	}
}

func allCalls(rows []row, calls int64) bool {
	for _, r := range rows {
		if r.calls != calls {
			return false
		}
	}
	return len(rows) > 0
}

// isYappi tells yappi's rows: its names are qualified, which cProfile's never are.
func isYappi(rows []row) bool {
	for _, r := range rows {
		if r.file != "~" && strings.Contains(r.name, ".") && !strings.HasPrefix(r.name, "<") {
			return true
		}
	}
	return false
}

// tracedRows are rows that are functions: of cProfile, profile, yappi and pyinstrument.
func tracedRows(p *Profile, rows []row) {
	mixed := 0
	for _, r := range rows {
		p.Total += r.self
		if r.self > r.total*(1+1e-9) || startsThread(r.file, r.name) {
			mixed++
		}
		calls, primitive := r.calls, r.primitive
		if p.Format == FormatYappiPstat {
			// yappi writes them the other way round.
			calls, primitive = primitive, calls
		}
		p.Functions = append(p.Functions, Function{File: r.file, Line: r.line, Name: r.name, Self: r.self, Total: r.total,
			Calls: calls, Primitive: primitive, SelfSamples: -1, TotalSamples: -1, Measures: Unmeasured})
	}
	if p.Format == FormatCProfile && mixed > 0 {
		p.Note(Untrusted, severalThreads)
	}
	if p.Format == FormatYappiPstat {
		p.countBuiltins()
	}
	if p.Format == FormatPyinstPstat {
		p.Total = 0
		for _, f := range p.Functions {
			p.Total = max(p.Total, f.Total)
		}
	}
	if p.Format == FormatPureProfile || p.Format == FormatCProfile && mixed == 0 {
		p.Note(Limited, mainThreadOnly)
	}
}

// startsThread tells the function that each thread begins with: where a profiler of one thread has it, it saw others too.
func startsThread(file, name string) bool {
	return name == "_bootstrap_inner" && strings.HasSuffix(file, "threading.py")
}

// tachyonRows are rows that are lines: of Tachyon, whose counts are samples.
func tachyonRows(p *Profile, rows []row) {
	type fn struct{ file, name string }
	index := map[fn]int{}
	p.Sampled = true
	for _, r := range rows {
		p.Total += r.self
		p.Samples = saturate(p.Samples, max(r.primitive, 0))
		if r.calls > 0 && p.Interval == 0 {
			p.Interval = r.total / float64(r.calls)
		}
		i, ok := index[fn{r.file, r.name}]
		if !ok {
			i = len(p.Functions)
			index[fn{r.file, r.name}] = i
			p.Functions = append(p.Functions, Function{File: r.file, Line: r.line, Name: r.name, Calls: -1, Primitive: -1, Measures: Unmeasured})
		}
		f := &p.Functions[i]
		f.Self += r.self
		f.Total += r.total
		f.SelfSamples = saturate(f.SelfSamples, max(r.primitive, 0))
		f.TotalSamples = saturate(f.TotalSamples, max(r.calls, 0))
		if r.line > 0 && (f.Line == 0 || r.line < f.Line) {
			f.Line = r.line
		}
		if r.line > 0 {
			p.Lines = append(p.Lines, Line{File: r.file, Line: r.line, Function: r.name, Self: r.self, Total: r.total, Hits: -1,
				SelfSamples: r.primitive, TotalSamples: r.calls, Measures: Unmeasured})
		}
	}
	for i := range p.Functions {
		p.Functions[i].Total = min(p.Functions[i].Total, p.Total)
	}
}
