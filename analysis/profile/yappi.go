package profile

import "github.com/parahint/parahint/analysis/profile/pickle"

// The keys of yappi's numbers of a function (YFuncStat), and of those of what it calls (YChildFuncStat).
const (
	yappiName = iota
	yappiFile
	yappiLine
	yappiCalls
	yappiPrimitive
	yappiBuiltin
	yappiTotal
	yappiSelf
	_
	yappiChildren
)

const (
	yappiChildCalls = 1
	yappiChildTotal = 3
	yappiChildFile  = 8
	yappiChildLine  = 9
	yappiChildName  = 10
)

// yappiClocks are the clocks by the names that yappi has for them.
var yappiClocks = map[string]Clock{"wall": Wall, "cpu": CPU}

// yappiStats reads yappi's own format: functions with numbers by key, added up over threads.
func yappiStats(a *pickle.Arena, state pickle.ID) (*Profile, error) {
	list, ok := a.Get(state, "_as_list")
	if !ok || a.Kind(list) != pickle.List {
		return nil, fail("this is a pickle of yappi, but without functions: save those of get_func_stats()", "c'est un fichier pickle de yappi, mais sans fonctions : enregistrez celles de get_func_stats()")
	}
	p := &Profile{Format: FormatYappiStat, Tool: "yappi", Clock: UnknownClock, Unit: Seconds}
	if clock, ok := a.Get(state, "_clock_type"); ok {
		name, _ := a.Str(clock)
		if known, ok := yappiClocks[name]; ok {
			p.Clock = known
		}
	}
	dropped := 0
	for _, id := range a.Items(list) {
		f, ok := yappiFunction(a, id)
		if !ok {
			dropped++
			continue
		}
		p.Total += f.Self
		p.Functions = append(p.Functions, f)
	}
	if dropped > 0 {
		p.Note(Damaged, droppedRowsText(dropped, dropped+len(p.Functions)))
	}
	if len(p.Functions) == 0 {
		p.Note(Empty, emptyText)
	}
	p.countBuiltins()
	p.sort()
	yappiChildCosts(p, a, a.Items(list))
	return p, nil
}

// countBuiltins takes the longest function as the whole run where the functions' own times do not add up to it: without
// builtins=True yappi leaves out what builtin functions take.
func (p *Profile) countBuiltins() {
	longest := 0.0
	for i := range p.Functions {
		longest = max(longest, p.Functions[i].Total)
	}
	if longest > 1.1*p.Total {
		p.Note(Limited, builtinsLeftOut)
	}
	p.Total = max(p.Total, longest)
}

// yappiEntries reads entries of an object; ok is false as soon as one is missing or of another kind.
type yappiEntries struct {
	a  *pickle.Arena
	id pickle.ID
	ok bool
}

func (e *yappiEntries) text(key int64) string {
	value, found := e.a.Entry(e.id, key)
	if !found {
		e.ok = false
		return ""
	}
	s, isText := e.a.Str(value)
	e.ok = e.ok && isText
	return clean(s)
}

func (e *yappiEntries) whole(key int64) int64 {
	value, found := e.a.Entry(e.id, key)
	if !found {
		e.ok = false
		return 0
	}
	n, isInt := e.a.Int(value)
	e.ok = e.ok && isInt && n >= 0
	return n
}

func (e *yappiEntries) seconds(key int64) float64 {
	value, found := e.a.Entry(e.id, key)
	if !found {
		e.ok = false
		return 0
	}
	x, isNumber := e.a.Number(value)
	e.ok = e.ok && isNumber && measured(x)
	return x
}

func yappiFunction(a *pickle.Arena, id pickle.ID) (f Function, ok bool) {
	e := yappiEntries{a, id, a.Kind(id) == pickle.Object}
	return Function{
		Name: e.text(yappiName), File: e.text(yappiFile), Line: int(min(e.whole(yappiLine), maxIndex)),
		Calls: e.whole(yappiCalls), Primitive: e.whole(yappiPrimitive), Self: e.seconds(yappiSelf), Total: e.seconds(yappiTotal),
		SelfSamples: -1, TotalSamples: -1, Measures: Unmeasured,
	}, e.ok
}

// yappiChildCosts reads what functions spent in those that they call. The functions stand in their final order. A function
// that ran in several threads has a number in each, but one name.
func yappiChildCosts(p *Profile, a *pickle.Arena, list []pickle.ID) {
	place := make(map[funcKey]int32, len(p.Functions))
	for i := range p.Functions {
		place[funcKey{p.Functions[i].File, p.Functions[i].Name, p.Functions[i].Line}] = int32(i)
	}
	read := 0
	for _, id := range list {
		f, ok := yappiFunction(a, id)
		children, found := a.Entry(id, yappiChildren)
		if !ok || !found || a.Kind(children) != pickle.Object || len(a.Items(children)) != 1 {
			continue
		}
		items, _ := a.Get(a.Items(children)[0], "_as_list")
		if read += len(a.Items(items)); read > mostCalls {
			return
		}
		caller := place[funcKey{f.File, f.Name, f.Line}]
		for _, child := range a.Items(items) {
			e := yappiEntries{a, child, true}
			callee, known := place[funcKey{e.text(yappiChildFile), e.text(yappiChildName), int(min(e.whole(yappiChildLine), maxIndex))}]
			c := Call{Caller: caller, Callee: callee, Calls: e.whole(yappiChildCalls), Total: e.seconds(yappiChildTotal)}
			if known && e.ok {
				p.Calls = append(p.Calls, c)
			}
		}
	}
}
