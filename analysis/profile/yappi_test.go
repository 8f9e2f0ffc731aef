package profile

import (
	"strings"
	"testing"
)

func TestYappisOwnFormat(t *testing.T) {
	for name, clock := range map[string]Clock{"yappi/yappi-wall-legacy.ystat": Wall, "yappi/yappi-cpu-legacy.ystat": CPU} {
		p := readSample(t, name)
		if p.Format != FormatYappiStat || p.Clock != clock || p.Unit != Seconds {
			t.Errorf("%s: %s, %s, %s", name, p.Format, p.Clock, p.Unit)
		}
		inner := functionNamed(t, p, "inner")
		for i := range p.Functions {
			f := &p.Functions[i]
			if f.Name != "inner" {
				continue
			}
			callers := p.Callers(f)
			if len(callers) != 1 || p.Functions[callers[0].Caller].Name != "outer" || callers[0].Calls != 30 || !near(callers[0].Total, inner.Total) {
				t.Errorf("%s: callers %+v", name, callers)
			}
		}
		if tree := p.Stacks(); tree == nil || !tree.Guessed {
			t.Errorf("%s: no tree", name)
		}
	}
}

// Where builtin functions were left out, the run is as long as its longest function: the sleep is in no row.
func TestTimeOfBuiltinsIsNotLost(t *testing.T) {
	p := readSample(t, "yappi/yappi-wall-legacy.ystat")
	self := 0.0
	for _, f := range p.Functions {
		self += f.Self
	}
	if whole := functionNamed(t, p, "<module>").Total; p.Total != whole || !(self < whole-0.01) {
		t.Errorf("total %v of %v, own times %v", p.Total, whole, self)
	}
	if len(p.Notes) != 1 || p.Notes[0].Text != builtinsLeftOut {
		t.Errorf("%v", p.Notes)
	}
}

// A pickle that names yappi, but has none of its functions, is refused; one in which a row is broken tells so.
func TestDamagedYappi(t *testing.T) {
	const begin = "\x80\x02cyappi\nYFuncStats\n)\x81}"
	if _, err := Read(strings.NewReader(begin + "b.")); err == nil || !strings.Contains(err.Error(), "get_func_stats") {
		t.Errorf("%v", err)
	}
	many := begin + "(" + strings.Repeat("K\x01K\x01", 1000) + "u."
	if _, err := Read(strings.NewReader(strings.Replace(many, "}(", "(", 1))); err == nil || !strings.Contains(err.Error(), "too many entries") {
		t.Errorf("%v", err)
	}
	row := func(name string) string {
		return "cyappi\nYFuncStat\n)\x81(K\x00" + name + "K\x01X\x04\x00\x00\x00a.pyK\x02K\x03K\x03K\x05K\x04K\x05K\x06G\x3f\xf0\x00\x00\x00\x00\x00\x00K\x07G\x3f\xe0\x00\x00\x00\x00\x00\x00K\x08K\x01u"
	}
	p := readText(t, begin+"(X\x08\x00\x00\x00_as_list]("+row("X\x01\x00\x00\x00f")+row("K\x07")+"eub.")
	if len(p.Functions) != 1 || p.Functions[0].Name != "f" || p.Functions[0].Calls != 5 || p.Functions[0].Self != 0.5 || p.Clock != UnknownClock {
		t.Errorf("%+v", p.Functions)
	}
	if len(p.Notes) == 0 || p.Notes[0].Kind != Damaged {
		t.Errorf("%v", p.Notes)
	}
}

// yappi's two formats of one run agree, also on who called whom.
func TestCallgrindAgreesWithPstat(t *testing.T) {
	pstat, callgrind := readSample(t, "yappi/yappi-wall.prof"), readSample(t, "yappi/yappi-wall.callgrind")
	calls := func(p *Profile) map[string]int64 {
		of := map[string]int64{}
		for _, c := range p.Calls {
			of[p.Functions[c.Caller].Name+" > "+p.Functions[c.Callee].Name] += c.Calls
		}
		return of
	}
	want, got := calls(pstat), calls(callgrind)
	if len(want) == 0 || len(got) < len(want)*9/10 {
		t.Fatalf("%d pairs, want %d", len(got), len(want))
	}
	for pair, n := range got {
		if want[pair] != n {
			t.Errorf("%s: %d calls, want %d", pair, n, want[pair])
		}
	}
	if f := functionNamed(t, callgrind, "score"); f.Calls != 500 {
		t.Errorf("%+v", f)
	}
}

// yappi's pstats have all calls first, where those of cProfile have the calls that are not recursive.
func TestRecursionUnderYappi(t *testing.T) {
	p := &Profile{Format: FormatYappiPstat}
	tracedRows(p, []row{{file: "a.py", name: "Tree.walk", line: 1, primitive: 9, calls: 2, self: 1, total: 1}})
	if f := p.Functions[0]; f.Calls != 9 || f.Primitive != 2 {
		t.Errorf("%+v", f)
	}
}
