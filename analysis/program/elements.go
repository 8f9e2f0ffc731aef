package program

import "github.com/parahint/parahint/analysis/facts"

// pairName is the kind of tuple that items(), enumerate() and zip() of two give: Elem is the second part, Detail names
// the class of the first when that is known.
const pairName = "pair"

// pair is a tuple of two: the class of the first part, "" when nothing is known of it, and the second part.
func (p *Program) pair(first string, second Value) Value {
	return Value{Kind: ExternalInstance, Name: pairName, Detail: first, Elem: p.elem(orUnknown(second))}
}

// partOf is the part of a tuple at an index: of a pair, one of its two; of another container, its element.
func (v Value) partOf(index int32) Value {
	switch {
	case v.Kind != ExternalInstance || v.Elem == nil:
		return unknown
	case v.Name == pairName && index == 0:
		return instanceOf(v.Detail)
	case v.Name == pairName && index != 1:
		return unknown
	}
	return *v.Elem
}

// literalIndex is the index that a subscript writes out; -1 when it is something else.
func literalIndex(f *Func, items []facts.ID) int32 {
	if len(items) == 1 && f.Expr(items[0]).Kind == facts.Const {
		switch f.Text(items[0]) {
		case "0":
			return 0
		case "1":
			return 1
		}
	}
	return -1
}

// isMapping reports whether iterating over the value gives its keys, of which nothing is known.
func (p *Program) isMapping(v Value) bool { return p.IsA(v.Name, "builtins.dict") }

// elementCall is the value of a method of a container that gives its elements.
func (p *Program) elementCall(f *Func, callee Value, args []facts.ID) (Value, bool) {
	receiver := callee.elemValue()
	if receiver.Elem == nil {
		return Value{}, false
	}
	switch callee.Name {
	case "builtins.dict.values":
		return p.container("builtins.dict_values", *receiver.Elem), true
	case "builtins.dict.items":
		return p.container("builtins.dict_items", p.pair("", *receiver.Elem)), true
	case "builtins.dict.get", "builtins.dict.pop", "builtins.dict.setdefault":
		if len(args) == 2 {
			return p.join(*receiver.Elem, p.eval(f, args[1])), true
		}
		return *receiver.Elem, len(args) == 1
	case "builtins.list.pop", "builtins.set.pop", "collections.deque.pop", "collections.deque.popleft":
		return *receiver.Elem, true
	case "builtins.dict.copy", "builtins.list.copy", "builtins.set.copy", "collections.deque.copy":
		return receiver, true
	}
	return Value{}, false
}

// zipped is what zip gives: a pair for two, a tuple where all have elements of one kind.
func (p *Program) zipped(f *Func, args []facts.ID) Value {
	elems := make([]Value, 0, len(args))
	for _, a := range args {
		if k := f.Expr(a).Kind; k == facts.Keyword {
			continue
		} else if k == facts.Star || k == facts.DoubleStar {
			return unknown
		}
		elems = append(elems, orUnknown(p.iterated(p.eval(f, a))))
	}
	if len(elems) == 2 && elems[0] != elems[1] {
		first := ""
		if v := elems[0]; v.Kind == ExternalInstance && v.Elem == nil && v.Detail == "" {
			first = v.Name
		}
		return p.container("builtins.generator", p.pair(first, elems[1]))
	}
	all := Value{}
	for _, v := range elems {
		all = p.join(all, v)
	}
	return p.container("builtins.generator", p.container("builtins.tuple", orUnknown(all)))
}
