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
	yappiIndex
	yappiChildren
)

const (
	yappiChildIndex = 0
	yappiChildCalls = 1
	yappiChildTotal = 3
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
	keys, dropped := map[int64]funcKey{}, 0
	for _, id := range a.Items(list) {
		f, index, ok := yappiFunction(a, id)
		if !ok {
			dropped++
			continue
		}
		p.Total += f.Self
		p.Functions = append(p.Functions, f)
		keys[index] = funcKey{f.File, f.Name, f.Line}
	}
	if dropped > 0 {
		p.Note(Damaged, droppedRowsText(dropped, dropped+len(p.Functions)))
	}
	if len(p.Functions) == 0 {
		p.Note(Empty, emptyText)
	}
	p.countBuiltins()
	p.sort()
	yappiChildCosts(p, a, a.Items(list), keys)
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

func yappiFunction(a *pickle.Arena, id pickle.ID) (f Function, index int64, ok bool) {
	f = Function{SelfSamples: -1, TotalSamples: -1, Measures: Unmeasured}
	text := func(key int64) string {
		value, found := a.Entry(id, key)
		if !found {
			ok = false
			return ""
		}
		s, isText := a.Str(value)
		ok = ok && isText
		return clean(s)
	}
	whole := func(key int64) int64 {
		value, found := a.Entry(id, key)
		if !found {
			ok = false
			return 0
		}
		n, isInt := a.Int(value)
		ok = ok && isInt && n >= 0
		return n
	}
	seconds := func(key int64) float64 {
		value, found := a.Entry(id, key)
		if !found {
			ok = false
			return 0
		}
		x, isNumber := a.Number(value)
		ok = ok && isNumber && measured(x)
		return x
	}
	if a.Kind(id) != pickle.Object {
		return f, 0, false
	}
	ok = true
	f.Name, f.File, index = text(yappiName), text(yappiFile), whole(yappiIndex)
	f.Calls, f.Primitive = whole(yappiCalls), whole(yappiPrimitive)
	f.Self, f.Total = seconds(yappiSelf), seconds(yappiTotal)
	line := whole(yappiLine)
	f.Line = int(min(line, maxIndex))
	return f, index, ok
}

// yappiChildCosts reads what functions spent in those that they call. The functions stand in their final order.
func yappiChildCosts(p *Profile, a *pickle.Arena, list []pickle.ID, keys map[int64]funcKey) {
	place := make(map[funcKey]int32, len(p.Functions))
	for i := range p.Functions {
		place[funcKey{p.Functions[i].File, p.Functions[i].Name, p.Functions[i].Line}] = int32(i)
	}
	read := 0
	for _, id := range list {
		f, _, ok := yappiFunction(a, id)
		children, found := a.Entry(id, yappiChildren)
		if !ok || !found || a.Kind(children) != pickle.Object || len(a.Items(children)) != 1 {
			continue
		}
		items, _ := a.Get(a.Items(children)[0], "_as_list")
		if read += len(a.Items(items)); read > mostCalls {
			return
		}
		for _, child := range a.Items(items) {
			if c, ok := yappiChild(a, child, keys, place); ok {
				c.Caller = place[funcKey{f.File, f.Name, f.Line}]
				p.Calls = append(p.Calls, c)
			}
		}
	}
}

func yappiChild(a *pickle.Arena, id pickle.ID, keys map[int64]funcKey, place map[funcKey]int32) (c Call, ok bool) {
	at, okAt := a.Entry(id, yappiChildIndex)
	calls, okCalls := a.Entry(id, yappiChildCalls)
	total, okTotal := a.Entry(id, yappiChildTotal)
	if !okAt || !okCalls || !okTotal {
		return c, false
	}
	index, okIndex := a.Int(at)
	key, known := keys[index]
	c.Callee = place[key]
	c.Calls, okCalls = a.Int(calls)
	c.Total, okTotal = a.Number(total)
	return c, okIndex && known && okCalls && okTotal && c.Calls >= 0 && measured(c.Total)
}
